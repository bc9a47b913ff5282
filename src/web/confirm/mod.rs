//! What a supervisor without an account sees: the hours to confirm. The link is the only key, so the page is quiet: not
//! indexed, no address passed on, nothing logged but the route, and wrong links are counted as wrong passwords are.

mod view;

use crate::db::accounts::{self, Account};
use crate::db::ratings::Rated;
use crate::db::signature_requests::{self as requests, Request, Signer, State};
use crate::web::app::App;
use crate::web::error::Result;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, Private, catalogue};
use crate::web::links;
use crate::web::page::Page;
use crate::web::sign_in::Address;
use crate::web::ui::Section;
use crate::web::visitor::Visitor;
use axum::Router;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::middleware::map_response;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use chrono::NaiveDate;
use domain::growth::{Directness, Level, Rating, Source};
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use std::collections::BTreeMap;
use uuid::Uuid;

/// The longest answer when something is not right.
const WORDS: usize = 1000;

pub fn router() -> Router<App> {
    Router::new().route("/confirm/{token}", get(show).post(answer)).layer(map_response(links::unlisted))
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
struct Draft {
    /// What was seen is what is confirmed.
    digest: String,
    /// Which button: confirm, or not_right.
    answer: String,
    signer: String,
    signer_role: String,
    sure: String,
    words: String,
    /// `skill:half levels`, or empty.
    levels: Vec<String>,
    directness: String,
}

impl Draft {
    /// Names and days are normal here; what identifies a client is not.
    fn private(&self) -> [Private<'_>; 3] {
        [
            catalogue("signer", &self.signer),
            catalogue("signer_role", &self.signer_role),
            catalogue("words", &self.words),
        ]
    }

    fn confirms(&self) -> bool {
        self.answer != "not_right"
    }

    fn parse(&self, request: &Request, today: NaiveDate) -> std::result::Result<(Signer, Vec<Rated>), Problems> {
        let mut problems = Problems::default();
        let name = problems.take("signer", form::required(&self.signer, "Your name", 120));
        let role = problems.take("signer_role", form::optional(&self.signer_role, 120));
        let words = problems.take("words", form::optional(&self.words, WORDS));
        let mut ratings = Vec::new();
        if self.confirms() {
            if role.is_none() && problems.of("signer_role").is_none() {
                problems.add("signer_role", "Your role is needed, for example clinical supervisor.");
            }
            if self.sure.is_empty() {
                problems.add("sure", "Tick that it is right, or say below what is not.");
            }
            let seen = Directness::parse(&self.directness);
            // The last one of each skill that was asked for: there are no more than the request names.
            let levels: BTreeMap<_, _> = self.levels.iter().filter_map(|chosen| level(chosen, request)).collect();
            ratings.extend(levels.into_iter().map(|(skill, level)| rated(skill, level, seen, &name, today)));
            if !ratings.is_empty() && seen.is_none() {
                problems.add("directness", "Say how you saw it.");
            }
        } else if words.is_none() && problems.of("words").is_none() {
            problems.add("words", "Say what is not right.");
        }
        let signer = Signer { name, role, words };
        if problems.is_empty() { Ok((signer, ratings)) } else { Err(problems) }
    }
}

/// A level for a skill that was asked for.
fn level(chosen: &str, request: &Request) -> Option<(String, Level)> {
    let (skill, halves) = chosen.split_once(':')?;
    let asked = request.facts.skills.iter().any(|slug| slug == skill);
    let level = halves.parse().ok().and_then(Level::from_halves)?;
    asked.then(|| (skill.to_owned(), level))
}

fn rated(skill: String, level: Level, seen: Option<Directness>, rater: &str, today: NaiveDate) -> Rated {
    let rating = Rating {
        skill,
        level,
        source: Source::Supervisor,
        directness: seen.unwrap_or(Directness::Report),
        rated_on: today,
        looking_back: false,
        anchor_version: Vocabulary::builtin().skills.anchor_version,
    };
    Rated { id: Uuid::now_v7(), rating, rater: Some(rater.to_owned()), note: None }
}

async fn find(visitor: &Visitor, from: &Address, token: &str) -> Result<(Account, Request)> {
    let app = &visitor.app;
    links::opened(visitor, from, requests::find_request_by_token(&app.db, &app.server_key, token, (app.now)())).await
}

async fn show(visitor: Visitor, from: Address, Path(token): Path<String>) -> Result {
    let (account, request) = find(&visitor, &from, &token).await?;
    Ok(page(&visitor, account, request, token, Draft::default(), Problems::default()).await)
}

async fn answer(
    visitor: Visitor,
    from: Address,
    Path(token): Path<String>,
    Guarded(draft, answers): Guarded<Draft>,
) -> Result {
    let (account, request) = find(&visitor, &from, &token).await?;
    let (app, now) = (&visitor.app, (visitor.app.now)());
    let back = || Redirect::to(&format!("/confirm/{token}")).into_response();
    // Answered, withdrawn or run out meanwhile: the page says which.
    if request.state != State::Open {
        return Ok(back());
    }
    let today = now.with_timezone(&account.time_zone).date_naive();
    let mut guard = Guard::of_an_outsider(answers);
    let parsed = draft.parse(&request, today);
    let parsed = if draft.digest == request.digest && request.intact { parsed } else { Err(moved()) };
    let (signer, ratings) = match guard.pass(parsed, &draft.private()) {
        Ok(parsed) => parsed,
        Err(problems) => return Ok(page(&visitor, account, request, token, draft, problems).await),
    };
    let owner = &account.owner;
    if draft.confirms() {
        requests::sign_request(&app.db, owner, request.id, &signer, &ratings, now).await?;
    } else {
        requests::refuse_request(&app.db, owner, request.id, &signer, now).await?;
    }
    // The owner's own pages tell of it from now on.
    accounts::raise_revision(&app.db, owner.id).await?;
    Ok(back())
}

/// The form shows other facts than those that are stored.
fn moved() -> Problems {
    let mut problems = Problems::default();
    problems.add("signer", "What is shown has changed since you opened this page. Read it again before you answer.");
    problems
}

async fn page(
    visitor: &Visitor,
    account: Account,
    request: Request,
    token: String,
    draft: Draft,
    problems: Problems,
) -> Response {
    let status = match request.state {
        State::Expired | State::Withdrawn => StatusCode::GONE,
        _ if problems.is_empty() => StatusCode::OK,
        _ => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = Page::new("Confirm hours", Section::None).status(status).bare();
    let (english, zone) = (account.english, account.time_zone);
    page.show(visitor, move || view::view(request, token, draft, problems, english, zone)).await
}
