//! Supervision and peer consultation: with whom, the meetings and what they were about, the next questions, and the links by
//! which a supervisor without an account confirms hours. Words and names are sealed: binary columns.

use crate::shape::{drop_all, link, owned, owner_index, reference};
use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let supervisors = owned("supervisors")
            .col(binary("name"))
            .col(binary_null("credentials"))
            .col(string_len("role", 12))
            .col(date_null("since"))
            .col(date_null("until"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            .to_owned();
        manager.create_table(supervisors).await?;
        manager.create_index(owner_index("supervisors", "created_at")).await?;
        self.sessions(manager).await?;

        let questions = owned("supervision_questions")
            .col(binary("words"))
            .col(uuid_null("challenge_id"))
            .col(date_null("brought_on"))
            .col(uuid_null("session_id"))
            .col(timestamp_with_time_zone("created_at"))
            // A question outlives what prompted it, and the meeting it was brought to.
            .foreign_key(&mut forgetting("supervision_questions", "challenge_id", "challenges"))
            .foreign_key(&mut forgetting("supervision_questions", "session_id", "supervision_sessions"))
            .to_owned();
        manager.create_table(questions).await?;
        manager.create_index(owner_index("supervision_questions", "created_at")).await?;

        let requests = owned("signature_requests")
            .col(uuid("supervisor_id"))
            // Only the hash: a copy of the database opens no link.
            .col(string_len_uniq("token_hash", 64))
            .col(binary("facts"))
            .col(string_len("digest", 64))
            .col(date("made_on"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("withdrawn_at"))
            .col(timestamp_with_time_zone_null("signed_at"))
            .col(timestamp_with_time_zone_null("refused_at"))
            .col(binary_null("signer"))
            .col(binary_null("signer_role"))
            .col(binary_null("words"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(ForeignKey::create().from("signature_requests", "supervisor_id").to("supervisors", "id"))
            .to_owned();
        manager.create_table(requests).await?;
        manager.create_index(owner_index("signature_requests", "made_on")).await
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        drop_all(
            manager,
            &[
                "signature_requests",
                "supervision_questions",
                "supervision_session_challenges",
                "supervision_session_goals",
                "supervision_sessions",
                "supervisors",
            ],
        )
        .await
    }
}

impl Migration {
    async fn sessions(&self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        let sessions = owned("supervision_sessions")
            .col(date("held_on"))
            .col(string_len("kind", 12))
            .col(integer("minutes"))
            .col(integer_null("group_size"))
            .col(integer_null("own_practice_minutes"))
            .col(string_len_null("delivery", 20))
            .col(uuid_null("supervisor_id"))
            // The same meeting as learning, when it is kept as that too.
            .col(uuid_null("activity_id"))
            .col(binary_null("notes"))
            .col(binary_null("takeaway"))
            .col(integer("version"))
            .col(timestamp_with_time_zone("created_at"))
            // Not cascading: whoever supervised a meeting is ended by a date, not removed.
            .foreign_key(ForeignKey::create().from("supervision_sessions", "supervisor_id").to("supervisors", "id"))
            .foreign_key(&mut forgetting("supervision_sessions", "activity_id", "activities"))
            .to_owned();
        manager.create_table(sessions).await?;
        manager.create_index(owner_index("supervision_sessions", "held_on")).await?;

        let session = ("session_id", "supervision_sessions");
        for (table, column, to) in [
            ("supervision_session_goals", "goal_id", "goals"),
            ("supervision_session_challenges", "challenge_id", "challenges"),
        ] {
            let links = link(table, session)
                .col(uuid(column))
                .foreign_key(&mut reference(table, column, to))
                .primary_key(Index::create().col("session_id").col(column))
                .to_owned();
            manager.create_table(links).await?;
            manager.create_index(owner_index(table, column)).await?;
        }
        Ok(())
    }
}

/// A foreign key that lets go of what was removed.
fn forgetting(table: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create().from(table, column).to(to, "id").on_delete(ForeignKeyAction::SetNull).to_owned()
}
