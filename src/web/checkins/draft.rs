//! What the form of a check-in sends: a choice for each line, under the line's own name, or nothing.

use crate::db::checkins::Kept;
use crate::web::form::{self, Problems};
use chrono::NaiveDate;
use domain::growth::checkin::CheckIn;
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub checked_on: String,
    /// By the slug of the line; empty where it is left empty.
    #[serde(flatten)]
    pub answers: BTreeMap<String, String>,
}

impl Draft {
    #[must_use]
    pub fn fresh(today: NaiveDate) -> Self {
        Self { id: Uuid::now_v7().to_string(), checked_on: today.to_string(), ..Self::default() }
    }

    #[must_use]
    pub fn of(kept: &Kept) -> Self {
        let answers = kept.checkin.answers.iter().map(|(slug, answer)| (slug.clone(), answer.to_string()));
        Self {
            id: kept.id.to_string(),
            version: kept.version.to_string(),
            checked_on: kept.checkin.day.to_string(),
            answers: answers.collect(),
        }
    }

    /// What was chosen for a line, as the form has it.
    #[must_use]
    pub fn chosen(&self, slug: &str) -> &str {
        self.answers.get(slug).map_or("", String::as_str)
    }

    pub fn parse(&self, today: NaiveDate) -> Result<CheckIn, Problems> {
        let vocabulary = &Vocabulary::builtin().checkin;
        let mut problems = Problems::default();
        let mut answers = BTreeMap::new();
        for line in &vocabulary.item {
            let chosen = self.chosen(&line.slug);
            if chosen.is_empty() {
                continue;
            }
            match vocabulary.answer.iter().find(|answer| answer.value.to_string() == chosen) {
                Some(answer) => {
                    answers.insert(line.slug.clone(), answer.value);
                }
                None => problems.add(line.slug.clone(), "Choose one of these, or leave it empty."),
            }
        }
        if let Some(line) = vocabulary.item.first().filter(|_| answers.is_empty() && problems.is_empty()) {
            problems.add(line.slug.clone(), "Answer one line at least. All others may stay empty.");
        }
        let day = match form::date(&self.checked_on) {
            Ok(Some(day)) if day > today => {
                problems.add("checked_on", "That day has not come yet.");
                day
            }
            Ok(day) => day.unwrap_or(today),
            Err(problem) => {
                problems.add("checked_on", problem);
                today
            }
        };
        if problems.is_empty() { Ok(CheckIn { day, answers }) } else { Err(problems) }
    }
}
