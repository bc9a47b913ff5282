//! The form of a plan as typed, and as understood.

use crate::db::learning_plans::{Facts, LearningPlan};
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, catalogue, clinical};
use chrono::NaiveDate;
use domain::vocabulary::{PlanBody, Vocabulary};
use serde::Deserialize;
use uuid::Uuid;

/// A plan is for a year or a term of some years, not for a life.
const LONGEST_DAYS: i64 = 366 * 5;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub body: String,
    pub starts_on: String,
    pub ends_on: String,
    pub basis: String,
    pub discussed_on: String,
    pub discussed_with: String,
}

impl Draft {
    /// For the year of the body that today is in.
    #[must_use]
    pub fn fresh(body: &PlanBody, today: NaiveDate) -> Self {
        let (starts, ends) = body.year_of(today);
        Self {
            id: Uuid::now_v7().to_string(),
            body: body.slug.clone(),
            starts_on: starts.to_string(),
            ends_on: ends.to_string(),
            ..Self::default()
        }
    }

    #[must_use]
    pub fn of(plan: &LearningPlan) -> Self {
        let facts = &plan.facts;
        Self {
            id: plan.id.to_string(),
            version: plan.version.to_string(),
            body: facts.body.clone(),
            starts_on: facts.starts_on.to_string(),
            ends_on: facts.ends_on.to_string(),
            basis: facts.basis.clone().unwrap_or_default(),
            discussed_on: facts.discussed_on.map(|day| day.to_string()).unwrap_or_default(),
            discussed_with: facts.discussed_with.clone().unwrap_or_default(),
        }
    }

    /// What the guard reads; a supervisor's name is normal where it is asked for.
    #[must_use]
    pub fn private(&self) -> [Private<'_>; 2] {
        [clinical("basis", &self.basis), catalogue("discussed_with", &self.discussed_with)]
    }

    pub fn parse(&self, today: NaiveDate) -> Result<Facts, Problems> {
        let mut problems = Problems::default();
        if Vocabulary::builtin().plan_body(&self.body).is_none() {
            problems.add("body", "Choose whose words the plan should use.");
        }
        let starts_on = problems.take("starts_on", form::date(&self.starts_on));
        let ends_on = problems.take("ends_on", form::date(&self.ends_on));
        for (field, day) in [("starts_on", starts_on), ("ends_on", ends_on)] {
            if day.is_none() && problems.of(field).is_none() {
                problems.add(field, "A day is needed.");
            }
        }
        if let (Some(starts), Some(ends)) = (starts_on, ends_on) {
            if ends <= starts {
                problems.add("ends_on", "That is before the plan begins. Choose a later day.");
            } else if (ends - starts).num_days() > LONGEST_DAYS {
                problems.add("ends_on", "A plan holds five years at most. Choose an earlier day.");
            }
        }
        let discussed_on = problems.take("discussed_on", form::date(&self.discussed_on));
        if discussed_on.is_some_and(|day| day > today) {
            problems.add("discussed_on", "That day has not come yet.");
        }
        let basis = problems.take("basis", form::optional(&self.basis, 4000));
        let discussed_with = problems.take("discussed_with", form::optional(&self.discussed_with, 120));
        match (starts_on, ends_on) {
            (Some(starts_on), Some(ends_on)) if problems.is_empty() => {
                Ok(Facts { body: self.body.clone(), starts_on, ends_on, basis, discussed_on, discussed_with })
            }
            _ => Err(problems),
        }
    }
}
