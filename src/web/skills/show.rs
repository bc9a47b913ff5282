//! The page of a skill: a sentence, how sure it is, the timeline, the same as a table, and what the levels mean.

use super::{skill, voice};
use crate::db::goals::Goal;
use crate::db::ratings::{self, Rated};
use crate::db::reflections::{self, About, Reflection};
use crate::db::turning_points::{self, TurningPoint};
use crate::db::{activities, challenges, goals};
use crate::web::challenges::encounters;
use crate::web::chart::timeline::{Lane, Point, Timeline};
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::reflections::beside;
use crate::web::ui::{
    Breadcrumbs, Button, Column, Facts, Heading, Key, Kind, Legend, LinkButton, Margin, Quote, Section, Sign, Table,
};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use chrono::{Datelike, NaiveDate};
use domain::growth::{Confidence, Rating, Source, confidence};
use domain::vocabulary::{Kind as ActivityKind, Skill, Vocabulary};
use domain::words::{self, English};
use leptos::prelude::*;

struct Drawn {
    skill: &'static Skill,
    ratings: Vec<Rated>,
    timeline: Timeline,
    turning_points: Vec<TurningPoint>,
    reflections: Vec<Reflection>,
    goals: Vec<(String, String)>,
    english: English,
    today: NaiveDate,
}

pub async fn show(signed_in: SignedIn, Path(slug): Path<String>) -> Result {
    let skill = skill(&slug)?;
    let (db, owner, today) = (signed_in.db(), signed_in.owner(), signed_in.today);
    let ratings = ratings::list_ratings_of(db, owner, &slug).await?;
    let goals: Vec<Goal> =
        goals::list_goals(db, owner).await?.into_iter().filter(|goal| goal.facts.skills.contains(&slug)).collect();
    let activities = activities::list_activities(db, owner).await?;
    let challenges = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    let mut points = turning_points::list_turning_points(db, owner).await?;
    points.retain(|point| point.skill == slug);
    let about: Vec<About> =
        points.iter().map(|point| About { turning_point: Some(point.id), ..About::default() }).collect();
    let reflections = reflections::list_reflections_about(db, owner, &about).await?;
    let vocabulary = Vocabulary::builtin();
    let serving = |id: &uuid::Uuid| goals.iter().any(|goal| goal.facts.activities.contains(id));
    let is_training = |kind: &str| vocabulary.kind(kind).is_some_and(ActivityKind::is_training);
    let mut trainings: Vec<(NaiveDate, String)> = activities
        .iter()
        .filter(|activity| !activity.facts.planned && serving(&activity.id) && is_training(&activity.facts.kind))
        .map(|activity| (activity.facts.completed_on, activity.facts.title.clone()))
        .collect();
    trainings.sort();
    let prompting = challenges.iter().filter(|one| goals.iter().any(|goal| goal.facts.challenges.contains(&one.id)));
    let met = prompting.map(|one| {
        let label = vocabulary.challenge(&one.kind).map_or(one.kind.clone(), |kind| kind.label.clone());
        (label, encounters(one, &meetings))
    });
    let timeline = Timeline {
        skill: skill.label.clone(),
        today,
        lanes: lanes(&ratings),
        challenges: met.collect(),
        turning_points: points.iter().map(|point| point.turned_on).collect(),
        trainings,
    };
    let drawn = Drawn {
        skill,
        ratings,
        timeline,
        turning_points: points,
        reflections,
        goals: goals.into_iter().map(|goal| (format!("/goals/{}", goal.id), goal.facts.statement)).collect(),
        english: signed_in.english(),
        today,
    };
    let page = Page::new(skill.label.clone(), Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

/// A lane for each source that has rated, and always one's own.
fn lanes(ratings: &[Rated]) -> Vec<Lane> {
    let lane = |source: Source| {
        let points: Vec<Point> = ratings
            .iter()
            .filter(|rated| rated.rating.source == source)
            .map(|rated| Point {
                day: rated.rating.rated_on,
                halves: u32::from(rated.rating.level.halves()),
                level: rated.rating.level.to_string(),
                how: if rated.rating.looking_back {
                    "looking back, where you were".into()
                } else {
                    rated.rating.directness.phrase().into()
                },
                back: rated.rating.looking_back,
            })
            .collect();
        let shown = !points.is_empty() || source == Source::Own;
        shown.then(|| Lane { voice: voice(source), name: source.label().to_owned(), points })
    };
    [Source::Supervisor, Source::Expert, Source::Own, Source::Peer, Source::ClientAggregate]
        .into_iter()
        .filter_map(lane)
        .collect()
}

fn tracks(ratings: &[Rated], source: Source) -> Vec<&Rating> {
    ratings.iter().map(|rated| &rated.rating).filter(|rating| rating.source == source && !rating.looking_back).collect()
}

/// "Your supervisor saw you move from 2 to 3. You put yourself at 2.5."
fn headline(ratings: &[Rated]) -> String {
    let mut parts = Vec::new();
    for (source, name) in
        [(Source::Supervisor, "Your supervisor"), (Source::Expert, "An expert"), (Source::Peer, "Your peers")]
    {
        let track = tracks(ratings, source);
        match (track.first(), track.last()) {
            (Some(first), Some(last)) if first.level != last.level => {
                parts.push(format!("{name} saw you move from {} to {}.", first.level, last.level));
            }
            (Some(_), Some(last)) => parts.push(format!("{name} saw you at {}.", last.level)),
            _ => {}
        }
    }
    match (tracks(ratings, Source::Own).last(), parts.is_empty()) {
        (Some(last), true) => parts.push(format!("You put yourself at {}. Nobody else has rated it yet.", last.level)),
        (Some(last), false) => parts.push(format!("You put yourself at {}.", last.level)),
        (None, true) => parts.push("Not rated yet.".into()),
        (None, false) => {}
    }
    parts.truncate(3);
    parts.join(" ")
}

/// A lower rating after a training is common, and is left standing.
fn comment(drawn: &Drawn) -> Option<String> {
    let own = tracks(&drawn.ratings, Source::Own);
    let last = own.last()?;
    let (training, _) = drawn.timeline.trainings.iter().rev().find(|(day, _)| *day <= last.rated_on)?;
    let before = own.iter().rev().find(|rating| rating.rated_on < *training)?;
    let lower = before.level.halves().checked_sub(last.level.halves()).filter(|apart| *apart > 0)?;
    let much = match lower {
        1 => "half a level".to_owned(),
        2 => "a level".to_owned(),
        halves => format!("{} levels", domain::growth::Level::from_halves(halves)?),
    };
    Some(format!(
        "You rated {much} lower after the training than before it. That is common: training raises the bar you hold yourself to."
    ))
}

fn sure(drawn: &Drawn) -> Vec<(String, AnyView)> {
    let all: Vec<Rating> = drawn.ratings.iter().map(|rated| rated.rating.clone()).collect();
    let mut rows: Vec<(String, AnyView)> = Vec::new();
    for source in Source::ALL {
        let Some(sure) = confidence(&all, source, drawn.today) else { continue };
        let track = tracks(&drawn.ratings, source);
        let count = words::count(i64::try_from(track.len()).unwrap_or(0), "rating", "ratings");
        let mut how: Vec<&str> = Vec::new();
        for rating in &track {
            if !how.contains(&rating.directness.phrase()) {
                how.push(rating.directness.phrase());
            }
        }
        let last = track.iter().map(|rating| rating.rated_on).max();
        let last = last.map(|day| words::short_date(day, drawn.english)).unwrap_or_default();
        let mut text = format!("{count}, {}; the last on {last}.", words::and(&how));
        let high = track.last().is_some_and(|rating| rating.level.halves() >= 8);
        if source == Source::Own && high && !all.iter().any(|rating| rating.source.is_observer()) {
            text.push_str(" Uncorroborated: nobody else has seen it at this level.");
        }
        let name = if source == Source::Own { "Your own rating".to_owned() } else { source.label().to_owned() };
        let value = view! {
            <span>
                <b>{Confidence::label(sure)}</b>
                " "
                {text}
            </span>
        };
        rows.push((name, value.into_any()));
    }
    let observed =
        drawn.ratings.iter().filter(|rated| rated.rating.source.is_observer() && rated.rating.directness.is_observed());
    if let Some(day) = observed.map(|rated| rated.rating.rated_on).max() {
        rows.push(("Last observed".into(), words::date(day, drawn.english).into_any()));
    }
    rows
}

fn view(drawn: Drawn) -> impl IntoView {
    let slug = drawn.skill.slug.clone();
    let comment = comment(&drawn).map(|text| view! { <p>{text}</p> });
    let sure = sure(&drawn);
    let keys = vec![Key::First, Key::Harder, Key::Same, Key::Better, Key::TurningPoint, Key::Apart, Key::Window];
    let goals =
        drawn.goals.iter().map(|(href, statement)| view! { <li><a href=href.clone()>{statement.clone()}</a></li> });
    let goals = goals.collect_view();
    let has_goals = !drawn.goals.is_empty();
    let points = turning_points(&drawn, &slug);
    let levels = levels();
    let table = table(&drawn, &slug);
    let chart = drawn.timeline.view();
    view! {
        <Breadcrumbs above=vec![("Growth".into(), "/growth".into())] here="Skill" />
        <Heading title=drawn.skill.label.clone() line=drawn.skill.statement.clone()>
            <LinkButton href=format!("/skills/{slug}/turning-points/new") label="Mark a turning point" sign=Sign::Flag />
            <LinkButton href=format!("/skills/{slug}/ratings/new") label="Add a rating" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <p class="verdict">{headline(&drawn.ratings)}</p>
        {comment}
        {(!sure.is_empty()).then(|| view! { <Facts rows=sure /> })}
        <section aria-label="One lane for each source">
            <h2>"One lane for each source"</h2>
            <Legend keys=keys />
            {chart}
            <p>
                <a href="#table">"Read as a table"</a>
            </p>
        </section>
        {points}
        {has_goals
            .then(|| {
                view! {
                    <Margin heading="Goals for it">
                        <ul class="list">{goals}</ul>
                    </Margin>
                }
            })}
        {levels}
        {table}
    }
    .into_any()
}

fn turning_points(drawn: &Drawn, slug: &str) -> AnyView {
    let each = drawn.turning_points.iter().map(|point| {
        let source = format!("Turning point, {}", words::month_name(point.turned_on.month()));
        let action = format!("/skills/{slug}/turning-points/{}/remove", point.id);
        let own = drawn.reflections.iter().filter(|one| one.facts.about.turning_point == Some(point.id));
        let own: Vec<AnyView> = own.map(|one| beside::line(one, ().into_any())).collect();
        let own = (!own.is_empty()).then(|| view! { <ul class="offers">{own}</ul> });
        let offer = format!("/reflections/new?form=critical_incident&turning_point={}", point.id);
        view! {
            <div>
                <Quote words=point.words.clone() source=source turning_point=true />
                {own}
                <p>
                    <a href=offer>"Reflect on this"</a>
                </p>
                <form method="post" action=action>
                    <Button label="Take back" kind=Kind::Quiet spoken="Take the turning point back" />
                </form>
            </div>
        }
        .into_any()
    });
    let each = each.collect_view();
    if drawn.turning_points.is_empty() {
        return ().into_any();
    }
    view! {
        <Margin heading="In your own words" note="only you" private=true>
            {each}
        </Margin>
    }
    .into_any()
}

/// What each level means, with the version of the wording.
pub fn levels() -> AnyView {
    let skills = &Vocabulary::builtin().skills;
    let rows = skills.level.iter().map(|level| {
        let words = view! { <span>{level.anchor.clone()}</span> };
        (format!("{} {}", level.level, level.label), words.into_any())
    });
    let rows = rows.collect();
    view! {
        <Margin heading="What the levels mean" note=format!("anchors, version {}", skills.anchor_version)>
            <Facts rows=rows />
        </Margin>
    }
    .into_any()
}

fn table(drawn: &Drawn, slug: &str) -> AnyView {
    let count = words::count(i64::try_from(drawn.ratings.len()).unwrap_or(0), "rating", "ratings");
    if drawn.ratings.is_empty() {
        return view! {
            <Margin heading="The same, as a table" id="table">
                <p>"No rating yet."</p>
            </Margin>
        }
        .into_any();
    }
    let columns = vec![
        Column::words("Date"),
        Column::words("Source"),
        Column::number("Level"),
        Column::words("How it was seen"),
        Column::words("Undo"),
    ];
    let rows = drawn.ratings.iter().rev().map(|rated| {
        let rating = &rated.rating;
        let source = match (&rated.rater, rating.source) {
            (Some(rater), source) if source != Source::Own => format!("{rater}, {}", words::lower(source.label())),
            (_, source) => source.label().to_owned(),
        };
        let mut how = words::upper(rating.directness.phrase());
        if rating.looking_back {
            how = "Looking back, where you were".into();
        }
        if let Some(note) = &rated.note {
            how = format!("{how}. {note}");
        }
        let action = format!("/skills/{slug}/ratings/{}/remove", rated.id);
        let remove = (rating.source == Source::Own).then(|| {
            let spoken = format!("Take back the rating of {}", rating.rated_on);
            view! {
                <form method="post" action=action>
                    <Button label="Take back" kind=Kind::Quiet spoken=spoken />
                </form>
            }
        });
        vec![
            words::short_date(rating.rated_on, drawn.english).into_any(),
            source.into_any(),
            rating.level.to_string().into_any(),
            how.into_any(),
            remove.into_any(),
        ]
    });
    let rows = rows.collect();
    view! {
        <Margin heading="The same, as a table" note=format!("{count}, newest first") id="table">
            <Table caption="Ratings, newest first" columns=columns rows=rows />
        </Margin>
    }
    .into_any()
}
