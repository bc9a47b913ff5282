//! Where a person wants an activity used, or not used, at one licence.

use crate::db::entity::pin::{ActiveModel, Column, Entity, Model};
use crate::db::entity::{activity, licence};
use crate::db::{Db, DbError, Owner, Result};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// What a pin does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Use it there and nowhere else.
    Force,
    /// Do not use it there.
    Forbid,
}

impl Effect {
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Force => "force",
            Self::Forbid => "forbid",
        }
    }
}

/// One choice. Without cycle and requirement it holds for the whole licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pin {
    pub id: Uuid,
    pub licence: Uuid,
    pub activity: Uuid,
    pub effect: Effect,
    pub cycle_end: Option<NaiveDate>,
    /// A rule's id.
    pub requirement: Option<String>,
    /// At most so many hundredths of an hour in the forced cycle.
    pub hours: Option<u32>,
}

/// Records a pin. `Conflict` when licence or activity are not the owner's, or the id is taken.
pub async fn record_pin(db: &Db, owner: &Owner, pin: &Pin, now: DateTime<Utc>) -> Result<()> {
    let licences = licence::Entity::find_by_id(pin.licence).filter(licence::Column::AccountId.eq(owner.uuid()));
    let activities = activity::Entity::find_by_id(pin.activity).filter(activity::Column::AccountId.eq(owner.uuid()));
    if licences.count(db.read()).await? == 0 || activities.count(db.read()).await? == 0 {
        return Err(DbError::Conflict);
    }
    let row = ActiveModel {
        id: Set(pin.id),
        account_id: Set(owner.uuid()),
        licence_id: Set(pin.licence),
        activity_id: Set(pin.activity),
        effect: Set(pin.effect.slug().to_owned()),
        cycle_end: Set(pin.cycle_end),
        requirement: Set(pin.requirement.clone()),
        hours: Set(pin.hours.map(|hours| i32::try_from(hours).unwrap_or(i32::MAX))),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

/// All pins, in the order they were set.
pub async fn list_pins(db: &Db, owner: &Owner) -> Result<Vec<Pin>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(from_row).collect())
}

pub async fn remove_pin(db: &Db, owner: &Owner, licence: Uuid, id: Uuid) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::LicenceId.eq(licence))
        .filter(Column::AccountId.eq(owner.uuid()))
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected > 0)
}

fn from_row(row: Model) -> Pin {
    Pin {
        id: row.id,
        licence: row.licence_id,
        activity: row.activity_id,
        effect: if row.effect == Effect::Force.slug() { Effect::Force } else { Effect::Forbid },
        cycle_end: row.cycle_end,
        requirement: row.requirement,
        hours: row.hours.and_then(|hours| u32::try_from(hours).ok()),
    }
}
