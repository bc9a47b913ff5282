//! Lists brought in: held sealed while they are looked at, added in one transaction, taken back in one step.
//!
//! A row that comes in gets an id that is made of the list's and its own number: sent twice it comes in once, and what came
//! in is found again without a table of its own.

use crate::db::activities::{self, Facts};
use crate::db::entity::activity;
use crate::db::entity::import::{ActiveModel, Column, Entity, Model};
use crate::db::seal::{Place, hex};
use crate::db::{Db, DbError, Owner, Result, json, owned, settled};
use chrono::{DateTime, Utc};
use domain::importing::{Mapping, Row};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set, TransactionTrait,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Rows that one statement writes or removes: far below what either database takes as parameters.
const AT_ONCE: usize = 200;
/// Lists looked at and not brought in that are held at once; the oldest is forgotten for a new one.
const MOST_LOOKED_AT: u64 = 5;

/// What was in a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Content {
    pub rows: Vec<Row>,
    /// Sheets that are another kind of list.
    pub left_out: Vec<String>,
    /// The letters were guessed.
    pub guessed: bool,
    /// Cells that were too long and are cut.
    pub cut: usize,
}

/// What a person chose and corrected, by the number of the row.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Choices {
    pub ticks: BTreeMap<u32, bool>,
    /// Rows as corrected in their form, where the guard has read them.
    pub corrected: BTreeMap<u32, Facts>,
}

/// A list without its rows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Import {
    pub id: Uuid,
    pub version: i32,
    pub name: String,
    pub mapping: Mapping,
    /// The numbers of the rows that came in.
    pub added: Vec<u32>,
    pub added_at: Option<DateTime<Utc>>,
    pub started_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
}

fn name(row: Uuid) -> Place {
    Place::new("imports", "name", row)
}

fn content(row: Uuid) -> Place {
    Place::new("imports", "content", row)
}

fn choices(row: Uuid) -> Place {
    Place::new("imports", "choices", row)
}

/// The id of the activity that a row becomes.
#[must_use]
pub fn number(import: Uuid, row: u32) -> Uuid {
    Uuid::from_u128(import.as_u128() ^ (u128::from(row) + 1))
}

/// Lists whose columns have the same names, of this owner.
fn likeness(owner: &Owner, mapping: &Mapping, rows: &[Row]) -> String {
    let hash = Sha256::new().chain_update(owner.uuid()).chain_update(mapping.likeness(rows)).finalize();
    hex(&hash)
}

/// Holds a list to be looked at. Its columns are read as those of the last list like it; else as they look.
pub async fn record_import(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    called: &str,
    held: &Content,
    now: DateTime<Utc>,
) -> Result<()> {
    let (mapping, likeness) = mapping_of(db, owner, &held.rows).await?;
    forget_oldest(db, owner).await?;
    let row = ActiveModel {
        id: Set(id),
        account_id: Set(owner.uuid()),
        name: Set(owner.vault.seal(name(id), called)),
        content: Set(Some(owner.vault.seal(content(id), &json::write(held)))),
        choices: Set(None),
        mapping: Set(json::write(&mapping)),
        likeness: Set(likeness),
        added: Set("[]".into()),
        added_at: Set(None),
        started_at: Set(None),
        version: Set(1),
        created_at: Set(now),
    };
    row.insert(db.write()).await?;
    Ok(())
}

/// How a list's columns are read: as those of the last list like it; else as they look.
pub async fn find_mapping(db: &Db, owner: &Owner, rows: &[Row]) -> Result<Mapping> {
    Ok(mapping_of(db, owner, rows).await?.0)
}

async fn mapping_of(db: &Db, owner: &Owner, rows: &[Row]) -> Result<(Mapping, String)> {
    let guess = Mapping::guess(rows);
    let likeness = likeness(owner, &guess, rows);
    let before = Entity::find()
        .select_only()
        .column(Column::Mapping)
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::Likeness.eq(&likeness))
        .order_by_desc(Column::CreatedAt)
        .into_tuple::<String>()
        .one(db.read())
        .await?;
    let before: Option<Mapping> = before.map(|text| json::read("imports.mapping", &text)).transpose()?;
    let mapping = match before.filter(|before| before.whats.len() == guess.whats.len()) {
        // The dates of this list may tell their order by themselves.
        Some(before) => Mapping { heading: guess.heading, order: guess.order.or(before.order), whats: before.whats },
        None => guess,
    };
    Ok((mapping, likeness))
}

async fn forget_oldest(db: &Db, owner: &Owner) -> Result<()> {
    let looked_at = Condition::all().add(Column::AccountId.eq(owner.uuid())).add(Column::AddedAt.is_null());
    let old: Vec<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(looked_at.clone())
        .filter(Column::StartedAt.is_null())
        .order_by_desc(Column::CreatedAt)
        .offset(MOST_LOOKED_AT - 1)
        .limit(100)
        .into_tuple()
        .all(db.read())
        .await?;
    if !old.is_empty() {
        Entity::delete_many().filter(looked_at).filter(Column::Id.is_in(old)).exec(db.write()).await?;
    }
    Ok(())
}

/// The columns that say what a list is, without its rows.
const PLAIN: [Column; 8] = [
    Column::Id,
    Column::Name,
    Column::Mapping,
    Column::Added,
    Column::AddedAt,
    Column::StartedAt,
    Column::Version,
    Column::CreatedAt,
];

type Plain = (Uuid, Vec<u8>, String, String, Option<DateTime<Utc>>, Option<DateTime<Utc>>, i32, DateTime<Utc>);

fn from_plain(owner: &Owner, plain: Plain) -> Result<Import> {
    let (id, called, mapping, added, added_at, started_at, version, created_at) = plain;
    Ok(Import {
        id,
        version,
        name: owner.vault.open(name(id), &called)?,
        mapping: json::read("imports.mapping", &mapping)?,
        added: json::read("imports.added", &added)?,
        added_at,
        started_at,
        created_at,
    })
}

/// All lists, the last first.
pub async fn list_imports(db: &Db, owner: &Owner) -> Result<Vec<Import>> {
    let found = Entity::find().select_only().columns(PLAIN).filter(Column::AccountId.eq(owner.uuid()));
    let found: Vec<Plain> = found.order_by_desc(Column::CreatedAt).limit(200).into_tuple().all(db.read()).await?;
    found.into_iter().map(|plain| from_plain(owner, plain)).collect()
}

pub async fn find_import(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Import>> {
    let found = Entity::find_by_id(id).select_only().columns(PLAIN).filter(Column::AccountId.eq(owner.uuid()));
    let found: Option<Plain> = found.into_tuple().one(db.read()).await?;
    found.map(|plain| from_plain(owner, plain)).transpose()
}

/// The rows and what was chosen; none once they are forgotten.
pub async fn find_content(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<(Content, Choices)>> {
    let row: Option<Model> = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    let Some((sealed, chosen)) = row.and_then(|row| Some((row.content?, row.choices))) else { return Ok(None) };
    let held = json::read("imports.content", &owner.vault.open(content(id), &sealed)?)?;
    let chosen = owner.vault.open_some(choices(id), chosen.as_deref())?;
    let chosen = chosen.map(|text| json::read("imports.choices", &text)).transpose()?.unwrap_or_default();
    Ok(Some((held, chosen)))
}

/// Reads the columns another way, from now on for lists like it too.
pub async fn amend_mapping(db: &Db, owner: &Owner, id: Uuid, version: i32, mapping: &Mapping) -> Result<bool> {
    let row = ActiveModel { mapping: Set(json::write(mapping)), version: Set(version + 1), ..Default::default() };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_import(db, owner, id)).await
}

pub async fn amend_choices(db: &Db, owner: &Owner, id: Uuid, version: i32, chosen: &Choices) -> Result<bool> {
    let sealed = owner.vault.seal(choices(id), &json::write(chosen));
    let row = ActiveModel { choices: Set(Some(sealed)), version: Set(version + 1), ..Default::default() };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_import(db, owner, id)).await
}

/// Marks that rows are coming in: whoever comes second finds it `Stale`.
pub async fn begin(db: &Db, owner: &Owner, id: Uuid, version: i32, now: DateTime<Utc>) -> Result<bool> {
    let row = ActiveModel { started_at: Set(Some(now)), version: Set(version + 1), ..Default::default() };
    let done = owned::amend(db.write(), owner, id, version, row).await?;
    settled(done, find_import(db, owner, id)).await
}

/// Marks that nothing is coming in any more.
pub async fn give_up(db: &Db, owner: &Owner, id: Uuid) -> Result<()> {
    let none = Expr::value(Option::<DateTime<Utc>>::None);
    let own = Condition::all().add(Column::Id.eq(id)).add(Column::AccountId.eq(owner.uuid()));
    Entity::update_many().col_expr(Column::StartedAt, none).filter(own).exec(db.write()).await?;
    Ok(())
}

/// Adds rows, all or none, telling after each lot how many are written; the list keeps which came in. A row that came in with
/// this list before it was forgotten is here already, and stays as it is.
pub async fn bring_in(
    db: &Db,
    owner: &Owner,
    id: Uuid,
    rows: Vec<(u32, Facts)>,
    now: DateTime<Utc>,
    tell: impl Fn(usize) + Send + Sync + 'static,
) -> Result<()> {
    let owner = owner.clone();
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            let own = Condition::all().add(Column::Id.eq(id)).add(Column::AccountId.eq(owner.uuid()));
            let found: Option<String> =
                Entity::find().select_only().column(Column::Added).filter(own.clone()).into_tuple().one(tx).await?;
            let Some(found) = found else { return Err(DbError::Stale) };
            let mut added: Vec<u32> = json::read("imports.added", &found)?;
            let mut written = 0;
            for lot in rows.chunks(AT_ONCE) {
                let here: Vec<Uuid> = activity::Entity::find()
                    .select_only()
                    .column(activity::Column::Id)
                    .filter(activity::Column::Id.is_in(lot.iter().map(|(row, _)| number(id, *row))))
                    .filter(activity::Column::AccountId.eq(owner.uuid()))
                    .into_tuple()
                    .all(tx)
                    .await?;
                let fresh = lot.iter().filter(|(row, _)| !here.contains(&number(id, *row)));
                let fresh = fresh.map(|(row, facts)| activities::fresh_row(&owner, number(id, *row), facts, now));
                let fresh: Vec<activity::ActiveModel> = fresh.collect();
                if !fresh.is_empty() {
                    activity::Entity::insert_many(fresh).exec_without_returning(tx).await?;
                }
                written += lot.len();
                tell(written);
            }
            added.extend(rows.iter().map(|(row, _)| *row));
            added.sort_unstable();
            added.dedup();
            let row = ActiveModel {
                added: Set(json::write(&added)),
                added_at: Set(Some(now)),
                started_at: Set(None),
                ..Default::default()
            };
            Entity::update_many().set(row).filter(own).exec(tx).await?;
            Ok(())
        })
    });
    Ok(written.await?)
}

/// Takes back what came in and was not changed since, all or none: how many went, and the numbers of the rows that stay.
pub async fn take_back(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<(u64, Vec<u32>)>> {
    let owner = owner.clone();
    let written = db.write().transaction::<_, Option<(u64, Vec<u32>)>, DbError>(move |tx| {
        Box::pin(async move {
            let own = Condition::all().add(Column::Id.eq(id)).add(Column::AccountId.eq(owner.uuid()));
            let found: Option<String> =
                Entity::find().select_only().column(Column::Added).filter(own.clone()).into_tuple().one(tx).await?;
            let Some(found) = found else { return Ok(None) };
            let added: Vec<u32> = json::read("imports.added", &found)?;
            let (mut gone, mut stay) = (0, Vec::new());
            for lot in added.chunks(AT_ONCE) {
                let of_lot = Condition::all()
                    .add(activity::Column::Id.is_in(lot.iter().map(|row| number(id, *row))))
                    .add(activity::Column::AccountId.eq(owner.uuid()));
                let unchanged = of_lot.clone().add(activity::Column::Version.eq(1));
                gone += activity::Entity::delete_many().filter(unchanged).exec(tx).await?.rows_affected;
                let left: Vec<Uuid> = activity::Entity::find()
                    .select_only()
                    .column(activity::Column::Id)
                    .filter(of_lot)
                    .into_tuple()
                    .all(tx)
                    .await?;
                stay.extend(lot.iter().copied().filter(|row| left.contains(&number(id, *row))));
            }
            let row = ActiveModel { added: Set(json::write(&stay)), ..Default::default() };
            Entity::update_many().set(row).filter(own.clone()).exec(tx).await?;
            if stay.is_empty() {
                let none = Expr::value(Option::<DateTime<Utc>>::None);
                Entity::update_many().col_expr(Column::AddedAt, none).filter(own).exec(tx).await?;
            }
            Ok(Some((gone, stay)))
        })
    });
    Ok(written.await?)
}

/// Forgets a list; what came in with it stays.
pub async fn remove_import(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// Forgets lists that were looked at before a moment and never brought in, and the rows of those that were.
pub async fn remove_unused_before(db: &Db, moment: DateTime<Utc>) -> Result<()> {
    let old = || Condition::all().add(Column::CreatedAt.lt(moment));
    Entity::delete_many().filter(old().add(Column::AddedAt.is_null())).exec(db.write()).await?;
    let none = || Expr::value(Option::<Vec<u8>>::None);
    Entity::update_many()
        .col_expr(Column::Content, none())
        .col_expr(Column::Choices, none())
        .filter(old().add(Column::Content.is_not_null()))
        .exec(db.write())
        .await?;
    Ok(())
}
