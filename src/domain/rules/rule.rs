//! One rule. A kind uses some of the keys; `check` refuses the others.

use super::rule_set::is_false;
use super::words_of_rules::*;
use crate::quantity::Credit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    pub id: String,
    pub kind: RuleKind,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_from: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub effective_to: Option<NaiveDate>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<Per>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_match: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub deliveries: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activities: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_groups: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction: Option<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<ShareOf>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_each: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub satisfies: Option<Satisfies>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steps: Vec<Step>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gives: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub for_each: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub base: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_per_month: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub remainder_activity: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after_hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_as: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_gap_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_times: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
    /// Months in hundredths: `1.5` is six weeks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window_months: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowEnd>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scope: Option<Scope>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub combined_totals: Vec<CombinedTotal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_per_profession: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inside_total: Option<bool>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub exclusive_group: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subset_of: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restrict_deliveries: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restrict_activities: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub restrict_providers: Vec<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub first_time_only: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carried_hours_count: Option<bool>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub satisfied_by_teaching: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title_must_contain: Option<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub title_or_certificate: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub named_course: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// In which cycles a rule is due, and by when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    pub frequency: Frequency,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<Deadline>,
}

/// One way to meet an `any_of`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    pub kind: RuleKind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub providers: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub task: Option<String>,
}

/// Points for a length.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Step {
    pub min_hours: Credit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_hours: Option<Credit>,
    pub points: Credit,
}

/// A total for several licences together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CombinedTotal {
    pub licences: u32,
    pub hours: Credit,
    pub months: u32,
}

impl Rule {
    /// Its share as a fraction, when it has one.
    #[must_use]
    pub fn share(&self) -> Option<(i64, i64)> {
        match (self.percent, self.fraction) {
            (Some(percent), _) => Some((i64::from(percent), 100)),
            (None, Some((part, of))) => Some((i64::from(part), i64::from(of))),
            (None, None) => None,
        }
    }

    /// Every cycle unless said.
    #[must_use]
    pub fn frequency(&self) -> Frequency {
        self.when.map_or(Frequency::EveryCycle, |when| when.frequency)
    }

    /// Whether its hours also count to the total; they do unless said.
    #[must_use]
    pub fn is_inside_total(&self) -> bool {
        self.inside_total.unwrap_or(true)
    }
}
