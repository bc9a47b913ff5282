//! Days that no label and no sentence names: told from what stands around them.

use super::super::approvals;
use super::super::cell::Cell;
use super::super::dates::{self, Found, Order};
use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::{agreed, is_other};

/// The day of a deed, else the one with its hours beside it, else a list of days, else the one on which all agree.
pub fn read(layout: &Layout, labelled: &[Labelled], order: Order) -> Option<Found> {
    let mut done: Vec<Found> = Vec::new();
    let mut timed: Vec<Found> = Vec::new();
    let mut all: Vec<Found> = Vec::new();
    for block in &layout.blocks {
        let short_other = block.text.len() < 60
            && labelled
                .iter()
                .any(|entry| entry.label == Label::OtherDate && block.text.contains(entry.value.as_str()));
        for (sentence, _) in approvals::sentences(&block.text) {
            let days: Vec<Found> =
                dates::find(&sentence, order).into_iter().filter(|day| !is_other(&sentence, day)).collect();
            if days.is_empty() || pattern!(r"approv|accredit|recogni[sz]ed|expires").is_match(&sentence) {
                continue;
            }
            done.extend(days.iter().filter(|day| is_done(&sentence[..day.at])));
            if !short_other {
                timed.extend(days.iter().filter(|day| has_hours(&sentence[day.end..])));
                all.extend(days);
            }
        }
        // A sentence's end may be seen within the hours: `9:00 a.m. - 1:15 p.m.`
        timed.extend(
            dates::find(&block.text, order)
                .iter()
                .filter(|day| !short_other && !is_other(&block.text, day) && has_hours(&block.text[day.end..])),
        );
    }
    agreed(&done).or_else(|| agreed(&timed)).or_else(|| listed(layout, order)).or_else(|| agreed(&all))
}

/// Whether what stands before a day says that it was then that someone learned.
fn is_done(before: &str) -> bool {
    pattern!(
        r"\b(?:attend\w*|complet\w+|held|participa\w+|took part|taken part|took place|taken place|watched|viewed|passed|present at|meetings?|met|ran|supervis\w+|joined|undert\w+|gathered|conducted|taught|delivered|celebrad[oa]|asisti\w+|aprobó|suivie?|tenue?)\b"
    )
    .is_match(before)
}

fn has_hours(after: &str) -> bool {
    pattern!(r"^[\s,;·•|()–—-]*(?:from |between )?\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\b\.?|noon|h\b)?\s*(?:-|–|—|to|until|and|à)\s*(?:\d|noon)")
        .is_match(after)
}

/// Three lines or more that hold a day and nothing else: meetings, each with its own.
fn listed(layout: &Layout, order: Order) -> Option<Found> {
    let only_day = |cell: &Cell| {
        let text = cell.text.trim_start_matches(['•', '-', '–', '*', '·', ' ']);
        dates::find(text, order).first().copied().filter(|day| day.at == 0 && day.end == text.trim_end().len())
    };
    let days: Vec<(&Cell, Found)> = layout.cells.iter().filter_map(|cell| Some((cell, only_day(cell)?))).collect();
    let column = |one: &Cell| {
        days.iter()
            .filter(|(cell, _)| cell.page == one.page && cell.left == one.left)
            .map(|(_, day)| *day)
            .collect::<Vec<_>>()
    };
    let days = days.iter().map(|(cell, _)| column(cell)).find(|days| days.len() >= 3)?;
    let (first, last) = (days.first()?, days.last()?);
    (first.first < last.last && (last.last - first.first).num_days() < 370)
        .then_some(Found { last: last.last, ..*first })
}
