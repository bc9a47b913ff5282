//! Rule sets that a person wrote down herself, where our copies have none.

use crate::db::entity::licence;
use crate::db::entity::own_rule_set::{ActiveModel, Column, Entity, Model};
use crate::db::{Db, DbError, Owner, Result, json, owned, settled};
use chrono::{DateTime, Utc};
use domain::rules::RuleSet;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait, Set};
use uuid::Uuid;

#[derive(Clone, Debug)]
pub struct OwnRuleSet {
    pub id: Uuid,
    pub version: i32,
    pub rules: RuleSet,
}

pub async fn record_own_rule_set(db: &Db, owner: &Owner, id: Uuid, rules: &RuleSet, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        slug: Set(rules.id.clone()),
        rules: Set(json::write(rules)),
        version: Set(1),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn list_own_rule_sets(db: &Db, owner: &Owner) -> Result<Vec<OwnRuleSet>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .all(db.read())
        .await?;
    rows.into_iter().map(from_row).collect()
}

pub async fn find_own_rule_set(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<OwnRuleSet>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(from_row).transpose()
}

/// Changes a rule set read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_own_rule_set(db: &Db, owner: &Owner, id: Uuid, version: i32, rules: &RuleSet) -> Result<bool> {
    let row = ActiveModel { rules: Set(json::write(rules)), version: Set(version + 1), ..Default::default() };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_own_rule_set(db, owner, id)).await
}

/// Takes a rule set away. `Conflict` while a licence is kept by it; false when the owner has none of this id.
pub async fn remove_own_rule_set(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let in_use = licence::Entity::find()
        .select_only()
        .column(licence::Column::RuleSet)
        .filter(licence::Column::AccountId.eq(owner.uuid()))
        .into_query();
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::Slug.not_in_subquery(in_use))
        .exec(db.write())
        .await?;
    match gone.rows_affected {
        0 if find_own_rule_set(db, owner, id).await?.is_some() => Err(DbError::Conflict),
        rows => Ok(rows > 0),
    }
}

fn from_row(row: Model) -> Result<OwnRuleSet> {
    let rules = json::read("own_rule_sets.rules", &row.rules)?;
    Ok(OwnRuleSet { id: row.id, version: row.version, rules })
}
