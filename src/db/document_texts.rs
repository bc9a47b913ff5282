//! Texts that a document asks for and that stand nowhere else: one for each part of a document and period, sealed, with the
//! learning that it speaks of.

use crate::db::entity::document_text::{ActiveModel, Column, Entity, Model};
use crate::db::entity::{activity, document_text_activity as link};
use crate::db::seal::Place;
use crate::db::{Db, DbError, Owner, Result, owned, settled};
use chrono::{DateTime, NaiveDate, Utc};
use domain::vocabulary::Written;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, Set,
    TransactionTrait,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a person wrote, and where it belongs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// A document of the vocabulary.
    pub document: String,
    pub part: Written,
    /// The first day of the period.
    pub starts_on: NaiveDate,
    pub words: String,
    /// The learning that it speaks of.
    pub activities: BTreeSet<Uuid>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentText {
    pub id: Uuid,
    pub version: i32,
    pub facts: Facts,
    pub updated_at: DateTime<Utc>,
}

impl DocumentText {
    /// Whether this is the text of a part for a period.
    #[must_use]
    pub fn is_for(&self, document: &str, part: Written, starts_on: NaiveDate) -> bool {
        let facts = &self.facts;
        facts.document == document && facts.part == part && facts.starts_on == starts_on
    }
}

fn place(row: Uuid) -> Place {
    Place::new("document_texts", "words", row)
}

/// Adds a text. `Conflict` when its id is taken, when there is one for its part and period, or when it speaks of learning that the
/// owner does not have.
pub async fn record_document_text(db: &Db, owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> Result<()> {
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        document: Set(facts.document.clone()),
        part: Set(facts.part.slug().to_owned()),
        starts_on: Set(facts.starts_on),
        version: Set(1),
        created_at: Set(now),
        ..to_row(owner, id, facts, now)
    };
    let (owner, activities) = (owner.clone(), facts.activities.clone());
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            row.insert(tx).await?;
            speak_of(tx, &owner, id, &activities).await
        })
    });
    Ok(written.await?)
}

/// Changes the words read at `version` and what they speak of; where a text belongs stays. `Stale` when it changed since; false when
/// the owner has none of this id.
pub async fn amend_document_text(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    version: i32,
    facts: &Facts,
    now: DateTime<Utc>,
) -> Result<bool> {
    let row = ActiveModel { version: Set(version + 1), ..to_row(owner, id, facts, now) };
    let (who, activities) = (owner.clone(), facts.activities.clone());
    let written = db.write().transaction::<_, u64, DbError>(move |tx| {
        Box::pin(async move {
            let done = owned::amend(tx, &who, id, version, row).await?;
            if done == 0 {
                return Ok(0);
            }
            link::Entity::delete_many()
                .filter(link::Column::AccountId.eq(who.uuid()))
                .filter(link::Column::DocumentTextId.eq(id))
                .exec(tx)
                .await?;
            speak_of(tx, &who, id, &activities).await?;
            Ok(done)
        })
    });
    settled(written.await?, find_document_text(db, owner, id)).await
}

/// Links a text without links to learning that its owner has, and to nothing else.
async fn speak_of(tx: &DatabaseTransaction, owner: &Owner, text: Uuid, activities: &BTreeSet<Uuid>) -> Result<()> {
    let own = activity::Entity::find()
        .filter(activity::Column::AccountId.eq(owner.uuid()))
        .filter(activity::Column::Id.is_in(activities.iter().copied()))
        .count(tx)
        .await?;
    if own != activities.len() as u64 {
        return Err(DbError::Conflict);
    }
    let rows = activities.iter().map(|activity| link::ActiveModel {
        document_text_id: Set(text),
        account_id: Set(owner.uuid()),
        activity_id: Set(*activity),
    });
    link::Entity::insert_many(rows).exec_without_returning(tx).await?;
    Ok(())
}

/// All texts, the latest period first: two queries however many there are.
pub async fn list_document_texts(db: &Db, owner: &Owner) -> Result<Vec<DocumentText>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_desc(Column::StartsOn)
        .order_by_desc(Column::Id)
        .all(db.read())
        .await?;
    let links = link::Entity::find().filter(link::Column::AccountId.eq(owner.uuid())).all(db.read()).await?;
    let texts = rows.into_iter().map(|row| {
        let spoken_of = links.iter().filter(|link| link.document_text_id == row.id);
        from_row(owner, spoken_of.map(|link| link.activity_id).collect(), row)
    });
    texts.collect()
}

pub async fn find_document_text(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<DocumentText>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    let Some(row) = row else { return Ok(None) };
    let links = link::Entity::find()
        .filter(link::Column::AccountId.eq(owner.uuid()))
        .filter(link::Column::DocumentTextId.eq(id))
        .all(db.read())
        .await?;
    from_row(owner, links.into_iter().map(|link| link.activity_id).collect(), row).map(Some)
}

pub async fn remove_document_text(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

fn to_row(owner: &Owner, id: Uuid, facts: &Facts, now: DateTime<Utc>) -> ActiveModel {
    ActiveModel { words: Set(owner.vault.seal(place(id), &facts.words)), updated_at: Set(now), ..Default::default() }
}

fn from_row(owner: &Owner, activities: BTreeSet<Uuid>, row: Model) -> Result<DocumentText> {
    let facts = Facts {
        document: row.document,
        part: Written::named(&row.part).ok_or(DbError::Corrupt("document_texts.part"))?,
        starts_on: row.starts_on,
        words: owner.vault.open(place(row.id), &row.words)?,
        activities,
    };
    Ok(DocumentText { id: row.id, version: row.version, facts, updated_at: row.updated_at })
}
