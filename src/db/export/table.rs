//! One table as the export holds it: read by its entity, sealed columns opened in their place, and what is known of its
//! columns beside their types.

use super::value;
use crate::db::seal::Place;
use crate::db::{DbError, Owner, Result, json, owned};
use domain::guard::Profile;
use sea_orm::sea_query::ArrayType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, IdenStatic, IntoActiveModel, Iterable, ModelTrait,
    PrimaryKeyToColumn, QueryFilter, QueryOrder, Value,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value as Json};
use std::collections::BTreeSet;
use std::pin::Pin;
use uuid::Uuid;

/// The column that names the owner; it is not part of a row, since rows may move to another account.
const OWNER: &str = "account_id";

/// One record: column to value.
pub type Row = Map<String, Json>;

pub type Answer<'a, T> = Pin<Box<dyn Future<Output = Result<T>> + Send + 'a>>;

/// A column as the program knows it.
#[derive(Clone, Debug)]
pub struct Column {
    pub name: &'static str,
    pub kind: ArrayType,
    /// A part of what tells rows apart.
    pub is_key: bool,
    /// Whether it may be empty.
    pub optional: bool,
}

impl Column {
    /// Binary columns of ours are sealed words.
    #[must_use]
    pub fn is_sealed(&self) -> bool {
        matches!(self.kind, ArrayType::Bytes)
    }
}

/// Reads a text column's JSON by its type and writes it again, so that what comes in is exactly what the program writes.
pub type Normal = fn(&Json) -> Option<String>;

/// Whether a value may stand in its column.
pub type Fits = fn(&Json) -> bool;

/// The usual [`Normal`].
pub fn normal<T: Serialize + DeserializeOwned>(value: &Json) -> Option<String> {
    T::deserialize(value).ok().map(|value| json::write(&value))
}

/// A table of the export.
pub struct Table {
    pub name: &'static str,
    /// What a person calls its rows: one, several.
    pub words: (&'static str, &'static str),
    pub columns: Vec<Column>,
    /// Text columns that hold JSON.
    pub json: Vec<(&'static str, Normal)>,
    /// Columns that hold the id of a row in another table.
    pub refers: Vec<(&'static str, &'static str)>,
    /// Columns of which two rows of one account never hold the same, beside the key.
    pub unique: &'static [&'static str],
    /// Text that the guard reads, by its place in the row (`/title`, `/facts/title`).
    pub guarded: Vec<(&'static str, Profile)>,
    /// Values that a column may have, where its type says too little.
    pub checked: Vec<(&'static str, Fits)>,
    /// Why a value is not taken, where there is more to say than that it cannot be kept.
    pub why: Vec<(&'static str, &'static str)>,
    /// A column that must say what the row says at another place.
    pub same: Vec<(&'static str, &'static str)>,
    read: for<'a> fn(&'a Table, &'a DatabaseTransaction, &'a Owner) -> Answer<'a, Vec<Row>>,
    pub(super) write: for<'a> fn(&'a Table, &'a DatabaseTransaction, &'a Owner, &'a [Row]) -> Answer<'a, ()>,
    pub(super) remove: for<'a> fn(&'a Table, &'a DatabaseTransaction, &'a Owner, &'a [Row]) -> Answer<'a, u64>,
    pub(super) taken: for<'a> fn(&'a DatabaseTransaction, &'a Owner, &'a [Uuid]) -> Answer<'a, BTreeSet<Uuid>>,
}

impl Table {
    pub fn of<E>(one: &'static str, many: &'static str) -> Self
    where
        E: EntityTrait,
        E::Model: ModelTrait<Entity = E> + IntoActiveModel<E::ActiveModel> + Send + Sync,
        E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
    {
        let keys: Vec<&str> = E::PrimaryKey::iter().map(|key| key.into_column().as_str()).collect();
        let columns = E::Column::iter().filter(|column| column.as_str() != OWNER);
        let columns = columns.map(|column| {
            let kind = E::Model::get_value_type(column);
            let mut probe = E::ActiveModel::default();
            let optional = value::empty(&kind).is_some_and(|nothing| probe.try_set(column, nothing).is_ok());
            Column { name: column.as_str(), kind, is_key: keys.contains(&column.as_str()), optional }
        });
        Self {
            name: E::default().table_name(),
            words: (one, many),
            columns: columns.collect(),
            json: vec![],
            refers: vec![],
            unique: &[],
            guarded: vec![],
            checked: vec![],
            why: vec![],
            same: vec![],
            read: read::<E>,
            write: super::write::write::<E>,
            remove: super::write::remove::<E>,
            taken: super::write::taken::<E>,
        }
    }

    #[must_use]
    pub fn json<T: Serialize + DeserializeOwned>(self, column: &'static str) -> Self {
        self.json_by(column, normal::<T>)
    }

    #[must_use]
    pub fn json_by(mut self, column: &'static str, normal: Normal) -> Self {
        self.json.push((column, normal));
        self
    }

    #[must_use]
    pub fn refers(mut self, column: &'static str, table: &'static str) -> Self {
        self.refers.push((column, table));
        self
    }

    #[must_use]
    pub fn unique(mut self, columns: &'static [&'static str]) -> Self {
        self.unique = columns;
        self
    }

    /// Words about practice.
    #[must_use]
    pub fn clinical(mut self, place: &'static str) -> Self {
        self.guarded.push((place, Profile::Clinical));
        self
    }

    /// A title, a presenter, a place of learning, a colleague.
    #[must_use]
    pub fn catalogue(mut self, place: &'static str) -> Self {
        self.guarded.push((place, Profile::Catalogue));
        self
    }

    /// What a file is called.
    #[must_use]
    pub fn file_name(mut self, place: &'static str) -> Self {
        self.guarded.push((place, Profile::FileName));
        self
    }

    #[must_use]
    pub fn checked(mut self, column: &'static str, fits: Fits) -> Self {
        self.checked.push((column, fits));
        self
    }

    #[must_use]
    pub fn why(mut self, column: &'static str, words: &'static str) -> Self {
        self.why.push((column, words));
        self
    }

    #[must_use]
    pub fn same(mut self, column: &'static str, place: &'static str) -> Self {
        self.same.push((column, place));
        self
    }

    /// All rows of the owner, in the order of their keys.
    pub async fn read(&self, tx: &DatabaseTransaction, owner: &Owner) -> Result<Vec<Row>> {
        (self.read)(self, tx, owner).await
    }

    /// Where a sealed column of a row stands.
    pub(super) fn place(&self, column: &'static str, row: Uuid) -> Place {
        Place::new(self.name, column, row)
    }

    /// The text that tells a row from others.
    #[must_use]
    pub fn key(&self, row: &Row) -> String {
        let part = |column: &Column| row.get(column.name).and_then(Json::as_str).unwrap_or_default().to_owned();
        self.columns.iter().filter(|column| column.is_key).map(part).collect::<Vec<_>>().join(" ")
    }
}

fn read<'a, E>(table: &'a Table, tx: &'a DatabaseTransaction, owner: &'a Owner) -> Answer<'a, Vec<Row>>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E> + Send + Sync,
{
    Box::pin(async move {
        let mut found = E::find().filter(owned::account::<E>()?.eq(owner.uuid()));
        for key in E::PrimaryKey::iter() {
            found = found.order_by_asc(key.into_column());
        }
        found.all(tx).await?.iter().map(|model| to_row::<E>(table, owner, model)).collect()
    })
}

fn to_row<E>(table: &Table, owner: &Owner, model: &E::Model) -> Result<Row>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
{
    let id = E::Column::iter().find(|column| column.as_str() == "id").map(|column| model.get(column));
    let mut row = Row::new();
    for column in E::Column::iter().filter(|column| column.as_str() != OWNER) {
        let name = column.as_str();
        let value = match (model.get(column), &id) {
            (Value::Bytes(sealed), Some(Value::Uuid(Some(id)))) => {
                owner.vault.open_some(table.place(name, *id), sealed.as_deref())?.into()
            }
            (Value::String(Some(text)), _) if table.json.iter().any(|(json, _)| *json == name) => {
                json::read(name, &text)?
            }
            (value, _) => value::to_json(value).ok_or(DbError::Corrupt(name))?,
        };
        row.insert(name.to_owned(), value);
    }
    Ok(row)
}
