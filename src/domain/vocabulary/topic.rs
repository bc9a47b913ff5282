//! What an activity was about.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topics {
    pub schema: u32,
    pub group: Vec<TopicGroup>,
    pub nbcc_area: Vec<NbccArea>,
    pub topic: Vec<Topic>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TopicGroup {
    pub slug: String,
    pub label: String,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NbccArea {
    pub code: String,
    pub label: String,
    pub checked: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Topic {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    pub group: String,
    #[serde(default)]
    pub mandated: bool,
    pub nbcc: Option<String>,
    #[serde(default)]
    pub also_called: Vec<String>,
    /// Never counted on its own: the app asks whether the activity covered that topic too.
    #[serde(default)]
    pub may_count_to: Vec<String>,
    #[serde(default)]
    pub formerly: Vec<String>,
    /// Hours on this topic count for rules on that one as well.
    pub within: Option<String>,
    #[serde(default)]
    pub catalogue: bool,
    /// Offered only to people registered there.
    #[serde(default)]
    pub jurisdictions: Vec<String>,
}
