//! Reflections: what was written to the prompts of a form, sealed, with what it is about and its earlier versions.

use crate::db::entity::reflection::{ActiveModel, Column, Entity, Model};
use crate::db::entity::{activity, challenge, goal, reflection_version, turning_point};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, follow_ups, json, owned};
use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter,
    QueryOrder, QuerySelect, Set, TransactionTrait,
};
use std::collections::BTreeMap;
use uuid::Uuid;

/// An earlier version is kept at most so often, and so many of them.
const VERSION_EVERY: TimeDelta = TimeDelta::minutes(10);
const VERSIONS: usize = 40;

/// What was written, by the slug of its prompt.
pub type Answers = BTreeMap<String, String>;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Draft,
    Finished,
}

impl State {
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Finished => "finished",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        [Self::Draft, Self::Finished].into_iter().find(|state| state.slug() == slug)
    }
}

/// What a reflection is about: at most one of each.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct About {
    pub challenge: Option<Uuid>,
    pub goal: Option<Uuid>,
    pub activity: Option<Uuid>,
    pub turning_point: Option<Uuid>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// A form of the vocabulary.
    pub form: String,
    pub answers: Answers,
    pub state: State,
    pub day: NaiveDate,
    pub about: About,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reflection {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

/// How a reflection is written down.
#[derive(Clone, Copy, Debug)]
pub struct Writing {
    /// The question after learning that it answers, by days; it is about the activity then.
    pub days: Option<u32>,
    /// Keep what stood there as a version, however young the last one is.
    pub keep: bool,
    pub now: DateTime<Utc>,
}

fn place(row: Uuid) -> Place {
    Place::new("reflections", "answers", row)
}

fn version_place(row: Uuid) -> Place {
    Place::new("reflection_versions", "answers", row)
}

fn question(facts: &Facts, writing: Writing) -> Option<(Uuid, u32)> {
    facts.about.activity.zip(writing.days).filter(|_| facts.state == State::Finished)
}

/// Adds a reflection. `Conflict` when its id is taken, or when it is about what the owner does not have.
pub async fn record_reflection(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, writing: Writing) -> Result<()> {
    let mut row = to_row(owner, id, facts, writing.now);
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(writing.now);
    let (owner, about, question) = (owner.clone(), facts.about, question(facts, writing));
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            check(tx, &owner, about).await?;
            row.insert(tx).await?;
            follow_ups::answer(tx, &owner, id, question).await
        })
    });
    Ok(written.await?)
}

/// Changes a reflection read at `version`, and keeps what stood there as an earlier version if the last one is old enough.
/// `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_reflection(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    version: i32,
    facts: &Facts,
    writing: Writing,
) -> Result<bool> {
    let mut row = to_row(owner, id, facts, writing.now);
    row.version = Set(version + 1);
    let (owner, facts) = (owner.clone(), facts.clone());
    let written = db.write().transaction::<_, bool, DbError>(move |tx| {
        Box::pin(async move {
            let own = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(tx).await?;
            let Some(before) = own else { return Ok(false) };
            check(tx, &owner, facts.about).await?;
            let done = owned::amend(tx, &owner, id, version, row).await?;
            if done == 0 {
                return Err(DbError::Stale);
            }
            keep(tx, &owner, before, &facts.answers, writing).await?;
            follow_ups::answer(tx, &owner, id, question(&facts, writing)).await?;
            Ok(true)
        })
    });
    Ok(written.await?)
}

/// What a reflection is about must be its owner's.
async fn check(tx: &DatabaseTransaction, owner: &Owner, about: About) -> Result<()> {
    let account = owner.uuid();
    let mut missing = false;
    if let Some(id) = about.challenge {
        let own = challenge::Entity::find_by_id(id).filter(challenge::Column::AccountId.eq(account));
        missing |= own.count(tx).await? == 0;
    }
    if let Some(id) = about.goal {
        missing |= goal::Entity::find_by_id(id).filter(goal::Column::AccountId.eq(account)).count(tx).await? == 0;
    }
    if let Some(id) = about.activity {
        let own = activity::Entity::find_by_id(id).filter(activity::Column::AccountId.eq(account));
        missing |= own.count(tx).await? == 0;
    }
    if let Some(id) = about.turning_point {
        let own = turning_point::Entity::find_by_id(id).filter(turning_point::Column::AccountId.eq(account));
        missing |= own.count(tx).await? == 0;
    }
    if missing { Err(DbError::Conflict) } else { Ok(()) }
}

/// Keeps the words that stood there, unless they stay or the last version is young; lets the oldest go.
async fn keep(tx: &DatabaseTransaction, owner: &Owner, before: Model, now: &Answers, writing: Writing) -> Result<()> {
    let reflection = before.id;
    let text = owner.vault.open(place(reflection), &before.answers)?;
    if json::read::<Answers>("reflections.answers", &text)? == *now {
        return Ok(());
    }
    let kept = reflection_version::Entity::find()
        .filter(reflection_version::Column::AccountId.eq(owner.uuid()))
        .filter(reflection_version::Column::ReflectionId.eq(reflection))
        .order_by_desc(reflection_version::Column::KeptAt)
        .order_by_desc(reflection_version::Column::Id)
        .all(tx)
        .await?;
    let last = kept.first().map_or(before.created_at, |version| version.kept_at);
    if !writing.keep && writing.now < last + VERSION_EVERY {
        return Ok(());
    }
    let id = Uuid::now_v7();
    let row = reflection_version::ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        reflection_id: Set(reflection),
        answers: Set(owner.vault.seal(version_place(id), &text)),
        kept_at: Set(writing.now),
    };
    row.insert(tx).await?;
    let old = kept.into_iter().skip(VERSIONS - 1).map(|version| version.id);
    reflection_version::Entity::delete_many()
        .filter(reflection_version::Column::AccountId.eq(owner.uuid()))
        .filter(reflection_version::Column::Id.is_in(old))
        .exec(tx)
        .await?;
    Ok(())
}

pub async fn find_reflection(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Reflection>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// A page of all reflections, newest first, and how many there are.
pub async fn list_reflections(db: &Db, owner: &Owner, from: u64, most: u64) -> Result<(Vec<Reflection>, u64)> {
    let own = Entity::find().filter(Column::AccountId.eq(owner.uuid()));
    let count = own.clone().count(db.read()).await?;
    let newest = own.order_by_desc(Column::Day).order_by_desc(Column::Id);
    let rows = newest.offset(from).limit(most).all(db.read()).await?;
    let read: Result<Vec<Reflection>> = rows.into_iter().map(|row| from_row(owner, row)).collect();
    Ok((read?, count))
}

/// Reflections about any of these, newest first: one query.
pub async fn list_reflections_about(db: &Db, owner: &Owner, things: &[About]) -> Result<Vec<Reflection>> {
    let of = |each: fn(&About) -> Option<Uuid>| things.iter().filter_map(each).collect::<Vec<_>>();
    let any = Condition::any()
        .add(Column::ChallengeId.is_in(of(|about| about.challenge)))
        .add(Column::GoalId.is_in(of(|about| about.goal)))
        .add(Column::ActivityId.is_in(of(|about| about.activity)))
        .add(Column::TurningPointId.is_in(of(|about| about.turning_point)));
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(any)
        .order_by_desc(Column::Day)
        .order_by_desc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Removes a reflection with its earlier versions; what it answered is asked again.
pub async fn remove_reflection(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// Words that a reflection held before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    pub id: Uuid,
    pub answers: Answers,
    pub kept_at: DateTime<Utc>,
}

/// The earlier versions of a reflection, newest first.
pub async fn list_versions(db: &Db, owner: &Owner, reflection: Uuid) -> Result<Vec<Version>> {
    let rows = reflection_version::Entity::find()
        .filter(reflection_version::Column::AccountId.eq(owner.uuid()))
        .filter(reflection_version::Column::ReflectionId.eq(reflection))
        .order_by_desc(reflection_version::Column::KeptAt)
        .order_by_desc(reflection_version::Column::Id)
        .all(db.read())
        .await?;
    let versions = rows.into_iter().map(|row| {
        let text = owner.vault.open(version_place(row.id), &row.answers)?;
        let answers = json::read("reflection_versions.answers", &text)?;
        Ok(Version { id: row.id, answers, kept_at: row.kept_at })
    });
    versions.collect()
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel {
        form: Set(facts.form.clone()),
        answers: Set(owner.vault.seal(place(id), &json::write(&facts.answers))),
        state: Set(facts.state.slug().to_owned()),
        day: Set(facts.day),
        challenge_id: Set(facts.about.challenge),
        goal_id: Set(facts.about.goal),
        activity_id: Set(facts.about.activity),
        turning_point_id: Set(facts.about.turning_point),
        updated_at: Set(now),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: Model) -> Result<Reflection> {
    let text = owner.vault.open(place(row.id), &row.answers)?;
    let facts = Facts {
        form: row.form,
        answers: json::read("reflections.answers", &text)?,
        state: State::parse(&row.state).ok_or(DbError::Corrupt("reflections.state"))?,
        day: row.day,
        about: About {
            challenge: row.challenge_id,
            goal: row.goal_id,
            activity: row.activity_id,
            turning_point: row.turning_point_id,
        },
    };
    Ok(Reflection { id: row.id, version: row.version, facts })
}
