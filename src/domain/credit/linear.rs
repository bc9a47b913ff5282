//! The programs behind an answer in plain numbers, for whoever wants to give them to another solver. The benchmark does.

use super::assess::components;
use super::brought::Brought;
use super::cell::Cell;
use super::cycle::evaluated;
use super::frame::Frame;
use super::portfolio::{Licence, Portfolio};
use super::program::build;
use super::simplex::Simplex;
use super::solve::{MOST_CUTS, stages};
use crate::rules::{Library, RuleSet};
use std::sync::Arc;

pub use super::simplex::AtMost;

/// Whole numbers from 0, what holds them, and sums of them: the first is to be as large as can be, then the second …
#[derive(Clone, Debug)]
pub struct Linear {
    pub variables: usize,
    pub constraints: Vec<AtMost>,
    /// Objectives 1 to 5; those that go hour by hour come after them.
    pub objectives: Vec<Vec<(usize, i64)>>,
}

/// One program for each set of coupled cycles, with what is planned.
#[must_use]
pub fn linear(portfolio: &Portfolio, library: &Library) -> Vec<Linear> {
    let licences = portfolio.licences.iter();
    let known: Vec<(&Licence, &RuleSet)> =
        licences.filter_map(|licence| library.get(&licence.rule_set).map(|set| (licence, set))).collect();
    let brought = Arc::new(Brought::new(portfolio, portfolio.activities.len()));
    let of_component = |component: Vec<usize>| {
        let cells = component.iter().flat_map(|place| {
            let (licence, set) = known[*place];
            let cycles = evaluated(set, licence, &portfolio.person, portfolio.as_of).into_iter().enumerate();
            let frame = |(index, cycle)| Frame::new(&brought, licence, set, cycle, index == 0);
            cycles.map(frame).map(|frame| Cell::new(frame, library.vocabulary(), false)).collect::<Vec<_>>()
        });
        let cells: Vec<Cell<'_>> = cells.collect();
        let joined = |a: usize, b: usize| cells[a].frame.licence.id != cells[b].frame.licence.id;
        let program = build(&cells, &joined, true);
        let objectives = stages(&cells, &program);
        Linear { variables: program.variables, constraints: program.constraints, objectives }
    };
    components(&known).into_iter().map(of_component).collect()
}

impl Linear {
    /// What the objectives come to at best, one after another. None where cuts alone do not prove it.
    #[must_use]
    pub fn best(&self) -> Option<Vec<i64>> {
        let mut simplex = Simplex::new(self.variables, &self.constraints)?;
        let mut cuts = MOST_CUTS;
        let mut reached = Vec::with_capacity(self.objectives.len());
        for objective in &self.objectives {
            simplex.maximize_whole(objective, &mut cuts).filter(|whole| *whole)?;
            reached.push(simplex.value_of(objective).as_whole()?);
        }
        Some(reached)
    }
}
