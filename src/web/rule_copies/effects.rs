//! What newer rules would mean for a person's licences: requirements and hours that would stand otherwise.

use crate::db::licences::Licence;
use crate::web::standing::{Standing, current, name};
use crate::web::verdict::{Told, told};
use chrono::NaiveDate;
use domain::credit::{CycleReport, State};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};

/// One licence, in the period that is open now.
pub struct Effect {
    pub licence: String,
    /// Requirement, before, after.
    pub rows: Vec<[String; 3]>,
    /// Activity, before, after, and why after.
    pub hours: Vec<[String; 4]>,
    /// What cannot be compared, in words.
    pub note: Option<String>,
}

pub fn effects(standing: &Standing, newer: &RuleSet, today: NaiveDate, english: English) -> Vec<Effect> {
    let library = standing.library.without(&newer.id);
    let report = standing.report_by(&library);
    let held = standing.licences.iter().filter(|licence| licence.held.rule_set == newer.id);
    let each = held.filter_map(|licence| {
        let (mine, before) = standing.of(licence)?;
        let title = name(mine, &licence.held.title);
        let id = licence.id.to_string();
        let after = report.licences.iter().find(|report| report.id == id).and_then(|report| current(report, today));
        let (Some(before), Some(after)) = (current(before, today), after) else {
            let note = not_counted(licence, newer);
            return Some(Effect { licence: title, rows: vec![], hours: vec![], note });
        };
        let note = (before.window != after.window).then(|| {
            format!(
                "The period would be {} to {}.",
                words::date(after.window.opens, english),
                words::date(after.window.closes, english)
            )
        });
        Some(Effect {
            licence: title,
            rows: rows((mine, before), (newer, after)),
            hours: hours(standing, (mine, before), (newer, after), today, english),
            note,
        })
    });
    each.collect()
}

fn not_counted(licence: &Licence, newer: &RuleSet) -> Option<String> {
    if newer.titles.contains(&licence.held.title) {
        return Some("The end of the period would not be known: add the date it ends.".into());
    }
    Some(format!("The newer rules no longer name {}: the license would not be counted by them.", licence.held.title))
}

fn rows((mine, before): (&RuleSet, &CycleReport), (newer, after): (&RuleSet, &CycleReport)) -> Vec<[String; 3]> {
    let mut found = Vec::new();
    for row in &before.requirements {
        let now = after.requirements.iter().find(|other| other.id == row.id);
        let (was, is) = (words::row_state(Some(row)), words::row_state(now));
        if was != is {
            found.push([words::row_heading(Vocabulary::builtin(), mine, row), was, is]);
        }
    }
    let new = after.requirements.iter().filter(|row| !before.requirements.iter().any(|other| other.id == row.id));
    found.extend(new.filter(|row| row.state != State::NotApplicable).map(|row| {
        [words::row_heading(Vocabulary::builtin(), newer, row), words::row_state(None), words::row_state(Some(row))]
    }));
    found
}

fn hours(
    standing: &Standing,
    (mine, before): (&RuleSet, &CycleReport),
    (newer, after): (&RuleSet, &CycleReport),
    today: NaiveDate,
    english: English,
) -> Vec<[String; 4]> {
    let mut found = Vec::new();
    for line in &before.ledger {
        let Some(now) = after.ledger.iter().find(|other| other.activity == line.activity) else { continue };
        let (was, is) = (told(line, before, mine, today, english), told(now, after, newer, today, english));
        if said(&was) == said(&is) && was.verdict == is.verdict {
            continue;
        }
        let title = standing.activity(&line.activity).map_or("Hours carried in", |activity| &activity.facts.title);
        found.push([title.to_owned(), said(&was), said(&is), is.why]);
    }
    found
}

fn said(told: &Told) -> String {
    format!("{} of {}", Credit(told.counts), Credit(told.earned))
}
