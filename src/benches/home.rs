//! Home at 500 activities and two licences against a bare page of the same Axum and Leptos, in one run, over loopback.
//!
//! `cargo bench --features ssr --bench home`. The ratio is what counts: both run on the same machine, one after the other.

mod opened;

use anyhow::Context;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use axum::routing::get;
use axum::serve::ListenerExt;
use growing_edge::db::accounts::raise_revision;
use growing_edge::db::activities::{Amount, Facts, Segment, record_activity};
use growing_edge::db::sessions::find_account_by_token;
use growing_edge::web::app::App;
use growing_edge::{demo, web};
use http_body_util::BodyExt;
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use leptos::prelude::*;
use opened::opened;
use std::net::SocketAddr;
use std::time::{Duration, Instant};
use tokio::net::{TcpListener, TcpStream};
use uuid::Uuid;

const ACTIVITIES: usize = 500;
const CONNECTIONS: usize = 4;
const SPAN: Duration = Duration::from_secs(4);
const TIMES: u32 = 50;

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let (app, _folder) = opened().await?;
    let token = sample(&app).await?;
    let ours = listen(web::router(app.clone())).await?;
    let bare = listen(Router::new().route("/", get(bare))).await?;
    for (address, cookie) in [(bare, ""), (ours, token.as_str())] {
        run(address, cookie, Duration::from_millis(500)).await?;
    }
    let base = run(bare, "", SPAN).await?;
    let sent = app.db.statements();
    let home = run(ours, &token, SPAN).await?;
    let statements = (app.db.statements() - sent) / (home * SPAN.as_secs()).max(1);
    println!("bare page:                       {base:>8} requests/s");
    println!("home, {ACTIVITIES} activities, 2 licences: {home:>8} requests/s");
    println!("ratio: 1 to {}.{:02}", base / home.max(1), base * 100 / home.max(1) % 100);
    println!("statements a page: {statements}");
    let (_, session) = token.split_once('=').unwrap_or_default();
    let (account, _) =
        find_account_by_token(&app.db, &app.server_key, session, (app.now)()).await?.context("signed in")?;
    let (mut connection, mut anew) = (connect(ours).await?, Duration::ZERO);
    for _ in 0..TIMES {
        raise_revision(&app.db, account.owner.id).await?;
        let began = Instant::now();
        ask(&mut connection, &token).await?;
        anew += began.elapsed();
    }
    println!("drawn anew after a change: {} µs", (anew / TIMES).as_micros());
    Ok(())
}

/// A page with nothing on it.
async fn bare() -> axum::response::Response {
    let page = || view! { <!DOCTYPE html><html lang="en"><head><title>"Bare"</title></head><body><h1>"Bare"</h1></body></html> };
    leptos_axum::render_app_async_with_context(|| {}, page)(Request::new(Body::empty())).await
}

/// The sample account, with as many activities again as make five hundred; returns the cookie of a session.
async fn sample(app: &App) -> anyhow::Result<String> {
    let account = demo::make(app, "unused".into()).await?;
    let kinds = ["workshop", "webinar_live", "webinar_recorded", "book", "peer_consultation"];
    let topics = ["ethics", "trauma_treatment", "dbt", "attachment", "cultural_competence"];
    let today = (app.now)().date_naive();
    for number in 13..ACTIVITIES {
        let facts = Facts {
            title: format!("Course {number}"),
            kind: kinds[number % kinds.len()].into(),
            completed_on: today - chrono::Duration::days(i64::try_from(number * 3)?),
            amount: Some(Amount::Minutes(60 + u32::try_from(number % 7)? * 30)),
            approvals: vec!["us-ny-social_worker/state_board".into(), "tx_listed".into()],
            segments: vec![Segment { amount: 60, topics: vec![topics[number % topics.len()].into()] }],
            provider: Some("Riverbend Training".into()),
            ..Facts::default()
        };
        record_activity(&app.db, &account.owner, Uuid::now_v7(), &facts, (app.now)()).await?;
    }
    let token = growing_edge::db::sessions::record_session(&app.db, account.owner.id, "bench", (app.now)()).await?;
    Ok(format!("{}={token}", web::visitor::COOKIE))
}

async fn listen(router: Router) -> anyhow::Result<SocketAddr> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    let listener = listener.tap_io(|stream| stream.set_nodelay(true).unwrap_or_default());
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    Ok(address)
}

/// Requests a second over kept-alive connections; every answer is read whole and must be 200.
async fn run(address: SocketAddr, cookie: &str, span: Duration) -> anyhow::Result<u64> {
    let until = Instant::now() + span;
    let clients: Vec<_> = (0..CONNECTIONS)
        .map(|_| {
            let cookie = cookie.to_owned();
            tokio::spawn(async move { client(address, &cookie, until).await })
        })
        .collect();
    let mut answered = 0;
    for one in clients {
        answered += one.await??;
    }
    Ok(answered * 1000 / u64::try_from(span.as_millis())?)
}

async fn client(address: SocketAddr, cookie: &str, until: Instant) -> anyhow::Result<u64> {
    let mut connection = connect(address).await?;
    let mut answered = 0;
    while Instant::now() < until {
        ask(&mut connection, cookie).await?;
        answered += 1;
    }
    Ok(answered)
}

async fn connect(address: SocketAddr) -> anyhow::Result<http1::SendRequest<Body>> {
    let stream = TcpStream::connect(address).await?;
    stream.set_nodelay(true)?;
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    tokio::spawn(connection);
    Ok(sender)
}

async fn ask(connection: &mut http1::SendRequest<Body>, cookie: &str) -> anyhow::Result<()> {
    let request = Request::get("/").header("host", "127.0.0.1").header("cookie", cookie).body(Body::empty())?;
    let response = connection.send_request(request).await?;
    anyhow::ensure!(response.status() == 200, "answered {}", response.status());
    response.into_body().collect().await?;
    Ok(())
}
