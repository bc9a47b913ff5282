//! The line that stands out as a title does.

use super::super::dates::{self, Order};
use super::super::labels::{Label, Labelled};
use super::super::layout::{Block, Layout};
use super::super::patterns::pattern;
use super::super::{amounts, attendee, certify, kind, names, provider};
use super::{clean, is_title, names_someone};

/// The line that stands out below the name of the one who attended, or anywhere where there is no such name.
pub fn outstanding(layout: &Layout, labelled: &[Labelled], attendee: Option<&str>) -> Option<String> {
    let usual = layout.usual_size();
    let first = layout.blocks.first()?.page;
    let person = attendee.and_then(|name| {
        layout
            .blocks
            .iter()
            .find(|block| block.lines.iter().any(|line| line.text.to_lowercase().contains(&name.to_lowercase())))
    });
    let could_be = |block: &&Block| {
        let text = &block.text;
        block.page == first
            && !labelled.iter().any(|entry| asked(entry, text) || entry.value.len() > 8 && text.contains(entry.value.as_str()))
            && !layout.is_label(&block.lines[0])
            && !kind::certificate_heading(text)
            && !names_someone(text)
            && (!provider::is_plainly_organisation(text) || text.contains(": "))
            && !(text.split_whitespace().count() <= 6 && attendee::role(text) && !pattern!(r"\b(?:with|by|lead|led|supervisor|author|host|tutor|principal|professor)\b").is_match(text))
            // `Two-Hour Update` is a name.
            && amounts::find(&pattern!(r"\b[a-z0-9]+-hour\b").replace_all(text, "")).is_empty()
            && !certify::counts(text)
            && !pattern!(r"^(?:(?:staff|employee|member|learner|badge|user|record|file|order|registration) )*(?:id|no\.?|number|badge)\b").is_match(text)
            && dates::find(text, Order::MonthFirst).is_empty()
            && !pattern!(r"^(?:for|has|have|was|is|who|in|at|on|by|with|awarded|presented|granted|given|certif|this|we|participated|attended|completed|completing|attending|held|hosted|led|taught|facilitated|proudly|hereby|and)\b|@|www\.|https?:|\b(?:license|licence|registration|member(?:ship)?|no\.) ").is_match(text)
            && (3..=30).contains(&text.split_whitespace().count())
            && clean(text).is_some_and(|title| is_title(&title))
    };
    let below: Vec<&Block> = layout
        .blocks
        .iter()
        .filter(|block| person.is_none_or(|person| block.top >= person.foot - 20))
        .filter(could_be)
        .collect();
    let largest = |blocks: &[&Block]| blocks.iter().map(|block| block.size).max();
    // What heads the page gives the course, unless it says which part of it it is.
    let level = pattern!(r"\b(?:level|part|module|stage|phase|tier) (?:\d|[ivx]+\b|one\b|two\b|three\b)");
    // The title may come first and the name below it: it is set much larger then than what follows the name.
    let head = layout.blocks.iter().enumerate().filter(|(at, block)| *at > 0 || level.is_match(&block.text));
    let head = head.map(|(_, block)| block).filter(|block| person.is_some_and(|person| block.foot <= person.top + 20));
    let head: Vec<&Block> = head
        .filter(could_be)
        .filter(|block| {
            !provider::is_organisation(&block.text)
                || !provider::is_plainly_organisation(&block.text)
                    && layout.blocks.first().is_some_and(|first| provider::is_organisation(&first.text))
                || block.text.split_whitespace().count() >= 6
                || block.text.contains(':')
                || pattern!(r"\b(?:training|workshop|course|therapy|practice|level|basic|advanced)\b")
                    .is_match(&block.text)
        })
        .collect();
    let first_large = largest(&head).is_some_and(|over| over * 10 > largest(&below).unwrap_or(usual).max(usual) * 13);
    let below = if first_large { head } else { below };
    let largest = largest(&below)?;
    let found = below.iter().find(|block| block.size == largest)?;
    let stands_out = largest > usual || below.len() == 1;
    (stands_out && !provider::is_organisation(&found.text) || largest * 10 > usual * 12)
        .then(|| clean(&with_its_whole(layout, found)))
        .flatten()
}

/// `Weekend 2 of 2` is a part of what stands right above it.
fn with_its_whole(layout: &Layout, found: &Block) -> String {
    let part = pattern!(r"^(?:part|weekend|module|level|day|session|week|unit|phase|stage) (?:\w+)(?: of (?:\w+))?$");
    let above = layout.above(found.page, found.left, found.right, found.top).filter(|_| part.is_match(&found.text));
    match above.filter(|above| above.size >= found.size && found.top - above.foot < above.size * 2) {
        Some(above) => format!("{} {}", above.text, found.text),
        None => found.text.clone(),
    }
}

/// Whether a label asks for it; who attended is asked for by some labels that stand between a title and a name.
fn asked(entry: &Labelled, text: &str) -> bool {
    let someone = entry.label != Label::Attendee || names::people(&entry.value).len() == 1;
    someone && entry.value.replace('\n', " ").contains(text)
}
