//! Courses that could be taken. Taken up in a plan they become planned activities, and can be taken back in one step.
//! `provider` and `notes` are sealed, as those of activities are.

use crate::db::activities::{self, Facts};
use crate::db::entity::activity;
use crate::db::entity::candidate::{ActiveModel, Column, Entity, Model};
use crate::db::seal::{Place, Vault};
use crate::db::{Db, DbError, Owner, Result, json, owned, settled};
use chrono::{DateTime, Utc};
use sea_orm::prelude::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, Set, TransactionTrait,
};
use uuid::Uuid;

/// Rows that one statement writes: far below what either database takes as parameters.
const AT_ONCE: usize = 200;

/// A candidate of the owner.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub id: Uuid,
    pub version: i32,
    /// As the planned activity would have them.
    pub facts: Facts,
    /// The plan that took it up last.
    pub plan: Option<Uuid>,
    /// The activity it became; none while it is on offer.
    pub activity: Option<Uuid>,
}

/// Adds candidates, all or none. The ids are the caller's, so that a form sent twice adds them once.
pub async fn record_candidates(db: &Db, owner: &Owner, new: &[(Uuid, Facts)], now: DateTime<Utc>) -> Result<()> {
    let rows: Vec<ActiveModel> = new.iter().map(|(id, facts)| fresh_row(owner, *id, facts, now)).collect();
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            for rows in rows.chunks(AT_ONCE) {
                Entity::insert_many(rows.to_vec()).exec_without_returning(tx).await?;
            }
            Ok(())
        })
    });
    Ok(written.await?)
}

pub async fn find_candidate(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Candidate>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(&owner.vault, row)).transpose()
}

/// All candidates, the next first: at most a few thousand.
pub async fn list_candidates(db: &Db, owner: &Owner) -> Result<Vec<Candidate>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CompletedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(&owner.vault, row)).collect()
}

/// Changes a candidate read at `version`. `Stale` when it changed since; false when the owner has none of this id.
pub async fn amend_candidate(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    version: i32,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<bool> {
    let mut row = to_row(&owner.vault, id, facts);
    row.version = Set(version + 1);
    row.updated_at = Set(now);
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_candidate(db, owner, id)).await
}

/// Removes a candidate, and not the activity it became; false when the owner has none of this id.
pub async fn remove_candidate(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// Makes candidates planned activities under the name of a plan, all or none; a plan taken up already stays as it is.
/// Candidates are given as they were read, with their version: `Stale` when one has changed since or is taken up already;
/// false when the owner has not all of them.
pub async fn take_up(db: &Db, owner: &Owner, plan: Uuid, chosen: &[(Uuid, i32)], now: DateTime<Utc>) -> Result<bool> {
    let whose = owner;
    let (owner, chosen) = (owner.clone(), chosen.to_vec());
    let written = db.write().transaction::<_, bool, DbError>(move |tx| {
        Box::pin(async move {
            let own = || Entity::find().filter(Column::AccountId.eq(owner.uuid()));
            if own().filter(Column::PlanId.eq(plan)).one(tx).await?.is_some() {
                return Ok(true);
            }
            let ids = chosen.iter().map(|(id, _)| *id);
            let found = own().filter(Column::Id.is_in(ids)).order_by_asc(Column::Id).all(tx).await?;
            if found.len() != chosen.len() {
                return Ok(false);
            }
            for row in found {
                let is_as_read = chosen.contains(&(row.id, row.version));
                if !is_as_read || row.activity_id.is_some() {
                    return Err(DbError::Stale);
                }
                let (id, version) = (row.id, row.version);
                let candidate = from_row(&owner.vault, row)?;
                let activity = Uuid::now_v7();
                activities::fresh_row(&owner, activity, &candidate.facts, now).insert(tx).await?;
                let taken = ActiveModel {
                    plan_id: Set(Some(plan)),
                    activity_id: Set(Some(activity)),
                    version: Set(version + 1),
                    updated_at: Set(now),
                    ..Default::default()
                };
                // Accept pressed twice: whoever comes second waits for this row and finds that it is no longer as it was read.
                let done = Entity::update_many()
                    .set(taken)
                    .filter(Column::Id.eq(id))
                    .filter(Column::AccountId.eq(owner.uuid()))
                    .filter(Column::Version.eq(version))
                    .filter(Column::ActivityId.is_null())
                    .exec(tx)
                    .await?;
                if done.rows_affected == 0 {
                    return Err(DbError::Stale);
                }
            }
            Ok(true)
        })
    });
    match written.await.map_err(DbError::from) {
        Err(DbError::Stale) if is_taken_up(db, whose, plan).await? => Ok(true),
        done => done,
    }
}

async fn is_taken_up(db: &Db, owner: &Owner, plan: Uuid) -> Result<bool> {
    let of_plan = Entity::find().filter(Column::AccountId.eq(owner.uuid())).filter(Column::PlanId.eq(plan));
    Ok(of_plan.one(db.read()).await?.is_some())
}

/// Takes a plan back: its activities go, and its candidates are on offer again. An activity that was done or changed since
/// stays. How many went; none when the owner has no such plan.
pub async fn take_back(db: &Db, owner: &Owner, plan: Uuid) -> Result<Option<u64>> {
    let owner = owner.clone();
    let written = db.write().transaction::<_, Option<u64>, DbError>(move |tx| {
        Box::pin(async move {
            let of_plan = Condition::all().add(Column::AccountId.eq(owner.uuid())).add(Column::PlanId.eq(plan));
            let taken = Entity::find().filter(of_plan.clone()).all(tx).await?;
            if taken.is_empty() {
                return Ok(None);
            }
            let became = taken.iter().filter_map(|row| row.activity_id);
            let gone = activity::Entity::delete_many()
                .filter(activity::Column::Id.is_in(became))
                .filter(activity::Column::AccountId.eq(owner.uuid()))
                .filter(activity::Column::Status.eq("planned"))
                .filter(activity::Column::Version.eq(1))
                .exec(tx)
                .await?;
            Entity::update_many()
                .col_expr(Column::PlanId, Expr::value(Option::<Uuid>::None))
                .col_expr(Column::Version, ExprTrait::add(Expr::col(Column::Version), 1))
                .filter(of_plan)
                .filter(Column::ActivityId.is_null())
                .exec(tx)
                .await?;
            Ok(Some(gone.rows_affected))
        })
    });
    Ok(written.await?)
}

fn provider(row: Uuid) -> Place {
    Place::new("candidates", "provider", row)
}

fn notes(row: Uuid) -> Place {
    Place::new("candidates", "notes", row)
}

fn fresh_row(owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> ActiveModel {
    let mut row = to_row(&owner.vault, id, facts);
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(now);
    row.updated_at = Set(now);
    row
}

fn to_row(vault: &Vault, id: Uuid, facts: &Facts) -> ActiveModel {
    let plain = Facts { provider: None, notes: None, planned: true, ..facts.clone() };
    ActiveModel {
        completed_on: Set(facts.completed_on),
        facts: Set(json::write(&plain)),
        provider: Set(vault.seal_some(provider(id), facts.provider.as_deref())),
        notes: Set(vault.seal_some(notes(id), facts.notes.as_deref())),
        ..Default::default()
    }
}

fn from_row(vault: &Vault, row: Model) -> Result<Candidate> {
    let plain: Facts = json::read("candidates.facts", &row.facts)?;
    let facts = Facts {
        provider: vault.open_some(provider(row.id), row.provider.as_deref())?,
        notes: vault.open_some(notes(row.id), row.notes.as_deref())?,
        ..plain
    };
    Ok(Candidate { id: row.id, version: row.version, facts, plan: row.plan_id, activity: row.activity_id })
}
