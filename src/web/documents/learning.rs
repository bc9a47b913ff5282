//! The log of a period, and of which types its learning was.

use super::records::Records;
use crate::db::activities::{Activity, Amount};
use crate::paper::{Block, Column, Table};
use crate::web::activities::{approval, as_stated};
use domain::typed::hours_of;
use domain::vocabulary::{Document, Vocabulary};
use domain::words::{self, English};
use std::collections::{BTreeMap, BTreeSet};

fn kind(activity: &Activity) -> String {
    let slug = &activity.facts.kind;
    Vocabulary::builtin().kind(slug).map_or_else(|| slug.clone(), |kind| kind.label.clone())
}

fn length(amount: Option<&Amount>) -> String {
    match amount {
        Some(Amount::Minutes(minutes)) => hours_of(*minutes),
        Some(Amount::Credit { hundredths, unit }) => as_stated(*hundredths, unit),
        None => "not given".into(),
    }
}

/// "Ethics at Dawn, workshop, March 1, 2026"
#[must_use]
pub fn line(activity: &Activity, english: English) -> String {
    let facts = &activity.facts;
    format!("{}, {}, {}", facts.title, words::lower(&kind(activity)), words::date(facts.completed_on, english))
}

/// Title, kind and topics, then who gave and who approved it: a line each.
fn what(activity: &Activity) -> String {
    let (facts, vocabulary) = (&activity.facts, Vocabulary::builtin());
    let mut text = format!("{}\n{}", facts.title, kind(activity));
    if let Some(provider) = &facts.provider {
        text.push_str(&format!(", by {provider}"));
    }
    let topics: Vec<String> = facts
        .segments
        .iter()
        .flat_map(|part| &part.topics)
        .map(|slug| words::phrase::topic(vocabulary, slug))
        .collect();
    if !topics.is_empty() {
        text.push_str(&format!("\nAbout {}", words::and(&topics)));
    }
    if !facts.approvals.is_empty() {
        let names: Vec<String> = facts.approvals.iter().map(|slug| approval(vocabulary, slug)).collect();
        text.push_str(&format!("\nApproved: {}", words::and(&names)));
    }
    text
}

pub fn log(document: &Document, records: &Records, chosen: &BTreeSet<&str>, english: English) -> Vec<Block> {
    let heading = Block::Heading(2, "What I did".into());
    if records.learning.is_empty() {
        return vec![heading, Block::Text("Nothing is recorded for this time.".into())];
    }
    let mut columns = vec![Column::words("Date", 4), Column::words("Activity", 12), Column::number("Hours", 4)];
    if document.reflection_for_each {
        columns.push(Column::words("Reflection", 5));
    }
    columns.extend(document.by_hand.iter().map(|head| Column::words(head, 5)));
    let rows = records.learning.iter().map(|activity| {
        let facts = &activity.facts;
        let mut row =
            vec![words::short_date(facts.completed_on, english), what(activity), length(facts.amount.as_ref())];
        if document.reflection_for_each {
            row.push(reflected(records, activity, chosen).into());
        }
        row.extend(document.by_hand.iter().map(|_| "________".to_owned()));
        row
    });
    let minutes: u32 = records
        .learning
        .iter()
        .filter_map(|activity| match activity.facts.amount {
            Some(Amount::Minutes(minutes)) => Some(minutes),
            _ => None,
        })
        .sum();
    let mut totals = vec!["In all, by the clock".to_owned(), String::new(), hours_of(minutes)];
    totals.resize(columns.len(), String::new());
    let table = Table { caption: "Oldest first".into(), columns, rows: rows.collect(), totals: Some(totals) };
    let mut blocks = vec![heading, Block::Table(table)];
    if !document.by_hand.is_empty() {
        blocks.push(Block::Fine(format!(
            "Not recorded here, to be filled in by hand: {}.",
            words::lower(&words::and(&document.by_hand))
        )));
    }
    blocks
}

fn reflected(records: &Records, activity: &Activity, chosen: &BTreeSet<&str>) -> &'static str {
    let mut own = records.reflections.iter().filter(|one| one.facts.about.activity == Some(activity.id)).peekable();
    if own.peek().is_none() {
        return "not written yet";
    }
    let shown = own.any(|one| chosen.iter().any(|key| key.starts_with(&format!("reflection-{}-", one.id))));
    if shown { "below" } else { "written, not in this document" }
}

pub fn kinds(document: &Document, records: &Records) -> Vec<Block> {
    let mut counts: BTreeMap<String, i64> = BTreeMap::new();
    for activity in &records.learning {
        *counts.entry(kind(activity)).or_default() += 1;
    }
    let lines: Vec<String> = counts.iter().map(|(kind, count)| format!("{kind}: {count}")).collect();
    let held = words::count(i64::try_from(lines.len()).unwrap_or(i64::MAX), "type of learning", "types of learning");
    let told = match document.least_kinds {
        Some(least) => format!("{held}; at least {least} are asked."),
        None => format!("{held}."),
    };
    vec![Block::Heading(2, "Types of learning".into()), Block::Text(words::upper(&told)), Block::List(lines)]
}
