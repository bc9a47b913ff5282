//! The days of a cell, in the many ways that people and spreadsheets write them.

use crate::reading::dates;
use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Whether 4/5 is a day in April or in May.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Order {
    MonthFirst,
    DayFirst,
}

/// What a column of dates tells of the order in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Told {
    /// No cell needs one.
    Nothing,
    /// A number over twelve is a day.
    By(Order),
    /// Every such date may be meant both ways; the first few of them.
    Open(Vec<String>),
}

impl Order {
    /// What the cells of a column themselves show.
    #[must_use]
    pub fn told<'a>(cells: impl Iterator<Item = &'a str>) -> Told {
        let mut open: Vec<String> = Vec::new();
        let mut needed = false;
        let mut first_is_day = false;
        for cell in cells {
            for part in cell.split_whitespace() {
                let Some((first, second, _)) = numbers(part) else { continue };
                if second > 12 {
                    return Told::By(Self::MonthFirst);
                }
                first_is_day |= first > 12;
                needed |= first != second;
                if first != second && open.len() < 3 && !open.iter().any(|cell| cell == part) {
                    open.push(part.to_owned());
                }
            }
        }
        match (first_is_day, needed) {
            (true, _) => Told::By(Self::DayFirst),
            (false, true) => Told::Open(open),
            (false, false) => Told::Nothing,
        }
    }

    fn of_reading(order: Option<Self>) -> dates::Order {
        match order {
            Some(Self::MonthFirst) => dates::Order::MonthFirst,
            Some(Self::DayFirst) => dates::Order::DayFirst,
            None => dates::Order::Unknown,
        }
    }
}

/// What stands in a cell of a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// The first day where there are several, and the last.
    Days(Option<NaiveDate>, NaiveDate),
    /// A day in one of two months.
    Open,
    /// A day without its year, as it would be in the year of the heading above it.
    WithoutYear(Option<NaiveDate>),
    Unreadable,
}

/// `4/30/2027`, `30-4-27`.
fn numbers(part: &str) -> Option<(u32, u32, i32)> {
    let parts: Vec<&str> = part.split(['/', '-']).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let first = first.parse().ok().filter(|number| *number <= 31)?;
    let second = second.parse().ok().filter(|number| *number <= 31)?;
    Some((first, second, full_year(year)?))
}

fn full_year(text: &str) -> Option<i32> {
    let year: i32 = text.parse().ok()?;
    match text.len() {
        2 => Some(2000 + year),
        4 => Some(year),
        _ => None,
    }
}

/// One day: `2027-04-30`, `4/30/2027`, `30.04.2027`, `April 30, 2027`, or Excel's own count of days.
#[must_use]
pub fn day(cell: &str, order: Order) -> Option<NaiveDate> {
    match one(cell.trim(), Some(order)) {
        Some(Read::Days(None, day)) => Some(day),
        _ => None,
    }
}

/// The day or the days of a cell; `year` is that of a heading above it.
#[must_use]
pub fn days(cell: &str, order: Option<Order>, year: Option<i32>) -> Read {
    let cell = cell.trim();
    if let Some(read) = one(cell, order) {
        return read;
    }
    let found = dates::find(cell, Order::of_reading(order));
    let (first, last) = (found.iter().map(|date| date.first).min(), found.iter().map(|date| date.last).max());
    if let Some((first, last)) = first.zip(last) {
        return Read::Days(Some(first).filter(|first| *first < last), last);
    }
    without_year(cell, order, year)
}

/// What a cell says if it is one day; none if it is anything else.
fn one(cell: &str, order: Option<Order>) -> Option<Read> {
    if let Some(day) = cell.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
        let rest = cell[10..].trim_start_matches(['T', ' ']);
        return (rest.is_empty() || rest.starts_with(|sign: char| sign.is_ascii_digit()))
            .then_some(Read::Days(None, day));
    }
    let first = cell.split_whitespace().next()?;
    let rest = cell[first.len()..].trim();
    // A time of day may follow, another day may not.
    let alone = rest.is_empty() || (rest.contains(':') && !rest.contains(['/', '-', '–']));
    if let Some((one, two, year)) = numbers(first).filter(|_| alone) {
        let (month, day) = match order {
            _ if one > 12 => (two, one),
            _ if two > 12 || one == two => (one, two),
            Some(Order::MonthFirst) => (one, two),
            Some(Order::DayFirst) => (two, one),
            None => return Some(Read::Open),
        };
        return Some(NaiveDate::from_ymd_opt(year, month, day).map_or(Read::Unreadable, |day| Read::Days(None, day)));
    }
    if let [day, month, year] = first.split('.').collect::<Vec<_>>().as_slice()
        && alone
        && let Some(year) = full_year(year)
        && let (Ok(day), Ok(month)) = (day.parse(), month.parse())
    {
        let day = NaiveDate::from_ymd_opt(year, month, day);
        return Some(day.map_or(Read::Unreadable, |day| Read::Days(None, day)));
    }
    serial(cell).or_else(|| in_words(cell)).map(|day| Read::Days(None, day))
}

/// Excel counts days from the end of 1899; a part behind the point is the time of day.
fn serial(cell: &str) -> Option<NaiveDate> {
    let whole = cell.split(['.', ',']).next()?;
    let days: u64 = whole.parse().ok().filter(|days| (36_526..=73_050).contains(days))?;
    NaiveDate::from_ymd_opt(1899, 12, 30)?.checked_add_days(Days::new(days))
}

/// One day with its month in words; of two days none, so that the last is never guessed.
fn in_words(cell: &str) -> Option<NaiveDate> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let words = cell.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | '-' | '–' | '.' | '/'));
    let (mut day, mut month, mut year) = (None, None, None);
    for word in words.filter(|word| !word.is_empty() && !word.contains(':')) {
        let lower = word.to_lowercase();
        let endings = ["st", "nd", "rd", "th"];
        let digits = endings.iter().find_map(|ending| lower.strip_suffix(ending)).unwrap_or(&lower);
        if let Ok(number) = digits.parse::<i32>() {
            let slot = if number > 31 { &mut year } else { &mut day };
            if slot.replace(number).is_some() {
                return None;
            }
        } else if let Some(found) = lower.get(..3).and_then(|start| MONTHS.iter().position(|name| *name == start))
            && month.replace(found).is_some()
        {
            return None;
        }
    }
    let month = u32::try_from(month? + 1).ok()?;
    NaiveDate::from_ymd_opt(year?, month, u32::try_from(day?).ok()?)
}

/// `1/17`, `Apr 16` below a heading that names the year.
fn without_year(cell: &str, order: Option<Order>, year: Option<i32>) -> Read {
    let pair = cell.split_once('/').and_then(|(one, two)| Some((one.parse::<u32>().ok()?, two.parse::<u32>().ok()?)));
    // 2024 has every day there is.
    let any = year.unwrap_or(2024);
    let day = match pair {
        Some((one, two)) if one <= 31 && two <= 31 => match order {
            _ if one > 12 => NaiveDate::from_ymd_opt(any, two, one),
            _ if two > 12 || one == two => NaiveDate::from_ymd_opt(any, one, two),
            Some(Order::MonthFirst) => NaiveDate::from_ymd_opt(any, one, two),
            Some(Order::DayFirst) => NaiveDate::from_ymd_opt(any, two, one),
            None => return Read::Open,
        },
        _ => dates::without_year(cell, any),
    };
    match day {
        Some(day) => Read::WithoutYear(year.map(|_| day)),
        None => Read::Unreadable,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(cell: &str, order: Order) -> String {
        day(cell, order).map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_day_is_read_however_a_spreadsheet_writes_it() {
        for cell in [
            "2027-04-30",
            "2027-04-30 09:00:00",
            "2027-04-30T09:00:00",
            "4/30/2027",
            "04/30/27",
            "4/30/2027 9:00",
            "4-30-2027",
            "30.04.2027",
            "April 30, 2027",
            "30 Apr 2027",
            "Fri, Apr 30th, 2027 9:00",
            "46507",
            "46507.375",
        ] {
            assert_eq!(said(cell, Order::MonthFirst), "2027-04-30", "{cell}");
        }
        assert_eq!(said("30/4/2027", Order::DayFirst), "2027-04-30");
        assert_eq!(said("30/4/2027", Order::MonthFirst), "2027-04-30", "there is no thirtieth month");
    }

    #[test]
    fn what_is_no_single_day_is_not_guessed_at() {
        for cell in ["", "soon", "April 29-30, 2027", "April 2027", "4/31/2027", "2027", "12", "13/13/2027", "É"] {
            assert_eq!(said(cell, Order::MonthFirst), "", "{cell}");
        }
    }

    #[test]
    fn several_days_are_the_first_and_the_last() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        for cell in ["4/12/24-4/13/24", "April 12-13, 2024", "2024-04-12 to 2024-04-13"] {
            let read = days(cell, Some(Order::MonthFirst), None);
            assert_eq!(read, Read::Days(Some(day("2024-04-12")), day("2024-04-13")), "{cell}");
        }
    }

    #[test]
    fn what_may_be_two_days_is_open_until_it_is_said() {
        assert_eq!(days("3/4/2026", None, None), Read::Open);
        assert!(matches!(days("3/13/2026", None, None), Read::Days(None, _)));
        assert!(matches!(days("4/4/2026", None, None), Read::Days(None, _)));
        let told = |cells: &[&str]| Order::told(cells.iter().copied());
        assert_eq!(told(&["4/5/2027", "30/4/2027"]), Told::By(Order::DayFirst));
        assert_eq!(told(&["4/5/2027", "4/30/2027"]), Told::By(Order::MonthFirst));
        assert_eq!(told(&["4/5/2027", "x", "4/4/2027"]), Told::Open(vec!["4/5/2027".into()]));
        assert_eq!(told(&["2027-04-05", "May 4, 2027"]), Told::Nothing);
    }

    #[test]
    fn a_day_without_a_year_takes_that_of_its_heading_alone() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let order = Some(Order::MonthFirst);
        assert_eq!(days("1/17", order, Some(2025)), Read::WithoutYear(Some(day("2025-01-17"))));
        assert_eq!(days("1/17", order, None), Read::WithoutYear(None));
        assert_eq!(days("6/??/2025", order, Some(2025)), Read::Unreadable);
    }
}
