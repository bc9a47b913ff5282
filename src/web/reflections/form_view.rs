//! The form of a reflection: its questions, what it is about, a last look, and two ways to save it.

use super::about::{Choices, Records};
use super::draft::{ANSWER, Draft, closing};
use crate::db::reflections::{self, Reflection, State};
use crate::web::error::Result;
use crate::web::form::Problems;
use crate::web::page::Page;
use crate::web::ui::{
    Breadcrumbs, Button, DateField, ErrorSummary, Heading, Kind, LinkButton, Margin, Quote, Section, Segment, Segments,
    Select, TextArea,
};
use crate::web::visitor::SignedIn;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::*;

/// Draws the form. `other` is what another device saved meanwhile: it stands beside what was typed here.
pub async fn page(
    signed_in: &SignedIn,
    draft: Draft,
    problems: Problems,
    other: Option<Reflection>,
) -> Result<Response> {
    let records = Records::load(signed_in).await?;
    let choices = records.choices(&draft.activity, signed_in.english());
    let is_finished = match draft.id.parse() {
        Ok(id) if !draft.version.is_empty() => {
            let stored = reflections::find_reflection(signed_in.db(), signed_in.owner(), id).await?;
            stored.is_some_and(|stored| stored.facts.state == State::Finished)
        }
        _ => false,
    };
    let status = match (&other, problems.is_empty()) {
        (Some(_), _) => StatusCode::CONFLICT,
        (None, true) => StatusCode::OK,
        (None, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let page = Page::new(draft.form.label.clone(), Section::Growth).status(status).focused().with_islands();
    let page = page.with_script("/reflection.js");
    let view = move || form(draft, problems, choices, is_finished, other);
    Ok(page.show(&signed_in.visitor, view).await)
}

fn form(
    draft: Draft,
    problems: Problems,
    choices: Choices,
    is_finished: bool,
    other: Option<Reflection>,
) -> impl IntoView {
    let is_new = draft.version.is_empty();
    let id = draft.id.clone();
    let action = if is_new { "/reflections/new".to_owned() } else { format!("/reflections/{id}/edit") };
    let back = if is_new { "/reflections".to_owned() } else { format!("/reflections/{id}") };
    let notice = draft.form.notice.clone().map(|words| view! { <p class="lead">{words}</p> });
    let model = draft.form.model.clone().map(|model| format!("After {model}. ")).unwrap_or_default();
    let line = format!("{model}{}", draft.form.purpose);
    let changed = other.is_some().then(|| {
        view! {
            <p class="note" role="alert">
                "This changed on another device since you opened it. What was saved there stands below yours, and is kept as an earlier version when you save."
            </p>
        }
    });
    let keep = draft.keep.then(|| view! { <input type="hidden" name="keep" value="1" /> });
    let questions = questions(&draft, &problems, other.as_ref());
    let about = about(&draft, choices);
    let look = last_look(&draft, &problems);
    let save = if is_finished {
        view! { <Button label="Save" kind=Kind::Main name="state" value="finished" /> }.into_any()
    } else {
        view! {
            <Button label="Finish" kind=Kind::Main name="state" value="finished" />
            <Button label="Save as a draft" name="state" value="draft" />
        }
        .into_any()
    };
    let draft_route = format!("/reflections/{id}/draft");
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), ("Reflections".into(), "/reflections".into())]
            here=draft.form.label.clone()
        />
        <Heading title=draft.form.label.clone() line=line />
        <ErrorSummary problems=problems.summary() />
        {changed}
        {notice}
        <form method="post" action=action class="form wide" data-draft=draft_route novalidate>
            <input type="hidden" name="id" value=id />
            <input type="hidden" name="version" value=draft.version.clone() />
            <input type="hidden" name="form" value=draft.form.slug.clone() />
            {keep}
            {questions}
            {about}
            <Margin heading="When">
                <DateField name="day" label="On" value=draft.day.clone() error=problems.of("day") />
            </Margin>
            {look}
            <p class="actions">{save} <LinkButton href=back label="Cancel" kind=Kind::Quiet /></p>
            <p class="fine" data-said="" aria-live="polite"></p>
        </form>
    }
    .into_any()
}

fn questions(draft: &Draft, problems: &Problems, other: Option<&Reflection>) -> AnyView {
    let most = u32::try_from(ANSWER).unwrap_or(u32::MAX);
    let each = draft.answers.iter().map(|(prompt, text)| {
        let slug = prompt.slug.clone();
        let hint = if prompt.when.is_some() { "After the meeting." } else { "" };
        let stored = other.map(|other| other.facts.answers.get(&slug).cloned().unwrap_or_default());
        let stored = stored.filter(|stored| !stored.is_empty() && stored != text);
        let stored = stored.map(|words| view! { <Quote words=words source="Saved on the other device" /> });
        view! {
            <div>
                <TextArea
                    name=slug.clone()
                    label=prompt.text.clone()
                    hint=hint
                    value=text.clone()
                    error=problems.of(&slug)
                    guard=problems.clinical(&slug)
                    rows=3
                    maxlength=most
                    own=true
                />
                {stored}
            </div>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            <p class="hint">"A pattern, never a person. Any question may stay empty."</p>
            {each}
        </Margin>
    }
    .into_any()
}

fn about(draft: &Draft, choices: Choices) -> AnyView {
    let is_about = [&draft.challenge, &draft.goal, &draft.activity, &draft.turning_point];
    let open = is_about.iter().any(|id| !id.is_empty());
    let select = |name: &'static str, label: &'static str, options: Vec<(String, String)>, value: &String| {
        let blank = "None";
        (!options.is_empty())
            .then(|| view! { <Select name=name label=label options=options value=value.clone() blank=blank /> })
    };
    let challenge = select("about_challenge", "Challenge", choices.challenges, &draft.challenge);
    let goal = select("about_goal", "Goal", choices.goals, &draft.goal);
    let activity = select("about_activity", "Learning", choices.activities, &draft.activity);
    let point = select("about_turning_point", "Turning point", choices.points, &draft.turning_point);
    if challenge.is_none() && goal.is_none() && activity.is_none() && point.is_none() {
        return ().into_any();
    }
    view! {
        <Margin heading="What it is about">
            <details open=open>
                <summary>"Link it to what it belongs to"</summary>
                {challenge}
                {goal}
                {activity}
                {point}
            </details>
        </Margin>
    }
    .into_any()
}

/// The question at the end of every form.
fn last_look(draft: &Draft, problems: &Problems) -> AnyView {
    let slug = closing().slug.clone();
    let error = problems.of(&slug);
    let each = [("no", "Nobody could"), ("perhaps", "Perhaps")].map(|(value, label)| {
        let checked = draft.closing == value;
        view! { <Segment name=slug.clone() value=value label=label checked=checked /> }
    });
    let each = each.into_iter().collect_view();
    view! {
        <Margin heading="A last look">
            <Segments
                name=slug
                legend=closing().text.clone()
                hint="Think of the client, of those close to them, and of a colleague in town."
                error=error
            >
                {each}
            </Segments>
        </Margin>
    }
    .into_any()
}
