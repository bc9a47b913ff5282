//! `growing-edge account create|reset|keeper|export|import|take` and `growing-edge demo`.

use super::{BadInput, carried, taken};
use crate::config::Config;
use crate::db::accounts::{self, Account, NewAccount};
use crate::db::{DbError, access, sessions};
use crate::serve;
use crate::web::app::App;
use crate::web::{passwords, sign_up, time_zones};
use anyhow::bail;
use clap::Subcommand;
use domain::words::English;
use std::io::{BufRead, IsTerminal};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum Command {
    /// Make an account; the password is read from standard input, or made and printed
    Create {
        #[arg(long)]
        email: String,
        #[arg(long)]
        name: String,
        #[arg(long, default_value = time_zones::DEFAULT)]
        time_zone: String,
    },
    /// Give an account a new password, sign it out everywhere, and end its tokens and its calendar address
    Reset {
        #[arg(long)]
        email: String,
    },
    /// Let an account see how this server stands, under Your account; it sees nothing of other people
    Keeper {
        email: String,
        /// Take it back
        #[arg(long)]
        end: bool,
    },
    /// Write everything of an account into one archive (ZIP); what stands in it is not encrypted
    Export {
        #[arg(long)]
        email: String,
        /// Where to; a file that is there is not overwritten
        file: PathBuf,
    },
    /// Add to an account what an export holds and the account does not
    Import {
        #[arg(long)]
        email: String,
        /// The archive, or the growing-edge.json in it
        file: PathBuf,
        /// Only say what would be added
        #[arg(long)]
        dry_run: bool,
    },
    /// Take certificates and mails (PDF, PNG, JPEG, HEIC, .eml) of a folder in, to be looked over in the app
    Take {
        #[arg(long)]
        email: String,
        folder: PathBuf,
    },
}

pub async fn run(config: Config, command: Command) -> anyhow::Result<()> {
    let app = serve::open(&config).await?;
    match command {
        Command::Create { email, name, time_zone } => {
            let email = sign_up::email(&email).map_err(|problem| BadInput(format!("--email: {problem}")))?;
            let time_zone =
                time_zones::parse(&time_zone).map_err(|problem| BadInput(format!("--time-zone: {problem}")))?;
            let (password, made) = password()?;
            let english = if time_zones::writes_american(&time_zone) { English::American } else { English::British };
            let password_hash = passwords::hash(password.clone()).await?;
            let new = NewAccount {
                email: email.clone(),
                name,
                password_hash,
                english,
                time_zone,
                sample: false,
                as_first: false,
            };
            match accounts::record_account(&app.db, &app.server_key, new, (app.now)()).await {
                Ok(_) => tell("made", &email, &password, made),
                Err(DbError::Conflict) => bail!(BadInput(format!("--email: there is an account with {email}"))),
                Err(error) => bail!(error),
            }
        }
        Command::Reset { email } => {
            let account = find(&app, &email).await?;
            let (password, made) = password()?;
            let id = account.owner.id;
            accounts::amend_password(&app.db, id, passwords::hash(password.clone()).await?).await?;
            sessions::remove_sessions(&app.db, id, None).await?;
            access::end(&app.db, &account.owner).await?;
            tell("reset", &account.email, &password, made);
        }
        Command::Keeper { email, end } => {
            let account = find(&app, &email).await?;
            accounts::amend_keeper(&app.db, account.owner.id, !end).await?;
            println!("{}: {}", if end { "keeps this server no more" } else { "keeps this server" }, account.email);
        }
        Command::Export { email, file } => carried::export(&app, &find(&app, &email).await?, &file).await?,
        Command::Import { email, file, dry_run } => {
            carried::import(&app, &find(&app, &email).await?, &file, dry_run).await?;
        }
        Command::Take { email, folder } => taken::take_folder(&app, &find(&app, &email).await?, &folder).await?,
    }
    Ok(app.db.close().await?)
}

async fn find(app: &App, email: &str) -> anyhow::Result<Account> {
    let email = sign_up::email(email).map_err(|problem| BadInput(format!("--email: {problem}")))?;
    let found = accounts::find_account_by_email(&app.db, &app.server_key, &email).await?;
    let missing = || BadInput(format!("--email: there is no account with {email}"));
    Ok(found.map(|(account, _)| account).ok_or_else(missing)?)
}

/// Makes the sample account and prints its address and password.
pub async fn demo(config: Config) -> anyhow::Result<()> {
    let app = serve::open(&config).await?;
    let password = passwords::random();
    let account = crate::demo::make(&app, passwords::hash(password.clone()).await?).await?;
    tell("made", &account.email, &password, true);
    Ok(app.db.close().await?)
}

/// From standard input when something is piped in, else a random one; true when made here.
fn password() -> anyhow::Result<(String, bool)> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        return Ok((passwords::random(), true));
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line)?;
    let line = line.trim_end_matches(['\r', '\n']);
    if line.is_empty() {
        return Ok((passwords::random(), true));
    }
    let password = passwords::check(line).map_err(|problem| BadInput(format!("password: {problem}")))?;
    Ok((password, false))
}

fn tell(what: &str, email: &str, password: &str, made: bool) {
    println!("{what}: {email}");
    if made {
        println!("password: {password}");
    }
}
