//! What certificates prove: links between them and activities.

use super::Certificate;
use crate::db::activities::{self, Facts};
use crate::db::entity::activity_certificate::{ActiveModel, Column, Entity};
use crate::db::entity::{activity, certificate};
use crate::db::{Db, DbError, Owner, Result};
use chrono::{DateTime, Utc};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect, QueryTrait, Set, TransactionTrait,
};
use uuid::Uuid;

/// Activity and certificate, all of the owner's.
pub async fn list_links(db: &Db, owner: &Owner) -> Result<Vec<(Uuid, Uuid)>> {
    let links = Entity::find()
        .select_only()
        .columns([Column::ActivityId, Column::CertificateId])
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::ActivityId)
        .order_by_asc(Column::CertificateId);
    Ok(links.into_tuple().all(db.read()).await?)
}

/// The certificates of an activity, in the order in which they came.
pub async fn list_certificates_of(db: &Db, owner: &Owner, activity: Uuid) -> Result<Vec<Certificate>> {
    let mine = Entity::find()
        .select_only()
        .column(Column::CertificateId)
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::ActivityId.eq(activity));
    let found = certificate::Entity::find()
        .filter(certificate::Column::AccountId.eq(owner.uuid()))
        .filter(certificate::Column::Id.in_subquery(mine.into_query()))
        .order_by_asc(certificate::Column::CreatedAt)
        .order_by_asc(certificate::Column::Id);
    found.all(db.read()).await?.into_iter().map(|row| super::from_row(owner, row)).collect()
}

/// Says that a certificate proves an activity, if it is not said already; false when the owner lacks one of the two.
pub async fn attach(db: &Db, owner: &Owner, certificate: Uuid, activity: Uuid) -> Result<bool> {
    let owner = owner.clone();
    let written = db.write().transaction::<_, bool, DbError>(move |tx| {
        Box::pin(async move { link(tx, &owner, certificate, activity).await })
    });
    Ok(written.await?)
}

async fn link(tx: &DatabaseTransaction, owner: &Owner, certificate: Uuid, activity: Uuid) -> Result<bool> {
    let account = owner.uuid();
    let certificates = certificate::Entity::find_by_id(certificate)
        .filter(certificate::Column::AccountId.eq(account))
        .count(tx)
        .await?;
    let activities =
        activity::Entity::find_by_id(activity).filter(activity::Column::AccountId.eq(account)).count(tx).await?;
    if certificates + activities != 2 {
        return Ok(false);
    }
    let row = ActiveModel { activity_id: Set(activity), account_id: Set(account), certificate_id: Set(certificate) };
    let once = OnConflict::columns([Column::ActivityId, Column::CertificateId]).do_nothing().to_owned();
    Entity::insert(row).on_conflict(once).exec_without_returning(tx).await?;
    Ok(true)
}

/// Takes a certificate from an activity; both stay. False when it was not attached.
pub async fn detach(db: &Db, owner: &Owner, certificate: Uuid, activity: Uuid) -> Result<bool> {
    let gone = Entity::delete_many()
        .filter(Column::AccountId.eq(owner.uuid()))
        .filter(Column::CertificateId.eq(certificate))
        .filter(Column::ActivityId.eq(activity));
    Ok(gone.exec(db.write()).await?.rows_affected > 0)
}

/// Adds the activity that a certificate proves, and says so, in one step. `Conflict` when there is an
/// activity of this id, or no such certificate.
pub async fn record_activity_of(
    db: &Db,
    owner: &Owner,
    certificate: Uuid,
    (id, facts): (Uuid, &Facts),
    now: DateTime<Utc>,
) -> Result<()> {
    let (owner, row) = (owner.clone(), activities::fresh_row(owner, id, facts, now));
    let written = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            row.insert(tx).await?;
            if link(tx, &owner, certificate, id).await? { Ok(()) } else { Err(DbError::Conflict) }
        })
    });
    Ok(written.await?)
}
