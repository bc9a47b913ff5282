//! Words that the privacy guard leaves alone for one account (sealed), and how often each reason was given (a count, no text).

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let words = owned("allowed_words").col(binary("words")).col(timestamp_with_time_zone("created_at")).to_owned();
        manager.create_table(words).await?;
        manager.create_index(owner_index("allowed_words", "created_at")).await?;

        let reasons = owned("guard_reasons")
            .col(string_len("category", 20))
            .col(string_len("reason", 20))
            .col(integer("count"))
            .to_owned();
        manager.create_table(reasons).await?;
        manager.create_index(owner_index("guard_reasons", "category").col("reason").unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["guard_reasons", "allowed_words"]).await
    }
}
