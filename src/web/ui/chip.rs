//! Choices one can see at a glance. A chip is always a choice; a fact is a `Tag`.

use super::field::field_id;
use super::{Icon, Sign};
use leptos::prelude::*;

/// How many of a group may be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    #[default]
    One,
    Many,
}

impl Choice {
    fn kind(self) -> &'static str {
        match self {
            Self::One => "radio",
            Self::Many => "checkbox",
        }
    }
}

/// A group of chips under one question. `name` leads the summary of problems here.
#[component]
pub fn Chips(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = None)] error: Option<String>,
    children: Children,
) -> impl IntoView {
    group("chips", name, legend, hint, error, children)
}

/// Two to four choices that share one border.
#[component]
pub fn Segments(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    #[prop(default = None)] error: Option<String>,
    children: Children,
) -> impl IntoView {
    group("segments", name, legend, hint, error, children)
}

fn group(
    class: &'static str,
    name: String,
    legend: String,
    hint: String,
    error: Option<String>,
    children: Children,
) -> impl IntoView {
    let id = field_id(&name);
    let note = format!("{id}-note");
    let described = error.is_some().then(|| note.clone());
    let class = if error.is_some() { format!("{class} error") } else { class.to_owned() };
    view! {
        <fieldset class=class id=id tabindex="-1" aria-describedby=described>
            <legend>{legend}</legend>
            {(!hint.is_empty()).then(|| view! { <p class="hint">{hint}</p> })}
            <div>{children()}</div>
            {error
                .map(|problem| {
                    view! {
                        <p class="note" id=note>
                            <Icon sign=Sign::Stop />
                            <span>{problem}</span>
                        </p>
                    }
                })}
        </fieldset>
    }
    .into_any()
}

#[component]
pub fn Chip(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] label: String,
    #[prop(optional)] choice: Choice,
    #[prop(optional)] checked: bool,
) -> impl IntoView {
    view! {
        <label class="chip">
            <input type=choice.kind() name=name value=value checked=checked />
            <Icon sign=Sign::Check />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// A chip that leads somewhere, such as "Something else".
#[component]
pub fn ChipLink(
    #[prop(into)] href: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] sign: Option<Sign>,
) -> impl IntoView {
    view! {
        <a class="chip" href=href>
            {sign.map(|sign| view! { <Icon sign=sign /> })}
            <span>{label}</span>
        </a>
    }
    .into_any()
}

/// One of a few, such as harder, same, better; the children are its shape.
#[component]
pub fn Segment(
    #[prop(into)] name: String,
    #[prop(into)] value: String,
    #[prop(into)] label: String,
    #[prop(optional)] checked: bool,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <label>
            <input type="radio" name=name value=value checked=checked />
            {children.map(|shape| shape())}
            <span>{label}</span>
        </label>
    }
    .into_any()
}
