//! Candidates without which others are never taken.

use super::block::Block;
use super::catalogue::Candidate;
use std::collections::BTreeMap;

/// Which candidates bring at least as much to every row.
pub struct Betters {
    /// By candidate, those that do, in the order that decides between equals.
    gains: Vec<Vec<usize>>,
    rank: Vec<usize>,
}

impl Betters {
    pub fn new(blocks: &[Block], candidates: &[&Candidate]) -> Self {
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
    pub fn of(&self, amounts: &[&Vec<i64>]) -> Vec<Vec<usize>> {
        let no_more = |a: usize, b: usize| amounts.iter().all(|amounts| amounts[a] <= amounts[b]);
        let good = |better: usize, worse: usize| self.gains[worse].contains(&better) && no_more(better, worse);
        let kept = |worse: usize| {
            let others = self.gains[worse].iter().copied().filter(|better| good(*better, worse));
            others.filter(|better| !good(worse, *better) || self.rank[*better] < self.rank[worse]).collect()
        };
        (0..self.gains.len()).map(kept).collect()
    }
}
