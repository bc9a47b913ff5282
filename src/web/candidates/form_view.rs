//! The form of a candidate: what an activity's form asks, with the cost up front and nothing that only the past knows.

use crate::web::activities::choices::Choices;
use crate::web::activities::draft::{CURRENCIES, Draft};
use crate::web::activities::{form_view, more_view};
use crate::web::form::Problems;
use crate::web::ui::{Button, DateField, EnterSaves, ErrorSummary, Field, Heading, Kind, Margin, Select, TextArea};
use leptos::prelude::*;
use std::sync::Arc;

pub fn form(title: &'static str, draft: Draft, problems: Problems, choices: Choices) -> impl IntoView {
    let action =
        if draft.version.is_empty() { "/candidates/new".to_owned() } else { format!("/candidates/{}/edit", draft.id) };
    let choices = Arc::new(choices);
    view! {
        <Heading title=title line="A course you could take. A plan chooses from these." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <EnterSaves />
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {what(draft.clone(), problems.clone(), choices.clone())}
            {form_view::how_long(draft.clone(), problems.clone())}
            {form_view::topics(draft.clone(), problems.clone(), choices.clone())}
            {form_view::approvals(draft.clone(), problems.clone(), choices.clone())}
            {more(draft, problems, choices)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <a class="button quiet" href="/candidates">
                    "Cancel"
                </a>
            </p>
        </form>
    }
    .into_any()
}

fn what(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let currencies = CURRENCIES.map(|code| (code.to_owned(), code.to_owned())).to_vec();
    view! {
        <Margin heading="What it is">
            {form_view::title(&draft, &problems, true)}
            {form_view::kind_and_way(&draft, &problems, &choices, "How it would reach you")}
            <div class="pair">
                <DateField
                    name="completed_on"
                    label="Date"
                    hint="Of several days, the last."
                    value=draft.completed_on.clone()
                    error=problems.of("completed_on")
                />
                <Field
                    name="provider"
                    label="Provider or person"
                    hint="Kept encrypted."
                    value=draft.provider.clone()
                    error=problems.of("provider")
                    guard=problems.catalogue("provider")
                />
            </div>
            <div class="pair">
                <Field
                    name="cost"
                    label="Cost"
                    hint="0 when it is free."
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
        </Margin>
    }
    .into_any()
}

fn more(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let fields =
        ["day", "starts_on", "notes", "own_practice_minutes", "group_size", "preparation_minutes", "repeat_key"];
    let open = fields.iter().any(|field| problems.of(field).is_some()) || !draft.day.is_empty();
    view! {
        <Margin heading="More" note="when it matters">
            <details open=open>
                <summary>"Days, notes and what some boards ask"</summary>
                {more_view::days(&draft, &problems)}
                {more_view::some_boards(&draft, &problems, &choices)}
                <TextArea
                    name="notes"
                    label="Notes"
                    hint="Kept encrypted."
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
