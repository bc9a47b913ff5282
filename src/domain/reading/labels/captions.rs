//! Labels that stand below what was filled in, as on forms with lines to write on.

use super::super::cell::Cell;
use super::super::layout::{Block, Layout};
use super::{Label, lines, places};

/// What was filled in right above a label.
pub(super) fn over(layout: &Layout, cell: &Cell) -> Option<String> {
    let block = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size)?;
    let last = block.lines.last()?;
    let near = cell.foot - cell.size - last.foot <= cell.size * 4;
    (near && !layout.is_label(&block.lines[0])).then(|| lines(&block.lines))
}

/// Whether this paper's labels stand below what was filled in, as on forms with lines to write on.
pub(super) fn are_captions(layout: &Layout) -> bool {
    let (mut above, mut below) = (0, 0);
    let (mut over_sizes, mut under_sizes, mut alone) = (Vec::new(), Vec::new(), true);
    // A label that asks for a day, with one over it and none below it, tells more than the gaps do.
    let (mut days_above, mut days_below) = (0, 0);
    for cell in layout.cells.iter().filter(|cell| layout.is_label(cell) && !cell.text.contains(':')) {
        if super::leads(&cell.text) {
            below += 1;
            continue;
        }
        let over = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size);
        let under = layout.below(cell.page, cell.left, cell.right, cell.foot);
        let beside = layout.right_of(cell).is_some_and(|right| !layout.is_label(right));
        let free = |block: &&Block| !layout.is_label(&block.lines[0]);
        alone &= !beside || layout.right_of(cell).is_some_and(|right| right.size == cell.size);
        over_sizes.extend(over.filter(free).map(|block| block.size).filter(|size| *size > cell.size));
        under_sizes.extend(under.filter(free).map(|block| block.size).filter(|size| *size > cell.size));
        let asks = places(&cell.text).first().is_some_and(|place| {
            // `Date` alone may stand under the day of a signature.
            place.at == 0
                && cell.text.contains(' ')
                && matches!(place.label, Label::Date | Label::Completed | Label::Start)
        });
        if asks && !beside {
            let dated = |block: Option<&Block>, gap: &dyn Fn(&Block) -> i32| {
                block.is_some_and(|block| {
                    gap(block) <= cell.size * 4
                        && !super::super::dates::find(&block.text, super::super::dates::Order::MonthFirst).is_empty()
                })
            };
            let over = dated(over, &|block| cell.foot - cell.size - block.foot);
            let under = dated(under, &|block| block.top - cell.foot);
            days_above += usize::from(over && !under);
            days_below += usize::from(under && !over);
        }
        let gap_over = over.filter(free).map(|block| cell.foot - cell.size - block.foot);
        let gap_under = under.filter(free).map(|block| block.top - cell.foot);
        match (gap_over, gap_under) {
            _ if beside => below += 1,
            (Some(over), Some(under)) if over * 3 < under * 2 => above += 1,
            (Some(over), None) if over < cell.size * 2 => above += 1,
            (_, Some(_)) => below += 1,
            _ => {}
        }
    }
    // Every label has something filled in over it, and the last ones have nothing of that size below.
    let filled_in = over_sizes.iter().copied().max_by_key(|size| over_sizes.iter().filter(|one| *one == size).count());
    let of = |sizes: &[i32]| sizes.iter().filter(|size| Some(**size) == filled_in).count();
    match (days_above, days_below) {
        (1.., 0) => true,
        (0, 1..) => false,
        _ => above >= 3 && above > below * 2 || alone && of(&over_sizes) >= 3 && of(&over_sizes) > of(&under_sizes),
    }
}

/// What stands close above a label, nearer than what stands below it.
pub(super) fn filled_in_over(layout: &Layout, cell: &Cell, gap_under: Option<i32>) -> Option<String> {
    let over = layout.above(cell.page, cell.left, cell.right, cell.foot - cell.size)?;
    let gap = cell.foot - cell.size - over.foot;
    // What the paper calls itself was not filled in.
    let heads = super::super::kind::certificate_heading(&over.text);
    let free = !heads && !layout.is_label(&over.lines[0]) && over.lines.len() <= 2;
    let near = gap < cell.size && over.size >= cell.size && gap_under.is_none_or(|under| gap * 2 < under);
    (free && near).then(|| over.text.clone())
}
