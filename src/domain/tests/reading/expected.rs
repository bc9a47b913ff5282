//! Documents with what they state, and how much of it was read.

use domain::reading::{self, Activity, Status};
use std::fmt;

pub struct Document {
    pub text: String,
    /// `field: value | another right value`, `?` at the end where empty is right too.
    fields: Vec<(String, String)>,
}

pub fn documents(file: &str) -> Vec<Document> {
    file.split("\n=====\n")
        .map(|part| {
            let (text, stated) = part.split_once("\n-----\n").expect("a document and what it states");
            let field = |line: &str| {
                let (name, value) = line.split_once(": ").expect("a field and its value");
                (name.to_owned(), value.trim().to_owned())
            };
            Document {
                text: text.to_owned(),
                fields: stated.lines().filter(|line| !line.is_empty()).map(field).collect(),
            }
        })
        .collect()
}

impl Document {
    /// Whether it has to be taken for a certificate.
    pub fn is_certificate(&self) -> bool {
        self.stated("status") != Some("not_certificate")
    }

    fn stated(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }
}

#[derive(Default)]
pub struct Figures {
    documents: usize,
    stated: usize,
    right: usize,
    filled: usize,
    false_fills: usize,
    faults: Vec<String>,
}

const NAMES: [&str; 15] = [
    "attendee",
    "license",
    "title",
    "provider",
    "start",
    "completed",
    "award",
    "minutes",
    "credits",
    "topics",
    "delivery",
    "approvals",
    "certificate_id",
    "course_id",
    "instructors",
];

impl Figures {
    pub fn of(documents: &[Document]) -> Self {
        let mut figures = Self { documents: documents.len(), ..Self::default() };
        for document in documents {
            figures.count(document);
        }
        figures
    }

    fn count(&mut self, document: &Document) {
        let reading = reading::read(reading::cells_of_text(&document.text));
        let stated = |name: &str| document.stated(name);
        let first = document.text.lines().find(|line| line.len() > 8).unwrap_or("").trim();
        let wanted = if document.is_certificate() { Status::Ok } else { Status::NotCertificate };
        if reading.status != wanted {
            self.faults.push(format!("{first}: {:?}", reading.status));
        }
        let read = reading.activities.first().cloned().unwrap_or_default();
        for name in NAMES {
            let got = told(&read, name);
            let got = got.as_deref();
            self.filled += usize::from(got.is_some());
            match (stated(name), got) {
                (None, None) => {}
                (None, Some(got)) => {
                    self.false_fills += 1;
                    self.faults.push(format!("{first}: {name} filled with {got}"));
                }
                (Some(value), None) if value.ends_with('?') => {}
                (Some(value), None) => {
                    self.stated += 1;
                    self.faults.push(format!("{first}: {name} not read: {value}"));
                }
                (Some(value), Some(got)) => {
                    self.stated += 1;
                    let right = value.trim_end_matches('?').split('|').any(|right| same(right, got));
                    self.right += usize::from(right);
                    if !right {
                        self.false_fills += 1;
                        self.faults.push(format!("{first}: {name} is {got}, not {value}"));
                    }
                }
            }
        }
    }

    /// Nine of ten stated fields right, and at most two fills of a hundred false.
    #[track_caller]
    pub fn hold(&self) {
        assert!(self.right * 100 >= self.stated * 90, "{self}");
        assert!(self.false_fills * 100 <= self.filled * 2, "{self}");
    }
}

impl fmt::Display for Figures {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { documents, stated, right, filled, false_fills, faults } = self;
        writeln!(
            out,
            "{documents} documents: {right} of {stated} stated fields right, {false_fills} of {filled} fills false"
        )?;
        faults.iter().try_for_each(|fault| writeln!(out, "  {fault}"))
    }
}

fn same(one: &str, other: &str) -> bool {
    let plain = |text: &str| text.trim().to_lowercase().replace('’', "'");
    plain(one) == plain(other)
}

/// A field as the documents' files write it.
fn told(read: &Activity, name: &str) -> Option<String> {
    let list = |parts: Vec<String>| (!parts.is_empty()).then(|| parts.join("; "));
    match name {
        "attendee" => read.attendee.clone(),
        "license" => read.license_number.clone(),
        "title" => read.title.clone(),
        "provider" => read.provider.clone(),
        "start" => read.start_date.map(|day| day.to_string()),
        "completed" => read.completion_date.map(|day| day.to_string()),
        "award" => read.award.map(|award| format!("{} {}", award.amount, award.unit)),
        "minutes" => read.minutes_per_hour.clone(),
        "credits" => {
            list(read.credits.iter().map(|of| format!("{} {} {}", of.board, of.award.amount, of.award.unit)).collect())
        }
        "topics" => {
            list(read.topics.iter().map(|hours| format!("{} {}", hours.topics.join("+"), hours.amount)).collect())
        }
        "delivery" => read.delivery.map(str::to_owned),
        "approvals" => list(
            read.approvals
                .iter()
                .map(|approval| match &approval.number {
                    Some(number) => format!("{} {number}", approval.body),
                    None => approval.body.to_owned(),
                })
                .collect(),
        ),
        "certificate_id" => read.certificate_id.clone(),
        "course_id" => read.course_id.clone(),
        "instructors" => list(read.instructors.clone()),
        _ => None,
    }
}
