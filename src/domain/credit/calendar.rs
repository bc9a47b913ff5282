//! Months and cycle ends, as the contract adds them.

use chrono::{Datelike, Months, NaiveDate};

/// Adds months, keeping the day number, cut to the length of the month.
pub fn add_months(day: NaiveDate, months: i64) -> NaiveDate {
    let step = Months::new(u32::try_from(months.unsigned_abs()).unwrap_or(0));
    let moved = if months < 0 { day.checked_sub_months(step) } else { day.checked_add_months(step) };
    moved.unwrap_or(day)
}

/// Shifts a cycle end: as adding months, but the last day of a month stays the last day of a month.
pub fn shift_end(end: NaiveDate, months: i64) -> NaiveDate {
    let moved = add_months(end, months);
    if is_month_end(end) { month_end(moved) } else { moved }
}

pub fn next_day(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

pub fn day_before(day: NaiveDate) -> NaiveDate {
    day.pred_opt().unwrap_or(day)
}

fn is_month_end(day: NaiveDate) -> bool {
    next_day(day).month() != day.month()
}

/// The last day of a day's month.
pub fn month_end(day: NaiveDate) -> NaiveDate {
    let first = day.with_day(1).unwrap_or(day);
    day_before(add_months(first, 1))
}

/// The largest m with a + m months ≤ b.
pub fn whole_months(a: NaiveDate, b: NaiveDate) -> i64 {
    let mut months = i64::from(b.year() - a.year()) * 12 + i64::from(b.month()) - i64::from(a.month());
    while add_months(a, months) > b {
        months -= 1;
    }
    while add_months(a, months + 1) <= b {
        months += 1;
    }
    months
}

/// A month and day `MM-DD` in a year; 02-28 is the last day of February.
pub fn month_day(text: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = text.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    if (month, day) == (2, 28) {
        return NaiveDate::from_ymd_opt(year, 2, 1).map(month_end);
    }
    NaiveDate::from_ymd_opt(year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn the_last_day_of_a_month_stays_the_last() {
        assert_eq!(shift_end(day("2027-02-28"), 12), day("2028-02-29"));
        assert_eq!(shift_end(day("2026-04-30"), 1), day("2026-05-31"));
        assert_eq!(add_months(day("2028-02-29"), 12), day("2029-02-28"));
        assert_eq!(month_day("02-28", 2028), Some(day("2028-02-29")));
    }

    #[test]
    fn whole_months_are_counted_by_adding() {
        assert_eq!(whole_months(day("2025-01-31"), day("2025-02-28")), 1);
        assert_eq!(whole_months(day("2025-01-15"), day("2026-01-14")), 11);
        assert_eq!(whole_months(day("2025-01-15"), day("2026-01-15")), 12);
    }
}
