//! The page of a skill: a sentence, how sure it is, the timeline, the same as a table, and what the levels mean.

use super::loaded::{Loaded, MANY, Zoom, load};
use super::{around, practice, table};
use crate::db::ratings::Rated;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::reflections::beside;
use crate::web::ui::{
    Breadcrumbs, Button, Facts, Heading, Key, Kind, Legend, LinkButton, Margin, Quote, Section, Sign, Tabs,
};
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};
use chrono::Datelike;
use domain::growth::{Confidence, Rating, Source, confidence};
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

pub async fn show(signed_in: SignedIn, Path(slug): Path<String>, Query(zoom): Query<Zoom>) -> Result {
    let loaded = load(&signed_in, &slug, &zoom).await?;
    let page = Page::new(loaded.skill.label.clone(), Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(loaded)).await)
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
fn comment(drawn: &Loaded) -> Option<String> {
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

fn sure(drawn: &Loaded) -> Vec<(String, AnyView)> {
    let all = drawn.plain();
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
    if let Some((name, day)) = practice::last(drawn) {
        rows.push((name.into(), words::date(day, drawn.english).into_any()));
    }
    rows
}

fn view(drawn: Loaded) -> impl IntoView {
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
    let table = table::view(&drawn);
    let around = around::view(&drawn);
    let practice = practice::view(&drawn);
    let zoom = zoom(&drawn);
    let thinned = drawn.timeline.thinned();
    let year = drawn.timeline.year.map(|year| format!("?year={year}")).unwrap_or_default();
    let year = if year.is_empty() && drawn.ratings.len() > MANY { "?year=all".to_owned() } else { year };
    let (picture, file) = (format!("/skills/{slug}/timeline.svg{year}"), format!("/skills/{slug}/ratings.csv"));
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
            {zoom}
            <Legend keys=keys />
            {chart}
            {(!thinned.is_empty()).then(|| view! { <p class="fine">{thinned}</p> })}
            <p class="actions">
                <LinkButton href="#table" label="Read as a table" sign=Sign::Table />
                <LinkButton href=picture label="Picture (SVG)" kind=Kind::Quiet sign=Sign::Download />
                <LinkButton href=file label="All ratings (CSV)" kind=Kind::Quiet sign=Sign::Download />
            </p>
        </section>
        {around}
        {practice}
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

/// All of it, or a year alone: plain links, so that an address can be kept.
fn zoom(drawn: &Loaded) -> AnyView {
    if drawn.years.len() < 2 {
        return ().into_any();
    }
    let (slug, here) = (&drawn.skill.slug, drawn.timeline.year);
    let mut tabs = vec![("All years".to_owned(), format!("/skills/{slug}?year=all"), here.is_none())];
    let each =
        drawn.years.iter().map(|year| (year.to_string(), format!("/skills/{slug}?year={year}"), here == Some(*year)));
    tabs.extend(each);
    let count = words::count(i64::try_from(drawn.ratings.len()).unwrap_or(i64::MAX), "rating", "ratings");
    let by_year = (drawn.ratings.len() > MANY && here.is_some()).then(|| format!("{count}, shown by year."));
    view! {
        <Tabs label="Years" tabs=tabs quiet=true />
        {by_year.map(|words| view! { <p>{words}</p> })}
    }
    .into_any()
}

fn turning_points(drawn: &Loaded, slug: &str) -> AnyView {
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
