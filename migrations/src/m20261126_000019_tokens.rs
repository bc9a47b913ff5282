//! Tokens of programs: what each may do, known by its hash, with a sealed name.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let tokens = owned("tokens")
            .col(binary("name"))
            .col(string_len("token_hash", 64).unique_key())
            // What it may do: JSON, read and written with the row.
            .col(text("scopes"))
            .col(timestamp_with_time_zone("created_at"))
            .col(date_null("used_on"))
            .to_owned();
        manager.create_table(tokens).await?;
        manager.create_index(owner_index("tokens", "account_id")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["tokens"]).await
    }
}
