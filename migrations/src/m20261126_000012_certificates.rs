//! Certificates: what is known of each file, and what each is proof of. The file itself lies in the store of files, by the name
//! `hash`. What the file is called and what was read from it are sealed: binary columns.

use crate::shape::{drop_all, link, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let certificates = owned("certificates")
            // A hash of the content that only the owner's key makes: the same file of two owners has two.
            .col(string_len("hash", 64))
            .col(integer("size"))
            .col(string_len("media_type", 40))
            .col(binary("name"))
            .col(binary("reading"))
            .col(string_len("status", 20))
            .col(integer("pages"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(certificates).await?;
        manager.create_index(owner_index("certificates", "created_at")).await?;
        // One content is kept once.
        manager.create_index(owner_index("certificates", "hash").unique().to_owned()).await?;
        let table = "activity_certificates";
        let links = link(table, ("activity_id", "activities"))
            .col(uuid("certificate_id"))
            .foreign_key(&mut reference(table, "certificate_id", "certificates"))
            .primary_key(Index::create().col("activity_id").col("certificate_id"))
            .to_owned();
        manager.create_table(links).await?;
        manager.create_index(owner_index(table, "certificate_id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["activity_certificates", "certificates"]).await
    }
}
