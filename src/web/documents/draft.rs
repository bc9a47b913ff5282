//! What is asked of a document: from when to when, and which lines go in.

use super::period::Period;
use crate::web::form::{self, Problems};
use chrono::NaiveDate;
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
    /// "pdf", or empty to look at it first.
    pub made: String,
}

impl Draft {
    #[must_use]
    pub fn fresh(period: Period) -> Self {
        Self { from: period.from.to_string(), to: period.to.to_string(), ..Self::default() }
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
}
