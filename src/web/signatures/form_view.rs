//! Choosing what is to be confirmed, and the page that shows the link, once.

use super::draft::{Draft, MOST_SKILLS};
use crate::db::goals::{Goal, State};
use crate::db::signature_requests::DAYS;
use crate::db::supervision::Session;
use crate::db::supervisors::Supervisor;
use crate::web::form::{self, Problems};
use crate::web::supervision::length;
use crate::web::ui::{
    Breadcrumbs, Button, Check, DateField, Empty, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Select,
};
use chrono::{Datelike, NaiveDate};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

/// The sessions of one supervisor over some days, and skills of goals.
pub struct Choices {
    supervisors: Vec<Supervisor>,
    chosen: Option<usize>,
    sessions: Vec<Session>,
    skills: Vec<(String, String)>,
    wrong_days: Problems,
}

impl Choices {
    /// Fills in what is not chosen yet: the supervisor of the last session, this year, and at first every session of it.
    pub fn of(
        draft: &mut Draft,
        fresh: bool,
        supervisors: Vec<Supervisor>,
        sessions: Vec<Session>,
        goals: &[Goal],
        today: NaiveDate,
    ) -> Self {
        let mut wrong_days = Problems::default();
        let last = sessions.iter().find_map(|session| session.facts.supervisor).map(|id| id.to_string());
        let wanted = if draft.supervisor.is_empty() { last.unwrap_or_default() } else { draft.supervisor.clone() };
        let chosen = supervisors.iter().position(|one| one.id.to_string() == wanted);
        let chosen = chosen.or((!supervisors.is_empty() && draft.supervisor.is_empty()).then_some(0));
        draft.supervisor = chosen.map(|at| supervisors[at].id.to_string()).unwrap_or_default();
        let from = wrong_days.take("from", form::date(&draft.from)).or(today.with_ordinal(1)).unwrap_or(today);
        let until = wrong_days.take("until", form::date(&draft.until)).unwrap_or(today);
        if wrong_days.is_empty() {
            (draft.from, draft.until) = (from.to_string(), until.to_string());
        }
        let of = chosen.map(|at| supervisors[at].id);
        let within = |session: &Session| {
            of.is_some() && session.facts.supervisor == of && (from..=until).contains(&session.facts.held_on)
        };
        let sessions: Vec<Session> = sessions.into_iter().filter(within).collect();
        if fresh {
            draft.sessions = sessions.iter().map(|session| session.id.to_string()).collect();
        }
        let open = goals.iter().filter(|goal| goal.facts.state == State::Active);
        let skills: BTreeSet<&String> = open.flat_map(|goal| &goal.facts.skills).collect();
        let skills = skills
            .into_iter()
            .filter_map(|slug| Vocabulary::builtin().skill(slug).map(|skill| (slug.clone(), skill.label.clone())));
        let skills = skills.collect();
        Self { supervisors, chosen, sessions, skills, wrong_days }
    }

    pub fn supervisor(&self) -> Option<&Supervisor> {
        self.chosen.map(|at| &self.supervisors[at])
    }

    pub fn sessions(&self) -> &[Session] {
        &self.sessions
    }

    pub fn skills(&self) -> &[(String, String)] {
        &self.skills
    }
}

pub fn form(draft: Draft, problems: Problems, choices: Choices, english: English) -> impl IntoView {
    let above =
        vec![("Supervision".into(), "/supervision".into()), ("Signatures".into(), "/supervision/signatures".into())];
    let head = view! {
        <Breadcrumbs above=above here="Ask for a signature" />
        <Heading
            title="Ask for a signature"
            line="You get a link to send. Whoever opens it sees your name, days, lengths and kinds: never your notes."
        />
        <ErrorSummary problems=problems.summary() />
    };
    if choices.supervisors.is_empty() {
        return view! {
            {head}
            <Empty
                line="Nobody to ask yet."
                sentence="Add your supervisor, and name them in the sessions they were in."
                href="/supervisors/new"
                action="Add a supervisor"
                kind=Kind::Main
            />
        }
        .into_any();
    }
    view! {
        {head}
        {period(&draft, &choices)}
        {chosen(draft, problems, choices, english)}
    }
    .into_any()
}

fn period(draft: &Draft, choices: &Choices) -> impl IntoView + use<> {
    let options = choices.supervisors.iter().map(|one| (one.id.to_string(), one.facts.name.clone())).collect();
    let wrong = choices.wrong_days.clone();
    let (supervisor, from, until) = (draft.supervisor.clone(), draft.from.clone(), draft.until.clone());
    view! {
        <Margin heading="Whose, and when">
            <form method="get" action="/supervision/signatures/new" class="form" novalidate>
                <Select name="supervisor" label="Who confirms" options=options value=supervisor />
                <div class="pair">
                    <DateField name="from" label="From" value=from error=wrong.of("from") />
                    <DateField name="until" label="To" value=until error=wrong.of("until") />
                </div>
                <p class="actions">
                    <Button label="Show these sessions" />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}

fn chosen(draft: Draft, problems: Problems, choices: Choices, english: English) -> impl IntoView {
    if choices.sessions.is_empty() {
        return view! {
            <Margin heading="Sessions">
                <p id="field-sessions">"No session with them lies in these days."</p>
            </Margin>
        }
        .into_any();
    }
    let sessions = choices.sessions.iter().map(|session| {
        let (id, facts) = (session.id.to_string(), &session.facts);
        let when = words::short_date(facts.held_on, english);
        let label = format!("{when}: {}, {}", facts.kind.label(), length(facts.minutes));
        let checked = draft.sessions.contains(&id);
        view! { <Check name="sessions" label=label value=id checked=checked /> }
    });
    let sessions = sessions.collect_view();
    let skills = choices.skills.iter().map(|(slug, label)| {
        let checked = draft.skills.contains(slug);
        view! { <Check name="skills" label=label.clone() value=slug.clone() checked=checked /> }
    });
    let skills = skills.collect::<Vec<_>>();
    let skills = (!skills.is_empty()).then(|| {
        let note = problems.of("skills").map(|problem| view! { <p>{problem}</p> });
        view! {
            <Margin heading="A rating with it" note="if you want one">
                <fieldset id="field-skills">
                    <legend>{format!("Skills of your goals, at most {MOST_SKILLS}")}</legend>
                    {skills}
                </fieldset>
                {note}
                <p class="hint">"They may rate these, or leave them. Your own ratings are not shown to them."</p>
            </Margin>
        }
    });
    view! {
        <form method="post" action="/supervision/signatures/new" class="form wide" novalidate>
            <input type="hidden" name="id" value=draft.id />
            <input type="hidden" name="supervisor" value=draft.supervisor />
            <input type="hidden" name="from" value=draft.from />
            <input type="hidden" name="until" value=draft.until />
            <Margin heading="Sessions">
                <fieldset id="field-sessions">
                    <legend>"To be confirmed as they stand now"</legend>
                    {sessions}
                </fieldset>
            </Margin>
            {skills}
            <p class="actions">
                <Button label="Make the link" kind=Kind::Main />
                <LinkButton href="/supervision/signatures" label="Cancel" kind=Kind::Quiet />
            </p>
        </form>
    }
    .into_any()
}

/// The link, which nobody can show again.
pub fn link(link: String, id: Uuid) -> impl IntoView {
    view! {
        <Heading
            title="Send this link"
            line=format!("It works for {DAYS} days and is shown this once: we keep nothing that could open it again.")
        />
        <div class="form">
            <Field name="link" label="The link, to copy" value=link locked=true />
            <p>"Whoever holds the link can confirm. Send it to your supervisor alone, and withdraw it if it went astray."</p>
            <p class="actions">
                <LinkButton href=format!("/supervision/signatures/{id}") label="I have copied it" kind=Kind::Main />
            </p>
        </div>
    }
    .into_any()
}
