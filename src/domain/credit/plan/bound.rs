//! What any set that meets the cuts must weigh at least, from prices on the cuts: exact in whole numbers for any prices.

use super::cut::Cut;
use super::tableau::ONE;

/// What is made as small as can be: cents, minutes, or how many there are.
pub type Weight = i128;

/// No price is taken for more.
const MOST_PRICE: i64 = 1 << 50;

/// The parts that weights are told in here, so that prices need not be whole.
#[derive(Clone, Copy)]
pub struct Grain {
    top: Weight,
    parts: i128,
}

/// A bound with what each undecided candidate would add to it.
pub struct Bound {
    parts: i128,
    at: i128,
    added: Vec<i128>,
}

impl Grain {
    #[must_use]
    pub fn new(weights: &[Weight]) -> Self {
        let top = weights.iter().copied().max().unwrap_or(1).max(1);
        let bits = 128 - top.leading_zeros();
        Self { top, parts: 1 << 72_u32.saturating_sub(bits).min(24) }
    }

    /// A weight as a part of the largest, in the numbers of the tableau.
    #[must_use]
    pub fn scaled(&self, weight: Weight) -> i64 {
        i64::try_from(weight * i128::from(ONE) / self.top).unwrap_or(ONE)
    }

    /// The bound that prices (of cuts whose gains are parts of their need) make, with what is decided.
    #[must_use]
    pub fn bound(&self, weights: &[Weight], cuts: &[Cut], prices: &[i64], decided: &[Option<bool>]) -> Bound {
        let mut added: Vec<i128> = weights.iter().map(|weight| weight * self.parts).collect();
        let mut at = 0;
        for (cut, price) in cuts.iter().zip(prices).filter(|(_, price)| **price > 0) {
            let unit = self.top * self.parts / i128::from(cut.size());
            let price = (i128::from((*price).min(MOST_PRICE)) * unit) >> 40;
            at += price * i128::from(cut.need);
            for (own, gain) in added.iter_mut().zip(&cut.gains) {
                *own -= price * i128::from(*gain);
            }
        }
        for (own, decision) in added.iter().zip(decided) {
            at += match decision {
                Some(true) => *own,
                Some(false) => 0,
                None => (*own).min(0),
            };
        }
        Bound { parts: self.parts, at, added }
    }
}

/// Whether prices on cuts (by cut) show that no decision on what is open can meet them all: exact for any prices.
#[must_use]
pub fn proves_nothing_left(cuts: &[Cut], prices: &[(usize, i64)], decided: &[Option<bool>]) -> bool {
    let mut rest = 0;
    let mut brought = vec![0_i128; decided.len()];
    for (cut, price) in prices {
        let cut = &cuts[*cut];
        let price = (i128::from(*price) << 24) / i128::from(cut.size());
        rest += price * i128::from(cut.need);
        for (own, gain) in brought.iter_mut().zip(&cut.gains) {
            *own += price * i128::from(*gain);
        }
    }
    for (own, decision) in brought.iter().zip(decided) {
        rest -= match decision {
            Some(true) => *own,
            Some(false) => 0,
            None => (*own).max(0),
        };
    }
    rest > 0
}

impl Bound {
    /// The least weight there can be.
    #[must_use]
    pub fn least(&self) -> Weight {
        up(self.at, self.parts)
    }

    /// The least weight if an undecided candidate is decided so.
    #[must_use]
    pub fn least_with(&self, candidate: usize, taken: bool) -> Weight {
        let more = if taken { self.added[candidate].max(0) } else { (-self.added[candidate]).max(0) };
        up(self.at + more, self.parts)
    }
}

fn up(number: i128, parts: i128) -> i128 {
    number.div_euclid(parts) + i128::from(number.rem_euclid(parts) > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_prices_bound_the_weight_from_below() {
        // Five of 2, 3 or 4 for 20, 30 or 50: the best are the first two, for 50.
        let cuts = [Cut { need: 5, gains: vec![2, 3, 4] }];
        let weights = [20, 30, 50];
        let grain = Grain::new(&weights);
        for price in [0, ONE / 3, ONE, 2 * ONE, 40 * ONE] {
            let bound = grain.bound(&weights, &cuts, &[price], &[None; 3]);
            assert!(bound.least() <= 50, "{price}");
        }
        assert_eq!(grain.bound(&weights, &cuts, &[ONE], &[None; 3]).least(), 50);
        assert_eq!(grain.bound(&weights, &cuts, &[ONE], &[None, None, Some(true)]).least(), 60);
    }
}
