//! Reminders by mail: where to, how often, and on which day one was last thought of and sent. The link in a mail is kept as a hash.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reminders = owned("reminders")
            .col(binary("address"))
            .col(string_len("token_hash", 64).unique_key())
            // 1 for Monday to 7 for Sunday.
            .col(small_integer_null("weekday"))
            // Days before a date: JSON, read and written with the row.
            .col(text("days"))
            .col(boolean("paused"))
            .col(timestamp_with_time_zone_null("confirmed_at"))
            .col(date_null("looked_on"))
            .col(date_null("sent_on"))
            // Whoever sends one now: nobody else does for some minutes.
            .col(timestamp_with_time_zone_null("claimed_at"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(reminders).await?;
        // One a person: a new address ends the one before.
        manager.create_index(owner_index("reminders", "account_id").unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["reminders"]).await
    }
}
