//! How each column is read, to be corrected, and the one question about its dates.

use crate::web::form::Problems;
use crate::web::imports::seen::Whole;
use crate::web::ui::{Button, Chip, Chips, Choice, Kind, Margin, Select};
use domain::importing::days::Told;
use domain::importing::{Order, What, fold};
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

pub fn form(whole: &Whole, problems: &Problems) -> impl IntoView + use<> {
    let import = &whole.import;
    let mapping = &import.mapping;
    let choices = What::choices(Vocabulary::builtin());
    let open = problems.of("what").is_some() || mapping.missing().is_some();
    let missing = problems.of("what").or_else(|| mapping.missing());
    let label = |slug: &String| choices.iter().find(|(known, _)| known == slug).map(|(_, label)| words::lower(label));
    let read = whole.columns.iter().zip(&mapping.whats);
    let told: Vec<String> = read
        .filter_map(|((name, _), slug)| {
            let label = label(slug)?;
            Some(if fold(name) == fold(&label) { label } else { format!("“{name}” as {label}") })
        })
        .collect();
    let selects = whole.columns.iter().zip(&mapping.whats).map(|((name, cells), slug)| {
        let hint = if cells.is_empty() { "Empty.".to_owned() } else { cells.join(" · ") };
        view! { <Select name="what" label=name.clone() options=choices.clone() value=slug.clone() blank="Not read" hint=hint /> }
    });
    let selects = selects.collect_view();
    let lines = whole.first.iter().enumerate().map(|(place, words)| (place.to_string(), words.clone())).collect();
    let heading = mapping.heading.map(|place| place.to_string()).unwrap_or_default();
    let days = days(whole);
    let order = mapping.order;
    let asks = days.is_some() && order.is_none();
    let (first, later) = match days {
        Some(days) if asks => (Some(question(days, order)), None),
        Some(days) => (None, Some(question(days, order))),
        None => (None, None),
    };
    let action = format!("/imports/{}/columns", import.id);
    let version = import.version.to_string();
    let read = format!("Read: {}.", words::and(&told));
    let missing = missing.map(|missing| view! { <p class="note error">{missing}</p> });
    view! {
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="version" value=version />
            <Margin heading="How it is read" note="remembered for the next list like it">
                {first}
                <p id="field-what" tabindex="-1">{read}</p>
                {missing}
                <details open=open>
                    <summary>"Change how the columns are read"</summary>
                    <Select
                        name="heading"
                        label="The names of the columns"
                        options=lines
                        value=heading
                        blank="It has none"
                    />
                    {selects}
                    {later}
                </details>
                <p class="actions">
                    <Button label="Read it this way" kind=if asks || open { Kind::Main } else { Kind::Plain } />
                </p>
            </Margin>
        </form>
    }
    .into_any()
}

/// A few of the days that may be meant in two ways.
fn days(whole: &Whole) -> Option<Vec<String>> {
    match &whole.told {
        Told::Open(days) => Some(days.clone()),
        Told::By(_) | Told::Nothing => None,
    }
}

/// Asked once for the whole list.
fn question(days: Vec<String>, order: Option<Order>) -> impl IntoView {
    let legend = format!("What comes first in a date such as {}?", words::or(&days));
    view! {
        <Chips name="order" legend=legend hint="It is asked once, for all of them.">
            <Chip
                name="order"
                value="month_first"
                label="The month"
                choice=Choice::One
                checked=order == Some(Order::MonthFirst)
            />
            <Chip
                name="order"
                value="day_first"
                label="The day"
                choice=Choice::One
                checked=order == Some(Order::DayFirst)
            />
        </Chips>
    }
    .into_any()
}
