//! Several courses on one paper: rows below a heading, as transcripts print them.

use super::activity::Activity;
use super::cell::Cell;
use super::layout::Layout;
use super::{certify, table};

/// One activity for each row that was done; nothing where the paper has no such rows, or they are one event's sessions.
pub fn read(layout: &Layout) -> Vec<Activity> {
    let lines = lines(&layout.cells);
    let headed = lines.iter().enumerate().filter(|(_, line)| line.len() >= 3).find_map(|(at, line)| {
        let columns = headings(line);
        let names: Vec<String> = columns.iter().map(|cell| cell.text.clone()).collect();
        table::is_heading(&names).then_some((at, columns))
    });
    let Some((heading, columns)) = headed else { return Vec::new() };
    let columns = &columns[..];
    let mut rows: Vec<Vec<String>> = vec![columns.iter().map(|cell| cell.text.clone()).collect()];
    let mut last: Option<(usize, i32)> = None;
    for line in &lines[heading + 1..] {
        let mut row = vec![String::new(); columns.len()];
        let mut wide = false;
        for cell in line.iter().flat_map(|cell| number_apart(cell, columns)) {
            match column_of(&cell, columns) {
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
            title: row.title.as_deref().and_then(certify::clean),
            approvals: if row.approvals.is_empty() { whole.approvals.clone() } else { row.approvals },
            ..row
        })
        .collect()
}

/// Cells by the line on which they stand, in reading order.
fn lines(cells: &[Cell]) -> Vec<&[Cell]> {
    cells.chunk_by(|one, other| one.page == other.page && (one.foot - other.foot).abs() <= 12).collect()
}

/// The headings of a line; two that stand so close that they came as one are parted.
fn headings(line: &[Cell]) -> Vec<Cell> {
    let known = |text: &str| table::column(text) != table::Column::Unknown;
    let parted = |cell: &Cell| {
        let both = |at: usize| known(cell.text[..at].trim()) && known(cell.text[at..].trim());
        let gap = cell.text.match_indices(' ').map(|(at, _)| at).find(|at| both(*at));
        gap.filter(|_| !known(&cell.text)).map(|gap| part(cell, gap))
    };
    line.iter()
        .flat_map(|cell| parted(cell).map_or_else(|| vec![cell.clone()], |(first, second)| vec![first, second]))
        .collect()
}

/// A number at a cell's end that stands under the next heading: `Reading with quiz 2.0`.
fn number_apart(cell: &Cell, columns: &[Cell]) -> Vec<Cell> {
    let gap = cell.text.rfind(' ').filter(|gap| {
        let next = columns.iter().find(|next| next.left > cell.left && next.left < cell.right);
        super::amounts::number(&cell.text[*gap..]).is_some()
            && next.is_some_and(|next| table::column(&next.text) == table::Column::Hours)
            && column_of(cell, columns).is_none_or(|at| table::column(&columns[at].text) != table::Column::Hours)
    });
    gap.map_or_else(
        || vec![cell.clone()],
        |gap| {
            let (first, second) = part(cell, gap);
            vec![first, second]
        },
    )
}

/// A cell in two, each as wide as its letters are many.
fn part(cell: &Cell, gap: usize) -> (Cell, Cell) {
    let (first, second) = (cell.text[..gap].trim().to_owned(), cell.text[gap..].trim().to_owned());
    let width = |text: &str| i32::try_from(text.chars().count()).unwrap_or(1);
    let letter = (cell.right - cell.left) / width(&cell.text).max(1);
    let right = cell.left + letter * width(&first);
    let left = cell.right - letter * width(&second);
    (Cell { text: first, right, ..cell.clone() }, Cell { text: second, left, ..cell.clone() })
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
