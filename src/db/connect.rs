//! Connections. SQLite has one writer and several readers; PostgreSQL one pool for both.

use crate::db::{DbError, Result};
use migration::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::SqliteConnectOptions;
use sea_orm::{
    AccessMode, ConnectOptions, ConnectionTrait, Database, DatabaseBackend, DatabaseConnection, DatabaseTransaction,
    DbErr, IsolationLevel, RuntimeErr, Statement, TransactionTrait,
};
use std::fs::OpenOptions;
use std::path::Path;
use std::str::FromStr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// The database. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    read: DatabaseConnection,
    write: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

/// What a database is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct About {
    /// "SQLite"
    pub product: &'static str,
    pub version: String,
    pub bytes: u64,
}

impl Db {
    /// Connects to `sqlite:PATH` or `postgres://…`.
    pub async fn connect(url: &str) -> Result<Self> {
        let statements = Arc::default();
        if url.starts_with("sqlite:") {
            let options = SqliteConnectOptions::from_str(url)
                .map_err(|error| DbErr::Conn(RuntimeErr::SqlxError(error.into())))?;
            make_private(options.get_filename()).map_err(DbError::File)?;
            let write = counted(Database::connect(sqlite(url, 1)).await?, &statements);
            let read = counted(Database::connect(sqlite(url, 4)).await?, &statements);
            return Ok(Self { read, write, statements });
        }
        let mut options = ConnectOptions::new(url);
        options
            .max_connections(16)
            .min_connections(1)
            .acquire_timeout(Duration::from_secs(5))
            .connect_timeout(Duration::from_secs(5))
            .sqlx_logging(false);
        let pool = counted(Database::connect(options).await?, &statements);
        Ok(Self { read: pool.clone(), write: pool, statements })
    }

    /// Statements sent since connecting: a page must not need more of them the more a person has written down.
    #[must_use]
    pub fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    #[must_use]
    pub fn read(&self) -> &DatabaseConnection {
        &self.read
    }

    #[must_use]
    pub fn write(&self) -> &DatabaseConnection {
        &self.write
    }

    /// A transaction that sees one moment, however many statements it reads with.
    pub async fn snapshot(&self) -> Result<DatabaseTransaction> {
        // SQLite's own transactions do; PostgreSQL's have to be asked.
        Ok(match self.read.get_database_backend() {
            DatabaseBackend::Postgres => {
                let (level, mode) = (IsolationLevel::RepeatableRead, AccessMode::ReadOnly);
                self.read.begin_with_config(Some(level), Some(mode)).await?
            }
            _ => self.read.begin().await?,
        })
    }

    /// Brings the tables up to date.
    pub async fn migrate(&self) -> Result<()> {
        Ok(Migrator::up(&self.write, None).await?)
    }

    /// Takes every migration back: for tests and for a person who asks for it by name.
    pub async fn migrate_down(&self) -> Result<()> {
        Ok(Migrator::down(&self.write, None).await?)
    }

    /// Whether the database answers and its tables are up to date.
    pub async fn is_ready(&self) -> bool {
        let answers = self.read.execute_unprepared("SELECT 1").await.is_ok();
        answers && Migrator::get_pending_migrations(&self.read).await.is_ok_and(|pending| pending.is_empty())
    }

    /// What kind of database it is, and how large.
    pub async fn about(&self) -> Result<About> {
        let backend = self.read.get_database_backend();
        let (product, query) = match backend {
            DatabaseBackend::Postgres => (
                "PostgreSQL",
                "SELECT current_setting('server_version') AS version, pg_database_size(current_database()) AS size",
            ),
            _ => (
                "SQLite",
                "SELECT sqlite_version() AS version, pages.page_count * sizes.page_size AS size \
                 FROM pragma_page_count() AS pages, pragma_page_size() AS sizes",
            ),
        };
        let row = self.read.query_one_raw(Statement::from_string(backend, query)).await?;
        let row = row.ok_or(DbError::Corrupt("size of the database"))?;
        let version: String = row.try_get("", "version")?;
        let size: i64 = row.try_get("", "size")?;
        // "15.8 (Debian 15.8-1)" by its first word.
        let version = version.split(' ').next().unwrap_or_default().to_owned();
        Ok(About { product, version, bytes: u64::try_from(size).unwrap_or(0) })
    }

    /// How many migrations are applied, and how many wait.
    pub async fn migrations(&self) -> Result<(usize, usize)> {
        let applied = Migrator::get_applied_migrations(&self.read).await?.len();
        Ok((applied, Migrator::migrations().len().saturating_sub(applied)))
    }

    /// Waits for running statements and closes.
    pub async fn close(self) -> Result<()> {
        self.read.close().await.map_err(DbError::from)?;
        self.write.close().await.map_err(DbError::from)
    }
}

/// Makes the file, or takes one that was there from all but its owner. What SQLite puts beside it gets the same mode.
fn make_private(file: &Path) -> std::io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)?;
    #[cfg(unix)]
    for end in ["", "-wal", "-shm"] {
        let mut there = file.as_os_str().to_owned();
        there.push(end);
        let mode = <std::fs::Permissions as std::os::unix::fs::PermissionsExt>::from_mode(0o600);
        match std::fs::set_permissions(&there, mode) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(())
}

fn counted(mut connection: DatabaseConnection, statements: &Arc<AtomicU64>) -> DatabaseConnection {
    let statements = Arc::clone(statements);
    connection.set_metric_callback(move |_| {
        statements.fetch_add(1, Ordering::Relaxed);
    });
    connection
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(format!("{url}?mode=rwc"));
    options.max_connections(connections).min_connections(1).sqlx_logging(false).map_sqlx_sqlite_opts(|sqlite| {
        use sea_orm::sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous};
        sqlite
            .journal_mode(SqliteJournalMode::Wal)
            // FULL: an accepted write survives a power cut, not only a crash.
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(10))
            // Rows come from a thread of SQLite's own: with the usual 50 in between, a long list is mostly waiting for each other.
            .row_buffer_size(2_048)
            .pragma("secure_delete", "ON")
    });
    options
}
