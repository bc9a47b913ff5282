//! Words of which a person has said that they name no client; the guard asks about them no more. Sealed.

use crate::db::entity::allowed_word::{ActiveModel, Column, Entity};
use crate::db::seal::Place;
use crate::db::{Db, Owner, Result, owned};
use chrono::{DateTime, Utc};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AllowedWord {
    pub id: Uuid,
    pub words: String,
}

fn place(row: Uuid) -> Place {
    Place::new("allowed_words", "words", row)
}

pub async fn record_allowed_word(db: &Db, owner: &Owner, id: Uuid, words: &str, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        words: Set(owner.vault.seal(place(id), words)),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

/// All of them, oldest first.
pub async fn list_allowed_words(db: &Db, owner: &Owner) -> Result<Vec<AllowedWord>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    let words = rows.into_iter().map(|row| {
        let words = owner.vault.open(place(row.id), &row.words)?;
        Ok(AllowedWord { id: row.id, words })
    });
    words.collect()
}

pub async fn remove_allowed_word(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}
