//! The headings over a table of sessions.

use super::super::amounts;
use super::super::cell::Cell;
use super::super::dates::{self, Order};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use crate::quantity::Credit;
use regex_lite::Regex;

/// Where a table's columns stand.
pub struct Columns {
    pub title: Cell,
    pub speaker: Option<Cell>,
    hours: Cell,
    pub unit: &'static str,
}

/// A heading for titles with one for hours on its line.
pub fn find(layout: &Layout) -> Option<Columns> {
    let headings =
        |words: &Regex| layout.cells.iter().filter(|cell| words.is_match(&cell.text)).collect::<Vec<&Cell>>();
    let titles = headings(pattern!(
        r"^(?:(?:no\.?|nr\.?|#|code|id) )?(?:(?:sessions?|workshops?|presentations?|titles?|topics?|lectures?|papers?|talks?|seminars?|panels?|events?)(?: (?:titles?|names?|attended|scanned|taken|completed|joined|visited))?|(?:scanned|checked|signed|clocked) (?:in|into|at)(?: (?:at|to))?)$"
    ));
    // `Attended` may be a column of ticks beside the sessions.
    let titles = if titles.is_empty() { headings(pattern!(r"^(?:attended|what|item|contribution)$")) } else { titles };
    let hours = headings(pattern!(
        r"^(?:(?:ce|cpd|contact|clock|total|pd|cne|nbcc|apa)[ -]?)?(?:hours?|credits?|ces|ceus?|cehs?|cecs?|points?|hrs|cpd)\.?(?: earned| awarded| claimed)?$"
    ));
    let on_line = |one: &Cell, other: &Cell| one.page == other.page && (one.foot - other.foot).abs() < one.size;
    let (title, hours) = titles.iter().find_map(|title| {
        let hours = hours.iter().find(|hours| on_line(title, hours) && hours.left > title.right)?;
        Some((*title, *hours))
    })?;
    let speaker = layout.cells.iter().find(|cell| {
        on_line(title, cell)
            && pattern!(r"^(?:speakers?|presenters?|instructors?|faculty|facilitators?|trainers?)(?:\(s\))?$")
                .is_match(&cell.text)
    });
    let unit = if pattern!(r"^cehs?$").is_match(&hours.text) { Some("ce_hour") } else { amounts::unit(&hours.text) };
    Some(Columns {
        title: title.clone(),
        speaker: speaker.cloned(),
        hours: hours.clone(),
        unit: unit.unwrap_or("hour"),
    })
}

impl Columns {
    /// The hours that a piece below their heading says, alone or as its last word.
    pub fn amount(&self, cell: &Cell) -> Option<Credit> {
        let size = self.hours.size;
        if cell.right.min(self.hours.right + size) - cell.left.max(self.hours.left - size) <= 0 {
            return None;
        }
        let words = pattern!(r"\s*(?:hours?|hrs?|h)\.?$").replace(&cell.text, "").into_owned();
        amounts::number(&words).or_else(|| {
            let last =
                words.split_whitespace().last().filter(|last| last.starts_with(|sign: char| sign.is_ascii_digit()))?;
            (cell.right > self.hours.left).then(|| amounts::number(last)).flatten()
        })
    }

    /// Words that stand before the speakers and the hours, and are no day, hour or number of the row.
    pub fn may_be_title(&self, cell: &Cell) -> bool {
        let after_speaker = self.speaker.as_ref().is_some_and(|speaker| {
            if speaker.left < self.title.left {
                cell.right < self.title.left
            } else {
                cell.left >= speaker.left - speaker.size
            }
        });
        let letters = cell.text.chars().filter(|sign| sign.is_alphabetic()).count();
        let code =
            pattern!(r"^(?:[A-Z]{0,3}-?\d{1,4}[a-z]?|[☐☒☑✓✔]|yes|no|full|(?:day|session) \d+)$").is_match(&cell.text);
        let clock =
            pattern!(r"^\d{1,2}[:.]\d{2}[^a-z]*(?:[ap]\.?m?\.?)?[^a-z]*(?:\d{1,2}[:.]\d{2})?\s*(?:[ap]\.?m?\.?)?$")
                .is_match(&cell.text);
        let day = dates::without_year(&cell.text, 2000).is_some()
            || dates::in_figures(&cell.text, 2000, Order::MonthFirst).is_some()
            || dates::find(&cell.text, Order::MonthFirst)
                .first()
                .is_some_and(|day| day.at < 5 && day.end == cell.text.len())
            || dates::is_weekday(&cell.text.to_lowercase());
        let amount = amounts::number(&cell.text).is_some() || cell.left >= self.hours.left - self.hours.size * 2;
        !after_speaker && !code && !clock && !day && !amount && letters > 2
    }
}
