//! Learning plans: whose words, which year, where one stood, with whom it was talked over. Goals are not in it; they are
//! read when it is shown.

use crate::db::entity::learning_plan::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Place;
use crate::db::{Db, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// What a person says of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// A body of the vocabulary.
    pub body: String,
    pub starts_on: NaiveDate,
    pub ends_on: NaiveDate,
    pub basis: Option<String>,
    pub discussed_on: Option<NaiveDate>,
    pub discussed_with: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LearningPlan {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

fn place(column: &'static str, row: Uuid) -> Place {
    Place::new("learning_plans", column, row)
}

/// Adds a plan. The id is the caller's, so that a form sent twice adds one.
pub async fn record_learning_plan(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> Result<()> {
    let mut row = to_row(owner, id, facts);
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(now);
    row.insert(db.write()).await?;
    Ok(())
}

/// All plans, the latest year first.
pub async fn list_learning_plans(db: &Db, owner: &Owner) -> Result<Vec<LearningPlan>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_desc(Column::StartsOn)
        .order_by_desc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

pub async fn find_learning_plan(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<LearningPlan>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// Changes a plan read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_learning_plan(db: &Db, owner: &Owner, id: Uuid, version: i32, facts: &Facts) -> Result<bool> {
    let mut row = to_row(owner, id, facts);
    row.version = Set(version + 1);
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_learning_plan(db, owner, id)).await
}

pub async fn remove_learning_plan(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts) -> ActiveModel {
    let vault = &owner.vault;
    ActiveModel {
        body: Set(facts.body.clone()),
        starts_on: Set(facts.starts_on),
        ends_on: Set(facts.ends_on),
        basis: Set(vault.seal_some(place("basis", id), facts.basis.as_deref())),
        discussed_on: Set(facts.discussed_on),
        discussed_with: Set(vault.seal_some(place("discussed_with", id), facts.discussed_with.as_deref())),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: Model) -> Result<LearningPlan> {
    let (vault, id) = (&owner.vault, row.id);
    let facts = Facts {
        body: row.body,
        starts_on: row.starts_on,
        ends_on: row.ends_on,
        basis: vault.open_some(place("basis", id), row.basis.as_deref())?,
        discussed_on: row.discussed_on,
        discussed_with: vault.open_some(place("discussed_with", id), row.discussed_with.as_deref())?,
    };
    Ok(LearningPlan { id, version: row.version, facts })
}
