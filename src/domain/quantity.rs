//! Amounts as integers: credit in hundredths. The one place that sees a decimal number, and it keeps none.

use serde::de::{self, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;

/// Hours, points or credits, in hundredths: `150` is 1.5 hours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Credit(pub i64);

impl Credit {
    pub const ZERO: Self = Self(0);

    /// Whole hours.
    #[must_use]
    pub const fn hours(hours: i64) -> Self {
        Self(hours * 100)
    }

    /// Reads `2`, `2.5` or `2.25`; nothing finer than a hundredth.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, part) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if whole.len() > 9 || part.len() > 2 || (whole.is_empty() && part.is_empty()) || !digits(whole) || !digits(part)
        {
            return None;
        }
        let whole: i64 = if whole.is_empty() { 0 } else { whole.parse().ok()? };
        let part: i64 = format!("{part:0<2}").parse().ok()?;
        Some(Self(whole * 100 + part))
    }
}

impl fmt::Display for Credit {
    /// `2`, `2.5`, `0.25`: as short as it is exact.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, amount) = if self.0 < 0 { ("-", -self.0) } else { ("", self.0) };
        match (amount / 100, amount % 100) {
            (whole, 0) => write!(out, "{sign}{whole}"),
            (whole, part) if part % 10 == 0 => write!(out, "{sign}{whole}.{}", part / 10),
            (whole, part) => write!(out, "{sign}{whole}.{part:02}"),
        }
    }
}

impl Serialize for Credit {
    /// A whole number where it is one, else a decimal as text: a float never leaves.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 % 100 {
            0 => serializer.serialize_i64(self.0 / 100),
            _ => serializer.collect_str(self),
        }
    }
}

impl<'de> Deserialize<'de> for Credit {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Amount;
        impl Visitor<'_> for Amount {
            type Value = Credit;

            fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
                out.write_str("a number of hours with at most two decimals")
            }

            fn visit_i64<E: de::Error>(self, number: i64) -> Result<Credit, E> {
                (0..=1_000_000)
                    .contains(&number)
                    .then(|| Credit::hours(number))
                    .ok_or_else(|| E::custom("out of range"))
            }

            fn visit_u64<E: de::Error>(self, number: u64) -> Result<Credit, E> {
                i64::try_from(number).map_err(E::custom).and_then(|number| self.visit_i64(number))
            }

            // TOML has one kind of decimal number. Its shortest text is exact for the few digits a rule has.
            fn visit_f64<E: de::Error>(self, number: f64) -> Result<Credit, E> {
                Credit::parse(&number.to_string()).ok_or_else(|| E::custom("more than two decimals, or out of range"))
            }

            fn visit_str<E: de::Error>(self, text: &str) -> Result<Credit, E> {
                Credit::parse(text).ok_or_else(|| E::custom("not a number of hours"))
            }
        }
        deserializer.deserialize_any(Amount)
    }
}

/// Exact floor of `a · b / c` for amounts that are not negative.
#[must_use]
pub fn mul_div_floor(a: i64, b: i64, c: i64) -> i64 {
    let exact = i128::from(a) * i128::from(b) / i128::from(c.max(1));
    i64::try_from(exact).unwrap_or(i64::MAX)
}

/// Exact ceiling of `a · b / c` for amounts that are not negative.
#[must_use]
pub fn mul_div_ceil(a: i64, b: i64, c: i64) -> i64 {
    let c = i128::from(c.max(1));
    let exact = (i128::from(a) * i128::from(b) + c - 1) / c;
    i64::try_from(exact).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credit_is_read_and_told_exactly() {
        for (text, hundredths) in [("2", 200), ("2.5", 250), ("0.25", 25), (".5", 50), ("12,75", 1275)] {
            assert_eq!(Credit::parse(text), Some(Credit(hundredths)), "{text}");
        }
        for text in ["", ".", "1.234", "-1", "1e3", "a", "12345678901"] {
            assert_eq!(Credit::parse(text), None, "{text}");
        }
        assert_eq!(Credit(250).to_string(), "2.5");
        assert_eq!(Credit(2834).to_string(), "28.34");
        assert_eq!(Credit(300).to_string(), "3");
    }

    #[test]
    fn rounding_is_exact_to_the_hundredth() {
        assert_eq!(mul_div_ceil(4000, 17, 24), 2834);
        assert_eq!(mul_div_floor(4000, 17, 24), 2833);
        assert_eq!(mul_div_ceil(4000, 24, 24), 4000);
    }
}
