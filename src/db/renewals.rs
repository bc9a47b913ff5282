//! Cycles that a person closed, each with its ledger as it was then.

use crate::db::entity::licence;
use crate::db::entity::renewal::{ActiveModel, Column, Entity};
use crate::db::licences::CarriedIn;
use crate::db::{Db, DbError, Owner, Result, json};
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, ExprTrait, FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Set,
    TransactionTrait,
};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Hours that were used in a closed cycle and lie in the next one's window too: they are not used again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Used {
    pub activity: Uuid,
    /// Hundredths of an hour.
    pub hours: u32,
}

/// A closed cycle, without its ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    pub id: Uuid,
    pub licence: Uuid,
    pub cycle_end: NaiveDate,
    pub renewed_on: NaiveDate,
    /// What stood as the licence's end before.
    pub expired_on: Option<NaiveDate>,
    /// Lots that go into the next cycle.
    pub carried_out: Vec<CarriedIn>,
    pub used: Vec<Used>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    licence_id: Uuid,
    cycle_end: NaiveDate,
    renewed_on: NaiveDate,
    expired_on: Option<NaiveDate>,
    carried_out: String,
    used: String,
}

/// Closes a cycle and moves the licence's end to `expires_on`, both or neither. `Conflict` when that cycle is closed
/// already, or the licence is not the owner's; `Stale` when the licence changed since it was read at `version`.
pub async fn record_renewal<K: Serialize + Sync>(
    db: &Db,
    owner: &Owner,
    renewal: &Renewal,
    kept: &K,
    (version, expires_on): (i32, Option<NaiveDate>),
    now: DateTime<Utc>,
) -> Result<()> {
    let row = ActiveModel {
        id: Set(renewal.id),
        account_id: Set(owner.uuid()),
        licence_id: Set(renewal.licence),
        cycle_end: Set(renewal.cycle_end),
        renewed_on: Set(renewal.renewed_on),
        expired_on: Set(renewal.expired_on),
        carried_out: Set(json::write(&renewal.carried_out)),
        used: Set(json::write(&renewal.used)),
        kept: Set(json::write(kept)),
        created_at: Set(now),
    };
    let (licence, account) = (renewal.licence, owner.uuid());
    let closed = db.write().transaction::<_, (), DbError>(move |step| {
        Box::pin(async move {
            let found = licence::Entity::find_by_id(licence)
                .filter(licence::Column::AccountId.eq(account))
                .one(step)
                .await?
                .ok_or(DbError::Conflict)?;
            if found.version != version {
                return Err(DbError::Stale);
            }
            row.insert(step).await?;
            let moved = licence::Entity::update_many()
                .col_expr(licence::Column::ExpiresOn, Expr::value(expires_on))
                .col_expr(licence::Column::Version, Expr::col(licence::Column::Version).add(1))
                .filter(licence::Column::Id.eq(licence))
                .filter(licence::Column::AccountId.eq(account))
                .filter(licence::Column::Version.eq(version))
                .exec(step)
                .await?;
            if moved.rows_affected == 0 { Err(DbError::Stale) } else { Ok(()) }
        })
    });
    Ok(closed.await?)
}

/// All closed cycles, oldest first, without their ledgers.
pub async fn list_renewals(db: &Db, owner: &Owner) -> Result<Vec<Renewal>> {
    let rows = Entity::find()
        .select_only()
        .columns([
            Column::Id,
            Column::LicenceId,
            Column::CycleEnd,
            Column::RenewedOn,
            Column::ExpiredOn,
            Column::CarriedOut,
            Column::Used,
        ])
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CycleEnd)
        .into_model::<Row>()
        .all(db.read())
        .await?;
    rows.into_iter().map(from_row).collect()
}

/// The ledger that was kept with a closed cycle.
pub async fn find_kept<K: DeserializeOwned>(db: &Db, owner: &Owner, licence: Uuid, id: Uuid) -> Result<Option<K>> {
    let row = Entity::find_by_id(id)
        .filter(Column::LicenceId.eq(licence))
        .filter(Column::AccountId.eq(owner.uuid()))
        .one(db.read())
        .await?;
    row.map(|row| json::read("renewals.kept", &row.kept)).transpose()
}

/// Takes back the closing of a licence's last closed cycle and puts its end back. False when it is not the last one, or
/// not there.
pub async fn remove_last_renewal(db: &Db, owner: &Owner, licence: Uuid, id: Uuid) -> Result<bool> {
    let account = owner.uuid();
    let removed = db.write().transaction::<_, bool, DbError>(move |step| {
        Box::pin(async move {
            let last = Entity::find()
                .filter(Column::LicenceId.eq(licence))
                .filter(Column::AccountId.eq(account))
                .order_by_desc(Column::CycleEnd)
                .one(step)
                .await?;
            let Some(last) = last.filter(|last| last.id == id) else { return Ok(false) };
            Entity::delete_many().filter(Column::Id.eq(id)).filter(Column::AccountId.eq(account)).exec(step).await?;
            licence::Entity::update_many()
                .col_expr(licence::Column::ExpiresOn, Expr::value(last.expired_on))
                .col_expr(licence::Column::Version, Expr::col(licence::Column::Version).add(1))
                .filter(licence::Column::Id.eq(licence))
                .filter(licence::Column::AccountId.eq(account))
                .exec(step)
                .await?;
            Ok(true)
        })
    });
    Ok(removed.await?)
}

fn from_row(row: Row) -> Result<Renewal> {
    Ok(Renewal {
        id: row.id,
        licence: row.licence_id,
        cycle_end: row.cycle_end,
        renewed_on: row.renewed_on,
        expired_on: row.expired_on,
        carried_out: json::read("renewals.carried_out", &row.carried_out)?,
        used: json::read("renewals.used", &row.used)?,
    })
}
