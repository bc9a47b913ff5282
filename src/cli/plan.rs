//! `growing-edge plan`: the cheapest courses that leave nothing missing.

use super::{BadInput, input};
use clap::Args;
use domain::credit::{self, Choices};
use std::path::{Path, PathBuf};

#[derive(Args)]
pub struct Plan {
    /// The portfolio (JSON); `-` reads standard input
    portfolio: PathBuf,
    /// What could be bought (JSON); `-` reads standard input
    catalogue: PathBuf,
    /// The day of the question, instead of the portfolio's
    #[arg(long, value_name = "DATE")]
    as_of: Option<String>,
    /// The most it may cost, in cents, instead of the catalogue's
    #[arg(long, value_name = "CENTS", allow_hyphen_values = true)]
    budget: Option<String>,
    /// The last day of learning, instead of the catalogue's
    #[arg(long, value_name = "DATE")]
    by: Option<String>,
    /// Ids of the licences it is for, instead of the catalogue's
    #[arg(long, value_name = "A,B", value_delimiter = ',')]
    licences: Option<Vec<String>>,
}

impl Plan {
    pub fn run(self, rules: Option<&Path>) -> anyhow::Result<()> {
        if self.portfolio == self.catalogue && self.portfolio == Path::new("-") {
            anyhow::bail!(BadInput("-: standard input is read once, for one of the two files".into()));
        }
        let library = input::library(rules)?;
        let as_of = input::flag("as-of", self.as_of.as_deref())?;
        let portfolio = input::portfolio(&self.portfolio, as_of, &library)?;
        let given = Choices {
            budget: input::flag("budget", self.budget.as_deref())?,
            by: input::flag("by", self.by.as_deref())?,
            licences: self.licences,
        };
        let catalogue = credit::parse_catalogue(&input::read(&self.catalogue)?, given, &portfolio)
            .map_err(|error| input::fault(&self.catalogue, error))?;
        let plan = credit::plan(&portfolio, &catalogue, &library);
        println!("{}", serde_json::to_string_pretty(&plan)?);
        Ok(())
    }
}
