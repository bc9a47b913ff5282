//! Reflections beside what they are about: on the page of a challenge, a goal, an activity or a skill.

use super::about::{month, shortened};
use crate::db::reflections::{Reflection, State};
use crate::web::ui::{LinkButton, Margin, Sign};
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;

/// What the form was called; its slug when it is gone.
pub fn form_label(reflection: &Reflection) -> String {
    let form = &reflection.facts.form;
    Vocabulary::builtin().form(form).map_or(form.clone(), |form| form.label.clone())
}

/// The answers in the order of the form's prompts, with the question; without the last look.
pub fn answers(form: &str, answers: &crate::db::reflections::Answers) -> Vec<(String, String)> {
    let prompts = Vocabulary::builtin().form(form).map(|form| form.prompts.as_slice()).unwrap_or_default();
    let written = prompts.iter().filter_map(|prompt| Some((prompt.text.clone(), answers.get(&prompt.slug)?.clone())));
    written.collect()
}

/// The beginning of what was written first.
pub fn beginning(reflection: &Reflection) -> String {
    let first = answers(&reflection.facts.form, &reflection.facts.answers).into_iter().next();
    first.map(|(_, words)| shortened(&words, 160)).unwrap_or_default()
}

/// One line of a list: the form, the month, whether it is a draft, and how it begins.
pub fn line(reflection: &Reflection, about: AnyView) -> AnyView {
    let draft = (reflection.facts.state == State::Draft).then_some(", a draft");
    let words = format!("{}, {}", form_label(reflection), month(reflection.facts.day));
    let href = format!("/reflections/{}", reflection.id);
    view! {
        <li>
            <p>
                <a href=href>{words}</a>
                {draft}
            </p>
            <p class="own">{beginning(reflection)}</p>
            {about}
        </li>
    }
    .into_any()
}

/// The part of a page with its reflections, and a way to write one.
pub fn section(reflections: &[Reflection], offer: String) -> AnyView {
    let lines = reflections.iter().map(|reflection| line(reflection, ().into_any())).collect_view();
    let list = (!reflections.is_empty()).then(|| view! { <ul class="offers">{lines}</ul> });
    view! {
        <Margin heading="Reflections" note="only you" private=true>
            {list}
            <p>
                <LinkButton href=offer label="Reflect on this" sign=Sign::Plus />
            </p>
        </Margin>
    }
    .into_any()
}
