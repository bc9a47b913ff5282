//! The list of courses to choose from: what is on offer, what a plan has taken up, what has passed.

use super::{about, cost, length};
use crate::db::candidates::{self, Candidate};
use crate::web::error::Result;
use crate::web::form;
use crate::web::page::Page;
use crate::web::ui::{Column, Empty, Field, Filters, Heading, Kind, LinkButton, Pager, Section, Sign, Table, Tag};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use chrono::NaiveDate;
use domain::words::{self, English};
use leptos::prelude::*;
use serde::Deserialize;

/// Rows on a page.
const PAGE: usize = 50;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
    page: String,
}

struct Shown {
    asked: Asked,
    found: Vec<Candidate>,
    is_empty: bool,
    today: NaiveDate,
    english: English,
}

pub async fn list(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let all = candidates::list_candidates(signed_in.db(), signed_in.owner()).await?;
    let is_empty = all.is_empty();
    let found = all.into_iter().filter(|candidate| has_words(candidate, &asked.q)).collect();
    let shown = Shown { asked, found, is_empty, today: signed_in.today, english: signed_in.english() };
    let page = Page::new("Courses to choose from", Section::Learning);
    Ok(page.show(&signed_in.visitor, move || view(shown)).await)
}

/// Whether the title or the provider has these words.
pub fn has_words(candidate: &Candidate, words: &str) -> bool {
    let words = words.trim().to_lowercase();
    let has = |text: &str| text.to_lowercase().contains(&words);
    words.is_empty() || has(&candidate.facts.title) || candidate.facts.provider.as_deref().is_some_and(has)
}

fn view(shown: Shown) -> impl IntoView {
    let heading = view! {
        <Heading title="Courses to choose from" line="What you could take. A plan finds the cheapest of them that leave nothing missing.">
            <LinkButton href="/candidates/import" label="Bring in a list" />
            <LinkButton href="/candidates/new" label="Add a course" sign=Sign::Plus />
            <LinkButton href="/plans" label="Plan to finish" kind=Kind::Main />
        </Heading>
    };
    if shown.is_empty {
        return view! {
            {heading}
            <Empty
                line="Nothing to choose from yet."
                sentence="Add the courses you are thinking of, or bring in a provider’s list."
                href="/candidates/new"
                action="Add a course"
            />
        }
        .into_any();
    }
    let count = shown.found.len();
    let page: usize = shown.asked.page.parse::<usize>().unwrap_or(1).max(1);
    let from = (page - 1).saturating_mul(PAGE).min(count);
    let to = (from + PAGE).min(count);
    let at = |page: usize| format!("/candidates?q={}&page={page}", form::encode(&shown.asked.q));
    let previous = (page > 1 && count > 0).then(|| at(page - 1));
    let next = (to < count).then(|| at(page + 1));
    let rows = shown.found[from..to].iter().map(|candidate| row(candidate, &shown)).collect();
    let columns = vec![
        Column::words("Date"),
        Column::words("What"),
        Column::words("About").labelled(),
        Column::number("Length"),
        Column::number("Cost"),
        Column::words("State"),
    ];
    let filtered = !shown.asked.q.is_empty();
    view! {
        {heading}
        <Filters action="/candidates" filtered=filtered>
            <Field name="q" label="Search" kind="search" value=shown.asked.q.clone() />
        </Filters>
        <Table caption="Courses to choose from" columns=columns rows=rows name=1 />
        <Pager words=format!("{} to {to} of {count}", (from + 1).min(count)) previous=previous next=next />
    }
    .into_any()
}

fn row(candidate: &Candidate, shown: &Shown) -> Vec<AnyView> {
    let (id, facts) = (candidate.id, &candidate.facts);
    let state = match candidate.activity {
        Some(activity) => view! { <a href=format!("/activities/{activity}")>"Planned"</a> }.into_any(),
        None if facts.completed_on < shown.today => {
            view! { <Tag sign=Sign::NotYet words="Its day has passed" /> }.into_any()
        }
        None => view! { <span class="fine">"On offer"</span> }.into_any(),
    };
    let title = facts.title.clone();
    vec![
        words::date(facts.completed_on, shown.english).into_any(),
        view! { <a href=format!("/candidates/{id}/edit")>{title.clone()}</a> }.into_any(),
        about(facts).into_any(),
        length(facts).into_any(),
        cost(facts).into_any(),
        view! {
            {state}
            " "
            <a href=format!("/candidates/{id}/remove") aria-label=format!("Remove {title}")>
                "Remove"
            </a>
        }
        .into_any(),
    ]
}
