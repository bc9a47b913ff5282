//! A cycle that a person closed. `kept`, `carried_out` and `used` are JSON: the ledger as it was, the lots that go into
//! the next cycle, and the hours that stay here where the windows of two cycles overlap.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "renewals")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub licence_id: Uuid,
    pub cycle_end: Date,
    pub renewed_on: Date,
    pub expired_on: Option<Date>,
    pub carried_out: String,
    pub used: String,
    pub kept: String,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
