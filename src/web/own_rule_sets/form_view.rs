//! The form, in sentences.

use super::draft::{Draft, TOPICS};
use crate::web::form::Problems;
use crate::web::ui::{Button, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select};
use domain::rules::Profession;
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;

type Options = Vec<(String, String)>;

fn options(pairs: &[(&str, &str)]) -> Options {
    pairs.iter().map(|(value, label)| ((*value).to_owned(), (*label).to_owned())).collect()
}

pub fn form(draft: Draft, problems: Problems) -> impl IntoView {
    let action = if draft.version.is_empty() {
        "/own-rule-sets/new".to_owned()
    } else {
        format!("/own-rule-sets/{}/edit", draft.id)
    };
    view! {
        <Heading
            title="Your board's rules"
            line="Write down what the board asks. It counts the same as our own sets, and is marked as yours everywhere."
        />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            {whose(draft.clone(), problems.clone())}
            {period(draft.clone(), problems.clone())}
            {topics(draft.clone(), problems.clone())}
            {limits(draft.clone(), problems.clone())}
            {carry(draft.clone(), problems.clone())}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href="/licences/new" label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

fn whose(draft: Draft, problems: Problems) -> impl IntoView {
    let professions = Profession::ALL.map(|one| (one.slug().to_owned(), one.label().to_owned())).to_vec();
    view! {
        <Margin heading="Whose rules">
            <Field name="board" label="The board or body" value=draft.board error=problems.of("board") />
            <div class="pair">
                <Field name="title" label="Your title with it" value=draft.title error=problems.of("title") />
                <Select
                    name="profession"
                    label="Nearest profession"
                    options=professions
                    value=draft.profession
                    error=problems.of("profession")
                />
            </div>
        </Margin>
    }
    .into_any()
}

fn period(draft: Draft, problems: Problems) -> impl IntoView {
    let months =
        options(&[("12", "1 year"), ("24", "2 years"), ("36", "3 years"), ("48", "4 years"), ("60", "5 years")]);
    let ends = options(&[("term", "when the license ends"), ("date", "on a fixed day of the year")]);
    let parity = options(&[("odd", "in odd years"), ("even", "in even years")]);
    view! {
        <Margin heading="In each period">
            <div class="pair">
                <Select
                    name="months"
                    label="A period is"
                    options=months
                    value=draft.months
                    error=problems.of("months")
                />
                <Field
                    name="total"
                    label="and asks for so many hours in all"
                    inputmode="decimal"
                    class="short"
                    value=draft.total
                    error=problems.of("total")
                />
            </div>
            <div class="pair">
                <Select name="ends" label="It ends" options=ends value=draft.ends />
                <Field
                    name="end"
                    label="on month-day, if fixed"
                    hint="06-30"
                    class="short"
                    value=draft.end
                    error=problems.of("end")
                />
            </div>
            <Select name="parity" label="and, if it is two years," options=parity value=draft.parity blank="does not apply" />
        </Margin>
    }
    .into_any()
}

fn topics(draft: Draft, problems: Problems) -> impl IntoView {
    let vocabulary = Vocabulary::builtin();
    let rows = (0..TOPICS).map(|place| {
        let chosen = draft.topic.get(place).cloned().unwrap_or_default();
        let hours = draft.topic_hours.get(place).cloned().unwrap_or_default();
        let live = draft.topic_live.contains(&place.to_string());
        let number = place + 1;
        let choices = vocabulary.topics.topic.iter().map(|topic| {
            let selected = topic.slug == chosen;
            view! {
                <option value=topic.slug.clone() selected=selected>
                    {topic.label.clone()}
                </option>
            }
        });
        view! {
            <div class="pair">
                <label class="field" for=format!("topic-{number}")>
                    <span class="label">{format!("Topic {number}")}</span>
                    <select id=format!("topic-{number}") name="topic">
                        <option value="">"None"</option>
                        {choices.collect_view()}
                    </select>
                </label>
                <label class="field short" for=format!("topic-hours-{number}")>
                    <span class="label">{format!("At least, hours on topic {number}")}</span>
                    <input id=format!("topic-hours-{number}") name="topic_hours" inputmode="decimal" value=hours />
                </label>
            </div>
            <label class="check" for=format!("topic-live-{number}")>
                <input
                    id=format!("topic-live-{number}")
                    type="checkbox"
                    name="topic_live"
                    value=place.to_string()
                    checked=live
                />
                <span>{format!("Topic {number} must be live")}</span>
            </label>
        }
        .into_any()
    });
    let rows = rows.collect_view();
    let error = problems.of("topic");
    view! {
        <Margin heading="Of these, at least">
            <fieldset class="rows" id="field-topic" tabindex="-1">
                <legend class="unseen">"Topics with a least number of hours"</legend>
                {rows}
                {error.map(|problem| view! { <p class="note error">{problem}</p> })}
            </fieldset>
        </Margin>
    }
    .into_any()
}

fn limits(draft: Draft, problems: Problems) -> impl IntoView {
    let vocabulary = Vocabulary::builtin();
    let classes: Options =
        vocabulary.activities.board_activity.iter().map(|class| (class.slug.clone(), class.label.clone())).collect();
    let providers: Options =
        vocabulary.providers.iter().map(|provider| (provider.slug.clone(), provider.label.clone())).collect();
    let known = problems.clone();
    let hours = move |name: &'static str, label: &'static str, value: String| {
        view! {
            <Field name=name label=label inputmode="decimal" class="short" value=value error=known.of(name) />
        }
    };
    view! {
        <Margin heading="And at most" note="leave empty what is not limited">
            {hours("recorded_most", "Hours recorded, self-paced or by own study", draft.recorded_most)}
            <div class="pair">
                <Select
                    name="capped_activity"
                    label="Of this kind"
                    options=classes
                    value=draft.capped_activity
                    blank="None"
                    error=problems.of("capped_activity")
                />
                {hours("capped_most", "at most so many hours", draft.capped_most)}
            </div>
            <div class="pair">
                <Select
                    name="provider"
                    label="Approved by"
                    options=providers
                    value=draft.provider
                    blank="Anyone"
                    error=problems.of("provider")
                />
                {hours("provider_least", "at least so many hours", draft.provider_least)}
            </div>
        </Margin>
    }
    .into_any()
}

fn carry(draft: Draft, problems: Problems) -> impl IntoView {
    let carry = options(&[("unknown", "I do not know"), ("no", "No"), ("yes", "Yes, up to a limit")]);
    view! {
        <Margin heading="What is over">
            <div class="pair">
                <Select name="carry" label="Do hours carry over?" options=carry value=draft.carry />
                <Field
                    name="carry_most"
                    label="At most, hours"
                    inputmode="decimal"
                    class="short"
                    value=draft.carry_most
                    error=problems.of("carry_most")
                />
            </div>
        </Margin>
    }
    .into_any()
}
