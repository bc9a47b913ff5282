//! What the engine's commands read: rule sets, a portfolio, and faults told by their path.

use super::BadInput;
use crate::serve;
use chrono::NaiveDate;
use domain::credit::{self, Portfolio, PortfolioError};
use domain::rules::Library;
use std::borrow::Cow;
use std::fmt::Display;
use std::io::Read;
use std::path::Path;
use std::str::FromStr;

/// The rule sets of a folder, else those inside.
pub fn library(rules: Option<&Path>) -> Result<Cow<'static, Library>, BadInput> {
    match rules {
        Some(folder) => {
            let library = serve::read_rules(folder).map_err(|error| BadInput(format!("--rules: {error:#}")))?;
            Ok(Cow::Owned(library))
        }
        None => Ok(Cow::Borrowed(Library::builtin())),
    }
}

/// A portfolio; `as_of` stands instead of its own day.
pub fn portfolio(path: &Path, as_of: Option<NaiveDate>, library: &Library) -> Result<Portfolio, BadInput> {
    let text = read(path)?;
    credit::parse_portfolio(&text, as_of, library).map_err(|error| fault(path, error))
}

/// What a flag says; a fault in it is told in one line, as any fault in a file is.
pub fn flag<T: FromStr<Err: Display>>(name: &str, text: Option<&str>) -> Result<Option<T>, BadInput> {
    let parse = |text: &str| text.parse().map_err(|error| BadInput(format!("--{name}: {text:?}: {error}")));
    text.map(parse).transpose()
}

/// A file's text, or standard input for `-`.
pub fn read(path: &Path) -> Result<String, BadInput> {
    let text = if path == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).map(|_| text)
    } else {
        std::fs::read_to_string(path)
    };
    text.map_err(|error| BadInput(format!("{}: {error}", path.display())))
}

/// A fault in a file by its path inside; the file's name where it is the whole.
pub fn fault(file: &Path, error: PortfolioError) -> BadInput {
    let path = if error.path.is_empty() { file.display().to_string() } else { error.path };
    BadInput(format!("{path}: {}", error.message))
}
