//! Check-ins on one's own resilience: a day, and what was answered, sealed (no words, yet nobody else's business).

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let checkins =
            owned("checkins").col(date("checked_on")).col(binary("answers")).col(integer("version")).to_owned();
        manager.create_table(checkins).await?;
        manager.create_index(owner_index("checkins", "checked_on")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["checkins"]).await
    }
}
