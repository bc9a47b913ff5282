//! The sheet to copy from, and the same as a table for paper.

use super::fields::{self, Named, fields};
use crate::web::audit::{Line, Pack};
use crate::web::ui::{
    Breadcrumbs, Button, Column, Empty, Heading, Icon, Kind, LinkButton, Margin, Sign, Silent, Table,
};
use chrono::NaiveDate;
use domain::words;
use leptos::prelude::*;
use std::collections::BTreeMap;
use uuid::Uuid;

pub struct Drawn {
    pub id: Uuid,
    pub pack: Pack,
    pub cycle: Option<NaiveDate>,
    pub reported: BTreeMap<Uuid, NaiveDate>,
}

impl Drawn {
    /// Activities that can be typed: hours carried in are the portal's own.
    fn lines(&self) -> impl Iterator<Item = (&Line, Uuid)> {
        self.pack.counted().filter_map(|line| Some((line, line.facts.as_ref()?.activity)))
    }

    fn at(&self, more: &str) -> String {
        let cycle = self.cycle.map(|end| format!("?cycle={end}")).unwrap_or_default();
        format!("/licences/{}{more}{cycle}", self.id)
    }

    fn crumbs(&self) -> Vec<(String, String)> {
        vec![("Licenses".into(), "/licences".into()), (self.pack.kept.licence.clone(), self.at(""))]
    }

    fn told(&self) -> String {
        let done = self.lines().filter(|(_, activity)| self.reported.contains_key(activity)).count();
        fields::told(done, self.lines().count())
    }
}

pub fn sheet(drawn: Drawn) -> impl IntoView {
    let line = format!("{}. {}", drawn.pack.span(), drawn.told());
    let rows = drawn.lines().map(|(line, activity)| activity_view(&drawn, line, activity)).collect::<Vec<_>>();
    let body = if rows.is_empty() {
        view! {
            <Empty
                line="Nothing to type yet."
                sentence="What counts for this license stands here, field by field."
                href="/activities/new"
                action="Add learning"
            />
        }
        .into_any()
    } else {
        rows.into_any()
    };
    view! {
        <Breadcrumbs above=drawn.crumbs() here="Entry sheet" />
        <Heading title="For the board’s portal" line=line>
            <LinkButton href=drawn.at("/entry-sheet/table") label="As a table" sign=Sign::Print />
        </Heading>
        <Silent words="No text we hold states in which order a portal asks. The fields stand in the order of a certificate." />
        {body}
    }
    .into_any()
}

fn activity_view(drawn: &Drawn, line: &Line, activity: Uuid) -> AnyView {
    let entered = drawn.reported.get(&activity).copied();
    let note = match entered {
        Some(day) => format!("in the portal since {}", words::short_date(day, drawn.pack.english)),
        None => "not in the portal yet".into(),
    };
    let title = line.hours.title.clone();
    let cells = fields(line, drawn.pack.english).into_iter().enumerate();
    let cells = cells.map(|(place, field)| field_view(activity, place, field)).collect_view();
    let cycle = drawn.cycle.map(|end| view! { <input type="hidden" name="cycle" value=end.to_string() /> });
    let (label, value, kind) = match entered {
        Some(_) => ("Take the tick back", "", Kind::Quiet),
        None => ("Entered", "1", Kind::Plain),
    };
    let spoken = format!("{label}: {title}");
    let action = format!("/licences/{}/entry-sheet", drawn.id);
    let state = entered.map(|_| view! { <p class="tag"><Icon sign=Sign::Done /><span>"Entered"</span></p> });
    view! {
        <Margin heading=title note=note id=format!("activity-{activity}")>
            <div class="copies">{cells}</div>
            <form method="post" action=action class="row">
                {cycle}
                <input type="hidden" name="activity" value=activity.to_string() />
                <input type="hidden" name="entered" value=value />
                {state}
                <span>
                    <Button label=label kind=kind spoken=spoken />
                </span>
            </form>
        </Margin>
    }
    .into_any()
}

/// A value to be taken along: selected by hand, or by its button where there is a script.
fn field_view(activity: Uuid, place: usize, (name, value): Named) -> AnyView {
    if value.is_empty() {
        return view! {
            <p class="field">
                <span class="label">{name}</span>
                <span class="fine">"Not recorded"</span>
            </p>
        }
        .into_any();
    }
    let id = format!("copy-{activity}-{place}");
    let spoken = format!("Copy {name}: {value}");
    view! {
        <div class="field copy">
            <span class="label">
                <label for=id.clone()>{name}</label>
            </span>
            <input id=id.clone() readonly value=value />
            <button type="button" class="button" data-copy=id aria-label=spoken hidden>
                "Copy"
            </button>
        </div>
    }
    .into_any()
}

pub fn table(drawn: Drawn) -> impl IntoView {
    let mut lines = drawn.lines().peekable();
    let names: Vec<&'static str> = lines
        .peek()
        .map(|(line, _)| fields(line, drawn.pack.english).into_iter().map(|(name, _)| name).collect())
        .unwrap_or_default();
    let columns = names.iter().map(|name| Column::words(*name).labelled()).collect();
    let rows = lines.map(|(line, _)| {
        let cells = fields(line, drawn.pack.english).into_iter();
        cells.map(|(_, value)| value.into_any()).collect()
    });
    let rows: Vec<Vec<AnyView>> = rows.collect();
    let line = format!("{}. {}", drawn.pack.span(), drawn.told());
    view! {
        <Breadcrumbs above=drawn.crumbs() here="Entry sheet" />
        <Heading title=format!("{}, for the board’s portal", drawn.pack.kept.licence) line=line>
            <LinkButton href=drawn.at("/entry-sheet") label="To copy from" />
        </Heading>
        <Table caption="What counts, field by field" columns=columns rows=rows />
        <p class="fine">"Print this page with your browser to keep it on paper."</p>
    }
    .into_any()
}
