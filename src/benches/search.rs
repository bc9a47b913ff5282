//! A search over 3,000 sealed texts against the list of the same learning, in one run, on the built router.
//!
//! `cargo bench --features ssr --bench search`. The list opens every record; so does the first search after a change, and the
//! search page itself; the searches after it look through what is opened.

mod opened;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use growing_edge::db::activities::{Amount, Facts, Segment, record_activity};
use growing_edge::web::app::App;
use growing_edge::{demo, web};
use http_body_util::BodyExt;
use opened::opened;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use uuid::Uuid;

const ENTRIES: usize = 3_000;
const TIMES: u32 = 30;
const WORDS: [&str; 12] = [
    "quiet", "repair", "pursuer", "stay", "pace", "shame", "curious", "pressure", "listen", "plan", "practice",
    "pattern",
];

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (app, _folder) = opened().await?;
    let cookie = sample(&app).await?;
    let router = web::router(app);
    let list = || Request::get("/activities").body(Body::empty());
    let search = || {
        let form = ("content-type", "application/x-www-form-urlencoded");
        Request::post("/search").header(form.0, form.1).body(Body::from("q=repair+curi+shame"))
    };
    let listed = median(&router, &cookie, list).await?;
    let began = Instant::now();
    send(&router, &cookie, Request::get("/search").body(Body::empty())?).await?;
    let opened = began.elapsed();
    let found = median(&router, &cookie, search).await?;
    println!("list of {ENTRIES} activities, 50 shown: {:>8} µs", listed.as_micros());
    println!("the search page, opening all:      {:>8} µs", opened.as_micros());
    println!("search over {ENTRIES} sealed notes:     {:>8} µs", found.as_micros());
    println!("ratio: {} to 100", found.as_micros() * 100 / listed.as_micros().max(1));
    Ok(())
}

/// The middle of so many answers, each read whole and 200.
async fn median(
    router: &Router,
    cookie: &str,
    ask: impl Fn() -> axum::http::Result<Request<Body>>,
) -> anyhow::Result<Duration> {
    let mut took = Vec::new();
    for _ in 0..TIMES {
        let request = ask()?;
        let began = Instant::now();
        send(router, cookie, request).await?;
        took.push(began.elapsed());
    }
    took.sort();
    Ok(took[took.len() / 2])
}

/// One answer, read whole and 200.
async fn send(router: &Router, cookie: &str, mut request: Request<Body>) -> anyhow::Result<()> {
    request.headers_mut().insert("cookie", cookie.parse()?);
    request.headers_mut().insert("sec-fetch-site", "same-origin".parse()?);
    let answer = router.clone().oneshot(request).await?;
    anyhow::ensure!(answer.status() == 200, "answered {}", answer.status());
    answer.into_body().collect().await?;
    Ok(())
}

/// The sample account with three thousand notes of some forty words; returns the cookie of a session.
async fn sample(app: &App) -> anyhow::Result<String> {
    let account = demo::make(app, "unused".into()).await?;
    let today = (app.now)().date_naive();
    for number in 0..ENTRIES {
        let words: Vec<&str> =
            (0..40).map(|place| WORDS[(number * 7 + place * (number % 11 + 1)) % WORDS.len()]).collect();
        let facts = Facts {
            title: format!("Course {number}"),
            kind: "workshop".into(),
            completed_on: today - chrono::Duration::days(i64::try_from(number)?),
            amount: Some(Amount::Minutes(60)),
            segments: vec![Segment { amount: 60, topics: vec!["attachment".into()] }],
            provider: Some("Riverbend Training".into()),
            notes: Some(words.join(" ")),
            ..Facts::default()
        };
        record_activity(&app.db, &account.owner, Uuid::now_v7(), &facts, (app.now)()).await?;
    }
    let token = growing_edge::db::sessions::record_session(&app.db, account.owner.id, "bench", (app.now)()).await?;
    Ok(format!("{}={token}", web::visitor::COOKIE))
}
