//! All check-ins: each line by itself with its last answers, the same as a table, and the quiet note when it is due.

use super::last_said;
use crate::db::checkins::{self, Kept};
use crate::web::chart::AnswerRow;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Column, Empty, Heading, Kind, LinkButton, Margin, Section, Sign, Table, Tag};
use crate::web::visitor::SignedIn;
use domain::growth::checkin::{CheckIn, Row, rows, support};
use domain::vocabulary::{Checkin, Vocabulary};
use domain::words::{self, English};
use leptos::prelude::*;

/// So many of the last check-ins are drawn; the table has them all.
const DRAWN: usize = 8;

/// The lock, beside what only the owner sees.
#[must_use]
pub fn sign() -> AnyView {
    view! { <Tag sign=Sign::Lock words="Only you see this." /> }.into_any()
}

pub async fn list(signed_in: SignedIn) -> Result {
    let kept = checkins::list_checkins(signed_in.db(), signed_in.owner()).await?;
    let english = signed_in.english();
    let last = last_said(kept.last().map(|one| one.checkin.day), signed_in.today, english);
    let page = Page::new("Check-ins", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(&kept, &last, english)).await)
}

fn view(kept: &[Kept], last: &str, english: English) -> AnyView {
    let vocabulary = &Vocabulary::builtin().checkin;
    let checkins: Vec<CheckIn> = kept.iter().map(|one| one.checkin.clone()).collect();
    let head = view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Check-ins" />
        <Heading title="Check-ins" line=format!("{}.", vocabulary.title)>
            <LinkButton href="/check-ins/new" label="Check in" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <p>{sign()}</p>
    };
    if kept.is_empty() {
        return view! {
            {head}
            <Empty
                line="No check-in yet."
                sentence="Seven lines about the past two weeks, each by itself. Nothing is added up, and any line may stay empty."
                href="/check-ins/new"
                action="Check in"
            />
        }
        .into_any();
    }
    let rows = rows(vocabulary, &checkins, DRAWN);
    let rows = rows.into_iter().map(|row| line(vocabulary, row, english)).collect_view();
    view! {
        {head}
        <p>{last.to_owned()} " " <a href="#table">"Read as a table"</a></p>
        {note(vocabulary, &checkins)}
        {rows}
        {table(vocabulary, kept, english)}
    }
    .into_any()
}

/// "Not at all": an answer in the words of the vocabulary.
fn answer(vocabulary: &Checkin, value: u8) -> String {
    let answer = vocabulary.answer.iter().find(|answer| answer.value == value);
    answer.map_or_else(|| value.to_string(), |answer| answer.label.clone())
}

fn line(vocabulary: &Checkin, row: Row<'static>, english: English) -> AnyView {
    let steps = row.answers.into_iter().map(|(day, given)| {
        let said = given.map_or_else(|| "Left empty".into(), |value| answer(vocabulary, value));
        (given, said, words::short_date(day, english))
    });
    let steps = steps.collect();
    let note = if row.line.heavy == "high" { "higher is heavier" } else { "" };
    view! {
        <Margin heading=row.line.label.clone() note=note>
            <p>{row.line.text.clone()}</p>
            <AnswerRow steps=steps />
        </Margin>
    }
    .into_any()
}

/// The quiet note: what was heavy twice in a row, and whom one could turn to.
fn note(vocabulary: &'static Checkin, checkins: &[CheckIn]) -> AnyView {
    let heavy = support(vocabulary, checkins);
    if heavy.is_empty() {
        return ().into_any();
    }
    let names: Vec<String> = heavy.iter().map(|line| words::lower(&line.label)).collect();
    let heard = format!("In your last check-ins, {} stood at the hard end.", words::and(&names));
    view! {
        <Margin heading="When it is a lot" note="only you" private=true>
            <p>{heard} " " {vocabulary.support_note.clone()}</p>
            <ul class="list">
                <li>
                    <b>"A supervisor."</b>
                    " You need not know what to ask. “It is a lot just now” is enough to begin with."
                </li>
                <li>
                    <b>"A support line."</b>
                    " Your professional body or employer may keep one. If you are in danger, call your local emergency number."
                </li>
                <li>
                    <b>"A lighter load."</b>
                    " Something may wait, be shared or be passed on for a while."
                </li>
            </ul>
        </Margin>
    }
    .into_any()
}

fn table(vocabulary: &Checkin, kept: &[Kept], english: English) -> AnyView {
    let mut columns = vec![Column::words("Date")];
    columns.extend(vocabulary.item.iter().map(|line| Column::words(line.label.clone()).labelled()));
    columns.push(Column::words("Change"));
    let rows = kept.iter().rev().map(|one| {
        let day = words::short_date(one.checkin.day, english);
        let mut cells = vec![day.clone().into_any()];
        for line in &vocabulary.item {
            let given = one.checkin.answers.get(&line.slug);
            cells.push(given.map_or_else(|| "left empty".into(), |value| answer(vocabulary, *value)).into_any());
        }
        let href = format!("/check-ins/{}/edit", one.id);
        let spoken = format!("Change the check-in of {day}");
        cells.push(view! { <LinkButton href=href label="Change" kind=Kind::Quiet spoken=spoken /> }.into_any());
        cells
    });
    let rows = rows.collect();
    view! {
        <section id="table" class="whole">
            <h2>"The same, as a table"</h2>
            <Table caption="Check-ins, newest first" columns=columns rows=rows />
        </section>
    }
    .into_any()
}
