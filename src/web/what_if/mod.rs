//! "What if": planned courses switched off or moved, a course imagined, and what that would change for every licence.
//! Nothing is saved. A browser answers by itself while someone types (`engine_module/`), by the same functions as here.

mod view;

use crate::web::activities::choices::Choices;
use crate::web::app::App;
use crate::web::error::Result;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::standing::Standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::what_if::{Answer, Asked, answers};

pub fn router() -> Router<App> {
    Router::new().route("/what-if", get(fresh).post(answer))
}

async fn fresh(signed_in: SignedIn) -> Result {
    let standing = Standing::load(&signed_in).await?;
    let asked = Asked::fresh(&standing.portfolio);
    page(&signed_in, &standing, asked, Problems::default(), vec![]).await
}

/// Answers on the same page; nothing is stored, so there is nowhere to be sent on to.
async fn answer(signed_in: SignedIn, Form(pairs): Form<Vec<(String, String)>>) -> Result {
    let asked = Asked::of(pairs);
    let standing = Standing::load(&signed_in).await?;
    let (mut problems, mut found) = (Problems::default(), vec![]);
    if asked.more.is_empty() {
        match asked.parse(&standing.portfolio, standing.library.vocabulary()) {
            Ok(what_if) => {
                let now = (&standing.report, &standing.portfolio);
                found = answers(&what_if, now, &standing.library, &standing.names(), signed_in.english());
            }
            Err(wrong) => wrong.into_iter().for_each(|(field, problem)| problems.add(field, problem)),
        }
    }
    page(&signed_in, &standing, asked, problems, found).await
}

async fn page(
    signed_in: &SignedIn,
    standing: &Standing,
    asked: Asked,
    problems: Problems,
    answers: Vec<Answer>,
) -> Result {
    let drawn = view::Drawn {
        planned: asked.planned(&standing.portfolio),
        known: standing.known(signed_in.english()),
        choices: Choices::load(signed_in).await?,
        asked,
        problems,
        answers,
    };
    let status = if drawn.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new("What if", Section::Licences).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view::view(drawn)).await)
}
