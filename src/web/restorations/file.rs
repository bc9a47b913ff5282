//! From an uploaded file to a document: bounded, and strict.

use crate::db::export::{Document, fault};
use crate::web::export::DOCUMENT;
use crate::web::time_zones;
use bytes::Bytes;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An archive as it may be sent.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;
/// What may come out of it: a small archive can hold a mountain of nothing.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// What may come out of its other files together. Certificates hardly shrink in an archive: an honest one holds no more.
const MOST_OF_FILES: u64 = 2 * MOST_BYTES as u64;
/// Files in an archive; each is only looked at by its name.
const MOST_FILES: usize = 50_000;

/// The document of an archive with the files beside it, or of its JSON alone; `Err` says what to do.
pub fn read(bytes: Bytes) -> Result<(Document, Files), String> {
    if bytes.is_empty() {
        return Err(
            "Choose the file that you downloaded: growing-edge-….zip, or the growing-edge.json inside it.".into()
        );
    }
    let (json, archive) = if bytes.starts_with(b"PK") {
        let mut archive = open(bytes)?;
        (Bytes::from(unpack(&mut archive)?), Some(archive))
    } else {
        (bytes, None)
    };
    let document: Document = serde_json::from_slice(&json).map_err(|error| {
        format!("It is not an export as Growing Edge writes it (line {}): nothing was read.", error.line())
    })?;
    if let Some(fault) = fault(&document) {
        return Err(fault);
    }
    settings(&document)?;
    Ok((document, Files { archive, left: MOST_OF_FILES }))
}

type Archive = ZipArchive<Cursor<Bytes>>;

fn open(bytes: Bytes) -> Result<Archive, String> {
    let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_FILES {
        return Err("The archive holds more files than any export.".into());
    }
    Ok(archive)
}

fn unpack(archive: &mut Archive) -> Result<Vec<u8>, String> {
    let Ok(file) = archive.by_name(DOCUMENT) else {
        return Err(format!("There is no {DOCUMENT} in the archive: it is not an export of Growing Edge."));
    };
    let mut json = Vec::new();
    // Counted while it comes out: what an archive says of its sizes need not be true.
    file.take(MOST_UNPACKED + 1).read_to_end(&mut json).map_err(|_| damaged())?;
    if json.len() as u64 > MOST_UNPACKED {
        return Err("There is more in it than an account can hold.".into());
    }
    Ok(json)
}

/// The files of certificates in an archive, each given once.
pub struct Files {
    /// None where the document came alone.
    archive: Option<Archive>,
    /// Bytes that may still come out.
    left: u64,
}

impl Files {
    /// One file; `None` where it is not there, is too large or is damaged, and when more came out than an account can hold.
    pub fn take(&mut self, name: &str, most: usize) -> Option<Vec<u8>> {
        let file = self.archive.as_mut()?.by_name(name).ok()?;
        let most = self.left.min(most as u64);
        let mut content = Vec::new();
        let read = file.take(most + 1).read_to_end(&mut content);
        self.left = self.left.saturating_sub(content.len() as u64);
        read.ok().filter(|read| *read as u64 <= most).map(|_| content)
    }
}

fn damaged() -> String {
    "The archive is damaged or not complete. Download it once more and try again.".into()
}

/// Settings as the account's form would take them.
fn settings(document: &Document) -> Result<(), String> {
    let account = &document.account;
    let day =
        account.birth_month.map(|month| chrono::NaiveDate::from_ymd_opt(2024, month, account.birth_day.unwrap_or(1)));
    let birthday = !matches!(day, Some(None)) && (account.birth_day.is_none() || account.birth_month.is_some());
    let name = crate::web::form::required(&account.name, "A name", 120).is_ok_and(|name| name == account.name);
    if birthday && name && time_zones::parse(&account.time_zone).is_ok() {
        return Ok(());
    }
    Err("The settings of the account in it cannot be read: name, time zone or birthday.".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn no_more_comes_out_than_an_account_can_hold() {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for name in ["one", "two"] {
            zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            zip.write_all(&[0; 100]).unwrap();
        }
        let bytes = Bytes::from(zip.finish().unwrap().into_inner());
        let within = |left| Files { archive: Some(open(bytes.clone()).unwrap()), left };
        let mut files = within(150);
        assert_eq!(files.take("one", 1_000).map(|content| content.len()), Some(100));
        assert_eq!(files.take("two", 1_000), None, "the second would be too much");
        let mut files = within(150);
        assert_eq!(files.take("one", 99), None, "larger than one file may be");
        assert_eq!(files.take("one", 100), None, "and what came out is counted all the same");
    }
}
