//! The form of a session: when and with whom, what it was about, what one takes from it.

use super::draft::Draft;
use crate::db::challenges::Challenge;
use crate::db::goals::{Goal, State};
use crate::db::supervision::Kind as Held;
use crate::db::supervision_questions::Question;
use crate::db::supervisors::Supervisor;
use crate::web::form::Problems;
use crate::web::ui::{
    Breadcrumbs, Button, Check, DateField, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Radio, Select,
    TextArea,
};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;

type Options = Vec<(String, String)>;

/// What can be chosen.
pub struct Choices {
    supervisors: Options,
    questions: Options,
    goals: Options,
    challenges: Options,
}

impl Choices {
    pub fn of(
        draft: &Draft,
        supervisors: Vec<Supervisor>,
        questions: Vec<Question>,
        goals: Vec<Goal>,
        challenges: Vec<Challenge>,
        english: English,
    ) -> Self {
        let chosen = |list: &[String], id: &str| list.iter().any(|own| own == id);
        let supervisors = supervisors.into_iter().map(|one| (one.id.to_string(), one.facts.name));
        let questions = questions.into_iter().filter_map(|question| {
            let id = question.id.to_string();
            (question.brought_on.is_none() || chosen(&draft.questions, &id)).then_some((id, question.words))
        });
        let goals = goals.into_iter().filter_map(|goal| {
            let id = goal.id.to_string();
            let open = matches!(goal.facts.state, State::Draft | State::Active);
            (open || chosen(&draft.goals, &id)).then_some((id, goal.facts.statement))
        });
        let challenges = challenges.into_iter().filter_map(|challenge| {
            let id = challenge.id.to_string();
            let label = Vocabulary::builtin().challenge(&challenge.kind).map(|kind| kind.label.clone())?;
            let noted = words::short_date(challenge.noted_on, english);
            (!challenge.is_archived || chosen(&draft.challenges, &id)).then(|| (id, format!("{label}, noted {noted}")))
        });
        Self {
            supervisors: supervisors.collect(),
            questions: questions.collect(),
            goals: goals.collect(),
            challenges: challenges.collect(),
        }
    }
}

pub fn form(title: &'static str, draft: Draft, problems: Problems, choices: Choices) -> impl IntoView {
    let is_new = draft.version.is_empty();
    let action = if is_new { "/supervision/new".to_owned() } else { format!("/supervision/{}/edit", draft.id) };
    let back = if is_new { "/supervision".to_owned() } else { format!("/supervision/{}", draft.id) };
    view! {
        <Breadcrumbs above=vec![("Supervision".into(), "/supervision".into())] here=title />
        <Heading title=title line="When, with whom, and what you take from it. A pattern, never a person." />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {when(draft.clone(), problems.clone(), choices.supervisors.clone())}
            {about(&draft, &choices)}
            {own(draft.clone(), problems.clone())}
            {learning(&draft, &problems)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn when(draft: Draft, problems: Problems, supervisors: Options) -> impl IntoView {
    let kinds = Held::ALL.map(|kind| {
        let checked = draft.kind == kind.slug();
        view! { <Radio name="kind" label=kind.label() value=kind.slug() checked=checked /> }
    });
    let deliveries = [("in_person", "In the same room"), ("live_online", "By video or phone")];
    let deliveries = deliveries.map(|(slug, label)| (slug.to_owned(), label.to_owned())).to_vec();
    view! {
        <Margin heading="When and with whom">
            <DateField name="held_on" label="On" value=draft.held_on error=problems.of("held_on") />
            <fieldset>
                <legend>"How it was held"</legend>
                {kinds.into_iter().collect_view()}
            </fieldset>
            <Select name="supervisor" label="With" options=supervisors value=draft.supervisor blank="Not named" />
            <p class="fine">
                <a href="/supervisors/new">"Add a supervisor or a group"</a>
            </p>
            <Field
                name="minutes"
                label="Minutes"
                value=draft.minutes
                error=problems.of("minutes")
                inputmode="numeric"
                class="short"
            />
            <div class="pair">
                <Field
                    name="group_size"
                    label="People in the group"
                    hint="Whose work was looked at, you among them."
                    value=draft.group_size
                    error=problems.of("group_size")
                    inputmode="numeric"
                    class="short"
                />
                <Field
                    name="own_practice_minutes"
                    label="Minutes on your own practice"
                    hint="Some bodies count these alone."
                    value=draft.own_practice_minutes
                    error=problems.of("own_practice_minutes")
                    inputmode="numeric"
                    class="short"
                />
            </div>
            <Select name="delivery" label="Where" options=deliveries value=draft.delivery blank="Not said" />
        </Margin>
    }
    .into_any()
}

fn boxes(legend: &'static str, name: &'static str, options: &Options, chosen: &[String]) -> AnyView {
    if options.is_empty() {
        return ().into_any();
    }
    let each = options.iter().map(|(value, label)| {
        let checked = chosen.contains(value);
        view! { <Check name=name label=label.clone() value=value.clone() checked=checked /> }
    });
    let each = each.collect_view();
    view! {
        <fieldset>
            <legend>{legend}</legend>
            {each}
        </fieldset>
    }
    .into_any()
}

fn about(draft: &Draft, choices: &Choices) -> impl IntoView + use<> {
    let groups = [
        boxes("Questions that you brought", "questions", &choices.questions, &draft.questions),
        boxes("For the goal", "goals", &choices.goals, &draft.goals),
        boxes("About what meets you", "challenges", &choices.challenges, &draft.challenges),
    ];
    let none = choices.questions.is_empty() && choices.goals.is_empty() && choices.challenges.is_empty();
    let none = none.then(|| view! { <p>"Questions, goals and challenges that you note can be linked here."</p> });
    view! { <Margin heading="What it was about">{none} {groups.into_iter().collect_view()}</Margin> }.into_any()
}

fn own(draft: Draft, problems: Problems) -> impl IntoView {
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            <TextArea
                name="takeaway"
                label="What I take from it"
                hint="One thing to try, and when."
                value=draft.takeaway
                error=problems.of("takeaway")
                guard=problems.clinical("takeaway")
                rows=2
                maxlength=1000
                own=true
            />
            <TextArea
                name="notes"
                label="Notes"
                hint="Your side of it. Your supervisor's name may stand here, a client's never."
                value=draft.notes
                error=problems.of("notes")
                guard=problems.clinical("notes")
                rows=6
                maxlength=4000
                own=true
            />
        </Margin>
    }
    .into_any()
}

fn learning(draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    let doubt = problems.of("keep").map(|problem| {
        let another = !draft.another.is_empty();
        view! {
            <p>{problem}</p>
            <Check name="another" label="It is another one: keep both" checked=another />
        }
    });
    let kept = !draft.keep.is_empty();
    view! {
        <Margin heading="As learning">
            <Check
                name="keep"
                label="Keep it as learning too"
                hint="It then stands among your activities, changes with this session, and each body counts it by its rules."
                checked=kept
            />
            {doubt}
        </Margin>
    }
    .into_any()
}
