//! What could be bought, as JSON: strict, with the path of the first fault.

use crate::credit::check::{MOST, PortfolioError, check_activity, fault, range, read};
use crate::credit::day;
use crate::credit::portfolio::{Activity, Portfolio, Status};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;
use std::collections::BTreeSet;

/// The question: for which licences, until when, for how much, out of what.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalogue {
    pub choices: Choices,
    pub unknowns: Unknowns,
    pub candidates: Vec<Candidate>,
}

/// What may be said beside the catalogue, and then stands instead of what it says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// In cents.
    pub budget: Option<i64>,
    /// The last day on which a candidate may be completed.
    pub by: Option<NaiveDate>,
    /// Ids of licences; none = all.
    pub licences: Option<Vec<String>>,
}

/// Whether rows of which something is not known have to be met.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unknowns {
    #[default]
    Due,
    Ignore,
}

/// An activity that is bought whole or not at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// As it would stand in the portfolio: planned.
    pub activity: Activity,
    /// In cents.
    pub cost: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    schema: u32,
    #[serde(default)]
    budget: Option<i64>,
    #[serde(default, deserialize_with = "day::maybe")]
    by: Option<NaiveDate>,
    #[serde(default)]
    licences: Option<Vec<String>>,
    #[serde(default)]
    unknowns: Unknowns,
    candidates: Vec<Value>,
}

/// Reads and checks a catalogue for a checked portfolio; choices that are given stand instead of the catalogue's own.
pub fn parse_catalogue(json: &str, given: Choices, portfolio: &Portfolio) -> Result<Catalogue, PortfolioError> {
    let written: Written = read(json)?;
    if written.schema != 1 {
        return fault("schema", "must be 1");
    }
    let choices = Choices {
        budget: given.budget.or(written.budget),
        by: given.by.or(written.by),
        licences: given.licences.or(written.licences),
    };
    range("budget", choices.budget, 0, MOST)?;
    for (index, id) in choices.licences.iter().flatten().enumerate() {
        if !portfolio.licences.iter().any(|licence| licence.id == *id) {
            return fault(format!("licences[{index}]"), format!("{id} is no licence of the portfolio"));
        }
    }
    let mut ids = BTreeSet::new();
    let mut candidates = Vec::with_capacity(written.candidates.len());
    for (index, value) in written.candidates.into_iter().enumerate() {
        let path = format!("candidates[{index}]");
        let candidate = candidate(&path, value)?;
        if candidate.activity.id.is_empty() || !ids.insert(candidate.activity.id.clone()) {
            return fault(format!("{path}.id"), "is empty or there twice");
        }
        check_activity(&path, &candidate.activity, portfolio.as_of)?;
        range(&format!("{path}.cost"), Some(candidate.cost), 0, MOST)?;
        candidates.push(candidate);
    }
    Ok(Catalogue { choices, unknowns: written.unknowns, candidates })
}

/// An activity with its cost beside it, and without a status.
fn candidate(path: &str, mut value: Value) -> Result<Candidate, PortfolioError> {
    let cost = match value.as_object_mut() {
        Some(fields) if fields.contains_key("status") => {
            return fault(format!("{path}.status"), "a candidate has no status");
        }
        Some(fields) => fields.remove("cost"),
        None => None,
    };
    let mut activity: Activity = serde_path_to_error::deserialize(value).map_err(|error| {
        let inside = error.path().to_string();
        let dot = if inside.starts_with(['.', '[']) { "" } else { "." };
        let path = if inside == "." { path.to_owned() } else { format!("{path}{dot}{inside}") };
        PortfolioError { path, message: error.inner().to_string() }
    })?;
    activity.status = Status::Planned;
    let Some(cost) = cost else { return fault(format!("{path}.cost"), "is missing") };
    match cost.as_i64() {
        Some(cost) => Ok(Candidate { activity, cost }),
        None => fault(format!("{path}.cost"), "is not a whole number of cents"),
    }
}

impl Candidate {
    /// How long it takes: its minutes, else what its credit comes to at an hour of sixty.
    #[must_use]
    pub fn minutes(&self) -> i64 {
        let Some(amount) = &self.activity.amount else { return 0 };
        amount.minutes.or(amount.credit.map(|credit| credit * 60 / 100)).unwrap_or(0)
    }
}
