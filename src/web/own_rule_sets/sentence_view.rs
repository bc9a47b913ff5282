//! A sentence with its blanks: inputs in the line, boxes to tick under it, and each problem with the blank that it is about.

use super::sentence::{Input, Typed};
use crate::web::form::Problems;
use crate::web::ui::{Check, DateField, Icon, Sign, field_id};
use leptos::prelude::*;

/// `legend` is for those who only hear the page.
pub fn sentence(legend: &str, inputs: Vec<Input>, typed: &Typed, problems: &Problems) -> AnyView {
    let (ticks, line): (Vec<Input>, Vec<Input>) =
        inputs.into_iter().partition(|input| matches!(input, Input::Tick { .. } | Input::Ticks { .. }));
    let line: Vec<AnyView> = line.into_iter().map(|input| inline(input, typed, problems)).collect();
    let ticks: Vec<AnyView> = ticks.into_iter().map(|input| boxes(input, typed, problems)).collect();
    view! {
        <fieldset class="blanks">
            <legend class="unseen">{legend.to_owned()}</legend>
            <div class="words">{line}</div>
            {ticks}
        </fieldset>
    }
    .into_any()
}

fn note(name: &str, problems: &Problems) -> Option<AnyView> {
    let problem = problems.of(name)?;
    let view = view! {
        <p class="note error" id=format!("{}-note", field_id(name))>
            <Icon sign=Sign::Stop />
            <span>{problem}</span>
        </p>
    };
    Some(view.into_any())
}

/// The id, which the summary of problems leads to for the first of several.
fn place_id(name: &str, place: usize) -> String {
    if place == 0 { field_id(name) } else { field_id(&format!("{name}-{}", place + 1)) }
}

fn value(typed: &Typed, name: &str, place: usize) -> String {
    typed.all(name).get(place).copied().unwrap_or_default().to_owned()
}

fn inline(input: Input, typed: &Typed, problems: &Problems) -> AnyView {
    // Of several inputs of one name, the problem stands with the first.
    let wrong = |name: &str, place: usize| problems.of(name).filter(|_| place == 0);
    let invalid = |name: &str, place: usize| wrong(name, place).map(|_| "true");
    let described = |name: &str, place: usize| wrong(name, place).map(|_| format!("{}-note", field_id(name)));
    let noted = |name: &str, place: usize| (place == 0).then(|| note(name, problems)).flatten();
    let numbered = |label: &str, place: usize| {
        if place == 0 { label.to_owned() } else { format!("{label}, {}", place + 1) }
    };
    match input {
        Input::Break => view! { <span class="break"></span> }.into_any(),
        Input::Words(words) => view! { <span>{words}</span> }.into_any(),
        Input::Number { name, label, place } => view! {
            <input
                id=place_id(name, place)
                class="number"
                name=name
                inputmode="decimal"
                autocomplete="off"
                maxlength="12"
                aria-label=numbered(label, place)
                value=value(typed, name, place)
                aria-invalid=invalid(name, place)
                aria-describedby=described(name, place)
            />
            {noted(name, place)}
        }
        .into_any(),
        Input::Choice { name, label, blank, options, place } => {
            let chosen = value(typed, name, place);
            let blank = blank.map(|words| (String::new(), words.to_owned()));
            let options = blank.into_iter().chain(options).map(|(slug, words)| {
                let selected = slug == chosen;
                view! {
                    <option value=slug selected=selected>
                        {words}
                    </option>
                }
            });
            let options = options.collect_view();
            view! {
                <select
                    id=place_id(name, place)
                    name=name
                    aria-label=numbered(label, place)
                    aria-invalid=invalid(name, place)
                    aria-describedby=described(name, place)
                >
                    {options}
                </select>
                {noted(name, place)}
            }
            .into_any()
        }
        Input::Date { name, label } => {
            view! { <DateField name=name label=label value=typed.one(name) error=problems.of(name) /> }.into_any()
        }
        Input::Tick { .. } | Input::Ticks { .. } => ().into_any(),
    }
}

fn boxes(input: Input, typed: &Typed, problems: &Problems) -> AnyView {
    match input {
        Input::Tick { name, label } => {
            let checked = typed.has(name, "on");
            view! { <Check name=name label=label checked=checked /> }.into_any()
        }
        Input::Ticks { name, legend, options } => {
            let each = options.into_iter().map(|(slug, label)| {
                let checked = typed.has(name, &slug);
                view! { <Check name=name label=label value=slug checked=checked /> }
            });
            let each = each.collect_view();
            view! {
                <fieldset id=field_id(name) tabindex="-1">
                    <legend>{legend}</legend>
                    <div class="boxes">{each}</div>
                    {note(name, problems)}
                </fieldset>
            }
            .into_any()
        }
        _ => ().into_any(),
    }
}
