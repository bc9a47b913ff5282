//! From what was sent to rows of cells: bounded, and opened by a process of its own where it is a file.

use crate::db::imports::Content;
use crate::evidence::{self, Lists, Reader};
use crate::web::error::{AppError, Result};
use axum::extract::Multipart;
use chrono_tz::Tz;
use domain::importing::{self, MOST_CHARS, MOST_COLUMNS, Order, Row, decode, rows};
use domain::reading::Status;

/// Rows of one list.
pub const MOST_ROWS: usize = 20_000;

/// A form with a file in it.
#[derive(Default)]
pub struct Sent {
    pub id: String,
    pub text: String,
    pub name: String,
    pub file: Vec<u8>,
    /// Which comes first in its dates, where that was asked.
    pub order: Option<Order>,
    /// Not one period alone.
    pub all: bool,
}

impl Sent {
    pub async fn read(mut multipart: Multipart) -> Result<Self> {
        let mut sent = Self::default();
        while let Some(field) = multipart.next_field().await? {
            let name = field.name().unwrap_or_default().to_owned();
            if name == "file" {
                sent.name = field.file_name().unwrap_or_default().chars().take(120).collect();
                sent.file = field.bytes().await?.to_vec();
                continue;
            }
            let bytes = field.bytes().await?;
            let text = String::from_utf8(bytes.to_vec()).map_err(|_| AppError::Unreadable)?;
            match name.as_str() {
                "id" => sent.id = text,
                "text" => sent.text = text,
                "order" => sent.order = order(&text),
                "all" => sent.all = !text.is_empty(),
                _ => {}
            }
        }
        Ok(sent)
    }
}

/// The answer to which comes first in a date.
#[must_use]
pub fn order(slug: &str) -> Option<Order> {
    match slug {
        "month_first" => Some(Order::MonthFirst),
        "day_first" => Some(Order::DayFirst),
        _ => None,
    }
}

/// Why nothing of it is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// What to do, beside this field.
    Field(&'static str, String),
    /// Growing Edge's own export: another page brings it in.
    OwnExport,
}

/// The rows of what was sent: the file, or else the text.
pub async fn content(reader: &Reader, sent: Sent, zone: Tz) -> Result<std::result::Result<Content, Fault>> {
    let Sent { text, name, file, .. } = sent;
    if file.is_empty() {
        // As long as a file may be: not on the thread that answers others.
        let read = tokio::task::spawn_blocking(move || pasted(&text));
        return read.await.map_err(|error| AppError::Broken(error.into()));
    }
    if is_own_export(&file) {
        return Ok(Err(Fault::OwnExport));
    }
    let read = reader.rows(&name, zone, &file).await;
    read.map(of_file).map_err(|error| AppError::Broken(anyhow::Error::from(error).context("a file could not be read")))
}

fn pasted(text: &str) -> std::result::Result<Content, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::Field("file", "Choose a file, or paste a list below.".into()));
    }
    let beside = |problem: String| Fault::Field("text", problem);
    if text.len() > evidence::MOST_BYTES {
        return Err(beside("That is longer than 20 MB.".into()));
    }
    let decoded = decode(text.as_bytes()).map_err(beside)?;
    let rows = rows::rows(&decoded.text, MOST_ROWS).map_err(|fault| beside(fault.to_string()))?;
    within(Content { rows, ..Content::default() }, "text")
}

fn of_file(Lists { status, guessed, lists }: Lists) -> std::result::Result<Content, Fault> {
    let words = match status {
        Status::Ok => {
            let (rows, left_out) = rows::join(lists.into_iter().map(|list| (list.name, list.rows)).collect());
            return within(Content { rows, left_out, guessed, cut: 0 }, "file");
        }
        Status::Empty => "There is nothing in this file that could come in.",
        Status::NeedsPassword => "This file asks for a password. Save a copy without one and try again.",
        Status::TooLarge => {
            "That is more than 20 MB or 20,000 rows, or takes too long to read. Split it in two and add one after the other."
        }
        Status::Unsupported | Status::NeedsOcr | Status::NotCertificate => {
            "This kind of file holds no list. CSV, TSV, XLSX and calendars (.ics) do."
        }
        Status::Corrupt => {
            "This file is damaged or incomplete, or its letters cannot be read. Save it once more and try again."
        }
    };
    Err(Fault::Field("file", words.into()))
}

/// Within the bounds of a list: too wide is refused, too long a cell is cut and counted.
fn within(mut content: Content, field: &'static str) -> std::result::Result<Content, Fault> {
    if content.rows.len() > MOST_ROWS {
        return Err(Fault::Field(field, rows::Fault::TooMany(MOST_ROWS).to_string()));
    }
    for Row { cells, .. } in &mut content.rows {
        while cells.last().is_some_and(|cell| cell.trim().is_empty()) {
            cells.pop();
        }
        if cells.len() > MOST_COLUMNS {
            let words = format!("It has more than {MOST_COLUMNS} columns. Take out those that are not about learning.");
            return Err(Fault::Field(field, words));
        }
        for cell in cells.iter_mut().filter(|cell| cell.len() > MOST_CHARS) {
            if let Some((end, _)) = cell.char_indices().nth(MOST_CHARS) {
                cell.truncate(end);
                content.cut += 1;
            }
        }
    }
    Ok(content)
}

/// By its first bytes, or by the name of the document in the archive.
fn is_own_export(bytes: &[u8]) -> bool {
    let has = |part: &[u8], wanted: &str| part.windows(wanted.len()).any(|found| found == wanted.as_bytes());
    let start = &bytes[..bytes.len().min(4096)];
    if bytes.starts_with(b"PK") {
        return has(bytes, crate::web::export::DOCUMENT) && !has(start, "[Content_Types].xml");
    }
    importing::tidy(&String::from_utf8_lossy(start)).trim_start().starts_with('{')
        && has(start, crate::db::export::FORMAT)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_stays_within_its_bounds() {
        let wide = vec!["x"; MOST_COLUMNS + 1].join(",");
        assert!(matches!(pasted(&wide), Err(Fault::Field("text", words)) if words.contains("64 columns")));
        let trailing = format!("title,date{}", ",".repeat(200));
        assert_eq!(pasted(&trailing).unwrap().rows[0].cells.len(), 2);
        let long = pasted(&format!("title\n{}", "é".repeat(MOST_CHARS + 5))).unwrap();
        assert_eq!((long.cut, long.rows[1].cells[0].chars().count()), (1, MOST_CHARS));
    }

    #[test]
    fn an_export_of_ours_is_known() {
        let document = format!("{{\"format\": \"{}\", \"tables\": {{}}}}", crate::db::export::FORMAT);
        assert!(is_own_export(document.as_bytes()));
        assert!(!is_own_export(b"title,date\ngrowing-edge,2026-01-01"));
    }
}
