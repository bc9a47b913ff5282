//! What a person brings: licences, activities, tasks and pins, as JSON. Unknown fields are errors.

use super::day;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Everything that the engine is asked about. All credit is in hundredths.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portfolio {
    pub schema: u32,
    /// The day of the question.
    #[serde(deserialize_with = "day::one")]
    pub as_of: NaiveDate,
    #[serde(default)]
    pub person: Person,
    #[serde(default)]
    pub licences: Vec<Licence>,
    #[serde(default)]
    pub activities: Vec<Activity>,
    #[serde(default)]
    pub tasks: Vec<Task>,
    #[serde(default)]
    pub pins: Vec<Pin>,
}

/// What rules ask about the person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Person {
    pub conditions: BTreeMap<String, Answer>,
    pub birth_month: Option<u32>,
    pub birth_day: Option<u32>,
}

/// The answer to a condition; absent is unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Answer {
    Yes,
    No,
    Unknown,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Licence {
    pub id: String,
    pub rule_set: String,
    pub title: String,
    #[serde(deserialize_with = "day::one")]
    pub issued_on: NaiveDate,
    #[serde(default, deserialize_with = "day::maybe")]
    pub expires_on: Option<NaiveDate>,
    #[serde(default)]
    pub number_parity: Option<NumberParity>,
    #[serde(default)]
    pub first_renewal: FirstRenewalChoice,
    #[serde(default, deserialize_with = "day::several")]
    pub applications_received: Vec<NaiveDate>,
    #[serde(default)]
    pub carried_in: Vec<CarriedIn>,
    /// Rule id to the day it was last met, or "never".
    #[serde(default)]
    pub last_met: BTreeMap<String, LastMet>,
    #[serde(default)]
    pub bases: BTreeMap<String, i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NumberParity {
    Odd,
    Even,
}

/// Whether this cycle ends with a first renewal: worked out, or said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FirstRenewalChoice {
    #[default]
    Auto,
    Yes,
    No,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CarriedIn {
    pub hours: i64,
    #[serde(default)]
    pub topics: Vec<String>,
    #[serde(default = "one")]
    pub cycles_ago: u32,
}

/// When a duty of one time was last met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LastMet {
    Never,
    On(NaiveDate),
}

impl Serialize for LastMet {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Never => serializer.serialize_str("never"),
            Self::On(day) => day.serialize(serializer),
        }
    }
}

impl<'de> Deserialize<'de> for LastMet {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        if text == "never" {
            return Ok(Self::Never);
        }
        day::read(&text).map(Self::On).ok_or_else(|| serde::de::Error::custom("neither a date nor \"never\""))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    pub id: String,
    #[serde(default)]
    pub title: Option<String>,
    /// The boards' class of activity.
    #[serde(default = "course")]
    pub activity: String,
    #[serde(default)]
    pub delivery: Option<String>,
    #[serde(default)]
    pub providers: Vec<String>,
    #[serde(default)]
    pub categories: Vec<String>,
    #[serde(deserialize_with = "day::one")]
    pub date: NaiveDate,
    #[serde(default)]
    pub days: Vec<Day>,
    #[serde(default)]
    pub amount: Option<Amount>,
    #[serde(default)]
    pub segments: Vec<Segment>,
    #[serde(default)]
    pub status: Status,
    #[serde(default)]
    pub repeat_key: Option<String>,
    #[serde(default)]
    pub first_time: Option<bool>,
    #[serde(default)]
    pub own_practice_minutes: Option<i64>,
    #[serde(default)]
    pub group_size: Option<i64>,
    #[serde(default)]
    pub preparation_minutes: Option<i64>,
    /// Professions; empty = all.
    #[serde(default)]
    pub relevant_to: Vec<String>,
    #[serde(default)]
    pub evidence: Vec<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Day {
    #[serde(deserialize_with = "day::one")]
    pub date: NaiveDate,
    pub minutes: i64,
}

/// Minutes, or credit as stated.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub credit: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Segment {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes: Option<i64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<i64>,
    #[serde(default)]
    pub topics: Vec<String>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    #[default]
    Completed,
    Planned,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub task: String,
    #[serde(deserialize_with = "day::one")]
    pub date: NaiveDate,
    #[serde(default = "one_i64")]
    pub count: i64,
    #[serde(default)]
    pub licence: Option<String>,
}

/// "Use this in that cycle", "do not use this".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pin {
    pub activity: String,
    pub licence: String,
    pub effect: Effect,
    #[serde(default, deserialize_with = "day::maybe")]
    pub cycle: Option<NaiveDate>,
    #[serde(default)]
    pub requirement: Option<String>,
    #[serde(default)]
    pub hours: Option<i64>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    Force,
    Forbid,
}

fn one() -> u32 {
    1
}

fn one_i64() -> i64 {
    1
}

fn course() -> String {
    "course".into()
}
