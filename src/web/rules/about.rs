//! "How rules are read": where they come from, how sure they are, how hours are placed, and a way to each set.

use super::today;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{Column, Field, Filters, Heading, Margin, Section, Table};
use crate::web::visitor::Visitor;
use axum::extract::Query;
use chrono::NaiveDate;
use domain::rules::{Basis, Library};
use domain::vocabulary::Jurisdictions;
use domain::words;
use leptos::prelude::*;
use serde::Deserialize;

const SHOWN: usize = 60;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    q: String,
}

pub async fn show(visitor: Visitor, Query(asked): Query<Asked>) -> Result {
    let day = today(&visitor);
    let library = visitor.app.library.clone();
    let sure = sure(&library, day);
    let q: String = asked.q.trim().chars().take(80).collect();
    let found = found(&library, &q);
    let page = Page::new("How rules are read", Section::Licences);
    Ok(page.show(&visitor, move || view(sure, q, found)).await)
}

/// How many sets are how sure, counted on the day.
fn sure(library: &Library, today: NaiveDate) -> Vec<(String, usize)> {
    let count = |fits: &dyn Fn(&domain::rules::RuleSet) -> bool| library.sets().filter(|set| fits(set)).count();
    let age = |set: &domain::rules::RuleSet| {
        set.source.iter().max_by_key(|source| source.as_of.clone()).map_or(99, |source| source.years_old(today))
    };
    vec![
        ("From the law or the board itself".into(), count(&|set| set.basis == Basis::Primary)),
        ("Partly from others; each line names its source".into(), count(&|set| set.basis == Basis::Mixed)),
        ("Not from the board: ask it".into(), count(&|set| set.basis == Basis::Secondary)),
        ("Newest source under two years old".into(), count(&|set| age(set) < 2)),
        ("Newest source two to four years old".into(), count(&|set| (2..5).contains(&age(set)))),
        ("Newest source five years old or more".into(), count(&|set| age(set) >= 5)),
        ("With a line that no text we saw states".into(), count(&|set| !set.verified)),
    ]
}

/// Rule sets that fit the words, each once: name, what it asks, address.
fn found(library: &Library, q: &str) -> Vec<(String, String, String)> {
    let mut ids: Vec<String> = Vec::new();
    for offer in library.find(q) {
        if !ids.contains(&offer.rule_set) {
            ids.push(offer.rule_set);
        }
    }
    let sets = ids.iter().filter_map(|id| library.get(id)).take(SHOWN);
    sets.map(|set| {
        let name = format!("{}: {}", Jurisdictions::label(&set.jurisdiction), set.titles.join(", "));
        (name, words::short_total(set), format!("/rules/{}", set.id))
    })
    .collect()
}

fn view(sure: Vec<(String, usize)>, q: String, found: Vec<(String, String, String)>) -> impl IntoView {
    let rows = sure.into_iter().map(|(words, count)| vec![words.into_any(), count.to_string().into_any()]).collect();
    let columns = vec![Column::words("How sure"), Column::number("Rule sets")];
    let links = found.into_iter().map(|(name, total, href)| {
        view! {
            <li>
                <a href=href>{name}</a>
                <p class="fine">{total}</p>
            </li>
        }
    });
    view! {
        <Heading
            title="How rules are read"
            line="Every hour is explained by a rule, with its source and its date. A rule that is silent is said to be silent."
        />
        <Margin heading="Where they come from">
            <p>
                {format!(
                    "Each figure was read on {} in stored copies of public pages: statutes and regulations, pages of boards and bodies, and, where nothing better was kept, course sellers and associations. No live page was opened. A stored copy is often only the beginning of a page, so a set can be silent about a rule that exists.",
                    words::READ_ON,
                )}
            </p>
            <p>
                "“Verified” here means that a text we saw states the figure. It does not mean that the figure is in force today. Boards change rules: confirm a figure with the board before you rely on it."
            </p>
            <Table caption="How sure the rule sets are" columns=columns rows=rows />
        </Margin>
        <Margin heading="How hours are placed" id="placing">
            <p>
                "First each activity becomes hours by the board's own hour, steps and rates. Repeats and what never counts drop out. Then limits hold back what is over them, and minimums are looked at with what is left."
            </p>
            <p>
                "Where hours could be placed in more than one way, the placement is found by an exact method, in whole hundredths of an hour: first least is missing in all, then requirement by requirement, then most is counted, then most is carried over. The method keeps, after each of these steps, only the placements that are as good as the best one; when it ends, no other way of placing these hours gives more."
            </p>
            <p>"What is planned is worked out apart, and never changes what is said of now."</p>
        </Margin>
        <Margin heading="Find a set">
            <Filters action="/rules" label="Find" filtered=!q.is_empty()>
                <Field name="q" label="State or country, title or board" kind="search" value=q />
            </Filters>
            <ul class="offers">{links.collect_view()}</ul>
        </Margin>
    }
    .into_any()
}
