//! What would change for each licence, with the name that its owner knows it by.

use crate::credit::{Portfolio, Report, WhatIf, assess};
use crate::rules::Library;
use crate::words::{self, Difference, English};
use serde::Serialize;
use std::collections::BTreeMap;

/// What would change for one licence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// "New York LCSW"
    pub licence: String,
    /// Named when more than one period is open.
    pub period: Option<String>,
    pub difference: Difference,
}

/// The answer to a "what if", licence by licence. `before` is the report of the portfolio as it is; `names` has what each licence
/// is called.
#[must_use]
pub fn answers(
    what_if: &WhatIf,
    (before, portfolio): (&Report, &Portfolio),
    library: &Library,
    names: &BTreeMap<String, String>,
    english: English,
) -> Vec<Answer> {
    let changed = what_if.of(portfolio);
    let found = words::differences(before, &assess(&changed, library), &changed, library);
    let several = |licence: &str| found.iter().filter(|other| other.licence == licence).count() > 1;
    let answer = |difference: &Difference| {
        let end = difference.cycle_end.filter(|_| several(&difference.licence));
        Some(Answer {
            licence: names.get(&difference.licence)?.clone(),
            period: end.map(|end| format!("period to {}", words::short_date(end, english))),
            difference: difference.clone(),
        })
    };
    found.iter().filter_map(answer).collect()
}
