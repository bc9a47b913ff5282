//! Approvals as certificates print them, and what the form of an activity calls each.

use serde::Deserialize;

/// A body that approves courses or their providers.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ApprovalBody {
    /// As reading finds it.
    pub body: String,
    pub label: String,
    /// The class that rules know it by.
    pub provider: Option<String>,
    /// Rule sets whose `state_board` it is.
    #[serde(default)]
    pub rule_sets: Vec<String>,
}

/// The file of approvals.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Approvals {
    #[serde(rename = "schema")]
    _schema: u32,
    pub approval: Vec<ApprovalBody>,
}

impl ApprovalBody {
    /// The values that the form of an activity has for it.
    #[must_use]
    pub fn values(&self) -> Vec<String> {
        let own = self.rule_sets.iter().map(|set| format!("{set}/state_board"));
        self.provider.iter().cloned().chain(own).collect()
    }
}
