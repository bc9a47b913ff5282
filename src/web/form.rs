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
use uuid::Uuid;

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

/// Something else than what was typed was kept meanwhile: what to say of it, and where it is to be seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Late {
    pub words: &'static str,
    pub href: String,
}

/// What stands on top of a form that was not saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// A field and what to do there, in the order found.
    pub lines: Vec<(String, String)>,
    pub late: Option<Late>,
}

impl FromIterator<(String, String)> for Summary {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(lines: I) -> Self {
        Self { lines: lines.into_iter().collect(), late: None }
    }
}

impl IntoIterator for Summary {
    type Item = (String, String);
    type IntoIter = std::vec::IntoIter<(String, String)>;

    fn into_iter(self) -> Self::IntoIter {
        self.lines.into_iter()
    }
}

/// What is wrong with a form, field by field, in the order found, and what the guard has marked. Empty means that the form
/// may be saved.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    found: Vec<(String, String)>,
    readings: Vec<Reading>,
    late: Option<Late>,
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

    /// The form came too late. It is shown again as typed, with the version that is kept now, so that saving once more is a
    /// decision; `href` is where one sees what is kept.
    pub fn late(&mut self, version: &mut String, now: i32, href: String) {
        let words = if version.is_empty() {
            "This was saved already, in other words. What you typed is below, not saved yet."
        } else {
            "This was changed on another device since you opened it. What you typed is below, not saved yet."
        };
        *version = now.to_string();
        self.overtaken(words, href);
    }

    /// Something else was kept under the form's id, of a kind that is removed rather than changed: the form is shown again as
    /// typed, with an id of its own.
    pub fn again(&mut self, id: &mut String, href: String) {
        *id = Uuid::now_v7().to_string();
        let words = "This was saved already, in other words. What you typed is below; saving it adds a second one, and the first can be removed.";
        self.overtaken(words, href);
    }

    /// What the form is about went on without it, in words of one's own.
    pub fn overtaken(&mut self, words: &'static str, href: String) {
        self.late = Some(Late { words, href });
    }

    /// Of the page that shows the form.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match (&self.late, self.is_empty()) {
            (Some(_), _) => StatusCode::CONFLICT,
            (None, true) => StatusCode::OK,
            (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.late.is_none() && self.found.is_empty() && !self.readings.iter().any(|reading| reading.changed)
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
    pub fn summary(&self) -> Summary {
        let mut seen = BTreeMap::new();
        let lines = self.found.iter().filter(|(field, _)| seen.insert(field.clone(), ()).is_none()).cloned().collect();
        Summary { lines, late: self.late.clone() }
    }
}

/// A value for a query: letters, digits and a few signs as they are, all else as bytes.
#[must_use]
pub fn encode(text: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    text.bytes().map(|byte| if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}
