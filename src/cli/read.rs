//! `growing-edge read`: what a certificate states, without a browser.

use super::BadInput;
use crate::evidence;
use clap::Args;
use domain::reading::Status;
use std::io::{BufRead as _, Read as _, Write as _};
use std::path::PathBuf;

#[derive(Args)]
pub struct Read {
    /// A PDF, picture, mail (.eml), CSV or XLSX
    file: PathBuf,
}

#[derive(Args)]
pub struct ReadHere {
    /// `reading`, `page:1`, `parts` or `rows:Europe/London`
    #[arg(long)]
    want: String,
}

impl Read {
    /// Prints what was read as JSON; a file at fault is told in one line as well, with exit code 2.
    pub fn run(self) -> anyhow::Result<()> {
        let told = |error: std::io::Error| BadInput(format!("{}: {error}", self.file.display()));
        let mut bytes = Vec::new();
        // One byte more than is taken tells that there are more.
        let most = evidence::MOST_BYTES as u64 + 1;
        std::fs::File::open(&self.file).map_err(told)?.take(most).read_to_end(&mut bytes).map_err(told)?;
        let name = self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let read = evidence::read_apart(&name, bytes)?;
        println!("{}", serde_json::to_string_pretty(&read)?);
        let status = read["status"].as_str().and_then(Status::named);
        if let Some(message) = status.filter(|status| status.is_fault()).and_then(Status::message) {
            anyhow::bail!(BadInput(format!("{}: {message}", self.file.display())));
        }
        Ok(())
    }
}

impl ReadHere {
    pub fn run(self) -> anyhow::Result<()> {
        evidence::keep_within()?;
        let mut input = std::io::stdin().lock();
        let mut name = String::new();
        input.read_line(&mut name)?;
        let name: String = serde_json::from_str(&name)?;
        let mut bytes = Vec::new();
        input.take(evidence::MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        let want = evidence::Want::parse(&self.want).ok_or_else(|| BadInput("--want is not known".into()))?;
        let answer = evidence::answer(want, &name, &bytes);
        std::io::stdout().write_all(&answer)?;
        Ok(())
    }
}
