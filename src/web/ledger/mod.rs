//! The ledger of a licence: every hour of a period, what it counts for, and why the others do not.

mod bars;
mod headline;
mod table;

use crate::db::licences;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::page::Page;
use crate::web::standing::{Standing, current, name};
use crate::web::ui::{Heading, Kind, LinkButton, Margin, Section, Sign, Silent, Tabs};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use chrono::NaiveDate;
use domain::credit::{CycleReport, LicenceReport};
use domain::rules::RuleSet;
use domain::words::{self, English};
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
    let Some((set, report)) = standing.of(licence) else {
        return Ok(without_rules(&signed_in, id).await);
    };
    let title = name(set, &licence.held.title);
    let chosen = asked.cycle.and_then(|end| report.cycles.iter().find(|cycle| cycle.cycle_end == Some(end)));
    let cycle = chosen.or_else(|| current(report, signed_in.today));
    let drawn = Drawn {
        id,
        tabs: tabs(&standing, id),
        cycles: cycle.map(|shown| cycles(id, report, shown, signed_in.english())).unwrap_or_default(),
        line: cycle.map(|cycle| line(cycle, &signed_in)).unwrap_or_default(),
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

/// The cycles that are open, when there is more than one.
fn cycles(id: Uuid, report: &LicenceReport, shown: &CycleReport, english: English) -> Vec<(String, String, bool)> {
    if report.cycles.len() < 2 {
        return vec![];
    }
    let tab = |cycle: &CycleReport| {
        let end = cycle.cycle_end?;
        let words = format!("Period to {}", words::short_date(end, english));
        Some((words, format!("/licences/{id}?cycle={end}"), cycle.cycle_end == shown.cycle_end))
    };
    report.cycles.iter().filter_map(tab).collect()
}

/// "June 1, 2025 to May 31, 2028. 18 months left."
fn line(cycle: &CycleReport, signed_in: &SignedIn) -> String {
    let english = signed_in.english();
    let span =
        format!("{} to {}.", words::date(cycle.window.opens, english), words::date(cycle.window.closes, english));
    match cycle.deadline {
        None => format!("{span} Looked back on from any day; there is no deadline."),
        Some(day) if day >= signed_in.today => format!("{span} {} left.", words::distance(signed_in.today, day)),
        Some(_) => format!("{span} It has closed."),
    }
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
    let cycles = (!drawn.cycles.is_empty()).then(|| view! { <Tabs label="Periods" tabs=drawn.cycles /> });
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
            <LinkButton href=format!("/plans?licence={id}") label="Plan to finish" />
            <LinkButton href=format!("/licences/{id}/tasks") label="Duties done" sign=Sign::Check />
            <LinkButton href=rules label="Rules" sign=Sign::Page />
            <LinkButton href=format!("/licences/{id}/edit") label="Edit" sign=Sign::Pencil />
        </Heading>
        {tabs}
        {cycles}
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
