//! "What if": planned courses switched off or moved, a course imagined, and what that would change for every licence.
//! Nothing is saved.

mod draft;
mod view;

use crate::web::activities::choices::Choices;
use crate::web::app::App;
use crate::web::error::Result;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::credit::{WhatIf, assess};
use domain::words::{self, differences};
use draft::Draft;

pub fn router() -> Router<App> {
    Router::new().route("/what-if", get(fresh).post(answer))
}

async fn fresh(signed_in: SignedIn) -> Result {
    let standing = Standing::load(&signed_in).await?;
    let draft = Draft::fresh(&standing);
    page(&signed_in, &standing, draft, Problems::default(), vec![]).await
}

/// Answers on the same page; nothing is stored, so there is nowhere to be sent on to.
async fn answer(signed_in: SignedIn, Form(pairs): Form<Vec<(String, String)>>) -> Result {
    let draft = Draft::of(pairs);
    let standing = Standing::load(&signed_in).await?;
    if !draft.more.is_empty() {
        return page(&signed_in, &standing, draft, Problems::default(), vec![]).await;
    }
    match draft.parse(&standing) {
        Ok(what_if) => {
            let answer = answers(&standing, &what_if, &signed_in);
            page(&signed_in, &standing, draft, Problems::default(), answer).await
        }
        Err(problems) => page(&signed_in, &standing, draft, problems, vec![]).await,
    }
}

fn answers(standing: &Standing, what_if: &WhatIf, signed_in: &SignedIn) -> Vec<view::Answer> {
    let changed = what_if.of(&standing.portfolio);
    let after = assess(&changed, &standing.library);
    let found = differences(&standing.report, &after, &changed, &standing.library);
    let several = |licence: &str| found.iter().filter(|other| other.licence == licence).count() > 1;
    let answer = |difference: &words::Difference| {
        let licence = standing.licences.iter().find(|licence| licence.id.to_string() == difference.licence)?;
        let (set, _) = standing.of(licence)?;
        let end = difference.cycle_end.filter(|_| several(&difference.licence));
        Some(view::Answer {
            licence: name(set, &licence.held.title),
            period: end.map(|end| format!("period to {}", words::short_date(end, signed_in.english()))),
            difference: difference.clone(),
        })
    };
    found.iter().filter_map(answer).collect()
}

async fn page(
    signed_in: &SignedIn,
    standing: &Standing,
    draft: Draft,
    problems: Problems,
    answers: Vec<view::Answer>,
) -> Result {
    let drawn = view::Drawn {
        planned: draft.planned(standing),
        imagined: draft.imagines() && problems.is_empty(),
        has_licences: !standing.licences.is_empty(),
        choices: Choices::load(signed_in).await?,
        draft,
        problems,
        answers,
    };
    let status = if drawn.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new("What if", Section::Licences).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view::view(drawn)).await)
}
