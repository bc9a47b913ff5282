//! What a person has typed into the portal of a board, so that she does not do it twice.

use crate::db::entity::reported_activity::{ActiveModel, Column, Entity};
use crate::db::entity::{activity, licence};
use crate::db::{Db, DbError, Owner, Result};
use chrono::NaiveDate;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Notes that an activity was typed in; the first day stays. `Conflict` when licence or activity are not the owner's.
pub async fn record_reported_activity(
    db: &Db,
    owner: &Owner,
    licence: Uuid,
    activity: Uuid,
    reported_on: NaiveDate,
) -> Result<()> {
    let licences = licence::Entity::find_by_id(licence).filter(licence::Column::AccountId.eq(owner.uuid()));
    let activities = activity::Entity::find_by_id(activity).filter(activity::Column::AccountId.eq(owner.uuid()));
    if licences.count(db.read()).await? == 0 || activities.count(db.read()).await? == 0 {
        return Err(DbError::Conflict);
    }
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(owner.uuid()),
        licence_id: Set(licence),
        activity_id: Set(activity),
        reported_on: Set(reported_on),
    };
    let stays = OnConflict::columns([Column::LicenceId, Column::ActivityId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(stays).exec_without_returning(db.write()).await?;
    Ok(())
}

/// The activities of a licence that were typed in, each with its day.
pub async fn list_reported_activities(db: &Db, owner: &Owner, licence: Uuid) -> Result<BTreeMap<Uuid, NaiveDate>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::LicenceId.eq(licence))
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(|row| (row.activity_id, row.reported_on)).collect())
}

/// Takes the note back; false when there is none.
pub async fn remove_reported_activity(db: &Db, owner: &Owner, licence: Uuid, activity: Uuid) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::LicenceId.eq(licence))
        .filter(Column::ActivityId.eq(activity))
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected > 0)
}
