//! Days as JSON has them: `YYYY-MM-DD`, the four digits of a year and nothing else.

use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error};

/// Reads one day strictly; a year of five digits could make cycles without end.
pub fn read(text: &str) -> Option<NaiveDate> {
    let shaped = text.len() == 10
        && text.bytes().enumerate().all(|(place, byte)| match place {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shaped.then(|| text.parse().ok()).flatten()
}

struct Strict(NaiveDate);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        read(&text).map(Self).ok_or_else(|| D::Error::custom(format!("{text:?} is no date YYYY-MM-DD")))
    }
}

/// For a field that is a day.
pub fn one<'de, D: Deserializer<'de>>(deserializer: D) -> Result<NaiveDate, D::Error> {
    Strict::deserialize(deserializer).map(|day| day.0)
}

/// For a field that may be a day.
pub fn maybe<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<NaiveDate>, D::Error> {
    Option::<Strict>::deserialize(deserializer).map(|day| day.map(|day| day.0))
}

/// For a field of several days.
pub fn several<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<NaiveDate>, D::Error> {
    Vec::<Strict>::deserialize(deserializer).map(|days| days.into_iter().map(|day| day.0).collect())
}
