//! Several courses on one paper: rows below a heading, as transcripts print them.

use super::activity::Activity;
use super::cell::Cell;
use super::layout::Layout;
use super::{certify, table, title};

/// One activity for each row that was done; nothing where the paper has no such rows, or they are one event's sessions.
pub fn read(layout: &Layout) -> Vec<Activity> {
    let lines = lines(&layout.cells);
    let Some(heading) = lines.iter().position(|line| {
        line.len() >= 3 && table::is_heading(&line.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>())
    }) else {
        return Vec::new();
    };
    let body = &lines[heading + 1..];
    let columns = &apart(lines[heading], body)[..];
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|cell| cell.text.clone()).collect()];
    let mut last: Option<(usize, i32)> = None;
    let starts: Vec<i32> = columns.iter().map(|column| start(column, body)).collect();
    for line in body {
        let mut row = vec![String::new(); columns.len()];
        let mut wide = false;
        let cells: Vec<Cell> = line.iter().flat_map(|cell| split(cell, &starts)).collect();
        for cell in &cells {
            match column_of(cell, columns) {
                Some(at) if row[at].is_empty() => row[at].clone_from(&cell.text),
                Some(at) => row[at] = format!("{} {}", row[at], cell.text),
                None => wide = true,
            }
        }
        let (foot, size) = (line[0].foot, line[0].size);
        if wide || (line[0].page != columns[0].page && last.is_none()) {
            continue;
        }
        let filled = row.iter().filter(|cell| !cell.is_empty()).count();
        // What goes on below in one or two columns belongs to the row above.
        if let Some((at, above)) = last
            && filled <= 2
            && (foot - above) * 20 <= size * 30
            && foot > above
            && !row.iter().any(|cell| table::did_not_happen(cell))
        {
            for (whole, more) in rows[at].iter_mut().zip(&row) {
                if !more.is_empty() {
                    *whole = format!("{whole} {more}").trim().to_owned();
                }
            }
            last = Some((at, foot));
            continue;
        }
        if filled >= 3 {
            rows.push(row);
            last = Some((rows.len() - 1, foot));
        } else {
            last = None;
        }
    }
    let mut read = table::read(&rows, None).unwrap_or_default();
    for activity in &mut read {
        activity.row = None;
    }
    read.retain(|activity| {
        activity.title.is_some() && (activity.completion_date.is_some() || activity.award.is_some())
    });
    // Days of one event are its sessions; a transcript has a day for each.
    let dated = read.iter().filter(|activity| activity.completion_date.is_some()).count();
    let first = read.iter().filter_map(|activity| activity.completion_date).min();
    let end = read.iter().filter_map(|activity| activity.completion_date).max();
    let apart = first.zip(end).is_some_and(|(first, end)| (end - first).num_days() > 10);
    if read.len() >= 2 && dated == read.len() && apart { read } else { Vec::new() }
}

/// What the paper says once for all of its rows.
pub fn with_common(rows: Vec<Activity>, whole: &Activity) -> Vec<Activity> {
    let common = |own: Option<String>, all: &Option<String>| own.or_else(|| all.clone());
    rows.into_iter()
        .map(|row| Activity {
            attendee: common(row.attendee, &whole.attendee),
            license_number: common(row.license_number, &whole.license_number),
            provider: common(row.provider, &whole.provider),
            title: row.title.as_deref().and_then(certify::clean).map(|title| title::without_code(&title)),
            approvals: if row.approvals.is_empty() { whole.approvals.clone() } else { row.approvals },
            ..row
        })
        .collect()
}

/// Cells by the line on which they stand, in reading order.
fn lines(cells: &[Cell]) -> Vec<&[Cell]> {
    cells.chunk_by(|one, other| one.page == other.page && (one.foot - other.foot).abs() <= 12).collect()
}

/// Headings that stand so close that they were read as one, parted where the columns below them begin.
fn apart(headings: &[Cell], body: &[&[Cell]]) -> Vec<Cell> {
    let near = || body.iter().take(12);
    headings
        .iter()
        .flat_map(|heading| {
            let within = |cell: &&Cell| {
                let span = heading.left - heading.size..=heading.right + heading.size / 2;
                cell.page == heading.page && span.contains(&cell.left)
            };
            let lefts: Vec<Vec<i32>> =
                near().map(|line| line.iter().filter(within).map(|cell| cell.left).collect()).collect();
            let several: Vec<&Vec<i32>> = lefts.iter().filter(|lefts| lefts.len() >= 2).collect();
            if several.len() >= 2 { split(heading, several[0]) } else { vec![heading.clone()] }
        })
        .collect()
}

/// Where the cells of a column begin, most of them on one line of the page; else where its heading does.
fn start(column: &Cell, body: &[&[Cell]]) -> i32 {
    let close = |cell: &&Cell| cell.page == column.page && (cell.left - column.left).abs() <= column.size;
    let mut lefts: Vec<i32> =
        body.iter().take(12).filter_map(|line| line.iter().find(close)).map(|cell| cell.left).collect();
    lefts.sort_unstable();
    lefts.get(lefts.len() / 2).copied().unwrap_or(column.left)
}

/// A piece that runs over the beginnings of several columns, parted at the words that begin there.
fn split(cell: &Cell, starts: &[i32]) -> Vec<Cell> {
    let letters = i32::try_from(cell.text.chars().count()).unwrap_or(1).max(1);
    let mut parts: Vec<Cell> = Vec::new();
    let mut at = 0;
    for word in cell.text.split(' ') {
        let left = cell.left + (cell.right - cell.left) * at / letters;
        at += i32::try_from(word.chars().count()).unwrap_or(0) + 1;
        let right = cell.left + (cell.right - cell.left) * (at - 1) / letters;
        let begins =
            starts.iter().any(|start| (start - left).abs() <= cell.size * 2 / 3 && *start > cell.left + cell.size);
        match parts.last_mut().filter(|_| !begins) {
            Some(last) => {
                last.text = format!("{} {word}", last.text);
                last.right = right;
            }
            None => parts.push(Cell { text: word.to_owned(), left, right, ..cell.clone() }),
        }
    }
    parts
}

/// The column whose heading stands over a cell; none where the cell runs through several.
fn column_of(cell: &Cell, columns: &[Cell]) -> Option<usize> {
    let over = |at: usize| {
        let left = columns[at].left - 60;
        let right = columns.get(at + 1).map_or(i32::MAX, |next| next.left - 60);
        cell.right.min(right) - cell.left.max(left)
    };
    let touched: Vec<usize> = (0..columns.len()).filter(|at| over(*at) > 120.min(cell.right - cell.left) / 2).collect();
    match touched[..] {
        [one] => Some(one),
        [one, two] if over(one) >= over(two) * 4 => Some(one),
        [one, two] if over(two) >= over(one) * 4 => Some(two),
        _ => None,
    }
}
