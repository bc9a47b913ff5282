//! From a text to rows of cells, each with the line that it begins on.

use super::heading::Mapping;
use super::text::tidy;
use crate::words;
use csv::ReaderBuilder;
use serde::{Deserialize, Serialize};

/// A row that is not empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Its line in the file, or its row in the sheet; the first is 1.
    pub line: u64,
    /// The sheet it stands in, where there are several.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    pub cells: Vec<String>,
    /// Lines that a quotation mark without an end swallowed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub swallowed: Option<usize>,
}

impl Row {
    #[must_use]
    pub fn of(line: u64, cells: Vec<String>) -> Self {
        Self { line, sheet: None, cells, swallowed: None }
    }

    /// A cell without the space around it; nothing where there is none.
    #[must_use]
    pub fn cell(&self, place: usize) -> &str {
        self.cells.get(place).map(|cell| cell.trim()).unwrap_or_default()
    }

    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }

    /// What is wrong with a row as a row.
    #[must_use]
    pub fn fault(&self, width: usize) -> Option<String> {
        if let Some(lines) = self.swallowed {
            let after = words::count(i64::try_from(lines).unwrap_or(0), "line", "lines");
            return Some(format!(
                "A quotation mark opens here and never closes, so the {after} after it could not be read. Close it, or take it out."
            ));
        }
        let more = self.cells.iter().skip(width).any(|cell| !cell.trim().is_empty());
        more.then(|| {
            "It has more cells than there are columns. Put a text that holds the sign between columns into quotation marks."
                .into()
        })
    }
}

/// Sheets whose columns have the same names as one list, and the names of the sheets left out. The first that has titles,
/// dates or hours in it says which names; each row keeps its sheet where there are several.
#[must_use]
pub fn join(mut sheets: Vec<(String, Vec<Row>)>) -> (Vec<Row>, Vec<String>) {
    sheets.retain(|(_, rows)| !rows.is_empty());
    let mappings: Vec<Mapping> = sheets.iter().map(|(_, rows)| Mapping::guess(rows)).collect();
    let first = mappings.iter().position(|mapping| mapping.missing().is_none()).unwrap_or(0);
    let Some(likeness) = mappings.get(first).map(|mapping| mapping.likeness(&sheets[first].1)) else {
        return Default::default();
    };
    let (mut joined, mut left_out) = (Vec::new(), Vec::new());
    let several = sheets.len() > 1;
    for ((name, rows), mapping) in sheets.into_iter().zip(mappings) {
        if mapping.likeness(&rows) != likeness {
            left_out.push(name);
            continue;
        }
        joined.extend(rows.into_iter().map(|row| Row { sheet: several.then(|| name.clone()), ..row }));
    }
    (joined, left_out)
}

/// Why a text is no list.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum Fault {
    #[error("There is nothing in it.")]
    Empty,
    #[error("That is more than {0} rows. Split the list in two and add one after the other.")]
    TooMany(usize),
    #[error("It cannot be read as a list: {0}")]
    Unreadable(String),
}

/// The rows of a text that have anything in them.
pub fn rows(text: &str, most: usize) -> Result<Vec<Row>, Fault> {
    let text = tidy(text);
    // Excel's own note of the sign between columns.
    let (noted, text, before) = match text.split_once('\n') {
        Some((first, rest)) if first.to_lowercase().starts_with("sep=") => {
            (first.bytes().skip(4).find(|sign| b",;\t|".contains(sign)), rest, 1)
        }
        _ => (None, text.as_str(), 0),
    };
    let delimiter = noted.unwrap_or_else(|| delimiter(text));
    let mut reader =
        ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut rows: Vec<Row> = Vec::new();
    let (mut line, mut counted) = (1 + before, 0);
    for record in reader.records() {
        let record = record.map_err(|error| Fault::Unreadable(error.to_string()))?;
        // A record is said to begin where the one before ended: empty lines between them are not its own.
        let start = record.position().and_then(|place| usize::try_from(place.byte()).ok()).unwrap_or(counted);
        let start = start + text[start..].bytes().take_while(|byte| *byte == b'\n').count();
        line += text[counted..start].bytes().filter(|byte| *byte == b'\n').count() as u64;
        counted = start;
        let row = Row::of(line, record.iter().map(str::to_owned).collect());
        if !row.is_blank() {
            rows.push(row);
        }
        if rows.len() > most + 1 {
            return Err(Fault::TooMany(most));
        }
    }
    if let Some(last) = rows.last_mut() {
        last.swallowed = open_quote(last, text);
    }
    if rows.is_empty() { Err(Fault::Empty) } else { Ok(rows) }
}

/// Rows as a text that is read as the same rows: what a page carries while it asks.
#[must_use]
pub fn write<'a>(rows: impl IntoIterator<Item = &'a Row>) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let lines = rows.into_iter().map(|row| row.cells.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n");
    lines.collect()
}

/// The sign that parts the cells of the first lines, outside of quotation marks.
fn delimiter(text: &str) -> u8 {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).take(10);
    // A title may stand above the names of the columns: the first line that is parted at all says how.
    let parted = lines.find(|line| SIGNS.iter().any(|(_, sign)| outside_quotes(line, *sign) > 0)).unwrap_or_default();
    // In doubt the first named: a comma.
    SIGNS.into_iter().rev().max_by_key(|(_, sign)| outside_quotes(parted, *sign)).map_or(b',', |(byte, _)| byte)
}

const SIGNS: [(u8, char); 4] = [(b',', ','), (b';', ';'), (b'\t', '\t'), (b'|', '|')];

fn outside_quotes(line: &str, sign: char) -> usize {
    let mut quoted = false;
    let counted = line.chars().filter(|found| {
        quoted ^= *found == '"';
        !quoted && *found == sign
    });
    counted.count()
}

/// A quotation mark that never closes swallows all lines after it: how many. Only the last row can have one.
fn open_quote(row: &Row, text: &str) -> Option<usize> {
    let swallowed = row.cells.last().filter(|cell| cell.contains('\n'))?;
    (!text.trim_end().ends_with('"')).then(|| swallowed.trim_end().matches('\n').count())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        rows(text, 10).unwrap().into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn commas_semicolons_tabs_and_bars_part_cells() {
        for text in ["a,b\n1,2", "a;b\n1;2", "a\tb\n1\t2", "a|b\n1|2", "sep=;\na;b\n1;2", "\u{feff}a,b\r\n1,2\r\n"] {
            assert_eq!(cells(text), [["a", "b"], ["1", "2"]], "{text}");
        }
    }

    #[test]
    fn a_title_above_the_list_does_not_hide_how_its_cells_are_parted() {
        assert_eq!(cells("My hours\na;b,c;d\n1;2;3")[1], ["a", "b,c", "d"]);
    }

    #[test]
    fn lines_are_counted_over_empty_ones_and_over_breaks_inside_a_cell() {
        let lines = rows("\na,b\n\n\"two\nlines\",c\n,\nx,y\n", 10).unwrap();
        assert_eq!(lines.iter().map(|row| row.line).collect::<Vec<_>>(), [2, 4, 7]);
    }

    #[test]
    fn what_is_written_is_read_as_the_same() {
        let read = rows("a;b\n\"two\nlines\";\"a \"\"word\"\", and more\"\n", 10).unwrap();
        let again: Vec<Vec<String>> = cells(&write(&read));
        assert_eq!(again, read.into_iter().map(|row| row.cells).collect::<Vec<_>>());
    }

    #[test]
    fn sheets_of_one_kind_are_one_list() {
        let sheet = |name: &str, text: &str| (name.to_owned(), rows(text, 10).unwrap());
        let list = "Date,Course,Hours\n2025-01-02,Ethics,3\n";
        let (joined, left_out) = join(vec![
            sheet("About", "My hours\n"),
            sheet("2025", list),
            sheet("2026", list),
            ("Empty".into(), vec![]),
        ]);
        assert_eq!(
            joined.iter().filter_map(|row| row.sheet.as_deref()).collect::<Vec<_>>(),
            ["2025", "2025", "2026", "2026"]
        );
        assert_eq!(left_out, ["About"]);
    }

    #[test]
    fn more_rows_than_are_taken_are_not_cut_off_silently() {
        assert_eq!(rows("a\n1\n2\n3", 2), Err(Fault::TooMany(2)));
        assert_eq!(rows(" \n,,", 2), Err(Fault::Empty));
    }
}
