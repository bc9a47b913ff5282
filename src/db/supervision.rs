//! Meetings of supervision and peer consultation, with what they were about. Notes are sealed. A meeting can be kept as
//! learning too: then one activity is written, changed and removed with it, so that it is counted once.

mod links;

use crate::db::activities;
use crate::db::entity::{activity, supervision_session as session};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, Set, TransactionTrait,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// How a meeting was held.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    #[default]
    Individual,
    Group,
    Peer,
}

impl Kind {
    pub const ALL: [Self; 3] = [Self::Individual, Self::Group, Self::Peer];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Individual => "individual",
            Self::Group => "group",
            Self::Peer => "peer",
        }
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Individual => "Supervision, one to one",
            Self::Group => "Supervision in a group",
            Self::Peer => "Peer consultation",
        }
    }

    /// The kind of activity that it is as learning.
    #[must_use]
    pub fn activity(self) -> &'static str {
        match self {
            Self::Individual | Self::Group => "supervision_received",
            Self::Peer => "peer_consultation",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.slug() == slug)
    }
}

/// What a person says of a meeting.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub held_on: NaiveDate,
    pub kind: Kind,
    pub minutes: u32,
    pub group_size: Option<u32>,
    pub own_practice_minutes: Option<u32>,
    pub delivery: Option<String>,
    pub supervisor: Option<Uuid>,
    pub notes: Option<String>,
    /// What I take from it.
    pub takeaway: Option<String>,
}

/// What a meeting was about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Links {
    pub goals: BTreeSet<Uuid>,
    pub challenges: BTreeSet<Uuid>,
    /// Questions that were brought to it.
    pub questions: BTreeSet<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
    /// The activity that it is kept as.
    pub activity: Option<Uuid>,
}

fn place(column: &'static str, row: Uuid) -> Place {
    Place::new("supervision_sessions", column, row)
}

/// Adds a meeting, and with `learning` the activity that it is kept as. `Conflict` when a link points to what the owner
/// does not have.
pub async fn record_session(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    facts: &Facts,
    about: &Links,
    learning: Option<&activities::Facts>,
    now: DateTime<Utc>,
) -> Result<()> {
    let (owner, facts, about, learning) = (owner.clone(), facts.clone(), about.clone(), learning.cloned());
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            let activity_id = keep(tx, &owner, None, learning.as_ref(), now).await?;
            links::check(tx, &owner, id, &facts, &about).await?;
            let row = session::ActiveModel {
                id: Set(id),
                account_id: Set(owner.uuid()),
                activity_id: Set(activity_id),
                version: Set(1),
                created_at: Set(now),
                ..to_row(&owner, id, &facts)
            };
            row.insert(tx).await?;
            links::write(tx, &owner, id, &facts, &about).await
        })
    });
    Ok(written.await?)
}

/// Changes a meeting read at `version`, what it was about, and the activity it is kept as: made, changed, or taken out
/// without `learning`. `Stale` when it changed since; false when there is none.
pub async fn amend_session(
    db: &Db,
    owner: &Owner,
    read: &Session,
    facts: &Facts,
    about: &Links,
    learning: Option<&activities::Facts>,
    now: DateTime<Utc>,
) -> Result<bool> {
    let (id, version, kept) = (read.id, read.version, read.activity);
    let (who, facts, about, learning) = (owner.clone(), facts.clone(), about.clone(), learning.cloned());
    let written = db.write().transaction::<_, u64, DbError>(move |tx| {
        Box::pin(async move {
            links::check(tx, &who, id, &facts, &about).await?;
            let row = session::ActiveModel { version: Set(version + 1), ..to_row(&who, id, &facts) };
            let done = owned::amend(tx, &who, id, version, row).await?;
            if done == 0 {
                return Ok(0);
            }
            let activity_id = keep(tx, &who, kept, learning.as_ref(), now).await?;
            let row = session::ActiveModel { activity_id: Set(activity_id), ..Default::default() };
            session::Entity::update_many()
                .set(row)
                .filter(session::Column::Id.eq(id))
                .filter(session::Column::AccountId.eq(who.uuid()))
                .exec(tx)
                .await?;
            links::clear(tx, &who, id).await?;
            links::write(tx, &who, id, &facts, &about).await?;
            Ok(done)
        })
    });
    settled(written.await?, find_session(db, owner, id)).await
}

/// One activity for one meeting: changed where it is there, made where it is not, removed where it is not wanted.
async fn keep(
    tx: &DatabaseTransaction,
    owner: &Owner,
    kept: Option<Uuid>,
    learning: Option<&activities::Facts>,
    now: DateTime<Utc>,
) -> Result<Option<Uuid>> {
    let own = |id: Uuid| activity::Entity::find_by_id(id).filter(activity::Column::AccountId.eq(owner.uuid()));
    let before = match kept {
        Some(id) => own(id).one(tx).await?,
        None => None,
    };
    match (before, learning) {
        (None, None) => Ok(None),
        (None, Some(facts)) => {
            let id = Uuid::now_v7();
            activities::fresh_row(owner, id, facts, now).insert(tx).await?;
            Ok(Some(id))
        }
        (Some(row), Some(facts)) => {
            let mut change = activities::to_row(&owner.vault, row.id, facts);
            change.version = Set(row.version + 1);
            change.updated_at = Set(now);
            activity::Entity::update_many()
                .set(change)
                .filter(activity::Column::Id.eq(row.id))
                .filter(activity::Column::AccountId.eq(owner.uuid()))
                .exec(tx)
                .await?;
            Ok(Some(row.id))
        }
        (Some(row), None) => {
            owned::remove::<activity::Entity>(tx, owner, row.id).await?;
            Ok(None)
        }
    }
}

pub async fn find_session(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Session>> {
    let row =
        session::Entity::find_by_id(id).filter(session::Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// The meeting that an activity is kept for.
pub async fn find_session_kept_as(db: &Db, owner: &Owner, activity: Uuid) -> Result<Option<Uuid>> {
    let row = session::Entity::find()
        .filter(session::Column::AccountId.eq(owner.uuid()))
        .filter(session::Column::ActivityId.eq(activity))
        .one(db.read())
        .await?;
    Ok(row.map(|row| row.id))
}

/// What a meeting of the owner's was about.
pub async fn find_links(db: &Db, owner: &Owner, id: Uuid) -> Result<Links> {
    links::read(db, owner, id).await
}

/// All meetings, newest first.
pub async fn list_sessions(db: &Db, owner: &Owner) -> Result<Vec<Session>> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(owner.uuid()))
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// The meetings that were about a goal, newest first.
pub async fn list_sessions_about(db: &Db, owner: &Owner, goal: Uuid) -> Result<Vec<Session>> {
    let rows = session::Entity::find()
        .filter(session::Column::AccountId.eq(owner.uuid()))
        .filter(session::Column::Id.in_subquery(links::about_goal(owner, goal)))
        .order_by_desc(session::Column::HeldOn)
        .order_by_desc(session::Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Removes a meeting with the activity that it is kept as. Its questions wait again.
pub async fn remove_session(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let Some(read) = find_session(db, owner, id).await? else { return Ok(false) };
    let owner = owner.clone();
    let written = db.write().transaction::<_, u64, DbError>(move |tx| {
        Box::pin(async move {
            links::clear(tx, &owner, id).await?;
            keep(tx, &owner, read.activity, None, DateTime::default()).await?;
            let gone = session::Entity::delete_many()
                .filter(session::Column::Id.eq(id))
                .filter(session::Column::AccountId.eq(owner.uuid()))
                .exec(tx)
                .await?;
            Ok(gone.rows_affected)
        })
    });
    Ok(written.await? > 0)
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts) -> session::ActiveModel {
    let signed = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
    session::ActiveModel {
        held_on: Set(facts.held_on),
        kind: Set(facts.kind.slug().to_owned()),
        minutes: Set(signed(facts.minutes)),
        group_size: Set(facts.group_size.map(signed)),
        own_practice_minutes: Set(facts.own_practice_minutes.map(signed)),
        delivery: Set(facts.delivery.clone()),
        supervisor_id: Set(facts.supervisor),
        notes: Set(owner.vault.seal_some(place("notes", id), facts.notes.as_deref())),
        takeaway: Set(owner.vault.seal_some(place("takeaway", id), facts.takeaway.as_deref())),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: session::Model) -> Result<Session> {
    let unsigned = |number: i32| u32::try_from(number).unwrap_or(0);
    let facts = Facts {
        held_on: row.held_on,
        kind: Kind::parse(&row.kind).ok_or(DbError::Corrupt("supervision_sessions.kind"))?,
        minutes: unsigned(row.minutes),
        group_size: row.group_size.map(unsigned),
        own_practice_minutes: row.own_practice_minutes.map(unsigned),
        delivery: row.delivery,
        supervisor: row.supervisor_id,
        notes: owner.vault.open_some(place("notes", row.id), row.notes.as_deref())?,
        takeaway: owner.vault.open_some(place("takeaway", row.id), row.takeaway.as_deref())?,
    };
    Ok(Session { id: row.id, version: row.version, facts, activity: row.activity_id })
}
