//! The page behind a link: whose hours, which sessions, and two answers.

use super::{Draft, WORDS};
use crate::db::signature_requests::{Request, Signer, State};
use crate::web::form::Problems;
use crate::web::signatures::{digest, meetings};
use crate::web::ui::{Button, Check, ErrorSummary, Field, Heading, Kind, Margin, Outside, Select, TextArea};
use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::growth::Level;
use domain::vocabulary::{Skill, Vocabulary};
use domain::words::{self, English};
use leptos::prelude::*;

pub fn view(
    request: Request,
    token: String,
    draft: Draft,
    problems: Problems,
    english: English,
    zone: Tz,
) -> impl IntoView {
    let day = |at: DateTime<Utc>| words::date(at.with_timezone(&zone).date_naive(), english);
    let content = match &request.state {
        State::Open => {
            let until = day(request.expires_at);
            open(&request, token, draft, problems, english, until).into_any()
        }
        State::Signed(at, signer) => {
            let line = format!("Confirmed by {} on {}. You can print this page and keep it.", who(signer), day(*at));
            closed("These hours are confirmed", line, Some(&request), english)
        }
        State::Refused(at, signer) => {
            let line = format!(
                "{} said on {} that something is not right. {} has been told, and can send a new link.",
                who(signer),
                day(*at),
                request.facts.person
            );
            closed("Thank you for saying so", line, None, english)
        }
        State::Expired => {
            let line = format!("Ask {} for a new one if it is still needed.", request.facts.person);
            closed("This link has run out", line, None, english)
        }
        State::Withdrawn => {
            let line = format!("{} took it back. Nothing needs you here.", request.facts.person);
            closed("This link was withdrawn", line, None, english)
        }
    };
    view! {
        <Outside>{content}</Outside>
    }
    .into_any()
}

fn who(signer: &Signer) -> String {
    match &signer.role {
        Some(role) => format!("{}, {role},", signer.name),
        None => signer.name.clone(),
    }
}

fn closed(title: &'static str, line: String, request: Option<&Request>, english: English) -> AnyView {
    let facts = request.map(|request| {
        let (facts, digest) = (meetings(&request.facts, english), digest(&request.digest));
        view! {
            <Margin heading="What was confirmed">
                {facts}
                {digest}
            </Margin>
        }
    });
    view! {
        <Heading title=title line=line />
        {facts}
    }
    .into_any()
}

fn open(
    request: &Request,
    token: String,
    draft: Draft,
    problems: Problems,
    english: English,
    until: String,
) -> impl IntoView + use<> {
    let facts = &request.facts;
    let asked = match &facts.credentials {
        Some(credentials) => format!("{}, {credentials}", facts.supervisor),
        None => facts.supervisor.clone(),
    };
    let line = format!("{} asks {asked} to confirm what is below. The link works until {until}.", facts.person);
    let ratings = ratings(&facts.skills, &draft, &problems);
    let person = facts.person.clone();
    let (sessions, shown) = (meetings(facts, english), digest(&request.digest));
    view! {
        <Heading title=format!("Hours of {}", facts.person) line=line />
        <ErrorSummary problems=problems.summary() />
        <Margin heading="The sessions">
            {sessions}
            {shown}
        </Margin>
        <form method="post" action=format!("/confirm/{token}") class="form wide" novalidate>
            <input type="hidden" name="digest" value=request.digest.clone() />
            {ratings}
            {confirming(draft.clone(), problems.clone())}
            {refusing(draft, problems, person)}
        </form>
    }
    .into_any()
}

fn confirming(draft: Draft, problems: Problems) -> impl IntoView {
    let sure = !draft.sure.is_empty();
    view! {
        <Margin heading="Your answer">
            <div class="pair">
                <Field
                    name="signer"
                    label="Your name"
                    value=draft.signer
                    error=problems.of("signer")
                    guard=problems.catalogue("signer")
                    autocomplete="name"
                />
                <Field
                    name="signer_role"
                    label="Your role"
                    hint="For example clinical supervisor."
                    value=draft.signer_role
                    error=problems.of("signer_role")
                    guard=problems.catalogue("signer_role")
                />
            </div>
            <Check name="sure" label="I took part in these sessions, and days, lengths and kinds are right" checked=sure />
            <p class="actions">
                <Button label="Confirm these hours" kind=Kind::Main name="answer" value="confirm" />
            </p>
        </Margin>
    }
    .into_any()
}

fn refusing(draft: Draft, problems: Problems, person: String) -> impl IntoView {
    view! {
        <Margin heading="If something is not right">
            <TextArea
                name="words"
                label="What is not right?"
                hint="Days and lengths. Nothing about a client."
                value=draft.words
                error=problems.of("words")
                guard=problems.catalogue("words")
                rows=3
                maxlength=WORDS as u32
            />
            <p class="actions">
                <Button label="Something is not right" name="answer" value="not_right" />
            </p>
            <p class="fine">
                {format!(
                    "{person} reads your answer. It is kept encrypted, with your name and role, in their records. You can answer once.",
                )}
            </p>
        </Margin>
    }
    .into_any()
}

/// Skills that a rating is asked for, with what the levels mean in view; nothing has to be chosen.
fn ratings(skills: &[String], draft: &Draft, problems: &Problems) -> AnyView {
    let vocabulary = Vocabulary::builtin();
    let skills: Vec<&'static Skill> = skills.iter().filter_map(|slug| vocabulary.skill(slug)).collect();
    if skills.is_empty() {
        return ().into_any();
    }
    let each = skills.into_iter().map(|skill| {
        let value = |halves: u8| format!("{}:{halves}", skill.slug);
        let options = (0..=10).filter_map(|halves| {
            let level = Level::from_halves(halves)?;
            Some((value(halves), level.to_string()))
        });
        let options: Vec<(String, String)> = options.collect();
        let chosen = draft.levels.iter().find(|chosen| options.iter().any(|(value, _)| value == *chosen)).cloned();
        let options = options.into_iter().map(|(slug, label)| {
            let selected = chosen.as_ref() == Some(&slug);
            view! {
                <option value=slug selected=selected>
                    {label}
                </option>
            }
        });
        let id = format!("field-level-{}", skill.slug);
        view! {
            <div class="field">
                <span class="label">
                    <label for=id.clone()>{skill.label.clone()}</label>
                    <span class="hint">{skill.statement.clone()}</span>
                </span>
                <select id=id name="levels">
                    <option value="">"No rating"</option>
                    {options.collect_view()}
                </select>
            </div>
        }
        .into_any()
    });
    let each = each.collect_view();
    let seen = [
        ("recording", "From a recording"),
        ("live", "Seen live"),
        ("role_play", "In a role play"),
        ("report", "By report"),
    ];
    let seen = seen.map(|(value, label)| (value.to_owned(), label.to_owned())).to_vec();
    let levels = vocabulary.skills.level.iter().map(|level| {
        view! {
            <li>
                <b>{format!("{} {}", level.level, level.label)}</b>
                {format!(": {}", level.anchor)}
            </li>
        }
    });
    let levels = levels.collect_view();
    let (directness, wrong) = (draft.directness.clone(), problems.of("directness"));
    view! {
        <Margin heading="A rating, if you like" note="it is shown beside their own, never mixed with it">
            <ul class="list">{levels}</ul>
            {each}
            <Select name="directness" label="How you saw it" options=seen value=directness blank="Choose one" error=wrong />
        </Margin>
    }
    .into_any()
}
