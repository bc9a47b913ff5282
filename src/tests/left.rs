//! What is still there of an account, in any table.

use crate::migrated::owned_tables;
use growing_edge::db::Db;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use uuid::Uuid;

/// Tables that still hold a row of an account.
pub async fn left_of(db: &Db, account: Uuid) -> Vec<String> {
    let mut left = Vec::new();
    let backend = db.read().get_database_backend();
    let mark = if backend == DatabaseBackend::Postgres { "$1" } else { "?" };
    for table in owned_tables() {
        let query = format!("SELECT 1 FROM {} WHERE account_id = {mark}", table.name);
        let rows =
            db.read().query_all_raw(Statement::from_sql_and_values(backend, query, [account.into()])).await.unwrap();
        if !rows.is_empty() {
            left.push(table.name);
        }
    }
    left
}
