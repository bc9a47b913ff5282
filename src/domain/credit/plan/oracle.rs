//! Whether a set of candidates meets everything; and where it does not, a cut that says so to the search.

use super::block::Block;
use super::cut::Cut;
use super::place::meets;
use super::price::{Prices, WHOLE};
use std::collections::BTreeMap;

pub struct Oracle<'a> {
    blocks: &'a [Block],
    prices: Vec<Prices>,
    /// By block, the candidates that bring something to it.
    touching: Vec<Vec<usize>>,
    /// Answers that took a search, by block and by what of the set touches it.
    known: Vec<BTreeMap<Vec<bool>, Option<bool>>>,
}

pub enum Verdict {
    Meets,
    Misses(Vec<Cut>),
    /// The search was given up.
    Unknown,
}

impl<'a> Oracle<'a> {
    #[must_use]
    pub fn new(blocks: &'a [Block], candidates: usize) -> Self {
        let touching = blocks.iter().map(|block| {
            let touches =
                |candidate: &usize| block.rows.iter().any(|row| row.gains.iter().any(|(known, _)| known == candidate));
            (0..candidates).filter(touches).collect()
        });
        Self {
            blocks,
            prices: blocks.iter().map(Prices::new).collect(),
            touching: touching.collect(),
            known: vec![BTreeMap::new(); blocks.len()],
        }
    }

    /// Whether a candidate brings anything to anyone.
    #[must_use]
    pub fn touches(&self, candidate: usize) -> bool {
        self.touching.iter().any(|all| all.contains(&candidate))
    }

    /// Cuts that parts of candidates break.
    pub fn cuts(&mut self, parts: &[i64]) -> Vec<Cut> {
        self.blocks.iter().zip(&mut self.prices).filter_map(|(block, prices)| prices.cut(block, parts)).collect()
    }

    /// Asks about a set. Missing is never repaired by taking less, so what fails is told as a cut.
    pub fn ask(&mut self, chosen: &[bool]) -> Verdict {
        let parts: Vec<i64> = chosen.iter().map(|chosen| if *chosen { WHOLE } else { 0 }).collect();
        let cuts = self.cuts(&parts);
        if !cuts.is_empty() {
            return Verdict::Misses(cuts);
        }
        for block in 0..self.blocks.len() {
            match self.meets(block, chosen) {
                Some(true) => {}
                Some(false) => return Verdict::Misses(vec![self.widest(block, chosen)]),
                None => return Verdict::Unknown,
            }
        }
        Verdict::Meets
    }

    fn meets(&mut self, block: usize, chosen: &[bool]) -> Option<bool> {
        let key: Vec<bool> = self.touching[block].iter().map(|candidate| chosen[*candidate]).collect();
        if let Some(known) = self.known[block].get(&key) {
            return *known;
        }
        let answer = meets(&self.blocks[block], chosen);
        self.known[block].insert(key, answer);
        answer
    }

    /// Widens a set that fails as far as it keeps failing: of all others, one at least is needed.
    fn widest(&mut self, block: usize, chosen: &[bool]) -> Cut {
        let mut inside = chosen.to_vec();
        let mut outside = vec![false; chosen.len()];
        for candidate in self.touching[block].clone() {
            if inside[candidate] {
                continue;
            }
            inside[candidate] = true;
            let parts: Vec<i64> = inside.iter().map(|inside| if *inside { WHOLE } else { 0 }).collect();
            let fails = self.prices[block].cut(&self.blocks[block], &parts).is_some()
                || self.meets(block, &inside) == Some(false);
            if !fails {
                inside[candidate] = false;
                outside[candidate] = true;
            }
        }
        Cut::one_of(&outside)
    }
}
