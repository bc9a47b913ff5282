//! Access for programs: tokens made, seen once, and ended. What programs ask is in `web/api/`.

mod view;

use crate::db::DbError;
use crate::db::tokens::{self, Scope, Token};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, catalogue};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use chrono::TimeDelta;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// More at once would be a list that nobody looks through.
const MOST: usize = 20;
/// So long after it was made a token can be read once more, by whoever made it.
const READABLE: TimeDelta = TimeDelta::minutes(10);

pub fn router() -> Router<App> {
    Router::new().route("/tokens", get(list).post(record)).route("/tokens/{id}/remove", post(remove))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    id: String,
    name: String,
    scopes: Vec<String>,
}

impl Draft {
    fn fresh() -> Self {
        Self { id: Uuid::now_v7().to_string(), ..Self::default() }
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    made: String,
}

async fn list(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    page(&signed_in, asked.made.parse().ok(), Draft::fresh(), Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let name = problems.take("name", form::required(&draft.name, "A name", 80));
    guard.read(&[catalogue("name", &draft.name)], &mut problems);
    let chosen = Scope::ALL.into_iter().filter(|scope| draft.scopes.iter().any(|slug| slug == scope.slug()));
    let scopes: BTreeSet<Scope> = chosen.collect();
    if scopes.is_empty() {
        problems.add("scopes", "Choose what the program may do.");
    }
    let held = tokens::list_tokens(db, owner).await?;
    if held.len() >= MOST && !held.iter().any(|token| token.id == id) {
        problems.add("name", "There are twenty already. End one that you no longer use.");
    }
    if !problems.is_empty() {
        return page(&signed_in, None, draft, problems).await;
    }
    match tokens::record_token(db, owner, id, &name, &scopes, signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            let kept = tokens::list_tokens(db, owner).await?;
            let kept = kept.into_iter().find(|token| token.id == id).ok_or(AppError::NotFound)?;
            if (kept.name, kept.scopes) != (name, scopes) {
                let mut problems = guard.marks(&[catalogue("name", &draft.name)]);
                problems.again(&mut draft.id, "/tokens".into());
                return page(&signed_in, None, draft, problems).await;
            }
        }
        Err(error) => return Err(error.into()),
    }
    let flash = guard.kept(&signed_in, Flash::Saved).await?;
    Ok(flash.redirect(&format!("/tokens?made={id}")))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !tokens::remove_token(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/tokens"))
}

async fn page(signed_in: &SignedIn, made: Option<Uuid>, draft: Draft, problems: Problems) -> Result<Response> {
    let tokens = tokens::list_tokens(signed_in.db(), signed_in.owner()).await?;
    let readable = |token: &&Token| Some(token.id) == made && signed_in.now() - token.created_at <= READABLE;
    let secret = tokens.iter().find(readable).map(|token| token.secret(signed_in.owner()));
    let (english, zone) = (signed_in.english(), signed_in.account.time_zone);
    let status = problems.status();
    let page = Page::new("Access for programs", Section::None).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view::view(tokens, secret, draft, problems, english, zone)).await)
}
