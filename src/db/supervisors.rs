//! Who supervises: a person, or a group that consults. Name and credentials are sealed.

use crate::db::entity::{signature_request, supervision_session, supervisor};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// What they are to the owner.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Role {
    #[default]
    Supervisor,
    Consultant,
    PeerGroup,
}

impl Role {
    pub const ALL: [Self; 3] = [Self::Supervisor, Self::Consultant, Self::PeerGroup];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Supervisor => "supervisor",
            Self::Consultant => "consultant",
            Self::PeerGroup => "peer_group",
        }
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Supervisor => "Supervisor",
            Self::Consultant => "Consultant",
            Self::PeerGroup => "A group of peers",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.slug() == slug)
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub name: String,
    pub credentials: Option<String>,
    pub role: Role,
    pub since: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supervisor {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

fn place(column: &'static str, row: Uuid) -> Place {
    Place::new("supervisors", column, row)
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts) -> supervisor::ActiveModel {
    supervisor::ActiveModel {
        name: Set(owner.vault.seal(place("name", id), &facts.name)),
        credentials: Set(owner.vault.seal_some(place("credentials", id), facts.credentials.as_deref())),
        role: Set(facts.role.slug().to_owned()),
        since: Set(facts.since),
        until: Set(facts.until),
        ..Default::default()
    }
}

pub async fn record_supervisor(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> Result<()> {
    let row = supervisor::ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        version: Set(1),
        created_at: Set(now),
        ..to_row(owner, id, facts)
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn find_supervisor(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Supervisor>> {
    let row = supervisor::Entity::find_by_id(id)
        .filter(supervisor::Column::AccountId.eq(owner.uuid()))
        .one(db.read())
        .await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// All of them, in the order they were entered.
pub async fn list_supervisors(db: &Db, owner: &Owner) -> Result<Vec<Supervisor>> {
    let rows = supervisor::Entity::find()
        .filter(supervisor::Column::AccountId.eq(owner.uuid()))
        .order_by_asc(supervisor::Column::CreatedAt)
        .order_by_asc(supervisor::Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Changes one read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_supervisor(db: &Db, owner: &Owner, id: Uuid, version: i32, facts: &Facts) -> Result<bool> {
    let row = supervisor::ActiveModel { version: Set(version + 1), ..to_row(owner, id, facts) };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_supervisor(db, owner, id)).await
}

/// Removes one; `Conflict` while a meeting or a confirmation names them.
pub async fn remove_supervisor(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let meetings = supervision_session::Entity::find()
        .filter(supervision_session::Column::AccountId.eq(owner.uuid()))
        .filter(supervision_session::Column::SupervisorId.eq(id))
        .count(db.write())
        .await?;
    let requests = signature_request::Entity::find()
        .filter(signature_request::Column::AccountId.eq(owner.uuid()))
        .filter(signature_request::Column::SupervisorId.eq(id))
        .count(db.write())
        .await?;
    if meetings + requests > 0 {
        return Err(DbError::Conflict);
    }
    owned::remove::<supervisor::Entity>(db.write(), owner, id).await
}

fn from_row(owner: &Owner, row: supervisor::Model) -> Result<Supervisor> {
    let facts = Facts {
        name: owner.vault.open(place("name", row.id), &row.name)?,
        credentials: owner.vault.open_some(place("credentials", row.id), row.credentials.as_deref())?,
        role: Role::parse(&row.role).ok_or(DbError::Corrupt("supervisors.role"))?,
        since: row.since,
        until: row.until,
    };
    Ok(Supervisor { id: row.id, version: row.version, facts })
}
