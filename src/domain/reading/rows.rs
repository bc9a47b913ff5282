//! Rows of a page: what stands on one line, and where the pieces of several lines stand below each other.

use super::cell::Cell;

/// Where the next piece of a piece's line begins.
pub(super) fn second(first: &Cell, cells: &[Cell]) -> Option<i32> {
    cells.iter().filter(|other| same_line(other, first) && other.left > first.right).map(|other| other.left).min()
}

/// Whether a piece is the first of its row, in four rows or more whose second pieces stand below each other too.
pub(super) fn in_grid(at: usize, cells: &[Cell], seconds: &[Option<i32>]) -> bool {
    let (cell, Some(value)) = (&cells[at], seconds[at]) else { return false };
    let alike =
        |other: &Cell| other.page == cell.page && (other.left - cell.left).abs() <= 8 && other.size == cell.size;
    let rows = cells
        .iter()
        .zip(seconds)
        .filter(|(other, second)| alike(other) && second.is_some_and(|left| (left - value).abs() <= 8));
    rows.count() >= 4
}

pub(super) fn same_line(one: &Cell, other: &Cell) -> bool {
    one.page == other.page && (one.foot - other.foot).abs() <= one.size.max(other.size) * 2 / 5
}
