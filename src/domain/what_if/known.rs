//! What a page has to know so that a browser can answer without asking the server: one person's records and rules.

use super::{Answer, Asked, Planned, answers};
use crate::credit::{Closed, Portfolio, Report, assess};
use crate::rules::{Library, RuleSet};
use crate::vocabulary::Vocabulary;
use crate::words::English;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Known {
    pub portfolio: Portfolio,
    /// Periods that are closed: read as they were kept.
    pub closed: Closed,
    /// The rules that her licences are counted by.
    pub sets: Vec<RuleSet>,
    pub vocabulary: Vocabulary,
    /// What each licence is called, by its id.
    pub names: BTreeMap<String, String>,
    pub english: English,
}

/// Answers any number of questions about the same records.
#[derive(Debug)]
pub struct Engine {
    portfolio: Portfolio,
    library: Library,
    names: BTreeMap<String, String>,
    english: English,
    before: Report,
}

impl Engine {
    #[must_use]
    pub fn new(known: Known) -> Self {
        let Known { portfolio, closed, sets, vocabulary, names, english } = known;
        let library = Library::of(sets, vocabulary);
        let before = assess(&portfolio, &library).without(&closed);
        Self { portfolio, library, names, english, before }
    }

    /// The courses that a question may switch off or move, as they are planned.
    #[must_use]
    pub fn planned(&self) -> Vec<Planned> {
        Asked::default().planned(&self.portfolio)
    }

    /// What would change, or every problem with what was typed.
    pub fn answer(&self, asked: &Asked) -> Result<Vec<Answer>, Vec<(String, String)>> {
        let what_if = asked.parse(&self.portfolio, self.library.vocabulary())?;
        Ok(answers(&what_if, (&self.before, &self.portfolio), &self.library, &self.names, self.english))
    }
}
