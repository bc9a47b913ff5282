//! Refused sign-ins, counted by email and by address: the limit lives in the database, so that several servers share it.

use crate::db::entity::sign_in_attempt;
use crate::db::{Db, Result};
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The window that attempts are counted over.
pub const MINUTES: i64 = 15;
/// Refused attempts for one email in the window, then it waits.
pub const BY_EMAIL: u64 = 8;
/// Refused attempts from one address in the window, then it waits: more, since a practice may share one.
pub const BY_ADDRESS: u64 = 40;

/// Who tries: kept only as a hash.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    Email(&'a str),
    Address(&'a str),
}

impl Subject<'_> {
    fn hash(self) -> String {
        let text = match self {
            Self::Email(email) => format!("email:{email}"),
            Self::Address(address) => format!("address:{address}"),
        };
        Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    fn limit(self) -> u64 {
        match self {
            Self::Email(_) => BY_EMAIL,
            Self::Address(_) => BY_ADDRESS,
        }
    }
}

/// Whether this subject has to wait.
pub async fn has_reached_limit(db: &Db, subject: Subject<'_>, now: DateTime<Utc>) -> Result<bool> {
    let count = sign_in_attempt::Entity::find()
        .filter(sign_in_attempt::Column::Subject.eq(subject.hash()))
        .filter(sign_in_attempt::Column::At.gt(now - Duration::minutes(MINUTES)))
        .count(db.write())
        .await?;
    Ok(count >= subject.limit())
}

/// Notes a refused attempt, and forgets those outside the window.
pub async fn record_attempt(db: &Db, subject: Subject<'_>, now: DateTime<Utc>) -> Result<()> {
    let row = sign_in_attempt::ActiveModel { id: Set(Uuid::now_v7()), subject: Set(subject.hash()), at: Set(now) };
    row.insert(db.write()).await?;
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::At.lt(now - Duration::minutes(MINUTES)))
        .exec(db.write())
        .await?;
    Ok(())
}

/// A good sign-in forgets what was refused before it.
pub async fn remove_attempts(db: &Db, subject: Subject<'_>) -> Result<()> {
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::Subject.eq(subject.hash()))
        .exec(db.write())
        .await?;
    Ok(())
}
