//! What a person can log, and the class that the boards' rules know it by.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Activities {
    pub schema: u32,
    pub board_activity: Vec<BoardActivity>,
    pub kind: Vec<Kind>,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BoardActivity {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    #[serde(default = "yes")]
    pub in_rules: bool,
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    pub slug: String,
    pub label: String,
    pub meaning: String,
    pub credit: String,
    pub evidence: String,
    /// exposure, practice or feedback; none of them moves a level.
    pub growth: Vec<String>,
    pub board_activity: String,
    pub delivery: Option<String>,
    pub credit_note: Option<String>,
    #[serde(default)]
    pub may_count_as: Vec<String>,
    pub growth_note: Option<String>,
    #[serde(default)]
    pub private: bool,
}

impl Kind {
    /// Structured teaching: what a skill's timeline marks, and what is asked about again later.
    #[must_use]
    pub fn is_training(&self) -> bool {
        matches!(self.board_activity.as_str(), "course" | "academic_course")
    }
}

fn yes() -> bool {
    true
}
