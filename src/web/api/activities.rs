//! Learning for programs: read through and written by the checks of the form. Notes are neither given nor taken.

use super::caller::{Body, Caller, private};
use super::paging::{Paged, Paging};
use super::problem::{Problem, Result};
use crate::db::DbError;
use crate::db::activities::{self, Amount, Cost, Day, Facts, Segment};
use crate::db::tokens::Scope;
use crate::web::activities::draft::Draft;
use crate::web::guarded::{Answers, Guard};
use crate::web::standing;
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

/// An activity, as it is given and taken.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Activity {
    /// A UUID. Send one of your own with a new activity to be able to send it twice safely.
    #[serde(default)]
    id: Option<Uuid>,
    /// Raised by every change. A change has to name the version that it was read at.
    #[serde(default)]
    version: Option<i32>,
    #[schema(max_length = 300, example = "Ethics of telehealth")]
    title: String,
    /// A kind of the vocabulary, such as `workshop`.
    #[schema(example = "workshop")]
    kind: String,
    #[serde(default)]
    planned: bool,
    #[serde(default)]
    starts_on: Option<NaiveDate>,
    /// The day it was completed; for a planned one, the day it will be.
    completed_on: NaiveDate,
    /// Each day's minutes, where it took several.
    #[serde(default)]
    days: Vec<DayBody>,
    /// How long it took. Give either this or `credit`.
    #[serde(default)]
    minutes: Option<u32>,
    /// Credit as the certificate states it.
    #[serde(default)]
    credit: Option<CreditBody>,
    #[serde(default)]
    delivery: Option<String>,
    #[serde(default)]
    provider: Option<String>,
    /// Provider classes as `rule_set/class`.
    #[serde(default)]
    approvals: Vec<String>,
    #[serde(default)]
    approval_number: Option<String>,
    #[serde(default)]
    categories: Vec<String>,
    /// Topics with their part of the time.
    #[serde(default)]
    segments: Vec<SegmentBody>,
    #[serde(default)]
    evidence: Vec<String>,
    #[serde(default)]
    cost: Option<CostBody>,
    #[serde(default)]
    own_practice_minutes: Option<u32>,
    #[serde(default)]
    group_size: Option<u32>,
    #[serde(default)]
    preparation_minutes: Option<u32>,
    #[serde(default)]
    first_time: Option<bool>,
    #[serde(default)]
    repeat_key: Option<String>,
}

/// A day and its minutes.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DayBody {
    date: NaiveDate,
    minutes: u32,
}

/// Credit in hundredths of a unit: 150 is 1.5.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CreditBody {
    #[schema(example = 150)]
    hundredths: u32,
    #[schema(example = "hour")]
    unit: String,
}

/// A part of an activity and what it was about.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SegmentBody {
    /// Minutes, or hundredths of credit where credit is given.
    amount: u32,
    topics: Vec<String>,
}

/// Money in minor units of its currency: 8900 USD is 89 dollars.
#[derive(Clone, Debug, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct CostBody {
    minor: u32,
    #[schema(example = "USD")]
    currency: String,
}

impl From<activities::Activity> for Activity {
    fn from(activity: activities::Activity) -> Self {
        let facts = activity.facts;
        let (minutes, credit) = match facts.amount {
            Some(Amount::Minutes(minutes)) => (Some(minutes), None),
            Some(Amount::Credit { hundredths, unit }) => (None, Some(CreditBody { hundredths, unit })),
            None => (None, None),
        };
        Self {
            id: Some(activity.id),
            version: Some(activity.version),
            title: facts.title,
            kind: facts.kind,
            planned: facts.planned,
            starts_on: facts.starts_on,
            completed_on: facts.completed_on,
            days: facts.days.into_iter().map(|day| DayBody { date: day.date, minutes: day.minutes }).collect(),
            minutes,
            credit,
            delivery: facts.delivery,
            provider: facts.provider,
            approvals: facts.approvals,
            approval_number: facts.approval_number,
            categories: facts.categories,
            segments: facts
                .segments
                .into_iter()
                .map(|part| SegmentBody { amount: part.amount, topics: part.topics })
                .collect(),
            evidence: facts.evidence,
            cost: facts.cost.map(|cost| CostBody { minor: cost.minor, currency: cost.currency }),
            own_practice_minutes: facts.own_practice_minutes,
            group_size: facts.group_size,
            preparation_minutes: facts.preparation_minutes,
            first_time: facts.first_time,
            repeat_key: facts.repeat_key,
        }
    }
}

impl Activity {
    /// What is said, unchecked; of both time and credit the form refuses the pair, and so it is refused here.
    fn facts(self) -> Result<Facts> {
        let amount = match (self.minutes, self.credit) {
            (Some(_), Some(_)) => return Err(Problem::not_understood("Give either minutes or credit, not both.")),
            (Some(minutes), None) => Some(Amount::Minutes(minutes)),
            (None, credit) => credit.map(|credit| Amount::Credit { hundredths: credit.hundredths, unit: credit.unit }),
        };
        Ok(Facts {
            title: self.title,
            kind: self.kind,
            planned: self.planned,
            starts_on: self.starts_on,
            completed_on: self.completed_on,
            days: self.days.into_iter().map(|day| Day { date: day.date, minutes: day.minutes }).collect(),
            amount,
            delivery: self.delivery,
            approvals: self.approvals,
            approval_number: self.approval_number,
            categories: self.categories,
            segments: self
                .segments
                .into_iter()
                .map(|part| Segment { amount: part.amount, topics: part.topics })
                .collect(),
            evidence: self.evidence,
            cost: self.cost.map(|cost| Cost { minor: cost.minor, currency: cost.currency }),
            own_practice_minutes: self.own_practice_minutes,
            group_size: self.group_size,
            preparation_minutes: self.preparation_minutes,
            first_time: self.first_time,
            repeat_key: self.repeat_key,
            ..Facts::default()
        })
    }

    /// Checked as the form checks what is typed, the guard included.
    async fn checked(self, person: &SignedIn) -> Result<Facts> {
        let asked = activities::Activity { id: Uuid::nil(), version: 1, facts: self.facts()? };
        let draft = Draft::of(&asked, vec![]);
        let library = standing::library(person).await?;
        let mut guard = Guard::new(person, Answers::default()).await?;
        let parsed = draft.parse(person.today, library.vocabulary());
        guard.pass(parsed, &draft.private()).map_err(|problems| Problem::of(&problems))
    }
}

async fn find(person: &SignedIn, id: Uuid) -> Result<activities::Activity> {
    activities::find_activity(person.db(), person.owner(), id).await?.ok_or_else(Problem::not_found)
}

/// All learning, newest first.
#[utoipa::path(get, path = "/api/v1/activities", tag = "learning", params(Paging), security(("token" = ["learning:read"])),
    responses((status = 200, body = Paged<Activity>), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn list(caller: Caller, Query(paging): Query<Paging>) -> Result<Response> {
    let person = caller.allowed(Scope::ReadLearning)?;
    let all = activities::list_activities(person.db(), person.owner()).await?;
    let (link, paged) = paging.cut(all, "/api/v1/activities");
    let Paged { items, page, pages, total } = paged;
    let items: Vec<Activity> = items.into_iter().map(Activity::from).collect();
    let mut response = private(&Paged { items, page, pages, total });
    response.headers_mut().extend(link);
    Ok(response)
}

/// Adds learning. The same id sent twice adds it once.
#[utoipa::path(post, path = "/api/v1/activities", tag = "learning", request_body = Activity, security(("token" = ["learning:write"])),
    responses((status = 201, body = Activity), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn record(caller: Caller, Body(new): Body<Activity>) -> Result<Response> {
    let person = caller.allowed(Scope::WriteLearning)?;
    let id = new.id.unwrap_or_else(Uuid::now_v7);
    let facts = new.checked(person).await?;
    match activities::record_activity(person.db(), person.owner(), id, &facts, person.now()).await {
        Ok(()) => {}
        // Sent twice; an id that is another's is not told apart from one that is not there.
        Err(DbError::Conflict) => {
            find(person, id).await?;
        }
        Err(error) => return Err(error.into()),
    }
    let made = Activity::from(find(person, id).await?);
    let at = [(header::LOCATION, format!("/api/v1/activities/{id}"))];
    Ok((StatusCode::CREATED, at, private(&made)).into_response())
}

/// One activity.
#[utoipa::path(get, path = "/api/v1/activities/{id}", tag = "learning", params(("id" = Uuid, Path)), security(("token" = ["learning:read"])),
    responses((status = 200, body = Activity), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn show(caller: Caller, Path(id): Path<Uuid>) -> Result<Response> {
    let person = caller.allowed(Scope::ReadLearning)?;
    Ok(private(&Activity::from(find(person, id).await?)))
}

/// Changes an activity that was read at the version sent with it. Its notes stay.
#[utoipa::path(put, path = "/api/v1/activities/{id}", tag = "learning", params(("id" = Uuid, Path)), request_body = Activity,
    security(("token" = ["learning:write"])),
    responses((status = 200, body = Activity), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn amend(caller: Caller, Path(id): Path<Uuid>, Body(changed): Body<Activity>) -> Result<Response> {
    let person = caller.allowed(Scope::WriteLearning)?;
    let before = find(person, id).await?.facts;
    let Some(version) = changed.version else {
        return Err(Problem::not_understood("Send the version that you read."));
    };
    let checked = changed.checked(person).await?;
    let facts = Facts { notes: before.notes, relevant_to: before.relevant_to, ..checked };
    let (db, owner) = (person.db(), person.owner());
    if !activities::amend_activity(db, owner, id, version, &facts, person.now()).await? {
        return Err(Problem::not_found());
    }
    Ok(private(&Activity::from(find(person, id).await?)))
}

/// Removes an activity.
#[utoipa::path(delete, path = "/api/v1/activities/{id}", tag = "learning", params(("id" = Uuid, Path)), security(("token" = ["learning:write"])),
    responses((status = 204), (status = "4XX", body = Problem, content_type = "application/problem+json")))]
pub async fn remove(caller: Caller, Path(id): Path<Uuid>) -> Result<StatusCode> {
    let person = caller.allowed(Scope::WriteLearning)?;
    if !activities::remove_activity(person.db(), person.owner(), id).await? {
        return Err(Problem::not_found());
    }
    Ok(StatusCode::NO_CONTENT)
}
