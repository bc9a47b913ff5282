//! Reminders by mail. `days` is JSON; the address is sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reminders")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub address: Vec<u8>,
    pub token_hash: String,
    pub weekday: Option<i16>,
    pub days: String,
    pub paused: bool,
    pub confirmed_at: Option<DateTimeUtc>,
    pub looked_on: Option<Date>,
    pub sent_on: Option<Date>,
    pub claimed_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
