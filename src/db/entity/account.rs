//! A therapist's account. `data_key` is wrapped by the server key; without it nothing sealed can be read.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "accounts")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub email: String,
    pub name: String,
    pub password_hash: String,
    pub english: String,
    pub time_zone: String,
    pub birth_month: Option<i32>,
    pub birth_day: Option<i32>,
    pub sample: bool,
    pub data_key: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub revision: i64,
    pub keeps_server: bool,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
