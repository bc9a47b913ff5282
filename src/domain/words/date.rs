//! Dates as the reader writes them.

use super::English;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "May 31, 2028", or "31 May 2028".
#[must_use]
pub fn date(day: NaiveDate, english: English) -> String {
    let month = month_name(day.month());
    match english {
        English::American => format!("{month} {}, {}", day.day(), day.year()),
        English::British => format!("{} {month} {}", day.day(), day.year()),
    }
}

/// "May 31, 2028" with a short month: for tables.
#[must_use]
pub fn short_date(day: NaiveDate, english: English) -> String {
    let month = short_month(day.month());
    match english {
        English::American => format!("{month} {}, {}", day.day(), day.year()),
        English::British => format!("{} {month} {}", day.day(), day.year()),
    }
}

/// "April 30": within a year that is clear.
#[must_use]
pub fn day_and_month(day: NaiveDate, english: English) -> String {
    let month = month_name(day.month());
    match english {
        English::American => format!("{month} {}", day.day()),
        English::British => format!("{} {month}", day.day()),
    }
}

/// "April 30" this year and the next eleven months, else with its year.
#[must_use]
pub fn near_date(day: NaiveDate, today: NaiveDate, english: English) -> String {
    let away = (day - today).num_days();
    if (0..330).contains(&away) { day_and_month(day, english) } else { date(day, english) }
}

/// "Monday, November 23", or "Monday 23 November".
#[must_use]
pub fn weekday(day: NaiveDate, english: English) -> String {
    const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    let name = DAYS[day.weekday().num_days_from_monday() as usize];
    match english {
        English::American => format!("{name}, {}", day_and_month(day, english)),
        English::British => format!("{name} {}", day_and_month(day, english)),
    }
}

/// "158 days", "18 months", "1 day": days under a year, months over.
#[must_use]
pub fn distance(from: NaiveDate, to: NaiveDate) -> String {
    let days = (to - from).num_days().max(0);
    if days < 365 {
        return super::count(days, "day", "days");
    }
    let mut months = (to.year() - from.year()) * 12 + i32::try_from(to.month()).unwrap_or(0)
        - i32::try_from(from.month()).unwrap_or(0);
    if to.day() < from.day() {
        months -= 1;
    }
    super::count(i64::from(months), "month", "months")
}

/// "March"
#[must_use]
pub fn month_name(month: u32) -> &'static str {
    MONTHS[(month.clamp(1, 12) - 1) as usize]
}

/// "Mar"
#[must_use]
pub fn short_month(month: u32) -> &'static str {
    &month_name(month)[..3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_in_the_readers_form() {
        assert_eq!(date(day("2028-05-31"), English::American), "May 31, 2028");
        assert_eq!(date(day("2028-05-31"), English::British), "31 May 2028");
        assert_eq!(weekday(day("2026-11-23"), English::American), "Monday, November 23");
        assert_eq!(near_date(day("2027-04-30"), day("2026-11-23"), English::American), "April 30");
        assert_eq!(near_date(day("2028-05-31"), day("2026-11-23"), English::American), "May 31, 2028");
    }

    #[test]
    fn distance_is_days_under_a_year_and_months_over() {
        assert_eq!(distance(day("2026-11-23"), day("2027-04-30")), "158 days");
        assert_eq!(distance(day("2026-11-23"), day("2028-05-31")), "18 months");
        assert_eq!(distance(day("2026-11-23"), day("2026-11-24")), "1 day");
    }
}
