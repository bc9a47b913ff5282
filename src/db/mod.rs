//! Storage: SeaORM over SQLite or PostgreSQL. One file of queries a noun; every query takes the owner first.

pub mod access;
pub mod accounts;
pub mod activities;
pub mod allowed_words;
pub mod calendar_feeds;
pub mod candidates;
pub mod certificates;
pub mod challenges;
pub mod checkins;
pub mod condition_answers;
pub mod connect;
pub mod document_texts;
pub mod entity;
pub mod export;
pub mod follow_ups;
pub mod goals;
pub mod guard_reasons;
pub mod imports;
pub mod jobs;
pub mod json;
pub mod keys;
pub mod learning_plans;
pub mod licences;
pub mod own_rule_sets;
mod owned;
pub mod owner;
pub mod pins;
pub mod practices;
pub mod ratings;
pub mod reflections;
pub mod reminders;
pub mod renewals;
pub mod reported_activities;
pub mod restorations;
pub mod rule_copies;
pub mod seal;
pub mod sessions;
pub mod sign_in_attempts;
pub mod signature_requests;
pub mod supervision;
pub mod supervision_questions;
pub mod supervisors;
pub mod tasks_done;
pub mod tokens;
pub mod turning_points;

pub use connect::Db;
pub use owner::{AccountId, Owner};

/// What can go wrong when storing. A missing row is `None`, not an error.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// A unique value is taken, or a row is still used by another.
    #[error("the row conflicts with one that is there")]
    Conflict,
    /// Someone changed the row since it was read; nothing was written.
    #[error("the row has changed since it was read")]
    Stale,
    #[error("the database did not answer: {0}")]
    Database(sea_orm::DbErr),
    #[error("the database's file cannot be written: {0}")]
    File(std::io::Error),
    #[error(transparent)]
    Seal(#[from] seal::SealError),
    #[error("the queue did not answer: {0}")]
    Queue(Box<dyn std::error::Error + Send + Sync>),
    /// A stored JSON column could not be read back.
    #[error("a stored value cannot be read: {0}")]
    Corrupt(&'static str),
}

impl From<sea_orm::DbErr> for DbError {
    fn from(error: sea_orm::DbErr) -> Self {
        match error.sql_err() {
            Some(sea_orm::SqlErr::UniqueConstraintViolation(_) | sea_orm::SqlErr::ForeignKeyConstraintViolation(_)) => {
                Self::Conflict
            }
            _ => Self::Database(error),
        }
    }
}

impl From<sea_orm::TransactionError<DbError>> for DbError {
    fn from(error: sea_orm::TransactionError<DbError>) -> Self {
        match error {
            sea_orm::TransactionError::Connection(error) => error.into(),
            sea_orm::TransactionError::Transaction(error) => error,
        }
    }
}

pub type Result<T> = std::result::Result<T, DbError>;

/// What an update at a version came to: true when it changed a row; `Stale` when the row is there but has changed since it
/// was read; false when the owner has no such row.
async fn settled<T>(rows_affected: u64, find: impl Future<Output = Result<Option<T>>>) -> Result<bool> {
    if rows_affected > 0 {
        return Ok(true);
    }
    match find.await? {
        Some(_) => Err(DbError::Stale),
        None => Ok(false),
    }
}
