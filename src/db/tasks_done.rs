//! Duties that are not hours, done on a day.

use crate::db::entity::task_done::{ActiveModel, Column, Entity};
use crate::db::{Db, Owner, Result, owned};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// One duty done, for one licence or for all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskDone {
    pub id: Uuid,
    pub licence: Option<Uuid>,
    pub task: String,
    pub done_on: NaiveDate,
    pub count: u32,
}

pub async fn record_task_done(db: &Db, owner: &Owner, done: &TaskDone) -> Result<()> {
    let row = ActiveModel {
        id: Set(done.id),
        account_id: Set(owner.uuid()),
        licence_id: Set(done.licence),
        task: Set(done.task.clone()),
        done_on: Set(done.done_on),
        count: Set(i32::try_from(done.count).unwrap_or(i32::MAX)),
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn list_tasks_done(db: &Db, owner: &Owner) -> Result<Vec<TaskDone>> {
    let rows =
        Entity::find().filter(Column::AccountId.eq(owner.uuid())).order_by_asc(Column::DoneOn).all(db.read()).await?;
    let done = rows.into_iter().map(|row| TaskDone {
        id: row.id,
        licence: row.licence_id,
        task: row.task,
        done_on: row.done_on,
        count: u32::try_from(row.count).unwrap_or(0),
    });
    Ok(done.collect())
}

pub async fn remove_task_done(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}
