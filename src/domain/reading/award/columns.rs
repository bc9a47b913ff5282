//! Rows of sessions with an amount each: what stands in their column is no award, what stands beside `Total` is.

use super::super::activity::Award;
use super::super::cell::Cell;
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::super::{amounts, kind};
use crate::quantity::Credit;

/// Whether two numbers or more stand below a heading, so that none of them is the award.
pub(super) fn is_column(layout: &Layout, heading: &Cell) -> bool {
    let beside = layout.cells.iter().any(|cell| {
        cell.page == heading.page && cell != heading && (cell.foot - heading.foot).abs() <= heading.size / 2
    });
    // `8. Of these, ethics` is a form's next question.
    let number = |cell: &&Cell| {
        amounts::number(first(&cell.text)).is_some() && !pattern!(r"^\d{1,2}[.)] [A-Z]").is_match(&cell.text)
    };
    beside && below(layout, heading).take_while(number).take(2).count() > 1
}

fn below<'a>(layout: &'a Layout, heading: &'a Cell) -> impl Iterator<Item = &'a Cell> {
    layout.cells.iter().filter(|cell| {
        cell.page == heading.page
            && cell.foot > heading.foot
            && cell.left < heading.right + heading.size
            && cell.right > heading.left - heading.size
    })
}

fn first(text: &str) -> &str {
    text.split_whitespace().next().unwrap_or("")
}

/// `Total    8.5` at the foot of a column, counted in what the column's heading says.
pub(super) fn totals(layout: &Layout) -> Vec<Award> {
    let total = pattern!(
        r"^(?:(?:grand |overall |sub-?)?(?:totals?|sum)(?: (?:number of |of )?[a-z ]{0,40})?(?: earned| awarded| attended| claimed)?|altogether|together|in all|in total|overall):?$"
    );
    let mut totals = Vec::new();
    // `Total CE hours earned 9.0`, `Contact hours earned 4.00`, at a table's foot in one cell
    let whole = pattern!(
        r"^((?:(?:grand |overall )?totals? (?:[a-z]+ ){0,4}?(?:hours?|hrs|credits?|ceus?|points?)(?: earned| awarded| attended| claimed)?)|(?:[a-z]+ ){0,3}?(?:hours?|hrs|credits?|ceus?|points?) (?:earned|awarded|attended|claimed)):? (\d{1,3}(?:\.\d{1,2})?)$"
    );
    totals.extend(layout.cells.iter().filter(|cell| !super::weigh::is_bound(&cell.text)).filter_map(|cell| {
        let caught = whole.captures(&cell.text)?;
        let of_all = super::topics::of(&caught[1]).is_empty();
        amounts::labelled(&caught[1], &caught[2]).filter(|_| of_all)
    }));
    for cell in layout.cells.iter().filter(|cell| total.is_match(&cell.text)) {
        let Some(right) = layout.right_of(cell) else {
            // `Contact hours    Ethics    Total`, the numbers below.
            let under = layout.under(cell, |_| cell.size * 3).and_then(|under| amounts::number(&under.text));
            let mut row = layout.cells.iter().filter(|other| {
                other.page == cell.page && (other.foot - cell.foot).abs() <= cell.size / 2 && *other != cell
            });
            let unit = amounts::unit(&cell.text).or_else(|| row.find_map(|other| amounts::unit(&other.text)));
            if let (Some(amount), Some(unit)) = (under, unit) {
                totals.push(Award { amount, unit });
            }
            continue;
        };
        let Some(amount) = amounts::number(&right.text).filter(|amount| *amount < Credit::hours(1500)) else {
            totals.extend(amounts::labelled(&cell.text, &right.text));
            continue;
        };
        let heading = || {
            let over = layout.cells.iter().filter(|above| above.foot < right.foot && in_column(above, right));
            let heads =
                |above: &&Cell| above.text.split_whitespace().count() <= 4 && !kind::certificate_heading(&above.text);
            // `Clock` over `hours`
            let whole = |above: &Cell| layout.block_of(above).filter(|block| block.lines.len() <= 3);
            let said = |above: &Cell| whole(above).map_or(above.text.clone(), |block| block.text.clone());
            let in_rows = layout.cells.iter().filter(|above| above.foot < cell.foot && in_column(above, cell));
            // `Contact hours by subject` over the rows' names
            over.rev().chain(in_rows.rev()).filter(heads).find_map(|above| amounts::unit(&said(above)))
        };
        // `CECs` over the column says more than `Total credits`.
        let unit = match (amounts::unit(&cell.text), heading()) {
            (Some("hour" | "ce_credit"), Some(said)) if said != "hour" && said != "minute" => Some(said),
            (own, over) => own.or(over),
        };
        // A bare `CE` over the column says less than `7 CE hours` in a sentence.
        let told = |unit: &'static str| {
            let same = |found: &amounts::Found| found.award.amount == amount && found.award.unit.ends_with("_hour");
            let mut spoken = layout.blocks.iter().flat_map(|block| amounts::find(&block.text));
            Some(unit).filter(|unit| *unit != "ce_credit").or_else(|| spoken.find(same).map(|found| found.award.unit))
        };
        totals.extend(unit.map(|unit| Award { amount, unit: told(unit).unwrap_or(unit) }));
    }
    totals.extend(sums(layout));
    totals
}

/// A number that is the sum of those above it in its column is their total, whatever it is called: `Contact hours earned    4.00`.
fn sums(layout: &Layout) -> Vec<Award> {
    let numbers: Vec<(&Cell, Credit)> = layout
        .cells
        .iter()
        .filter_map(|cell| Some((cell, amounts::number(&cell.text).filter(|amount| *amount < Credit::hours(500))?)))
        .take(200)
        .collect();
    let mut sums = Vec::new();
    for (at, (cell, amount)) in numbers.iter().enumerate() {
        let above: Vec<&(&Cell, Credit)> = numbers[..at].iter().filter(|(other, _)| in_column(other, cell)).collect();
        let total = above.len() > 1 && above.iter().map(|(_, above)| above.0).sum::<i64>() == amount.0;
        let Some((first, _)) = above.first().filter(|_| total && amount.0 > 0) else { continue };
        let Some(left) = layout.left_of(cell) else { continue };
        if super::weigh::is_bound(&left.text) || !pattern!(r"[a-z]{3}").is_match(&left.text) {
            continue;
        }
        let heading = layout.cells.iter().rev().filter(|over| over.foot < first.foot && in_column(over, cell));
        let heading = heading.take(2).find_map(|over| amounts::unit(&over.text));
        sums.extend(heading.or_else(|| amounts::unit(&left.text)).map(|unit| Award { amount: *amount, unit }));
    }
    sums
}

/// Whether a piece stands over or under another, or nearly so.
fn in_column(other: &Cell, cell: &Cell) -> bool {
    other.page == cell.page && other.left < cell.right + cell.size && other.right > cell.left - cell.size
}
