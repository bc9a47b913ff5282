//! Tries of passwords, counted by email, by address and by account before they are looked at: the limit lives in the database,
//! so that several servers share it.

use crate::db::entity::sign_in_attempt;
use crate::db::seal::hex;
use crate::db::{AccountId, Db, Result};
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
    /// Someone signed in, who is asked for the password again.
    Account(AccountId),
}

impl Subject<'_> {
    fn hash(self) -> String {
        let text = match self {
            Self::Email(email) => format!("email:{email}"),
            Self::Address(address) => format!("address:{address}"),
            Self::Account(id) => format!("account:{}", id.0),
        };
        hex(&Sha256::digest(text.as_bytes()))
    }

    fn limit(self) -> u64 {
        match self {
            Self::Email(_) | Self::Account(_) => BY_EMAIL,
            Self::Address(_) => BY_ADDRESS,
        }
    }
}

/// A try that is noted.
pub struct Attempt(Uuid);

/// Notes a try before it is looked at, so that tries that are sent at once are counted too. None when this subject has to
/// wait: such a try is not counted, and waiting does not grow longer by it. Tries outside the window are forgotten.
pub async fn record_attempt(db: &Db, subject: Subject<'_>, now: DateTime<Utc>) -> Result<Option<Attempt>> {
    let id = Uuid::now_v7();
    let row = sign_in_attempt::ActiveModel { id: Set(id), subject: Set(subject.hash()), at: Set(now) };
    row.insert(db.write()).await?;
    sign_in_attempt::Entity::delete_many()
        .filter(sign_in_attempt::Column::At.lt(now - Duration::minutes(MINUTES)))
        .exec(db.write())
        .await?;
    if count(db, subject, now).await? > subject.limit() {
        remove_attempt(db, Attempt(id)).await?;
        return Ok(None);
    }
    Ok(Some(Attempt(id)))
}

/// Whether this subject has to wait, for what notes a try only once it was refused.
pub async fn has_reached_limit(db: &Db, subject: Subject<'_>, now: DateTime<Utc>) -> Result<bool> {
    Ok(count(db, subject, now).await? >= subject.limit())
}

async fn count(db: &Db, subject: Subject<'_>, now: DateTime<Utc>) -> Result<u64> {
    let within = sign_in_attempt::Entity::find()
        .filter(sign_in_attempt::Column::Subject.eq(subject.hash()))
        .filter(sign_in_attempt::Column::At.gt(now - Duration::minutes(MINUTES)));
    Ok(within.count(db.write()).await?)
}

/// Forgets one try: it was good.
pub async fn remove_attempt(db: &Db, attempt: Attempt) -> Result<()> {
    sign_in_attempt::Entity::delete_by_id(attempt.0).exec(db.write()).await?;
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
