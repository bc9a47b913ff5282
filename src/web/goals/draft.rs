//! The form of a goal as typed, and as understood. Without a challenge or an honest other origin it stays a draft.

use crate::db::goals::{Facts, Goal, Origin, State};
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, clinical};
use chrono::NaiveDate;
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub statement: String,
    pub challenges: Vec<String>,
    pub origin: String,
    pub origin_reason: String,
    pub success: String,
    pub practice: String,
    pub outcome: String,
    pub impact: String,
    pub benefit: String,
    pub skills: Vec<String>,
    pub activities: Vec<String>,
    pub started_on: String,
    pub review_on: String,
}

impl Draft {
    #[must_use]
    pub fn fresh(today: NaiveDate) -> Self {
        Self { id: Uuid::now_v7().to_string(), started_on: today.to_string(), ..Self::default() }
    }

    #[must_use]
    pub fn of(goal: &Goal) -> Self {
        let facts = &goal.facts;
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            id: goal.id.to_string(),
            version: goal.version.to_string(),
            statement: facts.statement.clone(),
            challenges: facts.challenges.iter().map(Uuid::to_string).collect(),
            origin: facts.origin.slug().to_owned(),
            origin_reason: text(&facts.origin_reason),
            success: text(&facts.success),
            practice: text(&facts.practice),
            outcome: text(&facts.outcome),
            impact: text(&facts.impact),
            benefit: text(&facts.benefit),
            skills: facts.skills.iter().cloned().collect(),
            activities: facts.activities.iter().map(Uuid::to_string).collect(),
            started_on: facts.started_on.to_string(),
            review_on: day(facts.review_on),
        }
    }

    /// What the guard reads.
    #[must_use]
    pub fn private(&self) -> [Private<'_>; 7] {
        [
            clinical("statement", &self.statement),
            clinical("success", &self.success),
            clinical("practice", &self.practice),
            clinical("outcome", &self.outcome),
            clinical("impact", &self.impact),
            clinical("benefit", &self.benefit),
            clinical("origin_reason", &self.origin_reason),
        ]
    }

    /// What was typed, understood; `before` keeps the state of a goal that was reached or set aside.
    pub fn parse(&self, today: NaiveDate, before: Option<&Facts>) -> Result<Facts, Problems> {
        let mut problems = Problems::default();
        let statement = problems.take("statement", form::required(&self.statement, "What you want to learn", 280));
        let ids = |list: &[String]| list.iter().filter_map(|id| id.parse::<Uuid>().ok()).collect();
        let challenges: std::collections::BTreeSet<Uuid> = ids(&self.challenges);
        let origin = Origin::parse(&self.origin).unwrap_or_default();
        let origin_reason = problems.take("origin_reason", form::optional(&self.origin_reason, 280));
        if challenges.is_empty() && origin != Origin::Challenge && origin_reason.is_none() {
            problems.add("origin_reason", "Say in a line where it comes from, since no client work prompted it.");
        }
        let started_on = problems.take("started_on", form::date(&self.started_on)).unwrap_or(today);
        let review_on = problems.take("review_on", form::date(&self.review_on));
        if review_on.is_some_and(|day| day < started_on) {
            problems.add("review_on", "That is before it starts. Choose a later day to look at it again.");
        }
        let vocabulary = Vocabulary::builtin();
        let skills = self.skills.iter().filter(|slug| vocabulary.skill(slug).is_some()).cloned().collect();
        let has_origin = !challenges.is_empty() || (origin != Origin::Challenge && origin_reason.is_some());
        let kept = before.filter(|facts| matches!(facts.state, State::Reached | State::SetAside));
        let state = match (has_origin, kept) {
            (false, _) => State::Draft,
            (true, Some(facts)) => facts.state,
            (true, None) => State::Active,
        };
        let facts = Facts {
            statement,
            success: problems.take("success", form::optional(&self.success, 500)),
            practice: problems.take("practice", form::optional(&self.practice, 500)),
            outcome: problems.take("outcome", form::optional(&self.outcome, 1000)),
            impact: problems.take("impact", form::optional(&self.impact, 1000)),
            benefit: problems.take("benefit", form::optional(&self.benefit, 1000)),
            // A challenge is the better origin where there is one.
            origin: if challenges.is_empty() { origin } else { Origin::Challenge },
            origin_reason,
            state,
            started_on,
            review_on,
            closed_on: kept.and_then(|facts| facts.closed_on),
            challenges,
            skills,
            activities: ids(&self.activities),
        };
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    fn draft() -> Draft {
        Draft { statement: "Stay curious".into(), ..Draft::fresh(today()) }
    }

    #[test]
    fn a_goal_without_challenge_or_origin_stays_a_draft() {
        assert_eq!(draft().parse(today(), None).unwrap().state, State::Draft);
        let prompted = Draft { challenges: vec![Uuid::from_u128(1).to_string()], ..draft() };
        assert_eq!(prompted.parse(today(), None).unwrap().state, State::Active);
    }

    #[test]
    fn another_origin_needs_its_reason() {
        let wish = Draft { origin: "aspiration".into(), ..draft() };
        assert!(wish.parse(today(), None).unwrap_err().of("origin_reason").is_some());
        let told = Draft { origin_reason: "I want to teach it one day.".into(), ..wish };
        assert_eq!(told.parse(today(), None).unwrap().state, State::Active);
    }

    #[test]
    fn a_goal_that_was_reached_stays_so_when_its_words_change() {
        let prompted = Draft { challenges: vec![Uuid::from_u128(1).to_string()], ..draft() };
        let before = Facts { state: State::Reached, closed_on: Some(today()), ..Facts::default() };
        assert_eq!(prompted.parse(today(), Some(&before)).unwrap().state, State::Reached);
    }
}
