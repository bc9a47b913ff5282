//! The folded part of the form: days, cost, notes and what only some boards ask.

use super::choices::Choices;
use super::draft::{CURRENCIES, Draft};
use super::form_view::{checks, shown};
use crate::web::form::Problems;
use crate::web::ui::{DateField, Field, Margin, Select, TextArea};
use leptos::prelude::*;
use std::sync::Arc;

pub fn rest(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let any_problem = [
        "day",
        "starts_on",
        "cost",
        "currency",
        "notes",
        "own_practice_minutes",
        "group_size",
        "preparation_minutes",
        "repeat_key",
    ]
    .iter()
    .any(|field| problems.of(field).is_some());
    let open =
        any_problem || [&draft.starts_on, &draft.notes].iter().any(|text| !text.is_empty()) || !draft.day.is_empty();
    view! {
        <Margin heading="More" note="when it matters">
            <details open=open>
                <summary>"Days, cost, notes and what some boards ask"</summary>
                {days(&draft, &problems)}
                {some_boards(&draft, &problems, &choices)}
                {cost(&draft, &problems)}
                <TextArea
                    name="notes"
                    label="Notes"
                    hint="Kept encrypted. About what you learned, never about a client."
                    value=draft.notes.clone()
                    error=problems.of("notes")
                    guard=problems.clinical("notes")
                    maxlength=4000
                    own=true
                />
            </details>
        </Margin>
    }
    .into_any()
}

pub fn days(draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    let rows = (0..shown(draft.day.len(), draft, 2)).map(|place| {
        let at = |list: &[String]| list.get(place).cloned().unwrap_or_default();
        let number = place + 1;
        view! {
            <div class="pair">
                <label class="field" for=format!("day-{number}")>
                    <span class="label">{format!("Day {number}")}</span>
                    <input id=format!("day-{number}") name="day" type="date" value=at(&draft.day) />
                </label>
                <label class="field short" for=format!("day-hours-{number}")>
                    <span class="label">{format!("Hours on day {number}")}</span>
                    <input
                        id=format!("day-hours-{number}")
                        name="day_hours"
                        inputmode="decimal"
                        value=at(&draft.day_hours)
                    />
                </label>
            </div>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let error = problems.of("day");
    view! {
        <DateField
            name="starts_on"
            label="First day, of several"
            value=draft.starts_on.clone()
            error=problems.of("starts_on")
            read=draft.marks.read("starts_on")
            check=draft.marks.check("starts_on")
        />
        <fieldset class="rows" id="field-day" tabindex="-1">
            <legend>"Hours day by day"</legend>
            <p class="hint">"Needed where a board counts by the day, or when the days lie in two periods."</p>
            {rows}
            {error.map(|problem| view! { <p class="note error">{problem}</p> })}
        </fieldset>
    }
    .into_any()
}

pub fn some_boards(draft: &Draft, problems: &Problems, choices: &Choices) -> impl IntoView + use<> {
    let first =
        [("yes", "Yes, the first time"), ("no", "No, again")].map(|(slug, label)| (slug.to_owned(), label.to_owned()));
    let evidence = [
        ("certificate_names_topic".to_owned(), "The certificate names the topic".to_owned()),
        ("named_course".to_owned(), "It is the course that the board names".to_owned()),
    ];
    let categories = (!choices.categories.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>"Category, in your body's words"</legend>
                {checks("categories", &choices.categories, &draft.categories)}
            </fieldset>
        }
        .into_any()
    });
    let figure = |name: &'static str, label: &'static str, value: &str| {
        view! {
            <Field
                name=name
                label=label
                inputmode="numeric"
                class="short"
                value=value.to_owned()
                error=problems.of(name)
            />
        }
    };
    view! {
        {categories}
        {relevant(draft, choices)}
        <fieldset>
            <legend>"Evidence"</legend>
            {checks("evidence", &evidence, &draft.evidence)}
        </fieldset>
        <Select
            name="first_time"
            label="If you taught or presented it: the first time?"
            options=first.to_vec()
            value=draft.first_time.clone()
            blank="Not taught"
        />
        {figure("own_practice_minutes", "Minutes on your own practice, in consultation", &draft.own_practice_minutes)}
        {figure("group_size", "People in the group", &draft.group_size)}
        {figure("preparation_minutes", "Minutes of preparation, if you taught it", &draft.preparation_minutes)}
        <Field
            name="repeat_key"
            label="The same course taken before? Give both one word"
            value=draft.repeat_key.clone()
            error=problems.of("repeat_key")
            guard=problems.catalogue("repeat_key")
        />
    }
    .into_any()
}

/// Which professions it is for, where hours are told apart by them. What the form does not ask about stays as it was.
fn relevant(draft: &Draft, choices: &Choices) -> impl IntoView + use<> {
    let is_asked = |slug: &String| choices.professions.iter().any(|(known, _)| known == slug);
    let others = draft.relevant_to.iter().filter(|slug| !is_asked(slug)).cloned();
    let others = others.map(|slug| view! { <input type="hidden" name="relevant_to" value=slug /> }).collect_view();
    let asked = (!choices.professions.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>"Directly related to"</legend>
                <p class="hint">
                    "Your licenses share a total that asks for hours in each profession. Tick none if it is about the work of all."
                </p>
                {checks("relevant_to", &choices.professions, &draft.relevant_to)}
            </fieldset>
        }
    });
    view! {
        {others}
        {asked}
    }
    .into_any()
}

fn cost(draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    let currencies = CURRENCIES.map(|code| (code.to_owned(), code.to_owned())).to_vec();
    view! {
        <div class="pair">
            <Field
                name="cost"
                label="Cost"
                inputmode="decimal"
                class="short"
                value=draft.cost.clone()
                error=problems.of("cost")
            />
            <Select
                name="currency"
                label="Currency"
                options=currencies
                value=draft.currency.clone()
                error=problems.of("currency")
            />
        </div>
    }
    .into_any()
}
