//! What every handler can reach: the database, the server key, the rules, the clock and the settings.

use crate::db::Db;
use crate::db::seal::Vault;
use crate::evidence::Reader;
use crate::files::Files;
use crate::host::Host;
use crate::mail::Mailer;
use crate::web::kept::Kept;
use chrono::{DateTime, Utc};
use domain::rules::Library;
use std::sync::Arc;

/// Who may make an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum SignUp {
    /// Anyone.
    Open,
    /// Nobody but the first person, who starts the server; more by `growing-edge account create`.
    Closed,
}

/// What the host has chosen.
#[derive(Clone, Debug)]
pub struct Settings {
    pub sign_up: SignUp,
    /// Who keeps this copy, for the footer.
    pub kept_by: Option<String>,
    /// Behind TLS: cookies are marked secure and HSTS is sent.
    pub secure: bool,
    /// Take the client's address from `X-Forwarded-For`, which only a proxy of one's own may set.
    pub trust_proxy: bool,
    /// Where the host says that people reach the app: links to pass on begin with it.
    pub public_address: Option<String>,
    /// Whether a visitor may look around in a sample account.
    pub samples: bool,
}

/// What time it is.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// Shared by all requests; cheap to clone.
#[derive(Clone)]
pub struct App {
    pub db: Db,
    pub server_key: Arc<Vault>,
    /// Where certificates lie.
    pub files: Files,
    /// Opens files apart from the server.
    pub reader: Reader,
    pub library: Arc<Library>,
    pub settings: Arc<Settings>,
    /// The one clock; tests give their own.
    pub now: Clock,
    /// Sends mails, where the host has a mail server.
    pub mailer: Option<Mailer>,
    /// Pages drawn before.
    pub kept: Kept,
    /// Where things lie, and how the chores went: for whoever keeps the server.
    pub host: Arc<Host>,
}
