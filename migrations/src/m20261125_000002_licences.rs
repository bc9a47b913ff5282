//! Licences, rule sets of one's own, answers to the boards' conditions, and duties done.

use crate::shape::{drop_all, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let licences = owned("licences")
            .col(string_len("rule_set", 80))
            .col(string_len("title", 80))
            .col(date("issued_on"))
            .col(date_null("expires_on"))
            .col(string_len_null("number_parity", 4))
            .col(string_len("first_renewal", 4))
            .col(text("facts"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(licences).await?;
        manager.create_index(owner_index("licences", "created_at")).await?;

        let own = owned("own_rule_sets")
            .col(string_len("slug", 80))
            .col(text("rules"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(own).await?;
        manager.create_index(owner_index("own_rule_sets", "slug").unique().to_owned()).await?;

        let answers =
            owned("condition_answers").col(string_len("condition", 80)).col(string_len("answer", 8)).to_owned();
        manager.create_table(answers).await?;
        manager.create_index(owner_index("condition_answers", "condition").unique().to_owned()).await?;

        let tasks = owned("tasks_done")
            .col(uuid_null("licence_id"))
            .col(string_len("task", 80))
            .col(date("done_on"))
            .col(integer("count"))
            .foreign_key(&mut reference("tasks_done", "licence_id", "licences"))
            .to_owned();
        manager.create_table(tasks).await?;
        manager.create_index(owner_index("tasks_done", "done_on")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["tasks_done", "condition_answers", "own_rule_sets", "licences"]).await
    }
}
