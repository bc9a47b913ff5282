//! Questions for the next supervision. Their words are sealed.

use crate::db::entity::challenge;
use crate::db::entity::supervision_question::{ActiveModel, Column, Entity};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    pub id: Uuid,
    pub words: String,
    pub challenge: Option<Uuid>,
    /// The day it was brought; none while it waits.
    pub brought_on: Option<NaiveDate>,
    pub session: Option<Uuid>,
}

fn place(row: Uuid) -> Place {
    Place::new("supervision_questions", "words", row)
}

/// Adds a question. `Conflict` when it is there already, or the challenge is not the owner's.
pub async fn record_question(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    words: &str,
    from: Option<Uuid>,
    now: DateTime<Utc>,
) -> Result<()> {
    let known = challenge::Entity::find()
        .filter(challenge::Column::AccountId.eq(owner.uuid()))
        .filter(challenge::Column::Id.is_in(from))
        .count(db.write())
        .await?;
    if known != u64::from(from.is_some()) {
        return Err(DbError::Conflict);
    }
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        words: Set(owner.vault.seal(place(id), words)),
        challenge_id: Set(from),
        brought_on: Set(None),
        session_id: Set(None),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

/// All questions, oldest first.
pub async fn list_questions(db: &Db, owner: &Owner) -> Result<Vec<Question>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    let questions = rows.into_iter().map(|row| {
        let words = owner.vault.open(place(row.id), &row.words)?;
        let (challenge, brought_on, session) = (row.challenge_id, row.brought_on, row.session_id);
        Ok(Question { id: row.id, words, challenge, brought_on, session })
    });
    questions.collect()
}

/// Ticks a question as brought on a day, or lets it wait again. False when the owner has none of this id.
pub async fn bring_question(db: &Db, owner: &Owner, id: Uuid, on: Option<NaiveDate>) -> Result<bool> {
    let row = ActiveModel { brought_on: Set(on), session_id: Set(None), ..Default::default() };
    let done = Entity::update_many()
        .set(row)
        .filter(Column::Id.eq(id))
        .filter(Column::AccountId.eq(owner.uuid()))
        .exec(db.write())
        .await?;
    Ok(done.rows_affected > 0)
}

pub async fn remove_question(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}
