//! Accounts: made, found, amended, removed.

use crate::db::entity::account;
use crate::db::export::{Count, count_rows};
use crate::db::seal::Vault;
use crate::db::{AccountId, Db, DbError, Owner, Result};
use chrono::{DateTime, Utc};
use domain::words::English;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, DatabaseBackend, DatabaseTransaction, EntityTrait, PaginatorTrait,
    QueryFilter, Select, Set, TransactionTrait,
};
use uuid::Uuid;

/// What a new account needs. The password is hashed already.
pub struct NewAccount {
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub english: English,
    pub time_zone: String,
    pub sample: bool,
    /// Make it only if it is the first one: the host takes no others.
    pub as_first: bool,
}

/// An account as pages see it.
#[derive(Clone)]
pub struct Account {
    pub owner: Owner,
    pub email: String,
    pub name: String,
    pub english: English,
    pub time_zone: chrono_tz::Tz,
    pub birth_month: Option<u32>,
    pub birth_day: Option<u32>,
    pub sample: bool,
    /// Whoever keeps the server is told how it stands; of other people's records nothing.
    pub keeps_server: bool,
    /// How often the account's records have changed.
    pub revision: i64,
}

/// Makes an account with a data key of its own. `Conflict` when the email is taken, `Stale` when it was to be the first one and is
/// not. The first one keeps the server, unless it is a sample account.
pub async fn record_account(db: &Db, server: &Vault, new: NewAccount, now: DateTime<Utc>) -> Result<Account> {
    let id = Uuid::now_v7();
    let vault = Vault::generate(id);
    let row = account::ActiveModel {
        id: Set(id),
        email: Set(new.email),
        name: Set(new.name),
        password_hash: Set(new.password_hash),
        english: Set(english_slug(new.english).to_owned()),
        time_zone: Set(new.time_zone),
        birth_month: Set(None),
        birth_day: Set(None),
        sample: Set(new.sample),
        data_key: Set(vault.wrapped_by(server)),
        created_at: Set(now),
        revision: Set(0),
        keeps_server: Set(false),
    };
    let made = db.write().transaction::<_, account::Model, DbError>(move |tx| {
        Box::pin(async move {
            if !new.sample {
                one_at_a_time(tx).await?;
            }
            let first = !new.sample && real_accounts().count(tx).await? == 0;
            if new.as_first && !first {
                return Err(DbError::Stale);
            }
            Ok(account::ActiveModel { keeps_server: Set(first), ..row }.insert(tx).await?)
        })
    });
    Ok(from_row(made.await?, vault))
}

/// Of two who come at one moment only one is the first. SQLite has one writer anyway; PostgreSQL is asked.
async fn one_at_a_time(tx: &DatabaseTransaction) -> Result<()> {
    if tx.get_database_backend() == DatabaseBackend::Postgres {
        tx.execute_unprepared("LOCK TABLE accounts IN SHARE ROW EXCLUSIVE MODE").await?;
    }
    Ok(())
}

/// Opens an account's data key.
pub fn open(server: &Vault, row: account::Model) -> Result<Account> {
    let vault = Vault::unwrap(row.id, server, &row.data_key)?;
    Ok(from_row(row, vault))
}

fn from_row(row: account::Model, vault: Vault) -> Account {
    Account {
        owner: Owner { id: AccountId(row.id), vault },
        email: row.email,
        name: row.name,
        english: if row.english == "british" { English::British } else { English::American },
        time_zone: row.time_zone.parse().unwrap_or(chrono_tz::UTC),
        birth_month: row.birth_month.and_then(|month| u32::try_from(month).ok()),
        birth_day: row.birth_day.and_then(|day| u32::try_from(day).ok()),
        sample: row.sample,
        keeps_server: row.keeps_server,
        revision: row.revision,
    }
}

fn english_slug(english: English) -> &'static str {
    match english {
        English::American => "american",
        English::British => "british",
    }
}

/// The account with this email, for signing in: with its password hash.
pub async fn find_account_by_email(db: &Db, server: &Vault, email: &str) -> Result<Option<(Account, String)>> {
    let row = account::Entity::find().filter(account::Column::Email.eq(email)).one(db.read()).await?;
    row.map(|row| {
        let hash = row.password_hash.clone();
        Ok((open(server, row)?, hash))
    })
    .transpose()
}

/// The password hash of the owner, to confirm who is there before a grave change.
pub async fn find_password_hash(db: &Db, owner: &Owner) -> Result<Option<String>> {
    Ok(account::Entity::find_by_id(owner.uuid()).one(db.read()).await?.map(|row| row.password_hash))
}

/// How many accounts there are that are not sample accounts.
pub async fn count_accounts(db: &Db) -> Result<u64> {
    Ok(real_accounts().count(db.read()).await?)
}

fn real_accounts() -> Select<account::Entity> {
    account::Entity::find().filter(account::Column::Sample.eq(false))
}

/// How many sample accounts there are.
pub async fn count_samples(db: &Db) -> Result<u64> {
    Ok(account::Entity::find().filter(account::Column::Sample.eq(true)).count(db.read()).await?)
}

/// Name, spelling, time zone and birthday, which some boards count from.
pub struct AccountChange {
    pub name: String,
    pub english: English,
    pub time_zone: String,
    pub birth_month: Option<u32>,
    pub birth_day: Option<u32>,
}

pub async fn amend_account(db: &Db, owner: &Owner, change: AccountChange) -> Result<()> {
    amend_account_in(db.write(), owner, change).await
}

/// The same within a transaction.
pub async fn amend_account_in(tx: &impl ConnectionTrait, owner: &Owner, change: AccountChange) -> Result<()> {
    let row = account::ActiveModel {
        id: Set(owner.uuid()),
        name: Set(change.name),
        english: Set(english_slug(change.english).to_owned()),
        time_zone: Set(change.time_zone),
        birth_month: Set(change.birth_month.map(|month| month as i32)),
        birth_day: Set(change.birth_day.map(|day| day as i32)),
        ..Default::default()
    };
    row.update(tx).await?;
    Ok(())
}

pub async fn amend_password(db: &Db, id: AccountId, password_hash: String) -> Result<()> {
    let row = account::ActiveModel { id: Set(id.0), password_hash: Set(password_hash), ..Default::default() };
    row.update(db.write()).await?;
    Ok(())
}

/// Gives an account the page of the server, or takes it back.
pub async fn amend_keeper(db: &Db, id: AccountId, keeps_server: bool) -> Result<()> {
    let row = account::ActiveModel { id: Set(id.0), keeps_server: Set(keeps_server), ..Default::default() };
    row.update(db.write()).await?;
    Ok(())
}

/// Says that something of this account's records has changed.
pub async fn raise_revision(db: &Db, id: AccountId) -> Result<()> {
    account::Entity::update_many()
        .col_expr(account::Column::Revision, Expr::col(account::Column::Revision).add(1))
        .filter(account::Column::Id.eq(id.0))
        .exec(db.write())
        .await?;
    Ok(())
}

/// What a removal came to.
#[derive(Clone, Debug)]
pub struct Removed {
    /// Rows that there were, table by table.
    pub counts: Vec<Count>,
    /// Rows that were found when every table was looked at again.
    pub left: i64,
}

/// Destroys the data key and then every row, in one transaction: there is no half-finished removal whose sealed words could
/// still be read, and none that leaves an account behind that nobody can open. A removal that fails has removed nothing.
pub async fn remove_account(db: &Db, id: AccountId) -> Result<Removed> {
    let removed = db.write().transaction::<_, Removed, DbError>(move |tx| {
        Box::pin(async move {
            let row = account::ActiveModel { id: Set(id.0), data_key: Set(vec![]), ..Default::default() };
            row.update(tx).await?;
            let counts = count_rows(tx, id).await?;
            account::Entity::delete_by_id(id.0).exec(tx).await?;
            let left = count_rows(tx, id).await?.iter().map(|count| count.rows).sum();
            Ok(Removed { counts, left })
        })
    });
    Ok(removed.await?)
}

/// Finishes removals that stopped after the key was destroyed, as those of earlier versions could.
pub async fn finish_removals(db: &Db) -> Result<u64> {
    let halfway = account::Entity::delete_many().filter(account::Column::DataKey.eq(Vec::<u8>::new()));
    Ok(halfway.exec(db.write()).await?.rows_affected)
}

/// Removes sample accounts that were made before a moment, so that visitors do not fill the disk.
pub async fn remove_samples_before(db: &Db, moment: DateTime<Utc>) -> Result<u64> {
    let old = account::Entity::delete_many()
        .filter(account::Column::Sample.eq(true))
        .filter(account::Column::CreatedAt.lt(moment));
    Ok(old.exec(db.write()).await?.rows_affected)
}
