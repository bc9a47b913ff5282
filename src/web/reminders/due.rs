//! On which days a mail is due: by weekday, and so many days before a date.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// A server that was away for longer does not catch up.
const CATCHES_UP: u64 = 6;

/// Whether a mail is due today, when this was last asked on `looked`. Days without an answer in between are made up for.
#[must_use]
pub fn is_due(
    weekday: Option<Weekday>,
    before: &BTreeSet<u32>,
    dates: &[NaiveDate],
    looked: Option<NaiveDate>,
    today: NaiveDate,
) -> bool {
    if looked.is_some_and(|looked| looked >= today) {
        return false;
    }
    let earliest = today.checked_sub_days(Days::new(CATCHES_UP)).unwrap_or(today);
    let first = looked.and_then(|looked| looked.succ_opt()).unwrap_or(today).max(earliest);
    first.iter_days().take_while(|day| *day <= today).any(|day| {
        let ahead = |date: &NaiveDate| before.iter().any(|days| *date - Days::new(u64::from(*days)) == day);
        weekday == Some(day.weekday()) || dates.iter().filter(|date| **date >= today).any(ahead)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_weekly_mail_comes_on_its_day_once() {
        let monday = |looked: Option<&str>, today| {
            is_due(Some(Weekday::Mon), &BTreeSet::new(), &[], looked.map(day), day(today))
        };
        assert!(monday(None, "2026-11-23") && monday(Some("2026-11-22"), "2026-11-23"));
        assert!(!monday(Some("2026-11-23"), "2026-11-23"), "asked already");
        assert!(!monday(None, "2026-11-24") && !monday(Some("2026-11-23"), "2026-11-24"));
        assert!(monday(Some("2026-11-21"), "2026-11-25"), "the server was away on Monday");
        assert!(!monday(Some("2026-11-24"), "2026-11-25"));
    }

    #[test]
    fn a_date_is_told_so_many_days_before_and_not_after_it() {
        let before = BTreeSet::from([90, 30, 7]);
        let end = [day("2027-04-30")];
        let due = |looked: Option<&str>, today| is_due(None, &before, &end, looked.map(day), day(today));
        assert!(due(None, "2027-01-30") && due(None, "2027-03-31") && due(None, "2027-04-23"));
        assert!(!due(None, "2027-03-30") && !due(None, "2027-04-30"));
        assert!(due(Some("2027-03-29"), "2027-04-02"), "the server was away on that day");
        assert!(!due(Some("2027-04-20"), "2027-05-02"), "it is over");
    }
}
