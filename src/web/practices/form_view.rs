//! The form of a practice.

use super::draft::Draft;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, Chip, Chips, Choice, DateField, ErrorSummary, Field, Heading, Kind, LinkButton,
    TextArea,
};
use domain::growth::practice::Difficulty;
use domain::vocabulary::Skill;
use leptos::prelude::*;

pub fn view(skill: &'static Skill, path: String, draft: Draft, problems: Problems) -> impl IntoView {
    let slug = &skill.slug;
    let chips = Difficulty::ALL.map(|difficulty| {
        let checked = draft.difficulty == difficulty.slug();
        view! {
            <Chip
                name="difficulty"
                value=difficulty.slug()
                label=difficulty.label()
                choice=Choice::One
                checked=checked
            />
        }
    });
    let is_new = draft.version.is_empty();
    let remove = (!is_new).then(|| {
        let action = path.replace("/edit", "/remove");
        view! { <Button label="Remove it" kind=Kind::Quiet formaction=action /> }
    });
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), (skill.label.clone(), format!("/skills/{slug}"))]
            here="Practice"
        />
        <Heading
            title=format!("Practice: {}", skill.label)
            line="A rehearsal on purpose: alone, with a colleague, or one moment that you set yourself in a session."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=path class="form" novalidate>
            <input type="hidden" name="id" value=draft.id />
            <input type="hidden" name="version" value=draft.version />
            <input type="hidden" name="skill" value=slug.clone() />
            <DateField
                name="practised_on"
                label="On"
                hint="A day to come makes it a plan."
                value=draft.practised_on
                error=problems.of("practised_on")
            />
            <Field
                name="repetitions"
                label="How many times"
                hint="Each time that you went through the moment."
                class="short"
                inputmode="numeric"
                value=draft.repetitions
                error=problems.of("repetitions")
            />
            <Chips name="difficulty" legend="How it was" error=problems.of("difficulty")>
                {chips.into_iter().collect_view()}
            </Chips>
            <Check
                name="with_feedback"
                label="Someone, or a recording, showed me how it went"
                value="yes"
                checked=!draft.with_feedback.is_empty()
            />
            <TextArea
                name="note"
                label="Note"
                hint="Only you can read it. No names, dates of sessions or places."
                value=draft.note
                error=problems.of("note")
                guard=problems.clinical("note")
                rows=3
                maxlength=1000
                own=true
            />
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=format!("/skills/{slug}") label="Cancel" kind=Kind::Quiet />
                {remove}
            </p>
        </form>
    }
    .into_any()
}
