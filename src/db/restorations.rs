//! Exports brought in: held sealed while they are looked at, added in one step, taken back in one.

use crate::db::accounts::AccountChange;
use crate::db::entity::restoration::{ActiveModel, Column, Entity, Model};
use crate::db::export::{Added, Document, Plan, Settings, restore, take_back};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, json};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// An export that is looked at, or was added.
pub enum Restoration {
    Looked(Box<Document>),
    Added(Brought),
}

/// What came in: the rows' keys, and the settings that were there before where those were taken over.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Brought {
    pub added: Added,
    pub before: Option<Settings>,
}

fn content(row: Uuid) -> Place {
    Place::new("restorations", "content", row)
}

/// Holds an export to be looked at; one that was looked at before and not added is forgotten.
pub async fn record_restoration(db: &Db, owner: &Owner, document: &Document, now: DateTime<Utc>) -> Result<Uuid> {
    let id = Uuid::now_v7();
    Entity::delete_many()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::AddedAt.is_null())
        .exec(db.write())
        .await?;
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        content: Set(Some(owner.vault.seal(content(id), &json::write(document)))),
        added: Set(None),
        added_at: Set(None),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(id)
}

pub async fn find_restoration(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Restoration>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// Exports that were added and can be taken back, newest first: id and moment.
pub async fn list_added(db: &Db, owner: &Owner) -> Result<Vec<(Uuid, DateTime<Utc>)>> {
    let rows = Entity::find()
        .select_only()
        .columns([Column::Id, Column::AddedAt])
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::AddedAt.is_not_null())
        .order_by_desc(Column::AddedAt);
    Ok(rows.into_tuple().all(db.read()).await?)
}

fn from_row(owner: &Owner, row: Model) -> Result<Restoration> {
    match (row.added, row.content) {
        (Some(added), _) => Ok(Restoration::Added(json::read("restorations.added", &added)?)),
        (None, Some(sealed)) => {
            let text = owner.vault.open(content(row.id), &sealed)?;
            Ok(Restoration::Looked(Box::new(json::read("restorations.content", &text)?)))
        }
        (None, None) => Err(DbError::Corrupt("restorations.content")),
    }
}

/// Adds what a plan found new, and the settings if they are given. The export itself is forgotten; its keys are kept.
pub async fn add(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    plan: Plan,
    (settings, before): (Option<&Settings>, &Settings),
    now: DateTime<Utc>,
) -> Result<()> {
    let added = Added::of(&plan);
    let brought = Brought { added, before: settings.map(|_| before.clone()) };
    restore(db, owner, plan, (id, json::write(&brought), now), settings.map(change)).await
}

/// The marks that a restoration was added, for the transaction that adds.
pub(super) fn added_row(brought: String, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel { content: Set(None), added: Set(Some(brought)), added_at: Set(Some(now)), ..Default::default() }
}

/// Takes back what was added, and the settings. `Conflict` when something else needs a part of it by now.
pub async fn remove_added(db: &Db, owner: &Owner, id: Uuid, brought: Brought) -> Result<()> {
    take_back(db, owner, id, brought.added, brought.before.as_ref().map(change)).await
}

fn change(settings: &Settings) -> AccountChange {
    AccountChange {
        name: settings.name.clone(),
        english: settings.english,
        time_zone: settings.time_zone.clone(),
        birth_month: settings.birth_month,
        birth_day: settings.birth_day,
    }
}

/// Forgets exports that were looked at before a moment and never added.
pub async fn remove_unused_before(db: &Db, moment: DateTime<Utc>) -> Result<u64> {
    let unused = Entity::delete_many().filter(Column::AddedAt.is_null()).filter(Column::CreatedAt.lt(moment));
    Ok(unused.exec(db.write()).await?.rows_affected)
}
