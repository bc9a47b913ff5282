//! The boards' own words: deliveries, provider classes, categories, conditions and duties.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The file of deliveries.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deliveries {
    #[serde(rename = "schema")]
    _schema: u32,
    pub delivery: Vec<Delivery>,
}

/// How an activity reached the person.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delivery {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    pub live: bool,
    pub also_called: Vec<String>,
}

/// The file of provider classes.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Providers {
    #[serde(rename = "schema")]
    _schema: u32,
    pub provider: Vec<Provider>,
}

/// Who approved an activity.
#[derive(Clone, Debug, Serialize, Deserialize)]
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

/// The file of the bodies' own categories.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Categories {
    #[serde(rename = "schema")]
    _schema: u32,
    pub board_category: Vec<Category>,
}

/// A body's own group of activities.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Category {
    pub rule_set: String,
    pub slug: String,
    pub label: String,
    pub meaning: String,
    #[serde(default)]
    pub open: bool,
}

/// The file of conditions.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Conditions {
    #[serde(rename = "schema")]
    _schema: u32,
    pub condition: Vec<Condition>,
}

/// A yes-or-no question that some rules depend on.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    pub slug: String,
    pub label: String,
    pub question: String,
    /// The app can work it out from this.
    pub known_from: Option<String>,
}

/// The file of duties.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tasks {
    #[serde(rename = "schema")]
    _schema: u32,
    pub task: Vec<Task>,
}

/// A duty that is not hours.
#[derive(Clone, Debug, Serialize, Deserialize)]
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
