//! Check-ins on one's own resilience. The answers are sealed: they are the therapist's own health data.

use crate::db::entity::checkin::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Place;
use crate::db::{Db, Owner, Result, json, owned, settled};
use chrono::NaiveDate;
use domain::growth::checkin::CheckIn;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use uuid::Uuid;

/// A check-in as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    pub id: Uuid,
    pub version: i32,
    pub checkin: CheckIn,
}

fn place(row: Uuid) -> Place {
    Place::new("checkins", "answers", row)
}

fn sealed(owner: &Owner, id: Uuid, checkin: &CheckIn) -> Vec<u8> {
    owner.vault.seal(place(id), &json::write(&checkin.answers))
}

/// `Conflict` when there is one with this id.
pub async fn record_checkin(db: &Db, owner: &Owner, id: Uuid, checkin: &CheckIn) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        checked_on: Set(checkin.day),
        answers: Set(sealed(owner, id, checkin)),
        version: Set(1),
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn find_checkin(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Kept>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// All check-ins, oldest first.
pub async fn list_checkins(db: &Db, owner: &Owner) -> Result<Vec<Kept>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CheckedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// The day of the last check-in, without opening any.
pub async fn find_last_day(db: &Db, owner: &Owner) -> Result<Option<NaiveDate>> {
    let days = Entity::find()
        .select_only()
        .column(Column::CheckedOn)
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_desc(Column::CheckedOn)
        .into_tuple::<NaiveDate>();
    Ok(days.one(db.read()).await?)
}

/// Changes a check-in read at `version`. `Stale` when it changed since; false when there is none.
pub async fn amend_checkin(db: &Db, owner: &Owner, id: Uuid, version: i32, checkin: &CheckIn) -> Result<bool> {
    let row = ActiveModel {
        checked_on: Set(checkin.day),
        answers: Set(sealed(owner, id, checkin)),
        version: Set(version + 1),
        ..Default::default()
    };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_checkin(db, owner, id)).await
}

pub async fn remove_checkin(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn from_row(owner: &Owner, row: Model) -> Result<Kept> {
    let answers = json::read("checkins.answers", &owner.vault.open(place(row.id), &row.answers)?)?;
    Ok(Kept { id: row.id, version: row.version, checkin: CheckIn { day: row.checked_on, answers } })
}
