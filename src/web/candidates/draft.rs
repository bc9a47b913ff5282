//! A candidate as typed: the form of an activity, with a cost, a length and a day still to come.

use crate::db::activities::Facts;
use crate::web::activities::draft::Draft;
use crate::web::form::{self, Problems};
use chrono::NaiveDate;
use domain::vocabulary::Vocabulary;

/// What was typed, understood as a planned activity; or every problem with it.
pub fn parse(draft: &Draft, today: NaiveDate, vocabulary: &Vocabulary) -> Result<Facts, Problems> {
    let draft = Draft { status: "planned".into(), ..draft.clone() };
    let (facts, mut problems) = match draft.parse(today, vocabulary) {
        Ok(facts) => (Some(facts), Problems::default()),
        Err(problems) => (None, problems),
    };
    if form::date(&draft.completed_on).is_ok_and(|day| day.is_some_and(|day| day < today)) {
        problems.add("completed_on", "That day has passed. A plan looks ahead.");
    }
    if [&draft.hours, &draft.minutes, &draft.credit].iter().all(|text| text.trim().is_empty()) {
        problems.add("hours", "Say how long it takes, or what credit it gives.");
    }
    if draft.cost.trim().is_empty() {
        problems.add("cost", "Say what it costs; 0 when it is free.");
    }
    facts.filter(|_| problems.is_empty()).ok_or(problems)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_to_choose_from_lies_ahead_and_has_a_length_and_a_cost() {
        let today = "2026-11-23".parse().unwrap();
        let read = |draft: &Draft| parse(draft, today, Vocabulary::builtin());
        let sound = Draft {
            title: "Ethics".into(),
            completed_on: "2026-12-01".into(),
            hours: "3".into(),
            cost: "0".into(),
            ..Draft::fresh(today, true)
        };
        let facts = read(&sound).unwrap();
        assert!(facts.planned && facts.cost.is_some_and(|cost| cost.minor == 0));
        let bare = Draft { completed_on: "2026-11-22".into(), hours: String::new(), cost: " ".into(), ..sound };
        let problems = read(&bare).unwrap_err();
        for field in ["completed_on", "hours", "cost"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }
}
