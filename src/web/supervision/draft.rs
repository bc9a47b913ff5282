//! The form of a session as typed, and as understood.

use crate::db::supervision::{Facts, Kind, Links, Session};
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, clinical};
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

/// The longest session: a day.
const LONGEST: u32 = 24 * 60;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub held_on: String,
    pub kind: String,
    pub minutes: String,
    pub group_size: String,
    pub own_practice_minutes: String,
    pub delivery: String,
    pub supervisor: String,
    pub notes: String,
    pub takeaway: String,
    pub goals: Vec<String>,
    pub challenges: Vec<String>,
    pub questions: Vec<String>,
    /// Kept as learning too.
    pub keep: String,
    /// Though learning of the same kind is there on that day.
    pub another: String,
}

impl Draft {
    #[must_use]
    pub fn fresh(today: NaiveDate) -> Self {
        let (id, held_on) = (Uuid::now_v7().to_string(), today.to_string());
        Self { id, held_on, kind: Kind::default().slug().into(), minutes: "60".into(), ..Self::default() }
    }

    #[must_use]
    pub fn of(session: &Session, about: &Links) -> Self {
        let facts = &session.facts;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let ids = |ids: &std::collections::BTreeSet<Uuid>| ids.iter().map(Uuid::to_string).collect();
        Self {
            id: session.id.to_string(),
            version: session.version.to_string(),
            held_on: facts.held_on.to_string(),
            kind: facts.kind.slug().into(),
            minutes: facts.minutes.to_string(),
            group_size: number(facts.group_size),
            own_practice_minutes: number(facts.own_practice_minutes),
            delivery: text(&facts.delivery),
            supervisor: facts.supervisor.map(|id| id.to_string()).unwrap_or_default(),
            notes: text(&facts.notes),
            takeaway: text(&facts.takeaway),
            goals: ids(&about.goals),
            challenges: ids(&about.challenges),
            questions: ids(&about.questions),
            keep: if session.activity.is_some() { "on".into() } else { String::new() },
            another: String::new(),
        }
    }

    /// What the guard reads.
    #[must_use]
    pub fn private(&self) -> [Private<'_>; 2] {
        [clinical("notes", &self.notes), clinical("takeaway", &self.takeaway)]
    }

    pub fn parse(&self, today: NaiveDate) -> Result<(Facts, Links), Problems> {
        let mut problems = Problems::default();
        let held_on = problems.take("held_on", form::date(&self.held_on)).unwrap_or(today);
        if held_on > today {
            problems.add("held_on", "That day has not come yet.");
        }
        let kind = Kind::parse(&self.kind);
        if kind.is_none() {
            problems.add("kind", "Choose how it was held.");
        }
        let kind = kind.unwrap_or_default();
        let minutes = problems.take("minutes", whole(&self.minutes, 1, LONGEST)).unwrap_or_default();
        if self.minutes.trim().is_empty() {
            problems.add("minutes", "How long it was is needed, in minutes.");
        }
        let group_size = problems.take("group_size", whole(&self.group_size, 2, 100));
        let own = problems.take("own_practice_minutes", whole(&self.own_practice_minutes, 0, LONGEST));
        if own.is_some_and(|own| own > minutes) {
            problems.add("own_practice_minutes", "That is more than the whole session.");
        }
        let facts = Facts {
            held_on,
            kind,
            minutes,
            // One to one there is no group.
            group_size: group_size.filter(|_| kind != Kind::Individual),
            own_practice_minutes: own,
            delivery: Some(self.delivery.clone()).filter(|slug| ["in_person", "live_online"].contains(&slug.as_str())),
            supervisor: self.supervisor.parse().ok(),
            notes: problems.take("notes", form::optional(&self.notes, 4000)),
            takeaway: problems.take("takeaway", form::optional(&self.takeaway, 1000)),
        };
        let ids = |list: &[String]| list.iter().filter_map(|id| id.parse().ok()).collect();
        let about =
            Links { goals: ids(&self.goals), challenges: ids(&self.challenges), questions: ids(&self.questions) };
        if problems.is_empty() { Ok((facts, about)) } else { Err(problems) }
    }
}

/// A whole number within bounds; empty is none.
fn whole(text: &str, least: u32, most: u32) -> Result<Option<u32>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let fits = |number: &u32| (least..=most).contains(number);
    let number = text.parse().ok().filter(fits);
    number.map(Some).ok_or_else(|| format!("Write a whole number from {least} to {most}."))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft::fresh(today())
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn own_time_is_part_of_the_session() {
        let more = Draft { own_practice_minutes: "61".into(), ..draft() };
        assert!(more.parse(today()).unwrap_err().of("own_practice_minutes").is_some());
        let part = Draft { own_practice_minutes: "15".into(), ..draft() };
        assert_eq!(part.parse(today()).unwrap().0.own_practice_minutes, Some(15));
    }

    #[test]
    fn one_to_one_there_is_no_group() {
        let alone = Draft { group_size: "5".into(), ..draft() };
        assert_eq!(alone.parse(today()).unwrap().0.group_size, None);
        let group = Draft { kind: "group".into(), ..alone };
        assert_eq!(group.parse(today()).unwrap().0.group_size, Some(5));
    }

    #[test]
    fn a_session_has_a_length_and_a_day_that_has_come() {
        for minutes in ["", "0", "an hour", "1500"] {
            let wrong = Draft { minutes: minutes.into(), ..draft() };
            assert!(wrong.parse(today()).unwrap_err().of("minutes").is_some(), "{minutes}");
        }
        let ahead = Draft { held_on: "2026-11-24".into(), ..draft() };
        assert!(ahead.parse(today()).unwrap_err().of("held_on").is_some());
    }
}
