//! Exact fractions for the search. Whole numbers take a short way; nothing is ever rounded. What outgrows its room is no
//! number any more and says so, so that nothing false is taken for proved.

use std::cmp::Ordering;

/// A fraction in lowest terms with a positive denominator; the denominator 0 marks what is no number.
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

    const LOST: Self = Self { num: 0, den: 0 };

    fn of(num: i128, den: i128) -> Self {
        if den == 1 || den == 0 {
            return Self { num: if den == 0 { 0 } else { num }, den };
        }
        let common = gcd(num.unsigned_abs(), den.unsigned_abs());
        let common = i128::try_from(common).unwrap_or(1).max(1) * den.signum();
        Self { num: num / common, den: den / common }
    }

    /// False for what outgrew its room.
    pub fn is_number(self) -> bool {
        self.den != 0
    }

    /// Numerator and denominator, in lowest terms.
    pub fn parts(self) -> (i128, i128) {
        (self.num, self.den)
    }

    pub fn is_zero(self) -> bool {
        self.num == 0 && self.den != 0
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

    /// The largest whole number not above it; 0 for what is no number.
    pub fn floor(self) -> i64 {
        self.num.checked_div_euclid(self.den).map_or(0, |whole| i64::try_from(whole).unwrap_or(i64::MAX))
    }

    /// What is above the largest whole number not above it.
    pub fn part(self) -> Self {
        if self.den <= 1 { Self::ZERO } else { Self { num: self.num.rem_euclid(self.den), den: self.den } }
    }

    pub fn neg(self) -> Self {
        Self { num: -self.num, den: self.den }
    }

    pub fn add(self, other: Self) -> Self {
        if self.den == 1 && other.den == 1 {
            return self.num.checked_add(other.num).map_or(Self::LOST, |num| Self { num, den: 1 });
        }
        let sum = || {
            if self.den == other.den {
                return Some((self.num.checked_add(other.num)?, self.den));
            }
            let (a, b) = (self.num.checked_mul(other.den)?, other.num.checked_mul(self.den)?);
            Some((a.checked_add(b)?, self.den.checked_mul(other.den)?))
        };
        sum().map_or(Self::LOST, |(num, den)| Self::of(num, den))
    }

    pub fn sub(self, other: Self) -> Self {
        self.add(other.neg())
    }

    pub fn mul(self, other: Self) -> Self {
        if self.den == 1 && other.den == 1 {
            return product(self.num, other.num).map_or(Self::LOST, |num| Self { num, den: 1 });
        }
        let parts = || Some((product(self.num, other.num)?, product(self.den, other.den)?));
        parts().map_or(Self::LOST, |(num, den)| Self::of(num, den))
    }

    /// No number when `other` is zero: the search divides by pivots alone, which are not.
    pub fn div(self, other: Self) -> Self {
        let parts = || Some((product(self.num, other.den)?, product(self.den, other.num)?));
        parts().map_or(Self::LOST, |(num, den)| Self::of(num, den))
    }
}

/// Both are short as a rule, and then one step does.
fn product(a: i128, b: i128) -> Option<i128> {
    match (i64::try_from(a), i64::try_from(b)) {
        (Ok(a), Ok(b)) => Some(i128::from(a) * i128::from(b)),
        _ => a.checked_mul(b),
    }
}

impl PartialOrd for Fraction {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Fraction {
    fn cmp(&self, other: &Self) -> Ordering {
        if self.den == other.den {
            return self.num.cmp(&other.num);
        }
        match (product(self.num, other.den), product(other.num, self.den)) {
            (Some(a), Some(b)) => a.cmp(&b),
            // By their whole parts, then by what is left, turned over: as long as it takes.
            _ => {
                let (whole, own) = (self.num.div_euclid(self.den), other.num.div_euclid(other.den));
                whole.cmp(&own).then_with(|| {
                    let turned =
                        |fraction: &Self| Self { num: fraction.den, den: fraction.num.rem_euclid(fraction.den) };
                    match (turned(self), turned(other)) {
                        (a, b) if a.den == 0 || b.den == 0 => a.den.cmp(&b.den),
                        (a, b) => b.cmp(&a),
                    }
                })
            }
        }
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
        assert_eq!(Fraction::whole(-7).div(Fraction::whole(3)).part(), third.add(third));
    }

    #[test]
    fn what_outgrows_its_room_is_no_number_and_stays_none() {
        let large = Fraction::whole(i64::MAX);
        let huge = large.mul(large);
        assert!(huge.is_number());
        let lost = huge.mul(huge);
        assert!(!lost.is_number() && !lost.add(Fraction::ONE).is_number() && !lost.mul(Fraction::ZERO).is_number());
        assert!(!lost.is_zero() && lost.as_whole().is_none());
        assert!(!Fraction::ONE.div(huge).add(Fraction::ONE.div(large.add(Fraction::ONE))).is_number());
        assert!(Fraction::ONE.div(huge) < Fraction::ONE.div(large));
        let (near, nearer) = (huge.div(huge.add(Fraction::ONE)), huge.add(Fraction::ONE).div(huge));
        assert!(near < nearer && nearer > Fraction::ONE);
    }
}
