//! Supervision and peer consultation: the next questions, the log, the hours, and what each body counts of them.

mod countable;
mod draft;
mod form_view;
pub mod hours;
mod hub;
mod learning;
mod questions;
mod show;
mod side_by_side;

use crate::db::supervision::{self, Session};
use crate::db::{DbError, challenges, goals, supervision_questions, supervisors};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use domain::words;
use draft::Draft;
use form_view::Choices;
pub use hub::line;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/supervision", get(hub::show))
        .route("/supervision/new", get(fresh).post(record))
        .route("/supervision/questions", post(questions::record))
        .route("/supervision/questions/{id}/brought", post(questions::brought))
        .route("/supervision/questions/{id}/waiting", post(questions::waiting))
        .route("/supervision/questions/{id}/remove", post(questions::remove))
        .route("/supervision/{id}", get(show::show))
        .route("/supervision/{id}/edit", get(edit).post(amend))
        .route("/supervision/{id}/remove", get(show::ask).post(remove))
}

/// Minutes as a sentence says them: "45 minutes", "1 hour", "1 hour 30 minutes".
#[must_use]
pub fn length(minutes: u32) -> String {
    let count = |number: u32, one, many| words::count(i64::from(number), one, many);
    match (minutes / 60, minutes % 60) {
        (0, minutes) => count(minutes, "minute", "minutes"),
        (hours, 0) => count(hours, "hour", "hours"),
        (hours, minutes) => format!("{} {}", count(hours, "hour", "hours"), count(minutes, "minute", "minutes")),
    }
}

/// What a link may say beforehand: the goal that it was about.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    goal: String,
}

async fn fresh(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let draft = Draft { goals: vec![asked.goal], ..Draft::fresh(signed_in.today) };
    page(&signed_in, draft, Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut guard = Guard::new(&signed_in, answers).await?;
    let parsed = draft.parse(signed_in.today);
    let parsed = learning::unless_there(&signed_in, &draft, None, parsed).await?;
    let (facts, about) = match guard.pass(parsed, &draft.private()) {
        Ok(parsed) => parsed,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let kept = learning::of(&signed_in, &draft, None, &facts).await?;
    match supervision::record_session(db, owner, id, &facts, &about, kept.as_ref(), signed_in.now()).await {
        Ok(()) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect(&format!("/supervision/{id}")))
        }
        // Sent once more, or linked to what is not the owner's.
        Err(DbError::Conflict) => late(&signed_in, id, (&facts, &about), draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let session = find(&signed_in, id).await?;
    let about = supervision::find_links(signed_in.db(), signed_in.owner(), id).await?;
    let draft = Draft::of(&session, &about);
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    page(&signed_in, draft, problems).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let session = find(&signed_in, id).await?;
    draft.id = id.to_string();
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let parsed = draft.parse(signed_in.today);
    let parsed = learning::unless_there(&signed_in, &draft, session.activity, parsed).await?;
    let (facts, about) = match guard.pass(parsed, &draft.private()) {
        Ok(parsed) => parsed,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let kept = learning::of(&signed_in, &draft, session.activity, &facts).await?;
    let read = Session { version, ..session };
    let (db, owner, now) = (signed_in.db(), signed_in.owner(), signed_in.now());
    match supervision::amend_session(db, owner, &read, &facts, &about, kept.as_ref(), now).await {
        Ok(true) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect(&format!("/supervision/{id}")))
        }
        Ok(false) | Err(DbError::Conflict) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, (&facts, &about), draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(
    signed_in: &SignedIn,
    id: Uuid,
    (facts, about): (&supervision::Facts, &supervision::Links),
    mut draft: Draft,
    mut guard: Guard,
) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    let there = format!("/supervision/{id}");
    let linked = supervision::find_links(signed_in.db(), signed_in.owner(), id).await?;
    if kept.facts == *facts && linked == *about && kept.activity.is_none() == draft.keep.is_empty() {
        return Ok(Flash::Saved.redirect(&there));
    }
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, there);
    page(signed_in, draft, problems).await
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !supervision::remove_session(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/supervision"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Session> {
    supervision::find_session(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let choices = Choices::of(
        &draft,
        supervisors::list_supervisors(db, owner).await?,
        supervision_questions::list_questions(db, owner).await?,
        goals::list_goals(db, owner).await?,
        challenges::list_challenges(db, owner).await?,
        signed_in.english(),
    );
    let status = problems.status();
    let title = if draft.version.is_empty() { "Log a session" } else { "Edit the session" };
    let page = Page::new(title, Section::Growth).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems, choices)).await)
}

#[cfg(test)]
mod tests {
    use super::length;

    #[test]
    fn lengths_are_said_in_hours_and_minutes() {
        let said = [45, 60, 61, 150].map(length);
        assert_eq!(said, ["45 minutes", "1 hour", "1 hour 1 minute", "2 hours 30 minutes"]);
    }
}
