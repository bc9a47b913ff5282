//! A practice as typed.

use crate::db::practices::{Facts, Practice};
use crate::web::form::{self, Problems};
use chrono::NaiveDate;
use domain::growth::practice::{Difficulty, MOST_REPETITIONS};
use domain::vocabulary::Skill;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub skill: String,
    pub practised_on: String,
    pub repetitions: String,
    pub difficulty: String,
    pub with_feedback: String,
    pub note: String,
}

impl Draft {
    pub fn fresh(skill: &Skill, today: NaiveDate) -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            skill: skill.slug.clone(),
            practised_on: today.to_string(),
            repetitions: "1".into(),
            ..Self::default()
        }
    }

    pub fn of(practice: &Practice, today: NaiveDate) -> Self {
        let facts = &practice.facts;
        // Who opens a plan whose day has come, or earlier, did it: on that day, or today.
        Self {
            id: practice.id.to_string(),
            version: practice.version.to_string(),
            skill: facts.skill.clone(),
            practised_on: if facts.planned { facts.practised_on.min(today) } else { facts.practised_on }.to_string(),
            repetitions: facts.repetitions.to_string(),
            difficulty: facts.difficulty.map(Difficulty::slug).unwrap_or_default().into(),
            with_feedback: if facts.with_feedback { "yes" } else { "" }.into(),
            note: facts.note.clone().unwrap_or_default(),
        }
    }

    /// What is said; a day to come makes it a plan. Problems stand beside their fields.
    pub fn facts(&self, today: NaiveDate, problems: &mut Problems) -> Facts {
        let day = problems.take("practised_on", form::date(&self.practised_on)).unwrap_or(today);
        let repetitions = self.repetitions.trim().parse().ok().filter(|number| (1..=MOST_REPETITIONS).contains(number));
        if repetitions.is_none() {
            problems.add("repetitions", format!("Give a whole number from 1 to {MOST_REPETITIONS}."));
        }
        let difficulty = Difficulty::parse(&self.difficulty);
        if difficulty.is_none() && !self.difficulty.is_empty() {
            problems.add("difficulty", "Choose one of these.");
        }
        Facts {
            planned: day > today,
            repetitions: repetitions.unwrap_or(1),
            difficulty,
            with_feedback: !self.with_feedback.is_empty(),
            note: problems.take("note", form::optional(&self.note, 1_000)),
            ..Facts::of(&self.skill, day)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_day_to_come_is_a_plan_and_opening_it_offers_that_it_was_done() {
        let mut problems = Problems::default();
        let draft = Draft { practised_on: "2026-12-20".into(), repetitions: "1".into(), ..Draft::default() };
        let facts = draft.facts(day("2026-11-23"), &mut problems);
        assert!(facts.planned && problems.is_empty());
        let practice = Practice { id: Uuid::nil(), version: 1, facts };
        assert_eq!(Draft::of(&practice, day("2026-12-22")).practised_on, "2026-12-20");
        assert_eq!(Draft::of(&practice, day("2026-12-01")).practised_on, "2026-12-01");
    }

    #[test]
    fn what_is_no_number_of_times_is_said_beside_the_field() {
        for wrong in ["", "0", "201", "-1", "1.5", "often"] {
            let mut problems = Problems::default();
            Draft { repetitions: wrong.into(), ..Draft::default() }.facts(day("2026-11-23"), &mut problems);
            assert!(problems.of("repetitions").is_some(), "{wrong}");
        }
    }
}
