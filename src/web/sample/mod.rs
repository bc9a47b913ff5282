//! "Look around with sample data": a separate account of its own, made with one tap and removable.

use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::demo;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::sign_in::Address;
use crate::web::visitor::Visitor;
use crate::web::{passwords, session};
use axum::Router;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Redirect};
use axum::routing::post;

pub fn router() -> Router<App> {
    Router::new().route("/sample", post(make))
}

async fn make(visitor: Visitor, from: Address, headers: HeaderMap) -> Result {
    // Someone's own account is not left by mistake.
    if visitor.signed_in.is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    let app = visitor.app;
    if !app.settings.samples {
        return Err(AppError::NotFound);
    }
    let now = (app.now)();
    let address = from.sample();
    let subject = Subject::Address(&address);
    if attempts::record_attempt(&app.db, subject, now).await?.is_none() {
        return Err(AppError::TooMany);
    }
    // Nobody knows this password: the account lives as long as its session.
    let password = passwords::random();
    let hash = passwords::hash(password).await.map_err(AppError::Broken)?;
    let account = demo::make(&app, hash).await.map_err(AppError::Broken)?;
    session::start(&app, account.owner.id, &headers, "/").await
}
