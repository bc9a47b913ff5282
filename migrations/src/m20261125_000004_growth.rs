//! Challenge, goal, rating and turning point, and the links between them. Words are sealed: binary columns.

use crate::shape::{drop_all, link, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let challenges = owned("challenges")
            .col(string_len("kind", 80))
            .col(binary_null("line"))
            .col(date("noted_on"))
            .col(timestamp_with_time_zone_null("archived_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(challenges).await?;
        manager.create_index(owner_index("challenges", "noted_on")).await?;

        let meetings = owned("challenge_meetings")
            .col(uuid("challenge_id"))
            .col(date("met_on"))
            .col(string_len("handled", 8))
            .col(binary_null("line"))
            .foreign_key(&mut reference("challenge_meetings", "challenge_id", "challenges"))
            .to_owned();
        manager.create_table(meetings).await?;
        manager.create_index(owner_index("challenge_meetings", "met_on")).await?;

        let goals = owned("goals")
            .col(binary("statement"))
            .col(binary_null("success"))
            .col(binary_null("practice"))
            .col(string_len("origin", 20))
            .col(binary_null("origin_reason"))
            .col(string_len("state", 12))
            .col(date("started_on"))
            .col(date_null("review_on"))
            .col(date_null("closed_on"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(goals).await?;
        manager.create_index(owner_index("goals", "started_on")).await?;

        let goal = ("goal_id", "goals");
        let goal_challenges = link("goal_challenges", goal)
            .col(uuid("challenge_id"))
            // Not cascading: a challenge that a goal uses is archived, never deleted.
            .foreign_key(ForeignKey::create().from("goal_challenges", "challenge_id").to("challenges", "id"))
            .primary_key(Index::create().col("goal_id").col("challenge_id"))
            .to_owned();
        manager.create_table(goal_challenges).await?;
        manager.create_index(owner_index("goal_challenges", "challenge_id")).await?;

        let goal_skills = link("goal_skills", goal)
            .col(string_len("skill", 80))
            .primary_key(Index::create().col("goal_id").col("skill"))
            .to_owned();
        manager.create_table(goal_skills).await?;
        manager.create_index(owner_index("goal_skills", "skill")).await?;

        let goal_activities = link("goal_activities", goal)
            .col(uuid("activity_id"))
            .foreign_key(&mut reference("goal_activities", "activity_id", "activities"))
            .primary_key(Index::create().col("goal_id").col("activity_id"))
            .to_owned();
        manager.create_table(goal_activities).await?;
        manager.create_index(owner_index("goal_activities", "activity_id")).await?;

        let ratings = owned("ratings")
            .col(string_len("skill", 80))
            .col(integer("half_levels"))
            .col(string_len("source", 20))
            .col(string_len("directness", 12))
            .col(date("rated_on"))
            .col(boolean("looking_back"))
            .col(binary_null("rater"))
            .col(binary_null("note"))
            .col(integer("anchor_version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(ratings).await?;
        manager.create_index(owner_index("ratings", "rated_on")).await?;

        let turning_points = owned("turning_points")
            .col(string_len("skill", 80))
            .col(uuid_null("challenge_id"))
            .col(date("turned_on"))
            .col(binary("words"))
            .foreign_key(&mut reference("turning_points", "challenge_id", "challenges"))
            .to_owned();
        manager.create_table(turning_points).await?;
        manager.create_index(owner_index("turning_points", "turned_on")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &[
                "turning_points",
                "ratings",
                "goal_activities",
                "goal_skills",
                "goal_challenges",
                "goals",
                "challenge_meetings",
                "challenges",
            ],
        )
        .await
    }
}
