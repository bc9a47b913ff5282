//! Saving: as a draft or finished, by a button or while it is written. What the guard stops is not stored; what changed on another
//! device meanwhile is shown beside what was typed, and neither is lost.

use super::draft::Draft;
use super::{asked, find, form_view};
use crate::db::activities;
use crate::db::reflections::{self, Facts, Reflection, State, Writing};
use crate::db::{DbError, Owner};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::visitor::SignedIn;
use axum::Json;
use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use domain::guard::Level;
use domain::words::English;
use serde::Serialize;
use uuid::Uuid;

type Pairs = Vec<(String, String)>;

pub async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let reflection = find(&signed_in, id).await?;
    let draft = Draft::of(&reflection).ok_or(AppError::NotFound)?;
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    form_view::page(&signed_in, draft, problems, None).await
}

pub async fn record(signed_in: SignedIn, Guarded(pairs, answers): Guarded<Pairs>) -> Result {
    let draft = Draft::read(&pairs).ok_or(AppError::Unreadable)?;
    let guard = Guard::new(&signed_in, answers).await?;
    save(signed_in, draft, finishes(&pairs), guard).await
}

pub async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(pairs, answers): Guarded<Pairs>) -> Result {
    find(&signed_in, id).await?;
    let mut draft = Draft::read(&pairs).ok_or(AppError::Unreadable)?;
    draft.id = id.to_string();
    let guard = Guard::new(&signed_in, answers).await?;
    save(signed_in, draft, finishes(&pairs), guard).await
}

/// Which button was pressed. Enter alone presses none of them, and keeps a draft a draft.
fn finishes(pairs: &Pairs) -> bool {
    pairs.iter().any(|(name, value)| name == "state" && value == State::Finished.slug())
}

async fn save(signed_in: SignedIn, mut draft: Draft, finish: bool, mut guard: Guard) -> Result {
    match keep(&signed_in, &draft, finish, &mut guard).await? {
        Outcome::Kept { id, state, .. } => {
            let flash = if state == State::Draft { Flash::KeptAsDraft } else { Flash::Saved };
            let flash = guard.kept(&signed_in, flash).await?;
            Ok(flash.redirect(&format!("/reflections/{id}")))
        }
        Outcome::Refused(problems) => form_view::page(&signed_in, draft, problems, None).await,
        Outcome::Stale(other) => {
            draft.version = other.version.to_string();
            draft.keep = true;
            form_view::page(&signed_in, draft, Problems::default(), Some(other)).await
        }
    }
}

/// What a page that saves while someone writes is told.
#[derive(Serialize)]
struct Said {
    /// The version to save at next; none when nothing was stored.
    version: Option<i32>,
    said: String,
}

/// Saves while someone writes. Reasons are counted when she saves herself, not each time.
pub async fn keep_draft(
    signed_in: SignedIn,
    Path(id): Path<Uuid>,
    Guarded(pairs, answers): Guarded<Pairs>,
) -> Result<Response> {
    let of = |name: &str| pairs.iter().any(|(field, value)| field == name && !value.is_empty());
    if of("version") {
        find(&signed_in, id).await?;
    }
    let mut draft = Draft::read(&pairs).ok_or(AppError::Unreadable)?;
    draft.id = id.to_string();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let said = match keep(&signed_in, &draft, false, &mut guard).await? {
        Outcome::Kept { version, .. } => Said { version: Some(version), said: at(&signed_in) },
        Outcome::Stale(_) => {
            let said = "Changed on another device. Save it to see both, and nothing is lost.".to_owned();
            Said { version: None, said }
        }
        Outcome::Refused(_) => {
            let is_marked = draft.private().iter().any(|private| private.level() >= Some(Level::Warn));
            let said = if is_marked { "Not saved yet: words are marked." } else { "Not saved yet." };
            Said { version: None, said: said.into() }
        }
    };
    Ok(Json(said).into_response())
}

/// "Saved at 2:05 PM."
fn at(signed_in: &SignedIn) -> String {
    let here = signed_in.now().with_timezone(&signed_in.account.time_zone);
    match signed_in.english() {
        English::American => here.format("Saved at %-I:%M %p.").to_string(),
        English::British => here.format("Saved at %H:%M.").to_string(),
    }
}

enum Outcome {
    Kept {
        id: Uuid,
        version: i32,
        state: State,
    },
    Refused(Problems),
    /// What stands there now.
    Stale(Reflection),
}

async fn keep(signed_in: &SignedIn, draft: &Draft, finish: bool, guard: &mut Guard) -> Result<Outcome> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let before = reflections::find_reflection(db, owner, id).await?;
    let parsed = draft.parse(signed_in.today, before.as_ref().map(|before| &before.facts), finish);
    let facts = match guard.pass(parsed, &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return Ok(Outcome::Refused(problems)),
    };
    let days = answered(signed_in, owner, &facts).await?;
    let writing = Writing { days, keep: draft.keep, now: signed_in.now() };
    let state = facts.state;
    let Some(before) = before else {
        // Gone meanwhile, or another's; a new one has no version yet.
        if !draft.version.is_empty() {
            return Err(AppError::NotFound);
        }
        return match reflections::record_reflection(db, owner, id, &facts, writing).await {
            Ok(()) => Ok(Outcome::Kept { id, version: 1, state }),
            Err(DbError::Conflict) => Err(AppError::NotFound),
            Err(error) => Err(error.into()),
        };
    };
    // The same words sent twice, or saved just before by the page itself, are no conflict.
    let same = before.facts == Facts { state: before.facts.state, ..facts.clone() };
    let read_at = if same { Some(before.version) } else { draft.version.parse().ok() };
    let Some(read_at) = read_at else { return Ok(Outcome::Stale(before)) };
    match reflections::amend_reflection(db, owner, id, read_at, &facts, writing).await {
        Ok(true) => Ok(Outcome::Kept { id, version: read_at + 1, state }),
        Ok(false) | Err(DbError::Conflict) => Err(AppError::NotFound),
        Err(DbError::Stale) => Ok(Outcome::Stale(find(signed_in, id).await?)),
        Err(error) => Err(error.into()),
    }
}

/// The question after learning that this answers.
async fn answered(signed_in: &SignedIn, owner: &Owner, facts: &Facts) -> Result<Option<u32>> {
    let Some(id) = facts.about.activity else { return Ok(None) };
    let activity = activities::find_activity(signed_in.db(), owner, id).await?;
    Ok(activity.and_then(|activity| asked::answered(&activity, facts.day)))
}
