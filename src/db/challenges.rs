//! Challenges: patterns met in the work, and each time one was met again. The line is sealed.

use crate::db::entity::{challenge, challenge_meeting, goal_challenge};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// A challenge as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge {
    pub id: Uuid,
    pub version: i32,
    /// A slug of the vocabulary.
    pub kind: String,
    pub line: Option<String>,
    pub noted_on: NaiveDate,
    pub is_archived: bool,
}

/// How a challenge that came back was handled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Handled {
    Worse,
    Same,
    Better,
}

impl Handled {
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Worse => "worse",
            Self::Same => "same",
            Self::Better => "better",
        }
    }

    /// As pages say it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Worse => "harder",
            Self::Same => "the same",
            Self::Better => "better",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        [Self::Worse, Self::Same, Self::Better].into_iter().find(|handled| handled.slug() == slug)
    }
}

/// A challenge met again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meeting {
    pub id: Uuid,
    pub challenge: Uuid,
    pub met_on: NaiveDate,
    pub handled: Handled,
    pub line: Option<String>,
}

fn line(row: Uuid) -> Place {
    Place::new("challenges", "line", row)
}

fn meeting_line(row: Uuid) -> Place {
    Place::new("challenge_meetings", "line", row)
}

pub async fn record_challenge(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    kind: &str,
    words: Option<&str>,
    noted_on: NaiveDate,
    now: DateTime<Utc>,
) -> Result<()> {
    let row = challenge::ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        kind: Set(kind.to_owned()),
        line: Set(owner.vault.seal_some(line(id), words)),
        noted_on: Set(noted_on),
        archived_at: Set(None),
        version: Set(1),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn find_challenge(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Challenge>> {
    let row =
        challenge::Entity::find_by_id(id).filter(challenge::Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// Newest first, archived ones too.
pub async fn list_challenges(db: &Db, owner: &Owner) -> Result<Vec<Challenge>> {
    let rows = challenge::Entity::find()
        .filter(challenge::Column::AccountId.eq(owner.uuid()))
        .order_by_desc(challenge::Column::NotedOn)
        .order_by_desc(challenge::Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

fn from_row(owner: &Owner, row: challenge::Model) -> Result<Challenge> {
    Ok(Challenge {
        id: row.id,
        version: row.version,
        kind: row.kind,
        line: owner.vault.open_some(line(row.id), row.line.as_deref())?,
        noted_on: row.noted_on,
        is_archived: row.archived_at.is_some(),
    })
}

/// Changes the line of a challenge read at `version`. `Stale` when it changed since; false when there is none.
pub async fn amend_challenge(db: &Db, owner: &Owner, id: Uuid, version: i32, words: Option<&str>) -> Result<bool> {
    let row = challenge::ActiveModel {
        line: Set(owner.vault.seal_some(line(id), words)),
        version: Set(version + 1),
        ..Default::default()
    };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_challenge(db, owner, id)).await
}

/// Archives a challenge, or takes it out again with `None`.
pub async fn archive_challenge(db: &Db, owner: &Owner, id: Uuid, at: Option<DateTime<Utc>>) -> Result<bool> {
    let row = challenge::ActiveModel { archived_at: Set(at), ..Default::default() };
    let done = challenge::Entity::update_many()
        .set(row)
        .filter(challenge::Column::Id.eq(id))
        .filter(challenge::Column::AccountId.eq(owner.uuid()))
        .exec(db.write())
        .await?;
    Ok(done.rows_affected > 0)
}

/// Removes a challenge that no goal uses; `Conflict` when one does.
pub async fn remove_challenge(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let used = goal_challenge::Entity::find()
        .filter(goal_challenge::Column::AccountId.eq(owner.uuid()))
        .filter(goal_challenge::Column::ChallengeId.eq(id))
        .count(db.write())
        .await?;
    if used > 0 {
        return Err(DbError::Conflict);
    }
    owned::remove::<challenge::Entity>(db.write(), owner, id).await
}

/// Notes that a challenge was met again; false when the owner has no such challenge.
pub async fn record_meeting(db: &Db, owner: &Owner, meeting: &Meeting) -> Result<bool> {
    if find_challenge(db, owner, meeting.challenge).await?.is_none() {
        return Ok(false);
    }
    let row = challenge_meeting::ActiveModel {
        id: Set(meeting.id),
        account_id: Set(owner.uuid()),
        challenge_id: Set(meeting.challenge),
        met_on: Set(meeting.met_on),
        handled: Set(meeting.handled.slug().to_owned()),
        line: Set(owner.vault.seal_some(meeting_line(meeting.id), meeting.line.as_deref())),
    };
    row.insert(db.write()).await?;
    Ok(true)
}

/// Every time a challenge was met again, oldest first.
pub async fn list_meetings(db: &Db, owner: &Owner) -> Result<Vec<Meeting>> {
    let rows = challenge_meeting::Entity::find()
        .filter(challenge_meeting::Column::AccountId.eq(owner.uuid()))
        .order_by_asc(challenge_meeting::Column::MetOn)
        .order_by_asc(challenge_meeting::Column::Id)
        .all(db.read())
        .await?;
    let meetings = rows.into_iter().map(|row| {
        let handled = Handled::parse(&row.handled).ok_or(DbError::Corrupt("challenge_meetings.handled"))?;
        let line = owner.vault.open_some(meeting_line(row.id), row.line.as_deref())?;
        Ok(Meeting { id: row.id, challenge: row.challenge_id, met_on: row.met_on, handled, line })
    });
    meetings.collect()
}

pub async fn remove_meeting(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<challenge_meeting::Entity>(db.write(), owner, id).await
}
