//! What opens an account without its password: tokens of programs and the calendar's address.

use crate::db::entity::{calendar_feed, token};
use crate::db::{Db, DbError, Owner, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, TransactionTrait};

/// Ends all of it, for someone who may have lost more than her password.
pub async fn end(db: &Db, owner: &Owner) -> Result<()> {
    let id = owner.uuid();
    let ended = db.write().transaction::<_, (), DbError>(move |tx| {
        Box::pin(async move {
            token::Entity::delete_many().filter(token::Column::AccountId.eq(id)).exec(tx).await?;
            calendar_feed::Entity::delete_many().filter(calendar_feed::Column::AccountId.eq(id)).exec(tx).await?;
            Ok(())
        })
    });
    Ok(ended.await?)
}
