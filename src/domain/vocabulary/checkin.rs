//! The resilience check-in: a personal one, not a test. No total is ever made of it.

use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Checkin {
    pub schema: u32,
    pub title: String,
    pub period_days: u32,
    pub intro: String,
    pub owner_only: bool,
    pub show_total: bool,
    pub support_note: String,
    pub answer: Vec<Answer>,
    pub item: Vec<Line>,
    pub support: Vec<Support>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub value: u8,
    pub label: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Line {
    pub slug: String,
    pub label: String,
    pub text: String,
    pub heavy: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Support {
    pub item: String,
    pub at_most: Option<u8>,
    pub at_least: Option<u8>,
    pub runs: u32,
}
