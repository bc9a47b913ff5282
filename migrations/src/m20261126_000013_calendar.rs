//! Calendar feeds: who knows the address reads dates and nothing else. The address itself is kept as a hash.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let feeds = owned("calendar_feeds")
            .col(string_len("token_hash", 64).unique_key())
            // Which dates, and how many days before them an alarm rings: JSON, read and written with the row.
            .col(text("kinds"))
            .col(text("alarms"))
            .col(boolean("titles"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(feeds).await?;
        // One address at a time: a new one ends the one before.
        manager.create_index(owner_index("calendar_feeds", "account_id").unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["calendar_feeds"]).await
    }
}
