//! A certificate beside learning that is there already; and taken from it again.

use super::{find, one};
use crate::db::certificates;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    activity: String,
}

impl Draft {
    fn activity(&self) -> Result<Uuid> {
        self.activity.parse().map_err(|_| AppError::NotFound)
    }
}

pub async fn attach(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    let activity = draft.activity()?;
    if !certificates::attach(signed_in.db(), signed_in.owner(), id, activity).await? {
        return Err(AppError::NotFound);
    }
    one::on(&signed_in, Flash::Attached, activity).await
}

pub async fn detach(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    find(&signed_in, id).await?;
    let activity = draft.activity()?;
    if !certificates::detach(signed_in.db(), signed_in.owner(), id, activity).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Detached.redirect(&format!("/activities/{activity}")))
}
