//! What was looked at, added in one transaction; and taken back in one.

use super::plan::Plan;
use super::table::Row;
use super::TABLES;
use crate::db::{Db, DbError, Owner, Result};
use sea_orm::TransactionTrait;
use serde::{Deserialize, Serialize};

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

/// Adds what a plan found new, all or nothing. `Conflict` when something of it came in since.
pub async fn restore(db: &Db, owner: &Owner, plan: Plan) -> Result<Added> {
    let (owner, added) = (owner.clone(), Added::of(&plan));
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            for (table, rows) in &plan.new {
                (table.write)(table, tx, &owner, rows).await?;
            }
            Ok(())
        })
    });
    written.await?;
    Ok(added)
}

/// Removes what was added, with what hangs on it. `Conflict` when something else still needs a part of it.
pub async fn take_back(db: &Db, owner: &Owner, added: Added) -> Result<u64> {
    let owner = owner.clone();
    let removed = db.write().transaction::<_, u64, DbError>(move |tx| {
        Box::pin(async move {
            let mut gone = 0;
            for table in TABLES.iter().rev() {
                for (_, keys) in added.0.iter().filter(|(name, _)| *name == table.name) {
                    gone += (table.remove)(table, tx, &owner, keys).await?;
                }
            }
            Ok(gone)
        })
    });
    Ok(removed.await?)
}
