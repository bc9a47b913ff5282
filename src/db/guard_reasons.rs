//! How often each reason was given for what the guard asked about. Counts alone: no text, no place, no day.

use crate::db::entity::guard_reason::{ActiveModel, Column, Entity};
use crate::db::{Db, Owner, Result};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// A reason and how often it was given, over all kinds of findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuardReason {
    pub category: String,
    pub reason: String,
    pub count: i32,
}

/// Counts a reason once more.
pub async fn record_guard_reason(db: &Db, owner: &Owner, category: &str, reason: &str) -> Result<()> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(owner.uuid()),
        category: Set(category.to_owned()),
        reason: Set(reason.to_owned()),
        count: Set(1),
    };
    let once_more = OnConflict::columns([Column::AccountId, Column::Category, Column::Reason])
        .value(Column::Count, Expr::col((Entity, Column::Count)).add(1))
        .to_owned();
    Entity::insert(row).on_conflict(once_more).exec_without_returning(db.write()).await?;
    Ok(())
}

pub async fn list_guard_reasons(db: &Db, owner: &Owner) -> Result<Vec<GuardReason>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::Category)
        .order_by_asc(Column::Reason)
        .all(db.read())
        .await?;
    let told = |row: crate::db::entity::guard_reason::Model| GuardReason {
        category: row.category,
        reason: row.reason,
        count: row.count,
    };
    Ok(rows.into_iter().map(told).collect())
}
