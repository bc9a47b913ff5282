//! Activities that a person typed into a board's portal: one row for each activity at each licence.

use crate::shape::{drop_all, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let reported = owned("reported_activities")
            .col(uuid("licence_id"))
            .col(uuid("activity_id"))
            .col(date("reported_on"))
            .foreign_key(&mut reference("reported_activities", "licence_id", "licences"))
            .foreign_key(&mut reference("reported_activities", "activity_id", "activities"))
            .to_owned();
        manager.create_table(reported).await?;
        manager.create_index(owner_index("reported_activities", "licence_id")).await?;
        let once = Index::create()
            .name("reported_activities_once")
            .table("reported_activities")
            .col("licence_id")
            .col("activity_id")
            .unique()
            .to_owned();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["reported_activities"]).await
    }
}
