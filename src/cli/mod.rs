//! The command line: JSON on standard output where there is data, exit 2 and one clear line for bad input.

mod account;
mod carried;
mod credit;
mod guard;
mod input;
mod paper;
mod plan;
mod read;
mod schema;
mod taken;

use crate::config::{Config, Flags};
use crate::serve;
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Psychotherapists plan their continuing education and see themselves grow.
#[derive(Parser)]
#[command(name = "growing-edge", version, about, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    flags: Flags,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the app (also without any command)
    Serve,
    /// Bring the tables up to date, or take every change back
    Migrate {
        /// Take every migration back: this removes all records
        #[arg(long)]
        down: bool,
    },
    /// Make an account with sample data and print how to sign in
    Demo,
    /// Make an account, give one a new password, take everything out of one or bring it in, or take certificates in
    Account {
        #[command(subcommand)]
        command: account::Command,
    },
    /// What a portfolio's hours count for: reads and prints JSON
    Credit(credit::Credit),
    /// What in a text may tell who a person is: reads standard input, prints JSON
    Guard(guard::Guard),
    /// Writes a document in this process, within its limits; the server calls it
    #[command(hide = true)]
    PaperHere(paper::PaperHere),
    /// The cheapest courses that leave nothing missing: reads and prints JSON
    Plan(plan::Plan),
    /// What a certificate, a mail or a list of courses states: reads a file, prints JSON
    Read(read::Read),
    /// Reads standard input in this process, within its limits; `read` calls it
    #[command(hide = true)]
    ReadHere(read::ReadHere),
    /// The form of a file that `credit` and `plan` read or print: prints JSON Schema
    Schema(schema::Schema),
}

/// Bad input, told in one line and with exit code 2.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct BadInput(pub String);

pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let done = match cli.command {
        // Pure: no database, no runtime, no settings needed.
        Some(Command::Credit(credit)) => credit.run(cli.flags.rules.as_deref()),
        Some(Command::Guard(guard)) => guard.run(),
        Some(Command::PaperHere(paper)) => paper.run(),
        Some(Command::Plan(plan)) => plan.run(cli.flags.rules.as_deref()),
        Some(Command::Read(read)) => read.run(),
        Some(Command::ReadHere(read)) => read.run(),
        Some(Command::Schema(schema)) => schema.run(),
        command => with_settings(command, cli.flags),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::from(if error.is::<BadInput>() { 2 } else { 1 })
        }
    }
}

fn with_settings(command: Option<Command>, flags: Flags) -> anyhow::Result<()> {
    let config = Config::resolve(flags)?;
    log_to_stderr(&config.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match command {
            None | Some(Command::Serve) => serve::serve(config).await,
            Some(Command::Migrate { down }) => migrate(config, down).await,
            Some(Command::Demo) => account::demo(config).await,
            Some(Command::Account { command }) => account::run(config, command).await,
            Some(
                Command::Credit(_)
                | Command::Guard(_)
                | Command::PaperHere(_)
                | Command::Plan(_)
                | Command::Read(_)
                | Command::ReadHere(_)
                | Command::Schema(_),
            ) => {
                unreachable!("answered before there were settings")
            }
        }
    })
}

async fn migrate(config: Config, down: bool) -> anyhow::Result<()> {
    let db = crate::db::Db::connect(&config.database_url).await?;
    if down {
        db.migrate_down().await?;
        println!("all tables removed");
    } else {
        db.migrate().await?;
        println!("the tables are up to date");
    }
    Ok(db.close().await?)
}

fn log_to_stderr(filter: &str) -> anyhow::Result<()> {
    let filter =
        tracing_subscriber::EnvFilter::try_new(filter).map_err(|error| BadInput(format!("--log {filter}: {error}")))?;
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).compact().init();
    Ok(())
}
