//! A row of a report in words.

use super::phrase;
use crate::credit::{Requirement, State, Unit};
use crate::quantity::Credit;
use crate::rules::RuleSet;
use crate::vocabulary::Vocabulary;

/// What a row asks about: "Hours in all", "Ethics, year 2".
#[must_use]
pub fn row_heading(vocabulary: &Vocabulary, set: &RuleSet, row: &Requirement) -> String {
    let (id, year) = row.id.split_once('#').map_or((row.id.as_str(), None), |(id, year)| (id, Some(year)));
    let heading = match set.rule(id) {
        Some(rule) => phrase::heading(vocabulary, set, rule),
        None if row.kind == "total" => "Hours in all".into(),
        None => phrase::upper(&phrase::task(vocabulary, id.trim_start_matches("first-renewal:"))),
    };
    year.map_or(heading.clone(), |year| format!("{heading}, year {year}"))
}

/// How a row stands now: "4 of 6, open", "6 of 6, met", "not asked".
#[must_use]
pub fn row_state(row: Option<&Requirement>) -> String {
    let Some(row) = asked(row) else { return "not asked".into() };
    let word = match row.state {
        State::Met => "met",
        State::MetIfPlanned => "met with what is planned",
        State::Unknown => "not known yet",
        _ => "open",
    };
    format!("{} of {}, {word}", amount(row, row.counted), amount(row, row.required))
}

/// How a row would stand once all that is planned is done: "30 of 36, 6 open", "36 of 36, met".
#[must_use]
pub fn row_planned(row: Option<&Requirement>) -> String {
    let Some(row) = asked(row) else { return "not asked".into() };
    let word = match row.missing_if_planned {
        0 => "met".into(),
        missing => format!("{} open", amount(row, missing)),
    };
    format!("{} of {}, {word}", amount(row, row.with_planned), amount(row, row.required))
}

fn asked(row: Option<&Requirement>) -> Option<&Requirement> {
    row.filter(|row| row.state != State::NotApplicable)
}

fn amount(row: &Requirement, amount: i64) -> String {
    match row.unit {
        Unit::Hour => Credit(amount).to_string(),
        Unit::Count => amount.to_string(),
    }
}
