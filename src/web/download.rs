//! Files that a person takes along: sent as attachments that no browser runs anything from, and tables that no spreadsheet
//! takes for formulas.

use crate::web::error::AppError;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{Datelike, NaiveDate};
use std::io::{self, BufWriter, Write};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime};

/// What is written before it is sent on, and how much of it waits for a slow connection.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

/// A file under a name of ours: ASCII, never a person's words.
#[must_use]
pub fn attachment(name: &str, kind: &'static str, content: impl IntoResponse) -> Response {
    let mut response = content.into_response();
    let headers = response.headers_mut();
    let plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '-' | '_' | '.');
    let name: String = name.chars().filter(|sign| plain(*sign)).collect();
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\"")).expect("the name is ASCII");
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    // A picture brings its own styles along; nothing else may be run or fetched, wherever it is opened from.
    let policy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; sandbox";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// An archive, written while it is sent: it is never whole in memory.
pub fn archive<W>(name: &str, write: W) -> Response
where
    W: FnOnce(BufWriter<Pieces>) -> io::Result<()> + Send + 'static,
{
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let pieces = BufWriter::with_capacity(PIECE, Pieces(sender.clone()));
        if let Err(error) = write(pieces) {
            // Told to the connection, so that half an archive does not look like a whole one.
            let _ = sender.blocking_send(Err(error));
        }
    });
    attachment(name, "application/zip", Body::from_stream(ReceiverStream::new(receiver)))
}

/// How the files of an archive are packed: as made on a day.
pub fn packed(made_on: NaiveDate) -> SimpleFileOptions {
    let part = |number: u32| u8::try_from(number).unwrap_or(1);
    let year = u16::try_from(made_on.year()).unwrap_or(1980);
    let made = DateTime::from_date_and_time(year, part(made_on.month()), part(made_on.day()), 0, 0, 0);
    SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(made.unwrap_or_default())
}

/// Sends what is written; fails when nobody listens any more.
pub struct Pieces(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Ok(Bytes::copy_from_slice(piece))).map_err(gone)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Rows as CSV, the first of them the heads. UTF-8 with a mark at its start, which spreadsheets look for.
pub fn csv(rows: &[Vec<String>]) -> Result<Vec<u8>, AppError> {
    let broken = |error: csv::Error| AppError::Broken(error.into());
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer("\u{feff}".as_bytes().to_vec());
    for row in rows {
        writer.write_record(row.iter().map(|cell| plain_cell(cell))).map_err(broken)?;
    }
    writer.into_inner().map_err(|error| AppError::Broken(error.into_error().into()))
}

/// A cell that a spreadsheet would read as a formula gets an apostrophe before it.
pub fn plain_cell(text: &str) -> String {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    if risky { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_told_to_be_text() {
        let rows = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "2.5", "a=b", ""].map(|cell| vec![cell.to_owned()]);
        let text = String::from_utf8(csv(&rows).unwrap()).unwrap();
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').split("\r\n").collect();
        assert_eq!(lines[..7], ["'=1+1", "'+1", "'-1", "'@SUM(A1)", "'\tx", "2.5", "a=b"]);
    }

    #[test]
    fn quotes_commas_and_lines_stay_in_their_cell() {
        let text = String::from_utf8(csv(&[vec!["a, \"b\"\nc".into(), "d".into()]]).unwrap()).unwrap();
        assert_eq!(text, "\u{feff}\"a, \"\"b\"\"\nc\",d\r\n");
    }

    #[test]
    fn a_file_is_sent_to_be_kept_and_runs_nothing() {
        let response = attachment("a\"b\r\n.svg", "image/svg+xml", "<svg/>");
        let header = |name: header::HeaderName| response.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header(header::CONTENT_DISPOSITION), "attachment; filename=\"ab.svg\"");
        assert!(header(header::CONTENT_SECURITY_POLICY).starts_with("default-src 'none'"));
    }
}
