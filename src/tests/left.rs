//! What is still there of an account, in any table.

use growing_edge::db::Db;
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use uuid::Uuid;

/// Tables that still hold a row of an account.
pub async fn left_of(db: &Db, account: Uuid) -> Vec<String> {
    const OWNED: [&str; 21] = [
        "sessions",
        "licences",
        "own_rule_sets",
        "condition_answers",
        "tasks_done",
        "activities",
        "candidates",
        "challenges",
        "challenge_meetings",
        "goals",
        "goal_challenges",
        "goal_skills",
        "goal_activities",
        "ratings",
        "turning_points",
        "checkins",
        "pins",
        "renewals",
        "rule_copies",
        "allowed_words",
        "guard_reasons",
    ];
    let mut left = Vec::new();
    let backend = db.read().get_database_backend();
    let mark = if backend == DatabaseBackend::Postgres { "$1" } else { "?" };
    for table in OWNED {
        let query = format!("SELECT 1 FROM {table} WHERE account_id = {mark}");
        let rows =
            db.read().query_all_raw(Statement::from_sql_and_values(backend, query, [account.into()])).await.unwrap();
        if !rows.is_empty() {
            left.push(table.to_owned());
        }
    }
    left
}
