//! The form of a plan: whose words, which year, where one stands, with whom it was talked over.

use super::body_of;
use super::draft::Draft;
use crate::web::form::Problems;
use crate::web::ui::{Button, DateField, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select, TextArea};
use domain::vocabulary::{PlanWords, Vocabulary};
use leptos::prelude::*;

pub fn form(title: &'static str, draft: Draft, problems: Problems) -> impl IntoView {
    let is_new = draft.version.is_empty();
    let (action, back) = if is_new {
        ("/learning-plans/new".to_owned(), "/learning-plans".to_owned())
    } else {
        (format!("/learning-plans/{}/edit", draft.id), format!("/learning-plans/{}", draft.id))
    };
    let body = body_of(&draft.body);
    let bodies = &Vocabulary::builtin().learning_plans.body;
    let options = bodies.iter().map(|body| (body.slug.clone(), body.name.clone())).collect();
    // Their years and words differ: a link each, so that it works without scripts.
    let others = bodies.iter().filter(|other| is_new && other.slug != draft.body).map(|other| {
        let href = format!("/learning-plans/new?body={}", other.slug);
        view! {
            <li>
                <a href=href>{other.name.clone()}</a>
            </li>
        }
        .into_any()
    });
    let others = others.collect::<Vec<_>>();
    let for_whom = for_whom(draft.clone(), problems.clone(), options, others);
    view! {
        <Heading title=title line="It gathers the goals of a year; you change them where they are." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {for_whom}
            {own_words(draft, problems, body.words.clone())}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn for_whom(draft: Draft, problems: Problems, options: Vec<(String, String)>, others: Vec<AnyView>) -> impl IntoView {
    view! {
        <Margin heading="For whom">
            <Select
                name="body"
                label="In the words of"
                options=options
                value=draft.body.clone()
                error=problems.of("body")
            />
            <div class="pair">
                <DateField name="starts_on" label="From" value=draft.starts_on.clone() error=problems.of("starts_on") />
                <DateField name="ends_on" label="To" value=draft.ends_on.clone() error=problems.of("ends_on") />
            </div>
            {(!others.is_empty())
                .then(|| {
                    view! {
                        <details>
                            <summary>"Another body’s year and words"</summary>
                            <ul class="list">{others}</ul>
                        </details>
                    }
                })}
        </Margin>
    }
    .into_any()
}

fn own_words(draft: Draft, problems: Problems, words: PlanWords) -> impl IntoView {
    let whom = problems.of("discussed_with");
    let on = problems.of("discussed_on");
    let (clinical, catalogue) = (problems.clinical("basis"), problems.catalogue("discussed_with"));
    view! {
        <Margin heading=words.basis note="only you" private=true>
            <TextArea
                name="basis"
                label="Where do you stand, and what do you want to get better at?"
                hint="Printed with the plan when you print it. Of your work, never of a client."
                value=draft.basis
                error=problems.of("basis")
                guard=clinical
                rows=6
                maxlength=4000
                own=true
            />
        </Margin>
        <Margin heading=words.discussed>
            <div class="pair">
                <Field
                    name="discussed_with"
                    label="Whom"
                    hint="Your supervisor or a colleague. Kept encrypted."
                    value=draft.discussed_with
                    error=whom
                    guard=catalogue
                />
                <DateField name="discussed_on" label="On" value=draft.discussed_on error=on />
            </div>
        </Margin>
    }
    .into_any()
}
