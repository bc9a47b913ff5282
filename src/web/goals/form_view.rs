//! The form of a goal: what, prompted by what, seen in which skill, learned how, looked at again when.

use super::draft::Draft;
use crate::db::activities::Activity;
use crate::db::challenges::Challenge;
use crate::web::form::Problems;
use crate::web::ui::{
    Button, Check, DateField, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select, TextArea,
};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use std::sync::Arc;

type Options = Vec<(String, String)>;

/// What can be chosen.
pub struct Choices {
    challenges: Options,
    /// Skills that often answer the chosen challenges.
    suggested: Options,
    /// The others, under the name of their domain.
    skills: Vec<(String, Options)>,
    activities: Options,
}

impl Choices {
    pub fn of(draft: &Draft, challenges: Vec<Challenge>, activities: Vec<Activity>, english: English) -> Self {
        let vocabulary = Vocabulary::builtin();
        let chosen = |id: &str| draft.challenges.iter().any(|own| own == id);
        let mut suggested: Vec<String> = Vec::new();
        let mut offered: Options = Vec::new();
        for challenge in &challenges {
            let id = challenge.id.to_string();
            let Some(kind) = vocabulary.challenge(&challenge.kind) else { continue };
            if challenge.is_archived && !chosen(&id) {
                continue;
            }
            // With nothing chosen yet, all of them suggest.
            if chosen(&id) || draft.challenges.is_empty() {
                for skill in &kind.skills {
                    if !suggested.contains(skill) {
                        suggested.push(skill.clone());
                    }
                }
            }
            let noted = words::short_date(challenge.noted_on, english);
            offered.push((id, format!("{}, noted {noted}", kind.label)));
        }
        suggested.truncate(8);
        let label = |slug: &String| vocabulary.skill(slug).map_or(slug.clone(), |skill| skill.label.clone());
        let skills = vocabulary.skills.domain.iter().map(|domain| {
            let own = vocabulary
                .skills
                .skill
                .iter()
                .filter(|skill| skill.domain == domain.slug && !suggested.contains(&skill.slug));
            (domain.label.clone(), own.map(|skill| (skill.slug.clone(), skill.label.clone())).collect())
        });
        let linked = |activity: &Activity| draft.activities.iter().any(|id| *id == activity.id.to_string());
        let shown = activities.iter().enumerate().filter(|(place, activity)| *place < 30 || linked(activity));
        let activities = shown.map(|(_, activity)| {
            let day = words::short_date(activity.facts.completed_on, english);
            let planned = if activity.facts.planned { "planned " } else { "" };
            (activity.id.to_string(), format!("{}, {planned}{day}", activity.facts.title))
        });
        Self {
            challenges: offered,
            suggested: suggested.iter().map(|slug| (slug.clone(), label(slug))).collect(),
            skills: skills.collect(),
            activities: activities.collect(),
        }
    }
}

pub fn form(title: &'static str, draft: Draft, problems: Problems, choices: Choices) -> impl IntoView {
    let is_new = draft.version.is_empty();
    let action = if is_new { "/goals/new".to_owned() } else { format!("/goals/{}/edit", draft.id) };
    let back = if is_new { "/growth".to_owned() } else { format!("/goals/{}", draft.id) };
    let choices = Arc::new(choices);
    view! {
        <Heading title=title line="What keeps meeting you, and what you want to do differently." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {what(draft.clone(), problems.clone())}
            {prompted(draft.clone(), problems.clone(), choices.clone())}
            {skills(draft.clone(), choices.clone())}
            {how(draft.clone(), problems.clone(), choices)}
            {came_of_it(draft, problems, is_new)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn what(draft: Draft, problems: Problems) -> impl IntoView {
    view! {
        <Margin heading="The goal" note="only you" private=true>
            <TextArea
                name="statement"
                label="What do you want to do differently?"
                hint="In your own words. A pattern, never a person."
                value=draft.statement
                error=problems.of("statement")
                guard=problems.clinical("statement")
                rows=2
                maxlength=280
                own=true
            />
            <TextArea
                name="success"
                label="What would show that it helped?"
                value=draft.success
                error=problems.of("success")
                guard=problems.clinical("success")
                rows=2
                maxlength=500
                own=true
            />
        </Margin>
    }
    .into_any()
}

fn checks(name: &'static str, options: &[(String, String)], chosen: &[String]) -> impl IntoView + use<> {
    let each = options.iter().map(|(value, label)| {
        let checked = chosen.contains(value);
        view! { <Check name=name label=label.clone() value=value.clone() checked=checked /> }
    });
    each.collect_view()
}

fn prompted(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let none = choices.challenges.is_empty().then(|| {
        view! {
            <p>
                "No challenge is noted yet. "
                <a href="/challenges/new">"Note one"</a>
                ", or say below where the goal comes from."
            </p>
        }
    });
    let origins = [
        ("challenge", "From client work"),
        ("aspiration", "An aspiration of my own"),
        ("requirement", "A requirement"),
        ("external_feedback", "Feedback from someone else"),
    ];
    let origins = origins.map(|(slug, label)| (slug.to_owned(), label.to_owned())).to_vec();
    view! {
        <Margin heading="Prompted by">
            {none}
            <fieldset>
                <legend>"Challenges"</legend>
                {checks("challenges", &choices.challenges, &draft.challenges)}
            </fieldset>
            <div class="pair">
                <Select name="origin" label="If none of these" options=origins value=draft.origin />
                <Field
                    name="origin_reason"
                    label="Where it comes from, in a line"
                    value=draft.origin_reason
                    error=problems.of("origin_reason")
                    guard=problems.clinical("origin_reason")
                />
            </div>
            <p class="hint">"Without either it is kept as a draft."</p>
        </Margin>
    }
    .into_any()
}

fn skills(draft: Draft, choices: Arc<Choices>) -> impl IntoView {
    let more = choices.skills.iter().map(|(domain, options)| {
        let boxes = checks("skills", options, &draft.skills);
        view! {
            <fieldset>
                <legend>{domain.clone()}</legend>
                {boxes}
            </fieldset>
        }
        .into_any()
    });
    let more = more.collect_view();
    let open = draft.skills.iter().any(|slug| !choices.suggested.iter().any(|(known, _)| known == slug));
    let suggested = (!choices.suggested.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>"Often an answer"</legend>
                {checks("skills", &choices.suggested, &draft.skills)}
            </fieldset>
        }
    });
    view! {
        <Margin heading="Seen in which skill">
            {suggested}
            <details open=open>
                <summary>"All skills"</summary>
                {more}
            </details>
        </Margin>
    }
    .into_any()
}

fn how(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let learning = (!choices.activities.is_empty()).then(|| {
        view! {
            <details open=!draft.activities.is_empty()>
                <summary>"Learning that serves it"</summary>
                <fieldset>
                    <legend class="unseen">"Learning"</legend>
                    {checks("activities", &choices.activities, &draft.activities)}
                </fieldset>
            </details>
        }
    });
    view! {
        <Margin heading="How">
            <TextArea
                name="practice"
                label="What will you practice, and how often?"
                value=draft.practice
                error=problems.of("practice")
                guard=problems.clinical("practice")
                rows=2
                maxlength=500
                own=true
            />
            {learning}
            <div class="pair">
                <DateField name="started_on" label="From" value=draft.started_on error=problems.of("started_on") />
                <DateField
                    name="review_on"
                    label="Look at it again on"
                    value=draft.review_on
                    error=problems.of("review_on")
                />
            </div>
        </Margin>
    }
    .into_any()
}

/// Asked only of a goal that is there already, but never dropped when it was sent.
fn came_of_it(draft: Draft, problems: Problems, is_new: bool) -> AnyView {
    let fields = [
        ("outcome", "What came of it?", "", draft.outcome),
        ("impact", "What changed in your practice?", "", draft.impact),
        ("benefit", "What may clients notice?", "Of clients in general, never of one.", draft.benefit),
    ];
    let open = fields.iter().any(|(name, _, _, value)| !value.is_empty() || problems.of(name).is_some());
    if is_new && !open {
        return ().into_any();
    }
    let areas = fields.map(|(name, label, hint, value)| {
        view! {
            <TextArea
                name=name
                label=label
                hint=hint
                value=value
                error=problems.of(name)
                guard=problems.clinical(name)
                rows=2
                maxlength=1000
                own=true
            />
        }
        .into_any()
    });
    view! {
        <Margin heading="Looking back" note="when there is something to say">
            <details open=open>
                <summary>"What came of it"</summary>
                {areas.into_iter().collect_view()}
            </details>
        </Margin>
    }
    .into_any()
}
