//! Accounts, their sessions, sign-in attempts (for the limits) and which server keys have sealed something.

use crate::shape::{drop_all, owned};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let accounts = Table::create()
            .table("accounts")
            .col(uuid("id").primary_key())
            .col(string_len("email", 254).unique_key())
            .col(string_len("name", 120))
            .col(text("password_hash"))
            .col(string_len("english", 10))
            .col(string_len("time_zone", 64))
            .col(integer_null("birth_month"))
            .col(integer_null("birth_day"))
            .col(boolean("sample"))
            .col(binary("data_key"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(accounts).await?;

        let sessions = owned("sessions")
            .col(string_len("token_hash", 64).unique_key())
            .col(string_len("device", 120))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("last_seen_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .to_owned();
        manager.create_table(sessions).await?;

        let attempts = Table::create()
            .table("sign_in_attempts")
            .col(uuid("id").primary_key())
            .col(string_len("subject", 64))
            .col(timestamp_with_time_zone("at"))
            .to_owned();
        manager.create_table(attempts).await?;
        let by_subject = Index::create()
            .name("sign_in_attempts_by_subject")
            .table("sign_in_attempts")
            .col("subject")
            .col("at")
            .to_owned();
        manager.create_index(by_subject).await?;

        let keys = Table::create()
            .table("server_keys")
            .col(string_len("fingerprint", 64).primary_key())
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(keys).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(manager, &["server_keys", "sign_in_attempts", "sessions", "accounts"]).await
    }
}
