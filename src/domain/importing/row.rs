//! One row as it would have been typed into the form, with what is wrong with it and what a person should look at.

use super::columns::{BOARD, What, fold};
use super::days::{self, Order, Read};
use super::heading::Mapping;
use super::names;
use super::rows::Row;
use super::{Options, cells};
use crate::reading::{delivery, table, topics};
use crate::typed::clock;
use crate::vocabulary::Vocabulary;
use crate::words::{self, English};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What reading needs to know beside the rows.
#[derive(Clone, Copy)]
pub struct Asked<'a> {
    pub today: NaiveDate,
    pub english: English,
    pub vocabulary: &'a Vocabulary,
    /// Approvals by the words of this person's boards.
    pub named: &'a Options,
    /// For a cost without one.
    pub currency: &'a str,
    /// A word that is on no list of ours is in the way; else it is kept with the notes.
    pub strict: bool,
}

/// The fields of the form, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Typed {
    pub title: String,
    pub kind: String,
    pub planned: bool,
    pub completed_on: String,
    pub starts_on: String,
    pub hours: String,
    pub minutes: String,
    pub credit: String,
    pub credit_unit: String,
    pub delivery: String,
    pub provider: String,
    pub approvals: Vec<String>,
    pub approval_number: String,
    pub topic: Vec<String>,
    pub topic_hours: Vec<String>,
    pub cost: String,
    pub currency: String,
    pub notes: String,
}

/// A row, read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    pub typed: Typed,
    /// Why it cannot be taken, by field.
    pub wrong: Vec<(&'static str, String)>,
    /// Why a person should look at it first.
    pub doubts: Vec<String>,
    /// It is no row of learning: a heading, a total.
    pub beside: Option<&'static str>,
}

/// Reads rows of one list. Cells repeat: what a subject or a way means is worked out once.
pub struct Reader<'a> {
    asked: Asked<'a>,
    columns: Vec<(usize, What)>,
    width: usize,
    /// The names of the columns, to know them again.
    names: Vec<String>,
    order: Option<Order>,
    /// The year that a heading above the row names.
    year: Option<i32>,
    ways: BTreeMap<String, Result<String, String>>,
    subjects: BTreeMap<String, Subjects>,
    bodies: BTreeMap<String, Bodies>,
}

type Subjects = Result<Vec<(String, String)>, String>;
type Bodies = Result<(Vec<String>, Vec<String>), String>;

impl<'a> Reader<'a> {
    #[must_use]
    pub fn new(mapping: &Mapping, rows: &[Row], asked: Asked<'a>) -> Self {
        let names = mapping.heading.and_then(|place| rows.get(place)).map(folded).unwrap_or_default();
        Self {
            names,
            asked,
            columns: mapping.read(asked.vocabulary),
            width: mapping.whats.len(),
            order: mapping.order,
            year: None,
            ways: BTreeMap::new(),
            subjects: BTreeMap::new(),
            bodies: BTreeMap::new(),
        }
    }

    fn cell<'r>(&self, row: &'r Row, what: &What) -> &'r str {
        let place = self.columns.iter().find(|(_, held)| held == what).map(|(place, _)| *place);
        place.map(|place| said(row, place)).unwrap_or_default()
    }

    /// Reads the next row; rows come in their order, since a heading tells the year of those below it.
    pub fn read(&mut self, row: &Row) -> Line {
        let mut line = Line::default();
        line.typed.title = self.cell(row, &What::Title).split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(fault) = row.fault(self.width) {
            line.wrong.push(("row", fault));
            return line;
        }
        line.beside = self.beside(row);
        if line.beside.is_some() {
            let first = row.cells.iter().map(|cell| cell.trim()).find(|cell| !cell.is_empty());
            line.typed.title = first.unwrap_or_default().to_owned();
            return line;
        }
        self.day(row, &mut line);
        self.length(row, &mut line);
        self.way(row, &mut line);
        self.about(row, &mut line);
        self.approved(row, &mut line);
        self.rest(row, &mut line);
        line
    }

    /// Rows that are no learning, and the year that a heading names.
    fn beside(&mut self, row: &Row) -> Option<&'static str> {
        if !self.names.is_empty() && folded(row) == self.names {
            return Some("It repeats the names of the columns.");
        }
        let mut filled = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty());
        let (first, second) = (filled.next().unwrap_or_default(), filled.next());
        if second.is_none() {
            let years = first.split(|sign: char| !sign.is_ascii_digit());
            let mut years =
                years.filter_map(|word| word.parse::<i32>().ok()).filter(|year| (1990..2100).contains(year));
            if let (Some(year), None) = (years.next(), years.next()) {
                self.year = Some(year);
            }
            return Some("It stands alone, as a heading does.");
        }
        let starts = |cell: &str| {
            let lower = cell.trim().to_lowercase();
            ["total", "totals", "subtotal", "sub-total", "sum", "grand total"].iter().any(|word| {
                lower.strip_prefix(word).is_some_and(|rest| !rest.starts_with(|sign: char| sign.is_alphanumeric()))
            })
        };
        // A course may be called "Total wellness"; a total has no day.
        let no_day = self.cell(row, &What::Date).is_empty() || starts(self.cell(row, &What::Date));
        (no_day && row.cells.iter().any(|cell| starts(cell))).then_some("It is a total.")
    }

    fn day(&self, row: &Row, line: &mut Line) {
        let written = self.cell(row, &What::Date);
        let first = self.cell(row, &What::StartsOn);
        match days::days(written, self.order, self.year) {
            _ if written.is_empty() => line.wrong.push(("completed_on", "It has no date.".into())),
            Read::Days(start, day) => {
                line.typed.completed_on = day.to_string();
                line.typed.starts_on = start.map(|start| start.to_string()).unwrap_or_default();
                if day > self.asked.today {
                    line.typed.planned = true;
                    line.doubts.push("Its day is still to come: it would be planned, not done.".into());
                }
            }
            Read::Open => line.wrong.push((
                "completed_on",
                format!("“{written}” may be two days. Say above whether the month or the day comes first."),
            )),
            Read::WithoutYear(Some(day)) => {
                line.typed.completed_on = day.to_string();
                line.doubts.push(format!("“{written}” names no year; {} comes from the heading above it.", year(day)));
            }
            Read::WithoutYear(None) => {
                line.wrong.push(("completed_on", format!("“{written}” names no year.")));
            }
            Read::Unreadable => {
                line.wrong.push(("completed_on", format!("“{written}” is not one day. Write it as 2027-04-30.")));
            }
        }
        if let (false, Read::Days(_, day)) = (first.is_empty(), days::days(first, self.order, self.year)) {
            line.typed.starts_on = day.to_string();
        }
        if line.typed.starts_on == line.typed.completed_on {
            line.typed.starts_on.clear();
        }
    }

    fn length(&self, row: &Row, line: &mut Line) {
        let of = |what: What| cells::length(self.cell(row, &what));
        let mut length = of(What::Hours);
        if !self.cell(row, &What::Minutes).is_empty() {
            let minutes = of(What::Minutes);
            let minutes = if minutes.minutes.is_empty() { minutes.hours } else { minutes.minutes };
            length = cells::Length { minutes, ..cells::Length::default() };
        }
        for (what, unit) in [(What::Ceus, "ceu"), (What::Credit, "hour")] {
            let stated = of(what);
            let by_itself = if stated.credit.is_empty() { &stated.hours } else { &stated.credit };
            // Where both stand there, the credit is what the certificate will say.
            if !by_itself.is_empty() {
                let unit = if stated.unit.is_empty() { unit } else { stated.unit };
                length = cells::Length { credit: in_hundredths(by_itself), unit, ..cells::Length::default() };
            } else if !stated.minutes.is_empty() {
                length = cells::Length { minutes: stated.minutes, ..cells::Length::default() };
            }
        }
        let cells::Length { hours, minutes, credit, unit } = length;
        if hours.is_empty() && minutes.is_empty() && credit.is_empty() {
            line.doubts.push("It says no hours.".into());
        }
        line.typed.credit_unit = unit.to_owned();
        (line.typed.hours, line.typed.minutes, line.typed.credit) = (hours, minutes, credit);
    }

    fn way(&mut self, row: &Row, line: &mut Line) {
        let written = self.cell(row, &What::Delivery);
        let vocabulary = self.asked.vocabulary;
        if !written.is_empty() {
            let known = self.ways.entry(written.to_owned()).or_insert_with(|| {
                names::delivery(written, vocabulary).or_else(|problem| {
                    let read = delivery::listed(written).filter(|slug| vocabulary.delivery(slug).is_some());
                    read.map(str::to_owned).ok_or(problem)
                })
            });
            match known {
                Ok(slug) => line.typed.delivery.clone_from(slug),
                Err(problem) if self.asked.strict => line.wrong.push(("delivery", problem.clone())),
                Err(_) => note(line, "How it was given", written),
            }
        }
        let kind = self.cell(row, &What::Kind);
        line.typed.kind = usual_kind(&line.typed.delivery).to_owned();
        match names::kind(kind, vocabulary) {
            _ if kind.is_empty() => {}
            Ok(kind) => line.typed.kind = kind,
            Err(problem) if self.asked.strict => line.wrong.push(("kind", problem)),
            Err(_) => note(line, "Kind", kind),
        }
    }

    fn about(&mut self, row: &Row, line: &mut Line) {
        let vocabulary = self.asked.vocabulary;
        let subject = self.cell(row, &What::Topics);
        if !subject.is_empty() {
            let known = self.subjects.entry(subject.to_owned()).or_insert_with(|| {
                names::topics(subject, vocabulary).or_else(|problem| {
                    let read = topics::of(subject);
                    let read: Vec<(String, String)> = read
                        .into_iter()
                        .filter(|slug| vocabulary.topic(slug).is_some())
                        .map(|slug| (slug.to_owned(), String::new()))
                        .collect();
                    if read.is_empty() { Err(problem) } else { Ok(read) }
                })
            });
            match known {
                Ok(topics) => {
                    for (slug, hours) in topics.clone() {
                        line.typed.topic.push(slug);
                        line.typed.topic_hours.push(hours);
                    }
                }
                Err(problem) if self.asked.strict => line.wrong.push(("topic", problem.clone())),
                Err(_) => note(line, "Subject", subject),
            }
        }
        for (place, what) in &self.columns {
            let What::TopicHours(topic) = what else { continue };
            let hours = cells::length(row.cell(*place)).hours;
            if !hours.is_empty() && clock(&hours).is_ok_and(|minutes| minutes > 0) {
                match line.typed.topic.iter().position(|known| known == topic) {
                    Some(at) => line.typed.topic_hours[at] = hours,
                    None => {
                        line.typed.topic.push(topic.clone());
                        line.typed.topic_hours.push(hours);
                    }
                }
            }
        }
    }

    fn approved(&mut self, row: &Row, line: &mut Line) {
        let written = self.cell(row, &What::Approvals);
        line.typed.approval_number = self.cell(row, &What::ApprovalNumber).to_owned();
        if written.is_empty() {
            return;
        }
        let Asked { named, vocabulary, .. } = self.asked;
        let known =
            self.bodies.entry(written.to_owned()).or_insert_with(|| names::approvals(written, named, vocabulary));
        match known {
            Ok((approvals, unlisted)) => {
                line.typed.approvals.clone_from(approvals);
                if !unlisted.is_empty() {
                    let unlisted = unlisted.join("; ");
                    note(line, names::ALSO_APPROVED_BY, &unlisted);
                }
            }
            Err(problem) if self.asked.strict => line.wrong.push(("approvals", problem.clone())),
            Err(_) => note(line, names::ALSO_APPROVED_BY, written),
        }
    }

    fn rest(&self, row: &Row, line: &mut Line) {
        line.typed.provider = self.cell(row, &What::Provider).split_whitespace().collect::<Vec<_>>().join(" ");
        for (place, what) in &self.columns {
            if *what == What::Notes && !row.cell(*place).is_empty() {
                let gap = if line.typed.notes.is_empty() { "" } else { "\n" };
                line.typed.notes = format!("{}{gap}{}", row.cell(*place), line.typed.notes);
            }
        }
        for (place, what) in &self.columns {
            if *what == What::Board && !said(row, *place).is_empty() {
                note(line, BOARD, said(row, *place));
            }
        }
        let certificate = self.cell(row, &What::CertificateId);
        if !certificate.is_empty() {
            note(line, "Certificate number", certificate);
        }
        let (cost, beside) = cells::money(self.cell(row, &What::Cost));
        let currency = self.cell(row, &What::Currency).to_uppercase();
        line.typed.currency =
            if currency.is_empty() { beside.unwrap_or(self.asked.currency).to_owned() } else { currency };
        line.typed.cost = cost;
        let told = |what: &What| table::did_not_happen(self.cell(row, what));
        if [What::Status, What::Notes, What::Title].iter().any(told) {
            line.doubts.push("It reads as if it did not take place, or not yet.".into());
        }
    }
}

/// A cell; empty where a sign in it stands for nothing.
fn said(row: &Row, place: usize) -> &str {
    let cell = row.cell(place);
    if cells::NOTHING.contains(&cell) { "" } else { cell }
}

fn folded(row: &Row) -> Vec<String> {
    row.cells.iter().map(|cell| fold(cell)).filter(|cell| !cell.is_empty()).collect()
}

/// Hours by the clock as credit: `1:30` is `1.5`.
fn in_hundredths(text: &str) -> String {
    match clock(text) {
        Ok(minutes) if text.contains(':') => crate::quantity::Credit(i64::from(minutes) * 100 / 60).to_string(),
        _ => text.to_owned(),
    }
}

fn year(day: NaiveDate) -> String {
    chrono::Datelike::year(&day).to_string()
}

/// What no field takes is kept with the notes, with the name of its column's kind.
fn note(line: &mut Line, what: &str, words: &str) {
    let gap = if line.typed.notes.is_empty() { "" } else { "\n" };
    line.typed.notes.push_str(&format!("{gap}{what}: {}", words::upper(words)));
}

/// The kind that is most often given this way.
#[must_use]
pub fn usual_kind(delivery: &str) -> &'static str {
    match delivery {
        "live_online" => "webinar_live",
        "async_online" | "self_study" => "online_course",
        _ => "workshop",
    }
}

#[cfg(test)]
mod tests;
