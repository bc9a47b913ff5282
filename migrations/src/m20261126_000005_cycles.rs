//! A license's life: pins on where hours go, cycles that a person closed, and the rules as they were accepted.

use crate::shape::{drop_all, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let pins = owned("pins")
            .col(uuid("licence_id"))
            .col(uuid("activity_id"))
            .col(string_len("effect", 8))
            .col(date_null("cycle_end"))
            .col(string_len_null("requirement", 80))
            .col(integer_null("hours"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut reference("pins", "licence_id", "licences"))
            .foreign_key(&mut reference("pins", "activity_id", "activities"))
            .to_owned();
        manager.create_table(pins).await?;
        manager.create_index(owner_index("pins", "created_at")).await?;

        let renewals = owned("renewals")
            .col(uuid("licence_id"))
            .col(date("cycle_end"))
            .col(date("renewed_on"))
            // What the licence said before its end moved on: put back when the renewal is taken back.
            .col(date_null("expired_on"))
            .col(text("carried_out"))
            .col(text("used"))
            .col(text("kept"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut reference("renewals", "licence_id", "licences"))
            .to_owned();
        manager.create_table(renewals).await?;
        // A cycle closes once.
        let once = owner_index("renewals", "licence_id").col("cycle_end").unique().to_owned();
        manager.create_index(once).await?;

        let copies = owned("rule_copies")
            .col(string_len("rule_set", 80))
            .col(text("rules"))
            .col(date("accepted_on"))
            .col(text_null("earlier"))
            .col(integer("version"))
            .to_owned();
        manager.create_table(copies).await?;
        manager.create_index(owner_index("rule_copies", "rule_set").unique().to_owned()).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["rule_copies", "renewals", "pins"]).await
    }
}
