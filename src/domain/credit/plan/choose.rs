//! Least cost, then least minutes, then the earliest last date, then fewest candidates: one search after another, each within
//! what the ones before came to.

use super::block::Block;
use super::bound::{Grain, Weight};
use super::catalogue::Candidate;
use super::cut::Cut;
use super::oracle::Oracle;
use super::search::Search;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// The best set of candidates when all of them together are enough, and whether it is proved the best.
pub fn choose(blocks: &[Block], candidates: &[&Candidate]) -> (Vec<bool>, bool) {
    let mut oracle = Oracle::new(blocks, candidates.len());
    let useful: Vec<bool> = (0..candidates.len()).map(|candidate| oracle.touches(candidate)).collect();
    let costs: Vec<i64> = candidates.iter().map(|candidate| candidate.cost).collect();
    let minutes: Vec<i64> = candidates.iter().map(|candidate| candidate.minutes()).collect();
    let ones = vec![1; candidates.len()];
    let better = Betters::new(blocks, candidates);
    let mut chooser = Chooser { oracle: &mut oracle, learned: vec![], work: 0, gave_up: false, best: useful.clone() };

    chooser.least(&useful, &costs, &better.of(&[&costs]), vec![], None);
    let cost = chooser.sum(&costs);
    let within_cost = Cut::at_most(&costs, cost);
    let both = better.of(&[&costs, &minutes]);
    chooser.least(&useful, &minutes, &both, vec![within_cost.clone()], None);
    let within_minutes = Cut::at_most(&minutes, chooser.sum(&minutes));

    // The earliest last day: half of the days that are left at a time.
    let days: BTreeSet<NaiveDate> = candidates.iter().map(|candidate| candidate.activity.date).collect();
    let mut days: Vec<NaiveDate> = days.into_iter().collect();
    let open = |until: NaiveDate| -> Vec<bool> {
        useful.iter().zip(candidates).map(|(useful, own)| *useful && own.activity.date <= until).collect()
    };
    while let Some(last) = chooser.last(candidates) {
        days.retain(|day| *day < last);
        let Some(middle) = days.get(days.len() / 2).copied() else { break };
        let limits = vec![within_minutes.clone()];
        if !chooser.least(&open(middle), &costs, &both, limits, Some(cost)) {
            days.retain(|day| *day > middle);
        }
    }
    if let Some(last) = chooser.last(candidates) {
        chooser.least(&open(last), &ones, &both, vec![within_cost, within_minutes], None);
    }
    let optimal = !chooser.gave_up;
    (chooser.best, optimal)
}

/// What one search leaves to the next.
struct Chooser<'a, 'b> {
    oracle: &'a mut Oracle<'b>,
    learned: Vec<Cut>,
    work: u64,
    gave_up: bool,
    best: Vec<bool>,
}

impl Chooser<'_, '_> {
    fn sum(&self, amounts: &[i64]) -> i64 {
        amounts.iter().zip(&self.best).filter(|(_, own)| **own).map(|(amount, _)| amount).sum()
    }

    fn last(&self, candidates: &[&Candidate]) -> Option<NaiveDate> {
        candidates.iter().zip(&self.best).filter(|(_, own)| **own).map(|(own, _)| own.activity.date).max()
    }

    /// Looks for the least of some amounts among open candidates, within limits; with `just`, for any set that weighs no more
    /// than that. Keeps and tells whether there was one that is better than the best, or as good as asked.
    fn least(
        &mut self,
        open: &[bool],
        amounts: &[i64],
        better: &[Vec<usize>],
        limits: Vec<Cut>,
        just: Option<i64>,
    ) -> bool {
        let weights: Vec<Weight> = amounts.iter().map(|amount| Weight::from(*amount)).collect();
        let below = Weight::from(just.map_or_else(|| self.sum(amounts), |just| just + 1));
        let step = amounts.iter().fold(0, |common, amount| gcd(common, *amount)).max(1);
        let learned_from = limits.len();
        let mut cuts = limits;
        cuts.append(&mut self.learned);
        let is_open = |place: &usize| open[*place];
        let mut search = Search {
            oracle: &mut *self.oracle,
            grain: Grain::new(&weights),
            weights,
            step: Weight::from(step),
            // One that is closed is better than none.
            better: better.iter().map(|all| all.iter().copied().filter(is_open).collect()).collect(),
            cuts,
            below,
            enough: just.map_or(0, Weight::from),
            best: None,
            work: self.work,
            gave_up: false,
        };
        search.run(open);
        self.work = search.work;
        self.gave_up |= search.gave_up;
        self.learned = search.cuts.split_off(learned_from);
        let found = search.best.take();
        let any = found.is_some();
        if let Some(found) = found {
            self.best = found;
        }
        any
    }
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// Which candidates bring at least as much to every row.
struct Betters {
    /// By candidate, those that do, in the order that decides between equals.
    gains: Vec<Vec<usize>>,
    rank: Vec<usize>,
}

impl Betters {
    fn new(blocks: &[Block], candidates: &[&Candidate]) -> Self {
        let mut gains: Vec<BTreeMap<(usize, usize), i64>> = vec![BTreeMap::new(); candidates.len()];
        for (place, block) in blocks.iter().enumerate() {
            for (index, row) in block.rows.iter().enumerate() {
                for (candidate, gain) in &row.gains {
                    gains[*candidate].insert((place, index), *gain);
                }
            }
        }
        let at_least = |better: usize, worse: usize| {
            gains[worse].iter().all(|(row, gain)| gains[better].get(row).is_some_and(|own| own >= gain))
        };
        let all = 0..candidates.len();
        let others = |worse: usize| all.clone().filter(|better| *better != worse && at_least(*better, worse)).collect();
        let mut order: Vec<usize> = all.clone().collect();
        order.sort_by_key(|place| (candidates[*place].activity.date, candidates[*place].activity.id.as_str()));
        let mut rank = vec![0; candidates.len()];
        for (number, place) in order.into_iter().enumerate() {
            rank[place] = number;
        }
        Self { gains: all.clone().map(others).collect(), rank }
    }

    /// For each candidate those without which it is never taken: as good in every row, and no more of any of these amounts.
    /// Dates play no part but between equals: a last day is asked for by closing what is later.
    fn of(&self, amounts: &[&Vec<i64>]) -> Vec<Vec<usize>> {
        let no_more = |a: usize, b: usize| amounts.iter().all(|amounts| amounts[a] <= amounts[b]);
        let good = |better: usize, worse: usize| self.gains[worse].contains(&better) && no_more(better, worse);
        let kept = |worse: usize| {
            let others = self.gains[worse].iter().copied().filter(|better| good(*better, worse));
            others.filter(|better| !good(worse, *better) || self.rank[*better] < self.rank[worse]).collect()
        };
        (0..self.gains.len()).map(kept).collect()
    }
}
