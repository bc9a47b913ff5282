//! A meeting of supervision or peer consultation. `notes` and `takeaway` are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "supervision_sessions")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub held_on: Date,
    pub kind: String,
    pub minutes: i32,
    pub group_size: Option<i32>,
    pub own_practice_minutes: Option<i32>,
    pub delivery: Option<String>,
    pub supervisor_id: Option<Uuid>,
    pub activity_id: Option<Uuid>,
    pub notes: Option<Vec<u8>>,
    pub takeaway: Option<Vec<u8>>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
