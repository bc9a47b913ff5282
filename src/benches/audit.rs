//! An audit pack of sixty certificates: the document, and the archive with the originals, each from the click to the last byte.
//!
//! `cargo bench --features ssr --bench audit`. The certificates are those of the samples that are PDFs or pictures, each kept
//! several times with another last line, so that none is the same as another.

mod opened;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use growing_edge::db::activities::{Amount, Facts, Segment, record_activity};
use growing_edge::db::certificates::{Certificate, Media, Stated, attach, record_certificate};
use growing_edge::db::licences::{Held, record_licence};
use growing_edge::evidence::Reader;
use growing_edge::web::app::App;
use growing_edge::{demo, web};
use http_body_util::BodyExt;
use opened::opened;
use std::path::Path;
use std::time::Instant;
use tower::ServiceExt;
use uuid::Uuid;

const CERTIFICATES: usize = 60;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (mut app, _folder) = opened().await?;
    // The benchmark is not the program.
    app.reader = Reader::new(env!("CARGO_BIN_EXE_growing-edge").into());
    let (cookie, licence) = sample(&app).await?;
    let router = web::router(app);
    for file in ["pack.pdf", "pack.zip"] {
        let began = Instant::now();
        let bytes = get(&router, &cookie, &format!("/licences/{licence}/audit/{file}")).await?;
        println!(
            "{file} of {CERTIFICATES} certificates: {:>6} ms, {:>6} kB",
            began.elapsed().as_millis(),
            bytes / 1000
        );
    }
    Ok(())
}

/// The length of an answer, read whole and 200.
async fn get(router: &Router, cookie: &str, path: &str) -> anyhow::Result<usize> {
    let request = Request::get(path).header("cookie", cookie).header("sec-fetch-site", "same-origin");
    let answer = router.clone().oneshot(request.body(Body::empty())?).await?;
    anyhow::ensure!(answer.status() == 200, "answered {}", answer.status());
    Ok(answer.into_body().collect().await?.to_bytes().len())
}

/// The samples that can be certificates.
fn originals() -> anyhow::Result<Vec<(Media, Vec<u8>)>> {
    let mut originals = Vec::new();
    let mut paths: Vec<_> = std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples"))?
        .filter_map(|found| Some(found.ok()?.path()))
        .collect();
    paths.sort();
    for path in paths {
        let media = match path.extension().and_then(|end| end.to_str()) {
            Some("pdf") => Media::Pdf,
            Some("png") => Media::Png,
            _ => continue,
        };
        originals.push((media, std::fs::read(path)?));
    }
    Ok(originals)
}

/// The sample account with a licence of its own and sixty courses; returns the cookie of a session and the licence.
async fn sample(app: &App) -> anyhow::Result<(String, Uuid)> {
    let account = demo::make(app, "unused".into()).await?;
    let (owner, now) = (&account.owner, (app.now)());
    let today = now.date_naive();
    let licence = Uuid::now_v7();
    let held = Held {
        rule_set: "us-tx-counselor".into(),
        title: "LPC".into(),
        issued_on: today - chrono::Duration::days(5_000),
        expires_on: Some(today + chrono::Duration::days(100)),
        number_parity: None,
        first_renewal: "auto".into(),
        facts: growing_edge::db::licences::Facts::default(),
    };
    record_licence(&app.db, owner, licence, &held, now).await?;
    let originals = originals()?;
    for number in 0..CERTIFICATES {
        let id = Uuid::now_v7();
        let facts = Facts {
            title: format!("Course {number} on ethics and the law"),
            kind: "workshop".into(),
            completed_on: today - chrono::Duration::days(i64::try_from(number)? * 5),
            amount: Some(Amount::Minutes(90)),
            segments: vec![Segment { amount: 90, topics: vec!["ethics".into()] }],
            approvals: vec!["tx_listed".into()],
            approval_number: Some(format!("ML-{number}")),
            provider: Some("Marsh Lane Institute".into()),
            ..Facts::default()
        };
        record_activity(&app.db, owner, id, &facts, now).await?;
        let (media, mut bytes) = originals[number % originals.len()].clone();
        bytes.extend(format!("\n% {number}\n").bytes());
        let certificate = Certificate {
            id: Uuid::now_v7(),
            hash: app.files.put(owner, &bytes).await?,
            size: u32::try_from(bytes.len())?,
            media,
            name: "certificate".into(),
            status: domain::reading::Status::Ok,
            pages: 1,
            stated: Stated::default(),
            created_at: now,
        };
        record_certificate(&app.db, owner, &certificate).await?;
        attach(&app.db, owner, certificate.id, id).await?;
    }
    let token = growing_edge::db::sessions::record_session(&app.db, owner.id, "bench", now).await?;
    Ok((format!("{}={token}", web::visitor::COOKIE), licence))
}
