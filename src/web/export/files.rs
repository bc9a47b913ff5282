//! The certificates' own files, taken from the store one by one while the archive is written.

use crate::db::Owner;
use crate::db::certificates::Media;
use crate::db::export::{Document, Row};
use crate::files::Files;
use serde_json::Value as Json;
use std::io;
use tokio::runtime::Handle;

/// Where a certificate's file stands in the archive: under the id of its record.
#[must_use]
pub fn place(row: &Row) -> Option<String> {
    let text = |column: &str| row.get(column).and_then(Json::as_str);
    Some(format!("certificates/{}.{}", text("id")?, Media::parse(text("media_type")?)?.ending()))
}

/// Fetches files for whoever writes the archive, outside the runtime's own threads.
pub struct Fetch {
    files: Files,
    owner: Owner,
    runtime: Handle,
}

impl Fetch {
    /// Inside a runtime.
    #[must_use]
    pub fn new(files: &Files, owner: &Owner) -> Self {
        Self { files: files.clone(), owner: owner.clone(), runtime: Handle::current() }
    }

    /// Each file of a document with its place; one that the store has lost is left out.
    pub fn each<'a>(&'a self, document: &'a Document) -> impl Iterator<Item = io::Result<(String, Vec<u8>)>> + 'a {
        document.rows("certificates").iter().filter_map(move |row| {
            let (place, hash) = (place(row)?, row.get("hash")?.as_str()?);
            match self.runtime.block_on(self.files.get(&self.owner, hash)) {
                Ok(Some(content)) => Some(Ok((place, content))),
                Ok(None) => {
                    tracing::warn!("a certificate's file is not in the store; the export goes without it");
                    None
                }
                Err(error) => Some(Err(io::Error::other(error))),
            }
        })
    }
}
