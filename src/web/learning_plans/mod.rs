//! Learning plans: a year's goals in the words of the body that asks for one, planned against done, to be printed.

mod draft;
mod form_view;
mod show;

use crate::db::DbError;
use crate::db::learning_plans::{self, LearningPlan};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, Guarded};
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::ui::{Breadcrumbs, Empty, Heading, Kind, LinkButton, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use domain::vocabulary::{PlanBody, Vocabulary};
use domain::words;
use draft::Draft;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/learning-plans", get(list))
        .route("/learning-plans/new", get(fresh).post(record))
        .route("/learning-plans/{id}", get(show::show))
        .route("/learning-plans/{id}/edit", get(edit).post(amend))
        .route("/learning-plans/{id}/remove", get(ask).post(remove))
}

/// The body of a plan; plain words where a body is no longer on the list.
fn body_of(slug: &str) -> &'static PlanBody {
    let vocabulary = Vocabulary::builtin();
    vocabulary.plan_body(slug).unwrap_or(&vocabulary.learning_plans.body[0])
}

async fn list(signed_in: SignedIn) -> Result {
    let plans = learning_plans::list_learning_plans(signed_in.db(), signed_in.owner()).await?;
    let english = signed_in.english();
    let page = Page::new("Learning plans", Section::Growth);
    let view = move || {
        let rows = plans.into_iter().map(|plan| {
            let (facts, body) = (&plan.facts, body_of(&plan.facts.body));
            let span = format!(
                "{}, {} to {}",
                body.title,
                words::date(facts.starts_on, english),
                words::date(facts.ends_on, english)
            );
            view! {
                <li>
                    <a href=format!("/learning-plans/{}", plan.id)>{span}</a>
                    <span class="fine">{format!(" {}", body.name)}</span>
                </li>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let body = if rows.is_empty() {
            view! {
                <Empty
                    line="No plan yet."
                    sentence="A plan gathers a year’s goals in the words that your board or body uses."
                    href="/learning-plans/new"
                    action="Make a plan"
                />
            }
            .into_any()
        } else {
            view! { <ul class="offers">{rows}</ul> }.into_any()
        };
        view! {
            <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Learning plans" />
            <Heading title="Learning plans" line="A year’s goals, planned against done.">
                <LinkButton href="/learning-plans/new" label="Make a plan" kind=Kind::Main sign=Sign::Plus />
            </Heading>
            {body}
        }
        .into_any()
    };
    Ok(page.show(&signed_in.visitor, view).await)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Fresh {
    body: String,
}

async fn fresh(signed_in: SignedIn, Query(fresh): Query<Fresh>) -> Result {
    let draft = Draft::fresh(body_of(&fresh.body), signed_in.today);
    page(&signed_in, draft, Problems::default()).await
}

async fn record(signed_in: SignedIn, Guarded(draft, answers): Guarded<Draft>) -> Result {
    let id: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(signed_in.today), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match learning_plans::record_learning_plan(db, owner, id, &facts, signed_in.now()).await {
        Ok(()) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&format!("/learning-plans/{id}"))),
        Err(DbError::Conflict) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

async fn edit(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let draft = Draft::of(&find(&signed_in, id).await?);
    let problems = Guard::look(&signed_in, &draft.private()).await?;
    page(&signed_in, draft, problems).await
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut draft, answers): Guarded<Draft>) -> Result {
    find(&signed_in, id).await?;
    draft.id = id.to_string();
    let mut guard = Guard::new(&signed_in, answers).await?;
    let facts = match guard.pass(draft.parse(signed_in.today), &draft.private()) {
        Ok(facts) => facts,
        Err(problems) => return page(&signed_in, draft, problems).await,
    };
    let version = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    match learning_plans::amend_learning_plan(signed_in.db(), signed_in.owner(), id, version, &facts).await {
        Ok(true) => Ok(guard.kept(&signed_in, Flash::Saved).await?.redirect(&format!("/learning-plans/{id}"))),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Stale) => late(&signed_in, id, &facts, draft, guard).await,
        Err(error) => Err(error.into()),
    }
}

/// Kept meanwhile: as it was typed, or in other words, which the form then says.
async fn late(
    signed_in: &SignedIn,
    id: Uuid,
    facts: &learning_plans::Facts,
    mut draft: Draft,
    mut guard: Guard,
) -> Result<Response> {
    let kept = find(signed_in, id).await?;
    let there = format!("/learning-plans/{id}");
    if kept.facts == *facts {
        return Ok(Flash::Saved.redirect(&there));
    }
    let mut problems = guard.marks(&draft.private());
    problems.late(&mut draft.version, kept.version, there);
    page(signed_in, draft, problems).await
}

async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    find(&signed_in, id).await?;
    let line = "What you wrote on it goes; goals and learning stay.";
    let there = format!("/learning-plans/{id}");
    Ok(Removal::of(Section::Growth, "Remove this plan?", line, &there).ask(&signed_in).await)
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !learning_plans::remove_learning_plan(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect("/learning-plans"))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<LearningPlan> {
    let found = learning_plans::find_learning_plan(signed_in.db(), signed_in.owner(), id).await?;
    found.ok_or(AppError::NotFound)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Result<Response> {
    let status = problems.status();
    let title = if draft.version.is_empty() { "Make a plan" } else { "Edit the plan" };
    let page = Page::new(title, Section::Growth).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || form_view::form(title, draft, problems)).await)
}
