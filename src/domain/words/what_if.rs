//! What a "what if" would change, licence by licence, in plain words.

use super::number::hours;
use super::row::{row_heading, row_planned};
use crate::credit::portfolio::Portfolio;
use crate::credit::{CycleReport, Line, Report, Unit};
use crate::quantity::Credit;
use crate::rules::{Library, RuleSet};
use chrono::NaiveDate;
use serde::Serialize;

/// One licence in one period that is still open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Difference {
    pub licence: String,
    pub cycle_end: Option<NaiveDate>,
    /// "Nothing changes.", "3 hours more would be missing."
    pub lead: String,
    /// Requirement, as planned now, as it would be.
    pub rows: Vec<[String; 3]>,
    /// Course, what of it counts as planned now, what would.
    pub courses: Vec<[String; 3]>,
}

/// Licences in portfolio order, their periods by their ends.
#[must_use]
pub fn differences(before: &Report, after: &Report, changed: &Portfolio, library: &Library) -> Vec<Difference> {
    let mut found = Vec::new();
    for licence in &before.licences {
        let Some(set) = library.get(&licence.rule_set) else { continue };
        let then = after.licences.iter().find(|other| other.id == licence.id).map(|licence| licence.cycles.as_slice());
        for cycle in licence.cycles.iter().filter(|cycle| cycle.window.closes >= before.as_of) {
            let same = |other: &&CycleReport| other.cycle_end == cycle.cycle_end;
            let Some(other) = then.unwrap_or_default().iter().find(same) else { continue };
            found.push(Difference {
                licence: licence.id.clone(),
                cycle_end: cycle.cycle_end,
                lead: lead(cycle, other),
                rows: rows(set, library, cycle, other),
                courses: courses(cycle, other, changed),
            });
        }
    }
    found
}

fn missing(cycle: &CycleReport) -> i64 {
    let hours = cycle.requirements.iter().filter(|row| row.unit == Unit::Hour);
    hours.map(|row| row.missing_if_planned).max().unwrap_or(0)
}

fn lead(before: &CycleReport, after: &CycleReport) -> String {
    let open = |cycle: &CycleReport| cycle.requirements.iter().filter(|row| row.missing_if_planned > 0).count();
    let same = before.requirements.iter().zip(&after.requirements).all(|(row, other)| {
        (row.with_planned, row.missing_if_planned) == (other.with_planned, other.missing_if_planned)
    });
    match (open(before), open(after)) {
        _ if same => "Nothing changes.".into(),
        (0, 0) => "Everything would still be met.".into(),
        (_, 0) => "Everything would be met.".into(),
        (0, _) => format!("{} would be missing.", hours(Credit(missing(after)))),
        _ if missing(after) > missing(before) => {
            format!("{} would be missing, in place of {}.", hours(Credit(missing(after))), Credit(missing(before)))
        }
        _ if missing(after) < missing(before) => {
            format!(
                "{} would still be missing, in place of {}.",
                hours(Credit(missing(after))),
                Credit(missing(before))
            )
        }
        _ => format!("{} would still be missing.", hours(Credit(missing(after)))),
    }
}

fn rows(set: &RuleSet, library: &Library, before: &CycleReport, after: &CycleReport) -> Vec<[String; 3]> {
    let each = before.requirements.iter().filter_map(|row| {
        let now = after.requirements.iter().find(|other| other.id == row.id);
        let (was, is) = (row_planned(Some(row)), row_planned(now));
        (was != is).then(|| [row_heading(library.vocabulary(), set, row), was, is])
    });
    each.collect()
}

fn courses(before: &CycleReport, after: &CycleReport, changed: &Portfolio) -> Vec<[String; 3]> {
    let counts =
        |line: Option<&Line>| line.map(|line| (line.counted_if_planned + line.outside_if_planned, line.earned));
    let said = |counts: Option<(i64, i64)>| match counts {
        Some((counts, earned)) => format!("{} of {}", Credit(counts), Credit(earned)),
        None => "left out".into(),
    };
    let title = |id: &str| {
        let activity = changed.activities.iter().find(|activity| activity.id == id);
        activity.and_then(|activity| activity.title.clone())
    };
    // What is left out is named by the switch that leaves it out; its neighbours may count otherwise now.
    let each = after.ledger.iter().filter_map(|line| {
        let was = counts(before.ledger.iter().find(|other| other.activity == line.activity));
        let is = counts(Some(line));
        let was_said = was.map_or_else(|| "not there".into(), |was| said(Some(was)));
        (was != is).then(|| Some([title(&line.activity)?, was_said, said(is)]))?
    });
    each.collect()
}
