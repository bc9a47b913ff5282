//! Capture: which pattern met you, how it went, one line. Made for a phone between two clients, and for no network at all:
//! what was noted offline stays on the device, comes with an id and a day of its own, and is kept once however often it is sent.

mod view;

use crate::db::DbError;
use crate::db::challenges::{self, Challenge, Handled, Meeting};
use crate::web::app::App;
use crate::web::challenges::{LINE, encounters, goals_of};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::{SignedIn, Visitor};
use axum::Router;
use axum::extract::Query;
use axum::response::Response;
use axum::routing::get;
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use uuid::Uuid;
use view::Known;

pub fn router() -> Router<App> {
    Router::new().route("/capture", get(show).post(record)).route("/capture/offline", get(offline))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    /// Whose device made it: a draft that waited is not kept under another account.
    account: String,
    kind: String,
    handled: String,
    line: String,
    /// The day on the device; today when left out.
    met_on: String,
}

async fn show(signed_in: SignedIn, Query(asked): Query<Draft>) -> Result {
    let draft = Draft {
        id: Uuid::now_v7().to_string(),
        account: signed_in.owner().id.0.to_string(),
        kind: asked.kind,
        ..Draft::default()
    };
    page(&signed_in, draft, Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    // The shell without scripts cannot make an id; sent twice it would be kept twice.
    let id = if draft.id.is_empty() { Uuid::now_v7() } else { draft.id.parse().map_err(|_| AppError::Unreadable)? };
    if !draft.account.is_empty() && draft.account != owner.id.0.to_string() {
        return Err(AppError::NotFound);
    }
    let all = challenges::list_challenges(db, owner).await?;
    if let Some(challenge) = kept_already(&signed_in, &all, id).await? {
        return Ok(Flash::Saved.redirect(&format!("/challenges/{challenge}")));
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    if Vocabulary::builtin().challenge(&draft.kind).is_none() {
        problems.add("kind", "Choose the pattern that comes nearest.");
    }
    let line = problems.take("line", form::optional(&draft.line, LINE));
    guard.read(&[clinical("line", &draft.line)], &mut problems);
    // A device may be in tomorrow already; the list keeps to the owner's own calendar.
    let day = problems.take("met_on", form::date(&draft.met_on)).unwrap_or(signed_in.today).min(signed_in.today);
    let known = all.iter().find(|challenge| challenge.kind == draft.kind && !challenge.is_archived);
    let handled = Handled::parse(&draft.handled);
    if known.is_some() && handled.is_none() {
        problems.add("handled", "It has met you before: choose how it went this time.");
    }
    if !problems.is_empty() {
        return page(&signed_in, draft, problems).await;
    }
    let (challenge, kept) = match (known, handled) {
        (Some(known), Some(handled)) => {
            let meeting = Meeting { id, challenge: known.id, met_on: day, handled, line };
            (known.id, challenges::record_meeting(db, owner, &meeting).await.map(|_| ()))
        }
        _ => {
            let now = signed_in.now();
            let kept = challenges::record_challenge(db, owner, id, &draft.kind, line.as_deref(), day, now).await;
            (id, kept)
        }
    };
    let flash = match kept {
        Ok(()) => guard.kept(&signed_in, Flash::Saved).await?,
        // Sent twice at the same moment.
        Err(DbError::Conflict) => Flash::Saved,
        Err(error) => return Err(error.into()),
    };
    Ok(flash.redirect(&format!("/challenges/{challenge}")))
}

/// The challenge under which this id stands already, if it was sent before.
async fn kept_already(signed_in: &SignedIn, all: &[Challenge], id: Uuid) -> Result<Option<Uuid>> {
    if all.iter().any(|challenge| challenge.id == id) {
        return Ok(Some(id));
    }
    let meetings = challenges::list_meetings(signed_in.db(), signed_in.owner()).await?;
    Ok(meetings.iter().find(|meeting| meeting.id == id).map(|meeting| meeting.challenge))
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let all = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    // Newest meeting or note first; each pattern once.
    let mut latest: Vec<&Challenge> = all.iter().filter(|challenge| !challenge.is_archived).collect();
    latest.sort_by_key(|challenge| std::cmp::Reverse(encounters(challenge, &meetings).last().map(|(day, _)| *day)));
    let recent = latest.iter().map(|challenge| challenge.kind.clone()).collect();
    let known = match latest.iter().find(|challenge| challenge.kind == draft.kind) {
        Some(challenge) => Some(Known {
            encounters: encounters(challenge, &meetings).into_iter().map(|(_, how)| how).collect(),
            address: format!("/challenges/{}", challenge.id),
            goal: goals_of(signed_in, challenge.id).await?.first().map(|goal| format!("/goals/{}", goal.id)),
        }),
        None => None,
    };
    let status = problems.status();
    let page = Page::new("Capture", Section::Growth).status(status).focused().kept_offline().with_islands();
    Ok(page.show(&signed_in.visitor, move || view::capture(draft, problems, recent, known)).await)
}

/// What the device keeps for when there is no network: the form and the vocabulary, of nobody in particular.
async fn offline(visitor: Visitor) -> Result {
    let anyone = Visitor { signed_in: None, flash: None, ..visitor };
    let page = Page::new("Capture", Section::None).bare().kept_offline().with_islands();
    Ok(page.show(&anyone, view::offline).await)
}
