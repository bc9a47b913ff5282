//! One row of one owner: whose it is stands in the condition of the statement itself, and here alone for the tables that
//! `migrations/src/shape.rs` makes alike.

use super::{DbError, Owner, Result};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IdenStatic, Iterable, QueryFilter,
};
use uuid::Uuid;

/// A column that such tables have in common, by its name.
pub(super) fn column<E: EntityTrait>(name: &'static str) -> Result<E::Column> {
    E::Column::iter().find(|column| column.as_str() == name).ok_or(DbError::Corrupt(name))
}

/// The owner's column.
pub(super) fn account<E: EntityTrait>() -> Result<E::Column> {
    column::<E>("account_id")
}

fn own<E: EntityTrait>(owner: &Owner, id: Uuid) -> Result<Condition> {
    Ok(Condition::all().add(column::<E>("id")?.eq(id)).add(account::<E>()?.eq(owner.uuid())))
}

/// Changes the owner's row if it is still as it was read at `version`; the number of rows, one or none.
pub(super) async fn amend<A: ActiveModelTrait>(
    on: &impl ConnectionTrait,
    owner: &Owner,
    id: Uuid,
    version: i32,
    row: A,
) -> Result<u64> {
    let unchanged = own::<A::Entity>(owner, id)?.add(column::<A::Entity>("version")?.eq(version));
    Ok(A::Entity::update_many().set(row).filter(unchanged).exec(on).await?.rows_affected)
}

/// Removes the owner's row; false when the owner has none of this id.
pub(super) async fn remove<E: EntityTrait>(on: &impl ConnectionTrait, owner: &Owner, id: Uuid) -> Result<bool> {
    Ok(E::delete_many().filter(own::<E>(owner, id)?).exec(on).await?.rows_affected > 0)
}
