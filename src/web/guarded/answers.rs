//! A form whose words the guard reads: the draft, and what was answered to the guard's questions.

use super::Reason;
use crate::web::error::AppError;
use crate::web::form::{self, Form};
use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::guard::Category;
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;

/// The draft of a form, and the answers beside it.
pub struct Guarded<T>(pub T, pub Answers);

/// Reasons by field, kind and words; words to let through from now on; and the field that just got another wording.
#[derive(Clone, Debug, Default)]
pub struct Answers {
    reasons: BTreeMap<String, Reason>,
    allow: Vec<String>,
    pub(super) changed: Option<String>,
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Guarded<T> {
    type Rejection = AppError;

    async fn from_request(request: Request, state: &S) -> Result<Self, AppError> {
        let (parts, body) = request.into_parts();
        let with = |body: Body| Request::from_parts(parts.clone(), body);
        let bytes = Bytes::from_request(with(body), state).await.map_err(|rejection| {
            match rejection.into_response().status() {
                StatusCode::PAYLOAD_TOO_LARGE => AppError::TooLarge,
                _ => AppError::Unreadable,
            }
        })?;
        let Form(mut pairs) =
            Form::<Vec<(String, String)>>::from_request(with(Body::from(bytes.clone())), state).await?;
        let answers = Answers::of(&mut pairs);
        let body = if answers.changed.is_some() { Body::from(encoded(&pairs)) } else { Body::from(bytes) };
        let Form(draft) = Form::<T>::from_request(with(body), state).await?;
        Ok(Self(draft, answers))
    }
}

fn encoded(pairs: &[(String, String)]) -> String {
    let each = pairs.iter().map(|(name, value)| format!("{}={}", form::encode(name), form::encode(value)));
    each.collect::<Vec<_>>().join("&")
}

impl Answers {
    /// Reads the answers, and puts a chosen wording into its field.
    fn of(pairs: &mut [(String, String)]) -> Self {
        let mut answers = Self::default();
        let mut chosen = None;
        for (name, value) in pairs.iter() {
            // Browsers send each line break as two signs, in names too.
            let (name, value) = (super::as_read(name), super::as_read(value));
            match name.as_str() {
                "allow" => answers.allow.push(value),
                "use" => chosen = Some(value),
                name => {
                    if let (Some(question), Some(reason)) = (name.strip_prefix("reason:"), Reason::parse(&value)) {
                        answers.reasons.insert(question.to_owned(), reason);
                    }
                }
            }
        }
        answers.changed = chosen.and_then(|chosen| replace(pairs, &chosen));
        answers
    }

    /// The reason given for these words in this field, if it can be true of such a finding.
    pub(super) fn reason(&self, field: &str, category: Category, words: &str) -> Option<Reason> {
        let reason = self.reasons.get(&format!("{field}:{}:{words}", category.slug()))?;
        Reason::fitting(category).contains(reason).then_some(*reason)
    }

    pub(super) fn allows(&self, words: &str) -> bool {
        self.allow.iter().any(|allowed| allowed == words)
    }
}

/// Puts the wording in where the words stand; where the text has changed meanwhile, at their first place. The field's name.
fn replace(pairs: &mut [(String, String)], chosen: &str) -> Option<String> {
    let mut parts = chosen.splitn(4, '|');
    let (field, start, wording, words) = (parts.next()?, parts.next()?, parts.next()?, parts.next()?);
    let start: usize = start.parse().ok()?;
    let (_, text) = pairs.iter_mut().find(|(name, _)| name == field)?;
    let read = super::as_read(text);
    let there = read.char_indices().nth(start).map(|(at, _)| at).filter(|at| read[*at..].starts_with(words));
    let at = there.or_else(|| read.find(words)).filter(|_| !words.is_empty())?;
    *text = format!("{}{wording}{}", &read[..at], &read[at + words.len()..]);
    Some(field.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(list: &[(&str, &str)]) -> Vec<(String, String)> {
        list.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    #[test]
    fn a_chosen_wording_takes_the_place_of_the_words() {
        let mut form = pairs(&[("line", "Grace and Grace"), ("use", "line|10|a client|Grace")]);
        assert_eq!(Answers::of(&mut form).changed.as_deref(), Some("line"));
        assert_eq!(form[0].1, "Grace and a client");
        let mut moved = pairs(&[("line", "So Grace came"), ("use", "line|0|a client|Grace")]);
        Answers::of(&mut moved);
        assert_eq!(moved[0].1, "So a client came");
        let mut gone = pairs(&[("line", "Nobody"), ("use", "line|0|a client|Grace")]);
        assert_eq!(Answers::of(&mut gone).changed, None);
    }

    #[test]
    fn a_reason_holds_for_its_words_alone() {
        let mut form = pairs(&[("reason:line:name:Grace", "author"), ("reason:line:date:in May", "author")]);
        let answers = Answers::of(&mut form);
        assert_eq!(answers.reason("line", Category::Name, "Grace"), Some(Reason::Author));
        assert_eq!(answers.reason("line", Category::Name, "Hope"), None);
        assert_eq!(answers.reason("note", Category::Name, "Grace"), None);
        let mut lines = pairs(&[("reason:line:combination:a widow,\r\na nurse", "several")]);
        let answers_of_two_lines = Answers::of(&mut lines);
        assert!(answers_of_two_lines.reason("line", Category::Combination, "a widow,\na nurse").is_some());
        assert_eq!(answers.reason("line", Category::Date, "in May"), None, "a date is nobody's author");
    }
}
