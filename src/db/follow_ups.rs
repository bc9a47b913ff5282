//! What was asked after learning: answered by a reflection, or set aside. What is still asked is worked out, not stored.

use crate::db::entity::activity;
use crate::db::entity::follow_up::{ActiveModel, Column, Entity};
use crate::db::{Db, DbError, Owner, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, Set};
use uuid::Uuid;

/// A question about an activity, so many days after it, that is no longer asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FollowUp {
    pub activity: Uuid,
    pub days: u32,
    /// The answer; none when it was set aside.
    pub reflection: Option<Uuid>,
}

fn to_row(owner: &Owner, follow_up: &FollowUp) -> Result<ActiveModel> {
    Ok(ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(owner.uuid()),
        activity_id: Set(follow_up.activity),
        days: Set(i32::try_from(follow_up.days).map_err(|_| DbError::Corrupt("follow_ups.days"))?),
        reflection_id: Set(follow_up.reflection),
    })
}

/// An answered or set-aside question stays as it is.
fn once() -> OnConflict {
    OnConflict::columns([Column::AccountId, Column::ActivityId, Column::Days]).do_nothing().to_owned()
}

/// Sets a question aside; false when the owner has no such activity.
pub async fn set_aside(db: &Db, owner: &Owner, activity_id: Uuid, days: u32) -> Result<bool> {
    let own = activity::Entity::find_by_id(activity_id).filter(activity::Column::AccountId.eq(owner.uuid()));
    if own.count(db.write()).await? == 0 {
        return Ok(false);
    }
    let row = to_row(owner, &FollowUp { activity: activity_id, days, reflection: None })?;
    Entity::insert(row).on_conflict(once()).exec_without_returning(db.write()).await?;
    Ok(true)
}

/// Asks again what was set aside; false when it was not.
pub async fn ask_again(db: &Db, owner: &Owner, activity_id: Uuid, days: u32) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::ActivityId.eq(activity_id))
        .filter(Column::Days.eq(days))
        .filter(Column::ReflectionId.is_null())
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected > 0)
}

/// The question that a reflection answers from now on, instead of the one before; a question is answered by one alone.
pub(super) async fn answer(
    tx: &DatabaseTransaction,
    owner: &Owner,
    reflection_id: Uuid,
    question: Option<(Uuid, u32)>,
) -> Result<()> {
    let own = || Entity::delete_many().filter(Column::AccountId.eq(owner.uuid()));
    own().filter(Column::ReflectionId.eq(reflection_id)).exec(tx).await?;
    let Some((activity, days)) = question else { return Ok(()) };
    let row = to_row(owner, &FollowUp { activity, days, reflection: Some(reflection_id) })?;
    own()
        .filter(Column::ActivityId.eq(activity))
        .filter(Column::Days.eq(days))
        .filter(Column::ReflectionId.is_null())
        .exec(tx)
        .await?;
    Entity::insert(row).on_conflict(once()).exec_without_returning(tx).await?;
    Ok(())
}

pub async fn list_follow_ups(db: &Db, owner: &Owner) -> Result<Vec<FollowUp>> {
    let rows = Entity::find().filter(Column::AccountId.eq(owner.uuid())).all(db.read()).await?;
    let told = rows.into_iter().map(|row| {
        let days = u32::try_from(row.days).map_err(|_| DbError::Corrupt("follow_ups.days"))?;
        Ok(FollowUp { activity: row.activity_id, days, reflection: row.reflection_id })
    });
    told.collect()
}
