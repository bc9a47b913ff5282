//! The sessions of a conference: rows with a title and hours of their own, those that were attended.

mod columns;
mod days;

use super::activity::{Award, Session};
use super::cell::Cell;
use super::dates::Order;
use super::layout::Layout;
use super::names;
use super::patterns::pattern;
use crate::quantity::Credit;
use chrono::NaiveDate;
use columns::Columns;

/// Sessions and who held them.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    pub sessions: Vec<Session>,
    pub speakers: Vec<String>,
}

/// Rows below a heading that names sessions and hours.
pub fn read(layout: &Layout, last_day: Option<NaiveDate>, order: Order) -> Sessions {
    let Some(columns) = columns::find(layout) else { return Sessions::default() };
    let mut read = Sessions::default();
    for row in rows(layout, &columns) {
        let words = row.cells.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
        if row.amount.0 == 0 || was_missed(&words) {
            continue;
        }
        let Some(title) = title(&row, &columns) else { continue };
        let (date, title) = days::day_and_title(&row.cells, &title, last_day, order);
        let title = pattern!(
            r"^\d{1,2}[:.]\d{2}\s?(?:[ap]\.?(?:m\b\.?)?)?(?:\s?[-–—]\s?\d{1,2}[:.]\d{2}\s?(?:[ap]\.?(?:m\b\.?)?)?)?\s+"
        )
        .replace(&title, "")
        .into_owned();
        let title = pattern!(r"\s*\([A-Z]\)\s*$").replace(&title, "").into_owned();
        read.sessions.push(Session { title, date, award: Award { amount: row.amount, unit: columns.unit } });
        for person in columns.speaker.iter().flat_map(|speaker| names::people(&speakers(&row, speaker))) {
            if !read.speakers.contains(&person) {
                read.speakers.push(person);
            }
        }
    }
    if read.sessions.len() < 2 { Sessions::default() } else { read }
}

/// One session's pieces, above and below the line of its hours.
struct Row<'a> {
    amount: Credit,
    /// The hours, with whatever else is printed in one piece with them.
    value: &'a Cell,
    cells: Vec<&'a Cell>,
}

fn rows<'a>(layout: &'a Layout, columns: &Columns) -> Vec<Row<'a>> {
    let below = |cell: &&Cell| cell.page == columns.title.page && cell.foot > columns.title.foot + cell.size / 2;
    let total = pattern!(
        r"^(?:(?:grand |sub-?)?totals?\b|of which|sum\b|maximum|altogether|together\b|in all\b|(?:(?:ce|cpd|clock|contact|credit) )?(?:(?:hours|credits|points) )?(?:earned|awarded|claimed)$)"
    );
    let end = layout.cells.iter().filter(below).filter(|cell| total.is_match(&cell.text)).map(|cell| cell.foot).min();
    let end = end.unwrap_or(i32::MAX);
    let inside: Vec<&Cell> = layout.cells.iter().filter(below).filter(|cell| cell.foot < end - cell.size / 2).collect();
    let mut rows: Vec<Row> = Vec::new();
    for cell in &inside {
        if let Some(amount) = columns.amount(cell)
            && rows.last().is_none_or(|last| cell.foot - last.value.foot > cell.size / 2)
        {
            rows.push(Row { amount, value: cell, cells: Vec::new() });
        }
    }
    // Below the others, with less on its line, a number that is their sum is the total, whatever it is called.
    let on_line = |foot: i32| inside.iter().filter(|cell| (cell.foot - foot).abs() <= cell.size * 2 / 5).count();
    if let [first, .., last] = &rows[..]
        && rows.len() > 2
        && rows.iter().map(|row| row.amount.0).sum::<i64>() == last.amount.0 * 2
        && on_line(last.value.foot) < on_line(first.value.foot)
    {
        rows.pop();
    }
    // Rows that are set on one line begin with their hours; where a row's pieces are centred, some stand above them.
    let (Some(first), Some(top)) = (rows.first(), inside.first()) else { return rows };
    let centred = first.value.foot - top.foot > top.size / 3;
    let feet: Vec<i32> = rows.iter().map(|row| row.value.foot).collect();
    // What stands as far below as the next row would, and not alone, is a row without hours: one that was left out.
    let pitch = feet.windows(2).map(|pair| pair[1] - pair[0]).min().unwrap_or(i32::MAX);
    for &cell in &inside {
        let home = if centred {
            feet.iter().enumerate().min_by_key(|(_, foot)| (cell.foot - **foot).abs()).map(|(at, _)| at)
        } else {
            feet.iter().rposition(|foot| *foot <= cell.foot + cell.size * 2 / 5)
        };
        // What follows far below the last row is no part of it.
        if let Some(at) = home
            && (cell.foot - feet[at]).abs() <= cell.size * 4
            && !pattern!(r"^no (?:scan|badge|sign-?in|signature)s?\b").is_match(&cell.text)
            && (centred || on_line(cell.foot) == 1 || (cell.foot - feet[at]) * 10 < pitch.saturating_mul(9))
        {
            rows[at].cells.push(cell);
        }
    }
    rows
}

/// Whether a row says that it was not attended.
pub fn was_missed(words: &str) -> bool {
    words.contains('☐')
        || pattern!(r"not attended|\babsent\b|did not attend|cancel+ed|no-?show|\bmissed\b").is_match(words)
}

/// The longest text of the row, and what goes on below it.
fn title(row: &Row, columns: &Columns) -> Option<String> {
    let words: Vec<&&Cell> = row.cells.iter().filter(|cell| columns.may_be_title(cell)).collect();
    let longest = words.iter().max_by_key(|cell| cell.text.chars().count())?;
    let column = |cell: &&&&Cell| {
        (cell.left - longest.left).abs() <= cell.size * 2
            || cell.left > longest.left && cell.right <= longest.right
            || (cell.left + cell.right - longest.left - longest.right).abs() <= cell.size
    };
    let text = words.iter().filter(column).map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
    (text.chars().count() > 4).then_some(text)
}

/// What stands in the speakers' column.
fn speakers(row: &Row, speaker: &Cell) -> String {
    let near = |cell: &&&Cell| (cell.left - speaker.left).abs() < speaker.size * 2;
    let text = row.cells.iter().filter(near).map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
    pattern!(r"\s+\d+(?:[.,]\d+)?$").replace(&text, "").into_owned()
}
