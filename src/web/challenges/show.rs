//! One challenge: its line, how it went each time, what often answers it, and the goals that it prompted.

use super::answers::{self, Own};
use super::{LINE, by_quarter, counts, encounters, find, goals_of, handled_said, times};
use crate::db::activities;
use crate::db::challenges::{self, Challenge, Meeting};
use crate::db::reflections::{self, About, Reflection};
use crate::web::chart::QuarterBars;
use crate::web::error::Result;
use crate::web::form::Problems;
use crate::web::guarded::{Guard, clinical};
use crate::web::page::Page;
use crate::web::reflections::beside;
use crate::web::ui::{
    Breadcrumbs, Button, DateField, Encounter, ErrorSummary, GlyphRow, Heading, Kind, LinkButton, Margin, Quote,
    Section, Segment, Segments, Sign, TextArea,
};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use chrono::{Datelike, NaiveDate};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

/// What was typed into a form of this page that needs another look.
#[derive(Clone, Default)]
pub struct Typed {
    pub line: Option<String>,
    /// The id that the form of a meeting made.
    pub meeting: Option<Uuid>,
    pub met_on: String,
    pub handled: String,
    pub met_line: String,
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let challenge = find(&signed_in, id).await?;
    let line = challenge.line.as_deref().unwrap_or_default();
    let problems = Guard::look(&signed_in, &[clinical("line", line)]).await?;
    page(&signed_in, id, Typed::default(), problems).await
}

pub async fn page(signed_in: &SignedIn, id: Uuid, typed: Typed, problems: Problems) -> Result<Response> {
    let challenge = find(signed_in, id).await?;
    let meetings = challenges::list_meetings(signed_in.db(), signed_in.owner()).await?;
    let goals = goals_of(signed_in, id).await?;
    let about = [About { challenge: Some(id), ..About::default() }];
    let reflections = reflections::list_reflections_about(signed_in.db(), signed_in.owner(), &about).await?;
    let learned = activities::list_activities(signed_in.db(), signed_in.owner()).await?;
    let own = Own::of(&goals, &learned);
    let goals = goals.into_iter().map(|goal| (format!("/goals/{}", goal.id), goal.facts.statement)).collect();
    let (english, today) = (signed_in.english(), signed_in.today);
    let status = problems.status();
    let label =
        Vocabulary::builtin().challenge(&challenge.kind).map_or(challenge.kind.clone(), |kind| kind.label.clone());
    let page = Page::new(label.clone(), Section::Growth).status(status).with_islands();
    let drawn = Drawn { label, challenge, meetings, goals, own, reflections, english, today, typed, problems };
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

struct Drawn {
    label: String,
    challenge: Challenge,
    meetings: Vec<Meeting>,
    goals: Vec<(String, String)>,
    reflections: Vec<Reflection>,
    own: Own,
    english: English,
    today: NaiveDate,
    typed: Typed,
    problems: Problems,
}

fn view(drawn: Drawn) -> impl IntoView {
    let Drawn { label, challenge, meetings, goals, own, reflections, english, today, typed, problems } = drawn;
    let id = challenge.id;
    let met = encounters(&challenge, &meetings);
    let kind = Vocabulary::builtin().challenge(&challenge.kind);
    let meaning = kind.map(|kind| kind.meaning.clone()).unwrap_or_default();
    let archive = if challenge.is_archived { "Take out of the archive" } else { "Archive" };
    let removal =
        problems.of("remove").map(|words| view! { <p class="note error" id="field-remove" tabindex="-1">{words}</p> });
    let own_words = challenge.line.clone().map(|line| {
        let source = format!("Noted in {}", words::month_name(challenge.noted_on.month()));
        view! {
            <Margin heading="In your own words" note="only you" private=true>
                <Quote words=line source=source />
            </Margin>
        }
    });
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into()), ("Challenges".into(), "/challenges".into())] here=label.clone() />
        <Heading title=label line=meaning>
            <LinkButton href=format!("/supervision?challenge={id}") label="Bring it to supervision" />
            <LinkButton href=format!("/goals/new?challenge={id}") label="Make it a goal" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <ErrorSummary problems=problems.summary() />
        {own_words}
        {how_it_went(id, met, meetings, challenge.id, english, today, typed.clone(), problems.clone())}
        {answers::view(kind, own)}
        {prompted(goals)}
        {beside::section(&reflections, format!("/reflections/new?challenge={id}"))}
        {edit(&challenge, typed, problems)}
        <div class="actions">
            <form method="post" action=format!("/challenges/{id}/archive")>
                <Button label=archive />
            </form>
            <form method="post" action=format!("/challenges/{id}/remove")>
                <Button label="Remove" kind=Kind::Quiet />
            </form>
            {removal}
        </div>
    }
    .into_any()
}

#[expect(clippy::too_many_arguments, reason = "one form and its list, split from the page for length alone")]
fn how_it_went(
    id: Uuid,
    met: Vec<(NaiveDate, Encounter)>,
    meetings: Vec<Meeting>,
    challenge: Uuid,
    english: English,
    today: NaiveDate,
    typed: Typed,
    problems: Problems,
) -> impl IntoView {
    let count = times(met.len());
    let bars = counts(&met, today);
    let handled = handled_said(&met).map(|said| view! { <p>{said}</p> });
    let quarters = by_quarter(&met).into_iter().map(|(name, list)| {
        let often = words::upper(&times(list.len()));
        let label = format!("{name}: {}", list.iter().map(|how| how.words()).collect::<Vec<_>>().join(", "));
        view! {
            <li>
                <GlyphRow encounters=list label=label />
                <b>{often}</b>
                <span>{name}</span>
            </li>
        }
    });
    let quarters = quarters.collect_view();
    let met_again: Vec<Meeting> = meetings.into_iter().filter(|meeting| meeting.challenge == challenge).collect();
    let own = met_again.iter().rev().take(6).map(|meeting| {
        let words = format!("{}: {}", words::short_date(meeting.met_on, english), meeting.handled.words());
        let spoken = format!("Take back {words}");
        view! {
            <li>
                <form method="post" action=format!("/challenges/{id}/meetings/{}/remove", meeting.id) class="row">
                    <span>{words}</span>
                    <Button label="Take back" kind=Kind::Quiet spoken=spoken />
                </form>
            </li>
        }
        .into_any()
    });
    let own = own.collect_view();
    let lines = lines_of(&met_again);
    let form_id = typed.meeting.unwrap_or_else(Uuid::now_v7).to_string();
    let day = if typed.met_on.is_empty() { today.to_string() } else { typed.met_on };
    let choices = [("worse", "Harder"), ("same", "The same"), ("better", "Better")];
    let choices = choices.map(|(value, label)| {
        let checked = typed.handled == value;
        view! { <Segment name="handled" value=value label=label checked=checked /> }
    });
    let choices = choices.into_iter().collect_view();
    view! {
        <Margin heading="How it went" note=format!("met {count}")>
            {handled}
            <figure class="recurrence">
                <QuarterBars quarters=bars />
                <figcaption class="fine">"How often, quarter by quarter; the last two years at most."</figcaption>
            </figure>
            <ul class="quarters">{quarters}</ul>
            {lines}
            <form method="post" action=format!("/challenges/{id}/meetings") class="form" novalidate>
                <input type="hidden" name="id" value=form_id />
                <Segments name="handled" legend="It met me again, and it went" error=problems.of("handled")>
                    {choices}
                </Segments>
                <TextArea
                    name="met_line"
                    label="In a line, from your side"
                    hint="May stay empty. No names, initials, dates or places."
                    value=typed.met_line
                    error=problems.of("met_line")
                    guard=problems.clinical("met_line")
                    rows=2
                    maxlength=280
                    own=true
                />
                <DateField name="met_on" label="On" value=day error=problems.of("met_on") />
                <p class="actions">
                    <Button label="Note it" />
                </p>
            </form>
            <details>
                <summary>"The last times"</summary>
                <ul class="list">{own}</ul>
            </details>
        </Margin>
    }
    .into_any()
}

/// What was written at the last times, newest first.
fn lines_of(meetings: &[Meeting]) -> impl IntoView + use<> {
    let written = meetings.iter().rev().filter_map(|meeting| {
        let source = format!("{}, {}", words::month_name(meeting.met_on.month()), meeting.handled.words());
        meeting.line.clone().map(|line| view! { <Quote words=line source=source /> })
    });
    written.take(3).collect_view()
}

fn prompted(goals: Vec<(String, String)>) -> impl IntoView {
    let each = goals.iter().map(|(href, statement)| {
        view! {
            <li>
                <a href=href.clone()>{statement.clone()}</a>
            </li>
        }
    });
    let each = each.collect_view();
    (!goals.is_empty()).then(|| {
        view! {
            <Margin heading="Goals it prompted">
                <ul class="list">{each}</ul>
            </Margin>
        }
        .into_any()
    })
}

fn edit(challenge: &Challenge, typed: Typed, problems: Problems) -> impl IntoView + use<> {
    let open = typed.line.is_some() || problems.clinical("line").is_some_and(|watch| watch.has_found());
    let (id, version) = (challenge.id, challenge.version.to_string());
    let value = typed.line.or(challenge.line.clone()).unwrap_or_default();
    view! {
        <Margin heading="The line">
            <details open=open>
                <summary>"Change it"</summary>
                <form method="post" action=format!("/challenges/{id}") class="form" novalidate>
                    <input type="hidden" name="version" value=version />
                    <TextArea
                        name="line"
                        label="In a line, from your side"
                        hint=format!("At most {LINE} characters. No names, initials, dates or places.")
                        value=value
                        error=problems.of("line")
                        guard=problems.clinical("line")
                        rows=3
                        maxlength=280
                        own=true
                    />
                    <p class="actions">
                        <Button label="Save the line" />
                    </p>
                </form>
            </details>
        </Margin>
    }
    .into_any()
}
