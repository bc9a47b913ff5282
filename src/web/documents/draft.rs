//! What is asked of a document: from when to when, which lines go in, and what is written for it alone.

use crate::paper::Block;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, clinical};
use chrono::{Days, Months, NaiveDate};
use domain::vocabulary::{Document, DocumentPart};
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub from: String,
    pub to: String,
    /// The lines that were ticked.
    pub words: Vec<String>,
    /// Whether supervisors are named.
    pub names: String,
    /// Written for this document, and not kept.
    pub summary: String,
    pub statement: String,
    /// "pdf", or empty to look at it first.
    pub made: String,
}

/// Both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }
}

impl Draft {
    /// The body's own year, or as far back as the document goes.
    #[must_use]
    pub fn fresh(document: &Document, today: NaiveDate) -> Self {
        let body = super::body_of(document);
        let (from, to) = match body.starts {
            Some(_) => body.year_of(today),
            None => {
                let before = today.checked_sub_months(Months::new(document.months)).unwrap_or(today);
                (before.checked_add_days(Days::new(1)).unwrap_or(before), today)
            }
        };
        Self { from: from.to_string(), to: to.min(today).to_string(), ..Self::default() }
    }

    /// The days of a fresh draft, which are always there.
    #[must_use]
    pub fn years(&self) -> Period {
        let day = |text: &str| text.parse().unwrap_or_default();
        Period { from: day(&self.from), to: day(&self.to) }
    }

    pub fn period(&self, today: NaiveDate) -> Result<Period, Problems> {
        let mut problems = Problems::default();
        let mut day = |field: &str, text: &str| match form::date(text) {
            Ok(Some(day)) => Some(day),
            Ok(None) => {
                problems.add(field, "Say which day.");
                None
            }
            Err(problem) => {
                problems.add(field, problem);
                None
            }
        };
        let (from, to) = (day("from", &self.from), day("to", &self.to));
        if let (Some(from), Some(to)) = (from, to) {
            match () {
                () if from > to => problems.add("to", "That is before it begins."),
                () if from > today => problems.add("from", "That day has not come yet."),
                () => return Ok(Period { from, to: to.min(today) }),
            }
        }
        Err(problems)
    }

    #[must_use]
    pub fn chosen(&self) -> BTreeSet<&str> {
        self.words.iter().map(String::as_str).collect()
    }

    #[must_use]
    pub fn private(&self) -> [Private<'_>; 2] {
        [clinical("summary", &self.summary), clinical("statement", &self.statement)]
    }
}

/// Words as they are counted: what stands between spaces.
#[must_use]
pub fn count(text: &str) -> u32 {
    u32::try_from(text.split_whitespace().count()).unwrap_or(u32::MAX)
}

/// "312 of at most 500 words."
#[must_use]
pub fn counted(text: &str, most: u32) -> String {
    let words = count(text);
    match words.checked_sub(most) {
        Some(over @ 1..) => format!("{words} words, {over} over the {most} that it takes."),
        _ => format!("{words} of at most {most} words."),
    }
}

/// What was written for this document alone.
pub fn own_words(heading: &str, text: &str, most: Option<u32>) -> Vec<Block> {
    let mut blocks = vec![Block::Heading(2, heading.into())];
    if text.trim().is_empty() {
        blocks.push(Block::Text("Not written yet.".into()));
    } else {
        blocks.push(Block::Text(text.trim().to_owned()));
    }
    blocks.extend(most.map(|most| Block::Fine(counted(text, most))));
    blocks
}

/// Whether a document has a field of its own for words.
#[must_use]
pub fn is_written(document: &Document) -> bool {
    document.has(DocumentPart::Summary) || document.has(DocumentPart::Statement)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::vocabulary::Vocabulary;

    #[test]
    fn words_over_the_most_are_named() {
        assert_eq!(counted(" one  two\nthree ", 3), "3 of at most 3 words.");
        assert_eq!(counted("one two three four", 3), "4 words, 1 over the 3 that it takes.");
    }

    #[test]
    fn a_document_begins_with_the_bodys_year_or_so_far_back() {
        let today = "2026-11-23".parse().unwrap();
        let from = |slug: &str| {
            let draft = Draft::fresh(Vocabulary::builtin().document(slug).unwrap(), today);
            (draft.from, draft.to)
        };
        assert_eq!(from("psyba-log"), ("2025-12-01".into(), "2026-11-23".into()));
        assert_eq!(from("hcpc-profile"), ("2024-11-24".into(), "2026-11-23".into()));
    }
}
