//! Courses that a person could take, entered or imported; taken up in a plan, they become planned activities.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut activity = ForeignKey::create();
        // Without its activity a candidate is on offer again.
        activity.from("candidates", "activity_id").to("activities", "id").on_delete(ForeignKeyAction::SetNull);
        let candidates = owned("candidates")
            .col(date("completed_on"))
            // All else that is not private, as JSON: read and written with the row and never searched alone.
            .col(text("facts"))
            .col(binary_null("provider"))
            .col(binary_null("notes"))
            // The plan that took it up, and the planned activity it became.
            .col(uuid_null("plan_id"))
            .col(uuid_null("activity_id"))
            .foreign_key(&mut activity)
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        manager.create_table(candidates).await?;
        manager.create_index(owner_index("candidates", "completed_on")).await?;
        // An activity that is removed asks which candidate was it.
        let by_activity =
            Index::create().name("candidates_by_activity").table("candidates").col("activity_id").to_owned();
        manager.create_index(by_activity).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["candidates"]).await
    }
}
