//! Where a figure was read, how old that is, and how sure the whole set is.

use super::{month_name, phrase::the};
use crate::rules::{Basis, RuleSet, Source, SourceKind};
use chrono::NaiveDate;

/// The day on which the rule sets inside the binary were read.
pub const READ_ON: &str = "November 23, 2026";

/// A source as a line shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cited {
    pub title: String,
    pub url: String,
    /// "April 2023"
    pub when: String,
    /// Over five years old, or not from the board: said in words.
    pub caution: Option<String>,
    pub old: bool,
    pub second_hand: bool,
}

/// A source, its date, and what to mind about it.
#[must_use]
pub fn cited(source: &Source, today: NaiveDate) -> Cited {
    let (year, month) = source.year_month();
    let when = match month {
        Some(month) => format!("{} {year}", month_name(month)),
        None => year.to_string(),
    };
    let old = (source.years_old(today) >= 5).then(|| format!("a page from {year}: worth confirming"));
    let other = match source.kind {
        SourceKind::Memory => Some("no text we saw states this".to_owned()),
        SourceKind::Vendor => Some("a course seller, not the board".to_owned()),
        SourceKind::Association => Some("an association, not the board".to_owned()),
        SourceKind::Secondary => Some("not the board".to_owned()),
        _ => None,
    };
    let caution = match (old, other) {
        (Some(old), Some(other)) => Some(format!("{other}; {old}")),
        (old, other) => old.or(other),
    };
    Cited {
        title: source.title.clone(),
        url: source.url.clone(),
        when,
        caution,
        old: source.years_old(today) >= 5,
        second_hand: !source.kind.is_primary(),
    }
}

/// Two lines on how sure a rule set is: its basis and its age.
#[must_use]
pub fn how_sure(set: &RuleSet, today: NaiveDate) -> [String; 2] {
    let board = the(&set.board);
    let basis = match set.basis {
        Basis::Primary => format!("From the law or from {board} itself."),
        Basis::Mixed => format!("Partly from the law or {board}, partly from others. Each line names its source."),
        Basis::Secondary => {
            format!("Not from {board} itself, but from a course seller, an association or memory. Ask {board}.")
        }
        Basis::Own => "Written down by you.".into(),
    };
    let newest = set.source.iter().max_by_key(|source| source.as_of.clone());
    let age = match newest {
        _ if set.is_own() => "Yours to correct whenever the board changes something.".into(),
        None => format!("No dated source. Ask {board}."),
        Some(source) => {
            let when = cited(source, today).when;
            match source.years_old(today) {
                ..2 => format!("Newest source: {when}."),
                2..5 => format!("Newest source: {when}. Rules may have changed since."),
                _ => format!("Old source: {when}. Take it as a hint and ask {board}."),
            }
        }
    };
    [basis, age]
}
