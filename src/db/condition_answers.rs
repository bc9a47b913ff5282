//! Answers to the plain questions that some rules depend on: one an account, since they are about the person.

use crate::db::entity::condition_answer::{ActiveModel, Column, Entity};
use crate::db::{Db, Owner, Result};
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Condition slug to `yes`, `no` or `unknown`.
pub async fn list_condition_answers(db: &Db, owner: &Owner) -> Result<BTreeMap<String, String>> {
    let rows = Entity::find().filter(Column::AccountId.eq(owner.uuid())).all(db.read()).await?;
    Ok(rows.into_iter().map(|row| (row.condition, row.answer)).collect())
}

/// Keeps an answer, over an earlier one.
pub async fn record_condition_answer(db: &Db, owner: &Owner, condition: &str, answer: &str) -> Result<()> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(owner.uuid()),
        condition: Set(condition.to_owned()),
        answer: Set(answer.to_owned()),
    };
    let newer = OnConflict::columns([Column::AccountId, Column::Condition]).update_column(Column::Answer).to_owned();
    Entity::insert(row).on_conflict(newer).exec_without_returning(db.write()).await?;
    Ok(())
}
