//! Documents that bodies ask for: their parts in order, and the figures they look at.

use chrono::{Days, Months, NaiveDate};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Documents {
    pub schema: u32,
    /// The day on which the wishes were read, `YYYY-MM-DD`.
    pub read_on: String,
    pub document: Vec<Document>,
}

/// One document.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    pub slug: String,
    /// A body of the learning plans.
    pub body: String,
    pub title: String,
    /// How far back it begins, where the body's year has no day of its own.
    pub months: u32,
    /// Where its wishes were read.
    pub source: Option<String>,
    pub asks: Vec<String>,
    pub parts: Vec<DocumentPart>,
    /// Whether each activity is to have a reflection.
    #[serde(default)]
    pub reflection_for_each: bool,
    /// Words that the summary and the statement may have.
    pub summary_words: Option<u32>,
    pub statement_words: Option<u32>,
    /// How many activities the statement is to speak of, from the fewest to the most.
    pub statement_activities: Option<(u32, u32)>,
    /// Months without learning that are to be explained.
    pub gap_months: Option<u32>,
    pub least_kinds: Option<u32>,
    /// Minutes of supervision in each month.
    pub month_minutes: Option<u32>,
    /// In groups of up to so many, half the time counts; in larger ones a member's share.
    pub group_half_most: Option<u32>,
    /// Columns that are filled in by hand: what is not recorded here.
    #[serde(default)]
    pub by_hand: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentPart {
    Log,
    Goals,
    Reflections,
    PeerConsultation,
    Supervision,
    /// Supervision month by month.
    Months,
    Kinds,
    Gaps,
    Summary,
    Statement,
}

/// A part that is written for its document alone, and kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    Summary,
    Statement,
}

impl Written {
    pub const ALL: [Self; 2] = [Self::Summary, Self::Statement];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Statement => "statement",
        }
    }

    #[must_use]
    pub fn named(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.slug() == slug)
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Summary => "Summary of practice",
            Self::Statement => "Statement",
        }
    }

    fn part(self) -> DocumentPart {
        match self {
            Self::Summary => DocumentPart::Summary,
            Self::Statement => DocumentPart::Statement,
        }
    }
}

impl Document {
    /// The parts that are written for it, in the order in which they are asked for.
    pub fn written(&self) -> impl Iterator<Item = Written> + '_ {
        Written::ALL.into_iter().filter(|part| self.has(part.part()))
    }

    /// How many words a written part may have.
    #[must_use]
    pub fn most_words(&self, part: Written) -> Option<u32> {
        match part {
            Written::Summary => self.summary_words,
            Written::Statement => self.statement_words,
        }
    }

    /// The fewest and the most activities that a written part is to speak of; none where it is about no activity in particular.
    #[must_use]
    pub fn speaks_of(&self, part: Written) -> Option<(u32, u32)> {
        self.statement_activities.filter(|_| part == Written::Statement)
    }

    /// The first day of the period after one that begins on a day.
    #[must_use]
    pub fn next(&self, from: NaiveDate) -> NaiveDate {
        from.checked_add_months(Months::new(self.months)).unwrap_or(from)
    }

    /// The last day of a period that begins on a day.
    #[must_use]
    pub fn ends(&self, from: NaiveDate) -> NaiveDate {
        self.next(from).checked_sub_days(Days::new(1)).unwrap_or(from).max(from)
    }

    #[must_use]
    pub fn has(&self, part: DocumentPart) -> bool {
        self.parts.contains(&part)
    }

    /// Minutes of a session of supervision that count, by the body's way with groups; one to one, and where it says nothing, all.
    #[must_use]
    pub fn countable(&self, minutes: u32, group_size: Option<u32>) -> u32 {
        match (self.group_half_most, group_size) {
            (Some(half), Some(size)) if size > half => minutes / size,
            (Some(_), Some(2..)) => minutes / 2,
            _ => minutes,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn every_document_has_a_body_and_a_source_for_what_it_asks() {
        let vocabulary = Vocabulary::builtin();
        for document in &vocabulary.documents.document {
            assert!(vocabulary.plan_body(&document.body).is_some(), "{}", document.slug);
            assert!(document.asks.is_empty() || document.source.is_some(), "{}", document.slug);
            assert!(document.has(DocumentPart::Log), "{}", document.slug);
            for part in document.written() {
                assert!(Written::named(part.slug()) == Some(part) && document.slug.len() <= 40, "{}", document.slug);
            }
        }
    }

    #[test]
    fn a_group_shares_its_time() {
        let document = Vocabulary::builtin().document("bacp-log").unwrap();
        let counts = |group| document.countable(90, group);
        assert_eq!([None, Some(2), Some(4), Some(5), Some(6)].map(counts), [90, 45, 45, 18, 15]);
        assert_eq!(Vocabulary::builtin().document("plain-log").unwrap().countable(90, Some(6)), 90);
    }
}
