//! Rules written down by the person herself, where our copies have none: sentences with blanks, turned into a rule set.

mod draft;
mod form_view;

use crate::db::own_rule_sets;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::get;
use draft::Draft;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/own-rule-sets/new", get(fresh).post(record))
        .route("/own-rule-sets/{id}/edit", get(edit).post(amend))
}

async fn fresh(signed_in: SignedIn) -> Result {
    Ok(page(&signed_in, Draft::fresh(), Problems::default()).await)
}

async fn record(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let rules = match draft.parse(id, signed_in.today) {
        Ok(rules) => rules,
        Err(problems) => return Ok(page(&signed_in, draft, problems).await),
    };
    own_rule_sets::record_own_rule_set(signed_in.db(), signed_in.owner(), id, &rules, signed_in.now()).await?;
    let title = rules.titles.first().map(|title| form::encode(title)).unwrap_or_default();
    Ok(Flash::Saved.redirect(&format!("/licences/new?rule_set={}&title={title}", rules.id)))
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let own = own_rule_sets::find_own_rule_set(signed_in.db(), signed_in.owner(), id).await?;
    let own = own.ok_or(AppError::NotFound)?;
    Ok(page(&signed_in, Draft::of(&own), Problems::default()).await)
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Form(mut draft): Form<Draft>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    if own_rule_sets::find_own_rule_set(db, owner, id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    draft.id = id.to_string();
    let rules = match draft.parse(id, signed_in.today) {
        Ok(rules) => rules,
        Err(problems) => return Ok(page(&signed_in, draft, problems).await),
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    if !own_rule_sets::amend_own_rule_set(db, owner, id, version, &rules).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Saved.redirect(&format!("/rules/{}", rules.id)))
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new("Your board's rules", Section::Licences).status(status);
    page.show(&signed_in.visitor, move || form_view::form(draft, problems)).await
}
