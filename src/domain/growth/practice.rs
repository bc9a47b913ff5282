//! Practice: how often a month, and the days for it after a training.

use chrono::{Datelike, Days, NaiveDate};
use std::collections::BTreeMap;

/// Days after a training on which practice is offered: four across six months. Motivational interviewing faded within six
/// months of a workshop, and three to four sessions of feedback or coaching in that time kept it (Schwalbe, Oh and Zweben
/// 2014, Addiction 109(8)).
pub const SLOTS: [u64; 4] = [30, 75, 120, 165];

/// More repetitions in a day are a slip of the finger.
pub const MOST_REPETITIONS: u32 = 200;

/// How hard a rehearsal was, in the practiser's own view.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difficulty {
    Easy,
    Stretching,
    TooHard,
}

impl Difficulty {
    pub const ALL: [Self; 3] = [Self::Easy, Self::Stretching, Self::TooHard];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Easy => "easy",
            Self::Stretching => "stretching",
            Self::TooHard => "too_hard",
        }
    }

    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Easy => "Easy by now",
            Self::Stretching => "It stretched me",
            Self::TooHard => "Too hard for now",
        }
    }

    #[must_use]
    pub fn parse(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|difficulty| difficulty.slug() == slug)
    }
}

/// Repetitions by month: the first day of each month in which there were any.
#[must_use]
pub fn by_month(practised: &[(NaiveDate, u32)]) -> Vec<(NaiveDate, u32)> {
    let mut months: BTreeMap<NaiveDate, u32> = BTreeMap::new();
    for (day, repetitions) in practised {
        let month = months.entry(day.with_day(1).unwrap_or(*day)).or_default();
        *month = month.saturating_add(*repetitions);
    }
    months.into_iter().collect()
}

/// The days for practice after a training that are still to come.
#[must_use]
pub fn slots(training: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    let days = SLOTS.into_iter().filter_map(|days| training.checked_add_days(Days::new(days)));
    days.filter(|day| *day > today).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn repetitions_add_up_by_month_and_a_month_without_is_not_there() {
        let practised = [(day("2026-04-02"), 1), (day("2026-04-30"), 2), (day("2026-06-01"), 3)];
        assert_eq!(by_month(&practised), [(day("2026-04-01"), 3), (day("2026-06-01"), 3)]);
        assert_eq!(by_month(&[(day("2026-04-02"), u32::MAX), (day("2026-04-03"), 1)]), [(day("2026-04-01"), u32::MAX)]);
    }

    #[test]
    fn a_training_offers_four_days_within_six_months_and_none_that_has_passed() {
        let all = slots(day("2026-08-22"), day("2026-08-22"));
        assert_eq!(all, [day("2026-09-21"), day("2026-11-05"), day("2026-12-20"), day("2027-02-03")]);
        assert_eq!(slots(day("2026-08-22"), day("2026-11-23")), [day("2026-12-20"), day("2027-02-03")]);
        assert!(slots(day("2025-08-22"), day("2026-11-23")).is_empty());
    }
}
