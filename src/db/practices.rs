//! Practice of skills: what was rehearsed, and what is planned. Notes are sealed.

use crate::db::entity::practice::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::NaiveDate;
use domain::growth::practice::Difficulty;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// What a person says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub skill: String,
    /// The day it was done; for a planned one, the day it will be.
    pub practised_on: NaiveDate,
    pub planned: bool,
    /// How often the moment was rehearsed; at least once.
    pub repetitions: u32,
    pub difficulty: Option<Difficulty>,
    /// Whether somebody, or a recording, told how it went.
    pub with_feedback: bool,
    pub note: Option<String>,
}

impl Facts {
    /// One rehearsal on a day, of which nothing more is said.
    #[must_use]
    pub fn of(skill: &str, day: NaiveDate) -> Self {
        Self {
            skill: skill.to_owned(),
            practised_on: day,
            planned: false,
            repetitions: 1,
            difficulty: None,
            with_feedback: false,
            note: None,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Practice {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

fn place(row: Uuid) -> Place {
    Place::new("practices", "note", row)
}

/// The id of a practice planned for a day: the same whenever it is asked for, so that a press sent twice plans it once. One
/// that was moved to another day keeps its id, and the next one planned for the day gets another.
#[must_use]
pub fn number(owner: &Owner, skill: &str, day: NaiveDate, there: &[Practice]) -> Uuid {
    let of = |turn: u32| {
        let hash = Sha256::new().chain_update(owner.uuid()).chain_update(format!("{skill} {day} {turn}")).finalize();
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash[..16]);
        uuid::Builder::from_custom_bytes(bytes).into_uuid()
    };
    let free = |id: &Uuid| there.iter().all(|practice| practice.id != *id);
    (0..).map(of).find(free).unwrap_or_else(Uuid::now_v7)
}

/// Adds practices, all or none. The ids are the caller's, so that a form sent twice adds once.
pub async fn record_practices(db: &Db, owner: &Owner, all: &[(Uuid, Facts)]) -> Result<()> {
    let rows = all.iter().map(|(id, facts)| ActiveModel {
        id: Set(*id),
        account_id: Set(owner.uuid()),
        version: Set(1),
        ..to_row(owner, *id, facts)
    });
    Entity::insert_many(rows).exec_without_returning(db.write()).await?;
    Ok(())
}

/// Changes a practice read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_practice(db: &Db, owner: &Owner, id: Uuid, version: i32, facts: &Facts) -> Result<bool> {
    let mut row = to_row(owner, id, facts);
    row.version = Set(version + 1);
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_practice(db, owner, id)).await
}

pub async fn find_practice(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Practice>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// All practices, oldest first.
pub async fn list_practices(db: &Db, owner: &Owner) -> Result<Vec<Practice>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::PractisedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// The practices of one skill, oldest first.
pub async fn list_practices_of(db: &Db, owner: &Owner, skill: &str) -> Result<Vec<Practice>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::Skill.eq(skill))
        .order_by_asc(Column::PractisedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

pub async fn remove_practice(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts) -> ActiveModel {
    ActiveModel {
        skill: Set(facts.skill.clone()),
        practised_on: Set(facts.practised_on),
        planned: Set(facts.planned),
        repetitions: Set(i32::try_from(facts.repetitions).unwrap_or(i32::MAX)),
        difficulty: Set(facts.difficulty.map(|difficulty| difficulty.slug().to_owned())),
        with_feedback: Set(facts.with_feedback),
        note: Set(owner.vault.seal_some(place(id), facts.note.as_deref())),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: Model) -> Result<Practice> {
    let difficulty = row.difficulty.as_deref();
    let difficulty =
        difficulty.map(|slug| Difficulty::parse(slug).ok_or(DbError::Corrupt("practices.difficulty"))).transpose()?;
    let facts = Facts {
        skill: row.skill,
        practised_on: row.practised_on,
        planned: row.planned,
        repetitions: u32::try_from(row.repetitions).unwrap_or(1),
        difficulty,
        with_feedback: row.with_feedback,
        note: owner.vault.open_some(place(row.id), row.note.as_deref())?,
    };
    Ok(Practice { id: row.id, version: row.version, facts })
}
