//! Reflections: a form from quick to long, kept as a draft while it is written, and what is asked some time after learning.

mod about;
pub mod asked;
pub mod beside;
mod draft;
mod follow_ups;
mod form_view;
mod list;
mod new;
mod save;
mod show;
mod versions;

use crate::db::reflections::{self, Reflection};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::routing::{get, post};
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/reflections", get(list::list))
        .route("/reflections/new", get(new::fresh).post(save::record))
        .route("/reflections/{id}", get(show::show))
        .route("/reflections/{id}/edit", get(save::edit).post(save::amend))
        .route("/reflections/{id}/draft", post(save::keep_draft))
        .route("/reflections/{id}/versions", get(versions::list))
        .route("/reflections/{id}/versions/{earlier}", post(versions::bring_back))
        .route("/reflections/{id}/remove", get(show::ask).post(show::remove))
        .route("/activities/{id}/follow-ups/{days}/set-aside", post(follow_ups::set_aside))
        .route("/activities/{id}/follow-ups/{days}/ask-again", post(follow_ups::ask_again))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Reflection> {
    reflections::find_reflection(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}
