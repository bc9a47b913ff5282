//! One goal: the chain from challenge to skill at a glance, own words, and the learning in order.

use super::reflected::Reflected;
use super::{find, learning_table, supervised};
use crate::db::activities::{self, Activity, Amount};
use crate::db::challenges::{self, Challenge, Meeting};
use crate::db::goals::{Goal, Origin, State};
use crate::db::ratings::{self, Rated};
use crate::db::supervision::{self, Session};
use crate::web::challenges::{encounters, times};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::removal::Removal;
use crate::web::skills::marks;
use crate::web::ui::{
    Breadcrumbs, Button, Chain, GlyphRow, Heading, Kind, Link, LinkButton, Margin, Place, Quote, Section, Sign,
};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use chrono::{Datelike, NaiveDate};
use domain::typed::hours_of;
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use leptos::prelude::*;
use uuid::Uuid;

struct Drawn {
    goal: Goal,
    challenges: Vec<Challenge>,
    meetings: Vec<Meeting>,
    learning: Vec<Activity>,
    ratings: Vec<Rated>,
    reflected: Reflected,
    sessions: Vec<Session>,
    english: English,
    today: NaiveDate,
}

pub async fn show(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let goal = find(&signed_in, id).await?;
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let challenges = challenges::list_challenges(db, owner).await?;
    let challenges = challenges.into_iter().filter(|challenge| goal.facts.challenges.contains(&challenge.id)).collect();
    let meetings = challenges::list_meetings(db, owner).await?;
    let mut learning = activities::list_activities(db, owner).await?;
    learning.retain(|activity| goal.facts.activities.contains(&activity.id));
    learning.reverse();
    let mut ratings = ratings::list_ratings(db, owner).await?;
    ratings.retain(|rated| goal.facts.skills.contains(&rated.rating.skill));
    let reflected = Reflected::load(&signed_in, &goal, &learning).await?;
    let sessions = supervision::list_sessions_about(db, owner, goal.id).await?;
    let (english, today) = (signed_in.english(), signed_in.today);
    let drawn = Drawn { goal, challenges, meetings, learning, ratings, reflected, sessions, english, today };
    let page = Page::new("Goal", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

/// "Since March 15. You look at it again on December 20."
fn line(drawn: &Drawn) -> String {
    let facts = &drawn.goal.facts;
    let near = |day| words::near_date(day, drawn.today, drawn.english);
    let since = if facts.started_on.year() == drawn.today.year() {
        words::day_and_month(facts.started_on, drawn.english)
    } else {
        words::date(facts.started_on, drawn.english)
    };
    match (facts.state, facts.review_on, facts.closed_on) {
        (State::Draft, _, _) => "A draft: it has neither a challenge nor another origin yet.".into(),
        (State::Reached, _, Some(day)) => format!("Reached on {}.", words::date(day, drawn.english)),
        (State::SetAside, _, Some(day)) => format!("Set aside on {}.", words::date(day, drawn.english)),
        (_, Some(day), _) => format!("Since {since}. You look at it again on {}.", near(day)),
        (_, None, _) => format!("Since {since}. No day is set for looking at it again."),
    }
}

fn view(drawn: Drawn) -> impl IntoView {
    let id = drawn.goal.id;
    let state = drawn.goal.facts.state;
    let line = line(&drawn);
    let chain = chain(&drawn);
    let own = own_words(&drawn);
    let table = table(&drawn);
    let sessions = supervised::view(id, &drawn.sessions, drawn.english);
    let title = drawn.goal.facts.statement.clone();
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Goal" />
        <Heading title=title line=line>
            <LinkButton href=format!("/goals/{id}/edit") label="Edit" sign=Sign::Pencil />
            <LinkButton href=format!("/activities/new?goal={id}") label="Add learning" sign=Sign::Plus />
            <LinkButton
                href=format!("/reflections/new?goal={id}")
                label="Add a reflection"
                kind=Kind::Main
                sign=Sign::Plus
            />
        </Heading>
        {chain}
        {own}
        {table}
        {sessions}
        {states(id, state)}
    }
    .into_any()
}

fn chain(drawn: &Drawn) -> AnyView {
    let reached = if !drawn.ratings.is_empty() || drawn.reflected.is_written() {
        4
    } else if !drawn.learning.is_empty() {
        3
    } else if drawn.goal.facts.state != State::Draft {
        2
    } else {
        1
    };
    let links =
        vec![challenge_link(drawn), goal_link(drawn), learning_link(drawn), drawn.reflected.link(), skill_link(drawn)];
    view! { <Chain links=links reached=reached /> }.into_any()
}

fn challenge_link(drawn: &Drawn) -> Link {
    let vocabulary = Vocabulary::builtin();
    let facts = &drawn.goal.facts;
    if drawn.challenges.is_empty() {
        let statement = match facts.origin {
            Origin::Aspiration => "An aspiration",
            Origin::Requirement => "A requirement",
            Origin::ExternalFeedback => "Feedback from someone",
            Origin::Challenge => "Not named yet",
        };
        let said = if facts.origin == Origin::Challenge {
            "A goal begins with what keeps meeting you."
        } else {
            "Not prompted by client work."
        };
        return Link {
            place: Place::Challenge,
            statement: statement.into(),
            facts: view! { <p>{said}</p> }.into_any(),
        };
    }
    let all: Vec<_> = drawn.challenges.iter().flat_map(|challenge| encounters(challenge, &drawn.meetings)).collect();
    let each = drawn.challenges.iter().map(|challenge| {
        let kind = vocabulary.challenge(&challenge.kind);
        let (label, meaning) = kind
            .map_or((challenge.kind.clone(), String::new()), |kind| (kind.label.clone(), words::lower(&kind.meaning)));
        let row: Vec<_> = encounters(challenge, &drawn.meetings).into_iter().map(|(_, how)| how).collect();
        let said = row.iter().map(|how| how.words()).collect::<Vec<_>>().join(", ");
        view! {
            <p>
                <a href=format!("/challenges/{}", challenge.id)>{label}</a>
                {format!(": {meaning}")}
            </p>
            <GlyphRow encounters=row label=said />
        }
        .into_any()
    });
    Link {
        place: Place::Challenge,
        statement: format!("Met {}", times(all.len())),
        facts: each.collect_view().into_any(),
    }
}

fn goal_link(drawn: &Drawn) -> Link {
    let facts = &drawn.goal.facts;
    let statement = facts.practice.clone().unwrap_or_else(|| "No practice chosen yet".into());
    let success = facts.success.clone().unwrap_or_else(|| "What would show that it helped is not said yet.".into());
    Link { place: Place::Goal, statement, facts: view! { <p>{success}</p> }.into_any() }
}

fn learning_link(drawn: &Drawn) -> Link {
    let minutes: u32 = drawn
        .learning
        .iter()
        .filter(|activity| !activity.facts.planned)
        .filter_map(|activity| match activity.facts.amount {
            Some(Amount::Minutes(minutes)) => Some(minutes),
            _ => None,
        })
        .sum();
    let planned = drawn.learning.iter().filter(|activity| activity.facts.planned).count();
    let done = drawn.learning.len() - planned;
    let statement = if drawn.learning.is_empty() {
        "Nothing yet".to_owned()
    } else {
        format!("{} hours of study", hours_of(minutes))
    };
    let mut said = words::count(i64::try_from(done).unwrap_or(0), "activity", "activities");
    if planned > 0 {
        said.push_str(&format!(", and {planned} planned"));
    }
    Link { place: Place::Learning, statement, facts: view! { <p>{format!("{said}.")}</p> }.into_any() }
}

fn skill_link(drawn: &Drawn) -> Link {
    let vocabulary = Vocabulary::builtin();
    let skills = drawn.goal.facts.skills.iter().filter_map(|slug| vocabulary.skill(slug)).map(|skill| {
        let latest = marks(&drawn.ratings, &skill.slug);
        let said: Vec<String> = latest.iter().map(|mark| format!("{} {}", mark.name, mark.level())).collect();
        let said = if said.is_empty() { "not rated yet".to_owned() } else { said.join(", ") };
        view! {
            <p>
                <a href=format!("/skills/{}", skill.slug)>{skill.label.clone()}</a>
                {format!(": {said}.")}
            </p>
        }
        .into_any()
    });
    let skills = skills.collect_view();
    let observed = drawn.ratings.iter().filter(|rated| rated.rating.source.is_observer() && !rated.rating.looking_back);
    let levels: Vec<String> = observed.map(|rated| rated.rating.level.to_string()).collect();
    let statement = match (levels.first(), levels.last(), drawn.ratings.is_empty()) {
        (Some(first), Some(last), _) if first != last => format!("Seen at {last}, at first {first}"),
        (Some(_), Some(last), _) => format!("Seen at {last}"),
        (_, _, false) => "Rated by yourself".into(),
        _ => "Not rated yet".into(),
    };
    Link { place: Place::Skill, statement, facts: skills.into_any() }
}

fn own_words(drawn: &Drawn) -> AnyView {
    let quotes = drawn.challenges.iter().filter_map(|challenge| {
        let line = challenge.line.clone()?;
        let source = format!("Challenge, {}", words::month_name(challenge.noted_on.month()));
        Some(view! { <Quote words=line source=source /> })
    });
    let quotes = quotes.collect::<Vec<_>>();
    let facts = &drawn.goal.facts;
    let said = [
        (&facts.origin_reason, "Where it comes from"),
        (&facts.outcome, "What came of it"),
        (&facts.impact, "What changed in your practice"),
        (&facts.benefit, "What clients may notice"),
    ];
    let said = said.into_iter().filter_map(|(words, source)| {
        let words = words.clone()?;
        Some(view! { <Quote words=words source=source /> })
    });
    let said = said.collect::<Vec<_>>();
    let later = drawn.reflected.quotes(&drawn.learning);
    if quotes.is_empty() && said.is_empty() && later.is_empty() {
        return ().into_any();
    }
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            <div class="quotes">{quotes} {said} {later}</div>
        </Margin>
    }
    .into_any()
}

fn table(drawn: &Drawn) -> AnyView {
    if drawn.learning.is_empty() {
        return ().into_any();
    }
    let learning: Vec<&Activity> = drawn.learning.iter().collect();
    let reflection = |activity: &Activity| drawn.reflected.cell(activity);
    let table = learning_table("Learning that serves the goal".into(), &learning, drawn.english, reflection);
    view! { <Margin heading="Learning" note="in order">{table}</Margin> }.into_any()
}

fn states(id: Uuid, state: State) -> AnyView {
    let button =
        |value: &'static str, label: &'static str| view! { <Button label=label name="state" value=value /> }.into_any();
    let buttons = match state {
        State::Draft => vec![],
        State::Active => vec![button("reached", "Reached"), button("set_aside", "Set aside")],
        State::Reached | State::SetAside => vec![button("active", "Take it up again")],
    };
    view! {
        <form method="post" action=format!("/goals/{id}/state") class="actions">
            {buttons}
            <LinkButton href=format!("/goals/{id}/remove") label="Remove" kind=Kind::Quiet />
        </form>
    }
    .into_any()
}

/// Asks before removing.
pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    find(&signed_in, id).await?;
    let line = "Its words and links go; challenges, learning and ratings stay.";
    Ok(Removal::of(Section::Growth, "Remove this goal?", line, &format!("/goals/{id}")).ask(&signed_in).await)
}
