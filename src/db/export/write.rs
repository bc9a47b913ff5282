//! Rows written back, sealed in their places; and removed again.

use super::table::{Answer, Row, Table};
use super::value;
use crate::db::{DbError, Owner, Result, owned};
use sea_orm::sea_query::ArrayType;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, DatabaseTransaction, EntityTrait, IdenStatic, IntoActiveModel, Iterable,
    ModelTrait, PrimaryKeyToColumn, QueryFilter, QuerySelect, Value,
};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows that one statement writes or asks for: far below what either database takes as parameters.
const AT_ONCE: usize = 200;

pub fn write<'a, E>(table: &'a Table, tx: &'a DatabaseTransaction, owner: &'a Owner, rows: &'a [Row]) -> Answer<'a, ()>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E> + IntoActiveModel<E::ActiveModel> + Send + Sync,
    E::ActiveModel: ActiveModelTrait<Entity = E> + Send,
{
    Box::pin(async move {
        for rows in rows.chunks(AT_ONCE) {
            let models: Result<Vec<E::ActiveModel>> = rows.iter().map(|row| to_model::<E>(table, owner, row)).collect();
            E::insert_many(models?).exec_without_returning(tx).await?;
        }
        Ok(())
    })
}

fn to_model<E>(table: &Table, owner: &Owner, row: &Row) -> Result<E::ActiveModel>
where
    E: EntityTrait,
    E::Model: ModelTrait<Entity = E>,
    E::ActiveModel: ActiveModelTrait<Entity = E>,
{
    let id = row.get("id").and_then(Json::as_str).and_then(|id| Uuid::parse_str(id).ok());
    let mut model = E::ActiveModel::default();
    let mut set =
        |column: E::Column, value: Value| model.try_set(column, value).map_err(|_| DbError::Corrupt(column.as_str()));
    set(owned::account::<E>()?, Value::Uuid(Some(owner.uuid())))?;
    for column in &table.columns {
        let told = row.get(column.name).unwrap_or(&Json::Null);
        let value = match (&column.kind, id) {
            (ArrayType::Bytes, Some(id)) => {
                Value::Bytes(told.as_str().map(|text| owner.vault.seal(table.place(column.name, id), text)))
            }
            (kind, _) => match table.json.iter().find(|(json, _)| *json == column.name) {
                Some((_, normal)) if !told.is_null() => Value::String(normal(told)),
                _ => value::from_json(kind, told).ok_or(DbError::Corrupt(column.name))?,
            },
        };
        set(owned::column::<E>(column.name)?, value)?;
    }
    Ok(model)
}

/// Removes the owner's rows with these keys.
pub fn remove<'a, E>(
    table: &'a Table,
    tx: &'a DatabaseTransaction,
    owner: &'a Owner,
    keys: &'a [Row],
) -> Answer<'a, u64>
where
    E: EntityTrait,
{
    Box::pin(async move {
        let mut gone = 0;
        for keys in keys.chunks(AT_ONCE) {
            let mut any = Condition::any();
            for row in keys {
                any = any.add(has_key::<E>(table, row)?);
            }
            let done = E::delete_many().filter(owned::account::<E>()?.eq(owner.uuid())).filter(any).exec(tx).await?;
            gone += done.rows_affected;
        }
        Ok(gone)
    })
}

fn has_key<E: EntityTrait>(table: &Table, row: &Row) -> Result<Condition> {
    let mut all = Condition::all();
    for key in E::PrimaryKey::iter() {
        let column = key.into_column();
        let kind = table.columns.iter().find(|known| known.name == column.as_str()).map(|known| &known.kind);
        let told = row.get(column.as_str()).unwrap_or(&Json::Null);
        let value = kind.and_then(|kind| value::from_json(kind, told)).ok_or(DbError::Corrupt(column.as_str()))?;
        all = all.add(column.eq(value));
    }
    Ok(all)
}

/// Which of these ids another account of this server has.
pub fn taken<'a, E>(tx: &'a DatabaseTransaction, owner: &'a Owner, ids: &'a [Uuid]) -> Answer<'a, BTreeSet<Uuid>>
where
    E: EntityTrait,
{
    Box::pin(async move {
        let mut taken = BTreeSet::new();
        let Some(id) = E::Column::iter().find(|column| column.as_str() == "id") else { return Ok(taken) };
        for ids in ids.chunks(AT_ONCE) {
            let found = E::find()
                .select_only()
                .column(id)
                .filter(id.is_in(ids.iter().copied()))
                .filter(owned::account::<E>()?.ne(owner.uuid()));
            taken.extend(found.into_tuple::<Uuid>().all(tx).await?);
        }
        Ok(taken)
    })
}
