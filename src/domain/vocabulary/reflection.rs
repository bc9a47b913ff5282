//! Forms of reflection and their prompts, in order.

use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reflections {
    pub schema: u32,
    pub closing: Prompt,
    pub form: Vec<Form>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Form {
    pub slug: String,
    pub label: String,
    #[serde(rename = "for")]
    pub purpose: String,
    pub minutes: Option<u32>,
    pub prompts: Vec<Prompt>,
    pub model: Option<String>,
    pub notice: Option<String>,
    #[serde(default)]
    pub repeat_days: Vec<u32>,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Prompt {
    pub slug: String,
    pub text: String,
    pub when: Option<String>,
}
