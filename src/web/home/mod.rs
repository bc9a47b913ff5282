//! Home: the answer in words first, then what grows, then each licence, and what a few minutes would settle.

mod growing_edge;
mod headline;
mod licences;
mod minutes;

use crate::db::{challenges, follow_ups, goals, ratings};
use crate::web::app::App;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::standing::Standing;
use crate::web::ui::{Aside, ChipLink, Cols, Empty, Kind, Owed, OwedTask, Section, Sign};
use crate::web::visitor::{SignedIn, Visitor};
use crate::web::welcome;
use axum::Router;
use axum::routing::get;
use domain::vocabulary::Vocabulary;
use domain::words;
use headline::Headline;
use leptos::prelude::*;

pub fn router() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(visitor: Visitor) -> Result {
    let Some(signed_in) = SignedIn::of(visitor.clone()) else {
        return welcome::show(visitor).await;
    };
    signed_in.app().kept.page(&signed_in, draw(&signed_in)).await
}

async fn draw(signed_in: &SignedIn) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let standing = Standing::load(signed_in).await?;
    let goals = goals::list_goals(db, owner).await?;
    let challenges = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    let ratings = ratings::list_ratings(db, owner).await?;
    let follow_ups = follow_ups::list_follow_ups(db, owner).await?;
    let outlooks = licences::outlooks(&standing, signed_in);
    let drawn = Drawn {
        day: words::weekday(signed_in.today, signed_in.english()),
        headline: headline::headline(&outlooks, signed_in.today, signed_in.english()),
        edge: growing_edge::edge(signed_in, &standing, &goals, &challenges, &meetings, &ratings),
        owed: minutes::owed(&standing, &goals, &follow_ups, signed_in.today, signed_in.english()),
        chips: chips(&challenges),
        outlooks,
        english: signed_in.english(),
        today: signed_in.today,
    };
    let page = Page::new("Home", Section::Home);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

struct Drawn {
    day: String,
    headline: Headline,
    edge: Option<growing_edge::Edge>,
    outlooks: Vec<licences::Held>,
    owed: Vec<OwedTask>,
    chips: Vec<(String, String)>,
    english: words::English,
    today: chrono::NaiveDate,
}

/// The challenges met most lately, as one tap each: a category's words, never what was written.
fn chips(challenges: &[challenges::Challenge]) -> Vec<(String, String)> {
    let vocabulary = Vocabulary::builtin();
    let mut chips: Vec<(String, String)> = Vec::new();
    for challenge in challenges.iter().filter(|challenge| !challenge.is_archived) {
        let Some(kind) = vocabulary.challenge(&challenge.kind) else { continue };
        let chip = (format!("/capture?kind={}", kind.slug), kind.label.clone());
        if !chips.iter().any(|(_, label)| *label == chip.1) {
            chips.push(chip);
        }
    }
    chips.truncate(3);
    chips
}

fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { day, headline, edge, outlooks, owed, chips, english, today } = drawn;
    let none = outlooks.is_empty().then(|| {
        let (line, action) = match english {
            words::English::American => ("No license yet.", "Add a license"),
            words::English::British => ("No licence yet.", "Add a licence"),
        };
        view! {
            <Empty
                line=line
                sentence="Add the ones you keep: the dates come from you, the rules from the boards."
                href="/licences/new"
                action=action
                kind=Kind::Main
            />
        }
    });
    let legend = (!outlooks.is_empty()).then(licences::legend);
    let licences = outlooks.into_iter().map(|held| licences::view(held, today, english)).collect_view();
    view! {
        <header class="opening">
            <p class="above">{day}</p>
            {headline.view()}
        </header>
        <Cols>
            <Aside label="What met you, and a few minutes">{aside(chips, owed)}</Aside>
            <div>{edge.map(growing_edge::Edge::view)} {licences} {none} {legend}</div>
        </Cols>
    }
    .into_any()
}

fn aside(chips: Vec<(String, String)>, owed: Vec<OwedTask>) -> impl IntoView {
    let chips = chips.into_iter().map(|(href, label)| view! { <ChipLink href=href label=label /> }).collect_view();
    let owed = (!owed.is_empty()).then(|| {
        view! { <Owed heading="When you have a few minutes" tasks=owed more="/activities" /> }
    });
    view! {
        <section>
            <h2>"What met you today?"</h2>
            <p class="fine">"One tap, one line. A pattern, never a person."</p>
            <div class="chip-links">
                {chips} <ChipLink href="/capture" label="Something else" sign=Sign::Plus />
            </div>
            <p>
                <a href="/supervision">"Supervision: questions and hours"</a>
            </p>
        </section>
        {owed}
    }
    .into_any()
}
