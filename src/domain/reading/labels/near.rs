//! What answers a label: the piece beside it, over it or under it.

use super::super::cell::Cell;
use super::super::layout::{Block, Layout};
use super::captions::filled_in_over;
use super::leads;

pub(super) fn beside_or_near(layout: &Layout, cell: &Cell, bare: bool) -> Option<String> {
    // Set alike and close below, the value is one block with its label.
    let own = layout.block_of(cell).filter(|block| block.lines.len() > 1 && block.lines[0] == *cell);
    let own = own.filter(|block| (block.lines[1].left - cell.left).abs() <= cell.size / 5 || !bare);
    if let Some(block) = own.filter(|_| layout.right_of(cell).is_none_or(|right| layout.is_label(right))) {
        return Some(lines(&block.lines[1..]));
    }
    if let Some(under) = below(layout, cell).filter(|_| bare && are_over(layout, cell)) {
        return Some(lines(&under.lines));
    }
    if let Some(right) = layout.right_of(cell) {
        if layout.is_label(right) {
            // A row of labels: the values lie below, or right above them.
            let under = below(layout, cell).map(|block| lines(&block.lines));
            return under.or_else(|| bare.then(|| filled_in_over(layout, cell, None)).flatten());
        }
        // In a narrow column the value stands right below, whatever the page says far to the right.
        let narrow = below(layout, cell).filter(|under| {
            bare && right.left - cell.right > cell.size * 8
                && (under.left - cell.left).abs() <= cell.size / 2
                && under.right < right.left
                && under.top - cell.foot <= cell.size
                && (is_running(layout, right)
                    || layout.right_of(&under.lines[0]).is_none_or(|beside| (beside.left - right.left).abs() > cell.size)
                    // Two small headings over what they name.
                    || (right.size - cell.size).abs() * 12 <= cell.size && under.size > cell.size)
        });
        if let Some(under) = narrow {
            return Some(lines(&under.lines));
        }
        let block = layout.block_of(right);
        // A line within running text in the next column is no value, where one stands right below.
        let column = block.is_some_and(|block| block.lines.len() >= 3 && block.lines.first() != Some(right));
        let own = below(layout, cell).filter(|under| {
            column && (under.left - cell.left).abs() <= cell.size / 2 && under.top - cell.foot <= cell.size
        });
        if let Some(under) = own {
            return Some(lines(&under.lines));
        }
        if right.left - cell.right < 3600 || is_flush(layout, right) {
            let from = block.and_then(|block| block.lines.iter().position(|line| line == right)).unwrap_or(0);
            return Some(block.map_or(right.text.clone(), |block| {
                // A line further down with something left of it is a row of its own.
                let own =
                    |line: &&Cell| **line == *right || layout.left_of(line).is_none_or(|left| left.right < cell.left);
                lines(block.lines[from..].iter().take_while(own))
            }));
        }
    }
    // A label in the middle of the height of what it asks for.
    let tall = layout.blocks.iter().filter(|block| {
        block.page == cell.page
            && block.lines.len() > 1
            && block.left > cell.right
            && block.top < cell.foot - cell.size / 2
            && block.foot > cell.foot
            && block.left - cell.right < 3000
    });
    if let Some(tall) = tall.min_by_key(|block| block.left).filter(|_| bare) {
        return Some(lines(&tall.lines));
    }
    let under = below(layout, cell);
    if bare {
        // A label under a line that was filled in is nearer to it than to what follows.
        let gap_under = under.map(|block| block.top - cell.foot);
        let led = leads(&cell.text) && gap_under.is_some_and(|gap| gap <= cell.size * 2);
        if !led && let Some(over) = filled_in_over(layout, cell, gap_under) {
            return Some(over);
        }
    }
    // Far away at the page's right edge, where nothing stands below.
    under.map(|block| lines(&block.lines)).or_else(|| layout.right_of(cell).map(|right| right.text.clone()))
}

/// Whether the labels of this one's column stand over what they ask for: most of them have it right below, at their own
/// left edge.
fn are_over(layout: &Layout, cell: &Cell) -> bool {
    let alike = |other: &&Cell| {
        other.page == cell.page
            && other.size == cell.size
            && (other.left - cell.left).abs() <= 8
            && layout.is_label(other)
    };
    let over = |label: &&Cell| {
        below(layout, label).is_some_and(|under| {
            (under.left - label.left).abs() <= label.size / 2 && under.top - label.foot <= label.size
        })
    };
    let labels: Vec<&Cell> = layout.cells.iter().filter(alike).collect();
    labels.len() >= 3 && labels.iter().filter(|label| over(label)).count() * 4 >= labels.len() * 3
}

/// Whether a piece ends where the values of two other labels end: a column set flush right, far from its labels.
fn is_flush(layout: &Layout, cell: &Cell) -> bool {
    let flush = |other: &&Cell| {
        other.page == cell.page
            && *other != cell
            && (other.right - cell.right).abs() <= cell.size / 3
            && layout.left_of(other).is_some_and(|left| layout.is_label(left))
    };
    layout.cells.iter().filter(flush).take(2).count() == 2
}

/// Whether a piece is a line in the middle of running text, which is no label's value.
fn is_running(layout: &Layout, cell: &Cell) -> bool {
    layout.block_of(cell).is_some_and(|block| block.lines.len() >= 2 && block.lines.first() != Some(cell))
}

pub(super) fn lines<'a>(lines: impl IntoIterator<Item = &'a Cell>) -> String {
    lines.into_iter().map(|line| line.text.as_str()).collect::<Vec<_>>().join("\n")
}

fn below<'a>(layout: &'a Layout, cell: &Cell) -> Option<&'a Block> {
    let block = layout.below(cell.page, cell.left, cell.right, cell.foot)?;
    let near = block.top - cell.foot <= cell.size * 3;
    (near && !layout.is_label(&block.lines[0])).then_some(block)
}
