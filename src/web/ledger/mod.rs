//! The ledger of a licence: every hour of a period, what it counts for, and why the others do not.

mod actions;
mod bars;
mod headline;
pub mod kept;
mod near_misses;
mod periods;
mod proof;
mod table;

use crate::db::licences;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::{Heading, Icon, Kind, LinkButton, Margin, Section, Sign, Silent, Tabs};
use crate::web::verdict::cited;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use chrono::NaiveDate;
use domain::credit::CycleReport;
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::words::{self, Cited};
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
    let rules = format!("/rules/{}", set.id);
    let drawn = Drawn {
        id,
        tabs: tabs(&standing, id),
        cycles: cycle.map(|shown| periods::tabs(&standing, licence, shown, english)).unwrap_or_default(),
        line: cycle.map(|cycle| periods::line(cycle, signed_in.today, english)).unwrap_or_default(),
        step: cycle.and_then(|cycle| periods::step(&standing, licence, cycle, english)),
        changed: standing.changed.contains(&set.id).then(|| format!("/rule-copies/{}", set.id)),
        actions: actions::Actions {
            id,
            audit: cycle.map(|shown| periods::audit(licence, shown)),
            closes: standing.to_close(licence).is_some_and(|cycle| cycle.opens <= signed_in.today),
            rules: rules.clone(),
        },
        body: cycle.map(|cycle| body(&standing, licence, set, cycle, &signed_in)),
        copy: standing.accepted.iter().any(|(id, _)| *id == set.id).then(|| format!("/rule-copies/{}", set.id)),
        foot: foot(&standing, set, english),
        gaps: set.gaps.clone(),
        rules,
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
    /// Where newer rules wait to be seen.
    changed: Option<String>,
    actions: actions::Actions,
    body: Option<Body>,
    gaps: Vec<String>,
    foot: String,
    /// Where her copy of the rules is told about.
    copy: Option<String>,
    rules: String,
    own: bool,
}

struct Body {
    headline: String,
    bars: Vec<bars::Part>,
    legend: bool,
    carry: Option<(String, Vec<Cited>)>,
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
    let bars = bars::parts(standing, set, cycle, signed_in.today);
    Body {
        headline: headline::headline(set, cycle),
        legend: !bars.is_empty(),
        bars,
        carry: (cycle.cycle_end.is_some()).then(|| carry(set, cycle, signed_in.today)),
        duties: bars::duties(set, cycle, signed_in.today),
        table: table::shown(standing, licence, set, cycle, signed_in),
    }
}

fn view(drawn: Drawn) -> impl IntoView {
    let id = drawn.id;
    let tabs = (drawn.tabs.len() > 1).then(|| view! { <Tabs label="Licenses" tabs=drawn.tabs /> });
    let cycles = (drawn.cycles.len() > 1).then(|| view! { <Tabs label="Periods" tabs=drawn.cycles quiet=true /> });
    let body = match drawn.body {
        Some(body) => body_view(body, id),
        None => view! {
            <Silent
                words="The end of your period is not known, so nothing can be counted yet."
                href=format!("/licences/{id}/edit")
                action="Add the date it ends"
            />
        }
        .into_any(),
    };
    let notes = drawn.step.is_some() || drawn.changed.is_some();
    let step = drawn.step.map(|step| {
        view! {
            <p class="tag">
                <Icon sign=Sign::Clock />
                <span>{step.words} " " <a href=step.href>{step.action}</a></span>
            </p>
        }
    });
    let changed = drawn.changed.map(|href| {
        let words = format!("The rules of {} changed. You still count by those you accepted.", drawn.title);
        view! {
            <p class="tag">
                <Icon sign=Sign::Page />
                <span>{words} " " <a href=href>"See what changed"</a></span>
            </p>
        }
    });
    let gaps = (!drawn.gaps.is_empty()).then(|| {
        let each = drawn.gaps.into_iter().map(|gap| view! { <li>{gap}</li> });
        view! {
            <Margin heading="What our copy does not say">
                <ul>{each.collect_view()}</ul>
            </Margin>
        }
    });
    let copy = drawn.copy.map(|href| {
        view! {
            " · "
            <a href=href>"Your copy of them"</a>
        }
    });
    let report = (!drawn.own).then(|| {
        view! {
            " · "
            <a href=format!("/licences/{id}/mistakes/new")>"Report a mistake in a rule"</a>
        }
    });
    view! {
        <Heading title=drawn.title line=drawn.line>
            {actions::view(drawn.actions)}
        </Heading>
        {tabs}
        {cycles}
        {notes.then(|| view! { <div class="notes">{step} {changed}</div> })}
        {body}
        {gaps}
        <p class="fine">
            {drawn.foot} " " <a href=drawn.rules>"Read every rule"</a> {copy} {report}
        </p>
    }
    .into_any()
}

/// What carries over, with the rule it rests on.
fn carry(set: &RuleSet, cycle: &CycleReport, today: NaiveDate) -> (String, Vec<Cited>) {
    let mut words = kept::carry(set, cycle);
    let planned = Credit(cycle.carry_out.hours_if_planned);
    if planned.0 > cycle.carry_out.hours {
        words.push_str(&format!(" With what is planned it is {}.", words::hours(planned)));
    }
    let sources = set.carry_over.iter().flat_map(|carry| &carry.source).filter_map(|id| set.source(id));
    (words, sources.map(|source| words::cited(source, today)).collect())
}

/// Which rules these are, and since when she has them.
fn foot(standing: &Standing, set: &RuleSet, english: words::English) -> String {
    if set.is_own() {
        return "These rules are your own note. Correct them whenever the board changes something.".into();
    }
    let since = standing.accepted.iter().find(|(id, _)| *id == set.id);
    let since = since.map(|(_, day)| format!(" You have counted by them since {}.", words::date(*day, english)));
    format!(
        "Rules as read on {}, with sources up to {}.{} Boards change rules: confirm a figure with {} before you rely on it.",
        words::READ_ON,
        set.as_of,
        since.unwrap_or_default(),
        words::phrase::the(&set.board)
    )
}

fn body_view(body: Body, id: Uuid) -> AnyView {
    let carry = body.carry.map(|(words, sources)| {
        view! {
            <Margin heading="Carry-over">
                <p>{words}</p>
                <p class="fine">{sources.into_iter().map(cited).collect_view()}</p>
            </Margin>
        }
    });
    let legend = body.legend.then(bars::legend);
    view! {
        <section aria-label="What is required">
            <p class="verdict">{body.headline}</p>
            <h2 class="unseen">"What is required"</h2>
            {bars::view(body.bars, id)}
            {legend}
        </section>
        {bars::duties_view(body.duties, id)}
        {carry}
        {table::view(body.table)}
    }
    .into_any()
}
