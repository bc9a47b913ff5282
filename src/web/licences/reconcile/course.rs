//! A course as it is compared: one that is held, or one of a transcript, which may tell it in several rows.

use crate::db::activities::{Activity, Amount};
use crate::web::activities::draft::Draft;
use crate::web::imports::look::Around;
use chrono::NaiveDate;
use domain::importing::same::title_words;
use domain::importing::{Asked, Known, Mapping, Reader, Row};
use std::collections::HashMap;
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct Course {
    /// The activity that it is here.
    pub id: Option<Uuid>,
    pub title: String,
    pub provider: String,
    pub starts_on: Option<NaiveDate>,
    pub on: NaiveDate,
    /// Hundredths of its unit.
    pub length: Option<(i64, String)>,
    pub number: Option<String>,
    /// The places of its rows in the transcript.
    pub rows: Vec<usize>,
    /// "Line 5"
    pub called: String,
}

impl Course {
    /// What was done: what is planned stands in no transcript yet.
    pub fn held(activity: &Activity) -> Option<Self> {
        let facts = &activity.facts;
        (!facts.planned).then(|| Self {
            id: Some(activity.id),
            title: facts.title.clone(),
            provider: facts.provider.clone().unwrap_or_default(),
            starts_on: facts.starts_on,
            on: facts.completed_on,
            length: facts.amount.as_ref().map(Amount::told),
            number: facts.approval_number.clone(),
            rows: vec![],
            called: String::new(),
        })
    }

    pub fn known(&self) -> Known {
        Known::new(&self.title, self.starts_on, self.on, self.length.clone())
    }
}

/// The courses of a list, and rows that could not be read, with why. Rows of one title and day are one course: boards write
/// a line for each subject.
pub fn of_list(rows: &[Row], mapping: &Mapping, around: &Around) -> (Vec<Course>, Vec<(String, String)>) {
    let vocabulary = around.library.vocabulary();
    let (today, english, named) = (around.today, around.english, &around.named);
    let asked = Asked { today, english, vocabulary, named, currency: "USD", strict: false };
    let mut reader = Reader::new(mapping, rows, asked);
    let (mut courses, mut unread): (Vec<Course>, Vec<(String, String)>) = Default::default();
    let mut places: HashMap<(Vec<String>, NaiveDate), usize> = HashMap::new();
    for (place, row) in rows.iter().enumerate().skip(mapping.heading.map_or(0, |place| place + 1)) {
        let line = reader.read(row);
        if line.beside.is_some() {
            continue;
        }
        let called = format!("Line {}", row.line);
        let facts = match Draft::from(line.typed).parse(today, vocabulary) {
            Ok(facts) if line.wrong.is_empty() => facts,
            parsed => {
                let mut why: Vec<String> = line.wrong.into_iter().map(|(_, why)| why).collect();
                if why.is_empty() {
                    let problems = parsed.err().map(|problems| problems.summary()).unwrap_or_default();
                    why = problems.into_iter().map(|(_, problem)| problem).collect();
                }
                unread.push((called, why.join(" ")));
                continue;
            }
        };
        let key = (title_words(&facts.title).into_iter().collect(), facts.completed_on);
        let length = facts.amount.as_ref().map(Amount::told);
        if let Some(course) = places.get(&key).and_then(|place| courses.get_mut(*place)) {
            course.rows.push(place);
            course.length = match (course.length.take(), length) {
                (Some((one, unit)), Some((two, other))) if unit == other => Some((one + two, unit)),
                (before, after) => before.or(after),
            };
            continue;
        }
        places.insert(key, courses.len());
        courses.push(Course {
            id: None,
            title: facts.title,
            provider: facts.provider.unwrap_or_default(),
            starts_on: facts.starts_on,
            on: facts.completed_on,
            length,
            number: facts.approval_number,
            rows: vec![place],
            called,
        });
    }
    (courses, unread)
}
