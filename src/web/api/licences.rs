//! Licences for programs: what counts, what is open, until when; and the whole report of the engine.

use super::caller::{Caller, private};
use super::problem::{Problem, Result};
use crate::db::tokens::Scope;
use crate::web::outlook::outlook;
use crate::web::standing::{self, Standing};
use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use domain::credit::State;
use serde::Serialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// A licence as it stands today. Figures are hundredths of an hour, as the board counts hours.
#[derive(Serialize, ToSchema)]
pub struct LicenceStanding {
    id: Uuid,
    #[schema(example = "New York LCSW")]
    name: String,
    /// The rule set that it is counted by.
    #[schema(example = "us-ny-social_worker")]
    rule_set: String,
    expires_on: Option<NaiveDate>,
    /// The day by which what is missing is due.
    deadline: Option<NaiveDate>,
    /// `met`, `met_if_planned`, `not_met` or `unknown`; null where the period is not known.
    status: Option<String>,
    /// In words: "13 hours to go, all of them live."
    words: String,
    required: Option<i64>,
    counted: Option<i64>,
    planned: Option<i64>,
    missing: Option<i64>,
    /// What is open beside the total, in words.
    open: Vec<String>,
}

fn slug(state: State) -> Option<String> {
    serde_json::to_value(state).ok()?.as_str().map(str::to_owned)
}

/// All licences.
#[utoipa::path(get, path = "/api/v1/licences", tag = "licences", security(("token" = ["licences:read"])),
    responses((status = 200, body = Vec<LicenceStanding>), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn list(caller: Caller) -> Result<Response> {
    let person = caller.allowed(Scope::ReadLicences)?;
    let standing = Standing::load(person).await?;
    let each = standing.licences.iter().filter_map(|licence| {
        let (set, report) = standing.of(licence)?;
        let cycle = standing::current(report, person.today);
        let outlook = cycle.map(|cycle| outlook(set, &licence.held.title, cycle));
        let words = outlook.as_ref().map(|outlook| format!("{} {}", outlook.lead, outlook.rest).trim().to_owned());
        let total = outlook.as_ref().and_then(|outlook| outlook.total);
        Some(LicenceStanding {
            id: licence.id,
            name: standing::name(set, &licence.held.title),
            rule_set: licence.held.rule_set.clone(),
            expires_on: licence.held.expires_on,
            deadline: outlook.as_ref().and_then(|outlook| outlook.deadline),
            status: outlook.as_ref().and_then(|outlook| slug(outlook.status)),
            words: words.unwrap_or_else(|| "The period is not known yet.".into()),
            required: total.map(|(required, ..)| required),
            counted: total.map(|(_, counted, ..)| counted),
            planned: total.map(|(_, _, planned, _)| planned),
            missing: outlook.as_ref().map(|outlook| outlook.missing),
            open: outlook.map(|outlook| outlook.open.into_iter().map(|open| open.what).collect()).unwrap_or_default(),
        })
    });
    Ok(private(&each.collect::<Vec<_>>()))
}

/// The engine's report of a licence: every requirement, limit and activity, as `growing-edge schema report` describes it.
#[utoipa::path(get, path = "/api/v1/licences/{id}/report", tag = "licences", params(("id" = Uuid, Path)),
    security(("token" = ["licences:read"])),
    responses((status = 200, body = Object), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn report(caller: Caller, Path(id): Path<Uuid>) -> Result<Response> {
    let person = caller.allowed(Scope::ReadLicences)?;
    let standing = Standing::load(person).await?;
    let licence = standing.licences.iter().find(|licence| licence.id == id).ok_or_else(Problem::not_found)?;
    let (_, report) = standing.of(licence).ok_or_else(Problem::not_found)?;
    Ok(private(report))
}
