//! Reminders by mail: one address a person, which she confirms before anything but that question is sent to it.

use crate::db::accounts::{self, Account};
use crate::db::entity::account;
use crate::db::entity::reminder::{ActiveModel, Column, Entity, Model};
use crate::db::seal::{Place, Vault};
use crate::db::sessions::hash;
use crate::db::{Db, DbError, Owner, Result, json, owned};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, NaiveDate, TimeDelta, Utc, Weekday};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QuerySelect, Set, TransactionTrait};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Whoever took a mail on and says nothing for so long has gone down with it.
pub const CLAIM: TimeDelta = TimeDelta::minutes(10);

/// What a person chooses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub address: String,
    /// A mail each week on this day.
    pub weekday: Option<Weekday>,
    /// A mail so many days before a date.
    pub days: BTreeSet<u32>,
    pub paused: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    pub id: Uuid,
    pub facts: Facts,
    /// Whoever reads mail at the address said yes.
    pub confirmed: bool,
    /// The owner's day on which it was last asked whether a mail is due.
    pub looked_on: Option<NaiveDate>,
    pub sent_on: Option<NaiveDate>,
}

impl Reminder {
    /// To an address that has not been asked yet; not kept anywhere.
    #[must_use]
    pub fn new(facts: Facts) -> Self {
        Self { id: Uuid::now_v7(), facts, confirmed: false, looked_on: None, sent_on: None }
    }

    /// The secret part of the links in a mail. It is stored nowhere: the owner's key makes it again.
    #[must_use]
    pub fn token(&self, owner: &Owner) -> String {
        token(owner, self.id)
    }
}

fn token(owner: &Owner, id: Uuid) -> String {
    URL_SAFE_NO_PAD.encode(owner.vault.secret("reminder", id))
}

fn place(row: Uuid) -> Place {
    Place::new("reminders", "address", row)
}

/// Keeps reminders to a new address, not confirmed yet; those before end.
pub async fn record_reminder(db: &Db, owner: &Owner, reminder: &Reminder, now: DateTime<Utc>) -> Result<()> {
    let (id, account) = (reminder.id, owner.uuid());
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(account),
        address: Set(owner.vault.seal(place(id), &reminder.facts.address)),
        token_hash: Set(hash(&token(owner, id))),
        created_at: Set(now),
        ..chosen(&reminder.facts)
    };
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            Entity::delete_many().filter(Column::AccountId.eq(account)).exec(tx).await?;
            Entity::insert(row).exec_without_returning(tx).await?;
            Ok(())
        })
    });
    Ok(written.await?)
}

/// Changes when the owner's reminders come, and to no other address; false when she has none.
pub async fn amend_reminder(db: &Db, owner: &Owner, facts: &Facts) -> Result<bool> {
    let own = Column::AccountId.eq(owner.uuid());
    Ok(Entity::update_many().set(chosen(facts)).filter(own).exec(db.write()).await?.rows_affected > 0)
}

pub async fn find_reminder(db: &Db, owner: &Owner) -> Result<Option<Reminder>> {
    let row = Entity::find().filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// Ends the owner's reminders; false when she has none of this id.
pub async fn remove_reminder(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// Notes that whoever reads mail at the address said yes.
pub async fn confirm_reminder(db: &Db, owner: &Owner, id: Uuid, now: DateTime<Utc>) -> Result<()> {
    note(db, owner, id, ActiveModel { confirmed_at: Set(Some(now)), ..Default::default() }).await
}

/// Notes the owner's day on which it was asked whether a mail is due.
pub async fn note_look(db: &Db, owner: &Owner, id: Uuid, day: NaiveDate) -> Result<()> {
    note(db, owner, id, ActiveModel { looked_on: Set(Some(day)), ..Default::default() }).await
}

/// Takes it on to send the mail of a day; false when it was sent, or when another took it on less than [`CLAIM`] ago.
pub async fn claim_sending(db: &Db, owner: &Owner, id: Uuid, day: NaiveDate, now: DateTime<Utc>) -> Result<bool> {
    let unsent = Condition::any().add(Column::SentOn.is_null()).add(Column::SentOn.lt(day));
    let free = Condition::any().add(Column::ClaimedAt.is_null()).add(Column::ClaimedAt.lt(now - CLAIM));
    let own = Condition::all().add(Column::Id.eq(id)).add(Column::AccountId.eq(owner.uuid())).add(unsent).add(free);
    let row = ActiveModel { claimed_at: Set(Some(now)), ..Default::default() };
    Ok(Entity::update_many().set(row).filter(own).exec(db.write()).await?.rows_affected > 0)
}

/// Notes that the mail of a day went out.
pub async fn note_sending(db: &Db, owner: &Owner, id: Uuid, day: NaiveDate) -> Result<()> {
    note(db, owner, id, ActiveModel { sent_on: Set(Some(day)), claimed_at: Set(None), ..Default::default() }).await
}

/// Leaves a mail that could not be sent to the next try.
pub async fn release_sending(db: &Db, owner: &Owner, id: Uuid) -> Result<()> {
    note(db, owner, id, ActiveModel { claimed_at: Set(None), ..Default::default() }).await
}

async fn note(db: &Db, owner: &Owner, id: Uuid, row: ActiveModel) -> Result<()> {
    let own = Condition::all().add(Column::Id.eq(id)).add(Column::AccountId.eq(owner.uuid()));
    Entity::update_many().set(row).filter(own).exec(db.write()).await?;
    Ok(())
}

/// Whose links these are. They are looked for by their hash: how long that takes tells nothing of any link.
pub async fn find_account_by_link(db: &Db, server: &Vault, token: &str) -> Result<Option<(Account, Reminder)>> {
    let row = Entity::find().filter(Column::TokenHash.eq(hash(token))).one(db.read()).await?;
    with_account(db, server, row).await
}

/// Of all accounts: the reminders that are confirmed and not paused, by their ids.
pub async fn list_active_ids(db: &Db) -> Result<Vec<Uuid>> {
    let active = Condition::all().add(Column::ConfirmedAt.is_not_null()).add(Column::Paused.eq(false));
    Ok(Entity::find().select_only().column(Column::Id).filter(active).into_tuple().all(db.read()).await?)
}

/// Reminders with whose they are, for the server's own work.
pub async fn find_account_by_reminder(db: &Db, server: &Vault, id: Uuid) -> Result<Option<(Account, Reminder)>> {
    let row = Entity::find_by_id(id).one(db.read()).await?;
    with_account(db, server, row).await
}

async fn with_account(db: &Db, server: &Vault, row: Option<Model>) -> Result<Option<(Account, Reminder)>> {
    let Some(row) = row else { return Ok(None) };
    let Some(account) = account::Entity::find_by_id(row.account_id).one(db.read()).await? else { return Ok(None) };
    let account = accounts::open(server, account)?;
    let reminder = from_row(&account.owner, row)?;
    Ok(Some((account, reminder)))
}

fn chosen(facts: &Facts) -> ActiveModel {
    ActiveModel {
        weekday: Set(facts.weekday.and_then(|day| i16::try_from(day.number_from_monday()).ok())),
        days: Set(json::write(&facts.days)),
        paused: Set(facts.paused),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: Model) -> Result<Reminder> {
    let weekday = |number: i16| {
        let from_monday = u8::try_from(number - 1).ok().and_then(|number| Weekday::try_from(number).ok());
        from_monday.ok_or(DbError::Corrupt("reminders.weekday"))
    };
    let facts = Facts {
        address: owner.vault.open(place(row.id), &row.address)?,
        weekday: row.weekday.map(weekday).transpose()?,
        days: json::read("reminders.days", &row.days)?,
        paused: row.paused,
    };
    let confirmed = row.confirmed_at.is_some();
    Ok(Reminder { id: row.id, facts, confirmed, looked_on: row.looked_on, sent_on: row.sent_on })
}
