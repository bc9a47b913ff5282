//! Practice of a skill: what was rehearsed, and the days that are planned for it after a training.

mod draft;
mod form_view;

use crate::db::DbError;
use crate::db::practices::{self, Facts, Practice};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::page::Page;
use crate::web::skills::skill;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::{get, post};
use chrono::NaiveDate;
use domain::growth::practice::slots;
use domain::vocabulary::Skill;
use draft::Draft;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/practices/new", get(fresh).post(record))
        .route("/practices/plan", post(plan))
        .route("/practices/{id}/edit", get(edit).post(amend))
        .route("/practices/{id}/remove", post(remove))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    skill: String,
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Practice> {
    practices::find_practice(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

async fn fresh(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let skill = skill(&asked.skill)?;
    let draft = Draft::fresh(skill, signed_in.today);
    Ok(page(&signed_in, skill, "/practices/new".into(), draft, Problems::default()).await)
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let skill = skill(&draft.skill)?;
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let facts = draft.facts(signed_in.today, &mut problems);
    guard.read(&[clinical("note", &draft.note)], &mut problems);
    if !problems.is_empty() {
        return Ok(page(&signed_in, skill, "/practices/new".into(), draft, problems).await);
    }
    let back = format!("/skills/{}", skill.slug);
    match practices::record_practices(signed_in.db(), signed_in.owner(), &[(id, facts.clone())]).await {
        Ok(()) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&back)),
        Err(DbError::Conflict) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let practice = find(&signed_in, id).await?;
    let skill = skill(&practice.facts.skill)?;
    let draft = Draft::of(&practice, signed_in.today);
    Ok(page(&signed_in, skill, format!("/practices/{id}/edit"), draft, Problems::default()).await)
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let practice = find(&signed_in, id).await?;
    let skill = skill(&practice.facts.skill)?;
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    // A practice stays with its skill.
    let facts = Facts { skill: practice.facts.skill, ..draft.facts(signed_in.today, &mut problems) };
    guard.read(&[clinical("note", &draft.note)], &mut problems);
    let path = format!("/practices/{id}/edit");
    if !problems.is_empty() {
        return Ok(page(&signed_in, skill, path, draft, problems).await);
    }
    match practices::amend_practice(signed_in.db(), signed_in.owner(), id, version, &facts).await {
        Ok(true) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&format!("/skills/{}", skill.slug))),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(signed_in: &SignedIn, id: Uuid, facts: &Facts, mut draft: Draft, mut guard: Guard) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    if kept.facts == *facts {
        return Ok(Flash::Saved.redirect(&format!("/skills/{}", facts.skill)));
    }
    let path = format!("/practices/{id}/edit");
    let mut problems = guard.marks(&[clinical("note", &draft.note)]);
    problems.late(&mut draft.version, kept.version, path.clone());
    Ok(page(signed_in, skill(&kept.facts.skill)?, path, draft, problems).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let practice = find(&signed_in, id).await?;
    if !practices::remove_practice(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/skills/{}", practice.facts.skill)))
}

/// The days that are still to come for practice after a training, without those that are practised on or planned already.
pub fn free_days(practices: &[Practice], training: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let mut days = slots(training, today);
    days.retain(|day| !practices.iter().any(|one| one.facts.practised_on == *day));
    days
}

/// The training whose days are planned.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Plan {
    skill: String,
    training: String,
}

/// Plans practice on the days that are still to come after a training; days that are planned already stay as they are.
async fn plan(signed_in: SignedIn, Form(plan): Form<Plan>) -> Result {
    let skill = skill(&plan.skill)?;
    let training = form::date(&plan.training).ok().flatten().ok_or(AppError::Unreadable)?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let there = practices::list_practices_of(db, owner, &skill.slug).await?;
    let days = free_days(&there, training, signed_in.today).into_iter();
    let planned = |day| {
        let facts = Facts { planned: true, ..Facts::of(&skill.slug, day) };
        (practices::number(owner, &skill.slug, day, &there), facts)
    };
    let fresh: Vec<(Uuid, Facts)> = days.map(planned).collect();
    if !fresh.is_empty() {
        match practices::record_practices(db, owner, &fresh).await {
            // The other of two presses planned them.
            Ok(()) | Err(DbError::Conflict) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Flash::Saved.redirect(&format!("/skills/{}#practice", skill.slug)))
}

async fn page(signed_in: &SignedIn, skill: &'static Skill, path: String, draft: Draft, problems: Problems) -> Response {
    let status = problems.status();
    let page = Page::new("Practice", Section::Growth).status(status).with_islands();
    page.show(&signed_in.visitor, move || form_view::view(skill, path, draft, problems)).await
}
