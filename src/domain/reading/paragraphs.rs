//! Running text whole, also where one of its lines begins with a label's word: `… is an approved` / `Provider of continuing education`.

use super::cell::Cell;
use super::labels;
use super::layout::{Block, Layout};
use super::patterns::pattern;

/// A paragraph over several lines, or a block that is no part of one, with that block.
pub type Piece<'a> = (String, Option<&'a Block>);

/// Every text of a document.
pub fn pieces(layout: &Layout) -> Vec<Piece<'_>> {
    let paragraphs = paragraphs(layout);
    let within = |cells: &[Cell]| paragraphs.iter().any(|lines| cells.iter().all(|cell| lines.contains(&cell)));
    let mut pieces: Vec<Piece<'_>> = paragraphs.iter().map(|lines| (joined(lines), None)).collect();
    for block in layout.blocks.iter().filter(|block| !within(&block.lines)) {
        let lines: Vec<&Cell> = block.lines.iter().collect();
        pieces.push((unbroken(&block.text, &lines), Some(block)));
    }
    pieces
}

fn paragraphs(layout: &Layout) -> Vec<Vec<&Cell>> {
    let mut open: Vec<Vec<&Cell>> = Vec::new();
    for cell in &layout.cells {
        match open.iter_mut().rev().take(12).find(|lines| goes_on(lines, cell) && !is_next_row(layout, lines, cell)) {
            Some(lines) => lines.push(cell),
            None => open.push(vec![cell]),
        }
    }
    open.retain(|lines| lines.len() > 1);
    open
}

/// Whether a line follows right below a full one, set alike.
fn goes_on(lines: &[&Cell], cell: &Cell) -> bool {
    let Some(last) = lines.last() else { return false };
    let widest = lines.iter().map(|line| line.right).max().unwrap_or(0);
    let step = cell.foot - last.foot;
    let below = cell.page == last.page && step * 2 > last.size && step * 20 <= last.size * 37;
    let alike = (cell.size - last.size).abs() * 10 <= last.size;
    let centred = ((cell.left + cell.right) - (last.left + last.right)).abs() <= cell.size * 2;
    let placed = (cell.left - last.left).abs() <= cell.size || centred;
    let full = last.text.chars().count() >= 40 && last.right + last.size * 8 >= widest.max(cell.right);
    // Asked last: it is by far the dearest.
    let signed = || pattern!(r"^.{1,32}:").is_match(&cell.text) && labels::starts(&cell.text);
    below && alike && placed && full && !signed()
}

/// A sentence that begins beside a short cell is a row's, not the one's above it.
fn is_next_row(layout: &Layout, lines: &[&Cell], cell: &Cell) -> bool {
    let ended = lines.last().is_some_and(|last| last.text.ends_with(['.', ')', '\u{201d}']));
    ended && layout.left_of(cell).is_some_and(|left| left.text.chars().count() < 60)
}

fn joined(lines: &[&Cell]) -> String {
    unbroken(&lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join(" "), lines)
}

/// With the words whole that a line's end has parted: `As-` and `sociation`.
fn unbroken(text: &str, lines: &[&Cell]) -> String {
    let mut text = text.to_owned();
    for pair in lines.windows(2) {
        let parts = (pair[0].text.split_whitespace().last(), pair[1].text.split_whitespace().next());
        // `E-` and `2026-093`: a number's own hyphen.
        if let (Some(first), Some(rest)) = parts
            && pattern!(r"^[(]?(?-i:[A-Z0-9][A-Z0-9/-]*)-$").is_match(first)
            && rest.starts_with(|sign: char| sign.is_ascii_digit() || sign.is_ascii_uppercase())
        {
            text = text.replace(&format!("{first} {rest}"), &format!("{first}{rest}"));
        }
        if let (Some(first), Some(rest)) = parts
            && let Some(start) = first.strip_suffix('-')
            && start.ends_with(char::is_alphabetic)
            && rest.starts_with(char::is_lowercase)
        {
            for parted in [format!("{first} {rest}"), format!("{first}{rest}")] {
                text = text.replace(&parted, &format!("{start}{rest}"));
            }
        }
    }
    text
}
