//! Reading a form: bounded, repeated fields allowed, and never a bare framework message to a person.

use crate::web::error::AppError;
use crate::web::guarded::Reading;
use crate::web::ui::Watch;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::guard::Profile;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The fields of a posted form. Drafts are structs of `String` and `Vec<String>` with `#[serde(default)]`.
pub struct Form<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Form<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        match axum_extra::extract::Form::<T>::from_request(request, state).await {
            Ok(axum_extra::extract::Form(draft)) => Ok(Self(draft)),
            Err(rejection) => match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => Err(AppError::TooLarge),
                _ => Err(AppError::Unreadable),
            },
        }
    }
}

/// What is wrong with a form, field by field, in the order found, and what the guard has marked. Empty means that the form
/// may be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<(String, String)>,
    readings: Vec<Reading>,
}

impl Problems {
    /// Notes a problem beside a field; the first one of a field is the one shown there.
    pub fn add(&mut self, field: impl Into<String>, problem: impl Into<String>) {
        self.found.push((field.into(), problem.into()));
    }

    /// The value, or the default after noting what is wrong: parsing goes on, so that all problems show at once.
    pub fn take<T: Default>(&mut self, field: &str, value: Result<T, String>) -> T {
        value.unwrap_or_else(|problem| {
            self.add(field, problem);
            T::default()
        })
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty() && !self.readings.iter().any(|reading| reading.changed)
    }

    /// Keeps what the guard found in a field, to be shown there.
    pub fn mark(&mut self, reading: Reading) {
        self.readings.push(reading);
    }

    /// A field about practice, as the guard reads it.
    #[must_use]
    pub fn clinical(&self, field: &str) -> Option<Watch> {
        Some(self.watch(field, Profile::Clinical))
    }

    /// A title, a presenter or a place of learning, as the guard reads it.
    #[must_use]
    pub fn catalogue(&self, field: &str) -> Option<Watch> {
        Some(self.watch(field, Profile::Catalogue))
    }

    fn watch(&self, field: &str, profile: Profile) -> Watch {
        Watch { profile, reading: self.readings.iter().find(|reading| reading.field == field).cloned() }
    }

    /// What is wrong with one field.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<String> {
        self.found.iter().find(|(name, _)| name == field).map(|(_, problem)| problem.clone())
    }

    /// One line a field, for the summary on top of the form.
    #[must_use]
    pub fn summary(&self) -> Vec<(String, String)> {
        let mut seen = BTreeMap::new();
        self.found.iter().filter(|(field, _)| seen.insert(field.clone(), ()).is_none()).cloned().collect()
    }
}

/// Text that must be there and fit.
pub fn required(text: &str, what: &str, most: usize) -> Result<String, String> {
    match optional(text, most)? {
        Some(text) => Ok(text),
        None => Err(format!("{what} is needed.")),
    }
}

/// Text that may be left out, trimmed, without control characters, at most so many characters.
pub fn optional(text: &str, most: usize) -> Result<Option<String>, String> {
    let text = text.trim().replace("\r\n", "\n");
    if text.is_empty() {
        return Ok(None);
    }
    let count = text.chars().count();
    if count > most {
        return Err(format!("This holds {most} characters; yours has {count}."));
    }
    if text.chars().any(|sign| sign.is_control() && sign != '\n' && sign != '\t') {
        return Err("There is a character in it that cannot be kept. Type it again rather than pasting it.".into());
    }
    Ok(Some(text))
}

/// A value for a query: letters, digits and a few signs as they are, all else as bytes.
#[must_use]
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// A date as date fields send it, `2027-04-30`; also `04/30/2027`.
pub fn date(text: &str) -> Result<Option<chrono::NaiveDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let (year, month, day) = match (numbers.as_deref(), text.contains('-')) {
        (Some([year, month, day]), true) | (Some([month, day, year]), false) => (*year, *month, *day),
        _ => return Err("Write the date as year-month-day, for example 2027-04-30.".into()),
    };
    if !(1950..=2100).contains(&year) {
        return Err(format!("{year} is not a year we can plan with."));
    }
    if !(1..=12).contains(&month) {
        return Err(format!("There are 12 months; {month} is not one of them."));
    }
    chrono::NaiveDate::from_ymd_opt(year as i32, month, day).map(Some).ok_or_else(|| day_problem(year, month))
}

fn day_problem(year: u32, month: u32) -> String {
    const MONTHS: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let last = (28..=31).rev().find(|day| chrono::NaiveDate::from_ymd_opt(year as i32, month, *day).is_some());
    let last = last.expect("each month has a 28th");
    format!("{} has {last} days. Use {year}-{month:02}-{last:02}.", MONTHS[month as usize - 1])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_a_month_does_not_have_is_answered_with_its_last() {
        assert_eq!(date("04/31/2027"), Err("April has 30 days. Use 2027-04-30.".into()));
        assert_eq!(date("2027-02-29"), Err("February has 28 days. Use 2027-02-28.".into()));
        assert!(date("2028-02-29").unwrap().is_some());
        assert_eq!(date(" "), Ok(None));
        assert!(date("soon").is_err());
    }

    #[test]
    fn text_is_trimmed_bounded_and_free_of_control_characters() {
        assert_eq!(optional("  a\r\nb ", 9), Ok(Some("a\nb".into())));
        assert!(optional("abc", 2).unwrap_err().contains("yours has 3"));
        assert!(optional("a\u{0}b", 9).is_err());
        assert_eq!(required(" ", "A title", 9), Err("A title is needed.".into()));
    }
}
