//! Documents that bodies ask for: their parts in order, and the figures they look at.

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

impl Document {
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
