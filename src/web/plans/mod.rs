//! "Plan to finish": the cheapest courses of one's own list that leave nothing missing, or what stands in the way.

mod answer;
mod question;
mod view;
mod words;

use crate::db::candidates;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum_extra::extract::Query;
use question::Asked;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new().route("/plans", get(show)).route("/plans/accept", post(accept)).route("/plans/{id}/undo", post(undo))
}

async fn show(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let candidates = candidates::list_candidates(signed_in.db(), signed_in.owner()).await?;
    let standing = Standing::load(&signed_in).await?;
    let licences: Vec<(String, String)> = standing
        .licences
        .iter()
        .filter_map(|licence| {
            let (set, _) = standing.of(licence)?;
            Some((licence.id.to_string(), name(set, &licence.held.title)))
        })
        .collect();
    let mut shown = view::Shown {
        accepted: answer::accepted(&candidates, &standing.activities),
        on_offer: candidates.iter().filter(|candidate| candidate.activity.is_none()).count(),
        licences,
        answer: None,
        left_out: answer::LeftOut::default(),
        problems: Default::default(),
        english: signed_in.english(),
        plan: Uuid::now_v7(),
        asked,
    };
    let mut status = StatusCode::OK;
    if shown.asked.is_asked() {
        let held: Vec<String> = shown.licences.iter().map(|(id, _)| id.clone()).collect();
        match shown.asked.parse(signed_in.today, &held) {
            Ok(question) => {
                let (fitting, left_out) = answer::fitting(&candidates, &question, signed_in.today);
                shown.answer = Some((answer::answer(&standing, &fitting, &question).await?, question.currency));
                shown.left_out = left_out;
            }
            Err(problems) => {
                shown.problems = problems;
                status = StatusCode::UNPROCESSABLE_ENTITY;
            }
        }
    }
    let page = Page::new("Plan to finish", Section::Learning).status(status);
    Ok(page.show(&signed_in.visitor, move || view::view(shown)).await)
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Acceptance {
    plan: String,
    /// Id and version of each course, as the person saw it.
    candidate: Vec<String>,
}

/// The courses of a plan become planned activities.
async fn accept(signed_in: SignedIn, Form(acceptance): Form<Acceptance>) -> Result {
    let plan: Uuid = acceptance.plan.parse().map_err(|_| AppError::Unreadable)?;
    let chosen: Option<Vec<(Uuid, i32)>> = acceptance.candidate.iter().map(|text| seen(text)).collect();
    let chosen = chosen.filter(|chosen| (1..=answer::MOST_WEIGHED).contains(&chosen.len()));
    let chosen = chosen.ok_or(AppError::Unreadable)?;
    if !candidates::take_up(signed_in.db(), signed_in.owner(), plan, &chosen, signed_in.now()).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Accepted.redirect("/plans"))
}

fn seen(text: &str) -> Option<(Uuid, i32)> {
    let (id, version) = text.split_once('.')?;
    Some((id.parse().ok()?, version.parse().ok()?))
}

/// One step back: what the plan made goes, unless it was done or changed since.
async fn undo(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    match candidates::take_back(signed_in.db(), signed_in.owner(), id).await? {
        Some(_) => Ok(Flash::TakenBack.redirect("/plans")),
        None => Err(AppError::NotFound),
    }
}
