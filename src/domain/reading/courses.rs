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
    let columns = lines[heading];
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|cell| cell.text.clone()).collect()];
    let mut last: Option<(usize, i32)> = None;
    for line in &lines[heading + 1..] {
        let mut row = vec![String::new(); columns.len()];
        let mut wide = false;
        for cell in &line.iter().flat_map(|cell| apart(cell, columns)).collect::<Vec<_>>() {
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

/// Two columns' values that stand close are two: `Reading with quiz 2.0` below `Format` and `Hours`.
fn apart(cell: &Cell, columns: &[Cell]) -> Vec<Cell> {
    let whole = vec![cell.clone()];
    let Some((words, number)) = cell.text.rsplit_once(' ').filter(|_| column_of(cell, columns).is_none()) else {
        return whole;
    };
    if !number.starts_with(|sign: char| sign.is_ascii_digit()) {
        return whole;
    }
    let signs = i32::try_from(cell.text.chars().count().max(1)).unwrap_or(i32::MAX);
    let step = |text: &str| (cell.right - cell.left) / signs * i32::try_from(text.chars().count()).unwrap_or(0);
    let first = Cell { text: words.to_owned(), right: cell.left + step(words), ..cell.clone() };
    let second = Cell { text: number.to_owned(), left: cell.right - step(number), ..cell.clone() };
    match (column_of(&first, columns), column_of(&second, columns)) {
        (Some(one), Some(other)) if one != other => vec![first, second],
        _ => whole,
    }
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
