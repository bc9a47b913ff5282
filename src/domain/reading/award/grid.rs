//! Tables of boards: whose row an amount stands in, and whether that much was earned or only offered.

use super::super::activity::Award;
use super::super::amounts;
use super::super::cell::Cell;
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::boards::Boards;
use super::weigh::is_bound;
use crate::quantity::Credit;

/// What a table gives each board; `refused` are the boards beside which nothing was earned.
#[derive(Default)]
pub(super) struct Grid {
    pub given: Vec<(&'static str, Award)>,
    /// The same where the row's amount is a number alone.
    pub bare: Vec<(&'static str, Award)>,
    pub refused: Vec<&'static str>,
    /// Amounts under `Awarded` or `Claimed`, beside what was offered.
    pub earned: Vec<Award>,
}

pub(super) fn read(layout: &Layout, boards: &Boards) -> Grid {
    let mut grid = Grid::default();
    let ticked = layout.cells.iter().any(|cell| cell.text.contains(['☑', '☒', '✓', '✔', '✗']));
    for cell in &layout.cells {
        if ticked && cell.text.starts_with('☐') {
            grid.refused.extend(boards.named(&left(layout, cell).join(" ")));
        }
        row(layout, boards, cell, &mut grid);
        let none = pattern!(r"\bnot (?:offered|available|approved|eligible|accepted)\b").is_match(&cell.text);
        if none && cell.text.chars().count() < 60 {
            grid.refused.extend(boards.named(&cell.text).filter(|board| !boards.approved.contains(board)));
        }
    }
    let given: Vec<&str> = grid.given.iter().chain(&grid.bare).map(|(board, _)| *board).collect();
    let unticked = |board: &&'static str| !given.contains(board);
    if ticked {
        let refused = grid.refused.clone();
        grid.given.retain(|(board, _)| !refused.contains(board));
        grid.bare.retain(|(board, _)| !refused.contains(board));
    } else {
        grid.refused.retain(unticked);
    }
    grid
}

fn row(layout: &Layout, boards: &Boards, cell: &Cell, grid: &mut Grid) {
    // `4 clock` over `hours`
    let whole = layout.block_of(cell).filter(|block| (2..=3).contains(&block.lines.len()) && block.lines[0] == *cell);
    let Some(amount) = whole.and_then(|block| alone(&block.text)).or_else(|| alone(&cell.text)) else { return };
    let row = left(layout, cell);
    let names: Vec<&str> = row.iter().copied().filter(|text| alone(text).is_none()).collect();
    let said = names.join(" ");
    if names.is_empty() || said.chars().count() > 160 {
        return;
    }
    let over = over(layout, cell);
    let heading = over.map_or("", |over| over.text.as_str());
    let claimed = pattern!(r"claimed|earned|awarded|received");
    // Sessions under a board's hours may be for a profession: `Ethics for Counselors`.
    let beside = boards.named(&said).filter(|_| !of_sessions(layout, heading, boards));
    // A row for each board, or a column.
    let board = beside.or_else(|| claimed.is_match(&said).then(|| boards.named(heading)).flatten());
    let Some(board) = board else { return };
    let offered = is_bound(heading) || is_bound(&said);
    if offered || amount.0 == Credit::ZERO {
        grid.refused.push(board);
        return;
    }
    let counted = |text: &&&str| pattern!(r"\b(?:hours?|hrs|credits?|ceus?|cecs?|points?)\b").is_match(text);
    let of_row = || row.iter().filter(counted).find_map(|text| amounts::unit(text));
    let unit = amount.1.or_else(of_row).or_else(|| amounts::unit(heading));
    let Some(unit) = unit else { return };
    let award = Award { amount: amount.0, unit };
    if amount.1.is_some() {
        grid.given.push((board, award))
    } else {
        grid.bare.push((board, award))
    }
    if claimed.is_match(heading) || beside.is_none() {
        grid.earned.push(award);
    }
}

/// Whether a heading asks for a board's hours, in a table whose rows are sessions.
fn of_sessions(layout: &Layout, heading: &str, boards: &Boards) -> bool {
    boards.named(heading).is_some()
        && layout.cells.iter().any(|cell| {
            pattern!(r"^(?:sessions?|workshops?|presentations?|lectures?|titles?)\b").is_match(&cell.text)
                && cell.text.split_whitespace().count() <= 3
        })
}

/// What stands left of a piece on its line.
fn left<'a>(layout: &'a Layout, cell: &'a Cell) -> Vec<&'a str> {
    let mut texts = Vec::new();
    let mut last = cell;
    while let Some(left) = layout.left_of(last).filter(|left| left.left < last.left) {
        texts.push(left.text.as_str());
        last = left;
    }
    texts.reverse();
    texts
}

/// The heading of the column in which a piece stands.
fn over<'a>(layout: &'a Layout, cell: &Cell) -> Option<&'a Cell> {
    let mut above = layout.cells.iter().filter(|above| {
        above.page == cell.page
            && above.foot < cell.foot - cell.size / 2
            && above.left < cell.right + cell.size
            && above.right > cell.left - cell.size
            && above.text.split_whitespace().count() <= 5
            && alone(&above.text).is_none()
    });
    above.next_back()
}

/// An amount that is all a piece says, with its unit where it has one.
fn alone(text: &str) -> Option<(Credit, Option<&'static str>)> {
    let text = text.trim();
    if let Some(number) = amounts::number(text) {
        return (number < Credit::hours(200)).then_some((number, None));
    }
    let found = amounts::find(text);
    let [one] = &found[..] else { return None };
    // `5 credits (clinical)`
    let rest = pattern!(r"^\s*(?:\([^()\d]*\))?\s*$").is_match(&text[one.end..]);
    let whole = one.at == 0 && rest && one.award.unit != "minute";
    whole.then_some((one.award.amount, Some(one.award.unit)))
}
