//! `growing-edge schema`: the form of a file that the engine reads or prints.

use super::BadInput;
use clap::Args;
use domain::schemas;

#[derive(Args)]
pub struct Schema {
    /// portfolio, report, catalogue or plan
    name: String,
}

impl Schema {
    pub fn run(self) -> anyhow::Result<()> {
        let Some(schema) = schemas::Schema::named(&self.name) else {
            let names = schemas::Schema::ALL.map(schemas::Schema::name).join(", ");
            anyhow::bail!(BadInput(format!("{}: there is no such schema; there are {names}", self.name)));
        };
        print!("{}", schema.text());
        Ok(())
    }
}
