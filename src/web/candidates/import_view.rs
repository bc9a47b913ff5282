//! The page of an import: what would be added, what is not taken and why, and the text to correct.

use super::import::Shown;
use super::sheet::{Refused, Sheet, has_unlisted};
use super::{about, cost, length};
use crate::db::activities::Facts;
use crate::web::activities::draft::CURRENCIES;
use crate::web::ui::{Button, Column, ErrorSummary, Field, Heading, Kind, Margin, Select, Table, TextArea};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;

/// Rows drawn before they are added; all are added.
const DRAWN: usize = 50;

pub fn view(shown: Shown) -> impl IntoView {
    let Shown { id, text, currency, guessed, outcome, english } = shown;
    let problem = match &outcome {
        Some(Err(problem)) => Some(problem.clone()),
        Some(Ok(sheet)) if sheet.rows.is_empty() && sheet.refused.is_empty() => {
            Some("There is a line with names, and no course under it.".to_owned())
        }
        _ => None,
    };
    let summary = problem.clone().map(|problem| ("text".to_owned(), problem)).into_iter().collect();
    let looked_at = matches!(&outcome, Some(Ok(sheet)) if !sheet.rows.is_empty());
    let sheet = outcome.and_then(|outcome| outcome.ok()).filter(|_| problem.is_none());
    let guessed = guessed.then(|| {
        view! { <p class="fine">"Its letters were read as those of Windows. Look at names with accents."</p> }
    });
    let preview = sheet.map(|sheet| preview(sheet, id.clone(), text.clone(), currency.clone(), english));
    let currencies = CURRENCIES.map(|code| (code.to_owned(), code.to_owned())).to_vec();
    view! {
        <Heading
            title="Bring in a list"
            line="A provider’s list or your own spreadsheet, saved as CSV. You see first what would be added."
        />
        <ErrorSummary problems=summary />
        {guessed}
        {preview}
        <form method="post" action="/candidates/import" enctype="multipart/form-data" class="form wide">
            <input type="hidden" name="id" value=id />
            <Margin heading=if looked_at { "Look at it again" } else { "The list" } note="CSV, up to 2,000 rows">
                <Field
                    name="file"
                    label="A file"
                    kind="file"
                    hint="From a spreadsheet: “Save as”, then “CSV UTF-8”."
                />
                <TextArea
                    name="text"
                    label="Or its text"
                    hint="The first line names the columns: title, date, hours or minutes, cost, and if there are any: provider, delivery, topics, approvals, notes."
                    value=text
                    error=problem
                    rows=10
                />
                <Select name="currency" label="Currency, where a cost has none" options=currencies value=currency />
                <p class="actions">
                    <Button label="Look at it" kind=if looked_at { Kind::Plain } else { Kind::Main } />
                    <a class="button quiet" href="/candidates">
                        "Cancel"
                    </a>
                </p>
            </Margin>
        </form>
    }
    .into_any()
}

fn preview(sheet: Sheet, id: String, text: String, currency: String, english: English) -> impl IntoView {
    let Sheet { read, unread, rows, refused } = sheet;
    let count = |number: usize, one, many| words::count(i64::try_from(number).unwrap_or(i64::MAX), one, many);
    let mut verdict = match rows.len() {
        0 => "Nothing can be added yet.".to_owned(),
        number => format!("{} can be added.", count(number, "course", "courses")),
    };
    if !refused.is_empty() {
        let needs = if refused.len() == 1 { "needs" } else { "need" };
        verdict.push_str(&format!(" {} {needs} another look.", count(refused.len(), "row", "rows")));
    }
    let mut columns = format!("Read: {}.", words::and(&read));
    if !unread.is_empty() {
        let names: Vec<String> = unread.iter().map(|name| format!("“{name}”")).collect();
        columns.push_str(&format!(" Not read: {}.", words::and(&names)));
    }
    match rows.iter().filter(|(_, facts)| has_unlisted(facts)).count() {
        0 => {}
        number => columns.push_str(&format!(
            " {} an approval that no rule here names; it is kept in the notes.",
            count(number, "course has", "courses have")
        )),
    }
    let number = rows.len();
    let add = (number > 0).then(|| {
        let label =
            format!("Add {}", if number == 1 { "this course".into() } else { format!("these {number} courses") });
        view! {
            {table(rows, english)}
            <form method="post" action="/candidates/import" enctype="multipart/form-data">
                <input type="hidden" name="id" value=id />
                <input type="hidden" name="text" value=text />
                <input type="hidden" name="currency" value=currency />
                <p class="actions">
                    <Button label=label kind=Kind::Main name="add" value="1" />
                </p>
            </form>
        }
    });
    let refused = (!refused.is_empty()).then(|| not_taken(refused));
    view! {
        <p class="verdict" role="status">{verdict}</p>
        <p class="fine">{columns}</p>
        {add}
        {refused}
    }
    .into_any()
}

fn table(rows: Vec<(u64, Facts)>, english: English) -> impl IntoView {
    let more = rows.len().saturating_sub(DRAWN);
    let drawn = rows.iter().take(DRAWN).map(|(line, facts)| {
        let way = facts.delivery.as_ref().and_then(|slug| Vocabulary::builtin().delivery(slug));
        vec![
            line.to_string().into_any(),
            facts.title.clone().into_any(),
            words::date(facts.completed_on, english).into_any(),
            way.map_or("not given".to_owned(), |way| way.label.clone()).into_any(),
            about(facts).into_any(),
            length(facts).into_any(),
            cost(facts).into_any(),
        ]
    });
    let columns = vec![
        Column::number("Line"),
        Column::words("What"),
        Column::words("Date"),
        Column::words("How").labelled(),
        Column::words("About").labelled(),
        Column::number("Length"),
        Column::number("Cost"),
    ];
    let more = (more > 0).then(|| {
        view! { <p class="fine">{format!("And {more} more, all of which would be added.")}</p> }
    });
    view! {
        <Table caption="What would be added" columns=columns rows=drawn.collect() name=1 />
        {more}
    }
    .into_any()
}

fn not_taken(refused: Vec<Refused>) -> impl IntoView {
    let each = refused.into_iter().map(|row| {
        let title = if row.title.is_empty() { String::new() } else { format!(", “{}”", row.title) };
        view! {
            <li>
                <b>{format!("Line {}{title}: ", row.line)}</b>
                {row.why}
            </li>
        }
    });
    view! {
        <Margin heading="Not taken" note="and why">
            <ul class="list">{each.collect_view()}</ul>
            <p class="fine">"Correct these lines in the text below and look again, or leave them out. The others are not touched by it."</p>
        </Margin>
    }
    .into_any()
}
