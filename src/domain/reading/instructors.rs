//! Who taught.

use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{names, provider};

/// Teachers, presenters and authors by their labels and by what is said of them; never the one who attended.
pub fn read(layout: &Layout, labelled: &[Labelled], sentence: &str, attendee: Option<&str>) -> Vec<String> {
    let mut people: Vec<String> = Vec::new();
    let mut note = |names: Vec<String>| {
        for name in names {
            if !people.contains(&name) && Some(name.as_str()) != attendee {
                people.push(name);
            }
        }
    };
    for entry in labelled.iter().filter(|entry| entry.label == Label::Instructor) {
        note(names::people(&entry.value));
    }
    let by = pattern!(
        r"\b(?:presented|(?:taught|led|facilitated|delivered)(?: [^\n.;]{0,40}?)??|instructed|given|animée?|presentado|conducted|under the (?:instruction|guidance|direction|leadership)) (?:by|of|par|por):?\s+((?:(?-i:\b[A-Z]\.)|\b(?:dr|prof)\.|[^\n.;])*)|(?:\b(?:instructor|presenter|trainer|facilitator|speaker):?|(?:^|\n)(?:with|by))\s+((?-i:[A-Z])[^\n;]*)"
    );
    for text in std::iter::once(sentence)
        .chain(layout.blocks.iter().map(|block| block.text.as_str()).filter(|text| text.chars().count() < 160))
    {
        for caught in by.captures_iter(text) {
            let Some(found) = caught.get(1).or_else(|| caught.get(2)) else { continue };
            let found = pattern!(r",? (?:on|at|in|from|held|via|comprising|for) |,? and (?:passed|comprised|was)\b|, (?:january|february|march|april|may|june|july|august|september|october|november|december)\b").split(found.as_str()).next().unwrap_or("").to_owned();
            if !provider::is_organisation(&found) {
                note(names::people(&found));
            }
        }
    }
    people
}
