//! Dates for programs: what the calendar tells, in the same careful words.

use super::caller::{Caller, private};
use super::problem::{Problem, Result};
use crate::db::calendar_feeds::Chosen;
use crate::db::tokens::Scope;
use crate::web::calendar;
use axum::response::Response;
use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

/// Days, and what they are for.
#[derive(Serialize, ToSchema)]
pub struct DateEntry {
    /// `renewals`, `periods`, `reviews`, `follow_ups` or `courses`.
    kind: String,
    first: NaiveDate,
    last: NaiveDate,
    words: String,
}

/// All dates, the earliest first.
#[utoipa::path(get, path = "/api/v1/dates", tag = "dates", security(("token" = ["dates:read"])),
    responses((status = 200, body = Vec<DateEntry>), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn list(caller: Caller) -> Result<Response> {
    let person = caller.allowed(Scope::ReadDates)?;
    let dates = calendar::dates::of(person, &Chosen::default()).await?;
    let entries = dates.into_iter().map(|date| DateEntry {
        kind: date.kind.slug().to_owned(),
        first: date.first,
        last: date.last,
        words: date.words,
    });
    Ok(private(&entries.collect::<Vec<_>>()))
}
