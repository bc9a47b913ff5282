//! Whether whole hundredths can be placed so that nothing is missing, and what is missing at best.

use super::block::Block;
use crate::credit::fraction::Fraction;
use crate::credit::simplex::{AtMost, Simplex};
use std::collections::BTreeSet;

/// How many cuts are made where the best is looked for, before the search branches instead. Where enough is enough, none:
/// a branch or two shows it sooner.
const MOST_CUTS: usize = 30;
/// How many numbers are worked out before an answer is given up: a second or so.
const MOST_WORK: u64 = 200_000_000;

/// Whether everything is met by a set; none when the search was given up.
#[must_use]
pub fn meets(block: &Block, chosen: &[bool], work: &mut u64) -> Option<bool> {
    let all: Vec<(usize, i64)> = block.needs.iter().map(|need| (need.met, need.weight)).collect();
    let mut search = Search::new(block, chosen, vec![all], Some(block.wanted()));
    search.branch(&[]);
    // Numbers here are fractions, and take longer than those of the search over candidates.
    *work += 2 * search.work;
    match search.best {
        Some(_) => Some(true),
        None => search.proved.then_some(false),
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
    (missing, search.best.is_some() && search.proved)
}

struct Search {
    variables: usize,
    constraints: Vec<AtMost>,
    stages: Vec<Vec<(usize, i64)>>,
    /// The sum that is enough; less is worth nothing.
    enough: Option<i64>,
    best: Option<(Vec<Fraction>, Vec<i64>)>,
    work: u64,
    proved: bool,
}

impl Search {
    fn new(block: &Block, chosen: &[bool], stages: Vec<Vec<(usize, i64)>>, enough: Option<i64>) -> Self {
        let chosen: Vec<i64> = chosen.iter().map(|chosen| i64::from(*chosen)).collect();
        let row = |row: &super::block::Row| AtMost { terms: row.terms.clone(), bound: row.bound(&chosen, 1) };
        let constraints = block.rows.iter().map(row).collect();
        Self { variables: block.variables, constraints, stages, enough, best: None, work: 0, proved: true }
    }

    fn branch(&mut self, bounds: &[AtMost]) {
        if self.enough.is_some() && self.best.is_some() {
            return;
        }
        if self.work > MOST_WORK {
            self.proved = false;
            return;
        }
        let constraints: Vec<AtMost> = self.constraints.iter().chain(bounds).cloned().collect();
        self.work += (self.variables * constraints.len()) as u64;
        let Some(simplex) = Simplex::new(self.variables, &constraints) else { return };
        let Some((score, simplex)) = self.descend(simplex, self.enough.is_none() && bounds.is_empty()) else { return };
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

    /// All objectives in order; none when there is no whole point. Cuts are made before the first branch only.
    fn descend(&mut self, simplex: Simplex, first: bool) -> Option<(Vec<Fraction>, Simplex)> {
        if first {
            let (found, exact) = self.way_down(simplex.clone(), MOST_CUTS);
            let is_whole = |simplex: &Simplex| simplex.point().iter().all(|value| value.as_whole().is_some());
            if exact && found.as_ref().is_none_or(|(_, simplex)| is_whole(simplex)) {
                return found;
            }
        }
        let (found, exact) = self.way_down(simplex, 0);
        self.proved &= exact;
        found.filter(|_| exact)
    }

    /// One descent, and whether every number on it could be held.
    fn way_down(&mut self, mut simplex: Simplex, mut cuts: usize) -> (Option<(Vec<Fraction>, Simplex)>, bool) {
        let mut score = Vec::with_capacity(self.stages.len());
        let mut there = true;
        for stage in &self.stages {
            there &= simplex.maximize_whole(stage, &mut cuts).is_some();
            if !there {
                break;
            }
            score.push(simplex.value_of(stage));
        }
        self.work += std::mem::take(&mut simplex.work);
        let exact = simplex.exact;
        (there.then_some((score, simplex)), exact)
    }
}
