//! The form of a check-in: seven choices in words, any of which may stay empty.

use super::draft::Draft;
use super::list::sign;
use crate::web::form::Problems;
use crate::web::ui::{Breadcrumbs, Button, Chip, Chips, Choice, DateField, ErrorSummary, Heading, Kind, LinkButton};
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;

pub fn form(title: &'static str, draft: Draft, problems: Problems, last: Option<String>) -> impl IntoView {
    let vocabulary = &Vocabulary::builtin().checkin;
    let is_new = draft.version.is_empty();
    let action = if is_new { "/check-ins/new".to_owned() } else { format!("/check-ins/{}/edit", draft.id) };
    let lines = vocabulary.item.iter().map(|line| {
        let chosen = draft.chosen(&line.slug).to_owned();
        let error = problems.of(&line.slug);
        let hint = if line.heavy == "high" { "Here a higher answer is the heavier one." } else { "" };
        let chips = vocabulary.answer.iter().map(|answer| {
            let value = answer.value.to_string();
            let checked = chosen == value;
            view! { <Chip name=line.slug.clone() value=value label=answer.label.clone() choice=Choice::One checked=checked /> }
        });
        let chips = chips.collect_view();
        view! {
            <Chips name=line.slug.clone() legend=line.text.clone() hint=hint error=error>
                {chips}
                <Chip
                    name=line.slug.clone()
                    value=""
                    label="Leave empty"
                    choice=Choice::One
                    checked=chosen.is_empty()
                />
            </Chips>
        }
        .into_any()
    });
    let lines = lines.collect_view();
    let remove = (!is_new).then(|| {
        view! { <LinkButton href=format!("/check-ins/{}/remove", draft.id) label="Remove" kind=Kind::Quiet /> }
    });
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), ("Check-ins".into(), "/check-ins".into())]
            here=title
        />
        <Heading title=title line=format!("{}.", vocabulary.title) />
        <ErrorSummary problems=problems.summary() />
        <p>{sign()}</p>
        {last.map(|words| view! { <p>{words}</p> })}
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            <p class="lead">{vocabulary.intro.clone()}</p>
            {lines}
            <DateField
                name="checked_on"
                label="On"
                value=draft.checked_on.clone()
                error=problems.of("checked_on")
            />
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href="/check-ins" label="Cancel" kind=Kind::Quiet />
                {remove}
            </p>
        </form>
    }
    .into_any()
}
