//! A link by which someone without an account confirms hours. What is confirmed and who signed are sealed.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "signature_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub account_id: Uuid,
    pub supervisor_id: Uuid,
    pub token_hash: String,
    pub facts: Vec<u8>,
    pub digest: String,
    pub made_on: Date,
    pub expires_at: DateTimeUtc,
    pub withdrawn_at: Option<DateTimeUtc>,
    pub signed_at: Option<DateTimeUtc>,
    pub refused_at: Option<DateTimeUtc>,
    pub signer: Option<Vec<u8>>,
    pub signer_role: Option<Vec<u8>>,
    pub words: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
