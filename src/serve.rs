//! Starting and stopping the server.

use crate::config::Config;
use crate::db::{Db, keys};
use crate::web::app::{App, Clock};
use crate::web::kept::Kept;
use crate::web::router;
use anyhow::{Context, bail};
use axum::serve::ListenerExt;
use chrono::{DateTime, TimeDelta, Utc};
use domain::rules::Library;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::TcpListener;

/// Opens the database, the key and the rules: what every command that touches records needs.
pub async fn open(config: &Config) -> anyhow::Result<App> {
    let db = Db::connect(&config.database_url).await.context(
        "the database cannot be opened. Check --database-url or DATABASE_URL: host, name, user and password for \
         PostgreSQL, a writable folder for SQLite",
    )?;
    db.migrate().await.context("the tables could not be brought up to date")?;
    let key = keys::server_key(&db, &config.key).await?;
    let library = match &config.rules {
        Some(folder) => read_rules(folder)?,
        None => Library::builtin().clone(),
    };
    Ok(App {
        db,
        server_key: Arc::new(key),
        library: Arc::new(library),
        settings: Arc::new(config.settings.clone()),
        now: clock(config.clock),
        kept: Kept::default(),
    })
}

/// The real clock, or one that starts at a given moment and goes on from there.
fn clock(start: Option<DateTime<Utc>>) -> Clock {
    let real = || DateTime::<Utc>::from(std::time::SystemTime::now());
    let ahead = start.map_or(TimeDelta::zero(), |start| start - real());
    if start.is_some() {
        tracing::warn!(ahead = %ahead, "the clock does not tell the real time");
    }
    Arc::new(move || real() + ahead)
}

/// Reads a folder of rule sets, with the topics beside it when they are there.
pub fn read_rules(folder: &Path) -> anyhow::Result<Library> {
    let wrong = || format!("the rules folder {} cannot be read", folder.display());
    let mut files = Vec::new();
    for found in std::fs::read_dir(folder).with_context(wrong)? {
        let path = found.with_context(wrong)?.path();
        if path.extension().is_some_and(|end| end == "toml") {
            let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
            files.push((name, std::fs::read_to_string(&path).with_context(wrong)?));
        }
    }
    if files.is_empty() {
        bail!("the rules folder {} holds no rule sets (*.toml)", folder.display());
    }
    files.sort();
    let topics = std::fs::read_to_string(folder.join("../vocabulary/topics.toml")).ok();
    Library::from_files(files, topics).map_err(|findings| {
        let first =
            findings.first().map(|finding| format!("{}: {}", finding.path, finding.message)).unwrap_or_default();
        anyhow::anyhow!("the rules folder has {} faults; the first: {first}", findings.len())
    })
}

/// Serves until asked to stop; then takes no new request, finishes those it has, and closes the database.
pub async fn serve(config: Config) -> anyhow::Result<()> {
    any_spawner::Executor::init_tokio().context("the renderer could not start")?;
    let app = open(&config).await?;
    let listener = TcpListener::bind(config.addr).await.with_context(|| {
        format!(
            "{} cannot be listened on: is another server running there? Choose another port with --addr",
            config.addr
        )
    })?;
    let address = listener.local_addr()?;
    // Without it a page that leaves in two writes waits 40 ms for the client's delayed acknowledgement.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "no TCP_NODELAY");
        }
    });
    let chores = tokio::spawn(chores(app.clone()));
    println!("Growing Edge is at http://{address}");
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    chores.abort();
    app.db.close().await.context("the database did not close in good order")?;
    tracing::info!("stopped");
    Ok(())
}

async fn asked_to_stop() {
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminate => {}
    }
    tracing::info!("asked to stop: finishing what is under way");
}

/// Forgets sessions that ran out, exports that were only looked at and sample accounts that nobody removed, once an hour.
async fn chores(app: App) {
    let mut hourly = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hourly.tick().await;
        let now = (app.now)();
        if let Err(error) = crate::db::sessions::remove_expired_sessions(&app.db, now).await {
            tracing::warn!(%error, "old sessions were not removed");
        }
        if let Err(error) =
            crate::db::restorations::remove_unused_before(&app.db, now - chrono::Duration::days(1)).await
        {
            tracing::warn!(%error, "exports that nobody brought in were not removed");
        }
        if let Err(error) = crate::db::accounts::remove_samples_before(&app.db, now - chrono::Duration::days(7)).await {
            tracing::warn!(%error, "old sample accounts were not removed");
        }
    }
}
