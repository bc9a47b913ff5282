//! The hub: the next questions first, then the log, the hours, what counts where, and what waits for a signature.

use super::countable::{self, Body};
use super::hours;
use super::length;
use super::questions::Draft;
use crate::db::challenges::{self, Challenge};
use crate::db::signature_requests::{self as requests, Request, State};
use crate::db::supervision::{self, Session};
use crate::db::supervision_questions::{self, Question};
use crate::db::supervisors::{self, Supervisor};
use crate::web::error::Result;
use crate::web::form::Problems;
use crate::web::page::Page;
use crate::web::signatures;
use crate::web::standing::Standing;
use crate::web::ui::{
    Button, Column, Empty, ErrorSummary, Field, Heading, Kind, LinkButton, Margin, Section, Select, Sign, Table,
};
use crate::web::visitor::SignedIn;
use axum::extract::Query;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use domain::quantity::Credit;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use serde::Deserialize;

struct Drawn {
    sessions: Vec<Session>,
    supervisors: Vec<Supervisor>,
    questions: Vec<Question>,
    challenges: Vec<Challenge>,
    requests: Vec<Request>,
    bodies: Vec<Body>,
    typed: Draft,
    problems: Problems,
    english: English,
    today: NaiveDate,
}

/// From a challenge's page: the question comes from there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    challenge: String,
}

pub async fn show(signed_in: SignedIn, Query(asked): Query<Asked>) -> Result {
    let draft = Draft { challenge: asked.challenge, ..Draft::fresh() };
    page(&signed_in, draft, Problems::default()).await
}

pub async fn page(signed_in: &SignedIn, typed: Draft, problems: Problems) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let (english, today) = (signed_in.english(), signed_in.today);
    let standing = Standing::load(signed_in).await?;
    let sessions = supervision::list_sessions(db, owner).await?;
    let status = problems.status();
    let drawn = Drawn {
        bodies: countable::bodies(&standing, &sessions, today, english),
        sessions,
        supervisors: supervisors::list_supervisors(db, owner).await?,
        questions: supervision_questions::list_questions(db, owner).await?,
        challenges: challenges::list_challenges(db, owner).await?,
        requests: requests::list_requests(db, owner, signed_in.now()).await?,
        typed,
        problems,
        english,
        today,
    };
    let page = Page::new("Supervision", Section::Growth).status(status).with_islands();
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

/// "3 questions wait. 7 sessions, 8 hours this year."
#[must_use]
pub fn line(sessions: &[Session], questions: &[Question], today: NaiveDate) -> String {
    let waiting = questions.iter().filter(|question| question.brought_on.is_none()).count();
    let this_year: Vec<&Session> =
        sessions.iter().filter(|session| session.facts.held_on.year() == today.year()).collect();
    let count = Credit::hours(i64::try_from(waiting).unwrap_or(i64::MAX));
    let waiting = match waiting {
        0 => "No question waits.".to_owned(),
        1 => "One question waits.".to_owned(),
        _ => format!("{} questions wait.", words::upper(&words::number(count))),
    };
    if this_year.is_empty() {
        return format!("{waiting} No session is logged this year.");
    }
    format!("{waiting} {} this year.", hours::said(&this_year))
}

fn view(drawn: Drawn) -> impl IntoView {
    let line = line(&drawn.sessions, &drawn.questions, drawn.today);
    let summary = drawn.problems.summary();
    let log = log(&drawn);
    let sums = sums(&drawn);
    let signatures = waiting(&drawn);
    let questions = questions(&drawn);
    let counts = countable::view(drawn.bodies);
    view! {
        <Heading title="Supervision" line=line>
            <LinkButton href="/supervision/new" label="Log a session" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <ErrorSummary problems=summary />
        {questions}
        {log}
        {sums}
        {counts}
        {signatures}
    }
    .into_any()
}

fn questions(drawn: &Drawn) -> AnyView {
    let label = |id| {
        let challenge = drawn.challenges.iter().find(|challenge| Some(challenge.id) == id)?;
        Vocabulary::builtin().challenge(&challenge.kind).map(|kind| kind.label.clone())
    };
    let waiting = drawn.questions.iter().filter(|question| question.brought_on.is_none()).map(|question| {
        let from = label(question.challenge).map(|label| view! { <span class="fine">{format!("From {label}")}</span> });
        let (id, spoken) = (question.id, question.words.clone());
        view! {
            <li>
                <form method="post" class="pair">
                    <span>
                        <span class="own">{question.words.clone()}</span>
                        " "
                        {from}
                    </span>
                    <span class="actions">
                        <Button
                            label="Brought"
                            sign=Sign::Check
                            formaction=format!("/supervision/questions/{id}/brought")
                            spoken=format!("Brought: {spoken}")
                        />
                        <Button
                            label="Remove"
                            kind=Kind::Quiet
                            formaction=format!("/supervision/questions/{id}/remove")
                            spoken=format!("Remove: {spoken}")
                        />
                    </span>
                </form>
            </li>
        }
        .into_any()
    });
    let waiting = waiting.collect::<Vec<_>>();
    let waiting = (!waiting.is_empty()).then(|| view! { <ul class="offers">{waiting}</ul> });
    let options = drawn.challenges.iter().filter(|challenge| !challenge.is_archived).filter_map(|challenge| {
        let label = Vocabulary::builtin().challenge(&challenge.kind).map(|kind| kind.label.clone())?;
        let noted = words::short_date(challenge.noted_on, drawn.english);
        Some((challenge.id.to_string(), format!("{label}, noted {noted}")))
    });
    let options: Vec<(String, String)> = options.collect();
    let from = (!options.is_empty()).then(|| {
        let chosen = drawn.typed.challenge.clone();
        view! { <Select name="challenge" label="From what meets you" options=options value=chosen blank="Nothing noted" /> }
    });
    let brought = brought(drawn);
    let (typed, problems) = (drawn.typed.clone(), drawn.problems.clone());
    view! {
        <Margin heading="Next questions" note="only you" private=true>
            {waiting}
            {brought}
            <form method="post" action="/supervision/questions" class="form" novalidate>
                <input type="hidden" name="id" value=typed.id />
                <Field
                    name="question"
                    label="What do you want to bring?"
                    hint="One question, from your side."
                    value=typed.question
                    error=problems.of("question")
                    guard=problems.clinical("question")
                />
                {from}
                <p class="actions">
                    <Button label="Keep the question" />
                </p>
            </form>
        </Margin>
    }
    .into_any()
}

/// What was ticked outside a session, newest first: taken back with one tap.
fn brought(drawn: &Drawn) -> AnyView {
    let mut ticked: Vec<&Question> =
        drawn.questions.iter().filter(|question| question.session.is_none() && question.brought_on.is_some()).collect();
    ticked.reverse();
    if ticked.is_empty() {
        return ().into_any();
    }
    let each = ticked.into_iter().take(12).map(|question| {
        let (id, spoken) = (question.id, format!("Not yet: {}", question.words));
        let day = question.brought_on.map(|day| words::short_date(day, drawn.english)).unwrap_or_default();
        view! {
            <li>
                <form method="post" action=format!("/supervision/questions/{id}/waiting") class="row">
                    <span>
                        <span class="own">{question.words.clone()}</span>
                        <span class="fine">{format!(" {day}")}</span>
                    </span>
                    <Button label="Not yet" kind=Kind::Quiet spoken=spoken />
                </form>
            </li>
        }
        .into_any()
    });
    let each = each.collect_view();
    view! {
        <details>
            <summary>"Brought"</summary>
            <ul class="list">{each}</ul>
        </details>
    }
    .into_any()
}

fn log(drawn: &Drawn) -> AnyView {
    if drawn.sessions.is_empty() {
        return view! {
            <Margin heading="Log">
                <Empty
                    line="No session yet."
                    sentence="After the next one, note how long it was and what you take from it."
                    href="/supervision/new"
                    action="Log a session"
                />
            </Margin>
        }
        .into_any();
    }
    let columns = vec![
        Column::words("When"),
        Column::words("How"),
        Column::words("With").labelled(),
        Column::words("Confirmed").labelled(),
        Column::number("Time"),
    ];
    let rows = drawn.sessions.iter().map(|session| {
        let facts = &session.facts;
        vec![
            view! {
                <a href=format!("/supervision/{}", session.id)>{words::short_date(facts.held_on, drawn.english)}</a>
            }
            .into_any(),
            facts.kind.label().into_any(),
            hours::name(&drawn.supervisors, facts.supervisor).into_any(),
            signatures::of_session(session, &drawn.requests).unwrap_or("no").into_any(),
            length(facts.minutes).into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <Margin heading="Log" note="newest first">
            <Table caption="Sessions" columns=columns rows=rows />
        </Margin>
    }
    .into_any()
}

fn sums(drawn: &Drawn) -> AnyView {
    let sums = hours::by_year(&drawn.sessions, &drawn.supervisors);
    if sums.is_empty() {
        return ().into_any();
    }
    let columns = vec![
        Column::words("Year"),
        Column::words("With"),
        Column::number("Sessions"),
        Column::number("Time"),
        Column::number("Of it in groups"),
    ];
    let rows = sums.into_iter().map(|(year, name, sum)| {
        let groups = if sum.in_groups == 0 { "none".into() } else { length(sum.in_groups) };
        vec![
            year.into_any(),
            name.into_any(),
            sum.sessions.into_any(),
            length(sum.minutes).into_any(),
            groups.into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <Margin heading="Hours" note="as logged">
            <Table caption="Hours by year and supervisor" columns=columns rows=rows name=1 />
            <p>
                <a href="/supervisors">"Supervisors and groups"</a>
            </p>
        </Margin>
    }
    .into_any()
}

fn waiting(drawn: &Drawn) -> impl IntoView + use<> {
    let open = drawn.requests.iter().filter(|request| request.state == State::Open).count();
    let said = match open {
        0 => "No link waits for an answer.".to_owned(),
        1 => "One link waits for an answer.".to_owned(),
        open => format!("{open} links wait for an answer."),
    };
    view! {
        <Margin heading="Signatures">
            <p>{said}</p>
            <p class="actions">
                <LinkButton href="/supervision/signatures/new" label="Ask for a signature" />
                <a href="/supervision/signatures">"All requests"</a>
            </p>
        </Margin>
    }
    .into_any()
}
