//! Work that is done outside a request, once, by whichever server comes first: a queue in the same database, kept by apalis.
//!
//! A job that a crash interrupted is taken up again by another server, or by the same one after its next start.

use crate::db::{Db, DbError, Result};
use apalis::prelude::*;
use apalis_postgres::PostgresStorage;
use apalis_sqlite::SqliteStorage;
use chrono::NaiveDate;
use sea_orm::DatabaseBackend;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use uuid::Uuid;

const QUEUE: &str = "growing-edge-reminders";
/// Tries before a job is given up; with a look each five minutes it is tried for eight hours.
const TRIES: usize = 100;
/// A worker that missed so many beats is taken for dead, and what it was doing is taken up by another.
const MISSED: usize = 4;

/// How often a worker looks into the queue, and how often it says that it lives (in whole seconds, one at least).
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    pub look: Duration,
    pub beat: Duration,
}

/// Mails have time.
pub const CALM: Pace = Pace { look: Duration::from_secs(5 * 60), beat: Duration::from_secs(60) };

/// A mail to send: whose reminders, and for which of her days.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Job {
    pub reminder: Uuid,
    pub day: NaiveDate,
}

/// Makes or brings up to date the queue's own tables. They are apalis', not ours, and hold no more than [`Job`].
pub async fn prepare(db: &Db) -> Result<()> {
    // Without the setup of the crate: on SQLite that one turns off waiting for the disk.
    match db.write().get_database_backend() {
        DatabaseBackend::Postgres => {
            apalis_postgres::PostgresStorage::<()>::migrations().run(db.write().get_postgres_connection_pool()).await
        }
        _ => SqliteStorage::<()>::migrations().run(db.write().get_sqlite_connection_pool()).await,
    }
    .map_err(broken)
}

/// Puts a job in, unless the same was put in before.
pub async fn push(db: &Db, job: &Job) -> Result<()> {
    let task = TaskBuilder::new(job.clone())
        .idempotency_key(format!("{} {}", job.reminder, job.day))
        .max_attempts(TRIES)
        .build();
    match db.write().get_database_backend() {
        DatabaseBackend::Postgres => match postgres(db, CALM).push_task(task).await {
            // Where SQLite's queue passes over a job that it knows, PostgreSQL's says so.
            Err(error) if is_known(&error) => Ok(()),
            pushed => pushed.map_err(broken),
        },
        _ => sqlite(db, CALM).push_task(task).await.map_err(broken),
    }
}

fn is_known(error: &TaskSinkError<apalis_postgres::Error>) -> bool {
    let TaskSinkError::PushError(apalis_postgres::Error::Database(error)) = error else { return false };
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}

/// Does what is in the queue until told to stop. What fails is tried again at the next look.
pub async fn work<F, Fut, Stop>(db: &Db, pace: Pace, work: F, stop: Stop) -> Result<()>
where
    F: Fn(Job) -> Fut + Clone + Send + Sync + 'static,
    Fut: Future<Output = anyhow::Result<()>> + Send + 'static,
    Stop: Future<Output = ()> + Send + 'static,
{
    // Each start is another worker: what the one before left undone is noticed by its silence.
    let name = format!("growing-edge-{}", Uuid::now_v7());
    let stop = async move {
        stop.await;
        Ok::<(), WorkerError>(())
    };
    let ended = match db.write().get_database_backend() {
        DatabaseBackend::Postgres => {
            let queue = postgres(db, pace).poll_with_interval(pace.look);
            WorkerBuilder::new(name).backend(queue).build(move |job: Job| work(job)).run_until(stop).await
        }
        _ => {
            let queue = sqlite(db, pace).poll_with_interval(pace.look);
            WorkerBuilder::new(name).backend(queue).build(move |job: Job| work(job)).run_until(stop).await
        }
    };
    ended.map_err(broken)
}

fn sqlite(db: &Db, pace: Pace) -> SqliteStorage<Job> {
    let config = apalis_sqlite::Config::default().queue(QUEUE).heartbeat_interval(pace.beat).missed_heartbeats(MISSED);
    SqliteStorage::new(db.write().get_sqlite_connection_pool()).with_config(config)
}

fn postgres(db: &Db, pace: Pace) -> PostgresStorage<Job> {
    let config =
        apalis_postgres::Config::default().queue(QUEUE).heartbeat_interval(pace.beat).missed_heartbeats(MISSED);
    PostgresStorage::new(db.write().get_postgres_connection_pool()).with_config(config)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> DbError {
    DbError::Queue(Box::new(error))
}
