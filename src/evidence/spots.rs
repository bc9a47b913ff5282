//! Where on a page stands what was read, so that it can be shown there: thousandths of the page, from its upper left corner.

use chrono::{Datelike, NaiveDate};
use domain::reading::{Activity, Cell, Reading};
use serde::Serialize;

/// More than anyone would look at.
const MOST: usize = 40;

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Spot {
    /// Counted from 1.
    pub page: i32,
    pub left: i32,
    pub top: i32,
    pub width: i32,
    pub height: i32,
}

/// The places of the values of a reading that states one activity. `sizes` has width and height of each page, in tenths of a point.
pub fn find(cells: &[Cell], sizes: &[(i32, i32)], read: &Reading) -> Vec<Spot> {
    let [activity] = &read.activities[..] else { return Vec::new() };
    let mut spots: Vec<Spot> = Vec::new();
    for cell in cells {
        let Some(size) = usize::try_from(cell.page).ok().and_then(|page| sizes.get(page)) else { continue };
        for (from, to) in parts(&cell.text, activity) {
            let spot = place(cell, *size, from, to);
            if !spots.contains(&spot) && spots.len() < MOST {
                spots.push(spot);
            }
        }
    }
    spots
}

/// From which sign to which a cell's text says something that was read.
fn parts(text: &str, activity: &Activity) -> Vec<(usize, usize)> {
    let names = [&activity.title, &activity.provider, &activity.attendee, &activity.certificate_id];
    let numbers = activity.approvals.iter().filter_map(|approval| approval.number.as_ref());
    let words = names.into_iter().flatten().chain(&activity.instructors).chain(numbers);
    let mut parts: Vec<(usize, usize)> = words.filter_map(|words| within(text, words)).collect();
    let days = [activity.start_date, activity.completion_date];
    parts.extend(days.into_iter().flatten().filter_map(|day| dated(text, day)));
    parts
}

/// Letters and digits in lower case, each with its place in the text.
fn plain(text: &str) -> Vec<(usize, char)> {
    let signs = text.chars().enumerate().filter(|(_, sign)| sign.is_alphanumeric());
    signs.flat_map(|(at, sign)| sign.to_lowercase().map(move |sign| (at, sign))).collect()
}

/// Where the words stand in a text; all of it, where it is a line of them.
fn within(text: &str, words: &str) -> Option<(usize, usize)> {
    /// A shorter line says too little to be told from others.
    const LINE: usize = 8;
    let (text, words) = (plain(text), plain(words));
    let only = |signs: &[(usize, char)]| signs.iter().map(|(_, sign)| *sign).collect::<Vec<char>>();
    let (signs, wanted) = (only(&text), only(&words));
    if wanted.len() < 3 || signs.is_empty() {
        return None;
    }
    if let Some(at) = signs.windows(wanted.len()).position(|part| part == wanted) {
        return Some((text[at].0, text[at + wanted.len() - 1].0 + 1));
    }
    let is_line = signs.len() >= LINE && wanted.windows(signs.len()).any(|part| part == signs);
    is_line.then(|| (text[0].0, text[text.len() - 1].0 + 1))
}

/// Where a text names a day: its figures and its year, and the month by name or figure.
fn dated(text: &str, day: NaiveDate) -> Option<(usize, usize)> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let mut words: Vec<(usize, String)> = Vec::new();
    let mut before = false;
    for (at, sign) in text.chars().enumerate() {
        if sign.is_alphanumeric() {
            match words.last_mut().filter(|_| before) {
                Some((_, word)) => word.extend(sign.to_lowercase()),
                None => words.push((at, sign.to_lowercase().collect())),
            }
        }
        before = sign.is_alphanumeric();
    }
    let figure = |word: &str| word.trim_end_matches(|sign: char| sign.is_alphabetic()).parse::<u32>().ok();
    let place = |is: &dyn Fn(&str) -> bool| {
        words.iter().find(|(_, word)| is(word)).map(|(at, word)| (*at, at + word.chars().count()))
    };
    let year = place(&|word| word == day.year().to_string())?;
    let of_month = place(&|word| figure(word) == Some(day.day()))?;
    let name = MONTHS[day.month0() as usize];
    let month = place(&|word| word.starts_with(name)).or_else(|| place(&|word| figure(word) == Some(day.month())))?;
    let all = [year, of_month, month];
    let (from, to) = (all.iter().map(|part| part.0).min()?, all.iter().map(|part| part.1).max()?);
    // Further apart, they are of different days.
    (to - from <= 40).then_some((from, to))
}

/// A part of a cell on its page. Signs are taken to be of one width: near enough to be shown.
fn place(cell: &Cell, (width, height): (i32, i32), from: usize, to: usize) -> Spot {
    let signs = i64::try_from(cell.text.chars().count()).unwrap_or(1).max(1);
    let long = i64::from(cell.right - cell.left);
    let at = |sign: usize| i64::from(cell.left) + long * i64::try_from(sign).unwrap_or(0) / signs;
    let thousandth =
        |length: i64, of: i32| i32::try_from(length * 1000 / i64::from(of.max(1))).unwrap_or(0).clamp(0, 1000);
    let (left, right) = (thousandth(at(from), width), thousandth(at(to), width));
    // What hangs below the line belongs to it.
    let (top, foot) = (i64::from(cell.foot - cell.size), i64::from(cell.foot + cell.size / 4));
    let (top, foot) = (thousandth(top, height), thousandth(foot, height));
    Spot { page: cell.page + 1, left, top, width: right - left, height: foot - top }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_in_a_line_and_a_line_in_words() {
        assert_eq!(within("NBCC ACEP No. 9502.", "9502"), Some((14, 18)));
        assert_eq!(within("Assessing and Managing", "Assessing and Managing Risk"), Some((0, 22)));
        assert_eq!(within("and", "Assessing and Managing Risk"), None);
        assert_eq!(within("Nothing of it", "Assessing"), None);
    }

    #[test]
    fn a_day_is_found_however_it_is_written() {
        let day = "2026-09-18".parse().unwrap();
        assert_eq!(dated("Date: September 18, 2026", day), Some((6, 24)));
        assert_eq!(dated("on 9/18/2026.", day), Some((3, 12)));
        assert_eq!(dated("18th Sept 2026", day), Some((0, 14)));
        assert_eq!(dated("September 19, 2026", day), None);
    }

    #[test]
    fn a_part_is_placed_on_its_page() {
        let cell = Cell { page: 0, left: 1000, right: 2000, foot: 2000, size: 100, text: "abcdefghij".into() };
        let spot = place(&cell, (10_000, 10_000), 5, 10);
        assert_eq!(spot, Spot { page: 1, left: 150, top: 190, width: 50, height: 12 });
    }
}
