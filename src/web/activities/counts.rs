//! What an activity counts for at each licence, with the reason: one that is there, or one that is only typed so far.

use super::draft::Draft;
use crate::db::activities::Activity;
use crate::web::error::Result;
use crate::web::form::Form;
use crate::web::standing::{Standing, current, name};
use crate::web::ui::{Button, Kind};
use crate::web::verdict::told;
use crate::web::visitor::SignedIn;
use axum::Json;
use axum::response::{IntoResponse, Response};
use domain::credit::{CycleReport, Report};
use domain::quantity::Credit;
use domain::words;
use leptos::prelude::*;
use serde::Serialize;
use uuid::Uuid;

/// Licence, earned, counts, why and sources.
pub struct Counts {
    pub name: String,
    pub href: String,
    pub earned: String,
    pub counts: String,
    pub why: String,
    pub sources: Vec<words::Cited>,
}

/// What a report says of an activity, licence by licence.
pub fn of(signed_in: &SignedIn, standing: &Standing, report: &Report, activity: Uuid) -> Vec<Counts> {
    let id = activity.to_string();
    let mut all = Vec::new();
    for licence in &standing.licences {
        let own = licence.id.to_string();
        let Some(set) = standing.library.get(&licence.held.rule_set) else { continue };
        let Some(report) = report.licences.iter().find(|report| report.id == own) else { continue };
        // The cycle in which it counts, else the present one with its reason.
        let line_of = |cycle: &CycleReport| cycle.ledger.iter().find(|line| line.activity == id).cloned();
        let counting = report
            .cycles
            .iter()
            .find(|cycle| line_of(cycle).is_some_and(|line| line.counted_if_planned + line.outside_if_planned > 0));
        let Some(cycle) = counting.or_else(|| current(report, signed_in.today)) else { continue };
        let Some(line) = line_of(cycle) else { continue };
        let told = told(&line, cycle, set, signed_in.today, signed_in.english());
        all.push(Counts {
            name: name(set, &licence.held.title),
            href: format!("/licences/{}", licence.id),
            earned: Credit(told.earned).to_string(),
            counts: Credit(told.counts).to_string(),
            why: told.why,
            sources: told.sources,
        });
    }
    all
}

/// What a form says it would count for.
#[derive(Clone, Debug, Default, Serialize)]
pub struct IfSaved {
    /// Where there is nothing to count yet: what is missing.
    pub said: String,
    pub licences: Vec<Line>,
}

#[derive(Clone, Debug, Serialize)]
pub struct Line {
    pub name: String,
    /// "6 of 6"
    pub counts: String,
    pub why: String,
}

/// What is typed, as if it were saved; nothing is.
pub fn if_saved(signed_in: &SignedIn, standing: &Standing, draft: &Draft) -> IfSaved {
    let said = |said: &str| IfSaved { said: said.into(), licences: vec![] };
    if standing.licences.is_empty() {
        return said("Add a license to see what it counts for.");
    }
    let facts = match draft.parse(signed_in.today, standing.library.vocabulary()) {
        Ok(facts) => facts,
        Err(problems) => {
            let first = problems.summary().into_iter().next().map(|(_, problem)| problem).unwrap_or_default();
            return said(&format!("Not yet: {first}"));
        }
    };
    let id = draft.id.parse().unwrap_or_default();
    let report = standing.report_with(&Activity { id, version: 1, facts });
    let lines = of(signed_in, standing, &report, id).into_iter().map(|each| Line {
        counts: format!("{} of {}", each.counts, each.earned),
        name: each.name,
        why: each.why,
    });
    IfSaved { said: String::new(), licences: lines.collect() }
}

/// Asked by the form's script while somebody types.
pub async fn answer(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result<Response> {
    let standing = Standing::load(&signed_in).await?;
    Ok(Json(if_saved(&signed_in, &standing, &draft)).into_response())
}

/// Where the answer stands, or will: `public/certificates.js` keeps it up to date, a button asks without scripts.
pub fn view(found: Option<IfSaved>) -> impl IntoView {
    let nothing = || IfSaved { said: "Give a title, a day and a length, and it stands here.".into(), licences: vec![] };
    let IfSaved { said, licences } = found.unwrap_or_else(nothing);
    let each = licences.into_iter().map(|line| {
        view! {
            <li>
                <b>{line.name}</b>
                <p class="figure">{line.counts}</p>
                <p>{line.why}</p>
            </li>
        }
    });
    view! {
        <div class="counts" id="counts" data-counts="/activities/counts">
            <ul class="plain-list" aria-live="polite" data-lines>
                {each.collect_view()}
            </ul>
            <p class="hint" data-said>
                {said}
            </p>
            <p data-without-scripts>
                <Button label="Show what it counts for" name="more" value="counts" kind=Kind::Quiet />
            </p>
        </div>
    }
    .into_any()
}
