//! Least cost, then least minutes, then the earliest last date, then fewest candidates.

use super::block::Block;
use super::bound::{Grain, Weight};
use super::catalogue::Candidate;
use super::oracle::Oracle;
use super::search::Search;
use std::collections::BTreeMap;

/// Cost, minutes and number in one weight, each under the one before.
struct Scale {
    minute: Weight,
    cent: Weight,
    /// What every cost, and every number of minutes, is a multiple of.
    cents: Weight,
    minutes: Weight,
}

/// The best set of candidates when all of them together are enough, and whether it is proved the best.
pub fn choose(blocks: &[Block], candidates: &[&Candidate]) -> (Vec<bool>, bool) {
    let scale = Scale::new(candidates);
    let weights: Vec<Weight> = candidates.iter().map(|candidate| scale.weight(candidate)).collect();
    let mut oracle = Oracle::new(blocks, candidates.len());
    let better = better(blocks, candidates);
    let useful: Vec<bool> = (0..candidates.len()).map(|candidate| oracle.touches(candidate)).collect();
    let all: Weight = weights.iter().sum();
    let mut search = Search {
        oracle: &mut oracle,
        weights: &weights,
        possible: &|weight| scale.possible(weight),
        better,
        grain: Grain::new(&weights),
        cuts: vec![],
        below: all + 1,
        best: None,
        work: 0,
        gave_up: false,
    };
    let mut open = useful.clone();
    let mut best = useful;
    loop {
        search.run(&open);
        let Some(found) = search.best.take() else { break };
        let weight: Weight = weights.iter().zip(&found).filter(|(_, own)| **own).map(|(weight, _)| weight).sum();
        let last = candidates.iter().zip(&found).filter(|(_, own)| **own).map(|(own, _)| own.activity.date).max();
        best = found;
        let Some(last) = last else { break };
        // The same cost and minutes by an earlier day, with as many candidates as it takes.
        search.below = weight - weight % scale.minute + scale.minute;
        for (open, candidate) in open.iter_mut().zip(candidates) {
            *open &= candidate.activity.date < last;
        }
    }
    let optimal = !search.gave_up;
    (best, optimal)
}

impl Scale {
    fn new(candidates: &[&Candidate]) -> Self {
        let sum = |of: &dyn Fn(&Candidate) -> i64| candidates.iter().map(|own| Weight::from(of(own))).sum::<Weight>();
        let common = |of: &dyn Fn(&Candidate) -> i64| candidates.iter().fold(0, |common, own| gcd(common, of(own)));
        let minute = Weight::try_from(candidates.len()).unwrap_or(0) + 1;
        Self {
            minute,
            cent: minute * (sum(&|own| own.minutes()) + 1),
            cents: Weight::from(common(&|own| own.cost).max(1)),
            minutes: Weight::from(common(&Candidate::minutes).max(1)),
        }
    }

    fn weight(&self, candidate: &Candidate) -> Weight {
        Weight::from(candidate.cost) * self.cent + Weight::from(candidate.minutes()) * self.minute + 1
    }

    /// The least weight from this one on whose cost and minutes are multiples of what all are.
    fn possible(&self, weight: Weight) -> Weight {
        let (cost, rest) = (weight.div_euclid(self.cent), weight.rem_euclid(self.cent));
        if cost % self.cents != 0 {
            return (cost.div_euclid(self.cents) + 1) * self.cents * self.cent;
        }
        let (minutes, number) = (rest / self.minute, rest % self.minute);
        if minutes % self.minutes == 0 {
            return cost * self.cent + minutes * self.minute + number;
        }
        cost * self.cent + (minutes / self.minutes + 1) * self.minutes * self.minute
    }
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

/// For each candidate those that bring at least as much to every row for no more cost and minutes: it is never taken without
/// them. Dates play no part: the search asks for a last day by closing the later candidates.
fn better(blocks: &[Block], candidates: &[&Candidate]) -> Vec<Vec<usize>> {
    let mut gains: Vec<BTreeMap<(usize, usize), i64>> = vec![BTreeMap::new(); candidates.len()];
    for (place, block) in blocks.iter().enumerate() {
        for (index, row) in block.rows.iter().enumerate() {
            for (candidate, gain) in &row.gains {
                gains[*candidate].insert((place, index), *gain);
            }
        }
    }
    let at_least = |better: usize, worse: usize| {
        let (a, b) = (candidates[better], candidates[worse]);
        let no_dearer = a.cost <= b.cost && a.minutes() <= b.minutes();
        no_dearer && gains[worse].iter().all(|(row, gain)| gains[better].get(row).is_some_and(|own| own >= gain))
    };
    let before = |a: usize, b: usize| {
        let key = |index: usize| (candidates[index].activity.date, candidates[index].activity.id.as_str());
        key(a) < key(b)
    };
    let all = 0..candidates.len();
    all.clone()
        .map(|worse| {
            let others = all.clone().filter(|better| *better != worse && at_least(*better, worse));
            others.filter(|better| !at_least(worse, *better) || before(*better, worse)).collect()
        })
        .collect()
}
