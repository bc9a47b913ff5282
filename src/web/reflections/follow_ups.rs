//! A question after learning is set aside, and asked again when she says so.

use super::asked;
use crate::db::{activities, follow_ups};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use uuid::Uuid;

pub async fn set_aside(signed_in: SignedIn, Path((id, days)): Path<(Uuid, u32)>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let activity = activities::find_activity(db, owner, id).await?.ok_or(AppError::NotFound)?;
    if !asked::steps(&activity).contains(&days) || !follow_ups::set_aside(db, owner, id, days).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::SetAside.redirect("/reflections"))
}

pub async fn ask_again(signed_in: SignedIn, Path((id, days)): Path<(Uuid, u32)>) -> Result {
    if !follow_ups::ask_again(signed_in.db(), signed_in.owner(), id, days).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect("/reflections"))
}
