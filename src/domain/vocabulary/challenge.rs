//! Patterns in the work, told from the therapist's side; never a person.

use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenges {
    pub schema: u32,
    pub category: Vec<ChallengeCategory>,
    pub challenge: Vec<Challenge>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ChallengeCategory {
    pub slug: String,
    pub label: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    pub category: String,
    pub slug: String,
    pub label: String,
    pub meaning: String,
    /// "Often answered by": a suggestion, not a recommendation of treatment.
    pub topics: Vec<String>,
    pub skills: Vec<String>,
    pub basis: Vec<Basis>,
}

/// Why topics and skills are suggested.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Basis {
    pub kind: String,
    #[serde(rename = "ref")]
    pub reference: String,
    pub checked: bool,
}
