//! A closed cycle, as it was kept: for reading and for paper.

use crate::db::renewals::Renewal;
use crate::web::ledger::kept::{Hours, Kept, Requirement, Rule};
use crate::web::ui::{Breadcrumbs, Button, Column, Heading, Icon, LinkButton, Margin, Sign, Table, Tabs};
use domain::quantity::Credit;
use domain::words::{self, English};
use leptos::prelude::*;

pub struct Drawn {
    pub kept: Kept,
    /// The closed cycles of the licence, oldest first, and which one this is.
    pub all: Vec<Renewal>,
    pub place: usize,
    pub is_last: bool,
    pub english: English,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { kept, all, place, is_last, english } = drawn;
    let here = &all[place];
    let id = here.licence;
    let renewed = words::date(here.renewed_on, english);
    let line = format!(
        "{} to {}. Renewed on {renewed}; kept as it was then.",
        words::date(kept.opens, english),
        words::date(kept.closes, english)
    );
    let mut tabs: Vec<(String, String, bool)> = all.iter().map(|one| tab(one, one.id == here.id, english)).collect();
    tabs.push(("The present period".into(), format!("/licences/{id}"), false));
    let undo = is_last.then(|| {
        view! {
            <form method="post" action=format!("/licences/{id}/renewals/{}/remove", here.id)>
                <Button label="Take the renewal back" />
            </form>
        }
    });
    let audit = format!("/licences/{id}/renewals/{}/audit", here.id);
    let as_of = kept.rules_as_of.clone();
    view! {
        <Breadcrumbs above=vec![(kept.licence.clone(), format!("/licences/{id}"))] here="A closed period" />
        <Heading title=kept.licence.clone() line=line>
            <LinkButton href=audit label="Audit pack" sign=Sign::Download />
            {undo}
        </Heading>
        <Tabs label="Periods" tabs=tabs />
        <p class="verdict">{kept.headline.clone()}</p>
        {open(kept.open)}
        <Margin heading="What was asked">{asked(kept.requirements)}</Margin>
        <Margin heading="What carried over">
            <p>{kept.carry}</p>
        </Margin>
        <section aria-label="Ledger">
            <h2>"Ledger"</h2>
            {ledger(kept.hours, kept.earned, kept.counted, english)}
        </section>
        <Margin heading="The rules then">{rules(kept.rules)}</Margin>
        <p class="fine">
            {format!(
                "Counted by the rules of {}, as our copy had them with sources up to {as_of}. Learning outside this period is not listed. Print this page with your browser to keep it on paper.",
                kept.board,
            )}
        </p>
    }
    .into_any()
}

/// A closed cycle beside the others.
#[must_use]
pub fn tab(renewal: &Renewal, shown: bool, english: English) -> (String, String, bool) {
    let words = format!("Period to {}, closed", words::short_date(renewal.cycle_end, english));
    (words, format!("/licences/{}/renewals/{}", renewal.licence, renewal.id), shown)
}

fn open(open: Vec<String>) -> Option<AnyView> {
    let any = !open.is_empty();
    let each = open.into_iter().map(|line| {
        view! {
            <li>
                <Icon sign=Sign::ToDo />
                <span>{line}</span>
            </li>
        }
    });
    any.then(|| {
        view! {
            <Margin heading="Still open then">
                <ul class="todo">{each.collect_view()}</ul>
            </Margin>
        }
        .into_any()
    })
}

fn sources(sources: Vec<String>) -> String {
    sources.join("; ")
}

fn asked(rows: Vec<Requirement>) -> AnyView {
    let columns = vec![Column::words("What"), Column::words("How far"), Column::words("Source")];
    let rows =
        rows.into_iter().map(|row| vec![row.heading.into_any(), row.line.into_any(), sources(row.sources).into_any()]);
    view! { <Table caption="What was asked" columns=columns rows=rows.collect() /> }.into_any()
}

fn ledger(rows: Vec<Hours>, earned: i64, counted: i64, english: English) -> AnyView {
    if rows.is_empty() {
        return view! { <p>"Nothing was recorded for this period."</p> }.into_any();
    }
    let columns = vec![
        Column::words("Date"),
        Column::words("Activity"),
        Column::number("Earned"),
        Column::number("Counted"),
        Column::words("Why"),
    ];
    let lines = rows.into_iter().map(|row| {
        let date = row.date.map_or("Before".to_owned(), |day| words::short_date(day, english));
        let why = match row.sources.is_empty() {
            true => row.why,
            false => format!("{} ({})", row.why, sources(row.sources)),
        };
        vec![
            view! { <time>{date}</time> }.into_any(),
            format!("{}, {}", row.title, words::lower(&row.kind)).into_any(),
            Credit(row.earned).to_string().into_any(),
            Credit(row.counts).to_string().into_any(),
            why.into_any(),
        ]
    });
    let totals = vec![
        "".into_any(),
        "In all".into_any(),
        Credit(earned).to_string().into_any(),
        Credit(counted).to_string().into_any(),
        "".into_any(),
    ];
    view! {
        <Table caption="Every hour of this period, and why it counted or not" columns=columns rows=lines.collect() name=1 totals=Some(totals) />
    }
    .into_any()
}

fn rules(rules: Vec<Rule>) -> AnyView {
    let columns = vec![Column::words("About"), Column::words("Rule"), Column::words("Source")];
    let rows = rules
        .into_iter()
        .map(|rule| vec![rule.heading.into_any(), rule.sentence.into_any(), sources(rule.sources).into_any()]);
    view! { <Table caption="The rules it was counted by" columns=columns rows=rows.collect() /> }.into_any()
}
