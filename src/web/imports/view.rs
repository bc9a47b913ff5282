//! The pages of lists that are brought in.

mod columns;
mod rows;

use super::Asked;
use super::look::State;
use super::seen::Whole;
use crate::db::activities::Outline;
use crate::db::imports::Import;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Empty, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Sign, Tabs, TextArea,
};
use chrono_tz::Tz;
use domain::words::{self, English};
use leptos::prelude::*;

/// Activities told by name when a list has come in; all are counted.
const NAMED: usize = 20;

pub(super) fn count(number: usize, one: &str, many: &str) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX), one, many)
}

fn above() -> Vec<(String, String)> {
    vec![("Learning".into(), "/activities".into()), ("Lists brought in".into(), "/imports".into())]
}

/// A list in the list of lists: address, name, and what became of it.
pub struct Listed {
    href: String,
    name: String,
    told: String,
}

pub fn listed(import: &Import, zone: Tz, english: English) -> Listed {
    let day = |at: chrono::DateTime<chrono::Utc>| words::date(at.with_timezone(&zone).date_naive(), english);
    let told = match import.added_at {
        Some(at) => format!("{} in your learning since {}", count(import.added.len(), "row", "rows"), day(at)),
        None => format!("looked at on {}, not brought in", day(import.created_at)),
    };
    Listed { href: format!("/imports/{}", import.id), name: import.name.clone(), told }
}

pub fn list(lists: Vec<Listed>) -> impl IntoView {
    let above = vec![("Learning".to_owned(), "/activities".to_owned())];
    if lists.is_empty() {
        return view! {
            <Breadcrumbs above=above here="Lists brought in" />
            <Heading title="Lists brought in" />
            <Empty
                line="Nothing brought in yet."
                sentence="A spreadsheet, a transcript or a calendar: you see first what would come in, and one step takes it back."
                href="/imports/new"
                action="Bring in a list"
            />
        }
        .into_any();
    }
    let lines = lists.into_iter().map(|list| {
        view! {
            <li>
                <a href=list.href>{list.name}</a>
                {format!(": {}", list.told)}
            </li>
        }
    });
    view! {
        <Breadcrumbs above=above here="Lists brought in" />
        <Heading title="Lists brought in" line="What came in is in your learning, like everything else.">
            <LinkButton href="/imports/new" label="Bring in a list" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <ul class="list">{lines.collect_view()}</ul>
    }
    .into_any()
}

pub fn ask(id: String, text: String, problems: Problems, own: bool) -> impl IntoView {
    let own = own.then(|| view! { <p><a href="/account/import">"Bring an export in"</a></p> });
    view! {
        <Breadcrumbs above=above() here="Bring in a list" />
        <Heading
            title="Bring in a list"
            line="A spreadsheet of your own, a transcript of your board, or a calendar. You see first what would come in; nothing is added before you say so."
        />
        <ErrorSummary problems=problems.summary() />
        {own}
        <form method="post" action="/imports/new" enctype="multipart/form-data" class="form wide" novalidate>
            <input type="hidden" name="id" value=id />
            <Margin heading="The list" note="up to 20 MB and 20,000 rows">
                <Field
                    name="file"
                    label="A file"
                    kind="file"
                    hint="CSV, TSV, Excel (XLSX) or a calendar (ICS)."
                    error=problems.of("file")
                />
                <TextArea
                    name="text"
                    label="Or its text"
                    hint="Copied from a spreadsheet or a page, with its headings if it has any."
                    value=text
                    error=problems.of("text")
                    rows=8
                />
                <p class="actions">
                    <Button label="Look at it" kind=Kind::Main />
                    <LinkButton href="/imports" label="Cancel" kind=Kind::Quiet />
                </p>
            </Margin>
        </form>
        <p class="fine">
            "An export of Growing Edge itself has a page of its own: "
            <a href="/account/import">"bring an export in"</a> ". Courses to choose from are on "
            <a href="/candidates/import">"another list"</a> "."
        </p>
    }
    .into_any()
}

pub fn coming_in(name: String, progress: Option<(usize, usize)>) -> impl IntoView {
    let (words, bar) = match progress {
        Some((written, of)) => {
            let bar = view! { <progress max=of.to_string() value=written.to_string() aria-label="Rows that are in"></progress> };
            (format!("{written} of {} are in.", count(of, "row", "rows")), Some(bar))
        }
        None => ("The rows are coming in.".to_owned(), None),
    };
    view! {
        <Breadcrumbs above=above() here="Coming in" />
        <Heading title="Coming in" line=format!("“{name}”. All of it comes in, or nothing. You can leave this page.") />
        <div data-coming-in="1" role="status">
            <p class="verdict">{words}</p>
            {bar}
        </div>
        <p class="fine">"This page looks again by itself."</p>
    }
    .into_any()
}

pub fn result(import: Import, here: Vec<Outline>, english: English) -> impl IntoView {
    let id = import.id;
    let verdict = format!("{} in your learning.", count(here.len(), "row is", "rows are"));
    let gone = import.added.len().saturating_sub(here.len());
    let gone = (gone > 0).then(|| {
        let words = format!("{} removed since.", count(gone, "was", "were"));
        view! { <p>{words}</p> }
    });
    let more = here.len().saturating_sub(NAMED);
    let lines = here.into_iter().take(NAMED).map(|outline| {
        view! {
            <li>
                <a href=format!("/activities/{}", outline.id)>{outline.title}</a>
                {format!(", {}", words::date(outline.completed_on, english))}
            </li>
        }
    });
    let lines = lines.collect_view();
    let more = (more > 0).then(|| view! { <p class="fine">{format!("And {more} more.")}</p> });
    view! {
        <Breadcrumbs above=above() here=import.name.clone() />
        <Heading title="What came in" line=format!("From “{}”.", import.name) />
        <p class="verdict" role="status">{verdict}</p>
        {gone}
        <p class="actions">
            <LinkButton href="/activities" label="Go to Learning" kind=Kind::Main />
            <LinkButton href=format!("/imports/{id}?show=all") label="See what stayed out" />
        </p>
        <Margin heading="In your learning">
            <ul class="list">{lines}</ul>
            {more}
        </Margin>
        <Margin heading="Take it back">
            <form method="post" action=format!("/imports/{id}/undo") class="form">
                <p>"What came in goes again in one step. Rows that you changed since stay, and are named here then."</p>
                <p class="actions">
                    <Button label="Take it back" />
                </p>
            </form>
            <form method="post" action=format!("/imports/{id}/remove")>
                <p class="actions">
                    <Button label="Keep it all and forget the list" kind=Kind::Quiet />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}

/// "104 rows can come in. 8 are here already, 5 are worth a look, 3 cannot be taken."
fn verdict(whole: &Whole) -> String {
    let of = |state: State| whole.rows().iter().filter(|row| row.state == state).count();
    let mut verdict = match of(State::New) {
        0 => "Nothing in it is new.".to_owned(),
        new => format!("{} new.", count(new, "row is", "rows are")),
    };
    let others = [(State::Same, "here already"), (State::Doubtful, "worth a look"), (State::Refused, "not taken")];
    let told = others.into_iter().filter(|(state, _)| of(*state) > 0).map(|(state, words)| {
        let number = of(state);
        format!("{number} {} {words}", if number == 1 { "is" } else { "are" })
    });
    let told: Vec<String> = told.collect();
    if !told.is_empty() {
        verdict.push_str(&format!(" {}.", words::and(&told)));
    }
    verdict
}

fn notes(whole: &Whole) -> Vec<String> {
    let mut notes = Vec::new();
    if whole.guessed {
        notes.push("Its letters were read as those of Windows. Look at names with accents.".to_owned());
    }
    if whole.cut > 0 {
        let cells = count(whole.cut, "cell was", "cells were");
        notes.push(format!("{cells} longer than 2,000 characters and cut there."));
    }
    if !whole.left_out.is_empty() {
        let names: Vec<String> = whole.left_out.iter().map(|name| format!("“{name}”")).collect();
        notes.push(format!("Not read, since its columns are others: {}.", words::and(&names)));
    }
    notes
}

pub fn look(whole: &Whole, asked: &Asked, problems: Problems, english: English) -> impl IntoView + use<> {
    let id = whole.import.id;
    let forget = view! {
        <form method="post" action=format!("/imports/{id}/remove")>
            <p class="actions">
                <Button label="Forget this list" kind=Kind::Quiet />
            </p>
        </form>
    };
    let line = format!("“{}”. It is held encrypted for a day at most.", whole.import.name);
    if whole.looked.is_none() {
        return view! {
            <Breadcrumbs above=above() here=whole.import.name.clone() />
            <Heading title="Look before it comes in" line=line />
            <p class="verdict">"Its rows are no longer held. Bring the list in once more to look at them."</p>
            <p class="actions">
                <LinkButton href="/imports/new" label="Bring in a list" kind=Kind::Main />
            </p>
            {forget}
        }
        .into_any();
    }
    let notes = notes(whole).into_iter().map(|note| view! { <p class="fine">{note}</p> }).collect_view();
    let tab = |words: String, slug: &str, here| (words, format!("/imports/{id}?show={slug}"), here);
    let mut tabs = vec![tab(format!("All {}", whole.rows().len()), "all", asked.state().is_none())];
    for state in State::ALL {
        let number = whole.rows().iter().filter(|row| row.state == state).count();
        tabs.push(tab(format!("{} {number}", state.words()), state.slug(), asked.state() == Some(state)));
    }
    view! {
        <Breadcrumbs above=above() here=whole.import.name.clone() />
        <Heading title="Look before it comes in" line=line />
        <ErrorSummary problems=problems.summary() />
        <p class="verdict" role="status">{verdict(whole)}</p>
        {notes}
        {columns::form(whole, &problems)}
        <Tabs label="Rows" tabs=tabs quiet=true />
        {rows::form(whole, asked, &problems, english)}
        {forget}
    }
    .into_any()
}
