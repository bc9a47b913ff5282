//! Titles that a label asks for.

use super::super::Cell;
use super::super::dates::{self, Order};
use super::super::labels::{Label, Labelled};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::value;

/// What the labels of a title ask for; of an event that lists its sessions only what asks for the whole.
pub fn titles<'a>(layout: &'a Layout, labelled: &'a [Labelled], sessions: bool) -> impl Iterator<Item = &'a Labelled> {
    let whole = pattern!(r"conference|congress|meeting|event|program|course|activity|title|symposium|summit");
    labelled
        .iter()
        .filter(|entry| entry.label == Label::Title)
        .filter(|entry| !heads_column(layout, entry) && !in_row(layout, entry))
        .filter(move |entry| !sessions || whole.is_match(&entry.words))
}

/// How much a label speaks for a title: its own name most, what may name the whole or a part least.
pub fn weight(words: &str) -> i32 {
    if pattern!(r"\b(?:title|name|título|titre)\b").is_match(words) {
        63
    } else if pattern!(r"\b(?:program(?:me)?|event|session|activity|class|for|curso)\b").is_match(words) {
        58
    } else {
        60
    }
}

fn beside<'a>(layout: &'a Layout, cell: &'a Cell) -> impl Iterator<Item = &'a Cell> {
    let row = move |other: &&Cell| other.page == cell.page && (other.foot - cell.foot).abs() <= 20 && *other != cell;
    layout.cells.iter().filter(row)
}

/// A heading of a table of sessions or of parts is no label of the whole.
fn heads_column(layout: &Layout, entry: &Labelled) -> bool {
    let labels: Vec<&Cell> = beside(layout, &entry.cell).filter(|other| layout.is_label(other)).collect();
    let sessions = labels.len() >= 2
        && pattern!(r"^(?:sessions?|presentations?|talks?|workshops?|for|professions?)(?: attended| titles?)?$")
            .is_match(entry.cell.text.trim());
    sessions || !entry.cell.text.contains(':') && labels.iter().any(|other| rows(layout, &entry.cell, other) >= 3)
}

/// How many rows below two headings have something below each.
fn rows(layout: &Layout, one: &Cell, other: &Cell) -> usize {
    let below = |cell: &&Cell, head: &Cell| {
        cell.page == head.page
            && cell.foot > head.foot
            && (cell.left - head.left).abs() <= 8
            && cell.size <= head.size * 5 / 4
            && !layout.is_label(cell)
    };
    let others: Vec<&Cell> = layout.cells.iter().filter(|cell| below(cell, other)).collect();
    let beside = |cell: &&Cell| others.iter().any(|other| (other.foot - cell.foot).abs() <= 20);
    layout.cells.iter().filter(|cell| below(cell, one)).filter(beside).count()
}

/// `Workshop 12: Dreams` between a day and an hour is a row of a table.
fn in_row(layout: &Layout, entry: &Labelled) -> bool {
    let others = beside(layout, &entry.cell).filter(|other| !layout.is_label(other));
    entry.cell.text.contains(':') && entry.cell.text.contains(&entry.value) && others.count() >= 2
}

/// `Topic`, where it is no heading of a column of several.
pub fn topic(layout: &Layout, labelled: &[Labelled]) -> Option<String> {
    let column = |entry: &Labelled| {
        let below =
            |cell: &&Cell| cell.page == entry.cell.page && cell.foot > entry.cell.foot && cell.left == entry.cell.left;
        let labels = beside(layout, &entry.cell).filter(|cell| layout.is_label(cell));
        labels.count() >= 1 && layout.cells.iter().filter(below).count() >= 2
    };
    let topics = labelled.iter().filter(|entry| entry.label == Label::Topic);
    let mut named = topics.filter(|entry| pattern!(r"^(?:topic|subject)$").is_match(&entry.words) && !column(entry));
    named.find_map(|entry| value(&entry.value)).filter(|title| title.contains(' '))
}

/// `Attended:` asks for a day, or for what.
pub fn attended(labelled: &[Labelled]) -> Option<String> {
    let mut asked = labelled.iter().filter(|entry| {
        pattern!(r"^(?:attended|completed|finished|passed)$").is_match(&entry.words) && entry.cell.text.contains(':')
    });
    asked.find_map(|entry| {
        value(&entry.value)
            .filter(|title| title.split_whitespace().count() >= 2 && dates::find(title, Order::MonthFirst).is_empty())
    })
}
