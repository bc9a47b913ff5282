//! The form of a licence: its dates, the questions of its rules in plain words, and what our copy does not say.

use super::draft::{Draft, Questions};
use crate::web::form::Problems;
use crate::web::standing::name;
use crate::web::ui::{
    Button, Check, DateField, ErrorSummary, Field, Heading, Icon, Kind, LinkButton, Margin, Radio, Select, Sign,
};
use domain::rules::{Anchor, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

pub fn form(set: RuleSet, draft: Draft, problems: Problems) -> impl IntoView {
    let title = name(&set, &draft.title);
    let is_new = draft.version.is_empty();
    let action = if is_new { "/licences/new".to_owned() } else { format!("/licences/{}/edit", draft.id) };
    let back = if is_new { "/licences/new".to_owned() } else { format!("/licences/{}", draft.id) };
    let questions = Questions::of(&set);
    let remove = (!is_new).then(|| {
        view! { <LinkButton href=format!("/licences/{}/remove", draft.id) label="Remove this license" kind=Kind::Quiet /> }
    });
    let line = format!("{}. {}", words::upper(&words::short_total(&set)), set.board);
    view! {
        <Heading title=title line=line />
        <ErrorSummary problems=problems.summary() />
        <form method="post" action=action class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id.clone() />
            <input type="hidden" name="version" value=draft.version.clone() />
            <input type="hidden" name="rule_set" value=set.id.clone() />
            <input type="hidden" name="title" value=draft.title.clone() />
            {dates(&set, draft.clone(), problems.clone())}
            {period(&questions, draft.clone(), problems.clone())}
            {conditions(&questions, &draft)}
            {look_backs(&set, &questions, &draft, &problems)}
            {rest(&questions, draft.clone(), problems.clone())}
            {rules(&set)}
            <p class="actions">
                <Button label="Save" kind=Kind::Main />
                <LinkButton href=back label="Back" kind=Kind::Quiet />
                {remove}
            </p>
        </form>
    }
    .into_any()
}

fn dates(set: &RuleSet, draft: Draft, problems: Problems) -> impl IntoView + use<> {
    let hint = match set.cycle.anchor {
        Anchor::LicenceTerm | Anchor::Unknown => "It stands on the license.",
        Anchor::Rolling => "Not needed: these rules look back from any day.",
        _ => "Leave it empty: we can work it out, unless your board says another day.",
    };
    view! {
        <Margin heading="Dates">
            <div class="pair">
                <DateField
                    name="issued_on"
                    label="First issued"
                    value=draft.issued_on
                    error=problems.of("issued_on")
                />
                <DateField
                    name="expires_on"
                    label="Present period ends"
                    hint=hint
                    value=draft.expires_on
                    error=problems.of("expires_on")
                />
            </div>
        </Margin>
    }
    .into_any()
}

fn period(questions: &Questions, draft: Draft, problems: Problems) -> impl IntoView + use<> {
    let parity = questions.parity.then(|| {
        let options = [("odd", "Odd"), ("even", "Even")].map(|(slug, label)| (slug.to_owned(), label.to_owned()));
        view! {
            <Select
                name="number_parity"
                label="Last digit of the license number"
                hint="The number itself is not kept."
                options=options.to_vec()
                value=draft.number_parity.clone()
                blank="Choose one"
                error=problems.of("number_parity")
            />
        }
    });
    let birthday = questions.birthday.then(|| {
        view! {
            <div class="pair">
                <Field
                    name="birth_month"
                    label="Month of your birthday"
                    inputmode="numeric"
                    class="short"
                    value=draft.birth_month.clone()
                    error=problems.of("birth_month")
                />
                <Field
                    name="birth_day"
                    label="Day"
                    inputmode="numeric"
                    class="short"
                    value=draft.birth_day.clone()
                    error=problems.of("birth_day")
                />
            </div>
        }
    });
    let received = questions.received.then(|| {
        view! {
            <DateField
                name="received"
                label="Board received your last renewal application on"
                hint="These rules count hours from that day."
                value=draft.received.clone()
                error=problems.of("received")
            />
        }
    });
    let choices = [
        ("auto", "Work it out from the dates"),
        ("yes", "Yes: a new title that starts over"),
        ("no", "No: a new title that goes on from an older one"),
    ];
    let chosen = if draft.first_renewal.is_empty() { "auto".to_owned() } else { draft.first_renewal.clone() };
    let choices = choices.map(|(value, label)| {
        let checked = value == chosen;
        view! { <Radio name="first_renewal" value=value label=label checked=checked /> }
    });
    let choices = choices.into_iter().collect_view();
    view! {
        <Margin heading="Period">
            {parity}
            {birthday}
            {received}
            <fieldset>
                <legend>"Does this period end with a first renewal?"</legend>
                {choices}
            </fieldset>
        </Margin>
    }
    .into_any()
}

fn conditions(questions: &Questions, draft: &Draft) -> impl IntoView + use<> {
    let vocabulary = Vocabulary::builtin();
    let asked: Vec<AnyView> = questions
        .conditions
        .iter()
        .filter_map(|slug| {
            let condition = vocabulary.condition(slug)?;
            let answer = draft.answer(slug).to_owned();
            Some(question(slug, &condition.question, &answer))
        })
        .collect();
    (!asked.is_empty()).then(|| {
        view! {
            <Margin heading="About you" note="some rules depend on it">
                {asked}
            </Margin>
        }
        .into_any()
    })
}

/// A select, since each question posts under one name: `slug=answer`.
fn question(slug: &str, words: &str, answer: &str) -> AnyView {
    let id = format!("field-condition-{slug}");
    let options = [("unknown", "Not sure"), ("yes", "Yes"), ("no", "No")].map(|(value, label)| {
        let chosen = value == answer;
        view! {
            <option value=format!("{slug}={value}") selected=chosen>
                {label}
            </option>
        }
    });
    view! {
        <div class="field">
            <span class="label">
                <label for=id.clone()>{words.to_owned()}</label>
            </span>
            <select id=id name="condition">
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
    .into_any()
}

fn look_backs(set: &RuleSet, questions: &Questions, draft: &Draft, problems: &Problems) -> impl IntoView + use<> {
    let vocabulary = Vocabulary::builtin();
    let rows: Vec<AnyView> = questions
        .look_backs
        .iter()
        .filter_map(|id| {
            let rule = set.rule(id)?;
            let heading = words::heading(vocabulary, set, rule);
            let hint = words::rule(rule, set, vocabulary);
            let never = draft.look_back_never.contains(id);
            let unsure = draft.look_back_unsure.contains(id);
            let field = format!("field-look-back-{id}");
            let row = view! {
                <div class="pair">
                    <input type="hidden" name="look_back" value=id.clone() />
                    {unsure.then(|| view! { <input type="hidden" name="look_back_unsure" value=id.clone() /> })}
                    <div class="field date">
                        <span class="label">
                            <label for=field.clone()>{format!("{heading}: last done on")}</label>
                        </span>
                        <input id=field type="date" name="look_back_on" value=draft.met_on(id) />
                        <span class="hint">{hint}</span>
                    </div>
                    <Check
                        name="look_back_never"
                        label=format!("Never done: {}", words::lower(&heading))
                        value=id.clone()
                        checked=never
                    />
                </div>
            };
            Some(row.into_any())
        })
        .collect();
    let error = problems.of("look_back_on");
    (!rows.is_empty()).then(|| {
        view! {
            <Margin heading="Duties of one time" note="leave empty what you do not know">
                <fieldset class="rows" id="field-look_back_on" tabindex="-1">
                    <legend class="unseen">"When last done"</legend>
                    {rows}
                    {error.map(|problem| view! { <p class="note error">{problem}</p> })}
                </fieldset>
            </Margin>
        }
        .into_any()
    })
}

fn rest(questions: &Questions, draft: Draft, problems: Problems) -> impl IntoView + use<> {
    let carried = questions.carried_in.then(|| {
        if draft.renewed {
            return view! { <p>"Hours carried over come from the period that you closed."</p> }.into_any();
        }
        view! {
            <Field
                name="carried_in"
                label="Hours carried over from the period before"
                inputmode="decimal"
                class="short"
                value=draft.carried_in.clone()
                error=problems.of("carried_in")
            />
        }
        .into_any()
    });
    let bases = questions.bases.iter().enumerate().map(|(place, name)| {
        let label = if name == "client_hours" {
            "Client hours in this period"
        } else {
            "Caseload hours that you supervised in this period"
        };
        view! {
            <Field
                name="base"
                label=label
                inputmode="decimal"
                class="short"
                value=draft.base.get(place).cloned().unwrap_or_default()
                error=problems.of("base")
            />
        }
    });
    let bases = bases.collect_view();
    (questions.carried_in || !questions.bases.is_empty()).then(|| {
        view! {
            <Margin heading="What you bring">
                {carried}
                {bases}
            </Margin>
        }
        .into_any()
    })
}

/// "Seven rules, each with a source." and what is not in our copy.
fn rules(set: &RuleSet) -> impl IntoView + use<> {
    let count = i64::try_from(set.rule.len()).unwrap_or(0);
    let words = format!("{}, each with a source. ", words::count(count, "rule", "rules"));
    let href = format!("/rules/{}", set.id);
    let gaps = set.gaps.iter().map(|gap| {
        view! {
            <li>
                <Icon sign=Sign::Undecided />
                <span>{format!("Our copy: {gap}")}</span>
            </li>
        }
        .into_any()
    });
    let gaps = gaps.collect_view();
    view! {
        <Margin heading="The rules">
            <p class="tag">
                <Icon sign=Sign::Done />
                <span>{words} <a href=href>"Read them"</a></span>
            </p>
            <ul class="todo">{gaps}</ul>
        </Margin>
    }
    .into_any()
}
