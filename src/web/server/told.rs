//! What the page is made of, asked for all at once. Nothing in it is of any person.

use super::way::Way;
use crate::chores::QUEUE;
use crate::db::connect::About;
use crate::db::{accounts, jobs};
use crate::evidence;
use crate::host::{FilesPlace, Host, KeyPlace};
use crate::web::app::{App, SignUp};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use axum::http::HeaderMap;
use chrono::{DateTime, NaiveDate, Utc};
use domain::words::{self, English};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

/// A store that has not answered by then is told as not writable.
const PATIENCE: Duration = Duration::from_secs(5);

pub struct Told {
    pub host: Arc<Host>,
    pub database: About,
    /// Applied, and waiting.
    pub migrations: (usize, usize),
    pub accounts: u64,
    pub samples: u64,
    pub rules: RulesTold,
    pub files_writable: bool,
    /// Bytes on the disk of the folder of certificates.
    pub free: Option<u64>,
    /// Others on the machine can read the key's file.
    pub key_is_open: bool,
    pub reader_version: Option<&'static str>,
    pub reader_languages: &'static [String],
    pub mail: Option<MailTold>,
    pub sign_up_is_open: bool,
    pub way: Way,
    pub secure: bool,
    pub trust_proxy: bool,
    /// Something in front said for whom it asks.
    pub was_forwarded: bool,
    zone: chrono_tz::Tz,
    english: English,
}

pub struct RulesTold {
    pub count: i64,
    /// The year of the newest source, of the rule set that has the oldest one.
    pub oldest: String,
}

pub struct MailTold {
    pub server: String,
    pub sender: String,
    pub address: String,
    pub queue: jobs::Queue,
    /// Nobody works on the queue any more.
    pub stopped: bool,
}

impl Told {
    pub async fn gather(signed_in: &SignedIn, headers: &HeaderMap) -> Result<Self> {
        let app = signed_in.app();
        let (host, settings) = (app.host.clone(), &app.settings);
        Ok(Self {
            database: app.db.about().await?,
            migrations: app.db.migrations().await?,
            accounts: accounts::count_accounts(&app.db).await?,
            samples: accounts::count_samples(&app.db).await?,
            rules: RulesTold {
                count: i64::try_from(app.library.sets().count()).unwrap_or(i64::MAX),
                oldest: app
                    .library
                    .sets()
                    .map(|set| set.as_of.get(..4).unwrap_or_default())
                    .min()
                    .unwrap_or_default()
                    .into(),
            },
            files_writable: can_be_written(app).await,
            free: match &host.files {
                FilesPlace::Folder(folder) => free(folder),
                FilesPlace::Bucket { .. } => None,
            },
            key_is_open: matches!(&host.key, KeyPlace::File(path) if is_open(path)),
            reader_version: evidence::reader_version(),
            reader_languages: evidence::reader_languages(),
            mail: match &app.mailer {
                None => None,
                Some(mailer) => Some(MailTold {
                    server: mailer.server().to_owned(),
                    sender: mailer.sender(),
                    address: mailer.href(""),
                    queue: jobs::queue(&app.db).await?,
                    stopped: host.chores.last(QUEUE).is_some(),
                }),
            },
            sign_up_is_open: settings.sign_up == SignUp::Open,
            way: Way::of(headers, settings),
            secure: settings.secure,
            trust_proxy: settings.trust_proxy,
            was_forwarded: headers.contains_key("x-forwarded-for"),
            zone: signed_in.account.time_zone,
            english: signed_in.english(),
            host,
        })
    }

    pub fn day(&self, day: NaiveDate) -> String {
        words::date(day, self.english)
    }

    /// A moment by the reader's clock: "November 23, 2026 at 12:00".
    pub fn when(&self, moment: DateTime<Utc>) -> String {
        let there = moment.with_timezone(&self.zone);
        format!("{} at {}", words::date(there.date_naive(), self.english), there.format("%H:%M"))
    }
}

async fn can_be_written(app: &App) -> bool {
    match tokio::time::timeout(PATIENCE, app.files.probe()).await {
        Ok(Ok(())) => true,
        Ok(Err(error)) => {
            tracing::warn!(%error, "the store of certificates cannot be written");
            false
        }
        Err(_) => {
            tracing::warn!("the store of certificates does not answer");
            false
        }
    }
}

fn free(folder: &Path) -> Option<u64> {
    let disk = nix::sys::statvfs::statvfs(folder).ok()?;
    Some(disk.blocks_available().saturating_mul(disk.fragment_size()))
}

fn is_open(path: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    std::fs::metadata(path).is_ok_and(|file| file.permissions().mode() & 0o077 != 0)
}
