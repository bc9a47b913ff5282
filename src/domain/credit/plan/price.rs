//! The dual of a block: prices on its rows that no placement can beat. Feasible prices do not depend on what is chosen, so one
//! polyhedron serves every question, each from where the last one ended.

use super::block::Block;
use super::cut::Cut;
use crate::credit::fraction::Fraction;
use crate::credit::simplex::{AtMost, Simplex};

/// A candidate chosen whole, in the parts that fractions of one are given in.
pub const WHOLE: i64 = 4096;

pub struct Prices {
    simplex: Option<Simplex>,
}

impl Prices {
    #[must_use]
    pub fn new(block: &Block) -> Self {
        let mut constraints = vec![AtMost { terms: vec![], bound: 0 }; block.variables];
        for (index, row) in block.rows.iter().enumerate() {
            for (variable, coefficient) in &row.terms {
                constraints[*variable].terms.push((index, -coefficient));
            }
        }
        for need in &block.needs {
            constraints[need.met].bound = -need.weight;
        }
        constraints.retain(|constraint| !constraint.terms.is_empty());
        Self { simplex: Simplex::new(block.rows.len(), &constraints) }
    }

    /// What so much of each candidate fails to bring by these rows; none where hours could be placed (perhaps not whole ones).
    pub fn cut(&mut self, block: &Block, chosen: &[i64]) -> Option<Cut> {
        let simplex = self.simplex.as_mut()?;
        let bounds: Vec<i64> = block
            .rows
            .iter()
            .map(|row| {
                let (base, gains) = row.straight();
                let brought: i64 = gains.iter().map(|(candidate, gain)| gain * chosen[*candidate]).sum();
                base * WHOLE + brought
            })
            .collect();
        let cheapest: Vec<(usize, i64)> = bounds.iter().enumerate().map(|(row, bound)| (row, -bound)).collect();
        simplex.climb(&cheapest);
        let prices = simplex.point();
        let worth = prices
            .iter()
            .zip(&bounds)
            .fold(Fraction::ZERO, |sum, (price, bound)| sum.add(price.mul(Fraction::whole(*bound))));
        let wanted = Fraction::whole(block.wanted() * WHOLE);
        if worth >= wanted { None } else { Cut::from_prices(block, &prices, chosen.len()) }
    }
}
