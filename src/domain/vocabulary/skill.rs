//! Skills for the timeline, and the one level scale for all of them.

use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skills {
    pub schema: u32,
    /// Raised when a statement or an anchor changes its meaning; stored with each rating.
    pub anchor_version: u32,
    pub half_levels: bool,
    /// From this level on, a rating of one's own alone is shown as uncorroborated.
    pub uncorroborated_from: u8,
    pub domain: Vec<SkillDomain>,
    pub skill: Vec<Skill>,
    pub level: Vec<Level>,
    pub example: Vec<Example>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SkillDomain {
    pub slug: String,
    pub label: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Skill {
    pub domain: String,
    pub slug: String,
    pub label: String,
    /// What an observer would see.
    pub statement: String,
    #[serde(default)]
    pub standalone: bool,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Level {
    pub level: u8,
    pub label: String,
    pub anchor: String,
    pub support: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Example {
    pub skill: String,
    pub anchors: Vec<String>,
}
