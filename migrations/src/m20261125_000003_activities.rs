//! What was learned, where and for how long. Lists of slugs and the split over topics and days are JSON: they are
//! read and written with their row and never searched alone.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let activities = owned("activities")
            .col(string_len("title", 300))
            .col(string_len("kind", 60))
            .col(string_len("status", 10))
            .col(date_null("starts_on"))
            .col(date("completed_on"))
            .col(text("days"))
            .col(integer_null("minutes"))
            .col(integer_null("credit"))
            .col(string_len_null("credit_unit", 40))
            .col(string_len_null("delivery", 20))
            .col(text("approvals"))
            .col(string_len_null("approval_number", 120))
            .col(text("categories"))
            .col(text("segments"))
            .col(text("evidence"))
            .col(text("relevant_to"))
            .col(integer_null("cost"))
            .col(string_len_null("currency", 3))
            .col(integer_null("own_practice_minutes"))
            .col(integer_null("group_size"))
            .col(integer_null("preparation_minutes"))
            .col(boolean_null("first_time"))
            .col(string_len_null("repeat_key", 120))
            .col(binary_null("provider"))
            .col(binary_null("notes"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        manager.create_table(activities).await?;
        manager.create_index(owner_index("activities", "completed_on")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["activities"]).await
    }
}
