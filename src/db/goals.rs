//! Learning goals: what prompted them, which skills they are to move, which learning serves them. Words are sealed.

use crate::db::entity::{activity, challenge, goal, goal_activity, goal_challenge, goal_skill};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
    TransactionTrait,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// Where a goal comes from when it is not from client work (domain: the sole opt-outs).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Origin {
    #[default]
    Challenge,
    Aspiration,
    Requirement,
    ExternalFeedback,
}

impl Origin {
    pub const ALL: [Self; 4] = [Self::Challenge, Self::Aspiration, Self::Requirement, Self::ExternalFeedback];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Challenge => "challenge",
            Self::Aspiration => "aspiration",
            Self::Requirement => "requirement",
            Self::ExternalFeedback => "external_feedback",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|origin| origin.slug() == slug)
    }
}

/// Where a goal stands. A draft has neither a challenge nor an honest other origin yet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum State {
    #[default]
    Draft,
    Active,
    Reached,
    SetAside,
}

impl State {
    pub const ALL: [Self; 4] = [Self::Draft, Self::Active, Self::Reached, Self::SetAside];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Active => "active",
            Self::Reached => "reached",
            Self::SetAside => "set_aside",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.slug() == slug)
    }
}

/// What a person says of a goal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub statement: String,
    /// What would show that it helped.
    pub success: Option<String>,
    /// What to practise.
    pub practice: Option<String>,
    /// What came of it, once it is looked at again.
    pub outcome: Option<String>,
    /// What changed in practice.
    pub impact: Option<String>,
    /// What clients may notice, of no client in particular.
    pub benefit: Option<String>,
    pub origin: Origin,
    pub origin_reason: Option<String>,
    pub state: State,
    pub started_on: NaiveDate,
    pub review_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub challenges: BTreeSet<Uuid>,
    pub skills: BTreeSet<String>,
    pub activities: BTreeSet<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Goal {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
}

fn place(column: &'static str, row: Uuid) -> Place {
    Place::new("goals", column, row)
}

/// Adds a goal with its links. `Conflict` when a link points to what the owner does not have.
pub async fn record_goal(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> Result<()> {
    let (mut row, facts, owner) = (to_row(owner, id, facts), facts.clone(), owner.clone());
    row.id = Set(id);
    row.account_id = Set(owner.uuid());
    row.version = Set(1);
    row.created_at = Set(now);
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            row.insert(tx).await?;
            link(tx, &owner, id, &facts).await
        })
    });
    Ok(written.await?)
}

/// Changes a goal read at `version` and its links. `Stale` when it changed since; false when there is none.
pub async fn amend_goal(db: &Db, owner: &Owner, id: Uuid, version: i32, facts: &Facts) -> Result<bool> {
    let (mut row, links, who) = (to_row(owner, id, facts), facts.clone(), owner.clone());
    row.version = Set(version + 1);
    let written = db.write().transaction::<_, u64, DbError>(move |tx| {
        Box::pin(async move {
            let done = owned::amend(tx, &who, id, version, row).await?;
            if done == 0 {
                return Ok(0);
            }
            unlink(tx, &who, id).await?;
            link(tx, &who, id, &links).await?;
            Ok(done)
        })
    });
    settled(written.await?, find_goal(db, owner, id)).await
}

/// Takes the links of the owner's goal away.
async fn unlink(tx: &DatabaseTransaction, owner: &Owner, goal: Uuid) -> Result<()> {
    goal_challenge::Entity::delete_many()
        .filter(goal_challenge::Column::GoalId.eq(goal))
        .filter(goal_challenge::Column::AccountId.eq(owner.uuid()))
        .exec(tx)
        .await?;
    goal_skill::Entity::delete_many()
        .filter(goal_skill::Column::GoalId.eq(goal))
        .filter(goal_skill::Column::AccountId.eq(owner.uuid()))
        .exec(tx)
        .await?;
    goal_activity::Entity::delete_many()
        .filter(goal_activity::Column::GoalId.eq(goal))
        .filter(goal_activity::Column::AccountId.eq(owner.uuid()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Links to what the owner has, and to nothing else.
async fn link(tx: &DatabaseTransaction, owner: &Owner, goal: Uuid, facts: &Facts) -> Result<()> {
    let account_id = owner.uuid();
    let challenges = challenge::Entity::find()
        .filter(challenge::Column::AccountId.eq(account_id))
        .filter(challenge::Column::Id.is_in(facts.challenges.iter().copied()))
        .count(tx)
        .await?;
    let activities = activity::Entity::find()
        .filter(activity::Column::AccountId.eq(account_id))
        .filter(activity::Column::Id.is_in(facts.activities.iter().copied()))
        .count(tx)
        .await?;
    if challenges != facts.challenges.len() as u64 || activities != facts.activities.len() as u64 {
        return Err(DbError::Conflict);
    }
    let rows = facts.challenges.iter().map(|id| goal_challenge::ActiveModel {
        goal_id: Set(goal),
        account_id: Set(account_id),
        challenge_id: Set(*id),
    });
    goal_challenge::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let rows = facts.skills.iter().map(|skill| goal_skill::ActiveModel {
        goal_id: Set(goal),
        account_id: Set(account_id),
        skill: Set(skill.clone()),
    });
    goal_skill::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let rows = facts.activities.iter().map(|id| goal_activity::ActiveModel {
        goal_id: Set(goal),
        account_id: Set(account_id),
        activity_id: Set(*id),
    });
    goal_activity::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// The goals that an activity serves, from the activity's side; replaces what was linked before.
pub async fn link_activity(db: &Db, owner: &Owner, activity_id: Uuid, goals: &BTreeSet<Uuid>) -> Result<()> {
    let (owner, goals) = (owner.clone(), goals.clone());
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            let account_id = owner.uuid();
            let known = goal::Entity::find()
                .filter(goal::Column::AccountId.eq(account_id))
                .filter(goal::Column::Id.is_in(goals.iter().copied()))
                .count(tx)
                .await?;
            let own = activity::Entity::find_by_id(activity_id)
                .filter(activity::Column::AccountId.eq(account_id))
                .count(tx)
                .await?;
            if known != goals.len() as u64 || own != 1 {
                return Err(DbError::Conflict);
            }
            goal_activity::Entity::delete_many()
                .filter(goal_activity::Column::AccountId.eq(account_id))
                .filter(goal_activity::Column::ActivityId.eq(activity_id))
                .exec(tx)
                .await?;
            let rows = goals.iter().map(|goal| goal_activity::ActiveModel {
                goal_id: Set(*goal),
                account_id: Set(account_id),
                activity_id: Set(activity_id),
            });
            goal_activity::Entity::insert_many(rows).exec_without_returning(tx).await?;
            Ok(())
        })
    });
    Ok(written.await?)
}

pub async fn find_goal(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Goal>> {
    Ok(list_goals(db, owner).await?.into_iter().find(|goal| goal.id == id))
}

/// All goals, newest first, with their links: four queries however many goals there are.
pub async fn list_goals(db: &Db, owner: &Owner) -> Result<Vec<Goal>> {
    let account_id = owner.uuid();
    let rows = goal::Entity::find()
        .filter(goal::Column::AccountId.eq(account_id))
        .order_by_desc(goal::Column::StartedOn)
        .order_by_desc(goal::Column::Id)
        .all(db.read())
        .await?;
    let challenges =
        goal_challenge::Entity::find().filter(goal_challenge::Column::AccountId.eq(account_id)).all(db.read()).await?;
    let skills = goal_skill::Entity::find().filter(goal_skill::Column::AccountId.eq(account_id)).all(db.read()).await?;
    let activities =
        goal_activity::Entity::find().filter(goal_activity::Column::AccountId.eq(account_id)).all(db.read()).await?;
    let goals = rows.into_iter().map(|row| {
        let id = row.id;
        let mut goal = from_row(owner, row)?;
        goal.facts.challenges =
            challenges.iter().filter(|link| link.goal_id == id).map(|link| link.challenge_id).collect();
        goal.facts.skills = skills.iter().filter(|link| link.goal_id == id).map(|link| link.skill.clone()).collect();
        goal.facts.activities =
            activities.iter().filter(|link| link.goal_id == id).map(|link| link.activity_id).collect();
        Ok(goal)
    });
    goals.collect()
}

pub async fn remove_goal(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<goal::Entity>(db.write(), owner, id).await
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts) -> goal::ActiveModel {
    let vault = &owner.vault;
    goal::ActiveModel {
        statement: Set(vault.seal(place("statement", id), &facts.statement)),
        success: Set(vault.seal_some(place("success", id), facts.success.as_deref())),
        practice: Set(vault.seal_some(place("practice", id), facts.practice.as_deref())),
        outcome: Set(vault.seal_some(place("outcome", id), facts.outcome.as_deref())),
        impact: Set(vault.seal_some(place("impact", id), facts.impact.as_deref())),
        benefit: Set(vault.seal_some(place("benefit", id), facts.benefit.as_deref())),
        origin: Set(facts.origin.slug().to_owned()),
        origin_reason: Set(vault.seal_some(place("origin_reason", id), facts.origin_reason.as_deref())),
        state: Set(facts.state.slug().to_owned()),
        started_on: Set(facts.started_on),
        review_on: Set(facts.review_on),
        closed_on: Set(facts.closed_on),
        ..Default::default()
    }
}

fn from_row(owner: &Owner, row: goal::Model) -> Result<Goal> {
    let (vault, id) = (&owner.vault, row.id);
    let facts = Facts {
        statement: vault.open(place("statement", id), &row.statement)?,
        success: vault.open_some(place("success", id), row.success.as_deref())?,
        practice: vault.open_some(place("practice", id), row.practice.as_deref())?,
        outcome: vault.open_some(place("outcome", id), row.outcome.as_deref())?,
        impact: vault.open_some(place("impact", id), row.impact.as_deref())?,
        benefit: vault.open_some(place("benefit", id), row.benefit.as_deref())?,
        origin: Origin::parse(&row.origin).ok_or(DbError::Corrupt("goals.origin"))?,
        origin_reason: vault.open_some(place("origin_reason", id), row.origin_reason.as_deref())?,
        state: State::parse(&row.state).ok_or(DbError::Corrupt("goals.state"))?,
        started_on: row.started_on,
        review_on: row.review_on,
        closed_on: row.closed_on,
        ..Facts::default()
    };
    Ok(Goal { id, version: row.version, facts })
}
