//! Certificates: what is known of each file, and what each proves. The file itself lies in [`crate::files`], under its hash.

mod links;
mod stated;

pub use links::{attach, detach, list_certificates_of, list_links, record_activity_of};
pub use stated::{Approval, BoardCredit, Spot, Stated, TopicHours};

use crate::db::entity::certificate::{ActiveModel, Column, Entity, Model};
use crate::db::seal::Place;
use crate::db::{AccountId, Db, DbError, Owner, Result, json, owned};
use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::reading::Status;
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Set};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What a file is, by its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Media {
    Pdf,
    Png,
    Jpeg,
    /// A mail that holds no certificate, kept for what it says.
    /// As iPhones take them; shown as PNG.
    Heic,
    Mail,
}

impl Media {
    const ALL: [Self; 5] = [Self::Pdf, Self::Png, Self::Jpeg, Self::Heic, Self::Mail];

    /// As browsers are told.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Heic => "image/heic",
            Self::Mail => "message/rfc822",
        }
    }

    /// How the name of such a file ends.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Jpeg => "jpg",
            Self::Heic => "heic",
            Self::Mail => "eml",
        }
    }

    #[must_use]
    pub fn parse(media_type: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|media| media.media_type() == media_type)
    }
}

/// A certificate of the owner.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    pub id: Uuid,
    /// The name by which the store of files has it.
    pub hash: String,
    /// Bytes.
    pub size: u32,
    pub media: Media,
    pub name: String,
    /// How it was read.
    pub status: Status,
    pub pages: u32,
    pub stated: Stated,
    pub created_at: DateTime<Utc>,
}

impl Certificate {
    /// The day it came, where its owner lives.
    #[must_use]
    pub fn came_on(&self, zone: Tz) -> NaiveDate {
        self.created_at.with_timezone(&zone).date_naive()
    }
}

fn name(row: Uuid) -> Place {
    Place::new("certificates", "name", row)
}

fn reading(row: Uuid) -> Place {
    Place::new("certificates", "reading", row)
}

/// Adds a certificate. `Conflict` when the owner has this file already.
pub async fn record_certificate(db: &Db, owner: &Owner, certificate: &Certificate) -> Result<()> {
    let Certificate { id, hash, size, media, name: called, status, pages, stated, created_at } = certificate;
    let row = ActiveModel {
        id: Set(*id),
        account_id: Set(owner.uuid()),
        hash: Set(hash.clone()),
        size: Set(i32::try_from(*size).unwrap_or(i32::MAX)),
        media_type: Set(media.media_type().to_owned()),
        name: Set(owner.vault.seal(name(*id), called)),
        reading: Set(owner.vault.seal(reading(*id), &json::write(stated))),
        status: Set(status.word().to_owned()),
        pages: Set(i32::try_from(*pages).unwrap_or(i32::MAX)),
        created_at: Set(*created_at),
    };
    row.insert(db.write()).await?;
    Ok(())
}

pub async fn find_certificate(db: &Db, owner: &Owner, id: Uuid) -> Result<Option<Certificate>> {
    let row = Entity::find_by_id(id).filter(Column::AccountId.eq(owner.uuid())).one(db.read()).await?;
    row.map(|row| from_row(owner, row)).transpose()
}

/// The certificate whose file has this hash.
pub async fn find_certificate_by_hash(db: &Db, owner: &Owner, hash: &str) -> Result<Option<Certificate>> {
    let found = Entity::find().filter(Column::AccountId.eq(owner.uuid())).filter(Column::Hash.eq(hash));
    found.one(db.read()).await?.map(|row| from_row(owner, row)).transpose()
}

/// All certificates, in the order in which they came.
pub async fn list_certificates(db: &Db, owner: &Owner) -> Result<Vec<Certificate>> {
    let rows = Entity::find()
        .filter(Column::AccountId.eq(owner.uuid()))
        .order_by_asc(Column::CreatedAt)
        .order_by_asc(Column::Id)
        .all(db.read())
        .await?;
    rows.into_iter().map(|row| from_row(owner, row)).collect()
}

/// Removes a certificate and what it was attached by; false when the owner has none of this id. Its file is the caller's to remove.
pub async fn remove_certificate(db: &Db, owner: &Owner, id: Uuid) -> Result<bool> {
    owned::remove::<Entity>(db.write(), owner, id).await
}

/// The hashes of all files of an account that is about to be removed.
pub async fn list_hashes(db: &Db, account: AccountId) -> Result<Vec<String>> {
    let hashes = Entity::find().select_only().column(Column::Hash).filter(Column::AccountId.eq(account.0));
    Ok(hashes.into_tuple().all(db.read()).await?)
}

/// Which of these hashes a certificate of anybody has: for sweeping the store.
pub async fn known_hashes(db: &Db, hashes: &[String]) -> Result<BTreeSet<String>> {
    let mut known = BTreeSet::new();
    for some in hashes.chunks(200) {
        let found = Entity::find().select_only().column(Column::Hash).filter(Column::Hash.is_in(some));
        known.extend(found.into_tuple::<String>().all(db.read()).await?);
    }
    Ok(known)
}

fn from_row(owner: &Owner, row: Model) -> Result<Certificate> {
    let stated = owner.vault.open(reading(row.id), &row.reading)?;
    Ok(Certificate {
        id: row.id,
        hash: row.hash,
        size: u32::try_from(row.size).unwrap_or(0),
        media: Media::parse(&row.media_type).ok_or(DbError::Corrupt("certificates.media_type"))?,
        name: owner.vault.open(name(row.id), &row.name)?,
        status: Status::named(&row.status).ok_or(DbError::Corrupt("certificates.status"))?,
        pages: u32::try_from(row.pages).unwrap_or(1),
        stated: json::read("certificates.reading", &stated)?,
        created_at: row.created_at,
    })
}
