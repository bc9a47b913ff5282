//! `growing-edge credit`: the engine without a browser.

use super::input;
use clap::Args;
use domain::credit;
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Credit {
    /// The portfolio (JSON); `-` reads standard input
    portfolio: PathBuf,
    /// The day of the question, instead of the portfolio's
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
}

impl Credit {
    pub fn run(self, rules: Option<&Path>) -> anyhow::Result<()> {
        let library = input::library(rules)?;
        let as_of = input::flag("as-of", self.as_of.as_deref())?;
        let portfolio = input::portfolio(&self.portfolio, as_of, &library)?;
        let report = credit::assess(&portfolio, &library);
        println!("{}", serde_json::to_string_pretty(&report)?);
        Ok(())
    }
}
