//! A board's rule set as its file says it: one struct a table, no key more. What each key means is in `boards/README.md`.

use super::rule::Rule;
use super::words_of_rules::*;
use crate::quantity::Credit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The rules of one board for one profession.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RuleSet {
    pub schema: u32,
    pub id: String,
    pub jurisdiction: String,
    pub profession: Profession,
    pub board: String,
    pub titles: Vec<String>,
    pub verified: bool,
    pub basis: Basis,
    /// The date of the newest source: `YYYY` or `YYYY-MM`.
    pub as_of: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub gaps: Vec<String>,
    pub cycle: CycleRule,
    pub total: Total,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub total_variant: Vec<TotalVariant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hour: Option<HourRule>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conversion: Vec<Conversion>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub carry_over: Option<CarryOver>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_renewal: Option<FirstRenewal>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub records: Option<Records>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audit: Option<Audit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rule: Vec<Rule>,
    pub source: Vec<Source>,
}

impl RuleSet {
    /// A rule by its id.
    #[must_use]
    pub fn rule(&self, id: &str) -> Option<&Rule> {
        self.rule.iter().find(|rule| rule.id == id)
    }

    /// A source by its id.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.source.iter().find(|source| source.id == id)
    }

    /// Whether a person wrote these rules down herself.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.basis == Basis::Own
    }

    /// The unit that the total is in; hours unless said.
    #[must_use]
    pub fn unit(&self) -> TotalUnit {
        self.total.unit.unwrap_or_default()
    }
}

/// How long a cycle is and from when it counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CycleRule {
    pub months: u32,
    pub anchor: Anchor,
    /// Month and day, `MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parity: Option<Parity>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<WindowRule>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// The hours' own window, when it is not the licence's term.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WindowRule {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opens: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closes: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
}

/// Hours in all; 0 where the body sets no figure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    pub hours: Credit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<TotalUnit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// Another total for some titles or under some conditions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalVariant {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub applies: Vec<String>,
    pub hours: Credit,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// What an hour is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HourRule {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_first: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_increment: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_hour_minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub other_activity_minutes: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// What one of another unit is worth here, in hours.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conversion {
    pub unit: String,
    pub hours: Credit,
    pub source: Vec<String>,
    pub verified: bool,
}

/// Which surplus goes into the next cycle. A missing table means that nobody found it said.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarryOver {
    pub allowed: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycles: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub per_title: Vec<PerTitle>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub excluded_topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_credit: Option<TopicCredit>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub general_only_topics: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerTitle {
    pub title: String,
    pub max_hours: Credit,
}

/// What the first renewal asks instead.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FirstRenewal {
    pub treatment: Treatment,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub months: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub titles: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tiers: Vec<Tier>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_hours: Option<TopicHours>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topic_per_months: Vec<TopicPerMonths>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub activity_share: Vec<ActivityShare>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub formula: Option<Formula>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fraction_per_block: Option<FractionPerBlock>,
    #[serde(default, skip_serializing_if = "is_false")]
    pub prorate_caps: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// One step of a table of first renewals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tier {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cycle_months: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub licensed_in: Option<LicensedIn>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub topic_hours: Option<TopicHours>,
}

/// Smaller topic minimums: for every topic at once, or for those named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum TopicHours {
    Every(Credit),
    Each(Vec<TopicHour>),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicHour {
    pub topic: String,
    pub hours: Credit,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicPerMonths {
    pub topic: String,
    pub hours: Credit,
    pub months: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActivityShare {
    pub activity: String,
    pub fraction: (u32, u32),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FractionPerBlock {
    pub numerator: u32,
    pub denominator: u32,
    pub block_months: u32,
}

/// How long to keep proof.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Records {
    pub years: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counted_from: Option<CountedFrom>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// Who is asked for proof, and how soon to answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Audit {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Credit>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub response_days: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_months_registered: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    pub source: Vec<String>,
    pub verified: bool,
}

/// Where a figure was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub id: String,
    pub kind: SourceKind,
    pub url: String,
    pub title: String,
    pub fact: String,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub as_of: String,
}

impl Source {
    /// Year and, where known, month.
    #[must_use]
    pub fn year_month(&self) -> (i32, Option<u32>) {
        let mut parts = self.as_of.split('-');
        let year = parts.next().and_then(|part| part.parse().ok()).unwrap_or(0);
        (year, parts.next().and_then(|part| part.parse().ok()))
    }

    /// Full years old on a day; a year alone counts from its January.
    #[must_use]
    pub fn years_old(&self, today: NaiveDate) -> i32 {
        let (year, month) = self.year_month();
        let months = |year: i32, month: u32| year * 12 + i32::try_from(month).unwrap_or(1);
        use chrono::Datelike;
        (months(today.year(), today.month()) - months(year, month.unwrap_or(1))) / 12
    }
}

pub(super) fn is_false(value: &bool) -> bool {
    !value
}
