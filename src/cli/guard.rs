//! `growing-edge guard`: what the privacy guard says of a text, without a browser.

use super::BadInput;
use clap::{Args, ValueEnum};
use domain::guard::{self, Profile};
use std::io::Read;

/// More than any field of the app holds; what is longer is a mistake, such as a whole file.
const LIMIT: u64 = 100_000;

#[derive(Args)]
pub struct Guard {
    /// How strictly to read: what is written about practice, or the title of an activity
    #[arg(long, value_enum, default_value = "clinical")]
    profile: Field,
}

#[derive(Clone, Copy, ValueEnum)]
enum Field {
    Clinical,
    Catalogue,
}

impl Guard {
    /// Reads standard input and prints the verdict as JSON. No message repeats any of the text.
    pub fn run(self) -> anyhow::Result<()> {
        let mut bytes = Vec::new();
        std::io::stdin().take(LIMIT + 1).read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LIMIT {
            return Err(BadInput(format!("the text is longer than {LIMIT} bytes")).into());
        }
        let text = String::from_utf8(bytes).map_err(|_| BadInput("the text is not UTF-8".to_owned()))?;
        let profile = match self.profile {
            Field::Clinical => Profile::Clinical,
            Field::Catalogue => Profile::Catalogue,
        };
        println!("{}", serde_json::to_string_pretty(&guard::check(&text, profile))?);
        Ok(())
    }
}
