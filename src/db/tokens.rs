//! Tokens with which programs ask for a person's records: each may do what its scopes say, and is known here by its hash.

use crate::db::accounts::{self, Account};
use crate::db::entity::account;
use crate::db::entity::token::{ActiveModel, Column, Entity, Model};
use crate::db::seal::{Place, Vault};
use crate::db::sessions::hash;
use crate::db::{Db, Owner, Result, json, owned};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a token starts with, so that a person and a scanner of leaked secrets know it for one.
const MARK: &str = "growing-edge_";

/// What a program may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Scope {
    /// Read learning, without notes.
    #[serde(rename = "learning:read")]
    ReadLearning,
    /// Add, change and remove learning.
    #[serde(rename = "learning:write")]
    WriteLearning,
    /// Read licenses and what still counts for them.
    #[serde(rename = "licences:read")]
    ReadLicences,
    /// Read the dates that the calendar tells.
    #[serde(rename = "dates:read")]
    ReadDates,
}

impl Scope {
    pub const ALL: [Self; 4] = [Self::ReadLearning, Self::WriteLearning, Self::ReadLicences, Self::ReadDates];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ReadLearning => "learning:read",
            Self::WriteLearning => "learning:write",
            Self::ReadLicences => "licences:read",
            Self::ReadDates => "dates:read",
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    pub id: Uuid,
    pub name: String,
    pub scopes: BTreeSet<Scope>,
    pub created_at: DateTime<Utc>,
    /// The last day on which it was used.
    pub used_on: Option<NaiveDate>,
}

impl Token {
    /// What the program sends. It is stored nowhere: the owner's key makes it again.
    #[must_use]
    pub fn secret(&self, owner: &Owner) -> String {
        secret(owner, self.id)
    }
}

fn secret(owner: &Owner, id: Uuid) -> String {
    format!("{MARK}{}", URL_SAFE_NO_PAD.encode(owner.vault.secret("token", id)))
}

fn place(row: Uuid) -> Place {
    Place::new("tokens", "name", row)
}

/// Makes a token. The id is the caller's, so that a form sent twice makes one.
pub async fn record_token(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    name: &str,
    scopes: &BTreeSet<Scope>,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        name: Set(owner.vault.seal(place(id), name)),
        token_hash: Set(hash(&secret(owner, id))),
        scopes: Set(json::write(scopes)),
        created_at: Set(now),
        used_on: Set(None),
    };
    Entity::insert(row).exec_without_returning(db.write()).await?;
    Ok(())
}

/// All tokens of the owner, newest first.
pub async fn list_tokens(db: &Db, owner: &Owner) -> Result<Vec<Token>> {
    let rows =
        Entity::find().filter(Column::AccountId.eq(owner.uuid())).order_by_desc(Column::Id).all(db.read()).await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Ends a token; false when the owner has none of this id.
pub async fn remove_token(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// Whose token this is. It is looked for by its hash: how long that takes tells nothing of any token.
pub async fn find_account_by_secret(db: &Db, server: &Vault, secret: &str) -> Result<Option<(Account, Token)>> {
    let Some(row) = Entity::find().filter(Column::TokenHash.eq(hash(secret))).one(db.read()).await? else {
        return Ok(None);
    };
    let Some(account) = account::Entity::find_by_id(row.account_id).one(db.read()).await? else { return Ok(None) };
    let account = accounts::open(server, account)?;
    let token = from_row(&account.owner, row)?;
    Ok(Some((account, token)))
}

/// Notes that a token was used today: once a day, so that reading does not mean writing.
pub async fn note_use(db: &Db, owner: &Owner, token: &Token, today: NaiveDate) -> Result<()> {
    if token.used_on == Some(today) {
        return Ok(());
    }
    Entity::update_many()
        .set(ActiveModel { used_on: Set(Some(today)), ..Default::default() })
        .filter(Column::Id.eq(token.id))
        .filter(Column::AccountId.eq(owner.uuid()))
        .exec(db.write())
        .await?;
    Ok(())
}

fn from_row(owner: &Owner, row: Model) -> Result<Token> {
    Ok(Token {
        id: row.id,
        name: owner.vault.open(place(row.id), &row.name)?,
        scopes: json::read("tokens.scopes", &row.scopes)?,
        created_at: row.created_at,
        used_on: row.used_on,
    })
}
