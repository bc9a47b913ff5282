//! Learning plans for a year of a body, and what came of a goal. Words are sealed: binary columns.

use crate::shape::{owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let learning_plans = owned("learning_plans")
            .col(string_len("body", 20))
            .col(date("starts_on"))
            .col(date("ends_on"))
            .col(binary_null("basis"))
            .col(date_null("discussed_on"))
            .col(binary_null("discussed_with"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(learning_plans).await?;
        manager.create_index(owner_index("learning_plans", "starts_on")).await?;
        // SQLite adds one column at a time.
        let new = || Table::alter().table("goals").to_owned();
        manager.alter_table(new().add_column(binary_null("outcome")).to_owned()).await?;
        manager.alter_table(new().add_column(binary_null("impact")).to_owned()).await?;
        manager.alter_table(new().add_column(binary_null("benefit")).to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        for column in ["outcome", "impact", "benefit"] {
            manager.alter_table(Table::alter().table("goals").drop_column(column).to_owned()).await?;
        }
        manager.drop_table(Table::drop().table("learning_plans").to_owned()).await
    }
}
