//! The archive's parts, written one after the other.

use super::files::Fetch;
use super::{readme, sheets};
use crate::db::export::{Document, schema};
use crate::web::download;
use chrono::NaiveDate;
use domain::words::English;
use std::io::{self, Write};
use zip::ZipWriter;

/// The document that can be brought in again.
pub const DOCUMENT: &str = "growing-edge.json";
const SCHEMA: &str = "growing-edge.schema.json";
const README: &str = "README.txt";

/// Writes the whole archive, front to back, so that it can be sent while it is made.
pub fn write<W: Write>(
    to: W,
    document: &Document,
    files: &Fetch,
    english: English,
    today: NaiveDate,
) -> io::Result<()> {
    let mut archive = ZipWriter::new_stream(to);
    let options = download::packed(today);
    archive.start_file(README, options)?;
    archive.write_all(readme::text(document, english, today).as_bytes())?;
    archive.start_file(DOCUMENT, options)?;
    serde_json::to_writer_pretty(&mut archive, document)?;
    archive.start_file(SCHEMA, options)?;
    serde_json::to_writer_pretty(&mut archive, &schema())?;
    for sheet in sheets::all(document) {
        archive.start_file(sheet.name, options)?;
        archive.write_all(&sheet.csv()?)?;
    }
    for file in files.each(document) {
        let (place, content) = file?;
        archive.start_file(place, options)?;
        archive.write_all(&content)?;
    }
    archive.finish()?.flush()
}
