//! The answer, as JSON out and as pages read it. All hours are in hundredths.

use super::reason::{Code, Note};
use super::required::Unit;
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug, Serialize)]
pub struct Report {
    pub schema: u32,
    pub as_of: NaiveDate,
    /// True only when proved.
    pub optimal: bool,
    pub licences: Vec<LicenceReport>,
    pub groups: Vec<GroupReport>,
    pub totals: Sums,
}

/// Closed cycles: the licence's id and the day on which the cycle ended.
pub type Closed = BTreeSet<(String, NaiveDate)>;

impl Report {
    /// Without closed cycles where a later one is open too: those are read as they were kept.
    #[must_use]
    pub fn without(mut self, closed: &Closed) -> Self {
        for licence in &mut self.licences {
            let id = licence.id.clone();
            let is_open = |cycle: &CycleReport| cycle.cycle_end.is_none_or(|end| !closed.contains(&(id.clone(), end)));
            if licence.cycles.iter().any(is_open) {
                licence.cycles.retain(is_open);
            }
        }
        self
    }
}

#[derive(Clone, Debug, Serialize)]
pub struct LicenceReport {
    pub id: String,
    pub rule_set: String,
    pub verified: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub unknowns: Vec<String>,
    pub cycles: Vec<CycleReport>,
}

#[derive(Clone, Debug, Serialize)]
pub struct CycleReport {
    pub cycle_end: Option<NaiveDate>,
    pub window: Window,
    pub deadline: Option<NaiveDate>,
    pub index: i64,
    pub first: bool,
    pub status: State,
    pub objective: Objectives,
    pub requirements: Vec<Requirement>,
    pub limits: Vec<LimitReport>,
    pub ledger: Vec<Line>,
    pub carry_out: CarryOut,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub falls_short_on: Option<Option<NaiveDate>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub falls_short_on_if_planned: Option<Option<NaiveDate>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Window {
    pub opens: NaiveDate,
    pub closes: NaiveDate,
}

/// Met, not met, or the rules (or the answers) do not say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    NotMet,
    Unknown,
    MetIfPlanned,
    Met,
    NotApplicable,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Objectives {
    pub now: Objective,
    pub with_planned: Objective,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Objective {
    pub shortfall: i64,
    pub shortfall_unknown: i64,
    pub counted: i64,
    pub carry_out: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct Requirement {
    pub id: String,
    pub kind: &'static str,
    pub unit: Unit,
    pub required: i64,
    pub counted: i64,
    pub with_planned: i64,
    pub missing: i64,
    pub missing_if_planned: i64,
    pub state: State,
    pub unknowns: Vec<String>,
    pub verified: bool,
    pub sources: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub satisfied_by: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub replaced_by: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub near_misses: Vec<NearMiss>,
}

/// Hours that count, on the topic, that cannot serve the row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct NearMiss {
    pub activity: String,
    pub hours: i64,
    pub why: Vec<&'static str>,
}

#[derive(Clone, Debug, Serialize)]
pub struct LimitReport {
    pub id: String,
    pub kind: &'static str,
    pub cap: i64,
    pub used: i64,
    pub cap_if_planned: i64,
    pub used_if_planned: i64,
}

/// One activity (or lot of hours carried in) in one cycle.
#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub activity: String,
    pub status: super::portfolio::Status,
    pub earned: i64,
    pub counted: i64,
    pub counted_if_planned: i64,
    pub outside: i64,
    pub outside_if_planned: i64,
    pub requirements: BTreeMap<String, i64>,
    pub uncounted: Vec<Uncounted>,
    pub notes: Vec<Note>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Uncounted {
    #[serde(flatten)]
    pub why: Code,
    pub hours: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct CarryOut {
    pub state: CarryState,
    pub hours: i64,
    pub hours_if_planned: i64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CarryState {
    Allowed,
    NotAllowed,
    Unknown,
}

/// Several licences of one board under one total.
#[derive(Clone, Debug, Serialize)]
pub struct GroupReport {
    pub id: String,
    pub rule: String,
    pub licences: Vec<String>,
    pub window: Window,
    pub status: State,
    pub counted: i64,
    pub counted_if_planned: i64,
    pub requirements: Vec<Requirement>,
}

#[derive(Clone, Debug, Default, Serialize)]
pub struct Sums {
    pub cycles: usize,
    pub by_status: BTreeMap<String, usize>,
    pub missing: i64,
    pub missing_if_planned: i64,
}

impl State {
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::NotMet => "not_met",
            Self::Unknown => "unknown",
            Self::MetIfPlanned => "met_if_planned",
            Self::Met => "met",
            Self::NotApplicable => "not_applicable",
        }
    }

    /// The first state that some row has, in the order of what matters most.
    #[must_use]
    pub fn of_all(states: impl Iterator<Item = Self>) -> Self {
        states.min().unwrap_or(Self::NotApplicable)
    }
}

impl Requirement {
    /// Settles the state from what is missing and what is not known.
    pub(super) fn settle(&mut self, applicable: bool) {
        self.state = if !applicable {
            State::NotApplicable
        } else if self.missing == 0 {
            State::Met
        } else if self.missing_if_planned == 0 {
            State::MetIfPlanned
        } else if !self.unknowns.is_empty() {
            State::Unknown
        } else {
            State::NotMet
        };
    }
}
