//! Who taught.

mod captions;
mod told;

use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{names, provider};

/// Teachers, presenters and authors by their labels, by what is said of them and by what stands below their names;
/// never the one who attended.
pub fn read(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &str,
    title: Option<&str>,
    attendee: Option<&str>,
) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let mut note = |names: Vec<String>| {
        for name in names {
            // Two that stand below each other are no third.
            let joined = people
                .iter()
                .any(|known| name.starts_with(&format!("{known} ")) || name.ends_with(&format!(" {known}")));
            // `C. Moreno` below a signature is Carla Moreno again.
            let again = people.iter().any(|known| names::is_shortened(&name, known));
            if let Some(short) = people.iter_mut().find(|known| names::is_shortened(known, &name)) {
                *short = name;
                continue;
            }
            if !people.contains(&name) && !joined && !again && Some(name.as_str()) != attendee {
                people.push(name);
            }
        }
    };
    for entry in labelled.iter().filter(|entry| entry.label == Label::Instructor) {
        let value = whole(layout, entry);
        // `Chairperson, Ann Smith` beside a teacher's line is who signs beside the teacher.
        if pattern!(r"^(?:chair(?:person|man|woman)?|secretary|president|registrar|administrator|treasurer|co-?ordinator|(?:[a-z]+ )?(?:director|manager))[,:]").is_match(&value) {
            continue;
        }
        note(names::people(&value));
        note(names::first_people(&value));
        note(column(layout, entry));
    }
    // `Delivered by` may name an organisation as well.
    for entry in
        labelled.iter().filter(|entry| entry.label == Label::Provider && entry.words.to_lowercase().ends_with(" by"))
    {
        if !provider::is_organisation(entry.value.split([':', ',']).next().unwrap_or("")) || entry.value.contains(':') {
            note(names::first_people(entry.value.rsplit(": ").next().unwrap_or("")));
        }
    }
    note(told::read(sentence));
    for block in &layout.blocks {
        // Names below each other are several.
        let each = block.lines.len() > 1 && block.lines[1..].iter().all(|line| names::person(&line.text).is_some());
        if each {
            let names = block.lines[1..].iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("; ");
            note(told::read(&format!("{} {names}", block.lines[0].text)));
        } else {
            note(told::read(&block.text));
        }
        for line in &block.lines {
            note(told::read_line(&line.text));
        }
    }
    note(captions::after_lead(layout));
    note(captions::read(layout, labelled));
    if people.is_empty() {
        let taught = |name: &String| Some(name.as_str()) != attendee;
        let below = title.and_then(|title| captions::below_title(layout, labelled, title)).filter(taught);
        people.extend(below.or_else(|| captions::signed(layout).filter(taught)));
    }
    if people.is_empty() {
        people = told::with_behind_title(sentence);
        people.retain(|name| {
            Some(name.as_str()) != attendee
                && title.is_none_or(|title| !title.contains(name.as_str()) || title.ends_with(&format!("with {name}")))
        });
    }
    // `M. Byron`, who is named in full elsewhere.
    for short in people.iter_mut().filter(|name| name.split(' ').next().is_some_and(|first| first.len() <= 2)) {
        let mut named = layout.cells.iter().filter_map(|cell| names::person(&cell.text));
        if let Some(whole) = named.find(|whole| names::is_shortened(short, whole) && Some(whole.as_str()) != attendee) {
            *short = whole;
        }
    }
    people
}

/// What someone who teaches is called.
pub(super) fn role() -> &'static regex_lite::Regex {
    pattern!(
        r"\b(?:instructor|presenter|trainer|facilitator|speaker|teacher|tutor|lecturer|author|educator|panel(?:l)?ist|discussant|resource person|conductor|docent|lead faculty|teaching artist|kaiako|kaikōrero|(?:workshop|course|seminar|group|retreat|training|programme|module|circle|lead) (?:leader|developer|writer|creator|designer)|formateur|formatrice|animateur|animatrice|facilitadora?|ponente)s?\b"
    )
}

/// People below each other under their heading, a row each.
fn column(layout: &Layout, entry: &Labelled) -> Vec<String> {
    let head = &entry.cell;
    let below = layout.cells.iter().filter(|cell| {
        cell.page == head.page && cell.foot > head.foot && (cell.left - head.left).abs() <= head.size / 2
    });
    let mut last = head;
    let mut people = Vec::new();
    for cell in below {
        let near = cell.foot - last.foot <= cell.size * 4 && (people.is_empty() || cell.size == last.size);
        let Some(name) = names::person(&cell.text).filter(|_| near && !layout.is_label(cell)) else { break };
        people.push(name);
        last = cell;
    }
    // Who stands there alone is found as the label's value.
    if people.len() >= 2 && entry.value.contains(people[0].split(' ').next().unwrap_or("")) {
        people
    } else {
        Vec::new()
    }
}

/// A value that ends with `and Dr` goes on in the line below.
fn whole(layout: &Layout, entry: &Labelled) -> String {
    let cell = &entry.cell;
    if !pattern!(r"(?:\b(?:and|dr\.?|prof\.?|professor|rev\.?|ms\.?|mr\.?)|[,;&])$").is_match(&entry.value) {
        return entry.value.clone();
    }
    let next = layout.cells.iter().find(|below| {
        let step = below.foot - cell.foot;
        below.page == cell.page && below.left == cell.left && step > 0 && step <= cell.size * 2
    });
    next.map_or_else(|| entry.value.clone(), |next| format!("{} {}", entry.value, next.text))
}
