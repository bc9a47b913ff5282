//! What any set that meets everything must bring: Σ gain of the chosen ≥ need. All that the search knows of the rules.

use crate::credit::fraction::Fraction;

use super::block::Block;

/// No number in a cut is larger, so that sums of products stay far from their ends.
const MOST: i128 = 1 << 32;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cut {
    pub need: i64,
    /// By candidate; none above the need. All below zero where something is limited.
    pub gains: Vec<i64>,
}

impl Cut {
    /// From a price on each row that no placement can beat: prices · bounds is at least what is wanted.
    pub fn from_prices(block: &Block, prices: &[Fraction], candidates: usize) -> Option<Self> {
        let mut common: i128 = 1;
        for (_, den) in prices.iter().map(|price| price.parts()) {
            common = common.checked_mul(den / gcd(common, den))?;
        }
        let mut need = common.checked_mul(i128::from(block.wanted()))?;
        let mut gains = vec![0_i128; candidates];
        for (row, price) in block.rows.iter().zip(prices).filter(|(_, price)| price.is_positive()) {
            let (num, den) = price.parts();
            let price = num.checked_mul(common / den)?;
            let (base, brought) = row.straight();
            need = need.checked_sub(price.checked_mul(i128::from(base))?)?;
            for (candidate, gain) in brought {
                let more = price.checked_mul(i128::from(*gain))?;
                gains[*candidate] = gains[*candidate].checked_add(more)?;
            }
        }
        (need > 0).then(|| Self::tidy(need, gains))
    }

    /// Of candidates none of which was in a set that fails, one at least is needed.
    #[must_use]
    pub fn one_of(outside: &[bool]) -> Self {
        Self { need: 1, gains: outside.iter().map(|out| i64::from(*out)).collect() }
    }

    /// Gains above the need say no more than the need; common factors say nothing; what is too large is rounded, safely.
    fn tidy(need: i128, gains: Vec<i128>) -> Self {
        let cap = |need: i128, gains: Vec<i128>| -> Vec<i128> { gains.iter().map(|gain| *gain.min(&need)).collect() };
        let mut gains = cap(need, gains);
        let factor = gains.iter().fold(0, |common, gain| gcd(common, *gain)).max(1);
        let mut need = (need + factor - 1) / factor;
        for gain in &mut gains {
            *gain /= factor;
        }
        if need > MOST {
            let by = need / MOST + 1;
            need /= by;
            for gain in &mut gains {
                *gain = (*gain + by - 1) / by;
            }
        }
        let gains = cap(need, gains);
        let small = |number: i128| i64::try_from(number).unwrap_or(i64::MAX);
        Self { need: small(need), gains: gains.into_iter().map(small).collect() }
    }

    /// No more than so much of something in all.
    #[must_use]
    pub fn at_most(amounts: &[i64], most: i64) -> Self {
        Self { need: -most, gains: amounts.iter().map(|amount| -amount).collect() }
    }

    /// What its numbers are told as parts of.
    #[must_use]
    pub fn size(&self) -> i64 {
        self.need.abs().max(1)
    }

    /// Whether a set brings enough.
    #[must_use]
    pub fn holds(&self, chosen: &[bool]) -> bool {
        let brought: i64 = self.gains.iter().zip(chosen).filter(|(_, chosen)| **chosen).map(|(gain, _)| gain).sum();
        brought >= self.need
    }
}

fn gcd(mut a: i128, mut b: i128) -> i128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a.abs()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gains_are_capped_at_the_need_and_common_factors_go() {
        let cut = Cut::tidy(250, vec![100, 300, 0]);
        assert_eq!(cut, Cut { need: 5, gains: vec![2, 5, 0] });
        assert!(cut.holds(&[false, true, false]) && !cut.holds(&[true, false, true]));
    }

    #[test]
    fn rounding_never_asks_for_more() {
        let cut = Cut::tidy((1 << 40) + 1, vec![1 << 39, (1 << 39) + 1]);
        assert!(cut.holds(&[true, true]));
    }
}
