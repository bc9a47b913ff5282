//! Exports that are brought in again: held sealed while they are looked at, then what each added, to take it back.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let restorations = owned("restorations")
            // The export, until it is added.
            .col(binary_null("content"))
            // The keys of the rows that it added, as JSON, and when.
            .col(text_null("added"))
            .col(timestamp_with_time_zone_null("added_at"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(restorations).await?;
        manager.create_index(owner_index("restorations", "created_at")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["restorations"]).await
    }
}
