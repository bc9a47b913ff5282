//! Days on which the line moved: flags that the therapist placed, in her own sealed words.

use crate::db::entity::turning_point::{ActiveModel, Column, Entity};
use crate::db::seal::Place;
use crate::db::{Db, Owner, Result, owned};
use chrono::NaiveDate;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, Set};
use uuid::Uuid;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurningPoint {
    pub id: Uuid,
    pub skill: String,
    pub challenge: Option<Uuid>,
    pub turned_on: NaiveDate,
    pub words: String,
}

fn place(row: Uuid) -> Place {
    Place::new("turning_points", "words", row)
}

pub async fn record_turning_point(db: &Db, owner: &Owner, point: &TurningPoint) -> Result<()> {
    let row = ActiveModel {
        id: Set(point.id),
        account_id: Set(owner.uuid()),
        skill: Set(point.skill.clone()),
        challenge_id: Set(point.challenge),
        turned_on: Set(point.turned_on),
        words: Set(owner.vault.seal(place(point.id), &point.words)),
    };
    row.insert(db.write()).await?;
    Ok(())
}

/// All turning points, oldest first.
pub async fn list_turning_points(db: &Db, owner: &Owner) -> Result<Vec<TurningPoint>> {
    let rows =
        Entity::find().filter(Column::AccountId.eq(owner.uuid())).order_by_asc(Column::TurnedOn).all(db.read()).await?;
    let points = rows.into_iter().map(|row| {
        let words = owner.vault.open(place(row.id), &row.words)?;
        let (id, skill, challenge, turned_on) = (row.id, row.skill, row.challenge_id, row.turned_on);
        Ok(TurningPoint { id, skill, challenge, turned_on, words })
    });
    points.collect()
}

pub async fn remove_turning_point(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}
