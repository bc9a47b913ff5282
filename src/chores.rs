//! What the server does by itself, once an hour: each chore with its name, and how it went last.

use crate::db::{accounts, imports, jobs, restorations, sessions};
use crate::serve::sweep;
use crate::web::app::App;
use crate::web::reminders;
use chrono::{DateTime, TimeDelta, Utc};
use std::collections::BTreeMap;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

type Done = Pin<Box<dyn Future<Output = anyhow::Result<()>> + Send>>;

/// One thing to do.
pub struct Chore {
    /// As whoever keeps the server reads it.
    pub name: &'static str,
    /// As the log says that it went wrong.
    wrong: &'static str,
    /// Left out where the host has no mail server.
    pub needs_mail: bool,
    does: fn(App) -> Done,
}

/// In their order.
pub const CHORES: [Chore; 8] = [
    Chore {
        name: "Sessions that ran out are forgotten",
        wrong: "old sessions were not removed",
        needs_mail: false,
        does: |app| Box::pin(async move { Ok(sessions::remove_expired_sessions(&app.db, (app.now)()).await?) }),
    },
    Chore {
        name: "Exports that nobody brought in are removed",
        wrong: "exports that nobody brought in were not removed",
        needs_mail: false,
        does: |app| {
            Box::pin(async move { Ok(restorations::remove_unused_before(&app.db, days_ago(&app, 1)).await.map(drop)?) })
        },
    },
    Chore {
        name: "Files without a record are swept away",
        wrong: "files without a record were not swept away",
        needs_mail: false,
        does: |app| Box::pin(async move { sweep(&app).await.map(drop) }),
    },
    Chore {
        name: "Lists that nobody brought in are removed",
        wrong: "lists that nobody brought in were not removed",
        needs_mail: false,
        does: |app| Box::pin(async move { Ok(imports::remove_unused_before(&app.db, days_ago(&app, 1)).await?) }),
    },
    Chore {
        name: "It is found out whose reminder is due",
        wrong: "it was not found out whose reminder is due",
        needs_mail: true,
        does: |app| Box::pin(async move { reminders::look(&app).await }),
    },
    Chore {
        name: "Mails of the week before last leave the queue",
        wrong: "old mails were not taken out of the queue",
        needs_mail: true,
        does: |app| Box::pin(async move { Ok(jobs::remove_before(&app.db, days_ago(&app, 8).date_naive()).await?) }),
    },
    Chore {
        name: "Removals that stopped halfway are finished",
        wrong: "accounts whose removal had stopped halfway were not removed",
        needs_mail: false,
        does: |app| Box::pin(async move { Ok(accounts::finish_removals(&app.db).await.map(drop)?) }),
    },
    Chore {
        name: "Sample accounts older than a week are removed",
        wrong: "old sample accounts were not removed",
        needs_mail: false,
        does: |app| {
            Box::pin(async move { Ok(accounts::remove_samples_before(&app.db, days_ago(&app, 7)).await.map(drop)?) })
        },
    },
];

fn days_ago(app: &App, days: i64) -> DateTime<Utc> {
    (app.now)() - TimeDelta::days(days)
}

/// How a chore went last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ran {
    pub at: DateTime<Utc>,
    pub went_well: bool,
}

/// The queue's worker, which is not asked hourly: noted when it stops before it was told to.
pub const QUEUE: &str = "The queue of mails";

/// What is remembered of chores since this server started; another copy of the app has its own. Cheap to clone.
#[derive(Clone, Default)]
pub struct Chores(Arc<Mutex<BTreeMap<&'static str, Ran>>>);

impl Chores {
    /// How a chore went last; `None` when it has not run yet.
    #[must_use]
    pub fn last(&self, name: &str) -> Option<Ran> {
        self.open().get(name).copied()
    }

    pub fn note(&self, name: &'static str, ran: Ran) {
        self.open().insert(name, ran);
    }

    fn open(&self) -> MutexGuard<'_, BTreeMap<&'static str, Ran>> {
        // A thread that fell while it held this left whole entries behind.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Does each chore once; one that fails keeps none from its turn.
pub async fn round(app: &App) {
    for chore in CHORES.iter().filter(|chore| app.mailer.is_some() || !chore.needs_mail) {
        let done = (chore.does)(app.clone()).await;
        if let Err(error) = &done {
            tracing::warn!(%error, "{}", chore.wrong);
        }
        app.host.chores.note(chore.name, Ran { at: (app.now)(), went_well: done.is_ok() });
    }
}

/// A round at the start, then one an hour.
pub async fn hourly(app: App) {
    let mut hourly = tokio::time::interval(Duration::from_secs(60 * 60));
    loop {
        hourly.tick().await;
        round(&app).await;
    }
}
