//! What was learned and what is planned: a list, one activity with what it counts for, and its form.
//! Candidates are typed into parts of the same form.

pub mod choices;
pub mod counts;
pub mod draft;
pub mod form_view;
mod list;
pub mod marks;
pub mod more_view;
mod show;

use crate::db::{DbError, activities, goals};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::standing::{self, Standing};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use choices::Choices;
use draft::Draft;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

pub use show::{approval, as_stated};

pub fn router() -> Router<App> {
    Router::new()
        .route("/activities", get(list::list))
        .route("/activities/new", get(fresh).post(record))
        .route("/activities/counts", post(counts::answer))
        .route("/activities/{id}", get(show::show))
        .route("/activities/{id}/edit", get(edit).post(amend))
        .route("/activities/{id}/done", post(done))
        .route("/activities/{id}/remove", get(show::ask).post(remove))
}

#[derive(Deserialize)]
struct Fresh {
    #[serde(default)]
    planned: String,
    #[serde(default)]
    goal: String,
}

async fn fresh(signed_in: SignedIn, Query(fresh): Query<Fresh>) -> Result {
    let mut draft = Draft::fresh(signed_in.today, !fresh.planned.is_empty());
    draft.goals = fresh.goal.parse::<Uuid>().map(|goal| goal.to_string()).into_iter().collect();
    form_page(&signed_in, draft, Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    if !draft.more.is_empty() {
        return form_page(&signed_in, draft, Problems::default()).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let library = standing::library(&signed_in).await?;
    let facts = match guard.pass(draft.parse(signed_in.today, library.vocabulary()), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return form_page(&signed_in, draft, problems).await,
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match activities::record_activity(db, owner, id, &facts, signed_in.now()).await {
        Ok(()) => {}
        Err(DbError::Conflict) => {
            if let Some(page) = late(&signed_in, id, &facts, &draft, &mut guard).await? {
                return Ok(page);
            }
        }
        Err(error) => return Err(error.into()),
    }
    link(&signed_in, id, &draft).await?;
    let flash = guard.kept(&signed_in, Flash::Added).await?;
    Ok(flash.redirect(&format!("/activities/{id}")))
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let activity = find(&signed_in, id).await?;
    let goals = goals::list_goals(signed_in.db(), signed_in.owner()).await?;
    let linked = goals.iter().filter(|goal| goal.facts.activities.contains(&id)).map(|goal| goal.id.to_string());
    let draft = Draft::of(&activity, linked.collect());
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    form_page(&signed_in, draft, problems).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    find(&signed_in, id).await?;
    draft.id = id.to_string();
    if !draft.more.is_empty() {
        return form_page(&signed_in, draft, Problems::default()).await;
    }
    let mut guard = Guard::new(&signed_in, answers).await?;
    let library = standing::library(&signed_in).await?;
    let facts = match guard.pass(draft.parse(signed_in.today, library.vocabulary()), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return form_page(&signed_in, draft, problems).await,
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match activities::amend_activity(db, owner, id, version, &facts, signed_in.now()).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        Err(DbError::Stale) => {
            if let Some(page) = late(&signed_in, id, &facts, &draft, &mut guard).await? {
                return Ok(page);
            }
        }
        Err(error) => return Err(error.into()),
    }
    link(&signed_in, id, &draft).await?;
    let flash = guard.kept(&signed_in, Flash::Saved).await?;
    Ok(flash.redirect(&format!("/activities/{id}")))
}

/// A planned activity was done, as planned.
async fn done(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let activity = find(&signed_in, id).await?;
    if activity.facts.completed_on > signed_in.today {
        return Ok(Flash::NotYet.redirect(&format!("/activities/{id}/edit")));
    }
    let facts = activities::Facts { planned: false, ..activity.facts };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    activities::amend_activity(db, owner, id, activity.version, &facts, signed_in.now()).await?;
    Ok(Flash::Saved.redirect(&format!("/activities/{id}")))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !activities::remove_activity(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/activities"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<activities::Activity> {
    activities::find_activity(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

/// The form of an activity that was kept in other words meanwhile; none when it says what was typed. Another owner's id is
/// nobody's business.
pub async fn late(
    signed_in: &SignedIn,
    id: Uuid,
    facts: &activities::Facts,
    draft: &Draft,
    guard: &mut Guard,
) -> Result<Option<Response>> {
    let kept = find(signed_in, id).await?;
    let goals = goals::list_goals(signed_in.db(), signed_in.owner()).await?;
    let mut linked = goals.iter().filter(|goal| goal.facts.activities.contains(&id)).map(|goal| goal.id.to_string());
    if kept.facts == *facts && linked.all(|goal| draft.goals.contains(&goal)) {
        return Ok(None);
    }
    let mut draft = draft.clone();
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, format!("/activities/{id}"));
    form_page(signed_in, draft, problems).await.map(Some)
}

async fn link(signed_in: &SignedIn, id: Uuid, draft: &Draft) -> Result<()> {
    let chosen: BTreeSet<Uuid> = draft.goals.iter().filter_map(|goal| goal.parse().ok()).collect();
    match goals::link_activity(signed_in.db(), signed_in.owner(), id, &chosen).await {
        Ok(()) => Ok(()),
        Err(DbError::Conflict) => Err(AppError::NotFound),
        Err(error) => Err(error.into()),
    }
}

async fn form_page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let choices = Choices::load(signed_in).await?;
    let counts = if draft.more == "counts" {
        Some(counts::if_saved(signed_in, &Standing::load(signed_in).await?, &draft))
    } else {
        None
    };
    let status = problems.status();
    let title = if draft.version.is_empty() { "Add learning" } else { "Edit learning" };
    let page = Page::new(title, Section::Learning).status(status).with_islands().with_script("/certificates.js");
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems, choices, counts)).await)
}
