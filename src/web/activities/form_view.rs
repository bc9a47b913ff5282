//! The form of an activity: what it was, how long, what about, who approved it; the rest folded away until it is needed.

use super::choices::Choices;
use super::counts::{self, IfSaved};
use super::draft::{Draft, ROWS, UNITS};
use super::more_view;
use crate::islands::topic_time::TopicTime;
use crate::web::certificates;
use crate::web::form::Problems;
use crate::web::ui::{
    Button, Check, Chip, Chips, Choice, DateField, EnterSaves, ErrorSummary, Field, Heading, Kind, Margin, Select,
};
use domain::typed::MOST_ROWS;
use leptos::prelude::*;
use std::sync::Arc;

pub fn form(
    title: &'static str,
    draft: Draft,
    problems: Problems,
    choices: Choices,
    found: Option<IfSaved>,
) -> impl IntoView {
    let action =
        if draft.version.is_empty() { "/activities/new".to_owned() } else { format!("/activities/{}/edit", draft.id) };
    let line = "What you enter stays yours. What it counts for is worked out from your boards' rules.".to_owned();
    let door = (draft.version.is_empty() && draft.status != "planned").then(|| {
        view! {
            <Margin heading="From a certificate" note="read, then yours to check">
                {certificates::door(None, Kind::Plain)}
            </Margin>
        }
        .into_any()
    });
    let counts = view! {
        <Margin heading="Counts for" note="if you save this">
            {counts::view(found)}
        </Margin>
    };
    let beside = (door, Some(counts.into_any()));
    form_at((action, "/activities".to_owned()), (title, line), draft, problems, choices, beside)
}

/// The form where it posts to, and where one goes instead; with its title and a line, and what stands above and below its fields.
pub fn form_at(
    (action, instead): (String, String),
    (title, line): (&'static str, String),
    draft: Draft,
    problems: Problems,
    choices: Choices,
    (above, below): (Option<AnyView>, Option<AnyView>),
) -> impl IntoView {
    let choices = Arc::new(choices);
    view! {
        <Heading title=title line=line />
        <ErrorSummary problems=problems.summary() />
        {above}
        <form method="post" action=action class="form wide" novalidate>
            <EnterSaves />
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {what(draft.clone(), problems.clone(), choices.clone())}
            {how_long(draft.clone(), problems.clone())}
            {topics(draft.clone(), problems.clone(), choices.clone())}
            {approvals(draft.clone(), problems.clone(), choices.clone())}
            {goals(draft.clone(), choices.clone())}
            {more_view::rest(draft.clone(), problems.clone(), choices.clone())}
            {below}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <a class="button quiet" href=instead>
                    "Cancel"
                </a>
            </p>
        </form>
    }
    .into_any()
}

pub fn what(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let planned = draft.status == "planned";
    let marks = draft.marks.clone();
    view! {
        <Margin heading="What it was">
            {title(&draft, &problems, true)}
            {kind_and_way(&draft, &problems, &choices, "How it reached you")}
            <Chips name="status" legend="Done, or still to come?">
                <Chip name="status" value="completed" label="Completed" choice=Choice::One checked=!planned />
                <Chip name="status" value="planned" label="Planned" choice=Choice::One checked=planned />
            </Chips>
            <div class="pair">
                <DateField
                    name="completed_on"
                    label="Date"
                    hint="Of several days, the last."
                    value=draft.completed_on.clone()
                    error=problems.of("completed_on")
                    read=marks.read("completed_on")
                    check=marks.check("completed_on")
                />
                <Field
                    name="provider"
                    label="Provider or person"
                    hint="Kept encrypted."
                    value=draft.provider.clone()
                    error=problems.of("provider")
                    guard=problems.catalogue("provider")
                    read=marks.read("provider")
                    check=marks.check("provider")
                />
            </div>
        </Margin>
    }
    .into_any()
}

/// `kept`: it will be stored, so that the guard reads it.
pub fn title(draft: &Draft, problems: &Problems, kept: bool) -> impl IntoView + use<> {
    let guard = kept.then(|| problems.catalogue("title")).flatten();
    view! {
        <Field
            name="title"
            label="Title"
            value=draft.title.clone()
            error=problems.of("title")
            guard=guard
            read=draft.marks.read("title")
            check=draft.marks.check("title")
        />
    }
    .into_any()
}

pub fn hours(draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    view! {
        <Field
            name="hours"
            label="Hours"
            hint="2, 1.5 or 1:30"
            inputmode="decimal"
            class="short"
            value=draft.hours.clone()
            error=problems.of("hours")
            read=draft.marks.read("hours")
            check=draft.marks.check("hours")
        />
    }
    .into_any()
}

/// What kind of learning it is, and the way: "How it reached you", "How it would reach you".
pub fn kind_and_way(draft: &Draft, problems: &Problems, choices: &Choices, way: &'static str) -> impl IntoView + use<> {
    view! {
        <div class="pair">
            <Select
                name="kind"
                label="Kind"
                options=choices.kinds.clone()
                value=draft.kind.clone()
                error=problems.of("kind")
            />
            <Select
                name="delivery"
                label=way
                options=choices.deliveries.clone()
                value=draft.delivery.clone()
                blank="As usual for its kind"
                error=problems.of("delivery")
                read=draft.marks.read("delivery")
                check=draft.marks.check("delivery")
            />
        </div>
    }
    .into_any()
}

pub fn how_long(draft: Draft, problems: Problems) -> impl IntoView {
    let units = UNITS.map(|(slug, label)| (slug.to_owned(), label.to_owned())).to_vec();
    let unit = if draft.credit_unit.is_empty() { "hour".to_owned() } else { draft.credit_unit.clone() };
    view! {
        <Margin heading="How long" note="time, or credit as stated">
            <div class="pair">
                {hours(&draft, &problems)}
                <Field
                    name="minutes"
                    label="Minutes"
                    inputmode="numeric"
                    class="short"
                    value=draft.minutes.clone()
                    error=problems.of("minutes")
                    read=draft.marks.read("minutes")
                    check=draft.marks.check("minutes")
                />
            </div>
            <div class="pair">
                <Field
                    name="credit"
                    label="Or credit on the certificate"
                    inputmode="decimal"
                    class="short"
                    value=draft.credit.clone()
                    error=problems.of("credit")
                    read=draft.marks.read("credit")
                    check=draft.marks.check("credit")
                />
                <Select
                    name="credit_unit"
                    label="Its unit"
                    options=units
                    value=unit
                    error=problems.of("credit_unit")
                    read=draft.marks.read("credit_unit")
                    check=draft.marks.check("credit_unit")
                />
            </div>
        </Margin>
    }
    .into_any()
}

/// Rows shown: those in use and a few more.
pub fn shown(used: usize, draft: &Draft, fresh: usize) -> usize {
    let more = if draft.more == "rows" { ROWS } else { 0 };
    (used + more).max(fresh).min(MOST_ROWS)
}

pub fn topics(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let used = draft.topic.iter().filter(|topic| !topic.is_empty()).count();
    let rows = (0..shown(used, &draft, ROWS)).map(|place| {
        let at = |list: &[String]| list.get(place).cloned().unwrap_or_default();
        let number = place + 1;
        view! {
            <div class="pair">
                <label class="field" for=format!("topic-{number}")>
                    <span class="label">{format!("Topic {number}")}</span>
                    <select id=format!("topic-{number}") name="topic">
                        <option value="">"None"</option>
                        {options(&choices.topics, &at(&draft.topic))}
                    </select>
                </label>
                <label class="field short" for=format!("topic-hours-{number}")>
                    <span class="label">{format!("Hours on topic {number}")}</span>
                    <input
                        id=format!("topic-hours-{number}")
                        name="topic_hours"
                        inputmode="decimal"
                        value=at(&draft.topic_hours)
                    />
                </label>
            </div>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let error = problems.of("topic");
    let mark = draft.marks.above("topic");
    view! {
        <Margin heading="What about" note="and for how long">
            {mark}
            <fieldset class="rows" id="field-topic" tabindex="-1">
                <legend class="unseen">"Topics and their hours"</legend>
                <p class="hint">"Leave the hours of one empty: it takes what is left."</p>
                {rows}
                {error.map(|problem| view! { <p class="note error">{problem}</p> })}
            </fieldset>
            <TopicTime />
            <p>
                <Button label="More rows" name="more" value="rows" kind=Kind::Quiet />
            </p>
        </Margin>
    }
    .into_any()
}

fn options(choices: &[(String, String)], chosen: &str) -> impl IntoView + use<> {
    let each = choices.iter().map(|(value, label)| {
        let selected = value == chosen;
        view! {
            <option value=value.clone() selected=selected>
                {label.clone()}
            </option>
        }
    });
    each.collect_view()
}

pub fn checks(name: &'static str, choices: &[(String, String)], chosen: &[String]) -> impl IntoView + use<> {
    let each = choices.iter().map(|(value, label)| {
        let checked = chosen.contains(value);
        view! { <Check name=name label=label.clone() value=value.clone() checked=checked /> }
    });
    each.collect_view()
}

pub fn approvals(draft: Draft, problems: Problems, choices: Arc<Choices>) -> impl IntoView {
    let named = (!choices.named.is_empty()).then(|| {
        view! {
            <fieldset>
                <legend>"Your boards ask"</legend>
                {checks("approvals", &choices.named, &draft.approvals)}
            </fieldset>
        }
    });
    let open = choices.others.iter().any(|(value, _)| draft.approvals.contains(value)) || choices.named.is_empty();
    view! {
        <Margin heading="Who approved it" note="as the certificate says">
            {draft.marks.above("approvals")}
            {named}
            <details open=open>
                <summary>"Other approvals"</summary>
                <fieldset>
                    <legend class="unseen">"Other approvals"</legend>
                    {checks("approvals", &choices.others, &draft.approvals)}
                </fieldset>
            </details>
            <Field
                name="approval_number"
                label="Approval number"
                value=draft.approval_number.clone()
                error=problems.of("approval_number")
                read=draft.marks.read("approval_number")
                check=draft.marks.check("approval_number")
            />
        </Margin>
    }
    .into_any()
}

pub fn goals(draft: Draft, choices: Arc<Choices>) -> impl IntoView {
    (!choices.goals.is_empty()).then(|| {
        view! {
            <Margin heading="Which goal it serves">
                <fieldset>
                    <legend class="unseen">"Goals"</legend>
                    {checks("goals", &choices.goals, &draft.goals)}
                </fieldset>
            </Margin>
        }
        .into_any()
    })
}
