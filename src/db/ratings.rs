//! Levels given to skills, by whom and how they were seen. Appended; never averaged. Rater and note are sealed.

use crate::db::entity::rating::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result};
use chrono::{DateTime, Utc};
use domain::growth::{Directness, Level, Rating, Source};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

/// A rating as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rated {
    pub id: Uuid,
    pub rating: Rating,
    pub rater: Option<String>,
    pub note: Option<String>,
}

pub async fn record_rating(db: &Db, owner: &Owner, rated: &Rated, now: DateTime<Utc>) -> Result<()> {
    fresh_row(owner, rated, now).insert(db.write()).await?;
    Ok(())
}

/// A new rating's row, for whoever inserts it.
pub(super) fn fresh_row(owner: &Owner, rated: &Rated, now: DateTime<Utc>) -> ActiveModel {
    let (id, rating) = (rated.id, &rated.rating);
    ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        skill: Set(rating.skill.clone()),
        half_levels: Set(i32::from(rating.level.halves())),
        source: Set(rating.source.slug().to_owned()),
        directness: Set(rating.directness.slug().to_owned()),
        rated_on: Set(rating.rated_on),
        looking_back: Set(rating.looking_back),
        rater: Set(owner.vault.seal_some(Place::new("ratings", "rater", id), rated.rater.as_deref())),
        note: Set(owner.vault.seal_some(Place::new("ratings", "note", id), rated.note.as_deref())),
        anchor_version: Set(i32::try_from(rating.anchor_version).unwrap_or(i32::MAX)),
        created_at: Set(now),
    }
}

/// All ratings, oldest first.
pub async fn list_ratings(db: &Db, owner: &Owner) -> Result<Vec<Rated>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::RatedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// The ratings of one skill, oldest first.
pub async fn list_ratings_of(db: &Db, owner: &Owner, skill: &str) -> Result<Vec<Rated>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::Skill.eq(skill))
        .order_by_asc(Column::RatedOn)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Removes one of the owner's own ratings, made by mistake; those of others stay.
pub async fn remove_own_rating(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::Id.eq(id))
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::Source.eq(Source::Own.slug()))
        .exec(db.write())
        .await?;
    Ok(gone.rows_affected > 0)
}

fn from_row(owner: &Owner, row: Model) -> Result<Rated> {
    let level = u8::try_from(row.half_levels).ok().and_then(Level::from_halves);
    let rating = Rating {
        skill: row.skill,
        level: level.ok_or(DbError::Corrupt("ratings.half_levels"))?,
        source: Source::parse(&row.source).ok_or(DbError::Corrupt("ratings.source"))?,
        directness: Directness::parse(&row.directness).ok_or(DbError::Corrupt("ratings.directness"))?,
        rated_on: row.rated_on,
        looking_back: row.looking_back,
        anchor_version: u32::try_from(row.anchor_version).unwrap_or(1),
    };
    let open = |column, sealed: Option<&[u8]>| owner.vault.open_some(Place::new("ratings", column, row.id), sealed);
    let rater = open("rater", row.rater.as_deref())?;
    let note = open("note", row.note.as_deref())?;
    Ok(Rated { id: row.id, rating, rater, note })
}
