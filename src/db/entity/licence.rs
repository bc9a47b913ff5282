//! A licence held. `facts` is JSON: receipts of applications, carried hours, last met dates, bases.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "licences")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub rule_set: String,
    pub title: String,
    pub issued_on: Date,
    pub expires_on: Option<Date>,
    pub number_parity: Option<String>,
    pub first_renewal: String,
    pub facts: String,
    pub version: i32,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
