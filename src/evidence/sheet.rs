//! Lists: CSV as programs export it, and workbooks with their sheets.

use calamine::{Data, Reader, Xlsx, XlsxError};
use domain::importing::{self, Row};
use domain::reading::{self, Reading, Status};
use std::io::Cursor;

/// More rows than a life of learning has; one more tells that there are more.
pub const MOST_ROWS: usize = 20_000;

pub fn list(bytes: &[u8]) -> Reading {
    let Ok(decoded) = importing::decode(bytes) else { return Reading::none(Status::Corrupt) };
    let Ok(found) = importing::rows::rows(&decoded.text, MOST_ROWS) else { return Reading::none(Status::Corrupt) };
    answer(reading::read_table(&by_line(&found), None))
}

pub fn workbook(bytes: &[u8]) -> Reading {
    let sheets = match sheets(bytes) {
        Ok(sheets) => sheets,
        Err(status) => return Reading::none(status),
    };
    let mut all: Option<Vec<reading::Activity>> = None;
    for (name, rows) in sheets {
        if let Some(read) = reading::read_table(&by_line(&rows), Some(&name)) {
            all.get_or_insert_with(Vec::new).extend(read);
        }
    }
    answer(all)
}

/// Every sheet of a workbook with its rows that have anything in them.
pub fn sheets(bytes: &[u8]) -> Result<Vec<(String, Vec<Row>)>, Status> {
    let mut workbook: Xlsx<_> = match Xlsx::new(Cursor::new(bytes)) {
        Ok(workbook) => workbook,
        Err(XlsxError::Password) => return Err(Status::NeedsPassword),
        Err(_) => return Err(Status::Corrupt),
    };
    let mut sheets = Vec::new();
    for name in workbook.sheet_names() {
        let Ok(range) = workbook.worksheet_range(&name) else { continue };
        let (first, left) = range.start().unwrap_or_default();
        let rows = range.rows().take(MOST_ROWS + 1).zip(u64::from(first) + 1..).map(|(row, line)| {
            // A sheet may begin in its second column: places are counted from the first.
            let gap = std::iter::repeat_n(String::new(), left.min(64) as usize);
            Row::of(line, gap.chain(row.iter().map(cell)).collect())
        });
        sheets.push((name, rows.filter(|row| !row.is_blank()).collect()));
    }
    Ok(sheets)
}

/// Rows at their place: a certificate's row is called by its line.
fn by_line(rows: &[Row]) -> Vec<Vec<String>> {
    let mut placed: Vec<Vec<String>> = Vec::new();
    for row in rows {
        let line = usize::try_from(row.line).unwrap_or(usize::MAX).min(2 * MOST_ROWS);
        while placed.len() + 1 < line {
            placed.push(Vec::new());
        }
        placed.push(row.cells.clone());
    }
    placed
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
