//! Where things are: from flags, then the environment, then one optional file, then defaults.

use crate::db::keys::KeySource;
use crate::files::{Bucket, make_private};
use crate::mail;
use crate::web::app::{Settings, SignUp};
use anyhow::{Context, bail};
use chrono::{DateTime, Utc};
use clap::Args;
use serde::Deserialize;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

/// Every setting, as flags and environment variables.
#[derive(Args, Clone, Debug, Default)]
pub struct Flags {
    /// A file with these settings (TOML; the names of the long flags with `_`)
    #[arg(long, env = "GROWING_EDGE_CONFIG", global = true)]
    pub config: Option<PathBuf>,
    /// Address and port to listen on [default: 127.0.0.1:3000]
    #[arg(long, env = "GROWING_EDGE_ADDR", global = true)]
    pub addr: Option<String>,
    /// Folder for the database and, unless named otherwise, the key file [default: data]
    #[arg(long, env = "GROWING_EDGE_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
    /// PostgreSQL (postgres://user:password@host/name) or sqlite:PATH [default: SQLite in the data folder]
    #[arg(long, env = "DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// File with the server key, 32 bytes in base64; made at the first start [default: server.key in the data folder]
    #[arg(long, env = "GROWING_EDGE_KEY_FILE", global = true)]
    pub key_file: Option<PathBuf>,
    /// The server key itself, instead of a file
    #[arg(long, env = "GROWING_EDGE_KEY", global = true, hide_env_values = true, conflicts_with = "key_file")]
    pub key: Option<String>,
    /// Folder for certificates, encrypted [default: files in the data folder]
    #[arg(long, env = "GROWING_EDGE_FILES_FOLDER", global = true)]
    pub files_folder: Option<PathBuf>,
    /// Bucket for certificates instead of a folder, on AWS or any server that speaks S3
    #[arg(long, env = "GROWING_EDGE_FILES_BUCKET", global = true, conflicts_with = "files_folder")]
    pub files_bucket: Option<String>,
    /// Address of the bucket's server, such as https://s3.example.org [default: AWS]
    #[arg(long, env = "GROWING_EDGE_FILES_ENDPOINT", global = true)]
    pub files_endpoint: Option<String>,
    /// The bucket's region [default: us-east-1]
    #[arg(long, env = "GROWING_EDGE_FILES_REGION", global = true)]
    pub files_region: Option<String>,
    /// Key by which the bucket knows us
    #[arg(long, env = "GROWING_EDGE_FILES_ACCESS_KEY", global = true, hide_env_values = true)]
    pub files_access_key: Option<String>,
    /// The secret that belongs to that key
    #[arg(long, env = "GROWING_EDGE_FILES_SECRET_KEY", global = true, hide_env_values = true)]
    pub files_secret_key: Option<String>,
    /// Folder with rule sets to use instead of those inside
    #[arg(long, env = "GROWING_EDGE_RULES", global = true)]
    pub rules: Option<PathBuf>,
    /// Who may make an account [default: open]
    #[arg(long, env = "GROWING_EDGE_SIGN_UP", global = true, value_enum)]
    pub sign_up: Option<SignUp>,
    /// Whether visitors may look around with sample data [default: true while sign-up is open]
    #[arg(long, env = "GROWING_EDGE_SAMPLES", global = true)]
    pub samples: Option<bool>,
    /// Who keeps this copy, shown at the foot of each page
    #[arg(long, env = "GROWING_EDGE_KEPT_BY", global = true)]
    pub kept_by: Option<String>,
    /// Served over https (by a proxy): secure cookies and HSTS [default: false]
    #[arg(long, env = "GROWING_EDGE_SECURE", global = true)]
    pub secure: Option<bool>,
    /// Take client addresses from X-Forwarded-For, which the proxy in front sets [default: false]
    #[arg(long, env = "GROWING_EDGE_TRUST_PROXY", global = true)]
    pub trust_proxy: Option<bool>,
    /// Mail server for reminders, such as smtps://user:password@mail.example.org [default: no mail]
    #[arg(long, env = "GROWING_EDGE_SMTP", global = true, hide_env_values = true)]
    pub smtp: Option<String>,
    /// Who mails come from, such as "Growing Edge <edge@example.org>"
    #[arg(long, env = "GROWING_EDGE_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Where people reach the app, such as https://edge.example.org: links in mails and links to pass on begin with it
    #[arg(long, env = "GROWING_EDGE_PUBLIC_ADDRESS", global = true)]
    pub public_address: Option<String>,
    /// What to log, as RUST_LOG says it [default: info]
    #[arg(long, env = "GROWING_EDGE_LOG", global = true)]
    pub log: Option<String>,
    /// Start the clock at this moment, such as 2027-03-01T09:00:00Z, to see what a coming day will say [default: the real one]
    #[arg(long, env = "GROWING_EDGE_CLOCK", global = true)]
    pub clock: Option<DateTime<Utc>>,
}

/// The optional file: the same names.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    addr: Option<String>,
    data_dir: Option<PathBuf>,
    database_url: Option<String>,
    key_file: Option<PathBuf>,
    files_folder: Option<PathBuf>,
    files_bucket: Option<String>,
    files_endpoint: Option<String>,
    files_region: Option<String>,
    files_access_key: Option<String>,
    files_secret_key: Option<String>,
    rules: Option<PathBuf>,
    sign_up: Option<String>,
    samples: Option<bool>,
    kept_by: Option<String>,
    secure: Option<bool>,
    trust_proxy: Option<bool>,
    mail_from: Option<String>,
    public_address: Option<String>,
    log: Option<String>,
}

/// Where certificates lie.
pub enum FilesAt {
    Folder(PathBuf),
    Bucket(Bucket),
}

/// All settings, resolved.
pub struct Config {
    pub addr: SocketAddr,
    pub database_url: String,
    pub key: KeySource,
    pub files: FilesAt,
    pub rules: Option<PathBuf>,
    pub settings: Settings,
    /// None where the host has no mail server.
    pub mail: Option<mail::Settings>,
    pub log: String,
    /// Where the clock starts, if not now.
    pub clock: Option<DateTime<Utc>>,
}

impl Config {
    /// Resolves the settings and makes the data folder. Each error says which setting is wrong.
    pub fn resolve(flags: Flags) -> anyhow::Result<Self> {
        let file = match &flags.config {
            Some(path) => read(path)?,
            None => File::default(),
        };
        let addr = flags.addr.or(file.addr).unwrap_or_else(|| "127.0.0.1:3000".into());
        let addr = addr
            .parse()
            .with_context(|| format!("--addr {addr} is not an address and a port, such as 127.0.0.1:3000"))?;
        let folder = flags.data_dir.or(file.data_dir).unwrap_or_else(|| "data".into());
        let database_url = match flags.database_url.or(file.database_url) {
            Some(url) => url,
            None => {
                make_folder(&folder)?;
                format!("sqlite:{}", folder.join("growing-edge.db").display())
            }
        };
        if !["sqlite:", "postgres://", "postgresql://"].iter().any(|start| database_url.starts_with(start)) {
            bail!(
                "the database URL starts with neither sqlite: nor postgres://; correct --database-url or DATABASE_URL"
            );
        }
        let sign_up = match (flags.sign_up, file.sign_up.as_deref()) {
            (Some(given), _) => given,
            (None, None | Some("open")) => SignUp::Open,
            (None, Some("closed")) => SignUp::Closed,
            (None, Some(other)) => bail!("sign_up is \"{other}\" in the settings file; it is open or closed"),
        };
        let key = match flags.key {
            Some(key) => KeySource::Given(key),
            None => KeySource::File(flags.key_file.or(file.key_file).unwrap_or_else(|| folder.join("server.key"))),
        };
        let files = match flags.files_bucket.or(file.files_bucket) {
            Some(name) => FilesAt::Bucket(Bucket {
                name,
                endpoint: flags.files_endpoint.or(file.files_endpoint),
                region: flags.files_region.or(file.files_region),
                access_key: flags.files_access_key.or(file.files_access_key),
                secret_key: flags.files_secret_key.or(file.files_secret_key),
            }),
            None => FilesAt::Folder(flags.files_folder.or(file.files_folder).unwrap_or_else(|| folder.join("files"))),
        };
        let public_address = flags.public_address.or(file.public_address);
        let settings = Settings {
            sign_up,
            samples: flags.samples.or(file.samples).unwrap_or(sign_up == SignUp::Open),
            public_address: public_address.clone(),
            kept_by: flags.kept_by.or(file.kept_by),
            secure: flags.secure.or(file.secure).unwrap_or(false),
            trust_proxy: flags.trust_proxy.or(file.trust_proxy).unwrap_or(false),
        };
        let log = flags.log.or(file.log).unwrap_or_else(|| "info,sqlx=warn,sea_orm_migration=warn".into());
        let mail = mail(flags.smtp, flags.mail_from.or(file.mail_from), public_address)?;
        let rules = flags.rules.or(file.rules);
        Ok(Self { addr, database_url, key, files, rules, settings, mail, log, clock: flags.clock })
    }
}

/// The server's address may hold a password, so that it comes from a flag or the environment and never from the file.
fn mail(
    server: Option<String>,
    from: Option<String>,
    public_address: Option<String>,
) -> anyhow::Result<Option<mail::Settings>> {
    let Some(server) = server else { return Ok(None) };
    let from = from.context("mails need a sender: set --mail-from or GROWING_EDGE_MAIL_FROM beside the mail server")?;
    let public_address = public_address.context(
        "links in mails need an address: set --public-address or GROWING_EDGE_PUBLIC_ADDRESS beside the mail server",
    )?;
    Ok(Some(mail::Settings { server, from, public_address }))
}

fn read(path: &Path) -> anyhow::Result<File> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("the settings file {} cannot be read", path.display()))?;
    toml::from_str(&text).with_context(|| format!("the settings file {} has a fault", path.display()))
}

/// Makes the folder and proves that we may write in it.
fn make_folder(folder: &Path) -> anyhow::Result<()> {
    let wrong = || {
        format!(
            "the data folder {} cannot be written. Make it writable for this user, or name another with --data-dir",
            folder.display()
        )
    };
    make_private(folder).with_context(wrong)?;
    let probe = folder.join(".writable");
    std::fs::write(&probe, b"").with_context(wrong)?;
    std::fs::remove_file(&probe).with_context(wrong)
}
