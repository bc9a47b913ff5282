//! One session: its facts, what one takes from it, what it was about, and how both see the skills of its goals.

use super::{find, hours, length, side_by_side};
use crate::db::challenges::{self, Challenge};
use crate::db::goals::{self, Goal};
use crate::db::ratings::{self, Rated};
use crate::db::signature_requests::{self as requests, Request};
use crate::db::supervision::{self, Session};
use crate::db::supervision_questions::{self, Question};
use crate::db::supervisors;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::signatures;
use crate::web::ui::{Breadcrumbs, Facts, Heading, Kind, LinkButton, Margin, Quote, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

struct Drawn {
    session: Session,
    with: String,
    goals: Vec<Goal>,
    challenges: Vec<Challenge>,
    questions: Vec<Question>,
    ratings: Vec<Rated>,
    requests: Vec<Request>,
    english: English,
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let session = find(&signed_in, id).await?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let about = supervision::find_links(db, owner, id).await?;
    let mut goals = goals::list_goals(db, owner).await?;
    goals.retain(|goal| about.goals.contains(&goal.id));
    let mut challenges = challenges::list_challenges(db, owner).await?;
    challenges.retain(|challenge| about.challenges.contains(&challenge.id));
    let mut questions = supervision_questions::list_questions(db, owner).await?;
    questions.retain(|question| question.session == Some(id));
    let mut requests = requests::list_requests(db, owner, signed_in.now()).await?;
    requests.retain(|request| request.facts.meetings.iter().any(|meeting| meeting.id == id));
    let drawn = Drawn {
        with: hours::name(&supervisors::list_supervisors(db, owner).await?, session.facts.supervisor),
        ratings: ratings::list_ratings(db, owner).await?,
        english: signed_in.english(),
        session,
        goals,
        challenges,
        questions,
        requests,
    };
    let page = Page::new("Session", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

fn view(drawn: Drawn) -> impl IntoView {
    let id = drawn.session.id;
    let facts = &drawn.session.facts;
    let line = format!("{}, {}.", words::date(facts.held_on, drawn.english), length(facts.minutes));
    let skills: BTreeSet<String> = drawn.goals.iter().flat_map(|goal| goal.facts.skills.iter().cloned()).collect();
    let both = side_by_side::view(&skills, &drawn.ratings, drawn.english);
    let title = facts.kind.label();
    let own = own_words(&drawn);
    let about = about(&drawn);
    let rows = rows(&drawn);
    view! {
        <Breadcrumbs above=vec![("Supervision".into(), "/supervision".into())] here="Session" />
        <Heading title=title line=line>
            <LinkButton href=format!("/supervision/{id}/edit") label="Edit" sign=Sign::Pencil />
            <LinkButton href=format!("/supervision/{id}/remove") label="Remove" kind=Kind::Quiet />
        </Heading>
        {own}
        {about}
        {both}
        <Margin heading="Facts">
            <Facts rows=rows />
        </Margin>
    }
    .into_any()
}

fn own_words(drawn: &Drawn) -> AnyView {
    let facts = &drawn.session.facts;
    let takeaway = facts.takeaway.clone().map(|words| view! { <Quote words=words source="What I take from it" /> });
    let notes = facts.notes.clone().map(|words| view! { <Quote words=words source="Your notes" /> });
    let brought = drawn.questions.iter().map(|question| {
        view! { <Quote words=question.words.clone() source="A question that you brought" /> }.into_any()
    });
    let brought = brought.collect::<Vec<_>>();
    if takeaway.is_none() && notes.is_none() && brought.is_empty() {
        return ().into_any();
    }
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            {takeaway}
            {notes}
            {brought}
        </Margin>
    }
    .into_any()
}

fn about(drawn: &Drawn) -> AnyView {
    let goals = drawn.goals.iter().map(|goal| {
        let href = format!("/goals/{}", goal.id);
        view! {
            <li>
                "For the goal "
                <a class="own" href=href>
                    {goal.facts.statement.clone()}
                </a>
            </li>
        }
        .into_any()
    });
    let met = drawn.challenges.iter().map(|challenge| {
        let kind = Vocabulary::builtin().challenge(&challenge.kind);
        let label = kind.map_or(challenge.kind.clone(), |kind| kind.label.clone());
        view! {
            <li>
                "About " <a href=format!("/challenges/{}", challenge.id)>{label}</a>
            </li>
        }
        .into_any()
    });
    let each: Vec<AnyView> = goals.chain(met).collect();
    if each.is_empty() {
        return ().into_any();
    }
    view! {
        <Margin heading="What it was about">
            <ul class="list">{each}</ul>
        </Margin>
    }
    .into_any()
}

fn rows(drawn: &Drawn) -> Vec<(String, AnyView)> {
    let facts = &drawn.session.facts;
    let mut rows: Vec<(String, AnyView)> = vec![("With".into(), drawn.with.clone().into_any())];
    if let Some(slug) = &facts.delivery {
        let label = Vocabulary::builtin().delivery(slug).map_or(slug.clone(), |delivery| delivery.label.clone());
        rows.push(("Where".into(), label.into_any()));
    }
    if let Some(size) = facts.group_size {
        rows.push(("In the group".into(), format!("{size} had their work looked at").into_any()));
    }
    if let Some(own) = facts.own_practice_minutes {
        rows.push(("On your own practice".into(), length(own).into_any()));
    }
    let kept = match drawn.session.activity {
        Some(activity) => {
            view! { <a href=format!("/activities/{activity}")>"Kept, and what it counts for"</a> }.into_any()
        }
        None => "Not kept as learning".into_any(),
    };
    rows.push(("As learning".into(), kept));
    let confirmed = drawn.requests.iter().map(|request| {
        let said = signatures::of_session(&drawn.session, std::slice::from_ref(request)).unwrap_or("no");
        let href = format!("/supervision/signatures/{}", request.id);
        let made = words::short_date(request.facts.made_on, drawn.english);
        view! {
            <p>
                <a href=href>{format!("Asked on {made}")}</a>
                {format!(": {said}")}
            </p>
        }
        .into_any()
    });
    let confirmed: Vec<AnyView> = confirmed.collect();
    if !confirmed.is_empty() {
        rows.push(("Confirmed".into(), confirmed.into_any()));
    }
    rows
}

/// Asks before removing.
pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let session = find(&signed_in, id).await?;
    let line = match session.activity {
        Some(_) => "Your words go, and the learning that it is kept as. Questions that you brought wait again.",
        None => "Your words go. Questions that you brought wait again.",
    };
    Ok(Removal::of(Section::Growth, "Remove this session?", line, &format!("/supervision/{id}")).ask(&signed_in).await)
}
