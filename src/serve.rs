//! Starting and stopping the server.

use crate::chores::{self, Ran};
use crate::config::{Config, FilesAt};
use crate::db::{Db, jobs, keys};
use crate::evidence::Reader;
use crate::files;
use crate::host::Host;
use crate::mail::Mailer;
use crate::web::app::{App, Clock};
use crate::web::kept::Kept;
use crate::web::reminders;
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
        files: match &config.files {
            FilesAt::Folder(folder) => files::folder(folder)?,
            FilesAt::Bucket(bucket) => files::bucket(bucket)?,
        },
        reader: Reader::new(std::env::current_exe().context("the program cannot be found to open files with")?),
        library: Arc::new(library),
        settings: Arc::new(config.settings.clone()),
        now: clock(config.clock),
        mailer: config.mail.as_ref().map(Mailer::new).transpose()?,
        kept: Kept::default(),
        host: Arc::new(Host::of(config)),
    })
}

/// The real clock, or one that starts at a given moment and goes on from there.
fn clock(start: Option<DateTime<Utc>>) -> Clock {
    let real = || DateTime::<Utc>::from(std::time::SystemTime::now());
    let ahead = start.map_or(TimeDelta::zero(), |start| start - real());
    if start.is_some() {
        tracing::warn!(ahead = %ahead, "the clock does not tell the real time: no chores are done and no reminders sent");
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
    if app.mailer.is_some() {
        jobs::prepare(&app.db).await.context("the queue of mails could not be made")?;
    }
    if crate::evidence::can_read_pictures() {
        tracing::info!("pictures of certificates are read by tesseract");
    } else {
        tracing::info!("tesseract is not installed: pictures of certificates are kept, and their fields typed in");
    }
    // Whoever looks at another day only looks: nothing is forgotten, swept away or sent for it.
    let works = config.clock.is_none();
    let chores = works.then(|| tokio::spawn(chores::hourly(app.clone())));
    let (stop_mail, stopped) = tokio::sync::oneshot::channel();
    let mail = works.then(|| tokio::spawn(send_mail(app.clone(), stopped)));
    println!("Growing Edge is at http://{address}");
    let service = router(app.clone()).into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(asked_to_stop()).await?;
    if let Some(chores) = chores {
        chores.abort();
    }
    // The mail under way is finished; one that is not is sent after the next start.
    let _ = stop_mail.send(());
    if let Some(mail) = mail {
        let _ = tokio::time::timeout(Duration::from_secs(10), mail).await;
    }
    app.db.close().await.context("the database did not close in good order")?;
    tracing::info!("stopped");
    Ok(())
}

/// Sends what is in the queue, where there is a mail server.
async fn send_mail(app: App, stopped: tokio::sync::oneshot::Receiver<()>) {
    let Some(mailer) = app.mailer.clone() else { return };
    let (db, sender) = (app.db.clone(), app.clone());
    let send = move |job: jobs::Job| {
        let (app, mailer) = (sender.clone(), mailer.clone());
        async move {
            let sent = reminders::send(&app, &mailer, &job).await;
            sent.inspect_err(|error| tracing::warn!(%error, "a reminder was not sent; it is tried again"))
        }
    };
    let stop = async {
        let _ = stopped.await;
    };
    if let Err(error) = jobs::work(&db, jobs::CALM, send, stop).await {
        tracing::error!(%error, "the queue of mails has stopped; restart the server to go on");
        app.host.chores.note(chores::QUEUE, Ran { at: (app.now)(), went_well: false });
    }
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

/// Removes files that no record names, two days after they were stored: of accounts that are gone, of exports that were looked
/// at and never added. Certificates that were never kept with any learning stay until their owner removes them.
pub async fn sweep(app: &App) -> anyhow::Result<usize> {
    // The files tell the real time, whatever the clock says.
    let old = DateTime::<Utc>::from(std::time::SystemTime::now()) - TimeDelta::days(2);
    sweep_before(app, old).await
}

/// The same, for files that were stored before a moment. A database that knows none of them is rather the wrong database than
/// one whose files all became nobody's, and a store may be shared by mistake: nothing is removed then.
pub async fn sweep_before(app: &App, moment: DateTime<Utc>) -> anyhow::Result<usize> {
    let stored = app.files.list_before(moment).await?;
    let known = crate::db::certificates::known_hashes(&app.db, &stored).await?;
    if known.is_empty() {
        return Ok(0);
    }
    anyhow::ensure!(
        app.files.is_of(&app.server_key).await?,
        "another server, with another key, keeps its files in the same place: give each a folder or bucket of its own"
    );
    let mut gone = 0;
    for name in stored.iter().filter(|name| !known.contains(*name)) {
        app.files.remove(name).await?;
        gone += 1;
    }
    Ok(gone)
}
