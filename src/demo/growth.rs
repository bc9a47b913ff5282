//! What kept meeting Dana, the goal it prompted, and how the skill was seen.

use super::Calendar;
use super::supervision::About;
use crate::db::accounts::Account;
use crate::db::challenges::{Handled, Meeting, record_challenge, record_meeting};
use crate::db::checkins::record_checkin;
use crate::db::goals::{Facts, Origin, State, record_goal};
use crate::db::learning_plans::{self, record_learning_plan};
use crate::db::practices::{self, record_practices};
use crate::db::ratings::{Rated, record_rating};
use crate::db::turning_points::{TurningPoint, record_turning_point};
use crate::web::app::App;
use domain::growth::checkin::CheckIn;
use domain::growth::practice::Difficulty;
use domain::growth::{Directness, Level, Rating, Source};
use domain::vocabulary::Vocabulary;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

const SKILL: &str = "mentalising_stance";

/// Records it; returns the turning point.
pub async fn record(
    app: &App,
    account: &Account,
    calendar: Calendar,
    activities: &BTreeMap<&'static str, Uuid>,
) -> anyhow::Result<About> {
    let push_pull = challenges(app, account, calendar).await?;
    let goal = goal(app, account, calendar, push_pull, activities).await?;
    let plan = learning_plans::Facts {
        body: "plain".into(),
        starts_on: calendar.on("2026-01-01"),
        ends_on: calendar.on("2026-12-31"),
        basis: Some("Steady in the frame; quick to explain when it gets hot. This year: slower under fire.".into()),
        discussed_on: Some(calendar.on("2026-02-03")),
        discussed_with: None,
    };
    record_learning_plan(&app.db, &account.owner, Uuid::now_v7(), &plan, (app.now)()).await?;
    ratings(app, account, calendar).await?;
    practices(app, account, calendar).await?;
    let point = TurningPoint {
        id: Uuid::now_v7(),
        skill: SKILL.into(),
        challenge: Some(push_pull),
        turned_on: calendar.on("2026-10-16"),
        words: "I named the pull out loud instead of answering it.".into(),
    };
    record_turning_point(&app.db, &account.owner, &point).await?;
    checkins(app, account, calendar).await?;
    Ok(About { goal, challenge: push_pull, turning_point: point.id })
}

/// Rehearsals before and after the workshop, and two days that are planned.
async fn practices(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<()> {
    let done = [
        ("2026-04-14", 2, Difficulty::TooHard, false),
        ("2026-05-11", 1, Difficulty::TooHard, true),
        ("2026-05-26", 2, Difficulty::Stretching, false),
        ("2026-06-16", 2, Difficulty::Stretching, false),
        ("2026-07-09", 1, Difficulty::Stretching, true),
        ("2026-09-08", 2, Difficulty::Stretching, false),
        ("2026-09-24", 2, Difficulty::Stretching, true),
        ("2026-10-06", 3, Difficulty::Stretching, false),
        ("2026-10-20", 1, Difficulty::Easy, true),
        ("2026-11-18", 2, Difficulty::Easy, false),
    ];
    let facts = |day: &str| practices::Facts::of(SKILL, calendar.on(day));
    let done = done.map(|(day, repetitions, difficulty, with_feedback)| practices::Facts {
        repetitions,
        difficulty: Some(difficulty),
        with_feedback,
        ..facts(day)
    });
    let planned = ["2026-12-20", "2027-02-03"].map(|day| practices::Facts { planned: true, ..facts(day) });
    let all: Vec<_> = done.into_iter().chain(planned).map(|facts| (Uuid::now_v7(), facts)).collect();
    Ok(record_practices(&app.db, &account.owner, &all).await?)
}

/// Four check-ins, about two weeks apart; the order of the answers is that of the vocabulary.
async fn checkins(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<()> {
    let given = [
        ("2026-10-04", [Some(2), Some(3), Some(3), Some(2), Some(3), Some(2), Some(2)]),
        ("2026-10-18", [Some(3), Some(2), Some(3), None, Some(3), Some(3), Some(2)]),
        ("2026-11-01", [Some(2), Some(2), Some(2), Some(2), Some(3), Some(3), Some(1)]),
        ("2026-11-15", [Some(3), Some(3), Some(2), Some(3), Some(3), Some(3), Some(1)]),
    ];
    for (day, given) in given {
        let lines = Vocabulary::builtin().checkin.item.iter().zip(given);
        let answers = lines.filter_map(|(line, answer)| Some((line.slug.clone(), answer?)));
        let checkin = CheckIn { day: calendar.on(day), answers: answers.collect() };
        record_checkin(&app.db, &account.owner, Uuid::now_v7(), &checkin).await?;
    }
    Ok(())
}

async fn challenges(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<Uuid> {
    let (db, owner, now) = (&app.db, &account.owner, (app.now)());
    let noted = [
        ("stuck_self_doubt", None, "2026-05-20"),
        ("over_responsibility", Some("I stay ten minutes longer with the ones I worry about."), "2026-06-11"),
    ];
    for (kind, line, day) in noted {
        record_challenge(db, owner, Uuid::now_v7(), kind, line, calendar.on(day), now).await?;
    }
    let id = Uuid::now_v7();
    let line = "I chase. The more they pull away, the faster I explain.";
    record_challenge(db, owner, id, "push_pull", Some(line), calendar.on("2025-10-12"), now).await?;
    let met = [
        ("2025-12-09", Handled::Worse),
        ("2026-01-12", Handled::Worse),
        ("2026-03-13", Handled::Same),
        ("2026-06-15", Handled::Same),
        ("2026-09-17", Handled::Better),
        ("2026-11-10", Handled::Better),
    ];
    for (day, handled) in met {
        let meeting = Meeting { id: Uuid::now_v7(), challenge: id, met_on: calendar.on(day), handled, line: None };
        record_meeting(db, owner, &meeting).await?;
    }
    Ok(id)
}

async fn goal(
    app: &App,
    account: &Account,
    calendar: Calendar,
    challenge: Uuid,
    activities: &BTreeMap<&'static str, Uuid>,
) -> anyhow::Result<Uuid> {
    let linked = ["basics", "under_fire", "book"].iter().filter_map(|key| activities.get(key).copied());
    let facts = Facts {
        statement: "Stay curious when I am pulled close, then pushed away".into(),
        success: Some("It helped if the next five minutes are slower.".into()),
        practice: Some("Name the pull before I answer it, in at least one session a week.".into()),
        outcome: None,
        impact: None,
        benefit: None,
        origin: Origin::Challenge,
        origin_reason: None,
        state: State::Active,
        started_on: calendar.on("2026-03-15"),
        review_on: Some(calendar.on("2026-12-20")),
        closed_on: None,
        challenges: BTreeSet::from([challenge]),
        skills: BTreeSet::from([SKILL.to_owned()]),
        activities: linked.collect(),
    };
    let id = Uuid::now_v7();
    record_goal(&app.db, &account.owner, id, &facts, (app.now)()).await?;
    Ok(id)
}

async fn ratings(app: &App, account: &Account, calendar: Calendar) -> anyhow::Result<()> {
    let supervisor = Some("M. Adeyemi");
    let seen = [
        (Source::Own, Directness::Recall, 5, "2026-02-01", false, None, Some("A first guess.")),
        (Source::Supervisor, Directness::Recording, 4, "2026-05-12", false, supervisor, None),
        (Source::Peer, Directness::RolePlay, 5, "2026-07-09", false, Some("Consultation group"), None),
        (Source::Own, Directness::Recall, 6, "2026-08-10", false, None, None),
        (Source::Own, Directness::Recall, 5, "2026-09-03", false, None, None),
        (Source::Own, Directness::Recall, 4, "2026-08-10", true, None, Some("Looking back, where I was.")),
        (Source::Supervisor, Directness::Recording, 6, "2026-10-16", false, supervisor, None),
    ];
    for (source, directness, halves, day, looking_back, rater, note) in seen {
        let Some(level) = Level::from_halves(halves) else { continue };
        let rating = Rating {
            skill: SKILL.into(),
            level,
            source,
            directness,
            rated_on: calendar.on(day),
            looking_back,
            anchor_version: 1,
        };
        let rated =
            Rated { id: Uuid::now_v7(), rating, rater: rater.map(str::to_owned), note: note.map(str::to_owned) };
        record_rating(&app.db, &account.owner, &rated, (app.now)()).await?;
    }
    Ok(())
}
