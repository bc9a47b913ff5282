//! Two certificates of Dana's year, drawn for the day that the story has moved to, and taken in as anyone's are.

use super::{Calendar, learning};
use crate::db::accounts::Account;
use crate::db::certificates::attach;
use crate::paper::{Block, Paper, Sheet};
use crate::web::app::App;
use crate::web::audit::printed;
use crate::web::certificates::{Sent, take};
use crate::web::visitor::SignedIn;
use anyhow::Context;
use domain::words::{self, English};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Learning by its key, and what its certificate says beside title, day and hours.
const PROVEN: [(&str, &str, [(&str, &str); 2]); 2] = [
    (
        "trauma",
        "riverbend-trauma-informed-care.pdf",
        [
            ("Provider approval", "New York State Education Department’s State Board for Social Work, #SW-0114"),
            ("Format", "In person"),
        ],
    ),
    (
        "dbt",
        "garden-gate-dbt-foundations.pdf",
        [
            ("Provider approval", "New York State Education Department’s State Board for Social Work, #SW-0207"),
            ("Format", "Self-paced online course"),
        ],
    ),
];

/// Keeps them with the learning that they prove.
pub async fn record(
    app: &App,
    account: &Account,
    calendar: Calendar,
    activities: &BTreeMap<&'static str, Uuid>,
) -> anyhow::Result<()> {
    let signed_in = SignedIn::by_address(app.clone(), account.clone());
    for (key, name, says) in PROVEN {
        let row = learning::row(key).context("the year has no such learning")?;
        let made = printed(app, certificate(row, calendar, &says), vec![]).await?;
        let taken = take(&signed_in, Sent { name: name.into(), bytes: Some(made.pdf) }).await?;
        let id = taken.iter().find_map(|outcome| outcome.id).context("a certificate was not taken")?;
        let activity = activities.get(key).context("the year has no such learning")?;
        attach(&app.db, &account.owner, id, *activity).await?;
    }
    Ok(())
}

fn certificate(row: &learning::Row, calendar: Calendar, says: &[(&str, &str)]) -> Paper {
    let day = calendar.on(row.day);
    let hours = format!("{} contact hours", row.minutes / 60);
    let told = [("Date", words::date(day, English::American)), ("Credit", hours)];
    let rows = told.into_iter().map(|(term, what)| (term.to_owned(), what));
    let rows = rows.chain(says.iter().map(|(term, what)| ((*term).to_owned(), (*what).to_owned()))).collect();
    Paper {
        title: "Certificate of Completion".into(),
        language: "en-US".into(),
        sheet: Sheet::Letter,
        foot: "Sample data: an invented certificate of an invented provider.".into(),
        author: None,
        made_on: day,
        blocks: vec![
            Block::Heading(1, "Certificate of Completion".into()),
            Block::Text("This certifies that".into()),
            Block::Lead("Dana Lindqvist, LCSW, LPC".into()),
            Block::Text("has completed".into()),
            Block::Lead(row.title.into()),
            Block::Facts { about: "About the course".into(), rows },
            Block::Text(format!("Provided by {}", row.provider)),
        ],
    }
}
