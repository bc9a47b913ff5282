//! What was learned. `provider` and `notes` are sealed; title, kind and dates are plain, for lists and filters.

use crate::db::entity::activity::{ActiveModel, Column, Entity, Model};
use crate::db::seal::{Place, Vault};
use crate::db::{Db, Owner, Result, json, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Minutes of one day of an activity that took several.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Day {
    pub date: NaiveDate,
    pub minutes: u32,
}

/// Part of an activity and what it was about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// Minutes, or hundredths of credit where credit is stated.
    pub amount: u32,
    pub topics: Vec<String>,
}

/// How much it was: minutes, or credit as stated by the provider, in hundredths of its unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Amount {
    Minutes(u32),
    Credit { hundredths: u32, unit: String },
}

impl Amount {
    /// Hundredths of an hour, where it can be told in hours; else hundredths of its unit: to be compared, not counted.
    #[must_use]
    pub fn told(&self) -> (i64, String) {
        match self {
            Self::Minutes(minutes) => (i64::from(*minutes) * 100 / 60, "hour".into()),
            Self::Credit { hundredths, unit } if unit == "ceu" => (i64::from(*hundredths) * 10, "hour".into()),
            Self::Credit { hundredths, unit } => (i64::from(*hundredths), unit.clone()),
        }
    }
}

/// Money in minor units of its currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    pub minor: u32,
    pub currency: String,
}

/// All that a person says of an activity; the row's id, version and times stand beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    pub title: String,
    /// A kind of the vocabulary.
    pub kind: String,
    pub planned: bool,
    pub starts_on: Option<NaiveDate>,
    /// The day it was completed, of several the last; for a planned one, the day it will be.
    pub completed_on: NaiveDate,
    pub days: Vec<Day>,
    pub amount: Option<Amount>,
    pub delivery: Option<String>,
    /// Provider classes, bare or `rule_set/class`.
    pub approvals: Vec<String>,
    pub approval_number: Option<String>,
    pub categories: Vec<String>,
    pub segments: Vec<Segment>,
    pub evidence: Vec<String>,
    pub relevant_to: Vec<String>,
    pub cost: Option<Cost>,
    pub own_practice_minutes: Option<u32>,
    pub group_size: Option<u32>,
    pub preparation_minutes: Option<u32>,
    pub first_time: Option<bool>,
    pub repeat_key: Option<String>,
    pub provider: Option<String>,
    pub notes: Option<String>,
}

/// An activity of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

/// Adds an activity. The id is the caller's, so that a form sent twice adds one.
pub async fn record_activity(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> Result<()> {
    fresh_row(owner, id, facts, now).insert(db.write()).await?;
    Ok(())
}

/// A new activity's row, for whoever inserts it.
pub(in crate::db) fn fresh_row(owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> ActiveModel {
    let mut row = to_row(&owner.vault, id, facts);
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(now);
    row.updated_at = Set(now);
    row
}

pub async fn find_activity(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Activity>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(&owner.vault, row)).transpose()
}

/// All activities, newest first: one therapist's few thousand at most.
pub async fn list_activities(db: &Db, owner: &Owner) -> Result<Vec<Activity>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_desc(Column::CompletedOn)
        .order_by_desc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(&owner.vault, row)).collect()
}

/// What tells one activity from another: nothing that is sealed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    pub id: Uuid,
    pub title: String,
    pub starts_on: Option<NaiveDate>,
    pub completed_on: NaiveDate,
    pub amount: Option<Amount>,
}

/// All activities in outline, newest first.
pub async fn list_outlines(db: &Db, owner: &Owner) -> Result<Vec<Outline>> {
    type Row = (Uuid, String, Option<NaiveDate>, NaiveDate, Option<i32>, Option<i32>, Option<String>);
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::Title, Column::StartsOn, Column::CompletedOn])
        .columns([Column::Minutes, Column::Credit, Column::CreditUnit])
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_desc(Column::CompletedOn)
        .order_by_desc(Column::Id);
    let rows: Vec<Row> = rows.into_tuple().all(db.read()).await?;
    let outline = |(id, title, starts_on, completed_on, minutes, credit, unit)| Outline {
        id,
        title,
        starts_on,
        completed_on,
        amount: amount(minutes, credit, unit),
    };
    Ok(rows.into_iter().map(outline).collect())
}

fn amount(minutes: Option<i32>, credit: Option<i32>, unit: Option<String>) -> Option<Amount> {
    match (minutes, credit) {
        (Some(minutes), _) => Some(Amount::Minutes(unsigned(minutes))),
        (None, Some(credit)) => {
            Some(Amount::Credit { hundredths: unsigned(credit), unit: unit.unwrap_or_else(|| "hour".into()) })
        }
        (None, None) => None,
    }
}

/// Changes an activity read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_activity(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    version: i32,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<bool> {
    let mut row = to_row(&owner.vault, id, facts);
    row.version = Set(version + 1);
    row.updated_at = Set(now);
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_activity(db, owner, id)).await
}

/// Removes an activity; false when the owner has none of this id.
pub async fn remove_activity(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn provider(row: Uuid) -> Place {
    Place::new("activities", "provider", row)
}

fn notes(row: Uuid) -> Place {
    Place::new("activities", "notes", row)
}

pub(super) fn to_row(vault: &Vault, id: Uuid, facts: &Facts) -> ActiveModel {
    let (minutes, credit, unit) = match &facts.amount {
        None => (None, None, None),
        Some(Amount::Minutes(minutes)) => (Some(*minutes), None, None),
        Some(Amount::Credit { hundredths, unit }) => (None, Some(*hundredths), Some(unit.clone())),
    };
    ActiveModel {
        title: Set(facts.title.clone()),
        kind: Set(facts.kind.clone()),
        status: Set(if facts.planned { "planned" } else { "completed" }.to_owned()),
        starts_on: Set(facts.starts_on),
        completed_on: Set(facts.completed_on),
        days: Set(json::write(&facts.days)),
        minutes: Set(minutes.map(signed)),
        credit: Set(credit.map(signed)),
        credit_unit: Set(unit),
        delivery: Set(facts.delivery.clone()),
        approvals: Set(json::write(&facts.approvals)),
        approval_number: Set(facts.approval_number.clone()),
        categories: Set(json::write(&facts.categories)),
        segments: Set(json::write(&facts.segments)),
        evidence: Set(json::write(&facts.evidence)),
        relevant_to: Set(json::write(&facts.relevant_to)),
        cost: Set(facts.cost.as_ref().map(|cost| signed(cost.minor))),
        currency: Set(facts.cost.as_ref().map(|cost| cost.currency.clone())),
        own_practice_minutes: Set(facts.own_practice_minutes.map(signed)),
        group_size: Set(facts.group_size.map(signed)),
        preparation_minutes: Set(facts.preparation_minutes.map(signed)),
        first_time: Set(facts.first_time),
        repeat_key: Set(facts.repeat_key.clone()),
        provider: Set(vault.seal_some(provider(id), facts.provider.as_deref())),
        notes: Set(vault.seal_some(notes(id), facts.notes.as_deref())),
        ..Default::default()
    }
}

fn from_row(vault: &Vault, row: Model) -> Result<Activity> {
    let amount = amount(row.minutes, row.credit, row.credit_unit);
    let facts = Facts {
        title: row.title,
        kind: row.kind,
        planned: row.status == "planned",
        starts_on: row.starts_on,
        completed_on: row.completed_on,
        days: json::read("activities.days", &row.days)?,
        amount,
        delivery: row.delivery,
        approvals: json::read("activities.approvals", &row.approvals)?,
        approval_number: row.approval_number,
        categories: json::read("activities.categories", &row.categories)?,
        segments: json::read("activities.segments", &row.segments)?,
        evidence: json::read("activities.evidence", &row.evidence)?,
        relevant_to: json::read("activities.relevant_to", &row.relevant_to)?,
        cost: row.cost.zip(row.currency).map(|(minor, currency)| Cost { minor: unsigned(minor), currency }),
        own_practice_minutes: row.own_practice_minutes.map(unsigned),
        group_size: row.group_size.map(unsigned),
        preparation_minutes: row.preparation_minutes.map(unsigned),
        first_time: row.first_time,
        repeat_key: row.repeat_key,
        provider: vault.open_some(provider(row.id), row.provider.as_deref())?,
        notes: vault.open_some(notes(row.id), row.notes.as_deref())?,
    };
    Ok(Activity { id: row.id, version: row.version, facts })
}

/// Forms bound every number far below this; the cut is for the type alone.
fn signed(number: u32) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn unsigned(number: i32) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
