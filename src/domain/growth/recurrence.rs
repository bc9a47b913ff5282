//! How often something came back, quarter by quarter. Quarters in which it stayed away are there too: a gap is part of it.

use crate::words::short_month;
use chrono::{Datelike, NaiveDate};

/// A quarter of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Quarter {
    year: i32,
    /// 0 to 3.
    number: u32,
}

impl Quarter {
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self { year: day.year(), number: day.month0() / 3 }
    }

    /// "Oct–Dec 2025"
    #[must_use]
    pub fn name(self) -> String {
        let (from, to) = (self.number * 3 + 1, self.number * 3 + 3);
        format!("{}–{} {}", short_month(from), short_month(to), self.year)
    }

    fn next(self) -> Self {
        if self.number == 3 {
            Self { year: self.year + 1, number: 0 }
        } else {
            Self { number: self.number + 1, ..self }
        }
    }
}

/// Every quarter from the first day to today's, with what fell into it in the order given.
#[must_use]
pub fn by_quarter<T: Copy>(days: &[(NaiveDate, T)], today: NaiveDate) -> Vec<(Quarter, Vec<T>)> {
    let quarters = days.iter().map(|(day, _)| Quarter::of(*day));
    let Some(first) = quarters.clone().min() else { return Vec::new() };
    let last = quarters.max().unwrap_or(first).max(Quarter::of(today));
    std::iter::successors(Some(first), |quarter| Some(quarter.next()))
        .take_while(|quarter| *quarter <= last)
        .map(|quarter| {
            let inside = days.iter().filter(|(day, _)| Quarter::of(*day) == quarter);
            (quarter, inside.map(|(_, what)| *what).collect())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_quarter_without_it_is_there_and_empty() {
        let met = [(day("2025-10-12"), 'a'), (day("2025-12-31"), 'b'), (day("2026-04-01"), 'c')];
        let quarters = by_quarter(&met, day("2026-11-23"));
        let said: Vec<(String, usize)> = quarters.iter().map(|(quarter, met)| (quarter.name(), met.len())).collect();
        let expected =
            [("Oct–Dec 2025", 2), ("Jan–Mar 2026", 0), ("Apr–Jun 2026", 1), ("Jul–Sep 2026", 0), ("Oct–Dec 2026", 0)];
        assert_eq!(said, expected.map(|(name, count)| (name.to_owned(), count)));
        assert_eq!(quarters[0].1, ['a', 'b']);
        assert!(by_quarter::<char>(&[], day("2026-11-23")).is_empty());
    }
}
