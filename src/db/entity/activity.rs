//! Something learned. Lists and splits are JSON; `provider` and `notes` are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activities")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub title: String,
    pub kind: String,
    pub status: String,
    pub starts_on: Option<Date>,
    pub completed_on: Date,
    pub days: String,
    pub minutes: Option<i32>,
    pub credit: Option<i32>,
    pub credit_unit: Option<String>,
    pub delivery: Option<String>,
    pub approvals: String,
    pub approval_number: Option<String>,
    pub categories: String,
    pub segments: String,
    pub evidence: String,
    pub relevant_to: String,
    pub cost: Option<i32>,
    pub currency: Option<String>,
    pub own_practice_minutes: Option<i32>,
    pub group_size: Option<i32>,
    pub preparation_minutes: Option<i32>,
    pub first_time: Option<bool>,
    pub repeat_key: Option<String>,
    pub provider: Option<Vec<u8>>,
    pub notes: Option<Vec<u8>>,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
