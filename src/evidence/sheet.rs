//! Lists: CSV as programs export it, and workbooks with their sheets.

use calamine::{Data, Reader, Xlsx, XlsxError};
use domain::reading::{self, Reading, Status};
use std::io::Cursor;

/// More rows than a life of learning has.
const MOST_ROWS: usize = 20_000;

pub fn list(bytes: &[u8]) -> Reading {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        // As Excel saves it where nobody asked for UTF-8.
        Err(_) => bytes.iter().map(|byte| char::from(*byte)).collect(),
    };
    let text = text.trim_start_matches('\u{FEFF}');
    let head: String = text.lines().take(5).collect();
    let separator =
        [b',', b';', b'\t'].into_iter().max_by_key(|sign| head.matches(char::from(*sign)).count()).unwrap_or(b',');
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let mut rows: Vec<Vec<String>> = Vec::new();
    for record in reader.records().take(MOST_ROWS) {
        let Ok(record) = record else { return Reading::none(Status::Corrupt) };
        // Blank lines are left out by the reader; a row is called by its line all the same.
        let line =
            record.position().map_or(rows.len() + 1, |position| usize::try_from(position.line()).unwrap_or(usize::MAX));
        while rows.len() + 1 < line.min(MOST_ROWS) && rows.iter().all(|row| row.iter().all(|cell| !cell.contains('\n')))
        {
            rows.push(Vec::new());
        }
        rows.push(record.iter().map(str::to_owned).collect());
    }
    answer(reading::read_table(&rows, None))
}

pub fn workbook(bytes: &[u8]) -> Reading {
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(XlsxError::Password) => return Reading::none(Status::NeedsPassword),
        Err(_) => return Reading::none(Status::Corrupt),
    };
    let mut all: Option<Vec<reading::Activity>> = None;
    for name in workbook.sheet_names() {
        let Ok(range) = workbook.worksheet_range(&name) else { continue };
        let first = range.start().map_or(0, |(row, _)| row) as usize;
        let mut rows: Vec<Vec<String>> = vec![Vec::new(); first.min(MOST_ROWS)];
        rows.extend(range.rows().take(MOST_ROWS).map(|row| row.iter().map(cell).collect()));
        if let Some(read) = reading::read_table(&rows, Some(&name)) {
            all.get_or_insert_with(Vec::new).extend(read);
        }
    }
    answer(all)
}

fn answer(read: Option<Vec<reading::Activity>>) -> Reading {
    match read {
        Some(activities) if !activities.is_empty() => Reading::of(activities),
        Some(_) => Reading::none(Status::Empty),
        None => Reading::none(Status::NotCertificate),
    }
}

/// A cell as a person sees it; a day in the order that cannot be mistaken.
fn cell(data: &Data) -> String {
    match data {
        Data::Empty | Data::Error(_) => String::new(),
        Data::DateTime(moment) if moment.is_datetime() => {
            let (year, month, day, ..) = moment.to_ymd_hms_milli();
            format!("{year:04}-{month:02}-{day:02}")
        }
        Data::DateTimeIso(text) => text.split('T').next().unwrap_or_default().to_owned(),
        Data::Float(number) => hundredths(*number),
        other => other.to_string(),
    }
}

/// A number as typed: `0.1 + 0.2` is `0.3`.
fn hundredths(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
