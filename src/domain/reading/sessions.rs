//! The sessions of a conference: rows with a title and hours of their own, those that were attended.

use super::activity::{Award, Session};
use super::cell::Cell;
use super::dates::{self, Order};
use super::layout::Layout;
use super::patterns::pattern;
use super::{amounts, names};
use chrono::{Datelike, NaiveDate};

/// Sessions and who held them.
#[derive(Clone, Debug, Default)]
pub struct Sessions {
    pub sessions: Vec<Session>,
    pub speakers: Vec<String>,
}

/// Rows below a heading that names sessions and hours.
pub fn read(layout: &Layout, last_day: Option<NaiveDate>, order: Order) -> Sessions {
    let mut read = Sessions::default();
    let heading = |words: &regex_lite::Regex| {
        layout.cells.iter().filter(|cell| words.is_match(&cell.text)).cloned().collect::<Vec<Cell>>()
    };
    let titles = heading(pattern!(
        r"^(?:sessions?|session titles?|workshops?|presentations?|titles?|topics?|sessions? attended)$"
    ));
    let hours = heading(pattern!(
        r"^(?:(?:ce|cpd|contact|clock|total)[ -]?)?(?:hours?|credits?|ces|ceus?|points?|hrs)(?: earned| awarded)?$"
    ));
    let Some((title, hours)) = titles.iter().find_map(|title| {
        hours
            .iter()
            .find(|hours| {
                (hours.foot - title.foot).abs() < title.size && hours.page == title.page && hours.left > title.right
            })
            .map(|hours| (title, hours))
    }) else {
        return read;
    };
    let row_of =
        |cell: &Cell, other: &Cell| other.page == cell.page && (other.foot - cell.foot).abs() <= cell.size * 2 / 5;
    let columns: Vec<&Cell> = layout.cells.iter().filter(|cell| row_of(title, cell)).collect();
    let speaker =
        columns.iter().find(|cell| pattern!(r"^(?:speakers?|presenters?|instructors?|faculty)$").is_match(&cell.text));
    let unit = amounts::unit(&hours.text).unwrap_or("hour");
    let near_hours =
        |cell: &Cell| cell.right.min(hours.right + hours.size) - cell.left.max(hours.left - hours.size) > 0;
    let values: Vec<&Cell> = layout
        .cells
        .iter()
        .filter(|cell| {
            cell.page == title.page
                && cell.foot > title.foot
                && near_hours(cell)
                && amounts::number(&cell.text).is_some()
        })
        .collect();
    let end = layout
        .cells
        .iter()
        .filter(|cell| {
            cell.page == title.page
                && cell.foot > title.foot
                && pattern!(r"^(?:total|of which|sum|maximum)").is_match(&cell.text)
        })
        .map(|cell| cell.foot)
        .min()
        .unwrap_or(i32::MAX);
    for (index, value) in values.iter().enumerate().filter(|(_, value)| value.foot < end) {
        let until = values.get(index + 1).map_or(end, |next| next.foot).min(value.foot + value.size * 4);
        let row: Vec<&Cell> =
            layout.cells.iter().filter(|cell| row_of(value, cell) && cell.right <= value.left + value.size).collect();
        let words = row.iter().map(|cell| cell.text.as_str()).collect::<Vec<_>>().join(" ");
        if pattern!(r"not attended|absent|did not attend|cancel+ed|no-?show|missed").is_match(&words) {
            continue;
        }
        let in_title = |cell: &&&Cell| {
            cell.left >= title.left - title.size * 4
                && speaker.is_none_or(|speaker| cell.left < speaker.left - speaker.size)
                && amounts::number(&cell.text).is_none()
        };
        let Some(first) = row.iter().filter(in_title).find(|cell| {
            cell.text.chars().count() > 6 && (cell.left - title.left).abs() < title.size * 6
                || cell.left < title.left && cell.right > title.right
        }) else {
            continue;
        };
        let (day, mut name) = day_and_title(&row, first, last_day, order);
        for cell in layout.cells.iter().filter(|cell| {
            cell.page == value.page
                && cell.foot > value.foot + cell.size / 2
                && cell.foot < until
                && (cell.left - title.left).abs() < title.size * 2
                && cell.size <= value.size + 10
        }) {
            name = format!("{name} {}", cell.text);
        }
        let name = pattern!(r"\s*\([A-Z]\)\s*$").replace(&name, "").into_owned();
        let amount = amounts::number(&value.text).unwrap_or_default();
        if amount.0 == 0 {
            continue;
        }
        read.sessions.push(Session { title: name, date: day, award: Award { amount, unit } });
        if let Some(speaker) = speaker {
            let held = row.iter().filter(|cell| (cell.left - speaker.left).abs() < speaker.size * 2);
            for person in held.flat_map(|cell| names::people(&cell.text)) {
                if !read.speakers.contains(&person) {
                    read.speakers.push(person);
                }
            }
        }
    }
    if read.sessions.len() < 2 {
        return Sessions::default();
    }
    read
}

/// The row's day, alone in its cell or before the title in the same one.
fn day_and_title(
    row: &[&Cell],
    title: &Cell,
    last_day: Option<NaiveDate>,
    order: Order,
) -> (Option<NaiveDate>, String) {
    let year = last_day.map(|day| day.year());
    let day_of = |text: &str| {
        dates::find(text, order)
            .first()
            .map(|found| found.last)
            .or_else(|| dates::without_year(text, year?))
            .or_else(|| dates::in_figures(text, year?, order))
    };
    if let Some(day) = row.iter().filter(|cell| cell.left < title.left).find_map(|cell| day_of(&cell.text)) {
        return (Some(day), title.text.clone());
    }
    for words in [4, 3, 2] {
        let mut parts = title.text.splitn(words + 1, ' ');
        let lead: Vec<&str> = parts.by_ref().take(words).collect();
        if let (Some(day), Some(rest)) = (day_of(&lead.join(" ")), parts.next()) {
            return (Some(day), rest.to_owned());
        }
    }
    (None, title.text.clone())
}
