//! Texts that a document asks for and that stand nowhere else: one for each part of a document and period, sealed, with the
//! learning that each speaks of.

use crate::shape::{drop_all, link, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let texts = owned("document_texts")
            .col(string_len("document", 40))
            .col(string_len("part", 20))
            // The first day of the period.
            .col(date("starts_on"))
            .col(binary("words"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        manager.create_table(texts).await?;
        let once = owner_index("document_texts", "document").col("part").col("starts_on").unique().to_owned();
        manager.create_index(once).await?;

        let activities = link("document_text_activities", ("document_text_id", "document_texts"))
            .col(uuid("activity_id"))
            .foreign_key(&mut reference("document_text_activities", "activity_id", "activities"))
            .primary_key(Index::create().col("document_text_id").col("activity_id"))
            .to_owned();
        manager.create_table(activities).await?;
        manager.create_index(owner_index("document_text_activities", "activity_id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["document_text_activities", "document_texts"]).await
    }
}
