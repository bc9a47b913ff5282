//! A learning plan for a year of a body; its words are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "learning_plans")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub body: String,
    pub starts_on: Date,
    pub ends_on: Date,
    pub basis: Option<Vec<u8>>,
    pub discussed_on: Option<Date>,
    pub discussed_with: Option<Vec<u8>>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
