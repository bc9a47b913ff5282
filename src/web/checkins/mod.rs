//! Check-ins on one's own resilience: seven lines, each by itself, seen by their owner alone.

mod draft;
mod form_view;
mod list;

use crate::db::DbError;
use crate::db::checkins::{self, Kept};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::response::Response;
use axum::routing::get;
use domain::growth::checkin::{CheckIn, Last};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use draft::Draft;
use uuid::Uuid;

pub use list::sign;

pub fn router() -> Router<App> {
    Router::new()
        .route("/check-ins", get(list::list))
        .route("/check-ins/new", get(fresh).post(record))
        .route("/check-ins/{id}/edit", get(edit).post(amend))
        .route("/check-ins/{id}/remove", get(ask).post(remove))
}

async fn fresh(signed_in: SignedIn) -> Result {
    page(&signed_in, Draft::fresh(signed_in.today), Problems::default()).await
}

async fn record(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let checkin = match draft.parse(signed_in.today) {
        Ok(checkin) => checkin,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    match checkins::record_checkin(signed_in.db(), signed_in.owner(), id, &checkin).await {
        Ok(()) => Ok(Flash::Saved.redirect("/check-ins")),
        Err(DbError::Conflict) => late(&signed_in, id, &checkin, draft).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let kept = find(&signed_in, id).await?;
    page(&signed_in, Draft::of(&kept), Problems::default()).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Form(mut draft): Form<Draft>) -> Result {
    find(&signed_in, id).await?;
    draft.id = id.to_string();
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let checkin = match draft.parse(signed_in.today) {
        Ok(checkin) => checkin,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    match checkins::amend_checkin(signed_in.db(), signed_in.owner(), id, version, &checkin).await {
        Ok(true) => Ok(Flash::Saved.redirect("/check-ins")),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &checkin, draft).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or otherwise, which the form then says.
async fn late(signed_in: &SignedIn, id: Uuid, checkin: &CheckIn, mut draft: Draft) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    if kept.checkin == *checkin {
        return Ok(Flash::Saved.redirect("/check-ins"));
    }
    let mut problems = Problems::default();
    problems.late(&mut draft.version, kept.version, format!("/check-ins/{id}/edit"));
    page(signed_in, draft, problems).await
}

/// Asks before removing.
async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let kept = find(&signed_in, id).await?;
    let day = words::date(kept.checkin.day, signed_in.english());
    let (line, there) = (format!("What you answered on {day} goes."), format!("/check-ins/{id}"));
    let removal = Removal::of(Section::Growth, "Remove this check-in?", line, &there).back("/check-ins");
    Ok(removal.ask(&signed_in).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !checkins::remove_checkin(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/check-ins"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Kept> {
    checkins::find_checkin(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let day = checkins::find_last_day(signed_in.db(), signed_in.owner()).await?;
    let last = day.filter(|_| draft.version.is_empty()).map(|day| {
        let last = domain::growth::checkin::last(&Vocabulary::builtin().checkin, Some(day), signed_in.today);
        said(last, &words::date(day, signed_in.english()))
    });
    let status = problems.status();
    let title = if draft.version.is_empty() { "A check-in" } else { "Change a check-in" };
    let page = Page::new(title, Section::Growth).status(status).focused();
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems, last)).await)
}

/// When the last one was, calmly: neither early nor late is wrong.
pub fn said(last: Last, day: &str) -> String {
    match last {
        Last::Never => "None yet.".into(),
        Last::Within(0) => "The last one was today. Another is fine whenever it helps.".into(),
        Last::Within(days) => {
            let ago = words::count(days, "day", "days");
            format!("The last one was {ago} ago, on {day}. Another is fine whenever it helps.")
        }
        Last::Before(_) => format!("The last one was on {day}."),
    }
}

/// The last check-in as another page tells of it: when, never what.
#[must_use]
pub fn last_said(day: Option<chrono::NaiveDate>, today: chrono::NaiveDate, english: English) -> String {
    let last = domain::growth::checkin::last(&Vocabulary::builtin().checkin, day, today);
    said(last, &day.map(|day| words::date(day, english)).unwrap_or_default())
}
