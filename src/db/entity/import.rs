//! A list that is brought in: sealed while it is looked at, then the numbers of the rows that came in (JSON).

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "imports")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub name: Vec<u8>,
    pub content: Option<Vec<u8>>,
    pub choices: Option<Vec<u8>>,
    pub mapping: String,
    pub likeness: String,
    pub added: String,
    pub added_at: Option<DateTimeUtc>,
    pub started_at: Option<DateTimeUtc>,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
