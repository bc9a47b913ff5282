//! `growing-edge account create|reset` and `growing-edge demo`.

use super::BadInput;
use crate::config::Config;
use crate::db::accounts::{self, NewAccount};
use crate::db::{DbError, sessions};
use crate::serve;
use crate::web::{passwords, sign_up, time_zones};
use anyhow::bail;
use clap::Subcommand;
use domain::words::English;
use std::io::{BufRead, IsTerminal};

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
    /// Give an account a new password and sign it out everywhere
    Reset {
        #[arg(long)]
        email: String,
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
            let new = NewAccount { email: email.clone(), name, password_hash, english, time_zone, sample: false };
            match accounts::record_account(&app.db, &app.server_key, new, (app.now)()).await {
                Ok(_) => tell("made", &email, &password, made),
                Err(DbError::Conflict) => bail!(BadInput(format!("--email: there is an account with {email}"))),
                Err(error) => bail!(error),
            }
        }
        Command::Reset { email } => {
            let email = sign_up::email(&email).map_err(|problem| BadInput(format!("--email: {problem}")))?;
            let Some((account, _)) = accounts::find_account_by_email(&app.db, &app.server_key, &email).await? else {
                bail!(BadInput(format!("--email: there is no account with {email}")));
            };
            let (password, made) = password()?;
            let id = account.owner.id;
            accounts::amend_password(&app.db, id, passwords::hash(password.clone()).await?).await?;
            sessions::remove_sessions(&app.db, id, None).await?;
            tell("reset", &email, &password, made);
        }
    }
    Ok(app.db.close().await?)
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
