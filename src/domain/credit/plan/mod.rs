//! What to buy so that nothing is missing: the cheapest set of candidates, proved.
//!
//! `catalogue` reads what is on offer; `question` and `offer` make rows of it, in `block`; `price`, `place` and `oracle` say
//! whether a set is enough; `cut`, `tableau`, `bound` and `search` find the cheapest; `outcome` tells it.

mod better;
mod block;
mod bound;
mod catalogue;
mod choose;
mod cut;
mod follow;
mod greedy;
mod groups;
mod offer;
mod oracle;
mod outcome;
mod place;
mod price;
mod question;
mod search;
mod tableau;

pub use catalogue::{Candidate, Catalogue, Choices, Unknowns, parse_catalogue};
pub use outcome::{Blocking, Outcome, Plan, Remaining};

use super::assess::assess;
use super::brought::Brought;
use super::cycle_report::remaining;
use super::portfolio::Portfolio;
use super::required::Unit;
use crate::rules::Library;
use block::Block;
use chrono::NaiveDate;
use question::Question;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The cheapest way to meet everything; never fails on a checked portfolio and catalogue.
#[must_use]
pub fn plan(portfolio: &Portfolio, catalogue: &Catalogue, library: &Library) -> Plan {
    let usable: Vec<&Candidate> = catalogue
        .candidates
        .iter()
        .filter(|candidate| {
            let day = candidate.activity.date;
            portfolio.as_of <= day && catalogue.choices.by.is_none_or(|by| day <= by)
        })
        .collect();
    let licences: BTreeSet<String> = match &catalogue.choices.licences {
        Some(ids) => ids.iter().cloned().collect(),
        None => portfolio.licences.iter().map(|licence| licence.id.clone()).collect(),
    };
    let free = match catalogue.unknowns {
        Unknowns::Due => BTreeSet::new(),
        Unknowns::Ignore => unknown_rows(portfolio, library),
    };
    let with = with_candidates(portfolio, &usable);
    let brought = Arc::new(Brought::new(&with, portfolio.activities.len()));
    let question = Question { portfolio: &with, brought, library, licences, free };
    let found = question.blocks();
    let all = vec![true; usable.len()];
    let mut blocking: Vec<Blocking> = found.without_cycle.iter().map(|id| blocked(Some(id), "cycle_end", 0)).collect();
    let mut proved = true;
    let short = found.blocks.iter().any(|block| place::meets(block, &all, &mut 0) != Some(true));
    if short {
        let (rows, all_proved) = rows_missing(&found.blocks, &all);
        proved = all_proved;
        blocking.extend(rows);
    }
    let answer = |feasible, optimal, outcome| Plan { schema: 1, as_of: portfolio.as_of, feasible, optimal, outcome };
    if !blocking.is_empty() || short {
        let order =
            |row: &Blocking| portfolio.licences.iter().position(|licence| row.licence.as_ref() == Some(&licence.id));
        blocking.sort_by_key(|row| order(row).unwrap_or(usize::MAX));
        return answer(false, proved, Outcome::Blocked { blocking, cheapest_cost: None });
    }
    let (chosen, optimal) = choose::choose(&found.blocks, &usable);
    let bought: Vec<&Candidate> =
        usable.iter().zip(&chosen).filter(|(_, chosen)| **chosen).map(|(candidate, _)| *candidate).collect();
    let cost = bought.iter().map(|candidate| candidate.cost).sum();
    if let Some(budget) = catalogue.choices.budget.filter(|budget| *budget < cost) {
        let blocking = vec![blocked(None, "budget", cost - budget)];
        return answer(false, optimal, Outcome::Blocked { blocking, cheapest_cost: Some(cost) });
    }
    let mut ids: Vec<String> = bought.iter().map(|candidate| candidate.activity.id.clone()).collect();
    ids.sort();
    let with = with_candidates(portfolio, &bought);
    let brought = Arc::new(Brought::new(&with, portfolio.activities.len()));
    let outcome = Outcome::Buy {
        cost,
        minutes: bought.iter().map(|candidate| candidate.minutes()).sum(),
        finish_on: bought.iter().map(|candidate| candidate.activity.date).max(),
        chosen: ids,
        tasks_remaining: tasks(&Question { portfolio: &with, brought, ..question }),
    };
    answer(true, optimal, outcome)
}

/// The portfolio with candidates behind its own activities, under names that no pin speaks of.
fn with_candidates(portfolio: &Portfolio, candidates: &[&Candidate]) -> Portfolio {
    let mut with = portfolio.clone();
    let mut mark = "+".to_owned();
    while with.activities.iter().any(|activity| activity.id.starts_with(&mark)) {
        mark.push('+');
    }
    with.activities.extend(candidates.iter().map(|candidate| {
        let mut activity = candidate.activity.clone();
        activity.id.insert_str(0, &mark);
        activity
    }));
    with
}

/// Rows of which something is not known: licence, cycle end and row.
fn unknown_rows(portfolio: &Portfolio, library: &Library) -> BTreeSet<(String, NaiveDate, String)> {
    let report = assess(portfolio, library);
    let mut rows = BTreeSet::new();
    for licence in report.licences {
        for cycle in licence.cycles {
            let end = cycle.cycle_end.unwrap_or(portfolio.as_of);
            let unknown = cycle.requirements.into_iter().filter(|row| !row.unknowns.is_empty());
            rows.extend(unknown.map(|row| (licence.id.clone(), end, row.id)));
        }
    }
    rows
}

fn blocked(licence: Option<&String>, requirement: &str, missing: i64) -> Blocking {
    Blocking { licence: licence.cloned(), requirement: requirement.to_owned(), missing }
}

/// What everything on offer leaves missing, in the order of the reports.
fn rows_missing(blocks: &[Block], all: &[bool]) -> (Vec<Blocking>, bool) {
    let mut rows = Vec::new();
    let mut proved = true;
    for block in blocks {
        let (missing, block_proved) = place::missing(block, all);
        proved &= block_proved;
        for (need, missing) in block.needs.iter().zip(missing).filter(|(_, missing)| *missing > 0) {
            rows.push((need.order, blocked(Some(&need.of), &need.requirement, missing)));
        }
    }
    rows.sort_by_key(|(order, _)| *order);
    (rows.into_iter().map(|(_, row)| row).collect(), proved)
}

/// Tasks and rhythms that no course meets, once everything that is planned and bought is done.
fn tasks(question: &Question<'_>) -> Vec<Remaining> {
    let (cells, _) = question.targets();
    let mut found = Vec::new();
    for (_, cell) in &cells {
        let rows = cell.rows.iter().filter(|row| row.applicable && row.unit == Unit::Count);
        for row in rows.filter(|row| remaining(cell, row).is_some_and(|left| left > 0)) {
            found.push(Remaining { licence: cell.frame.licence.id.clone(), requirement: row.id.clone() });
        }
    }
    found
}
