//! Asking a supervisor without an account to confirm hours: a link that is shown once, and what became of it.

mod draft;
mod form_view;
mod list;
mod show;

use crate::db::signature_requests::{self as requests, Frozen, Meeting, Request, State};
use crate::db::supervision::{self, Session};
use crate::db::{DbError, goals, supervisors};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::links;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use axum::routing::{get, post};
use draft::Draft;
use form_view::Choices;
pub use show::{digest, meetings};
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/supervision/signatures", get(list::list))
        .route("/supervision/signatures/new", get(fresh).post(record))
        .route("/supervision/signatures/{id}", get(show::show))
        .route("/supervision/signatures/{id}/withdraw", post(withdraw))
        .route("/supervision/signatures/{id}/remove", post(remove))
}

/// Whether what was frozen is still what the log says.
#[must_use]
pub fn has_changed(request: &Request, sessions: &[Session]) -> bool {
    request.facts.meetings.iter().any(|meeting| {
        let session = sessions.iter().find(|session| session.id == meeting.id);
        session.is_none_or(|session| {
            Meeting::of(session) != *meeting || session.facts.supervisor != Some(request.supervisor)
        })
    })
}

/// How a session stands: confirmed as it is, confirmed with earlier figures, or asked for.
#[must_use]
pub fn of_session(session: &Session, all: &[Request]) -> Option<&'static str> {
    let naming = all.iter().filter(|request| request.facts.meetings.iter().any(|meeting| meeting.id == session.id));
    let told = naming.filter_map(|request| {
        let same = request.supervisor == session.facts.supervisor.unwrap_or_default()
            && request.facts.meetings.contains(&Meeting::of(session));
        match (&request.state, same) {
            (State::Signed(..), true) => Some((0, "confirmed")),
            (State::Signed(..), false) => Some((1, "confirmed with earlier figures")),
            (State::Open, _) => Some((2, "asked for")),
            (State::Refused(..), _) => Some((3, "something was not right")),
            _ => None,
        }
    });
    told.min().map(|(_, said)| said)
}

async fn fresh(signed_in: SignedIn, Query(mut draft): Query<Draft>) -> Result {
    draft.id = Uuid::now_v7().to_string();
    let choices = choices(&signed_in, &mut draft, true).await?;
    Ok(page(&signed_in, draft, Problems::default(), choices).await)
}

async fn record(signed_in: SignedIn, headers: HeaderMap, Form(mut draft): Form<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let choices = choices(&signed_in, &mut draft, false).await?;
    let (chosen, skills) = match draft.chosen(&choices) {
        Ok(chosen) => chosen,
        Err(problems) => return Ok(page(&signed_in, draft, problems, choices).await),
    };
    let supervisor = choices.supervisor().ok_or(AppError::NotFound)?;
    let facts = &supervisor.facts;
    let person = signed_in.account.name.clone();
    let mut frozen = Frozen::new(person, facts.name.clone(), facts.credentials.clone(), signed_in.today);
    frozen.meetings = chosen.iter().map(Meeting::of).collect();
    frozen.skills = skills;
    let (db, owner, now) = (signed_in.db(), signed_in.owner(), signed_in.now());
    match requests::record_request(db, owner, id, supervisor.id, &frozen, now).await {
        Ok(token) => {
            let link = links::whole(signed_in.app(), &headers, &format!("/confirm/{token}"));
            let page = Page::new("The link", Section::Growth).status(StatusCode::CREATED);
            // The one page that holds the token: an answer to the form, since an address to go to would be kept in a history.
            Ok(page.show(&signed_in.visitor, move || form_view::link(link, id)).await)
        }
        // Sent twice: the link was shown, and cannot be shown again.
        Err(DbError::Conflict) => {
            find(&signed_in, id).await?;
            Ok(Flash::Saved.redirect(&format!("/supervision/signatures/{id}")))
        }
        Err(error) => Err(error.into()),
    }
}

async fn withdraw(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    find(&signed_in, id).await?;
    let done = requests::withdraw_request(signed_in.db(), signed_in.owner(), id, signed_in.now()).await?;
    // Answered meanwhile: the page says so.
    let flash = if done { Flash::Withdrawn } else { Flash::Saved };
    Ok(flash.redirect(&format!("/supervision/signatures/{id}")))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !requests::remove_request(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/supervision/signatures"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Request> {
    let found = requests::find_request(signed_in.db(), signed_in.owner(), id, signed_in.now()).await?;
    found.ok_or(AppError::NotFound)
}

async fn choices(signed_in: &SignedIn, draft: &mut Draft, fresh: bool) -> Result<Choices> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let supervisors = supervisors::list_supervisors(db, owner).await?;
    let sessions = supervision::list_sessions(db, owner).await?;
    let goals = goals::list_goals(db, owner).await?;
    Ok(Choices::of(draft, fresh, supervisors, sessions, &goals, signed_in.today))
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems, choices: Choices) -> Response {
    let status = problems.status();
    let english = signed_in.english();
    let page = Page::new("Ask for a signature", Section::Growth).status(status);
    page.show(&signed_in.visitor, move || form_view::form(draft, problems, choices, english)).await
}
