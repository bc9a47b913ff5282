//! What there is to type for an activity. No text that the rules rest on states the order of a portal's fields, so they stand
//! in the order of a certificate, and the page says so.

use crate::web::audit::Line;
use domain::quantity::Credit;
use domain::words::{self, English};

/// A field's name and its value.
pub type Named = (&'static str, String);

/// All fields, those that are not recorded empty.
pub fn fields(line: &Line, english: English) -> Vec<Named> {
    let hours = &line.hours;
    let facts = line.facts.as_ref();
    let topics = facts.map(|facts| {
        let each = facts.topics.iter().map(|(topic, share)| format!("{topic}: {share}"));
        each.collect::<Vec<_>>().join("; ")
    });
    vec![
        ("Title", hours.title.clone()),
        ("Kind", hours.kind.clone()),
        ("Date completed", hours.date.map(|day| typed(day, english)).unwrap_or_default()),
        ("Hours that count", Credit(hours.counts).to_string()),
        ("Length as stated", facts.and_then(|facts| facts.length.clone()).unwrap_or_default()),
        ("Topics and their hours", topics.unwrap_or_default()),
        ("How it was taken", facts.and_then(|facts| facts.way.clone()).unwrap_or_default()),
        ("Provider", facts.and_then(|facts| facts.provider.clone()).unwrap_or_default()),
        ("Approved by", facts.and_then(|facts| facts.approvals.clone()).unwrap_or_default()),
        ("Approval number", facts.and_then(|facts| facts.number.clone()).unwrap_or_default()),
    ]
}

/// A date as portals take it: figures, in the order of the place.
fn typed(day: chrono::NaiveDate, english: English) -> String {
    match english {
        English::American => day.format("%m/%d/%Y").to_string(),
        English::British => day.format("%d/%m/%Y").to_string(),
    }
}

/// "3 of 5 are in the portal."
pub fn told(done: usize, all: usize) -> String {
    match (done, all) {
        (_, 0) => "Nothing counts in this period yet.".into(),
        (done, all) if done == all => "All of them are in the portal.".into(),
        (0, 1) => "One activity to type.".into(),
        (0, all) => format!(
            "{} activities to type.",
            words::upper(&words::number(Credit(i64::try_from(all).unwrap_or(0) * 100)))
        ),
        (done, all) => format!("{done} of {all} are in the portal."),
    }
}
