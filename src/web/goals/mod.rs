//! Learning goals: prompted by a challenge or by an honest other origin, answered by learning, seen in a skill.

mod draft;
mod form_view;
mod learning_table;
mod reflected;
mod show;
mod supervised;

pub use learning_table::learning_table;

use crate::db::goals::{self, Goal, State};
use crate::db::{DbError, activities, challenges};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use draft::Draft;
use form_view::Choices;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/goals/new", get(fresh).post(record))
        .route("/goals/{id}", get(show::show))
        .route("/goals/{id}/edit", get(edit).post(amend))
        .route("/goals/{id}/state", post(change_state))
        .route("/goals/{id}/remove", get(show::ask).post(remove))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fresh {
    challenge: String,
}

async fn fresh(signed_in: SignedIn, Query(fresh): Query<Fresh>) -> Result {
    let mut draft = Draft::fresh(signed_in.today);
    draft.challenges = fresh.challenge.parse::<Uuid>().map(|id| id.to_string()).into_iter().collect();
    page(&signed_in, draft, Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(signed_in.today, None), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match goals::record_goal(db, owner, id, &facts, signed_in.now()).await {
        Ok(()) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect(&format!("/goals/{id}")))
        }
        // Sent once more, or linked to what is not the owner's.
        Err(DbError::Conflict) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let goal = find(&signed_in, id).await?;
    let draft = Draft::of(&goal);
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    page(&signed_in, draft, problems).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    let goal = find(&signed_in, id).await?;
    draft.id = id.to_string();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(signed_in.today, Some(&goal.facts)), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    match goals::amend_goal(signed_in.db(), signed_in.owner(), id, version, &facts).await {
        Ok(true) => {
            let flash = guard.kept(&signed_in, Flash::Saved).await?;
            Ok(flash.redirect(&format!("/goals/{id}")))
        }
        Ok(false) | Err(DbError::Conflict) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(
    signed_in: &SignedIn,
    id: Uuid,
    facts: &goals::Facts,
    mut draft: Draft,
    mut guard: Guard,
) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    let there = format!("/goals/{id}");
    if kept.facts == *facts {
        return Ok(Flash::Saved.redirect(&there));
    }
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, there);
    page(signed_in, draft, problems).await
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Change {
    state: String,
}

/// Reached, set aside, or taken up again. A draft becomes active by its form alone.
async fn change_state(signed_in: SignedIn, Path(id): Path<Uuid>, Form(change): Form<Change>) -> Result {
    let goal = find(&signed_in, id).await?;
    let state = State::parse(&change.state).filter(|state| *state != State::Draft).ok_or(AppError::Unreadable)?;
    if goal.facts.state == State::Draft {
        return Ok(Flash::Saved.redirect(&format!("/goals/{id}/edit")));
    }
    let closed_on = (state != State::Active).then_some(signed_in.today);
    let facts = goals::Facts { state, closed_on, ..goal.facts };
    goals::amend_goal(signed_in.db(), signed_in.owner(), id, goal.version, &facts).await?;
    Ok(Flash::Saved.redirect(&format!("/goals/{id}")))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !goals::remove_goal(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/growth"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Goal> {
    goals::find_goal(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let challenges = challenges::list_challenges(db, owner).await?;
    let activities = activities::list_activities(db, owner).await?;
    let choices = Choices::of(&draft, challenges, activities, signed_in.english());
    let status = problems.status();
    let title = if draft.version.is_empty() { "A new goal" } else { "Edit the goal" };
    let page = Page::new(title, Section::Growth).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems, choices)).await)
}
