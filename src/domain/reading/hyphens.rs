//! Hyphens at a line's end: those that break a word, and those that belong to it.

/// First halves that keep their hyphen, as in `trauma-informed`.
const FIRST: &str = " trauma evidence self non post pre well co cross short long in on face to problem solution strength \
    emotion person client family group case skills full half one two three four five six part live home time \
    team work play art body mindfulness acceptance attachment compassion child parent peer test year day hour \
    minute high low late mid anti inter intra re de e text video web ";

/// Second halves that keep it, as in `client-centred`.
const SECOND: &str = " based informed focused centred centered study person paced care term led oriented related specific \
    sensitive harm disclosure compassion awareness line hour day minute credit time making life being keeping \
    setting ";

/// Whether a hyphen at a line's end only breaks a word, as in `psychoana-lytic` and not in `trauma-informed`.
pub fn is_broken(before: &str, after: &str) -> bool {
    let first = before.trim_end_matches('-').rsplit([' ', '-', '(']).next().unwrap_or("").to_lowercase();
    let second = after.split([' ', '-', ',', '.', ':', ';']).next().unwrap_or("").to_lowercase();
    !FIRST.contains(&format!(" {first} ")) && !SECOND.contains(&format!(" {second} "))
}
