//! A learning goal; its words are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "goals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub statement: Vec<u8>,
    pub success: Option<Vec<u8>>,
    pub practice: Option<Vec<u8>>,
    pub outcome: Option<Vec<u8>>,
    pub impact: Option<Vec<u8>>,
    pub benefit: Option<Vec<u8>>,
    pub origin: String,
    pub origin_reason: Option<Vec<u8>>,
    pub state: String,
    pub started_on: Date,
    pub review_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
