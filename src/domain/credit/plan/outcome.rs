//! The plan, as JSON out: what to buy, or what stands in the way.

use chrono::NaiveDate;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Plan {
    pub schema: u32,
    pub as_of: NaiveDate,
    pub feasible: bool,
    /// True only when proved.
    pub optimal: bool,
    #[serde(flatten)]
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Outcome {
    Buy {
        /// In cents.
        cost: i64,
        minutes: i64,
        /// The last day of what is chosen; none when nothing is needed.
        finish_on: Option<NaiveDate>,
        /// Ids, sorted.
        chosen: Vec<String>,
        tasks_remaining: Vec<Remaining>,
    },
    Blocked {
        blocking: Vec<Blocking>,
        /// What it would cost, when money alone stands in the way.
        cheapest_cost: Option<i64>,
    },
}

/// Something to do that no course does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Remaining {
    pub licence: String,
    pub requirement: String,
}

/// A row that nothing on offer meets; `licence` may be a group, and is none for the budget.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Blocking {
    pub licence: Option<String>,
    pub requirement: String,
    pub missing: i64,
}
