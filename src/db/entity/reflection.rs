//! What was written after learning or a hard hour; its answers are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "reflections")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub form: String,
    pub answers: Vec<u8>,
    pub state: String,
    pub day: Date,
    pub challenge_id: Option<Uuid>,
    pub goal_id: Option<Uuid>,
    pub activity_id: Option<Uuid>,
    pub turning_point_id: Option<Uuid>,
    pub version: i32,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
