//! The page of a pin: what to do with one activity at one licence.

use super::draft::{Choices, Draft};
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, ErrorSummary, Field, Heading, Icon, Kind, LinkButton, Radio, Select, Sign, field_id,
};
use leptos::prelude::*;
use uuid::Uuid;

pub struct Drawn {
    pub id: Uuid,
    pub back: String,
    pub licence: String,
    pub activity: String,
    pub choices: Choices,
    pub draft: Draft,
    pub problems: Problems,
}

pub fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { id, back, licence, activity, choices, draft, problems } = drawn;
    let line = "Hours are placed where most of them count. Here you can say otherwise; you can undo it in the ledger.";
    view! {
        <Breadcrumbs above=vec![(licence, back.clone())] here="Where it counts" />
        <Heading title=activity line=line />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=format!("/licences/{id}/pins/new") class="form" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="activity" value=draft.activity.clone() />
            <input type="hidden" name="back" value=draft.back.clone() />
            {radios(&choices, &draft, problems.of("choice"))}
            {cycle(&choices, &draft, &problems)}
            {requirement(&choices, &draft, &problems)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Back" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn radios(choices: &Choices, draft: &Draft, error: Option<String>) -> AnyView {
    let (periods, rows) = (!choices.cycles.is_empty(), !choices.requirements.is_empty());
    let all = [
        (true, "forbid", "Do not use it for this license", ""),
        (periods, "forbid_cycle", "Do not use it in one period", "Choose the period below."),
        (
            rows,
            "forbid_requirement",
            "Do not use it for one requirement",
            "Its hours still count to the total. Choose the requirement below.",
        ),
        (
            periods,
            "force_cycle",
            "Use it in one period, and in no other",
            "Also for hours taken late, where your board accepts them. Choose the period below.",
        ),
        (
            rows && choices.exclusive,
            "force_requirement",
            "Use it for one requirement alone",
            "Some hours may meet one requirement only. Choose it below.",
        ),
    ];
    let each = all.into_iter().filter(|(offered, ..)| *offered).map(|(_, value, label, hint)| {
        let checked = draft.choice == value;
        view! { <Radio name="choice" value=value label=label hint=hint checked=checked /> }
    });
    let note = error.map(|problem| {
        view! {
            <p class="note">
                <Icon sign=Sign::Stop />
                <span>{problem}</span>
            </p>
        }
    });
    view! {
        <fieldset id=field_id("choice") tabindex="-1">
            <legend>"What should happen with it?"</legend>
            {each.collect_view()}
            {note}
        </fieldset>
    }
    .into_any()
}

fn cycle(choices: &Choices, draft: &Draft, problems: &Problems) -> Option<AnyView> {
    let options = choices.cycles.clone();
    (!options.is_empty()).then(|| {
        view! {
            <Select
                name="cycle"
                label="Period"
                hint="For the choices that name a period."
                options=options
                value=draft.cycle.clone()
                blank="Choose one"
                error=problems.of("cycle")
            />
            <Field
                name="hours"
                label="At most so many of its hours there"
                hint="Leave empty for all. The rest may count elsewhere."
                inputmode="decimal"
                class="short"
                value=draft.hours.clone()
                error=problems.of("hours")
            />
        }
        .into_any()
    })
}

fn requirement(choices: &Choices, draft: &Draft, problems: &Problems) -> Option<AnyView> {
    let options = choices.requirements.clone();
    (!options.is_empty()).then(|| {
        view! {
            <Select
                name="requirement"
                label="Requirement"
                hint="For the choices that name a requirement."
                options=options
                value=draft.requirement.clone()
                blank="Choose one"
                error=problems.of("requirement")
            />
        }
        .into_any()
    })
}
