//! Reading a form: bounded, repeated fields allowed, and never a bare framework message to a person.

use crate::web::error::AppError;
use crate::web::guarded::Reading;
use crate::web::ui::Watch;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::guard::Profile;
pub use domain::typed::{date, optional, required};
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

/// A value for a query: letters, digits and a few signs as they are, all else as bytes.
#[must_use]
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
