//! The one migration history. Migrations never import entities: an entity tells what is now, a migration what was then.

pub use sea_orm_migration::prelude::*;

mod m20261125_000001_accounts;
mod m20261125_000002_licences;
mod m20261125_000003_activities;
mod m20261125_000004_growth;
mod m20261126_000005_cycles;
mod m20261126_000006_candidates;
mod m20261126_000007_allowed_words;
mod m20261126_000008_revisions;
mod m20261126_000009_reflections;
mod m20261126_000010_checkins;
mod m20261126_000011_supervision;
mod m20261126_000012_certificates;
mod m20261126_000013_calendar;
mod m20261126_000014_learning_plans;
mod m20261126_000015_restorations;
mod m20261126_000018_practices;
mod m20261126_000019_tokens;
mod m20261126_000020_reported_activities;
mod m20261127_000016_imports;
mod m20261127_000021_reminders;
mod m20261127_000022_keepers;
mod m20261127_000023_document_texts;
mod shape;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261125_000001_accounts::Migration),
            Box::new(m20261125_000002_licences::Migration),
            Box::new(m20261125_000003_activities::Migration),
            Box::new(m20261125_000004_growth::Migration),
            Box::new(m20261126_000005_cycles::Migration),
            Box::new(m20261126_000006_candidates::Migration),
            Box::new(m20261126_000007_allowed_words::Migration),
            Box::new(m20261126_000008_revisions::Migration),
            Box::new(m20261126_000009_reflections::Migration),
            Box::new(m20261126_000010_checkins::Migration),
            Box::new(m20261126_000011_supervision::Migration),
            Box::new(m20261126_000012_certificates::Migration),
            Box::new(m20261126_000013_calendar::Migration),
            Box::new(m20261126_000014_learning_plans::Migration),
            Box::new(m20261126_000015_restorations::Migration),
            Box::new(m20261126_000018_practices::Migration),
            Box::new(m20261126_000019_tokens::Migration),
            Box::new(m20261126_000020_reported_activities::Migration),
            Box::new(m20261127_000016_imports::Migration),
            Box::new(m20261127_000021_reminders::Migration),
            Box::new(m20261127_000022_keepers::Migration),
            Box::new(m20261127_000023_document_texts::Migration),
        ]
    }
}
