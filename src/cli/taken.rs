//! Certificates and mails of a folder, taken in as if they were sent in a browser: for mails that a mail program saves there.

use super::BadInput;
use crate::db::accounts::{self, Account};
use crate::evidence::MOST_BYTES;
use crate::web::app::App;
use crate::web::certificates::{Sent, take};
use crate::web::visitor::SignedIn;
use anyhow::Context;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Takes each file of a folder, by name, and says what became of it. What is there already is known again: the folder may be
/// taken as often as one likes.
pub async fn take_folder(app: &App, account: &Account, folder: &Path) -> anyhow::Result<()> {
    let wrong = |error: std::io::Error| BadInput(format!("{}: {error}", folder.display()));
    let mut files: Vec<PathBuf> = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(wrong)? {
        let path = entry.map_err(wrong)?.path();
        if path.is_file() {
            files.push(path);
        }
    }
    files.sort();
    let signed_in = SignedIn::by_address(app.clone(), account.clone());
    for path in files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut bytes = Vec::new();
        let file = File::open(&path).with_context(|| format!("{} cannot be opened", path.display()))?;
        file.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes)?;
        let bytes = (bytes.len() <= MOST_BYTES).then_some(bytes);
        for outcome in take(&signed_in, Sent { name, bytes }).await? {
            println!("{}: {}", outcome.name, outcome.words);
        }
    }
    // A server that runs keeps drawn pages until it hears of a change.
    Ok(accounts::raise_revision(&app.db, account.owner.id).await?)
}
