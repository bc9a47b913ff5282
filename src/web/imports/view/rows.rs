//! The rows, ticked where they come in, in pages of one form: every step keeps what is ticked.

use super::count;
use crate::web::candidates::length;
use crate::web::form::Problems;
use crate::web::imports::Asked;
use crate::web::imports::look::{Looked, State};
use crate::web::imports::seen::Whole;
use crate::web::ui::{Button, Check, Column, EnterSaves, Icon, Kind, Sign, Table, Tag};
use domain::words::{self, English};
use leptos::prelude::*;

/// Rows on a page.
const PAGE: usize = 50;

pub fn form(whole: &Whole, asked: &Asked, problems: &Problems, english: English) -> impl IntoView + use<> {
    let found: Vec<&Looked> =
        whole.rows().iter().filter(|row| asked.state().is_none_or(|state| row.state == state)).collect();
    let (page, number) = (asked.number(), found.len());
    let from = (page - 1).saturating_mul(PAGE).min(number);
    let to = (from + PAGE).min(number);
    let drawn = &found[from..to];
    let id = whole.import.id;
    let shown = drawn.iter().filter(|row| row.facts.is_some()).map(|row| row.number.to_string());
    let shown = shown.map(|number| view! { <input type="hidden" name="shown" value=number /> }).collect_view();
    let chosen = whole.chosen();
    let columns = vec![
        Column::words("Row"),
        Column::words("What"),
        Column::words("Date").labelled(),
        Column::number("Length"),
        Column::words("What becomes of it").labelled(),
    ];
    let rows = drawn.iter().map(|row| cells(whole, row, english)).collect();
    let words = format!("{} to {to} of {number}", (from + 1).min(number));
    let step = |to: Option<usize>, label: &'static str| {
        to.map(|page| view! { <Button label=label name="go" value=page.to_string() /> })
    };
    let pager = (number > PAGE).then(|| {
        let (previous, next) = ((page > 1).then(|| page - 1), (to < number).then(|| page + 1));
        view! {
            <div class="pager">
                <p>{words}</p>
                {step(previous, "Previous")}
                {step(next, "Next")}
            </div>
        }
    });
    let error = problems.of("row").map(|problem| {
        view! {
            <p class="note error">
                <Icon sign=Sign::Stop />
                <span>{problem}</span>
            </p>
        }
    });
    let any = drawn.iter().any(|row| row.facts.is_some());
    let table = if drawn.is_empty() {
        view! { <p>"There are no such rows."</p> }.into_any()
    } else {
        view! { <Table caption="Rows of the list" columns=columns rows=rows name=1 /> }.into_any()
    };
    let add = if chosen == 0 {
        "Bring in what is ticked".to_owned()
    } else {
        format!("Bring in {}", count(chosen, "row", "rows"))
    };
    let add = whole.rows().iter().any(|row| row.facts.is_some()).then(|| {
        view! { <Button label=add kind=Kind::Main name="then" value="add" /> }
    });
    view! {
        <form method="post" action=format!("/imports/{id}") class="form wide" id="field-row" novalidate>
            <EnterSaves />
            <input type="hidden" name="version" value=whole.import.version.to_string() />
            <input type="hidden" name="show" value=asked.state().map_or("all", State::slug) />
            <input type="hidden" name="page" value=page.to_string() />
            {shown}
            {table}
            {pager}
            {error}
            <p class="actions">
                {add}
                {any
                    .then(|| {
                        view! {
                            <Button label="Keep these ticks" name="then" value="keep" />
                            <Button label="Tick all of these" kind=Kind::Quiet name="then" value="all" />
                            <Button label="Tick none of these" kind=Kind::Quiet name="then" value="none" />
                        }
                    })}
            </p>
        </form>
    }
    .into_any()
}

fn cells(whole: &Whole, row: &Looked, english: English) -> Vec<AnyView> {
    let title = if row.title().is_empty() { "Without a title".to_owned() } else { row.title().to_owned() };
    let facts = row.facts.as_ref();
    let first = match facts {
        Some(_) => {
            let checked = row.is_chosen(&whole.choices);
            view! { <Check name="row" label=row.called.clone() value=row.number.to_string() checked=checked /> }
                .into_any()
        }
        None => row.called.clone().into_any(),
    };
    let what = match row.correctable {
        true => {
            let href = format!("/imports/{}/rows/{}", whole.import.id, row.number);
            view! { <a href=href>{title}</a> }.into_any()
        }
        false => title.into_any(),
    };
    let date = facts.map_or_else(|| "–".to_owned(), |facts| words::date(facts.completed_on, english));
    vec![first, what, date.into_any(), facts.map_or_else(|| "–".to_owned(), length).into_any(), becomes(whole, row)]
}

/// In a word, and why; what is here already is linked.
fn becomes(whole: &Whole, row: &Looked) -> AnyView {
    let corrected = whole.choices.corrected.contains_key(&row.number);
    let (sign, words) = match row.state {
        State::New if corrected => (Sign::Check, "As you corrected it"),
        State::New => (Sign::Plus, State::New.words()),
        State::Same => (Sign::Check, State::Same.words()),
        State::Doubtful => (Sign::Warning, State::Doubtful.words()),
        State::Refused => (Sign::Stop, State::Refused.words()),
    };
    let why = row.why.join(" ");
    let like = row.like.map(|id| view! { " "<a href=format!("/activities/{id}")>"See it"</a> });
    view! {
        <Tag sign=sign words=words />
        {(!why.is_empty()).then(|| view! { <span class="fine">" " {why} {like}</span> })}
    }
    .into_any()
}
