//! The page of a comparison: the sentence first, then what is told in two ways, what is missing there and here, and both.

use super::course::Course;
use super::{Asked, Compared, Licence, Outcome};
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, Chip, Chips, Choice, Column, ErrorSummary, Field, Heading, Kind, Margin, Table,
    TextArea,
};
use domain::importing::Likeness;
use domain::quantity::Credit;
use domain::words::{self, English};
use leptos::prelude::*;

fn count(number: usize, one: &str, many: &str) -> String {
    words::count(i64::try_from(number).unwrap_or(i64::MAX), one, many)
}

pub fn page(licence: Licence, asked: Asked, problems: Problems, outcome: Outcome) -> impl IntoView {
    let (id, title, english) = (licence.id, licence.title.clone(), licence.english);
    let action = format!("/licences/{id}/reconcile");
    let above = vec![("Licenses".to_owned(), "/licences".to_owned()), (title.clone(), format!("/licences/{id}"))];
    let period = licence.told();
    let line = if period.is_empty() {
        format!("What your board holds for {title}, beside what is here. Nothing of it is kept.")
    } else {
        format!("What your board holds for {title}, {period}, beside what is here. Nothing of it is kept.")
    };
    let summary = view! { <ErrorSummary problems=problems.summary() /> };
    let below = match outcome {
        Outcome::Nothing => form(action, asked, &problems).into_any(),
        Outcome::Order(days, text) => question(action, days, text, asked.all, &problems).into_any(),
        Outcome::Compared(compared) => self::compared(action, *compared, english).into_any(),
    };
    view! {
        <Breadcrumbs above=above here="Compare a transcript" />
        <Heading title="Compare a transcript" line=line />
        {summary}
        {below}
    }
    .into_any()
}

fn form(action: String, asked: Asked, problems: &Problems) -> impl IntoView + use<> {
    let (file, text) = (problems.of("file"), problems.of("text"));
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="form wide" novalidate>
            <Margin heading="The transcript" note="as you downloaded it">
                <Field
                    name="file"
                    label="A file"
                    kind="file"
                    hint="CSV, TSV or Excel (XLSX)."
                    error=file
                />
                <TextArea
                    name="text"
                    label="Or its text"
                    hint="Copied from the board’s page, with its headings."
                    value=asked.text
                    error=text
                    rows=8
                />
                <Check name="all" label="Compare all of it, not this period alone" checked=asked.all />
                <p class="actions">
                    <Button label="Compare" kind=Kind::Main />
                </p>
            </Margin>
        </form>
    }
    .into_any()
}

fn question(action: String, days: Vec<String>, text: String, all: bool, problems: &Problems) -> impl IntoView + use<> {
    let legend = format!("What comes first in a date such as {}?", words::or(&days));
    let error = problems.of("order");
    view! {
        <form method="post" action=action enctype="multipart/form-data" class="form wide" novalidate>
            <input type="hidden" name="text" value=text />
            {all.then(|| view! { <input type="hidden" name="all" value="on" /> })}
            <Chips name="order" legend=legend hint="It is asked once, for all of them." error=error>
                <Chip name="order" value="month_first" label="The month" choice=Choice::One />
                <Chip name="order" value="day_first" label="The day" choice=Choice::One />
            </Chips>
            <p class="actions">
                <Button label="Compare" kind=Kind::Main />
            </p>
        </form>
    }
    .into_any()
}

/// "14 courses are in both. 2 are told in two ways, 3 are only here and 1 is only there."
fn verdict(compared: &Compared) -> String {
    let pairs = &compared.pairs;
    let mut verdict = match pairs.both.len() {
        0 => "No course is the same here and there.".to_owned(),
        both => format!("{} in both.", count(both, "course is", "courses are")),
    };
    let others = [
        (pairs.different.len(), "told in two ways"),
        (pairs.only_here.len(), "only here"),
        (pairs.only_there.len(), "only there"),
    ];
    let told: Vec<String> = others
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, words)| format!("{number} {} {words}", if number == 1 { "is" } else { "are" }))
        .collect();
    if !told.is_empty() {
        verdict.push_str(&format!(" {}.", words::and(&told)));
    }
    verdict
}

fn compared(action: String, compared: Compared, english: English) -> impl IntoView {
    let verdict = verdict(&compared);
    let Compared { here, there, pairs, unread, outside, only_there, text, all } = compared;
    let outside = (outside > 0).then(|| {
        let words = format!("{} outside this period.", count(outside, "course there lies", "courses there lie"));
        view! {
            <form method="post" action=action.clone() enctype="multipart/form-data">
                <input type="hidden" name="text" value=text.clone() />
                <input type="hidden" name="all" value="on" />
                <p class="fine">{words}</p>
                <p class="actions">
                    <Button label="Compare all of it" kind=Kind::Quiet />
                </p>
            </form>
        }
    });
    let told = all.then(|| view! { <p class="fine">"All of it is compared, whatever the period."</p> });
    let different = (!pairs.different.is_empty()).then(|| {
        let rows = pairs.different.iter().map(|(one, other, likeness)| {
            let (mine, theirs) = (&here[*one], &there[*other]);
            let (field, at, yonder) = difference(mine, theirs, *likeness, english);
            let edit = mine.id.map(|id| view! { <a href=format!("/activities/{id}/edit")>"Correct it here"</a> });
            vec![
                name(mine),
                words::date(mine.on, english).into_any(),
                field.into_any(),
                at.into_any(),
                yonder.into_any(),
                view! { {edit} " or at the board." }.into_any(),
            ]
        });
        let columns = ["Course", "Date", "What differs", "Here", "There", "Next"];
        section("Told in two ways", "one course, two stories", &columns, rows.collect())
    });
    let missing_here = (!pairs.only_there.is_empty()).then(|| {
        let rows = pairs.only_there.iter().map(|place| course(&there[*place], english)).collect();
        let label = match pairs.only_there.len() {
            1 => "Look at this one to bring in".to_owned(),
            number => format!("Look at these {number} to bring in"),
        };
        view! {
            {section("Only there", "the board has it, you do not", &COLUMNS, rows)}
            <form method="post" action="/imports/new" enctype="multipart/form-data">
                <input type="hidden" name="id" value=uuid::Uuid::now_v7().to_string() />
                <input type="hidden" name="text" value=only_there />
                <p class="actions">
                    <Button label=label kind=Kind::Main />
                </p>
            </form>
        }
    });
    let missing_there = (!pairs.only_here.is_empty()).then(|| {
        let rows = pairs.only_here.iter().map(|place| course(&here[*place], english)).collect();
        view! {
            {section("Only here", "to enter at the board, if it counts there", &COLUMNS, rows)}
            <p class="fine">"Enter these at your board’s page with date, title, provider and hours as they stand here."</p>
        }
    });
    let both = (!pairs.both.is_empty()).then(|| {
        let rows = pairs.both.iter().map(|(one, _)| course(&here[*one], english)).collect();
        section("In both", "nothing to do", &COLUMNS, rows)
    });
    let unread = (!unread.is_empty()).then(|| {
        let each = unread.into_iter().map(|(called, why)| view! { <li>{format!("{called}: {why}")}</li> });
        view! {
            <Margin heading="Not read" note="and why">
                <ul class="list">{each.collect_view()}</ul>
            </Margin>
        }
    });
    view! {
        <p class="verdict" role="status">{verdict}</p>
        {told}
        {outside}
        {different}
        {missing_here}
        {missing_there}
        {both}
        {unread}
        <p class="actions">
            <a class="button" href=action>
                "Compare another"
            </a>
        </p>
    }
    .into_any()
}

const COLUMNS: [&str; 5] = ["Course", "Date", "Provider", "Length", "Number"];

fn section(heading: &'static str, note: &'static str, columns: &[&'static str], rows: Vec<Vec<AnyView>>) -> AnyView {
    let column = |(place, head): (usize, &&'static str)| {
        if place == 0 { Column::words(*head) } else { Column::words(*head).labelled() }
    };
    let columns: Vec<Column> = columns.iter().enumerate().map(column).collect();
    view! {
        <Margin heading=heading note=note>
            <Table caption=heading columns=columns rows=rows />
        </Margin>
    }
    .into_any()
}

fn name(course: &Course) -> AnyView {
    match course.id {
        Some(id) => view! { <a href=format!("/activities/{id}")>{course.title.clone()}</a> }.into_any(),
        None => format!("{} ({})", course.title, words::lower(&course.called)).into_any(),
    }
}

fn course(course: &Course, english: English) -> Vec<AnyView> {
    let or_dash = |text: &str| if text.is_empty() { "–".to_owned() } else { text.to_owned() };
    vec![
        name(course),
        words::date(course.on, english).into_any(),
        or_dash(&course.provider).into_any(),
        length(course).into_any(),
        or_dash(course.number.as_deref().unwrap_or_default()).into_any(),
    ]
}

fn length(course: &Course) -> String {
    match &course.length {
        Some((hundredths, unit)) if unit == "hour" => words::hours(Credit(*hundredths)),
        Some((hundredths, unit)) => format!("{} {}", Credit(*hundredths), unit.replace('_', " ")),
        None => "not given".into(),
    }
}

/// Which field differs, and what it says here and there.
fn difference(mine: &Course, theirs: &Course, likeness: Likeness, english: English) -> (&'static str, String, String) {
    match likeness {
        Likeness::OtherLength | Likeness::Same => ("Length", length(mine), length(theirs)),
        Likeness::OtherDay => ("Date", words::date(mine.on, english), words::date(theirs.on, english)),
        _ => ("Title", mine.title.clone(), theirs.title.clone()),
    }
}
