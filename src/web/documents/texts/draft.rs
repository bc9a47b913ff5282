//! The form of a text as typed, and as understood.

use super::Asked;
use crate::db::document_texts::{DocumentText, Facts};
use crate::web::documents::period::Period;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, clinical};
use chrono::NaiveDate;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The longest text, in signs: twice the words that any document takes.
pub const LONGEST: usize = 20_000;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    /// The version it was read at; empty for a new one.
    pub version: String,
    pub from: String,
    pub to: String,
    pub words: String,
    /// The learning that it speaks of.
    pub activities: Vec<String>,
    /// Lines of reflections that a draft is made of.
    pub lines: Vec<String>,
    /// "draft", or empty to save.
    pub made: String,
}

impl Draft {
    #[must_use]
    pub fn fresh() -> Self {
        Self { id: Uuid::now_v7().to_string(), ..Self::default() }
    }

    #[must_use]
    pub fn of(text: &DocumentText) -> Self {
        Self {
            id: text.id.to_string(),
            version: text.version.to_string(),
            words: text.facts.words.clone(),
            activities: text.facts.activities.iter().map(Uuid::to_string).collect(),
            ..Self::default()
        }
    }

    /// The period that its hidden fields name.
    #[must_use]
    pub fn period(&self, today: NaiveDate) -> Option<Period> {
        let (from, to): (NaiveDate, NaiveDate) = (self.from.parse().ok()?, self.to.parse().ok()?);
        (from <= to && from <= today).then_some(Period { from, to: to.min(today) })
    }

    #[must_use]
    pub fn private(&self) -> [Private<'_>; 1] {
        [clinical("words", &self.words)]
    }

    /// What was typed, understood; ticks for what is not her own learning of the period are let go.
    pub fn parse(&self, asked: Asked, period: Period, own: &[Uuid]) -> Result<Facts, Problems> {
        let mut problems = Problems::default();
        let words = problems.take("words", form::required(&self.words, "A text", LONGEST));
        let ticked: BTreeSet<Uuid> = self.activities.iter().filter_map(|id| id.parse().ok()).collect();
        let facts = Facts {
            document: asked.document.slug.clone(),
            part: asked.part,
            starts_on: period.from,
            words,
            activities: own.iter().copied().filter(|id| ticked.contains(id)).collect(),
        };
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }
}
