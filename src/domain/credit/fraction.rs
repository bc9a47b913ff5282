//! Exact fractions for the search. Whole numbers take a short way; nothing is ever rounded.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive denominator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fraction {
    num: i128,
    den: i128,
}

impl Fraction {
    pub const ZERO: Self = Self { num: 0, den: 1 };
    pub const ONE: Self = Self { num: 1, den: 1 };

    pub fn whole(number: i64) -> Self {
        Self { num: i128::from(number), den: 1 }
    }

    fn of(num: i128, den: i128) -> Self {
        if den == 1 {
            return Self { num, den };
        }
        let (num, den) = if den < 0 { (-num, -den) } else { (num, den) };
        let common = gcd(num.unsigned_abs(), den.unsigned_abs());
        let common = i128::try_from(common).unwrap_or(1).max(1);
        Self { num: num / common, den: den / common }
    }

    /// Numerator and denominator, in lowest terms.
    pub fn parts(self) -> (i128, i128) {
        (self.num, self.den)
    }

    pub fn is_zero(self) -> bool {
        self.num == 0
    }

    pub fn is_positive(self) -> bool {
        self.num > 0
    }

    pub fn is_negative(self) -> bool {
        self.num < 0
    }

    /// The whole number it is, if it is one.
    pub fn as_whole(self) -> Option<i64> {
        (self.den == 1).then(|| i64::try_from(self.num).ok()).flatten()
    }

    /// The largest whole number not above it.
    pub fn floor(self) -> i64 {
        i64::try_from(self.num.div_euclid(self.den)).unwrap_or(i64::MAX)
    }

    pub fn neg(self) -> Self {
        Self { num: -self.num, den: self.den }
    }

    pub fn add(self, other: Self) -> Self {
        if self.den == 1 && other.den == 1 {
            return Self { num: self.num + other.num, den: 1 };
        }
        Self::of(self.num * other.den + other.num * self.den, self.den * other.den)
    }

    pub fn sub(self, other: Self) -> Self {
        self.add(other.neg())
    }

    pub fn mul(self, other: Self) -> Self {
        if self.den == 1 && other.den == 1 {
            return Self { num: self.num * other.num, den: 1 };
        }
        Self::of(self.num * other.num, self.den * other.den)
    }

    /// # Panics
    /// When `other` is zero: the search divides by pivots alone, which are not.
    pub fn div(self, other: Self) -> Self {
        Self::of(self.num * other.den, self.den * other.num)
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        (self.num * other.den).cmp(&(other.num * self.den))
    }
}

fn gcd(mut a: u128, mut b: u128) -> u128 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_are_exact() {
        let third = Fraction::ONE.div(Fraction::whole(3));
        assert_eq!(third.add(third).add(third), Fraction::ONE);
        assert_eq!(third.as_whole(), None);
        assert_eq!(Fraction::whole(-7).div(Fraction::whole(2)).floor(), -4);
        assert!(third < Fraction::ONE && third.neg().is_negative());
    }
}
