//! What Dana wrote after her learning, and about the day on which the line moved. The question after 90 days is still open.

use super::Calendar;
use crate::db::accounts::Account;
use crate::db::follow_ups::set_aside;
use crate::db::reflections::{About, Answers, Facts, State, Writing, record_reflection};
use crate::web::app::App;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use uuid::Uuid;

/// Day, activity, the question that it answers, and what was written, by prompt.
struct After {
    day: &'static str,
    activity: &'static str,
    days: u32,
    answers: &'static [(&'static str, &'static str)],
}

const AFTER: [After; 3] = [
    After {
        day: "2026-02-05",
        activity: "basics",
        days: 0,
        answers: &[
            ("points", "Curiosity is a stance, not a question. Not knowing can be said out loud. Slow is a technique."),
            ("challenge", "The push and pull, when I hear myself explain."),
            ("sign", "Fewer of my sentences begin with because."),
        ],
    },
    After {
        day: "2026-08-23",
        activity: "under_fire",
        days: 0,
        answers: &[
            ("points", "Stop, rewind, look at the moment before the heat. My own speed is the first sign."),
            ("practice", "One breath before answering, and naming the pull in role-play with my group."),
        ],
    },
    After {
        day: "2026-09-24",
        activity: "under_fire",
        days: 30,
        answers: &[
            (
                "points",
                "I stopped explaining and asked what the pulling away was for. It got quiet, and then it got real.",
            ),
            ("sign", "The silence lasted, and I did not fill it."),
        ],
    },
];

pub async fn record(
    app: &App,
    account: &Account,
    calendar: Calendar,
    activities: &BTreeMap<&'static str, Uuid>,
    turning_point: Uuid,
) -> anyhow::Result<()> {
    for after in &AFTER {
        let about = About { activity: activities.get(after.activity).copied(), ..About::default() };
        let facts = facts("training_transfer", calendar.on(after.day), about, after.answers);
        write(app, account, &facts, Some(after.days)).await?;
    }
    // One she did not want to answer.
    if let Some(basics) = activities.get("basics") {
        set_aside(&app.db, &account.owner, *basics, 180).await?;
    }
    let about = About { turning_point: Some(turning_point), ..About::default() };
    let answers = [
        ("critical", "I said what I felt pulled to do instead of doing it."),
        ("assumptions", "That being left alone with a feeling is the same as being left."),
        ("change", "I bring the next such moment to supervision while it is warm."),
    ];
    write(app, account, &facts("critical_incident", calendar.on("2026-10-16"), about, &answers), None).await
}

fn facts(form: &str, day: NaiveDate, about: About, answers: &[(&str, &str)]) -> Facts {
    let mut written: Answers = answers.iter().map(|(slug, text)| ((*slug).to_owned(), (*text).to_owned())).collect();
    written.insert("identifiable".into(), "no".into());
    Facts { form: form.to_owned(), answers: written, state: State::Finished, day, about }
}

async fn write(app: &App, account: &Account, facts: &Facts, days: Option<u32>) -> anyhow::Result<()> {
    let writing = Writing { days, keep: false, now: (app.now)() };
    record_reflection(&app.db, &account.owner, Uuid::now_v7(), facts, writing).await?;
    Ok(())
}
