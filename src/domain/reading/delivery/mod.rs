//! How a course was given.

mod place;
mod stated;
mod words;

use super::patterns::pattern;
pub use place::names_venue;
pub use stated::read;
pub use words::all;

/// What a phrase says of it; nothing when it says nothing, or two things.
pub fn of(text: &str) -> Option<&'static str> {
    let mut kinds = all(text);
    kinds.dedup();
    match kinds[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The value of a label such as `Format`, where short words are enough.
pub fn labelled(value: &str) -> Option<&'static str> {
    parts(value).or_else(|| of(value)).or_else(|| {
        let value = value.to_lowercase();
        if all(&value).len() > 1 || words::online(&value) {
            return None;
        }
        if pattern!(r"^blended\b").is_match(&value) {
            return Some("hybrid");
        }
        // `Live` alone is said of both rooms and webinars.
        pattern!(
            r"^(?:face to face|venue|physical|residential|on[- ]?location)\b|^live\b.*\b(?:workshop|seminar)\b|\bclassroom\b|\blecture (?:hall|theatre)\b"
        )
        .is_match(&value)
        .then_some("in_person")
    })
}

/// `Two sessions by Zoom; the last at the county office`: parts given in different ways are a hybrid.
///
/// Ways to choose from (`in person or online`, `live / home study`) are none.
pub fn parts(value: &str) -> Option<&'static str> {
    if pattern!(r"\bor\b|/|\beither\b|[☐☒☑✓✔✗✘\[\]]").is_match(value) {
        return None;
    }
    let mut said: Vec<&'static str> = Vec::new();
    let mut by_screen = false;
    for part in pattern!(r"[;,+&]|\b(?:and|then|plus|followed by|et|y)\b").split(value) {
        let mut kinds = all(part);
        if kinds.is_empty() && words::online(part) {
            by_screen = true;
        } else if kinds.is_empty() && (place::visited(part) || place::attended(&part.replace(" in ", " at "))) {
            kinds.push("in_person");
        }
        said.extend(kinds);
    }
    let first = *said.first()?;
    // `Self-paced reading, home study`: two words for one way.
    if said.iter().all(|kind| ["self_study", "async_online"].contains(kind)) {
        return (said.contains(&"self_study") && said.len() > 1 && !by_screen).then_some("self_study");
    }
    // `on site in Leeds; the second day virtual`: of two ways only a room tells something else than a screen.
    if by_screen && said.contains(&"in_person") {
        return Some("hybrid");
    }
    said.iter().any(|kind| *kind != first).then_some("hybrid")
}

/// Whether words name a town and nothing else: `Saskatoon, Saskatchewan`.
pub fn names_town(text: &str) -> bool {
    place::beside_nothing(text)
}

/// As people write it in a list of their own.
pub fn listed(value: &str) -> Option<&'static str> {
    let word = value.trim().to_lowercase();
    of(value).or(match word.as_str() {
        "reading" | "book" | "journal" => Some("self_study"),
        "live" => None,
        _ => labelled(value),
    })
}
