//! What is asked, as typed: which planned courses stay, when they would be, and a course that is only imagined.

use crate::db::activities::Facts;
use crate::web::activities::draft::Draft as Course;
use crate::web::form::{self, Problems};
use crate::web::standing::{Standing, to_activity};
use domain::credit::WhatIf;
use domain::credit::portfolio::Status;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The id of the imagined course: no activity has it.
pub const IMAGINED: Uuid = Uuid::nil();

#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Planned activities with their days as typed, and those that stay.
    pub dates: BTreeMap<String, String>,
    pub on: Vec<String>,
    /// The imagined course.
    pub title: String,
    pub kind: String,
    pub delivery: String,
    pub completed_on: String,
    pub hours: String,
    pub topic: Vec<String>,
    pub topic_hours: Vec<String>,
    pub approvals: Vec<String>,
    /// "rows": show more rows instead of answering.
    pub more: String,
}

/// A planned activity as the form shows it.
#[derive(Clone)]
pub struct Planned {
    pub id: String,
    pub title: String,
    pub date: String,
    pub on: bool,
}

impl Draft {
    /// The form as it is first shown: all as planned.
    #[must_use]
    pub fn fresh(standing: &Standing) -> Self {
        let planned = standing.portfolio.activities.iter().filter(|activity| activity.status == Status::Planned);
        let dates: BTreeMap<String, String> =
            planned.map(|activity| (activity.id.clone(), activity.date.to_string())).collect();
        Self { on: dates.keys().cloned().collect(), dates, kind: "workshop".into(), ..Self::default() }
    }

    /// The form as sent: each planned activity has a date field of its own name.
    #[must_use]
    pub fn of(pairs: Vec<(String, String)>) -> Self {
        let mut draft = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "on" => draft.on.push(value),
                "title" => draft.title = value,
                "kind" => draft.kind = value,
                "delivery" => draft.delivery = value,
                "completed_on" => draft.completed_on = value,
                "hours" => draft.hours = value,
                "topic" => draft.topic.push(value),
                "topic_hours" => draft.topic_hours.push(value),
                "approvals" => draft.approvals.push(value),
                "more" => draft.more = value,
                other => {
                    if let Some(id) = other.strip_prefix("date-") {
                        draft.dates.insert(id.to_owned(), value);
                    }
                }
            }
        }
        draft
    }

    /// The planned activities, with what was typed about them.
    #[must_use]
    pub fn planned(&self, standing: &Standing) -> Vec<Planned> {
        let mut planned: Vec<Planned> = Vec::new();
        for activity in standing.portfolio.activities.iter().filter(|activity| activity.status == Status::Planned) {
            let typed = self.dates.get(&activity.id).cloned();
            planned.push(Planned {
                id: activity.id.clone(),
                title: activity.title.clone().unwrap_or_default(),
                on: typed.is_none() || self.on.contains(&activity.id),
                date: typed.unwrap_or_else(|| activity.date.to_string()),
            });
        }
        planned.sort_by(|a, b| (&a.date, &a.title).cmp(&(&b.date, &b.title)));
        planned
    }

    /// The imagined course as the form of an activity knows it.
    #[must_use]
    pub fn course(&self) -> Course {
        Course {
            id: IMAGINED.to_string(),
            title: if self.title.trim().is_empty() { "The course you imagine".into() } else { self.title.clone() },
            kind: self.kind.clone(),
            status: "planned".into(),
            delivery: self.delivery.clone(),
            completed_on: self.completed_on.clone(),
            hours: self.hours.clone(),
            topic: self.topic.clone(),
            topic_hours: self.topic_hours.clone(),
            approvals: self.approvals.clone(),
            more: self.more.clone(),
            ..Course::default()
        }
    }

    /// Whether anything is imagined at all.
    #[must_use]
    pub fn imagines(&self) -> bool {
        [&self.title, &self.hours, &self.completed_on].iter().any(|text| !text.trim().is_empty())
    }

    /// What was typed, understood; or every problem with it.
    pub fn parse(&self, standing: &Standing) -> Result<WhatIf, Problems> {
        let mut problems = Problems::default();
        let mut what_if = WhatIf::default();
        for planned in self.planned(standing) {
            if !planned.on {
                what_if.without.insert(planned.id);
            } else if let Some(day) = problems.take(&format!("date-{}", planned.id), form::date(&planned.date)) {
                what_if.moved.insert(planned.id, day);
            }
        }
        if self.imagines() {
            let today = standing.portfolio.as_of;
            match self.course().parse(today, standing.library.vocabulary()) {
                Ok(facts) => what_if.added = Some(imagined(standing, facts)),
                Err(found) => found.summary().into_iter().for_each(|(field, problem)| problems.add(field, problem)),
            }
        }
        if problems.is_empty() { Ok(what_if) } else { Err(problems) }
    }
}

fn imagined(standing: &Standing, facts: Facts) -> domain::credit::portfolio::Activity {
    let activity = crate::db::activities::Activity { id: IMAGINED, version: 0, facts };
    to_activity(&activity, &standing.library, standing.portfolio.as_of)
}
