//! Lists of learning brought in from any sheet, transcript or calendar: looked at first, row by row, then added in one step
//! and taken back in one. How a list is read is in `domain/importing`; what becomes of a row is in `look.rs`.

mod choose;
mod columns;
pub mod file;
pub mod look;
mod new;
mod row;
mod seen;
mod view;

pub use new::hold;
pub use seen::{Seen, around};

use crate::db::activities;
use crate::db::imports::{self, Import};
use crate::evidence;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{DefaultBodyLimit, Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use look::State;
use serde::Deserialize;
use uuid::Uuid;

/// A list is coming in no longer than this: after it, whoever brought it in has stopped on the way.
const LONGEST_MINUTES: i64 = 5;

pub fn router() -> Router<App> {
    let room = DefaultBodyLimit::max(evidence::MOST_BYTES + 64 * 1024);
    let many = DefaultBodyLimit::max(1024 * 1024);
    Router::new()
        .route("/imports", get(list))
        .route("/imports/new", get(new::ask).post(new::record).layer(room))
        .route("/imports/{id}", get(show).post(choose::choose).layer(many))
        .route("/imports/{id}/columns", post(columns::amend))
        .route("/imports/{id}/rows/{row}", get(row::edit).post(row::amend))
        .route("/imports/{id}/undo", post(undo))
        .route("/imports/{id}/remove", post(remove))
}

async fn list(signed_in: SignedIn) -> Result {
    let all = imports::list_imports(signed_in.db(), signed_in.owner()).await?;
    let (zone, english) = (signed_in.account.time_zone, signed_in.english());
    let lines = all.into_iter().map(|import| view::listed(&import, zone, english)).collect();
    let page = Page::new("Lists brought in", Section::Learning);
    Ok(page.show(&signed_in.visitor, move || view::list(lines)).await)
}

/// Which rows are shown: of one state, or all; in pages.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    pub show: String,
    pub page: String,
}

impl Asked {
    fn state(&self) -> Option<State> {
        State::parse(&self.show)
    }

    fn number(&self) -> usize {
        self.page.parse::<usize>().unwrap_or(1).max(1)
    }

    /// The address of another page of the same rows.
    fn at(&self, id: Uuid, page: usize) -> String {
        let show = self.state().map_or("all", State::slug);
        format!("/imports/{id}?show={show}&page={page}")
    }
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Import> {
    imports::find_import(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

fn is_coming_in(signed_in: &SignedIn, import: &Import) -> bool {
    import.started_at.is_some_and(|started| (signed_in.now() - started).num_minutes() < LONGEST_MINUTES)
}

/// How far it has come; what came in; or what would become of each row.
async fn show(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let import = find(&signed_in, id).await?;
    if is_coming_in(&signed_in, &import) {
        let progress = signed_in.app().kept.seen.progress(id);
        let page = Page::new("Coming in", Section::Learning).refreshing().with_script("/import.js");
        return Ok(page.show(&signed_in.visitor, move || view::coming_in(import.name, progress)).await);
    }
    if import.added_at.is_some() && asked.show.is_empty() {
        return result_page(&signed_in, import).await;
    }
    let mut problems = Problems::default();
    if signed_in.app().kept.seen.has_failed(id) {
        problems.add("row", "Something broke while it came in, and none of its rows did. Bring it in once more; if it stays so, tell whoever keeps this server the time.");
    }
    look_page(&signed_in, id, asked, problems).await
}

async fn result_page(signed_in: &SignedIn, import: Import) -> Result {
    let outlines = activities::list_outlines(signed_in.db(), signed_in.owner()).await?;
    let ids: std::collections::BTreeSet<Uuid> =
        import.added.iter().map(|row| imports::number(import.id, *row)).collect();
    let here = outlines.into_iter().filter(|outline| ids.contains(&outline.id)).collect();
    let english = signed_in.english();
    let page = Page::new("What came in", Section::Learning);
    Ok(page.show(&signed_in.visitor, move || view::result(import, here, english)).await)
}

/// What would become of the rows; 422 with problems.
async fn look_page(signed_in: &SignedIn, id: Uuid, asked: Asked, problems: Problems) -> Result<Response> {
    let whole = signed_in.app().kept.seen.whole(signed_in, id).await?;
    let status = problems.status();
    let english = signed_in.english();
    let page = Page::new("Look before it comes in", Section::Learning).status(status);
    Ok(page.show(&signed_in.visitor, move || view::look(&whole, &asked, problems, english)).await)
}

async fn undo(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let taken = imports::take_back(signed_in.db(), signed_in.owner(), id).await?;
    taken.ok_or(AppError::NotFound)?;
    Ok(Flash::RowsTakenBack.redirect(&format!("/imports/{id}")))
}

/// Forgets a list; what came in with it stays.
async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !imports::remove_import(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/imports"))
}
