//! A plan as it is read and printed: each goal of its year by the body's words, planned against done, and what serves no goal.

use super::{body_of, find};
use crate::db::activities::{self, Activity, Amount};
use crate::db::challenges::{self, Challenge};
use crate::db::goals::{self, Goal, Origin, State};
use crate::db::learning_plans::Facts;
use crate::db::reflections::{self, About, State as Writing};
use crate::web::error::Result;
use crate::web::goals::learning_table;
use crate::web::page::Page;
use crate::web::ui::{Breadcrumbs, Facts as Rows, Heading, LinkButton, Margin, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use domain::typed::hours_of;
use domain::vocabulary::{PlanWords, Vocabulary};
use domain::words::{self, English};
use leptos::prelude::*;
use std::collections::BTreeSet;
use uuid::Uuid;

struct Drawn {
    id: Uuid,
    facts: Facts,
    goals: Vec<Goal>,
    drafts: usize,
    learning: Vec<Activity>,
    challenges: Vec<Challenge>,
    /// Learning that something was written about.
    reflected: BTreeSet<Uuid>,
    english: English,
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let facts = find(&signed_in, id).await?.facts;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let all = goals::list_goals(db, owner).await?;
    let during = |goal: &Goal| {
        goal.facts.started_on <= facts.ends_on && goal.facts.closed_on.is_none_or(|day| day >= facts.starts_on)
    };
    let (drafts, mut goals): (Vec<Goal>, Vec<Goal>) =
        all.into_iter().filter(during).partition(|goal| goal.facts.state == State::Draft);
    goals.reverse();
    let mut learning = activities::list_activities(db, owner).await?;
    learning.retain(|activity| (facts.starts_on..=facts.ends_on).contains(&activity.facts.completed_on));
    learning.reverse();
    let challenges = challenges::list_challenges(db, owner).await?;
    let about: Vec<About> =
        learning.iter().map(|activity| About { activity: Some(activity.id), ..About::default() }).collect();
    let written = reflections::list_reflections_about(db, owner, &about).await?;
    let written = written.into_iter().filter(|one| one.facts.state == Writing::Finished);
    let reflected = written.filter_map(|one| one.facts.about.activity).collect();
    let title = body_of(&facts.body).title.clone();
    let english = signed_in.english();
    let drawn = Drawn { id, facts, goals, drafts: drafts.len(), learning, challenges, reflected, english };
    Ok(Page::new(title, Section::Growth).show(&signed_in.visitor, move || view(drawn)).await)
}

/// "2 of 3 done, 6 hours by the clock"; courses without a length are counted, not timed.
fn done(learning: &[&Activity]) -> String {
    let (planned, taken): (Vec<&Activity>, Vec<&Activity>) =
        learning.iter().copied().partition(|activity| activity.facts.planned);
    let minutes: u32 = taken
        .iter()
        .filter_map(|activity| match activity.facts.amount {
            Some(Amount::Minutes(minutes)) => Some(minutes),
            _ => None,
        })
        .sum();
    let time = if minutes == 60 { "1 hour".to_owned() } else { format!("{} hours", hours_of(minutes)) };
    format!("{} of {} done, {time} by the clock.", taken.len(), taken.len() + planned.len())
}

fn view(drawn: Drawn) -> impl IntoView {
    let (body, english) = (body_of(&drawn.facts.body), drawn.english);
    let span =
        format!("{} to {}", words::date(drawn.facts.starts_on, english), words::date(drawn.facts.ends_on, english));
    let all: Vec<&Activity> = drawn.learning.iter().collect();
    let count = i64::try_from(drawn.goals.len()).unwrap_or(i64::MAX);
    let line = format!("{span}. {}. Learning: {}", words::count(count, "goal", "goals"), done(&all));
    let sections = drawn.goals.iter().map(|goal| goal_view(goal, &drawn, &body.words)).collect_view();
    let none = drawn.goals.is_empty().then(|| {
        view! {
            <Margin heading="Goals">
                <p>
                    "No goal was open in this year. " <a href="/goals/new">"Set one"</a>
                    ", or change the plan’s days."
                </p>
            </Margin>
        }
    });
    let drafts = (drawn.drafts > 0).then(|| {
        let drafts = words::count(i64::try_from(drawn.drafts).unwrap_or(i64::MAX), "draft is", "drafts are");
        let line = format!("{drafts} not in the plan until it is said what prompted them.");
        view! { <p class="fine">{line}</p> }
    });
    let bare: Vec<&Activity> = drawn
        .learning
        .iter()
        .filter(|activity| !drawn.goals.iter().any(|goal| goal.facts.activities.contains(&activity.id)))
        .collect();
    let bare = (!bare.is_empty()).then(|| {
        let reflection = |activity: &Activity| reflection(activity, &drawn.reflected);
        let table = learning_table("Learning that serves no goal of the plan".into(), &bare, english, reflection);
        view! { <Margin heading="Without a goal" note="in this year">{table}</Margin> }
    });
    let asks = (!body.asks.is_empty()).then(|| {
        let asks = body.asks.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view();
        let source = body.source.clone().unwrap_or_default();
        view! {
            <Margin heading="What it asks">
                <ul class="list">{asks}</ul>
                <p class="fine">
                    {format!("By {source}, read in stored copies as of November 23, 2026. Look there before an audit.")}
                </p>
            </Margin>
        }
    });
    let id = drawn.id;
    view! {
        <Breadcrumbs
            above=vec![("Growth".into(), "/growth".into()), ("Learning plans".into(), "/learning-plans".into())]
            here=body.title.clone()
        />
        <Heading title=body.title.clone() line=line above=body.name.clone()>
            <LinkButton href=format!("/learning-plans/{id}/edit") label="Edit" sign=Sign::Pencil />
            <LinkButton href=format!("/learning-plans/{id}/remove") label="Remove" />
        </Heading>
        {own_view(&drawn.facts, &body.words, english)}
        {sections}
        {none}
        {drafts}
        {bare}
        {asks}
    }
    .into_any()
}

fn own_view(facts: &Facts, words: &PlanWords, english: English) -> impl IntoView + use<> {
    let basis = facts.basis.clone().map(|basis| {
        view! { <Margin heading=words.basis.clone()><p class="own">{basis}</p></Margin> }
    });
    let on = facts.discussed_on.map(|day| words::date(day, english));
    let said = match (facts.discussed_with.clone(), on) {
        (Some(with), Some(on)) => Some(format!("{with}, on {on}")),
        (with, on) => with.or(on),
    };
    let discussed = said.map(|said| view! { <Margin heading=words.discussed.clone()><p>{said}</p></Margin> });
    view! {
        {basis}
        {discussed}
    }
}

/// Whether it was written about; what was written stays in the app.
fn reflection(activity: &Activity, reflected: &BTreeSet<Uuid>) -> AnyView {
    if activity.facts.planned {
        return ().into_any();
    }
    if reflected.contains(&activity.id) {
        return "Written".into_any();
    }
    let href = format!("/reflections/new?activity={}", activity.id);
    view! {
        "Not written. "
        <a href=href>"Write it"</a>
    }
    .into_any()
}

/// The pattern's name is told; what one wrote of it stays in the app.
fn need(goal: &Goal, challenges: &[Challenge]) -> String {
    let vocabulary = Vocabulary::builtin();
    let kinds = challenges.iter().filter(|challenge| goal.facts.challenges.contains(&challenge.id));
    let kinds = kinds.map(|challenge| {
        vocabulary.challenge(&challenge.kind).map_or_else(|| challenge.kind.clone(), |kind| kind.label.clone())
    });
    let mut kinds: Vec<String> = kinds.collect();
    kinds.dedup();
    if !kinds.is_empty() {
        return words::and(&kinds);
    }
    match goal.facts.origin {
        Origin::Aspiration => "An aspiration",
        Origin::Requirement => "A requirement",
        Origin::ExternalFeedback => "Feedback from someone",
        Origin::Challenge => "Not named",
    }
    .to_owned()
}

fn goal_view(goal: &Goal, drawn: &Drawn, labels: &PlanWords) -> AnyView {
    let (facts, english) = (&goal.facts, drawn.english);
    let learning: Vec<&Activity> =
        drawn.learning.iter().filter(|activity| facts.activities.contains(&activity.id)).collect();
    let review = facts.review_on.map(|day| words::date(day, english));
    let parts = [
        (labels.need.clone(), Some(need(goal, &drawn.challenges))),
        (labels.success.clone(), facts.success.clone()),
        ("Practice".to_owned(), facts.practice.clone()),
        ("Looked at again".to_owned(), review),
        (labels.outcome.clone(), facts.outcome.clone()),
        (labels.impact.clone(), facts.impact.clone()),
        (labels.benefit.clone(), facts.benefit.clone()),
    ];
    let rows = parts.map(|(label, value)| {
        let unwritten = || view! { <span class="fine">"Not written yet"</span> }.into_any();
        (label, value.map_or_else(unwritten, IntoAny::into_any))
    });
    let state = match facts.state {
        State::Reached => "reached",
        State::SetAside => "set aside",
        State::Active | State::Draft => "",
    };
    let table = if learning.is_empty() {
        view! { <p class="fine">"No learning is planned for it in this year."</p> }.into_any()
    } else {
        let caption = format!("{}: {}", labels.activities, facts.statement);
        let reflection = |activity: &Activity| reflection(activity, &drawn.reflected);
        let table = learning_table(caption, &learning, english, reflection);
        let done = done(&learning);
        view! {
            <p>{done}</p>
            {table}
        }
        .into_any()
    };
    let (href, statement) = (format!("/goals/{}", goal.id), facts.statement.clone());
    view! {
        <Margin heading=labels.objective.clone() note=state>
            <h3 class="own">
                <a href=href>{statement}</a>
            </h3>
            <Rows rows=rows.into() />
            {table}
        </Margin>
    }
    .into_any()
}
