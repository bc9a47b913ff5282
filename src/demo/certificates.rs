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

/// What is proven: learning by its key, the file's name, and what the certificate says beside title, day and hours.
struct Proof {
    key: &'static str,
    file: &'static str,
    approval: &'static str,
    format: &'static str,
}

const PROOFS: [Proof; 2] = [
    Proof {
        key: "trauma",
        file: "riverbend-trauma-informed-care.pdf",
        approval: "New York State Education Department’s State Board for Social Work, #SW-0114",
        format: "In person",
    },
    Proof {
        key: "dbt",
        file: "garden-gate-dbt-foundations.pdf",
        approval: "New York State Education Department’s State Board for Social Work, #SW-0207",
        format: "Self-paced online course",
    },
];

/// Keeps them with the learning that they prove.
pub async fn record(
    app: &App,
    account: &Account,
    calendar: Calendar,
    activities: &BTreeMap<&'static str, Uuid>,
) -> anyhow::Result<()> {
    let signed_in = SignedIn::by_address(app.clone(), account.clone());
    for proof in &PROOFS {
        let row = learning::row(proof.key).context("the year has no such learning")?;
        let made = printed(app, certificate(row, calendar, proof), vec![]).await?;
        let taken = take(&signed_in, Sent { name: proof.file.into(), bytes: Some(made.pdf) }).await?;
        let id = taken.iter().find_map(|outcome| outcome.id).context("a certificate was not taken")?;
        let activity = activities.get(proof.key).context("the year has no such learning")?;
        attach(&app.db, &account.owner, id, *activity).await?;
    }
    Ok(())
}

fn certificate(row: &learning::Row, calendar: Calendar, proof: &Proof) -> Paper {
    let day = calendar.on(row.day);
    let rows = [
        ("Date", words::date(day, English::American)),
        ("Credit", format!("{} contact hours", row.minutes / 60)),
        ("Provider approval", proof.approval.to_owned()),
        ("Format", proof.format.to_owned()),
    ];
    let rows = rows.map(|(term, what)| (term.to_owned(), what)).to_vec();
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
