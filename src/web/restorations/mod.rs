//! Bringing an export in: looked at first, added when the person says so, taken back in one step.

mod certificates;
mod file;
mod view;

pub use certificates::keep;
pub use file::{MOST_BYTES, read};

use crate::db::DbError;
use crate::db::export::{Settings, fault, plan};
use crate::db::restorations::{self, Restoration};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{DefaultBodyLimit, Multipart, Path};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use domain::words;
use serde::Deserialize;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Archives that are read at the same time.
static TURNS: Semaphore = Semaphore::const_new(2);

/// Where an archive is sent to: large, and slow from a phone; it has its own time.
pub fn uploads() -> Router<App> {
    let room = DefaultBodyLimit::max(file::MOST_BYTES + 64 * 1024);
    Router::new().route("/account/import", get(ask).post(look)).layer(room)
}

pub fn router() -> Router<App> {
    Router::new().route("/account/import/{id}", get(show).post(add)).route("/account/import/{id}/undo", post(undo))
}

async fn ask(signed_in: SignedIn) -> Result {
    form_page(&signed_in, Problems::default()).await
}

/// Reads the file and holds it, sealed, to be looked at.
async fn look(signed_in: SignedIn, multipart: std::result::Result<Multipart, MultipartRejection>) -> Result {
    // Whoever comes third waits while it is sent: an archive lies in memory whole, for on a disk its words would be in the open.
    let turn = TURNS.acquire().await.map_err(|error| AppError::Broken(error.into()))?;
    let bytes = sent(multipart.map_err(|_| AppError::Unreadable)?).await?;
    let read = tokio::task::spawn_blocking(move || file::read(bytes));
    let read = read.await.map_err(|error| AppError::Broken(error.into()))?;
    match read {
        Ok((mut document, archive)) => {
            let files = &signed_in.app().files;
            keep(files, signed_in.owner(), archive, &mut document, true).await.map_err(AppError::Broken)?;
            drop(turn);
            let (db, owner) = (signed_in.db(), signed_in.owner());
            let id = restorations::record_restoration(db, owner, &document, signed_in.now()).await?;
            Ok(Redirect::to(&format!("/account/import/{id}")).into_response())
        }
        Err(problem) => {
            let mut problems = Problems::default();
            problems.add("file", problem);
            form_page(&signed_in, problems).await
        }
    }
}

async fn sent(mut multipart: Multipart) -> Result<Bytes> {
    let mut sent = Bytes::new();
    while let Some(field) = multipart.next_field().await? {
        if field.name() == Some("file") {
            sent = field.bytes().await?;
        }
    }
    Ok(sent)
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Restoration> {
    restorations::find_restoration(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

/// What would be added; or what was, with the way back.
async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    match find(&signed_in, id).await? {
        Restoration::Looked(document) => {
            let plan = plan(signed_in.db(), signed_in.owner(), &document).await?;
            let differ = differs(&signed_in, &document.account).then(|| document.account.clone());
            let shown = view::Shown::of(id, &plan, differ, &document.made_at);
            let page = Page::new("What would be added", Section::None);
            Ok(page.show(&signed_in.visitor, move || view::looked(shown)).await)
        }
        Restoration::Added(brought) => Ok(added_page(&signed_in, id, brought, Problems::default()).await),
    }
}

fn differs(signed_in: &SignedIn, settings: &Settings) -> bool {
    let own = Settings::of(&signed_in.account);
    Settings { email: own.email.clone(), ..settings.clone() } != own
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    settings: String,
}

async fn add(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    let there = format!("/account/import/{id}");
    // Sent twice: it is added already.
    let Restoration::Looked(document) = find(&signed_in, id).await? else {
        return Ok(Redirect::to(&there).into_response());
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    if fault(&document).is_some() {
        return Err(AppError::Unreadable);
    }
    let plan = plan(db, owner, &document).await?;
    let settings = (!draft.settings.is_empty()).then_some(&document.account);
    let before = Settings::of(&signed_in.account);
    match restorations::add(db, owner, id, plan, (settings, &before), signed_in.now()).await {
        Ok(()) => Ok(Flash::Added.redirect(&there)),
        // Something of it came in meanwhile: the page says anew what is left to add.
        Err(DbError::Conflict | DbError::Stale) => Ok(Redirect::to(&there).into_response()),
        Err(error) => Err(error.into()),
    }
}

async fn undo(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let Restoration::Added(brought) = find(&signed_in, id).await? else { return Err(AppError::NotFound) };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match restorations::remove_added(db, owner, id, brought.clone()).await {
        Ok(()) => Ok(Flash::ImportTakenBack.redirect("/account/import")),
        Err(DbError::Conflict) => {
            let mut problems = Problems::default();
            problems
                .add("undo", "A goal that you wrote since uses a challenge that came in. Take that link away first.");
            Ok(added_page(&signed_in, id, brought, problems).await)
        }
        Err(error) => Err(error.into()),
    }
}

async fn form_page(signed_in: &SignedIn, problems: Problems) -> Result<Response> {
    let added = restorations::list_added(signed_in.db(), signed_in.owner()).await?;
    let (zone, english) = (signed_in.account.time_zone, signed_in.english());
    let added = added.into_iter().map(|(id, at)| (id, words::date(at.with_timezone(&zone).date_naive(), english)));
    let added: Vec<(Uuid, String)> = added.collect();
    let status = problems.status();
    let page = Page::new("Bring an export in", Section::None).status(status);
    Ok(page.show(&signed_in.visitor, move || view::ask(problems, added)).await)
}

async fn added_page(signed_in: &SignedIn, id: Uuid, brought: restorations::Brought, problems: Problems) -> Response {
    let status = problems.status();
    let page = Page::new("What came in", Section::None).status(status);
    page.show(&signed_in.visitor, move || view::added(id, &brought, problems)).await
}
