//! A level given to a skill, in half levels (5 = level 2.5), by one source.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "ratings")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub skill: String,
    pub half_levels: i32,
    pub source: String,
    pub directness: String,
    pub rated_on: Date,
    pub looking_back: bool,
    pub rater: Option<Vec<u8>>,
    pub note: Option<Vec<u8>>,
    pub anchor_version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
