//! Months without learning: what a body wants explained.

use super::period::Period;
use super::records::Records;
use crate::paper::Block;
use chrono::{Months, NaiveDate};
use domain::vocabulary::Document;
use domain::words::{self, English};

/// Spans of at least so many months from one day of learning to the next, and to the ends of the period.
#[must_use]
pub fn gaps(period: Period, days: &[NaiveDate], months: u32) -> Vec<(NaiveDate, NaiveDate)> {
    let mut all: Vec<NaiveDate> = days.iter().copied().filter(|day| period.holds(*day)).collect();
    all.extend([period.from, period.to]);
    all.sort_unstable();
    let pairs = all.windows(2).map(|pair| (pair[0], pair[1]));
    pairs.filter(|(from, to)| from.checked_add_months(Months::new(months)).is_some_and(|end| end <= *to)).collect()
}

pub fn blocks(document: &Document, records: &Records, english: English) -> Vec<Block> {
    let Some(months) = document.gap_months else { return vec![] };
    let days: Vec<NaiveDate> = records.learning.iter().map(|activity| activity.facts.completed_on).collect();
    let found = gaps(records.period, &days, months);
    let asked = words::count(i64::from(months), "month", "months");
    let heading = Block::Heading(2, "Gaps".into());
    if found.is_empty() {
        return vec![heading, Block::Text(format!("No {asked} passed without learning."))];
    }
    let lines = found.into_iter().map(|(from, to)| {
        format!(
            "{} to {}, {}. Explanation: ________________",
            words::date(from, english),
            words::date(to, english),
            words::distance(from, to)
        )
    });
    vec![
        heading,
        Block::Text(format!("{} or more without learning:", words::upper(&asked))),
        Block::List(lines.collect()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_gap_is_as_long_as_asked_or_longer_also_at_the_ends() {
        let period = Period { from: day("2026-01-01"), to: day("2026-12-31") };
        let found = |days: &[&str]| {
            let days: Vec<NaiveDate> = days.iter().map(|text| day(text)).collect();
            let found = gaps(period, &days, 3).into_iter();
            found.map(|(from, to)| format!("{from} {to}")).collect::<Vec<_>>()
        };
        assert_eq!(found(&["2026-03-31", "2026-06-29", "2026-09-28", "2026-12-01"]), Vec::<String>::new());
        assert_eq!(found(&["2026-03-31", "2026-06-30", "2026-09-28", "2026-12-01"]), ["2026-03-31 2026-06-30"]);
        assert_eq!(found(&[]), ["2026-01-01 2026-12-31"]);
        assert_eq!(found(&["2026-02-01", "2025-05-05"]), ["2026-02-01 2026-12-31"]);
    }
}
