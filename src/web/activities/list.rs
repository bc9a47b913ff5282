//! The list: searched and filtered in memory over one therapist's records, in pages, with the sum of what is shown.

use crate::db::activities::{self, Activity, Amount};
use crate::web::certificates;
use crate::web::error::Result;
use crate::web::form;
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::{
    Column, Empty, Field, Filters, Heading, Kind, LinkButton, Menu, Pager, Section, Select, Sign, Table, Tag,
};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use chrono::Datelike;
use domain::quantity::Credit;
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use serde::Deserialize;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Rows on a page.
const PAGE: usize = 50;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    year: String,
    kind: String,
    topic: String,
    status: String,
    licence: String,
    page: String,
}

impl Asked {
    fn is_filtered(&self) -> bool {
        [&self.q, &self.year, &self.kind, &self.topic, &self.status, &self.licence].iter().any(|text| !text.is_empty())
    }

    fn fits(&self, activity: &Activity, counting: Option<&BTreeSet<String>>) -> bool {
        let facts = &activity.facts;
        let words = self.q.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(words.trim());
        let topics = || facts.segments.iter().flat_map(|segment| &segment.topics);
        // Titles alone: these words travel in an address. What is sealed is searched by the page whose words are posted.
        (words.trim().is_empty() || has(&facts.title))
            && (self.year.is_empty() || facts.completed_on.year().to_string() == self.year)
            && (self.kind.is_empty() || facts.kind == self.kind)
            && (self.topic.is_empty() || topics().any(|topic| *topic == self.topic))
            && (self.status.is_empty() || (self.status == "planned") == facts.planned)
            && counting.is_none_or(|ids| ids.contains(&activity.id.to_string()))
    }

    /// The same question for another page. Slugs, years and words of titles, which are kept in the open.
    fn at(&self, page: usize) -> String {
        let mut query = Vec::new();
        let fields = [
            ("q", &self.q),
            ("year", &self.year),
            ("kind", &self.kind),
            ("topic", &self.topic),
            ("status", &self.status),
            ("licence", &self.licence),
        ];
        for (name, value) in fields.into_iter().filter(|(_, value)| !value.is_empty()) {
            query.push(format!("{name}={}", form::encode(value)));
        }
        query.push(format!("page={page}"));
        format!("/activities?{}", query.join("&"))
    }
}

pub async fn list(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let standing;
    let (all, licences, counting) = if asked.licence.is_empty() {
        let all = activities::list_activities(signed_in.db(), signed_in.owner()).await?;
        let library = crate::web::standing::library(&signed_in).await?;
        let held = crate::db::licences::list_licences(signed_in.db(), signed_in.owner()).await?;
        let named = held.iter().filter_map(|licence| {
            Some((licence.id.to_string(), name(library.get(&licence.held.rule_set)?, &licence.held.title)))
        });
        (all, named.collect::<Vec<_>>(), None)
    } else {
        standing = Standing::load(&signed_in).await?;
        let named = standing.licences.iter().filter_map(|licence| {
            let (set, _) = standing.of(licence)?;
            Some((licence.id.to_string(), name(set, &licence.held.title)))
        });
        (standing.activities.clone(), named.collect::<Vec<_>>(), Some(counting(&standing, &asked.licence)))
    };
    let proven = certificates::proven(&signed_in).await?;
    let years: BTreeSet<i32> = all.iter().map(|activity| activity.facts.completed_on.year()).collect();
    let is_empty = all.is_empty();
    let found: Vec<Activity> = all.into_iter().filter(|activity| asked.fits(activity, counting.as_ref())).collect();
    let english = signed_in.english();
    let years = years.into_iter().rev().collect();
    let shown = Shown { asked, years, licences, found, proven, is_empty, english };
    let page = Page::new("Learning", Section::Learning);
    Ok(page.show(&signed_in.visitor, move || view(shown)).await)
}

/// The activities that count for a licence in any cycle looked at.
fn counting(standing: &Standing, licence: &str) -> BTreeSet<String> {
    let report = standing.report.licences.iter().filter(|report| report.id == licence);
    let lines = report.flat_map(|report| &report.cycles).flat_map(|cycle| &cycle.ledger);
    lines
        .filter(|line| line.counted_if_planned + line.outside_if_planned > 0)
        .map(|line| line.activity.clone())
        .collect()
}

struct Shown {
    asked: Asked,
    years: Vec<i32>,
    licences: Vec<(String, String)>,
    found: Vec<Activity>,
    /// Those that a certificate proves.
    proven: BTreeSet<Uuid>,
    is_empty: bool,
    english: English,
}

fn view(shown: Shown) -> impl IntoView {
    let heading = view! {
        <Heading title="Learning" line="What you have done, and what you plan.">
            <LinkButton href="/certificates" label="Certificates" />
            <LinkButton href="/activities/new?planned=1" label="Plan something" />
            <Menu label="More" spoken="More about learning" button=true>
                <a href="/imports">"Bring in a list"</a>
                <a href="/plans">"Plan to finish"</a>
            </Menu>
            <LinkButton href="/activities/new" label="Add learning" kind=Kind::Main sign=Sign::Plus />
        </Heading>
    };
    if shown.is_empty {
        return view! {
            {heading}
            <Empty
                line="Nothing here yet."
                sentence="Add a workshop, a book or an hour of supervision, and see what it counts for."
                href="/activities/new"
                action="Add learning"
            />
        }
        .into_any();
    }
    let page: usize = shown.asked.page.parse::<usize>().unwrap_or(1).max(1);
    let count = shown.found.len();
    let from = (page - 1).saturating_mul(PAGE).min(count);
    let to = (from + PAGE).min(count);
    let previous = (page > 1 && count > 0).then(|| shown.asked.at(page - 1));
    let next = (to < count).then(|| shown.asked.at(page + 1));
    let words = format!("{} to {to} of {count}", (from + 1).min(count));
    let sums = sums(&shown.found);
    let rows = shown.found[from..to]
        .iter()
        .map(|activity| row(activity, shown.proven.contains(&activity.id), shown.english))
        .collect();
    let columns = vec![
        Column::words("Date"),
        Column::words("What"),
        Column::words("Kind"),
        Column::words("Status"),
        Column::number("Length"),
    ];
    view! {
        {heading}
        {filters(&shown)}
        <p class="lead">{sums}</p>
        <Table caption="Learning" columns=columns rows=rows name=1 />
        <Pager words=words previous=previous next=next />
    }
    .into_any()
}

fn filters(shown: &Shown) -> impl IntoView + use<> {
    let vocabulary = Vocabulary::builtin();
    let asked = shown.asked.clone();
    let years = shown.years.iter().map(|year| (year.to_string(), year.to_string())).collect();
    let kinds = vocabulary.activities.kind.iter().map(|kind| (kind.slug.clone(), kind.label.clone())).collect();
    let topics = vocabulary.topics.topic.iter().map(|topic| (topic.slug.clone(), topic.label.clone())).collect();
    let states =
        [("completed", "Completed"), ("planned", "Planned")].map(|(slug, label)| (slug.to_owned(), label.to_owned()));
    let filtered = asked.is_filtered();
    let licences = shown.licences.clone();
    view! {
        <Filters action="/activities" filtered=filtered>
            <Field name="q" label="In titles" kind="search" value=asked.q />
            <Select name="year" label="Year" options=years value=asked.year blank="Any" />
            <Select name="kind" label="Kind" options=kinds value=asked.kind blank="Any" />
            <Select name="topic" label="Topic" options=topics value=asked.topic blank="Any" />
            <Select name="status" label="Status" options=states.to_vec() value=asked.status blank="Any" />
            <Select name="licence" label="Counts for" options=licences value=asked.licence blank="Any" />
        </Filters>
    }
    .into_any()
}

/// "12 activities, 38:30 hours; 2 planned."
fn sums(found: &[Activity]) -> String {
    let minutes = |activity: &Activity| match &activity.facts.amount {
        Some(Amount::Minutes(minutes)) => *minutes,
        _ => 0,
    };
    let done: u32 = found.iter().filter(|activity| !activity.facts.planned).map(minutes).sum();
    let stated: u32 = found
        .iter()
        .filter_map(|activity| match &activity.facts.amount {
            Some(Amount::Credit { hundredths, unit }) if unit == "hour" && !activity.facts.planned => Some(*hundredths),
            _ => None,
        })
        .sum();
    let planned = found.iter().filter(|activity| activity.facts.planned).count();
    let mut text = words::count(i64::try_from(found.len()).unwrap_or(0), "activity", "activities");
    if done > 0 {
        text.push_str(&format!(", {} hours by the clock", hours_of(done)));
    }
    if stated > 0 {
        text.push_str(&format!(", {} as stated", words::hours(Credit(i64::from(stated)))));
    }
    if planned > 0 {
        text.push_str(&format!("; {planned} planned"));
    }
    text + "."
}

fn row(activity: &Activity, proven: bool, english: English) -> Vec<AnyView> {
    let vocabulary = Vocabulary::builtin();
    let facts = &activity.facts;
    let kind = vocabulary.kind(&facts.kind).map_or(facts.kind.clone(), |kind| kind.label.clone());
    let length = match &facts.amount {
        Some(Amount::Minutes(minutes)) => format!("{} h", hours_of(*minutes)),
        Some(Amount::Credit { hundredths, unit }) => {
            format!(
                "{} {}",
                Credit(i64::from(*hundredths)),
                if unit == "hour" { "h stated".into() } else { unit.replace('_', " ") }
            )
        }
        None => "not given".into(),
    };
    let href = format!("/activities/{}", activity.id);
    vec![
        words::short_date(facts.completed_on, english).into_any(),
        view! {
            <a href=href>{facts.title.clone()}</a>
            {proven.then(|| view! { " " <Tag sign=Sign::Page words="Proof kept" /> })}
        }
        .into_any(),
        kind.into_any(),
        if facts.planned { "Planned".into_any() } else { "Completed".into_any() },
        length.into_any(),
    ]
}
