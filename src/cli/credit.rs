//! `growing-edge credit`: the engine without a browser.

use super::BadInput;
use crate::serve;
use chrono::NaiveDate;
use clap::Args;
use domain::credit;
use domain::rules::Library;
use std::io::Read;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Credit {
    /// The portfolio (JSON); `-` reads standard input
    portfolio: PathBuf,
    /// The day of the question, instead of the portfolio's
    #[arg(long)]
    as_of: Option<NaiveDate>,
}

impl Credit {
    pub fn run(self, rules: Option<&Path>) -> anyhow::Result<()> {
        let replaced;
        let library = match rules {
            Some(folder) => {
                replaced = serve::read_rules(folder).map_err(|error| BadInput(format!("--rules: {error:#}")))?;
                &replaced
            }
            None => Library::builtin(),
        };
        let name = self.portfolio.display().to_string();
        let text = read(&self.portfolio).map_err(|error| BadInput(format!("{name}: {error}")))?;
        let portfolio = credit::parse_portfolio(&text, self.as_of, library).map_err(|error| {
            let path = if error.path.is_empty() { name } else { error.path };
            BadInput(format!("{path}: {}", error.message))
        })?;
        let report = credit::assess(&portfolio, library);
        println!("{}", serde_json::to_string_pretty(&report)?);
        Ok(())
    }
}

fn read(path: &Path) -> std::io::Result<String> {
    if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text)?;
        return Ok(text);
    }
    std::fs::read_to_string(path)
}
