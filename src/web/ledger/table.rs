//! The ledger itself: oldest first, earned, counts, so far, why, and the same hour at the other licences.

use super::proof::{Proof, proof};
use crate::db::licences::Licence;
use crate::db::pins::Pin;
use crate::web::licences::pins;
use crate::web::standing::{Standing, current, name};
use crate::web::ui::{Button, Icon, Kind, Ledger, LedgerRow, LedgerTotals, Sign, Verdict};
use crate::web::verdict::{Told, cited, told};
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::credit::{CycleReport, Line};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

/// What the table shows.
pub struct Shown {
    rows: Vec<LedgerRow>,
    totals: LedgerTotals,
    others: Vec<String>,
    sentence: String,
    proof: Proof,
}

pub fn shown(
    standing: &Standing,
    licence: &Licence,
    set: &RuleSet,
    cycle: &CycleReport,
    signed_in: &SignedIn,
) -> Shown {
    let (today, english) = (signed_in.today, signed_in.english());
    let others: Vec<(String, Vec<&CycleReport>)> = standing
        .licences
        .iter()
        .filter(|other| other.id != licence.id)
        .filter_map(|other| {
            let (set, report) = standing.of(other)?;
            let cycles = current(report, today).into_iter().collect();
            Some((name(set, &other.held.title), cycles))
        })
        .collect();
    let mut lines: Vec<&Line> = cycle.ledger.iter().collect();
    let date = |line: &Line| standing.activity(&line.activity).map(|activity| activity.facts.completed_on);
    lines.sort_by_key(|line| (date(line), line.activity.clone()));
    let mut so_far = 0;
    let (mut earned, mut undecided) = (0, 0);
    let mut sums = vec![0; others.len()];
    let mut rows = Vec::with_capacity(lines.len());
    for line in lines {
        let told = told(line, cycle, set, today, english);
        let planned = line.status == domain::credit::portfolio::Status::Planned;
        if !planned {
            so_far += line.counted;
            earned += line.earned;
            undecided += told.undecided;
        }
        let elsewhere: Vec<String> = others
            .iter()
            .enumerate()
            .map(|(place, (_, cycles))| elsewhere(cycles, &line.activity, planned, &mut sums[place]))
            .collect();
        let mut row = row(standing, line, told, so_far, elsewhere, english);
        row.more = standing.activity(&line.activity).map(|activity| {
            let pins = standing.pins.iter().filter(|pin| pin.licence == licence.id && pin.activity == activity.id);
            let marks = pins.map(|pin| (pin.clone(), pins::words(pin, set, english))).collect();
            choice(licence.id, activity.id, cycle.cycle_end, marks, &activity.facts.title)
        });
        rows.push(row);
    }
    let counted = so_far;
    let not = earned
        - counted
        - cycle
            .ledger
            .iter()
            .filter(|line| line.status == domain::credit::portfolio::Status::Completed)
            .map(|line| line.outside)
            .sum::<i64>();
    let why = if not <= 0 {
        "Every hour counts.".to_owned()
    } else if undecided > 0 {
        format!("{} not counted, {} of them undecided", Credit(not), Credit(undecided))
    } else {
        format!("{} not counted", Credit(not))
    };
    let sentence = if earned == 0 {
        "Nothing is recorded for this period yet.".to_owned()
    } else if not <= 0 {
        format!("{} earned, and all of them count here.", words::hours(Credit(earned)))
    } else {
        format!(
            "{} earned. {} here; each of the other {} says why not.",
            words::hours(Credit(earned)),
            if counted == 100 { "1 counts".to_owned() } else { format!("{} count", Credit(counted)) },
            Credit(not)
        )
    };
    Shown {
        rows,
        totals: LedgerTotals {
            earned: Credit(earned).to_string(),
            counts: Credit(counted).to_string(),
            so_far: Credit(so_far).to_string(),
            why,
            others: sums.into_iter().map(|sum| Credit(sum).to_string()).collect(),
        },
        others: others.into_iter().map(|(name, _)| name).collect(),
        sentence,
        proof: proof(set, cycle, standing.report.optimal),
    }
}

fn elsewhere(cycles: &[&CycleReport], activity: &str, planned: bool, sum: &mut i64) -> String {
    let line = cycles.iter().flat_map(|cycle| &cycle.ledger).find(|line| line.activity == activity);
    match line {
        Some(line) if planned => Credit(line.counted_if_planned + line.outside_if_planned).to_string(),
        Some(line) => {
            *sum += line.counted;
            Credit(line.counted + line.outside).to_string()
        }
        None => String::new(),
    }
}

fn row(standing: &Standing, line: &Line, told: Told, so_far: i64, others: Vec<String>, english: English) -> LedgerRow {
    let vocabulary = Vocabulary::builtin();
    let activity = standing.activity(&line.activity);
    let (date, title, href, kind) = match activity {
        Some(activity) => {
            let facts = &activity.facts;
            let kind = vocabulary.kind(&facts.kind).map_or(facts.kind.clone(), |kind| kind.label.clone());
            let way = facts.delivery.as_deref().and_then(|slug| vocabulary.delivery(slug));
            let kind = match way.filter(|way| !kind.to_lowercase().contains(&way.label.to_lowercase())) {
                Some(way) if facts.kind == "workshop" || facts.kind == "conference" => {
                    format!("{kind}, {}", words::lower(&way.label))
                }
                _ => kind,
            };
            (span(facts, english), facts.title.clone(), format!("/activities/{}", activity.id), kind)
        }
        None => ("Before".into(), "Hours carried in".into(), "#main".into(), "From the period before".into()),
    };
    let undecided = told.verdict == Verdict::Undecided;
    let sources = told.sources.into_iter().take(2).map(cited).collect_view();
    LedgerRow {
        date,
        title,
        href,
        kind,
        earned: Credit(told.earned).to_string(),
        counts: if undecided && told.counts == 0 { "not yet".into() } else { Credit(told.counts).to_string() },
        so_far: Credit(so_far).to_string(),
        earned_hundredths: told.earned,
        counts_hundredths: told.counts,
        verdict: told.verdict,
        why: told.why,
        source: Some(sources.into_any()),
        more: None,
        others,
    }
}

/// What she decided about an activity here, each with its undoing, and the way to decide.
fn choice(licence: Uuid, activity: Uuid, cycle: Option<NaiveDate>, marks: Vec<(Pin, String)>, title: &str) -> AnyView {
    let marks = marks.into_iter().map(|(pin, words)| {
        let spoken = format!("Undo: {words}");
        view! {
            <form method="post" action=format!("/licences/{licence}/pins/{}/remove", pin.id)>
                <p class="tag">
                    <Icon sign=Sign::Pencil />
                    <span>{words}</span>
                </p>
                <Button label="Undo" kind=Kind::Quiet spoken=spoken />
            </form>
        }
        .into_any()
    });
    let cycle = cycle.map(|end| format!("&cycle={end}")).unwrap_or_default();
    let href = format!("/licences/{licence}/pins/new?activity={activity}{cycle}");
    let spoken = format!("Choose where {title} counts");
    view! {
        {marks.collect_view()}
        <a href=href aria-label=spoken>
            "Choose where it counts"
        </a>
    }
    .into_any()
}

/// "Aug 21–22, 2026", or one day.
fn span(facts: &crate::db::activities::Facts, english: English) -> String {
    let last = words::short_date(facts.completed_on, english);
    match facts.starts_on.filter(|start| *start < facts.completed_on) {
        Some(start) => format!("{} to {last}", words::short_date(start, english)),
        None => last,
    }
}

pub fn view(shown: Shown) -> AnyView {
    if shown.rows.is_empty() {
        return view! {
            <section aria-label="Ledger">
                <h2>"Ledger"</h2>
                <p>{shown.sentence} " " <a href="/activities/new">"Add learning"</a></p>
            </section>
        }
        .into_any();
    }
    view! {
        <section aria-label="Ledger">
            <h2>"Ledger"</h2>
            <p>{shown.sentence}</p>
            {shown.proof.view()}
            <Ledger caption="Every hour, and why it counts or not" rows=shown.rows totals=shown.totals others=shown.others />
        </section>
    }
    .into_any()
}
