//! Practice of a skill: a day, how often, how hard, and a sealed note; planned or done.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let practices = owned("practices")
            .col(text("skill"))
            .col(date("practised_on"))
            .col(boolean("planned"))
            .col(integer("repetitions"))
            .col(text_null("difficulty"))
            .col(boolean("with_feedback"))
            .col(binary_null("note"))
            .col(integer("version"))
            .to_owned();
        manager.create_table(practices).await?;
        manager.create_index(owner_index("practices", "skill")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["practices"]).await
    }
}
