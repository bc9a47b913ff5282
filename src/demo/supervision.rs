//! Whom Dana takes her questions to: two supervisors, a year's sessions, what waits, and two signatures asked for.

use super::Calendar;
use crate::db::accounts::Account;
use crate::db::signature_requests::{Frozen, Meeting, Signer, record_request, sign_request};
use crate::db::supervision::{self, Facts, Kind, Links, record_session};
use crate::db::supervision_questions::record_question;
use crate::db::supervisors::{self, Role, Supervisor, record_supervisor};
use crate::web::app::App;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use std::collections::BTreeSet;
use uuid::Uuid;

/// What the year's growth was about.
pub struct About {
    pub goal: Uuid,
    pub challenge: Uuid,
    pub turning_point: Uuid,
}

type Held = (&'static str, Kind, u32, Option<u32>, Option<&'static str>);

const ALONE: [Held; 5] = [
    ("2026-03-19", Kind::Individual, 60, None, Some("Say the pull out loud once, and wait.")),
    ("2026-05-12", Kind::Individual, 60, None, Some("Bring ten minutes of a recording next time.")),
    ("2026-07-14", Kind::Individual, 60, None, None),
    ("2026-10-16", Kind::Individual, 90, None, Some("My voice slows down before I know it. Trust that.")),
    ("2026-11-13", Kind::Individual, 60, None, None),
];

const GROUP: [Held; 3] = [
    ("2026-04-23", Kind::Group, 120, Some(5), None),
    ("2026-06-18", Kind::Group, 120, Some(5), Some("Others chase too. It is the pattern, not a fault of mine.")),
    ("2026-09-24", Kind::Group, 120, Some(4), None),
];

pub async fn record(app: &App, account: &Account, calendar: Calendar, about: &About) -> anyhow::Result<()> {
    let maya = supervisor(app, account, calendar, "Maya Adeyemi", "LCSW-R", "2024-01-15").await?;
    let ruth = supervisor(app, account, calendar, "Ruth Okafor", "PhD", "2025-09-10").await?;
    for (supervisor, all) in [(&maya, &ALONE[..]), (&ruth, &GROUP[..])] {
        for held in all {
            session(app, account, calendar, about, supervisor.id, held).await?;
        }
    }
    let questions = [
        ("What do I do in the minute before I start to explain?", Some(about.challenge)),
        ("When is staying longer care, and when is it worry?", None),
        ("How would I notice that I am bored rather than calm?", None),
    ];
    for (words, challenge) in questions {
        record_question(&app.db, &account.owner, Uuid::now_v7(), words, challenge, (app.now)()).await?;
    }
    signatures(app, account, calendar, &maya).await
}

async fn supervisor(
    app: &App,
    account: &Account,
    calendar: Calendar,
    name: &str,
    credentials: &str,
    since: &str,
) -> anyhow::Result<Supervisor> {
    let facts = supervisors::Facts {
        name: name.into(),
        credentials: Some(credentials.into()),
        role: Role::Supervisor,
        since: Some(calendar.on(since)),
        until: None,
    };
    let id = Uuid::now_v7();
    record_supervisor(&app.db, &account.owner, id, &facts, (app.now)()).await?;
    Ok(Supervisor { id, version: 1, facts })
}

async fn session(
    app: &App,
    account: &Account,
    calendar: Calendar,
    about: &About,
    supervisor: Uuid,
    (day, kind, minutes, group_size, takeaway): &Held,
) -> anyhow::Result<()> {
    let facts = Facts {
        held_on: calendar.on(day),
        kind: *kind,
        minutes: *minutes,
        group_size: *group_size,
        own_practice_minutes: None,
        delivery: Some("in_person".into()),
        supervisor: Some(supervisor),
        notes: None,
        takeaway: takeaway.map(str::to_owned),
    };
    let mut links = Links::default();
    if takeaway.is_some() {
        links.goals = BTreeSet::from([about.goal]);
        links.challenges = BTreeSet::from([about.challenge]);
    }
    // Not kept as learning: neither of her boards takes supervision, and her hours stay as they are told elsewhere.
    record_session(&app.db, &account.owner, Uuid::now_v7(), &facts, &links, None, (app.now)()).await?;
    Ok(())
}

/// One confirmed in summer, one still open.
async fn signatures(app: &App, account: &Account, calendar: Calendar, of: &Supervisor) -> anyhow::Result<()> {
    let (db, owner, now) = (&app.db, &account.owner, (app.now)());
    let noon = |day: NaiveDate| day.and_time(NaiveTime::default()).and_utc() + chrono::Duration::hours(16);
    let asked = noon(calendar.on("2026-08-03"));
    let signed = Uuid::now_v7();
    let half = calendar.on("2026-07-31");
    ask(app, account, of, signed, |day| day <= half, asked).await?;
    let signer = Signer { name: of.facts.name.clone(), role: Some("Clinical supervisor".into()), words: None };
    sign_request(db, owner, signed, &signer, &[], noon(calendar.on("2026-08-05"))).await?;
    ask(app, account, of, Uuid::now_v7(), |day| day > half, now).await
}

async fn ask(
    app: &App,
    account: &Account,
    of: &Supervisor,
    id: Uuid,
    when: impl Fn(NaiveDate) -> bool,
    at: DateTime<Utc>,
) -> anyhow::Result<()> {
    let day = at.with_timezone(&account.time_zone).date_naive();
    let mut frozen = Frozen::new(account.name.clone(), of.facts.name.clone(), of.facts.credentials.clone(), day);
    let mut sessions = supervision::list_sessions(&app.db, &account.owner).await?;
    sessions.retain(|session| session.facts.supervisor == Some(of.id) && when(session.facts.held_on));
    sessions.reverse();
    frozen.meetings = sessions.iter().map(Meeting::of).collect();
    record_request(&app.db, &account.owner, id, of.id, &frozen, at).await?;
    Ok(())
}
