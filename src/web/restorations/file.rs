//! From an uploaded file to a document: bounded, and strict.

use crate::db::export::{Document, fault};
use crate::web::export::DOCUMENT;
use crate::web::time_zones;
use std::io::{Cursor, Read};

/// An archive as it may be sent.
pub const MOST_BYTES: usize = 256 * 1024 * 1024;
/// What may come out of it: a small archive can hold a mountain of nothing.
const MOST_UNPACKED: u64 = 64 * 1024 * 1024;
/// Files in an archive; each is only looked at by its name.
const MOST_FILES: usize = 50_000;

/// The document of an archive, or of its JSON alone; `Err` says what to do.
pub fn read(bytes: &[u8]) -> Result<Document, String> {
    if bytes.is_empty() {
        return Err(
            "Choose the file that you downloaded: growing-edge-….zip, or the growing-edge.json inside it.".into()
        );
    }
    let unpacked;
    let json = if bytes.starts_with(b"PK") {
        unpacked = unpack(bytes)?;
        unpacked.as_slice()
    } else {
        bytes
    };
    let document: Document = serde_json::from_slice(json).map_err(|error| {
        format!("It is not an export as Growing Edge writes it (line {}): nothing was read.", error.line())
    })?;
    if let Some(fault) = fault(&document) {
        return Err(fault);
    }
    settings(&document)?;
    Ok(document)
}

fn unpack(bytes: &[u8]) -> Result<Vec<u8>, String> {
    let damaged = |_| "The archive is damaged or not complete. Download it once more and try again.".to_owned();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > MOST_FILES {
        return Err("The archive holds more files than any export.".into());
    }
    let Ok(file) = archive.by_name(DOCUMENT) else {
        return Err(format!("There is no {DOCUMENT} in the archive: it is not an export of Growing Edge."));
    };
    let mut json = Vec::new();
    // Counted while it comes out: what an archive says of its sizes need not be true.
    file.take(MOST_UNPACKED + 1).read_to_end(&mut json).map_err(damaged_part)?;
    if json.len() as u64 > MOST_UNPACKED {
        return Err("There is more in it than an account can hold.".into());
    }
    Ok(json)
}

/// One file of an archive; `None` where it is not there, is too large or is damaged.
pub fn part(bytes: &[u8], name: &str, most: usize) -> Option<Vec<u8>> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).ok()?;
    let file = archive.by_name(name).ok()?;
    let mut content = Vec::new();
    file.take(most as u64 + 1).read_to_end(&mut content).ok()?;
    (content.len() <= most).then_some(content)
}

fn damaged_part(_: std::io::Error) -> String {
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
