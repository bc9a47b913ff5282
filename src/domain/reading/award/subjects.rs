//! A table of subjects with the hours of each.

use super::super::activity::TopicHours;
use super::super::cell::Cell;
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::super::{amounts, topics};

/// The rows under `Subject    Hours`, whatever the subjects' words, down to the total.
pub(super) fn rows(layout: &Layout) -> Vec<TopicHours> {
    let heading = pattern!(r"^(?:subject|topic|content|category|credit type)s?(?: (?:area|matter|category)s?)?$");
    let Some(subject) = layout.cells.iter().find(|cell| heading.is_match(&cell.text)) else { return Vec::new() };
    let counted =
        pattern!(r"^(?:(?:ce|cpd|contact|clock|credit) )?(?:hours?|hrs|credits?|ceus?)(?: (?:earned|awarded))?$");
    let same_line = |cell: &&Cell| cell.page == subject.page && (cell.foot - subject.foot).abs() <= subject.size / 2;
    let Some(hours) = layout.cells.iter().filter(same_line).find(|cell| counted.is_match(&cell.text)) else {
        return Vec::new();
    };
    let mut rows = Vec::new();
    for cell in layout.cells.iter().filter(|cell| cell.page == subject.page && cell.foot > subject.foot) {
        if (cell.left - subject.left).abs() > cell.size * 2 {
            continue;
        }
        let over = |right: &&Cell| right.left < hours.right + hours.size && right.right > hours.left - hours.size;
        let beside = layout.cells.iter().filter(|right| {
            right.page == cell.page && (right.foot - cell.foot).abs() <= cell.size / 3 && right.left > cell.right
        });
        let amount = beside.filter(over).find_map(|right| amounts::number(&right.text));
        match amount {
            _ if pattern!(r"^total").is_match(&cell.text) => break,
            Some(amount) if !topics::of(&cell.text).is_empty() => {
                rows.push(TopicHours { topics: topics::of(&cell.text), amount });
            }
            // A subject's second line.
            _ => {}
        }
    }
    rows
}
