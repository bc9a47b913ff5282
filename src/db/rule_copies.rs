//! Rule sets as they were when a person recorded or accepted them: what her licences are counted by until she accepts a
//! newer one.

use crate::db::entity::rule_copy::{ActiveModel, Column, Entity, Model};
use crate::db::seal::hex;
use crate::db::{Db, Owner, Result, json, owned, settled};
use chrono::NaiveDate;
use domain::rules::RuleSet;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A copy. The rules stay text until someone needs them: most often they are the same as the shared ones.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleCopy {
    pub id: Uuid,
    pub rule_set: String,
    pub version: i32,
    pub accepted_on: NaiveDate,
    rules: String,
    earlier: Option<String>,
}

impl RuleCopy {
    /// The rules as they were accepted, unless they are those given.
    pub fn unless_same(&self, shared: Option<&RuleSet>) -> Result<Option<RuleSet>> {
        if shared.is_some_and(|shared| json::write(shared) == self.rules) {
            return Ok(None);
        }
        // The same rules may be written otherwise by an older version of this program.
        let rules = self.rules()?;
        Ok(if shared == Some(&rules) { None } else { Some(rules) })
    }

    pub fn rules(&self) -> Result<RuleSet> {
        json::read("rule_copies.rules", &self.rules)
    }

    /// The rules that were accepted before these.
    pub fn earlier(&self) -> Result<Option<RuleSet>> {
        self.earlier.as_deref().map(|text| json::read("rule_copies.earlier", text)).transpose()
    }
}

/// Which version of rules this is, for a form to say what was seen.
#[must_use]
pub fn fingerprint(rules: &RuleSet) -> String {
    hex(&Sha256::digest(json::write(rules))[..16])
}

/// Keeps a copy where there is none of this set.
pub async fn record_rule_copy(db: &Db, owner: &Owner, rules: &RuleSet, today: NaiveDate) -> Result<()> {
    let row = ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(owner.uuid()),
        rule_set: Set(rules.id.clone()),
        rules: Set(json::write(rules)),
        accepted_on: Set(today),
        earlier: Set(None),
        version: Set(1),
    };
    let kept = OnConflict::columns([Column::AccountId, Column::RuleSet]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(kept).exec_without_returning(db.write()).await?;
    Ok(())
}

pub async fn find_rule_copy(db: &Db, owner: &Owner, rule_set: &str) -> Result<Option<RuleCopy>> {
    let row = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::RuleSet.eq(rule_set))
        .one(db.read())
        .await?;
    Ok(row.map(from_row))
}

pub async fn list_rule_copies(db: &Db, owner: &Owner) -> Result<Vec<RuleCopy>> {
    let rows =
        Entity::find().filter(Column::AccountId.eq(owner.uuid())).order_by_asc(Column::RuleSet).all(db.read()).await?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// Puts newer rules in place of the copy read before; what it held becomes the earlier one. `Stale` when it changed since.
pub async fn amend_rule_copy(
    db: &Db,
    owner: &Owner,
    copy: &RuleCopy,
    newer: &RuleSet,
    today: NaiveDate,
) -> Result<bool> {
    put(db, owner, copy, json::write(newer), Some(copy.rules.clone()), today).await
}

/// Puts the earlier rules back. False when there are none.
pub async fn restore_rule_copy(db: &Db, owner: &Owner, copy: &RuleCopy, today: NaiveDate) -> Result<bool> {
    match copy.earlier.clone() {
        Some(earlier) => put(db, owner, copy, earlier, None, today).await,
        None => Ok(false),
    }
}

async fn put(
    db: &Db,
    owner: &Owner,
    copy: &RuleCopy,
    rules: String,
    earlier: Option<String>,
    today: NaiveDate,
) -> Result<bool> {
    let row = ActiveModel {
        rules: Set(rules),
        earlier: Set(earlier),
        accepted_on: Set(today),
        version: Set(copy.version + 1),
        ..Default::default()
    };
    let done = owned::amend(db.write(), owner, copy.id, copy.version, row).await?;
    settled(done, find_rule_copy(db, owner, &copy.rule_set)).await
}

/// Forgets a copy that no licence uses any more.
pub async fn remove_rule_copy(db: &Db, owner: &Owner, rule_set: &str) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::RuleSet.eq(rule_set))
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected > 0)
}

fn from_row(row: Model) -> RuleCopy {
    RuleCopy {
        id: row.id,
        rule_set: row.rule_set,
        version: row.version,
        accepted_on: row.accepted_on,
        rules: row.rules,
        earlier: row.earlier,
    }
}
