//! Reflections, earlier versions of their words, and what was answered or set aside of what is asked after learning.

use crate::shape::{drop_all, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// What a reflection can be about; it stays when that goes. Meetings of supervision join this list with their own table.
const ABOUT: [(&str, &str); 4] = [
    ("challenge_id", "challenges"),
    ("goal_id", "goals"),
    ("activity_id", "activities"),
    ("turning_point_id", "turning_points"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let mut reflections = owned("reflections")
            .col(string_len("form", 40))
            // Each prompt's slug with what was written to it.
            .col(binary("answers"))
            .col(string_len("state", 10))
            .col(date("day"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .to_owned();
        for (column, table) in ABOUT {
            let mut key = ForeignKey::create();
            key.from("reflections", column).to(table, "id").on_delete(ForeignKeyAction::SetNull);
            reflections.col(uuid_null(column)).foreign_key(&mut key);
        }
        manager.create_table(reflections).await?;
        manager.create_index(owner_index("reflections", "day")).await?;
        for (column, _) in ABOUT {
            // What is removed asks which reflections were about it.
            let name = format!("reflections_by_{column}");
            manager.create_index(Index::create().name(name).table("reflections").col(column).to_owned()).await?;
        }

        let versions = owned("reflection_versions")
            .col(uuid("reflection_id"))
            .col(binary("answers"))
            .col(timestamp_with_time_zone("kept_at"))
            .foreign_key(&mut reference("reflection_versions", "reflection_id", "reflections"))
            .to_owned();
        manager.create_table(versions).await?;
        manager.create_index(owner_index("reflection_versions", "reflection_id").col("kept_at").to_owned()).await?;

        let follow_ups = owned("follow_ups")
            .col(uuid("activity_id"))
            .col(integer("days"))
            // The answer; set aside where there is none. Without its answer it is asked about again.
            .col(uuid_null("reflection_id"))
            .foreign_key(&mut reference("follow_ups", "activity_id", "activities"))
            .foreign_key(&mut reference("follow_ups", "reflection_id", "reflections"))
            .to_owned();
        manager.create_table(follow_ups).await?;
        let once = owner_index("follow_ups", "activity_id").col("days").unique().to_owned();
        manager.create_index(once).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["follow_ups", "reflection_versions", "reflections"]).await
    }
}
