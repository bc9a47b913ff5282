//! Sessions: one row a device. Only the hash of a token is stored, so that a copy of the database signs nobody in.

use crate::db::accounts::{self, Account};
use crate::db::entity::{account, session};
use crate::db::seal::{Vault, hex};
use crate::db::{AccountId, Db, Owner, Result};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Duration, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// A session ends after so many days without a visit.
pub const DAYS: i64 = 30;

/// A device that is signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: Uuid,
    pub device: String,
    pub created_at: DateTime<Utc>,
    pub last_seen_at: DateTime<Utc>,
}

impl Session {
    /// Whether a visit now makes it live on. An hour's grain: a row is not written for each page.
    #[must_use]
    pub fn lives_on(&self, now: DateTime<Utc>) -> bool {
        self.last_seen_at < now - Duration::hours(1)
    }
}

/// Signs a device in; returns the token for its cookie, which is stored nowhere.
pub async fn record_session(db: &Db, account: AccountId, device: &str, now: DateTime<Utc>) -> Result<String> {
    let token = URL_SAFE_NO_PAD.encode(rand::random::<[u8; 32]>());
    let row = session::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account.0),
        token_hash: Set(hash(&token)),
        device: Set(device.chars().take(120).collect()),
        created_at: Set(now),
        last_seen_at: Set(now),
        expires_at: Set(now + Duration::days(DAYS)),
    };
    row.insert(db.write()).await?;
    Ok(token)
}

/// The account that a token belongs to; a session seen again lives on.
pub async fn find_account_by_token(
    db: &Db,
    server: &Vault,
    token: &str,
    now: DateTime<Utc>,
) -> Result<Option<(Account, Session)>> {
    let account = session::Entity::belongs_to(account::Entity).from(session::Column::AccountId).to(account::Column::Id);
    let found = session::Entity::find()
        .filter(session::Column::TokenHash.eq(hash(token)))
        .filter(session::Column::ExpiresAt.gt(now))
        .select_also(account::Entity)
        .join(JoinType::InnerJoin, account.into())
        .one(db.read())
        .await?;
    let Some((row, Some(account))) = found else { return Ok(None) };
    let session = from_row(row);
    if session.lives_on(now) {
        let seen = session::ActiveModel {
            id: Set(session.id),
            last_seen_at: Set(now),
            expires_at: Set(now + Duration::days(DAYS)),
            ..Default::default()
        };
        seen.update(db.write()).await?;
    }
    Ok(Some((accounts::open(server, account)?, session)))
}

fn from_row(row: session::Model) -> Session {
    Session { id: row.id, device: row.device, created_at: row.created_at, last_seen_at: row.last_seen_at }
}

/// The owner's sessions, the last seen first.
pub async fn list_sessions(db: &Db, owner: &Owner, now: DateTime<Utc>) -> Result<Vec<Session>> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(owner.uuid()))
        .filter(session::Column::ExpiresAt.gt(now))
        .order_by_desc(session::Column::LastSeenAt)
        .all(db.read())
        .await?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// Signs one device out. False when the owner has no such session.
pub async fn remove_session(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let done = session::Entity::delete_many()
        .filter(session::Column::AccountId.eq(owner.uuid()))
        .filter(session::Column::Id.eq(id))
        .exec(db.write())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Signs every device out, or all but one.
pub async fn remove_sessions(db: &Db, account: AccountId, but: Option<Uuid>) -> Result<()> {
    let mut query = session::Entity::delete_many().filter(session::Column::AccountId.eq(account.0));
    if let Some(kept) = but {
        query = query.filter(session::Column::Id.ne(kept));
    }
    query.exec(db.write()).await?;
    Ok(())
}

/// Forgets sessions that have run out.
pub async fn remove_expired_sessions(db: &Db, now: DateTime<Utc>) -> Result<()> {
    session::Entity::delete_many().filter(session::Column::ExpiresAt.lte(now)).exec(db.write()).await?;
    Ok(())
}

pub(super) fn hash(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}
