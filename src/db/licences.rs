//! The licences that a person holds.

use crate::db::entity::licence::{ActiveModel, Column, Entity, Model};
use crate::db::{Db, Owner, Result, json, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Hours that came over from the cycle before, in hundredths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CarriedIn {
    pub hours: u32,
    #[serde(default)]
    pub topics: Vec<String>,
    pub cycles_ago: u32,
}

/// What some boards' rules ask about a licence and others do not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Facts {
    /// Days on which the board received a renewal application.
    pub applications_received: Vec<NaiveDate>,
    pub carried_in: Vec<CarriedIn>,
    /// Rule id to the day that a once-only duty was last met, or "never".
    pub last_met: BTreeMap<String, String>,
    /// Base name to hundredths of hours, for rules that ask a share of them.
    pub bases: BTreeMap<String, u32>,
}

/// What a person says of a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub rule_set: String,
    pub title: String,
    pub issued_on: NaiveDate,
    pub expires_on: Option<NaiveDate>,
    /// `odd` or `even`: the last digit of the number, which itself is not kept.
    pub number_parity: Option<String>,
    /// `auto`, `yes` or `no`.
    pub first_renewal: String,
    pub facts: Facts,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    pub id: Uuid,
    pub version: i32,
    pub held: Held,
    /// When it was recorded here.
    pub recorded_at: DateTime<Utc>,
}

impl Licence {
    /// The day it was recorded here, where its owner lives.
    #[must_use]
    pub fn recorded_on(&self, zone: Tz) -> NaiveDate {
        self.recorded_at.with_timezone(&zone).date_naive()
    }
}

pub async fn record_licence(db: &Db, owner: &Owner, id: Uuid, held: &Held, now: DateTime<Utc>) -> Result<()> {
    let mut row = to_row(held);
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(now);
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn find_licence(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Licence>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(from_row).transpose()
}

/// In the order they were added.
pub async fn list_licences(db: &Db, owner: &Owner) -> Result<Vec<Licence>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(from_row).collect()
}

/// Changes a licence read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_licence(db: &Db, owner: &Owner, id: Uuid, version: i32, held: &Held) -> Result<bool> {
    let mut row = to_row(held);
    row.version = Set(version + 1);
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_licence(db, owner, id)).await
}

pub async fn remove_licence(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn to_row(held: &Held) -> ActiveModel {
    ActiveModel {
        rule_set: Set(held.rule_set.clone()),
        title: Set(held.title.clone()),
        issued_on: Set(held.issued_on),
        expires_on: Set(held.expires_on),
        number_parity: Set(held.number_parity.clone()),
        first_renewal: Set(held.first_renewal.clone()),
        facts: Set(json::write(&held.facts)),
        ..Default::default()
    }
}

fn from_row(row: Model) -> Result<Licence> {
    let held = Held {
        rule_set: row.rule_set,
        title: row.title,
        issued_on: row.issued_on,
        expires_on: row.expires_on,
        number_parity: row.number_parity,
        first_renewal: row.first_renewal,
        facts: json::read("licences.facts", &row.facts)?,
    };
    Ok(Licence { id: row.id, version: row.version, held, recorded_at: row.created_at })
}
