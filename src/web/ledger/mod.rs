//! The ledger of a licence: every hour of a period, what it counts for, and why the others do not.

mod bars;
mod headline;
pub mod kept;
mod periods;
mod table;

use crate::db::licences;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::{Heading, Icon, Kind, LinkButton, Margin, Section, Sign, Silent, Tabs};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use chrono::NaiveDate;
use domain::credit::CycleReport;
use domain::rules::RuleSet;
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new().route("/licences/{id}", get(show))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The end of the cycle to show.
    cycle: Option<NaiveDate>,
}

async fn show(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    // Cheap first: someone else's licence is refused before anything is worked out.
    if licences::find_licence(signed_in.db(), signed_in.owner(), id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    let standing = Standing::load(&signed_in).await?;
    let licence = standing.licences.iter().find(|licence| licence.id == id).ok_or(AppError::NotFound)?;
    let Some((set, _)) = standing.of(licence) else {
        return Ok(without_rules(&signed_in, id).await);
    };
    let title = name(set, &licence.held.title);
    let chosen = asked.cycle.and_then(|end| standing.report_of(licence, end));
    let cycle = chosen.or_else(|| standing.present(licence).map(|present| present.cycle));
    let (cycle, english) = (cycle.as_deref(), signed_in.english());
    let drawn = Drawn {
        id,
        tabs: tabs(&standing, id),
        cycles: cycle.map(|shown| periods::tabs(&standing, licence, shown, english)).unwrap_or_default(),
        line: cycle.map(|cycle| periods::line(cycle, signed_in.today, english)).unwrap_or_default(),
        step: cycle.and_then(|cycle| periods::step(&standing, licence, cycle, english)),
        closes: standing.to_close(licence).is_some_and(|cycle| cycle.opens <= signed_in.today),
        body: cycle.map(|cycle| body(&standing, licence, set, cycle, &signed_in)),
        gaps: set.gaps.clone(),
        board: set.board.clone(),
        rules: format!("/rules/{}", set.id),
        own: set.is_own(),
        title: title.clone(),
    };
    Ok(Page::new(title, Section::Licences).show(&signed_in.visitor, move || view(drawn)).await)
}

/// The rule set has gone, or no longer has this title: said, never guessed around.
async fn without_rules(signed_in: &SignedIn, id: Uuid) -> axum::response::Response {
    let page = Page::new("Rules not found", Section::Licences);
    let view = move || {
        view! {
            <Heading
                title="The rules for this license are not here"
                line="The rule set that it used has been taken away or no longer names its title. Choose its rules again; your learning is untouched."
            >
                <LinkButton href=format!("/licences/{id}/edit") label="Edit the license" kind=Kind::Main />
            </Heading>
        }
        .into_any()
    };
    page.show(&signed_in.visitor, view).await
}

struct Drawn {
    id: Uuid,
    title: String,
    tabs: Vec<(String, String, bool)>,
    cycles: Vec<(String, String, bool)>,
    line: String,
    step: Option<periods::Step>,
    /// Whether there is a period that can be closed.
    closes: bool,
    body: Option<Body>,
    gaps: Vec<String>,
    board: String,
    rules: String,
    own: bool,
}

struct Body {
    headline: String,
    bars: Vec<bars::Part>,
    legend: bool,
    duties: Vec<bars::Duty>,
    table: table::Shown,
}

fn tabs(standing: &Standing, shown: Uuid) -> Vec<(String, String, bool)> {
    let tab = |licence: &licences::Licence| {
        let (set, _) = standing.of(licence)?;
        Some((name(set, &licence.held.title), format!("/licences/{}", licence.id), licence.id == shown))
    };
    standing.licences.iter().filter_map(tab).collect()
}

fn body(
    standing: &Standing,
    licence: &licences::Licence,
    set: &RuleSet,
    cycle: &CycleReport,
    signed_in: &SignedIn,
) -> Body {
    let bars = bars::parts(set, cycle, signed_in.today);
    Body {
        headline: headline::headline(set, cycle),
        legend: !bars.is_empty(),
        bars,
        duties: bars::duties(set, cycle, signed_in.today),
        table: table::shown(standing, licence, set, cycle, signed_in),
    }
}

fn view(drawn: Drawn) -> impl IntoView {
    let id = drawn.id;
    let rules = drawn.rules.clone();
    let tabs = (drawn.tabs.len() > 1).then(|| view! { <Tabs label="Licenses" tabs=drawn.tabs /> });
    let cycles = (drawn.cycles.len() > 1).then(|| view! { <Tabs label="Periods" tabs=drawn.cycles /> });
    let body = match drawn.body {
        Some(body) => body_view(body),
        None => view! {
            <Silent
                words="The end of your period is not known, so nothing can be counted yet."
                href=format!("/licences/{id}/edit")
                action="Add the date it ends"
            />
        }
        .into_any(),
    };
    let step = drawn.step.map(|step| {
        view! {
            <p class="tag">
                <Icon sign=Sign::Clock />
                <span>{step.words} " " <a href=step.href>{step.action}</a></span>
            </p>
        }
    });
    let renewal = drawn.closes.then(|| {
        view! { <LinkButton href=format!("/licences/{id}/renewals/new") label="Renewal" sign=Sign::Done /> }
    });
    let gaps = (!drawn.gaps.is_empty()).then(|| {
        let each = drawn.gaps.into_iter().map(|gap| view! { <li>{gap}</li> });
        view! {
            <Margin heading="What our copy does not say">
                <ul>{each.collect_view()}</ul>
            </Margin>
        }
    });
    let foot = if drawn.own {
        "These rules are your own note. Correct them whenever the board changes something.".to_owned()
    } else {
        format!(
            "Rules as read on {}. Boards change rules: confirm a figure with {} before you rely on it.",
            words::READ_ON,
            words::phrase::the(&drawn.board)
        )
    };
    view! {
        <Heading title=drawn.title line=drawn.line>
            <LinkButton href=format!("/licences/{id}/tasks") label="Duties done" sign=Sign::Check />
            {renewal}
            <LinkButton href=rules label="Rules" sign=Sign::Page />
            <LinkButton href=format!("/licences/{id}/edit") label="Edit" sign=Sign::Pencil />
        </Heading>
        {tabs}
        {cycles}
        {step}
        {body}
        {gaps}
        <p class="fine">{foot} " " <a href=drawn.rules>"Read every rule"</a></p>
    }
    .into_any()
}

fn body_view(body: Body) -> AnyView {
    let legend = body.legend.then(bars::legend);
    view! {
        <section aria-label="What is required">
            <p class="verdict">{body.headline}</p>
            <h2 class="unseen">"What is required"</h2>
            {bars::view(body.bars)}
            {legend}
        </section>
        {bars::duties_view(body.duties)}
        {table::view(body.table)}
    }
    .into_any()
}
