//! Search over everything of one's own, sealed text included: opened and looked through in memory, and written nowhere.
//!
//! The question is posted, so that its words stand in no address, history or log.

mod entry;
mod opened;
mod view;

pub use opened::Opened;

use crate::web::app::App;
use crate::web::error::Result;
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use domain::search::Query;
use serde::Deserialize;
use view::Found;

pub const ADDRESS: &str = "/search";

/// A question may hold so many characters.
const LONGEST: usize = 200;

/// So many are shown; one more word narrows them down.
const SHOWN: usize = 50;

pub fn router() -> Router<App> {
    Router::new().route("/search", get(ask).post(answer))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    q: String,
}

async fn ask(signed_in: SignedIn) -> Result {
    // Whoever opens the page will ask: what is opened now is not waited for then.
    signed_in.app().kept.opened.all(&signed_in).await?;
    show(&signed_in, StatusCode::OK, String::new(), Problems::default(), None).await
}

async fn answer(signed_in: SignedIn, Form(asked): Form<Asked>) -> Result {
    let mut problems = Problems::default();
    let question = problems.take("q", form::required(&asked.q, "A word to look for", LONGEST));
    let query = Query::parse(&question);
    if problems.is_empty() && query.is_none() {
        problems.add("q", "Write a word or a number: signs alone are not looked for.");
    }
    let Some(query) = query.filter(|_| problems.is_empty()) else {
        return show(&signed_in, StatusCode::UNPROCESSABLE_ENTITY, asked.q, problems, None).await;
    };
    let all = signed_in.app().kept.opened.all(&signed_in).await?;
    let mut hits: Vec<_> = all
        .iter()
        .filter_map(|entry| {
            let rank = query.rank(&entry.title, entry.texts.iter().map(String::as_str))?;
            Some((rank, entry))
        })
        .collect();
    hits.sort_by(|(rank, one), (other_rank, other)| other_rank.cmp(rank).then(other.day.cmp(&one.day)));
    let count = hits.len();
    let shown = hits.into_iter().take(SHOWN).map(|(_, entry)| Found::of(&query, entry)).collect();
    show(&signed_in, StatusCode::OK, asked.q, problems, Some((shown, count))).await
}

async fn show(
    signed_in: &SignedIn,
    status: StatusCode,
    question: String,
    problems: Problems,
    found: Option<(Vec<Found>, usize)>,
) -> Result {
    let english = signed_in.english();
    let page = Page::new("Search", Section::None).status(status);
    Ok(page.show(&signed_in.visitor, move || view::view(question, &problems, found, english)).await)
}
