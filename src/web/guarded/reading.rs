//! One field as the guard read it: what it found, which reasons were given, and what is still in the way.

use super::Reason;
use domain::guard::{Finding, Level};
use domain::quantity::Credit;
use domain::words;

/// A finding with its words, and the reason why it may stay, if one was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub finding: Finding,
    pub words: String,
    pub reason: Option<Reason>,
}

impl Found {
    /// Blocked, or asked about and not answered.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self.finding.level {
            Level::Block => true,
            Level::Warn => self.reason.is_none(),
            Level::Hint | Level::Pass => false,
        }
    }

    /// The form's name for the reason: field, kind and words, so that a reason holds for these words alone.
    #[must_use]
    pub fn question(&self, field: &str) -> String {
        format!("reason:{field}:{}:{}", self.finding.category.slug(), self.words)
    }

    /// What a press on "Use …" says: where, what stands there, and what to put in its place.
    #[must_use]
    pub fn replacement(&self, field: &str) -> Option<String> {
        let suggestion = self.finding.suggestion?;
        Some(format!("{field}|{}|{suggestion}|{}", self.finding.start, self.words))
    }
}

/// A field's text with its findings, in the order of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    pub field: String,
    pub text: String,
    pub found: Vec<Found>,
    /// A suggested wording was just put in: the form is shown again to be read.
    pub changed: bool,
}

impl Reading {
    /// What has to happen before the field can be kept, in a sentence; nothing when nothing is in the way.
    #[must_use]
    pub fn problem(&self) -> Option<String> {
        let count = |level| self.found.iter().filter(|found| found.stops() && found.finding.level == level).count();
        let things = |count: usize| {
            let number = words::number(Credit::hours(i64::try_from(count).unwrap_or(i64::MAX)));
            format!("{number} {}", if count == 1 { "thing" } else { "things" })
        };
        let said = match (count(Level::Block), count(Level::Warn)) {
            (0, 0) => return None,
            (blocks, 0) => format!("{} to change", things(blocks)),
            (0, warns) => format!("{} to change or to give a reason for", things(warns)),
            (blocks, warns) => {
                format!("{} to change, and {} to change or to give a reason for", things(blocks), things(warns))
            }
        };
        Some(format!("{} before this can be kept.", words::upper(&said)))
    }
}
