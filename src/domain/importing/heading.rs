//! The line that names the columns, and what each column is taken for: guessed by name, then by what stands in it.

use super::cells;
use super::columns::{What, fold};
use super::days::{self, Order, Told};
use super::rows::Row;
use crate::vocabulary::Vocabulary;
use serde::{Deserialize, Serialize};

/// Lines looked at for the names: a title and a note may stand above them.
const LOOKED_AT: usize = 15;
/// Rows looked at for what a column holds.
const SAMPLED: usize = 200;

/// How a list is read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// The place of the row with the names; none where there is none.
    pub heading: Option<usize>,
    /// The slug of what each column holds; empty for one that is not read.
    pub whats: Vec<String>,
    /// How dates such as 3/4/2026 are meant, once that is known.
    pub order: Option<Order>,
}

impl Mapping {
    /// What the rows themselves show.
    #[must_use]
    pub fn guess(rows: &[Row]) -> Self {
        Self::below(rows, heading(rows))
    }

    /// The same, with the names in a row that is known.
    #[must_use]
    pub fn below(rows: &[Row], heading: Option<usize>) -> Self {
        let heading = heading.filter(|place| *place < rows.len());
        let width = width(rows);
        let below = &rows[heading.map_or(0, |place| place + 1)..];
        let mut whats: Vec<Option<What>> = vec![None; width];
        if let Some(place) = heading {
            for column in 0..width {
                let what = What::named(rows[place].cell(column))
                    .filter(|what| what.may_repeat() || !whats.contains(&Some(what.clone())));
                whats[column] = what.or_else(|| ceus(rows[place].cell(column), below, column));
            }
        }
        let is_length =
            |what: &Option<What>| matches!(what, Some(What::Hours | What::Minutes | What::Credit | What::Ceus));
        if !whats.contains(&Some(What::Date)) {
            fill(&mut whats, What::Date, below, |cell| !matches!(days::days(cell, None, None), days::Read::Unreadable));
        }
        if !whats.iter().any(is_length) {
            fill(&mut whats, What::Hours, below, is_some_hours);
        }
        if !whats.contains(&Some(What::Title)) {
            fill(&mut whats, What::Title, below, |cell| cell.chars().filter(|sign| sign.is_alphabetic()).count() > 5);
        }
        let whats: Vec<String> =
            whats.into_iter().map(|what| what.map(|what| what.slug()).unwrap_or_default()).collect();
        let mut mapping = Self { heading, whats, order: None };
        if let Told::By(order) = mapping.told(rows) {
            mapping.order = Some(order);
        }
        mapping
    }

    /// The first column that holds this.
    #[must_use]
    pub fn place(&self, what: &What) -> Option<usize> {
        let slug = what.slug();
        self.whats.iter().position(|held| *held == slug)
    }

    /// Every column that is read, with what it holds.
    #[must_use]
    pub fn read(&self, vocabulary: &Vocabulary) -> Vec<(usize, What)> {
        let read = self.whats.iter().enumerate();
        read.filter_map(|(place, slug)| Some((place, What::parse(slug, vocabulary)?))).collect()
    }

    /// What the dates tell of their order.
    #[must_use]
    pub fn told(&self, rows: &[Row]) -> Told {
        let columns: Vec<usize> = [What::Date, What::StartsOn].iter().filter_map(|what| self.place(what)).collect();
        let below = &rows[self.heading.map_or(0, |place| place + 1).min(rows.len())..];
        Order::told(below.iter().flat_map(|row| columns.iter().map(|place| row.cell(*place))))
    }

    /// What is missing for a row to become learning; none when the columns suffice.
    #[must_use]
    pub fn missing(&self) -> Option<String> {
        let needed = [(What::Title, "the title"), (What::Date, "the date")];
        let missing: Vec<&str> =
            needed.iter().filter(|(what, _)| self.place(what).is_none()).map(|(_, word)| *word).collect();
        (!missing.is_empty()).then(|| format!("Say which column holds {}.", crate::words::and(&missing)))
    }

    /// The names of the columns, and a few cells of each.
    #[must_use]
    pub fn columns(&self, rows: &[Row]) -> Vec<(String, Vec<String>)> {
        let below = &rows[self.heading.map_or(0, |place| place + 1).min(rows.len())..];
        let named = |place: usize| {
            let name =
                self.heading.and_then(|heading| rows.get(heading)).map(|row| row.cell(place)).unwrap_or_default();
            if name.is_empty() { format!("Column {}", place + 1) } else { short(name) }
        };
        let few = |place: usize| {
            let cells = below.iter().take(SAMPLED).map(|row| row.cell(place)).filter(|cell| !cell.is_empty());
            let mut few: Vec<String> = Vec::new();
            for cell in cells.map(short) {
                if few.len() < 3 && !few.contains(&cell) {
                    few.push(cell);
                }
            }
            few
        };
        (0..self.whats.len()).map(|place| (named(place), few(place))).collect()
    }

    /// What lists of one kind have in common: the names of their columns.
    #[must_use]
    pub fn likeness(&self, rows: &[Row]) -> String {
        match self.heading.and_then(|heading| rows.get(heading)) {
            Some(row) => row.cells.iter().map(|cell| fold(cell)).collect::<Vec<_>>().join("\u{1f}"),
            None => format!("{} columns", self.whats.len()),
        }
    }
}

fn short(cell: &str) -> String {
    let mut signs = cell.chars();
    let start: String = signs.by_ref().take(60).collect();
    if signs.next().is_some() { format!("{}…", start.trim_end()) } else { start }
}

/// Columns of the widest row.
#[must_use]
pub fn width(rows: &[Row]) -> usize {
    rows.iter().map(|row| row.cells.len()).max().unwrap_or(0).min(super::MOST_COLUMNS)
}

/// Whether a row names columns rather than filling them.
#[must_use]
pub fn is_heading(row: &Row) -> bool {
    let whats: Vec<What> = row.cells.iter().filter_map(|cell| What::named(cell.trim())).collect();
    let length = [What::Hours, What::Minutes, What::Credit, What::Ceus];
    let ceus = row.cells.iter().any(|cell| is_ceus(cell));
    whats.contains(&What::Title)
        && (whats.contains(&What::Date) || ceus || length.iter().any(|what| whats.contains(what)))
}

fn heading(rows: &[Row]) -> Option<usize> {
    let first = || rows.iter().take(LOOKED_AT);
    first().position(is_heading).or_else(|| {
        let some = |row: &Row| row.cells.iter().filter(|cell| What::named(cell.trim()).is_some()).count() >= 2;
        let by_name = first().position(|row| some(row) && !has_day(row));
        // Words that are not known name the columns too, where every row below has a day and they have no figure.
        let wordy = |row: &Row| {
            row.cells.len() > 1 && !row.cells.iter().any(|cell| cell.contains(|sign: char| sign.is_ascii_digit()))
        };
        by_name.or_else(|| (rows.len() > 1 && wordy(&rows[0]) && rows[1..].iter().take(5).all(has_day)).then_some(0))
    })
}

fn has_day(row: &Row) -> bool {
    row.cells.iter().any(|cell| matches!(days::days(cell, None, None), days::Read::Days(..) | days::Read::Open))
}

fn is_ceus(name: &str) -> bool {
    matches!(fold(name).as_str(), "ceu" | "ceus")
}

/// Tenths of ten hours are small: a column of CEUs is taken for one only where every figure is.
fn ceus(name: &str, below: &[Row], column: usize) -> Option<What> {
    let small = |cell: &str| crate::quantity::Credit::parse(cell).is_some_and(|amount| amount.0 <= 300);
    let mut cells = below.iter().take(SAMPLED).map(|row| row.cell(column)).filter(|cell| !cell.is_empty()).peekable();
    (is_ceus(name) && cells.peek().is_some() && cells.all(small)).then_some(What::Ceus)
}

fn is_some_hours(cell: &str) -> bool {
    let length = cells::length(cell);
    let sound = |text: &str| crate::typed::clock(text).is_ok_and(|minutes| (15..=6_000).contains(&minutes));
    sound(&length.hours) || !length.minutes.is_empty() || !length.credit.is_empty()
}

/// Takes the free column whose cells fit best, where more than half of them do; of equals the one with the longest cells.
fn fill(whats: &mut [Option<What>], what: What, below: &[Row], fits: impl Fn(&str) -> bool) {
    let scored = (0..whats.len()).filter(|place| whats[*place].is_none()).filter_map(|place| {
        let cells: Vec<&str> =
            below.iter().take(SAMPLED).map(|row| row.cell(place)).filter(|cell| !cell.is_empty()).collect();
        let fit = cells.iter().filter(|cell| fits(cell)).count();
        let length: usize = cells.iter().map(|cell| cell.len()).sum();
        (fit * 2 > cells.len() && fit * 3 > below.len().min(SAMPLED)).then_some((fit, length, place))
    });
    if let Some((_, _, place)) = scored.max() {
        whats[place] = Some(what);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::importing::rows::rows;

    fn guess(text: &str) -> Mapping {
        Mapping::guess(&rows(text, 100).unwrap())
    }

    #[test]
    fn a_transcript_s_columns_are_known_by_their_names() {
        let mapping = guess(
            "Profession,License Number,Course Name,Educational Provider,Provider Number,Tracking Number,Subject Area,\
             Delivery Method,Date Completed,Hours,Date Reported,Reported By\n\
             LMHC,MH1,Errors,LARKMOOR,50-9,20-1,Medical Errors,Live Webinar,11/02/2025,2,11/10/2025,Provider\n",
        );
        assert_eq!(
            mapping.whats,
            [
                "board",
                "licence",
                "title",
                "provider",
                "approval_number",
                "",
                "topics",
                "delivery",
                "date",
                "hours",
                "",
                ""
            ]
        );
        assert_eq!(mapping.heading, Some(0));
        assert_eq!(mapping.order, None, "the second of November or the eleventh of February");
    }

    #[test]
    fn names_are_found_below_a_title() {
        let mapping = guess("Hours of Lindqvist,,\nkept since 2019,,\nDate,Course,CE hours\n2026-03-14,Ethics,3\n");
        assert_eq!((mapping.heading, mapping.whats.join(" ")), (Some(2), "date title credit".into()));
    }

    #[test]
    fn without_names_the_cells_tell() {
        let mapping = guess("Ethics and the phone,2026-03-14,3\nGrief in families,2026-04-02,1.5\n");
        assert_eq!((mapping.heading, mapping.whats.join(" ")), (None, "title date hours".into()));
        assert_eq!(mapping.missing(), None);
    }

    #[test]
    fn hours_of_a_topic_have_columns_of_their_own() {
        let mapping = guess("Date,Training,Who,Hrs,How,Ethics hrs,Notes\n1/19/2024,IFS,Larkmoor,3,webinar,1,\n");
        assert_eq!(mapping.whats.join(" "), "date title provider hours delivery hours_on/ethics notes");
        assert_eq!(mapping.order, Some(Order::MonthFirst));
    }

    #[test]
    fn a_column_of_ceus_is_one_where_its_figures_are_small() {
        assert_eq!(guess("Course,Date,CEUs\nA course,2026-01-02,0.3\n").whats[2], "ceus");
        assert_eq!(guess("Course,Date,CEUs\nA course,2026-01-02,6\n").whats[2], "hours");
    }

    #[test]
    fn what_is_missing_is_asked_for() {
        let mapping = guess("a;b\nx;y\n");
        assert_eq!(mapping.missing().as_deref(), Some("Say which column holds the title and the date."));
    }
}
