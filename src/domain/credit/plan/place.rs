//! Whether whole hundredths can be placed so that nothing is missing, and what is missing at best.

use super::block::Block;
use crate::credit::fraction::Fraction;
use crate::credit::simplex::{AtMost, Simplex};
use std::collections::BTreeSet;

/// How many branches are searched before an answer is given up.
const MOST_BRANCHES: usize = 4000;

/// Whether everything is met by a set; none when the search was given up.
#[must_use]
pub fn meets(block: &Block, chosen: &[bool], work: &mut u64) -> Option<bool> {
    let all: Vec<(usize, i64)> = block.needs.iter().map(|need| (need.met, need.weight)).collect();
    let mut search = Search::new(block, chosen, vec![all], Some(block.wanted()));
    search.branch(&[]);
    // A branch is a program of its own, in fractions: some steps, each over all its numbers.
    *work += 6 * (search.branches * block.variables * block.rows.len()) as u64;
    match search.best {
        Some(_) => Some(true),
        None if search.branches > MOST_BRANCHES => None,
        None => Some(false),
    }
}

/// What is missing of each need when a set is placed as well as can be: the least sum, cycles that end earlier first; then
/// row by row. And whether that is proved.
#[must_use]
pub fn missing(block: &Block, chosen: &[bool]) -> (Vec<i64>, bool) {
    let ends: BTreeSet<_> = block.needs.iter().map(|need| need.end).collect();
    let mut stages: Vec<Vec<(usize, i64)>> = ends
        .iter()
        .map(|end| block.needs.iter().filter(|need| need.end == *end).map(|need| (need.met, need.weight)).collect())
        .collect();
    let mut rows: Vec<&super::block::Need> = block.needs.iter().collect();
    rows.sort_by_key(|need| need.order);
    stages.extend(rows.iter().map(|need| vec![(need.met, 1)]));
    let mut search = Search::new(block, chosen, stages, None);
    search.branch(&[]);
    let met = |need: &super::block::Need| search.best.as_ref().map_or(0, |(_, point)| point[need.met]);
    let missing = block.needs.iter().map(|need| need.target - met(need)).collect();
    (missing, search.best.is_some() && search.branches <= MOST_BRANCHES)
}

struct Search {
    variables: usize,
    constraints: Vec<AtMost>,
    stages: Vec<Vec<(usize, i64)>>,
    /// The sum that is enough; less is worth nothing.
    enough: Option<i64>,
    best: Option<(Vec<Fraction>, Vec<i64>)>,
    branches: usize,
}

impl Search {
    fn new(block: &Block, chosen: &[bool], stages: Vec<Vec<(usize, i64)>>, enough: Option<i64>) -> Self {
        let chosen: Vec<i64> = chosen.iter().map(|chosen| i64::from(*chosen)).collect();
        let row = |row: &super::block::Row| AtMost { terms: row.terms.clone(), bound: row.bound(&chosen, 1) };
        let constraints = block.rows.iter().map(row).collect();
        Self { variables: block.variables, constraints, stages, enough, best: None, branches: 0 }
    }

    fn branch(&mut self, bounds: &[AtMost]) {
        self.branches += 1;
        if self.branches > MOST_BRANCHES || (self.enough.is_some() && self.best.is_some()) {
            return;
        }
        let constraints: Vec<AtMost> = self.constraints.iter().chain(bounds).cloned().collect();
        let Some(mut simplex) = Simplex::new(self.variables, &constraints) else { return };
        let mut score = Vec::with_capacity(self.stages.len());
        for stage in &self.stages {
            simplex.maximize(stage);
            score.push(value(&simplex, stage));
        }
        let short = self.enough.is_some_and(|enough| score[0] < Fraction::whole(enough));
        if short || self.best.as_ref().is_some_and(|(best, _)| *best >= score) {
            return;
        }
        let point = simplex.point();
        let Some(variable) = point.iter().rposition(|value| value.as_whole().is_none()) else {
            self.best = Some((score, point.iter().map(|value| value.floor()).collect()));
            return;
        };
        let floor = point[variable].floor();
        for (coefficient, bound) in [(-1, -floor - 1), (1, floor)] {
            let mut bounds = bounds.to_vec();
            bounds.push(AtMost { terms: vec![(variable, coefficient)], bound });
            self.branch(&bounds);
        }
    }
}

fn value(simplex: &Simplex, stage: &[(usize, i64)]) -> Fraction {
    let weighed = |(variable, weight): &(usize, i64)| simplex.value(*variable).mul(Fraction::whole(*weight));
    stage.iter().map(weighed).fold(Fraction::ZERO, Fraction::add)
}
