//! A list of 10,000 rows brought in, beside the same rows written without a look, in one run, on the built router.
//!
//! `cargo bench --features ssr --bench imports`. Brought in: sent, looked at, ticked, written, and told to be there.

mod opened;

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use growing_edge::db::activities::{Amount, Facts, Segment};
use growing_edge::db::imports::{self, Content};
use growing_edge::web::app::App;
use growing_edge::{db, demo, web};
use http_body_util::BodyExt;
use opened::opened;
use std::fmt::Write as _;
use std::time::{Duration, Instant};
use tower::ServiceExt;
use uuid::Uuid;

const ROWS: u32 = 10_000;
const LINE: &str = "----a-line-between-parts";

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (app, _folder) = opened().await?;
    let plain = plain(&app).await?;
    let account = demo::make(&app, "unused".into()).await?;
    let token = db::sessions::record_session(&app.db, account.owner.id, "bench", (app.now)()).await?;
    let client = Client { router: web::router(app), cookie: format!("{}={token}", web::visitor::COOKIE) };
    let list = list();
    let began = Instant::now();
    let id = Uuid::now_v7();
    client.upload(&id.to_string(), &list).await?;
    let there = format!("/imports/{id}");
    let sent = began.elapsed();
    let page = client.page(&there).await?;
    let looked = began.elapsed();
    anyhow::ensure!(page.contains("10000 rows are new."), "every row is new");
    client.page(&format!("{there}?show=new&page=100")).await?;
    let paged = began.elapsed();
    let version = page.split("name=\"version\" value=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap_or("1");
    client.post(&there, &format!("version={version}&then=add")).await?;
    while !client.page(&there).await?.contains("What came in") {
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let whole = began.elapsed();
    println!("written without a look:    {:>7} ms", plain.as_millis());
    println!("brought in, all of it:     {:>7} ms", whole.as_millis());
    println!("  sent and held:           {:>7} ms", sent.as_millis());
    println!("  looked at, first page:   {:>7} ms", (looked - sent).as_millis());
    println!("  another page:            {:>7} ms", (paged - looked).as_millis());
    println!("  ticked and written:      {:>7} ms", (whole - paged).as_millis());
    println!("ratio: {} to 100", whole.as_millis() * 100 / plain.as_millis().max(1));
    anyhow::ensure!(whole < Duration::from_secs(10), "it took more than ten seconds");
    Ok(())
}

/// The same rows in the same lots, as they would be written without a list.
async fn plain(app: &App) -> anyhow::Result<Duration> {
    let account = demo::make(app, "unused".into()).await?;
    let today = (app.now)().date_naive();
    let facts = |row: u32| Facts {
        title: format!("Course {row} on grief and repair"),
        kind: "webinar_live".into(),
        completed_on: today - chrono::Days::new(u64::from(row % 3_000) + 1),
        amount: Some(Amount::Minutes(120)),
        segments: vec![Segment { amount: 120, topics: vec!["ethics".into()] }],
        provider: Some("Riverbend Training".into()),
        notes: Some("Slides are in the folder".into()),
        ..Facts::default()
    };
    let rows = (0..ROWS).map(|row| (row, facts(row))).collect();
    let id = Uuid::now_v7();
    imports::record_import(&app.db, &account.owner, id, "plain", &Content::default(), (app.now)()).await?;
    let began = Instant::now();
    imports::bring_in(&app.db, &account.owner, id, rows, (app.now)(), |_| {}).await?;
    Ok(began.elapsed())
}

fn list() -> String {
    let mut list = String::from("Date,Course,Provider,Hours,Format,Topic,Notes\n");
    let today = chrono::DateTime::<chrono::Utc>::from(std::time::SystemTime::now()).date_naive();
    for row in 0..ROWS {
        let day = today - chrono::Days::new(u64::from(row % 3_000) + 2);
        let _ = writeln!(
            list,
            "{day},Course {row} on grief and repair,Riverbend Training,2,live webinar,Ethics,Slides are in the folder"
        );
    }
    list
}

struct Client {
    router: Router,
    cookie: String,
}

impl Client {
    async fn page(&self, path: &str) -> anyhow::Result<String> {
        self.send(Request::get(path).body(Body::empty())?, 200).await
    }

    async fn post(&self, path: &str, form: &str) -> anyhow::Result<String> {
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        self.send(request.body(Body::from(form.to_owned()))?, 303).await
    }

    async fn upload(&self, id: &str, text: &str) -> anyhow::Result<String> {
        let part = |name: &str, value: &str| {
            format!("--{LINE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
        };
        let body = format!("{}{}--{LINE}--\r\n", part("id", id), part("text", text));
        let kind = format!("multipart/form-data; boundary={LINE}");
        self.send(Request::post("/imports/new").header("content-type", kind).body(Body::from(body))?, 303).await
    }

    /// One answer, read whole.
    async fn send(&self, mut request: Request<Body>, status: u16) -> anyhow::Result<String> {
        request.headers_mut().insert("cookie", self.cookie.parse()?);
        request.headers_mut().insert("sec-fetch-site", "same-origin".parse()?);
        let answer = self.router.clone().oneshot(request).await?;
        anyhow::ensure!(answer.status() == status, "answered {}", answer.status());
        Ok(String::from_utf8_lossy(&answer.into_body().collect().await?.to_bytes()).into_owned())
    }
}
