//! The address by which a person's calendar reads her dates: one at a time, known here by its hash.

use crate::db::accounts::{self, Account};
use crate::db::entity::account;
use crate::db::entity::calendar_feed::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Vault;
use crate::db::sessions::hash;
use crate::db::{Db, DbError, Owner, Result, json};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, Set, TransactionTrait};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Dates that a feed can tell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The day a license ends.
    Renewals,
    /// The last day that hours count for a period.
    Periods,
    /// The day a goal is looked at again.
    Reviews,
    /// The day on which learning is asked about again.
    FollowUps,
    /// Learning that is planned.
    Courses,
}

impl Kind {
    pub const ALL: [Self; 5] = [Self::Renewals, Self::Periods, Self::Reviews, Self::FollowUps, Self::Courses];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Renewals => "renewals",
            Self::Periods => "periods",
            Self::Reviews => "reviews",
            Self::FollowUps => "follow_ups",
            Self::Courses => "courses",
        }
    }
}

/// What a feed tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub kinds: BTreeSet<Kind>,
    /// Days before a date on which the calendar reminds.
    pub alarms: BTreeSet<u32>,
    /// Planned courses by their title.
    pub titles: bool,
}

impl Default for Chosen {
    fn default() -> Self {
        Self { kinds: Kind::ALL.into(), alarms: [90, 30, 7].into(), titles: false }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    pub id: Uuid,
    pub chosen: Chosen,
    pub created_at: DateTime<Utc>,
}

impl Feed {
    /// The secret part of the address. It is stored nowhere: the owner's key makes it again.
    #[must_use]
    pub fn token(&self, owner: &Owner) -> String {
        token(owner, self.id)
    }
}

fn token(owner: &Owner, id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(owner.vault.secret("calendar feed", id))
}

/// Makes a new address; the one before it ends.
pub async fn record_feed(db: &Db, owner: &Owner, chosen: &Chosen, now: DateTime<Utc>) -> Result<()> {
    let (id, account) = (Uuid::now_v7(), owner.uuid());
    let mut row = to_row(chosen);
    row.id = Set(id);
    row.account_id = Set(account);
    row.token_hash = Set(hash(&token(owner, id)));
    row.created_at = Set(now);
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx).await?;
            Entity::insert(row).exec_without_returning(tx).await?;
            Ok(())
        })
    });
    Ok(written.await?)
}

pub async fn find_feed(db: &Db, owner: &Owner) -> Result<Option<Feed>> {
    let row = Entity::find().filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(from_row).transpose()
}

/// Changes what the owner's address tells; false when there is none.
pub async fn amend_feed(db: &Db, owner: &Owner, chosen: &Chosen) -> Result<bool> {
    let done =
        Entity::update_many().set(to_row(chosen)).filter(Column::AccountId.eq(owner.uuid())).exec(db.write()).await?;
    Ok(done.rows_affected > 0)
}

/// Ends the owner's address; false when there is none.
pub async fn remove_feed(db: &Db, owner: &Owner) -> Result<bool> {
    let gone = Entity::delete_many().filter(Column::AccountId.eq(owner.uuid())).exec(db.write()).await?;
    Ok(gone.rows_affected > 0)
}

/// Whose address this is. It is looked for by its hash: how long that takes tells nothing of any address.
pub async fn find_account_by_address(db: &Db, server: &Vault, token: &str) -> Result<Option<(Account, Feed)>> {
    let Some(row) = Entity::find().filter(Column::TokenHash.eq(hash(token))).one(db.read()).await? else {
        return Ok(None);
    };
    let Some(account) = account::Entity::find_by_id(row.account_id).one(db.read()).await? else { return Ok(None) };
    Ok(Some((accounts::open(server, account)?, from_row(row)?)))
}

fn to_row(chosen: &Chosen) -> ActiveModel {
    ActiveModel {
        kinds: Set(json::write(&chosen.kinds)),
        alarms: Set(json::write(&chosen.alarms)),
        titles: Set(chosen.titles),
        ..Default::default()
    }
}

fn from_row(row: Model) -> Result<Feed> {
    let chosen = Chosen {
        kinds: json::read("calendar_feeds.kinds", &row.kinds)?,
        alarms: json::read("calendar_feeds.alarms", &row.alarms)?,
        titles: row.titles,
    };
    Ok(Feed { id: row.id, chosen, created_at: row.created_at })
}
