//! A paper set in two columns, on the left what leads to what stands on the right: `has studied`, `finished on`, `credited`.
//!
//! Set in small letters such words are no labels by themselves. Where they stand below each other, those that ask for
//! something get a label's form, and those that go on with a sentence are joined with what completes them.

use super::cell::Cell;
use super::labels;
use super::patterns::pattern;

/// Rows that follow each other with a gap between two pieces, both columns kept.
const LEAST_ROWS: usize = 3;

/// The pieces, sorted, with such columns written as labels and sentences are.
pub fn written(mut cells: Vec<Cell>) -> Vec<Cell> {
    cells.sort_by_key(|cell| (cell.page, cell.foot, cell.left));
    let rows: Vec<&[Cell]> = cells.chunk_by(|one, other| one.page == other.page && one.foot == other.foot).collect();
    let mut kept: Vec<Cell> = Vec::with_capacity(cells.len());
    let mut at = 0;
    while let Some(row) = rows.get(at) {
        let run = rows[at..].windows(2).take_while(|pair| goes_on(pair[0], pair[1])).count() + 1;
        let small = |row: &&&[Cell]| row.first().is_some_and(|left| left.text.starts_with(char::is_lowercase));
        let table = rows.get(at..at + run).unwrap_or(&[]);
        if is_pair(row) && run >= LEAST_ROWS && table.iter().filter(small).count() >= 2 {
            table.iter().for_each(|row| kept.extend(led(row)));
            at += run;
        } else {
            kept.extend_from_slice(row);
            at += 1;
        }
    }
    kept
}

/// Two pieces with a gap between.
fn is_pair(row: &[Cell]) -> bool {
    matches!(row, [left, right] if right.left - left.right >= left.size)
}

fn goes_on(row: &[Cell], next: &[Cell]) -> bool {
    let ([left, right], [below, beside]) = (row, next) else { return false };
    let alike = |one: i32, other: i32| (one - other).abs() <= left.size / 2;
    let near = left.page == below.page && below.foot - left.foot <= left.size.max(right.size) * 3;
    is_pair(row) && is_pair(next) && near && alike(left.left, below.left) && alike(right.left, beside.left)
}

/// A row's pieces as they are read: a label with its sign before its value, or one piece of a sentence.
fn led(row: &[Cell]) -> Vec<Cell> {
    let [left, right] = row else { return row.to_vec() };
    let small = left.text.starts_with(char::is_lowercase) && !left.text.contains(':');
    if !small || left.text.split_whitespace().count() > 6 {
        return row.to_vec();
    }
    let mut signs = left.text.chars();
    let large: String = signs.next().into_iter().flat_map(char::to_uppercase).chain(signs).collect();
    let asks = labels::starts(&format!("{large}:")) || labels::could_be(&large);
    let verb = pattern!(r"^(?:has|have|had|was|is|did|for which|who|as)\b").is_match(&left.text);
    if asks && !verb && left.text.split_whitespace().count() <= 3 {
        return vec![Cell { text: format!("{large}:"), ..left.clone() }, right.clone()];
    }
    vec![Cell { text: format!("{} {}", left.text, right.text), right: right.right, ..left.clone() }]
}
