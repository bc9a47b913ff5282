//! "What if": the same portfolio with planned learning left out, moved or added. What is done stays as it was done.

use super::portfolio::{Activity, Portfolio, Status};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What would be otherwise. Ids are those of planned activities; others change nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct WhatIf {
    pub without: BTreeSet<String>,
    pub moved: BTreeMap<String, NaiveDate>,
    /// An imagined course.
    pub added: Option<Activity>,
}

impl WhatIf {
    /// The portfolio as it would be.
    #[must_use]
    pub fn of(&self, portfolio: &Portfolio) -> Portfolio {
        let mut changed = portfolio.clone();
        let is_planned = |activity: &Activity| activity.status == Status::Planned;
        changed.activities.retain(|activity| !(is_planned(activity) && self.without.contains(&activity.id)));
        for activity in changed.activities.iter_mut().filter(|activity| is_planned(activity)) {
            if let Some(day) = self.moved.get(&activity.id) {
                move_to(activity, *day);
            }
        }
        // A pin on what is not there is nobody's.
        changed.pins.retain(|pin| !self.without.contains(&pin.activity));
        changed.activities.extend(self.added.clone().map(|added| Activity { status: Status::Planned, ..added }));
        changed
    }
}

/// Moves the last day, and days before it with it.
fn move_to(activity: &mut Activity, day: NaiveDate) {
    let by = day - activity.date;
    for part in &mut activity.days {
        part.date = part.date.checked_add_signed(by).unwrap_or(day);
    }
    activity.date = day;
}
