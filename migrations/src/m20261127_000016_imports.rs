//! Lists brought in: held sealed while they are looked at, then which rows of each came in, to take them back.

use crate::shape::{drop_all, owned, owner_index};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let imports = owned("imports")
            // What the file is called.
            .col(binary("name"))
            // Its rows, and what was ticked and corrected in them; forgotten a day after.
            .col(binary_null("content"))
            .col(binary_null("choices"))
            // How its columns are read (JSON), found again by a hash of their names for the next list like it.
            .col(text("mapping"))
            .col(string_len("likeness", 64))
            // The numbers of the rows that came in, as JSON, and when.
            .col(text("added"))
            .col(timestamp_with_time_zone_null("added_at"))
            // Since when it is coming in.
            .col(timestamp_with_time_zone_null("started_at"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(imports).await?;
        manager.create_index(owner_index("imports", "created_at")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["imports"]).await
    }
}
