//! Growth at a glance: goals, what keeps meeting you, check-ins, and every skill.

mod overview;

use crate::db::goals::State;
use crate::db::reflections::{self, Reflection};
use crate::db::{challenges, checkins, goals, ratings, supervision, supervision_questions};
use crate::web::app::App;
use crate::web::challenges::{encounters, times};
use crate::web::checkins::last_said;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::reflections::beside;
use crate::web::supervision::line as supervision_line;
use crate::web::ui::{Empty, Encounter, GlyphRow, Heading, Kind, LinkButton, Margin, Section, Sign};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::routing::get;
use domain::vocabulary::Vocabulary;
use leptos::prelude::*;
use overview::Overview;

pub fn router() -> Router<App> {
    Router::new().route("/growth", get(show))
}

struct Drawn {
    /// Words, address, what state it is in.
    goals: Vec<(String, String, &'static str)>,
    challenges: Vec<(String, String, String, Vec<Encounter>)>,
    reflections: Vec<Reflection>,
    supervision: String,
    /// When the last check-in was.
    checked: String,
    overview: Overview,
}

async fn show(signed_in: SignedIn) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let vocabulary = Vocabulary::builtin();
    let mut goals = goals::list_goals(db, owner).await?;
    goals.sort_by_key(|goal| matches!(goal.facts.state, State::Reached | State::SetAside));
    let goals = goals.into_iter().map(|goal| {
        let state = match goal.facts.state {
            State::Draft => "draft",
            State::Active => "",
            State::Reached => "reached",
            State::SetAside => "set aside",
        };
        (goal.facts.statement, format!("/goals/{}", goal.id), state)
    });
    let goals = goals.collect();
    let met = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    let met = met.iter().filter(|challenge| !challenge.is_archived).map(|challenge| {
        let label = vocabulary.challenge(&challenge.kind).map_or(challenge.kind.clone(), |kind| kind.label.clone());
        let all = encounters(challenge, &meetings);
        let said = format!("met {}", times(all.len()));
        (label, format!("/challenges/{}", challenge.id), said, all.into_iter().map(|(_, how)| how).collect())
    });
    let met = met.collect();
    let (reflections, _) = reflections::list_reflections(db, owner, 0, 3).await?;
    let sessions = supervision::list_sessions(db, owner).await?;
    let questions = supervision_questions::list_questions(db, owner).await?;
    let supervision = supervision_line(&sessions, &questions, signed_in.today);
    let (english, today) = (signed_in.english(), signed_in.today);
    let checked = last_said(checkins::find_last_day(db, owner).await?, today, english);
    let overview = Overview { ratings: ratings::list_ratings(db, owner).await?, today, english };
    let drawn = Drawn { goals, challenges: met, reflections, supervision, checked, overview };
    let page = Page::new("Growth", Section::Growth);
    Ok(page.show(&signed_in.visitor, move || view(drawn)).await)
}

fn view(drawn: Drawn) -> impl IntoView {
    let goals = if drawn.goals.is_empty() {
        view! {
            <Empty
                line="No goal yet."
                sentence="A goal begins with what keeps meeting you."
                href="/goals/new"
                action="Set a goal"
                kind=Kind::Plain
            />
        }
        .into_any()
    } else {
        let each = drawn.goals.into_iter().map(|(statement, href, state)| {
            let state = (!state.is_empty()).then(|| format!(" ({state})"));
            view! {
                <li>
                    <a class="own" href=href>
                        {statement}
                    </a>
                    {state}
                </li>
            }
        });
        view! { <ul class="offers">{each.collect_view()}</ul> }.into_any()
    };
    let met = drawn.challenges.into_iter().map(|(label, href, said, encounters)| {
        let spoken = encounters.iter().map(|how| how.words()).collect::<Vec<_>>().join(", ");
        view! {
            <li>
                <a href=href>{label}</a>
                <span class="fine">{format!(" {said} ")}</span>
                <GlyphRow encounters=encounters label=spoken />
            </li>
        }
        .into_any()
    });
    let met = met.collect_view();
    let written: Vec<AnyView> = drawn.reflections.iter().map(|one| beside::line(one, ().into_any())).collect();
    let written = (!written.is_empty()).then(|| view! { <ul class="offers">{written}</ul> });
    let (checked, overview) = (drawn.checked, drawn.overview.view());
    view! {
        <Heading title="Growth" line="From what keeps meeting you to what you can do.">
            <LinkButton href="/challenges/new" label="Note a pattern" sign=Sign::Plus />
            <LinkButton href="/goals/new" label="Set a goal" kind=Kind::Main sign=Sign::Plus />
        </Heading>
        <Margin heading="Goals">
            {goals}
            <p>
                <a href="/learning-plans">"Learning plans for a year"</a>
                " · "
                <a href="/documents">"Documents that bodies ask for"</a>
            </p>
        </Margin>
        <Margin heading="What meets you">
            <ul class="offers">{met}</ul>
            <p>
                <a href="/challenges">"All challenges"</a>
            </p>
        </Margin>
        <Margin heading="Reflections" note="only you" private=true>
            {written}
            <p>
                <a href="/reflections/new">"Write a reflection"</a>
                " · "
                <a href="/reflections">"All reflections"</a>
            </p>
        </Margin>
        <Margin heading="Supervision">
            <p>{drawn.supervision}</p>
            <p>
                <a href="/supervision">"Questions, sessions and hours"</a>
            </p>
        </Margin>
        <Margin heading="Check-ins" note="only you" private=true>
            <p>{checked} " " <a href="/check-ins">"See your check-ins"</a></p>
        </Margin>
        {overview}
    }
    .into_any()
}
