//! The boards' own words: deliveries, provider classes, categories, conditions and duties.

use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Deliveries {
    #[serde(rename = "schema")]
    _schema: u32,
    pub delivery: Vec<Delivery>,
}

/// How an activity reached the person.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    pub live: bool,
    pub also_called: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Providers {
    #[serde(rename = "schema")]
    _schema: u32,
    pub provider: Vec<Provider>,
}

/// Who approved an activity.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provider {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    #[serde(default)]
    pub jurisdictions: Vec<String>,
    #[serde(default)]
    pub also_called: Vec<String>,
    #[serde(default = "yes")]
    pub in_rules: bool,
    /// By rule set id, where each board means something of its own.
    #[serde(default)]
    pub board_meaning: BTreeMap<String, String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Categories {
    #[serde(rename = "schema")]
    _schema: u32,
    pub board_category: Vec<Category>,
}

/// A body's own group of activities.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub rule_set: String,
    pub slug: String,
    pub label: String,
    pub meaning: String,
    #[serde(default)]
    pub open: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Conditions {
    #[serde(rename = "schema")]
    _schema: u32,
    pub condition: Vec<Condition>,
}

/// A yes-or-no question that some rules depend on.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub slug: String,
    pub label: String,
    pub question: String,
    /// The app can work it out from this.
    pub known_from: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tasks {
    #[serde(rename = "schema")]
    _schema: u32,
    pub task: Vec<Task>,
}

/// A duty that is not hours.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Task {
    pub slug: String,
    pub label: String,
    #[serde(rename = "do")]
    pub what: String,
    pub used_as: Vec<String>,
    #[serde(default)]
    pub reflections: Vec<String>,
    #[serde(default)]
    pub board_activities: Vec<String>,
    #[serde(default)]
    pub topics: Vec<String>,
}

fn yes() -> bool {
    true
}
