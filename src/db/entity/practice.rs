//! Practice of a skill on a day, planned or done.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practices")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub skill: String,
    pub practised_on: Date,
    pub planned: bool,
    pub repetitions: i32,
    pub difficulty: Option<String>,
    pub with_feedback: bool,
    pub note: Option<Vec<u8>>,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
