//! Work that is done outside a request, once, by whichever server comes first: a queue in the same database, kept by apalis.
//!
//! A job that a crash interrupted is taken up again by another server, or by the same one after its next start.

use crate::db::{Db, DbError, Result};
use apalis::prelude::*;
use apalis_postgres::PostgresStorage;
use apalis_sqlite::SqliteStorage;
use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sqlx::postgres::{PgPool, PgPoolOptions};
use sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde::{Deserialize, Serialize};
use std::time::Duration;
use uuid::Uuid;

const QUEUE: &str = "growing-edge-reminders";
/// Tries before a job is given up; with a look each five minutes it is tried for eight hours.
const TRIES: usize = 100;
/// A worker that missed so many beats is taken for dead, and what it was doing is taken up by another.
const MISSED: usize = 4;
/// A worker looks, sends and says that it lives side by side.
const WORKERS_CONNECTIONS: u32 = 4;

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

impl Job {
    /// The same mail has the same key, so that it is put in once.
    fn key(&self) -> String {
        format!("{} {}", self.reminder, self.day)
    }
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
    let task = TaskBuilder::new(job.clone()).idempotency_key(job.key()).max_attempts(TRIES).build();
    match db.write().get_database_backend() {
        DatabaseBackend::Postgres => {
            match postgres(db.write().get_postgres_connection_pool(), CALM).push_task(task).await {
                // Where SQLite's queue passes over a job that it knows, PostgreSQL's says so.
                Err(error) if is_known(&error) => Ok(()),
                pushed => pushed.map_err(broken),
            }
        }
        _ => sqlite(db, CALM).push_task(task).await.map_err(broken),
    }
}

fn is_known(error: &TaskSinkError<apalis_postgres::Error>) -> bool {
    let TaskSinkError::PushError(apalis_postgres::Error::Database(error)) = error else { return false };
    error.as_database_error().is_some_and(|error| error.is_unique_violation())
}

/// The queue's own table of jobs.
fn table(backend: DatabaseBackend) -> &'static str {
    if backend == DatabaseBackend::Postgres { "apalis.jobs" } else { "Jobs" }
}

/// How the queue stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Queue {
    /// Not sent yet, those among them that were tried in vain and are tried again.
    pub waiting: u64,
    pub tried_in_vain: u64,
    /// Tried so often that they are tried no more.
    pub given_up: u64,
    /// The day that the oldest of these two was due on.
    pub failing_since: Option<NaiveDate>,
    /// When one was last sent, or found to be wanted no more.
    pub last_done: Option<DateTime<Utc>>,
}

/// Counts what is in the queue; says nothing of whose mails they are. `prepare` comes before.
pub async fn queue(db: &Db) -> Result<Queue> {
    let backend = db.read().get_database_backend();
    let done_at = match backend {
        DatabaseBackend::Postgres => "CAST(EXTRACT(EPOCH FROM MAX(done_at)) AS BIGINT)",
        _ => "MAX(done_at)",
    };
    let table = table(backend);
    let query = format!(
        "SELECT status, CASE WHEN attempts >= max_attempts THEN 1 ELSE 0 END AS used_up, COUNT(*) AS jobs, \
         MIN(SUBSTR(idempotency_key, 38)) AS day, {done_at} AS last FROM {table} WHERE job_type = '{QUEUE}' GROUP BY 1, 2"
    );
    let mut queue = Queue::default();
    for row in db.read().query_all_raw(Statement::from_string(backend, query)).await? {
        let (status, used_up): (String, i32) = (row.try_get("", "status")?, row.try_get("", "used_up")?);
        let jobs = u64::try_from(row.try_get::<i64>("", "jobs")?).unwrap_or(0);
        let moment = |column| -> Result<Option<DateTime<Utc>>> {
            let seconds: Option<i64> = row.try_get("", column)?;
            Ok(seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0)))
        };
        match status.as_str() {
            "Done" => queue.last_done = queue.last_done.max(moment("last")?),
            "Killed" | "Failed" => {
                let is_over = status == "Killed" || used_up == 1;
                *(if is_over { &mut queue.given_up } else { &mut queue.tried_in_vain }) += jobs;
                queue.waiting += if is_over { 0 } else { jobs };
                // A key is a reminder's id and a day.
                let day: Option<String> = row.try_get("", "day")?;
                let day = day.and_then(|day| day.parse().ok());
                queue.failing_since = queue.failing_since.into_iter().chain(day).min();
            }
            _ => queue.waiting += jobs,
        }
    }
    Ok(queue)
}

/// Forgets the jobs of days before this one, whatever became of them. `prepare` comes before.
pub async fn remove_before(db: &Db, day: NaiveDate) -> Result<()> {
    let backend = db.write().get_database_backend();
    let table = table(backend);
    let query = format!("DELETE FROM {table} WHERE job_type = '{QUEUE}' AND SUBSTR(idempotency_key, 38) < $1");
    db.write().execute_raw(Statement::from_sql_and_values(backend, query, [day.to_string().into()])).await?;
    Ok(())
}

/// Puts off a job that failed: the queue by itself would take it up again at once, until its tries are used up.
async fn put_off(db: &Db, job: &Job, pace: Pace) -> Result<()> {
    // The queue counts in whole seconds: one more, or the second that has begun would already be the next.
    let seconds = pace.look.as_secs().max(1) + 1;
    let backend = db.write().get_database_backend();
    let run_at = match backend {
        DatabaseBackend::Postgres => format!("now() + INTERVAL '{seconds} seconds'"),
        _ => format!("strftime('%s', 'now') + {seconds}"),
    };
    let table = table(backend);
    let query = format!("UPDATE {table} SET run_at = {run_at} WHERE idempotency_key = $1");
    db.write().execute_raw(Statement::from_sql_and_values(backend, query, [job.key().into()])).await?;
    Ok(())
}

/// Does a job, and puts it off when it fails.
async fn attempt<Fut>(db: Db, pace: Pace, job: Job, done: Fut) -> anyhow::Result<()>
where
    Fut: Future<Output = anyhow::Result<()>>,
{
    let done = done.await;
    if done.is_err() {
        put_off(&db, &job, pace).await?;
    }
    done
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
    let at_work = db.clone();
    let work = move |job: Job| attempt(at_work.clone(), pace, job.clone(), work(job));
    let ended = match db.write().get_database_backend() {
        DatabaseBackend::Postgres => {
            // A worker that is stopped may leave a transaction open, and what is next written on that connection would be
            // lost: it has connections of its own, which end with it.
            let options = db.write().get_postgres_connection_pool().connect_options();
            let own = PgPoolOptions::new().max_connections(WORKERS_CONNECTIONS).connect_lazy_with((*options).clone());
            let queue = postgres(&own, pace).poll_with_interval(pace.look);
            let ended = WorkerBuilder::new(name).backend(queue).build(work).run_until(stop).await;
            own.close().await;
            ended
        }
        _ => {
            let queue = sqlite(db, pace).poll_with_interval(pace.look);
            WorkerBuilder::new(name).backend(queue).build(work).run_until(stop).await
        }
    };
    ended.map_err(broken)
}

fn sqlite(db: &Db, pace: Pace) -> SqliteStorage<Job> {
    let config = apalis_sqlite::Config::default().queue(QUEUE).heartbeat_interval(pace.beat).missed_heartbeats(MISSED);
    SqliteStorage::new(db.write().get_sqlite_connection_pool()).with_config(config)
}

fn postgres(pool: &PgPool, pace: Pace) -> PostgresStorage<Job> {
    let config =
        apalis_postgres::Config::default().queue(QUEUE).heartbeat_interval(pace.beat).missed_heartbeats(MISSED);
    PostgresStorage::new(pool).with_config(config)
}

fn broken(error: impl std::error::Error + Send + Sync + 'static) -> DbError {
    DbError::Queue(Box::new(error))
}
