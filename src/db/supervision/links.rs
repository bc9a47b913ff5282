//! What a meeting was about: goals, challenges, and the questions that were brought to it.

use super::{Facts, Links};
use crate::db::entity::{
    challenge, goal, supervision_question as question, supervision_session_challenge as session_challenge,
    supervision_session_goal as session_goal, supervisor,
};
use crate::db::{Db, DbError, Owner, Result};
use sea_orm::sea_query::SelectStatement;
use sea_orm::{
    ColumnTrait, Condition, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait, Set,
};
use uuid::Uuid;

/// Refuses links to what the owner does not have, and questions that went to another meeting.
pub(super) async fn check(
    tx: &DatabaseTransaction,
    owner: &Owner,
    session: Uuid,
    facts: &Facts,
    about: &Links,
) -> Result<()> {
    let account = owner.uuid();
    let goals = goal::Entity::find()
        .filter(goal::Column::AccountId.eq(account))
        .filter(goal::Column::Id.is_in(about.goals.iter().copied()))
        .count(tx)
        .await?;
    let challenges = challenge::Entity::find()
        .filter(challenge::Column::AccountId.eq(account))
        .filter(challenge::Column::Id.is_in(about.challenges.iter().copied()))
        .count(tx)
        .await?;
    let free = Condition::any().add(question::Column::SessionId.is_null()).add(question::Column::SessionId.eq(session));
    let questions = question::Entity::find()
        .filter(question::Column::AccountId.eq(account))
        .filter(question::Column::Id.is_in(about.questions.iter().copied()))
        .filter(free)
        .count(tx)
        .await?;
    let supervisors = supervisor::Entity::find()
        .filter(supervisor::Column::AccountId.eq(account))
        .filter(supervisor::Column::Id.is_in(facts.supervisor))
        .count(tx)
        .await?;
    let all = goals == about.goals.len() as u64
        && challenges == about.challenges.len() as u64
        && questions == about.questions.len() as u64
        && supervisors == u64::from(facts.supervisor.is_some());
    if all { Ok(()) } else { Err(DbError::Conflict) }
}

/// Writes the links of a meeting that has none.
pub(super) async fn write(
    tx: &DatabaseTransaction,
    owner: &Owner,
    session: Uuid,
    facts: &Facts,
    about: &Links,
) -> Result<()> {
    let rows = about.goals.iter().map(|id| session_goal::ActiveModel {
        session_id: Set(session),
        account_id: Set(owner.uuid()),
        goal_id: Set(*id),
    });
    session_goal::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let rows = about.challenges.iter().map(|id| session_challenge::ActiveModel {
        session_id: Set(session),
        account_id: Set(owner.uuid()),
        challenge_id: Set(*id),
    });
    session_challenge::Entity::insert_many(rows).exec_without_returning(tx).await?;
    let brought = question::ActiveModel {
        session_id: Set(Some(session)),
        brought_on: Set(Some(facts.held_on)),
        ..Default::default()
    };
    question::Entity::update_many()
        .set(brought)
        .filter(question::Column::AccountId.eq(owner.uuid()))
        .filter(question::Column::Id.is_in(about.questions.iter().copied()))
        .exec(tx)
        .await?;
    Ok(())
}

/// Takes the links away; what was brought waits again.
pub(super) async fn clear(tx: &DatabaseTransaction, owner: &Owner, session: Uuid) -> Result<()> {
    session_goal::Entity::delete_many()
        .filter(session_goal::Column::AccountId.eq(owner.uuid()))
        .filter(session_goal::Column::SessionId.eq(session))
        .exec(tx)
        .await?;
    session_challenge::Entity::delete_many()
        .filter(session_challenge::Column::AccountId.eq(owner.uuid()))
        .filter(session_challenge::Column::SessionId.eq(session))
        .exec(tx)
        .await?;
    let waiting = question::ActiveModel { session_id: Set(None), brought_on: Set(None), ..Default::default() };
    question::Entity::update_many()
        .set(waiting)
        .filter(question::Column::AccountId.eq(owner.uuid()))
        .filter(question::Column::SessionId.eq(session))
        .exec(tx)
        .await?;
    Ok(())
}

/// The meetings that were about a goal, for a condition.
pub(super) fn about_goal(owner: &Owner, goal: Uuid) -> SelectStatement {
    session_goal::Entity::find()
        .select_only()
        .column(session_goal::Column::SessionId)
        .filter(session_goal::Column::AccountId.eq(owner.uuid()))
        .filter(session_goal::Column::GoalId.eq(goal))
        .into_query()
}

pub(super) async fn read(db: &Db, owner: &Owner, session: Uuid) -> Result<Links> {
    let goals: Vec<Uuid> = session_goal::Entity::find()
        .select_only()
        .column(session_goal::Column::GoalId)
        .filter(session_goal::Column::AccountId.eq(owner.uuid()))
        .filter(session_goal::Column::SessionId.eq(session))
        .into_tuple()
        .all(db.read())
        .await?;
    let challenges: Vec<Uuid> = session_challenge::Entity::find()
        .select_only()
        .column(session_challenge::Column::ChallengeId)
        .filter(session_challenge::Column::AccountId.eq(owner.uuid()))
        .filter(session_challenge::Column::SessionId.eq(session))
        .into_tuple()
        .all(db.read())
        .await?;
    let questions: Vec<Uuid> = question::Entity::find()
        .select_only()
        .column(question::Column::Id)
        .filter(question::Column::AccountId.eq(owner.uuid()))
        .filter(question::Column::SessionId.eq(session))
        .into_tuple()
        .all(db.read())
        .await?;
    Ok(Links {
        goals: goals.into_iter().collect(),
        challenges: challenges.into_iter().collect(),
        questions: questions.into_iter().collect(),
    })
}
