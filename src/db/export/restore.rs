//! What was looked at, added in one transaction; and taken back in one.

use super::TABLES;
use super::plan::Plan;
use super::table::Row;
use crate::db::accounts::{self, AccountChange};
use crate::db::entity::restoration;
use crate::db::restorations::added_row;
use crate::db::{Db, DbError, Owner, Result, owned};
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, TransactionTrait};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The keys of rows that were added, table by table in the order of [`TABLES`].
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Added(pub Vec<(String, Vec<Row>)>);

impl Added {
    #[must_use]
    pub fn of(plan: &Plan) -> Self {
        let tables = plan.new.iter().map(|(table, rows)| {
            let keys = rows.iter().map(|row| {
                let keys = table.columns.iter().filter(|column| column.is_key);
                keys.filter_map(|key| Some((key.name.to_owned(), row.get(key.name)?.clone()))).collect()
            });
            (table.name.to_owned(), keys.collect())
        });
        Self(tables.collect())
    }
}

/// Adds what a plan found new and the settings that are given, all or nothing, and marks the restoration as added. `Conflict`
/// when something of it came in since; `Stale` when the restoration was added already.
pub async fn restore(
    db: &Db,
    owner: &Owner,
    plan: Plan,
    (id, brought, now): (Uuid, String, DateTime<Utc>),
    settings: Option<AccountChange>,
) -> Result<()> {
    let owner = owner.clone();
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            let done = restoration::Entity::update_many()
                .set(added_row(brought, now))
                .filter(restoration::Column::Id.eq(id))
                .filter(restoration::Column::AccountId.eq(owner.uuid()))
                .filter(restoration::Column::AddedAt.is_null())
                .exec(tx)
                .await?;
            if done.rows_affected == 0 {
                return Err(DbError::Stale);
            }
            for (table, rows) in &plan.new {
                (table.write)(table, tx, &owner, rows).await?;
            }
            amend_settings(tx, &owner, settings).await
        })
    });
    Ok(written.await?)
}

async fn amend_settings(tx: &DatabaseTransaction, owner: &Owner, settings: Option<AccountChange>) -> Result<()> {
    match settings {
        Some(change) => accounts::amend_account_in(tx, owner, change).await,
        None => Ok(()),
    }
}

/// Removes what a restoration added, with what hangs on it, gives the settings back and forgets the restoration. `Conflict` when
/// something else still needs a part of it.
pub async fn take_back(db: &Db, owner: &Owner, id: Uuid, added: Added, settings: Option<AccountChange>) -> Result<()> {
    let owner = owner.clone();
    let removed = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            for table in TABLES.iter().rev() {
                for (_, keys) in added.0.iter().filter(|(name, _)| *name == table.name) {
                    (table.remove)(table, tx, &owner, keys).await?;
                }
            }
            amend_settings(tx, &owner, settings).await?;
            owned::remove::<restoration::Entity>(tx, &owner, id).await?;
            Ok(())
        })
    });
    Ok(removed.await?)
}
