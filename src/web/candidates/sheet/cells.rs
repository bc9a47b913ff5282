//! What stands in one cell, in the many ways that people and spreadsheets write it.

use chrono::{Days, NaiveDate};
use domain::words::English;

/// Whether 4/5 is a day in April or in May.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    MonthFirst,
    DayFirst,
}

impl Order {
    /// What the column itself shows: a number over twelve is a day. Else as the reader writes dates.
    #[must_use]
    pub fn of<'a>(cells: impl Iterator<Item = &'a str>, english: English) -> Self {
        let pairs: Vec<(u32, u32)> =
            cells.filter_map(|cell| numbers(cell).map(|(first, second, _)| (first, second))).collect();
        if pairs.iter().any(|(_, second)| *second > 12) {
            Self::MonthFirst
        } else if english == English::British || pairs.iter().any(|(first, _)| *first > 12) {
            Self::DayFirst
        } else {
            Self::MonthFirst
        }
    }
}

/// `4/30/2027`, `30-4-27`, with or without a time after it.
fn numbers(cell: &str) -> Option<(u32, u32, i32)> {
    let day = cell.split_whitespace().next()?;
    let parts: Vec<&str> = day.split(['/', '-']).collect();
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

/// A day: `2027-04-30`, `4/30/2027`, `30.04.2027`, `April 30, 2027`, or Excel's own count of days.
#[must_use]
pub fn date(cell: &str, order: Order) -> Option<NaiveDate> {
    let cell = cell.trim();
    if let Some(day) = cell.get(..10).and_then(|day| day.parse::<NaiveDate>().ok()) {
        return Some(day);
    }
    if let Some((first, second, year)) = numbers(cell) {
        let (month, day) = if order == Order::MonthFirst { (first, second) } else { (second, first) };
        return NaiveDate::from_ymd_opt(year, month, day);
    }
    let first = cell.split_whitespace().next()?;
    if let [day, month, year] = first.split('.').collect::<Vec<_>>().as_slice() {
        return NaiveDate::from_ymd_opt(full_year(year)?, month.parse().ok()?, day.parse().ok()?);
    }
    serial(cell).or_else(|| in_words(cell))
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

/// Hours and minutes as the form takes them: `1.5`, `1:30`, `1:30:00`, `3 hours`, `90 min`.
#[must_use]
pub fn length(cell: &str) -> (String, String) {
    let text = cell.trim().to_lowercase();
    let number = text.trim_end_matches(|sign: char| !sign.is_ascii_digit()).trim();
    let unit = text[number.len()..].trim();
    if unit.starts_with("min") {
        return (String::new(), number.to_owned());
    }
    let by_clock = number.strip_suffix(":00").filter(|rest| rest.contains(':')).unwrap_or(number);
    let known = unit.is_empty() || unit.starts_with('h') || unit.starts_with("ce") || unit.starts_with("credit");
    // A unit that is not understood stays, so that the form refuses it with its own words.
    (if known { by_clock.to_owned() } else { text.clone() }, String::new())
}

/// An amount as the form takes it, and the currency if one stands beside it: `$1,200.00`, `89,50 €`, `free`.
#[must_use]
pub fn money(cell: &str) -> (String, Option<&'static str>) {
    const SIGNS: [(&str, &str); 14] = [
        ("us$", "USD"),
        ("ca$", "CAD"),
        ("c$", "CAD"),
        ("au$", "AUD"),
        ("a$", "AUD"),
        ("nz$", "NZD"),
        ("usd", "USD"),
        ("cad", "CAD"),
        ("gbp", "GBP"),
        ("eur", "EUR"),
        ("aud", "AUD"),
        ("nzd", "NZD"),
        ("chf", "CHF"),
        ("£", "GBP"),
    ];
    let mut text = cell.trim().to_lowercase();
    if ["free", "none", "no charge", "no cost", "included"].contains(&text.as_str()) {
        return ("0".into(), None);
    }
    let mut currency = None;
    for (sign, code) in SIGNS {
        if text.contains(sign) {
            text = text.replace(sign, "");
            currency = currency.or(Some(code));
        }
    }
    if text.contains('€') {
        text = text.replace('€', "");
        currency = Some("EUR");
    }
    // A dollar alone may be any of five: the person says which.
    let text: String = text.replace('$', "").chars().filter(|sign| !sign.is_whitespace() && *sign != '\'').collect();
    (plain_decimal(&text), currency)
}

/// Without the signs between thousands; the last of two kinds, or one with other than three digits after it, is the point.
fn plain_decimal(text: &str) -> String {
    let Some(last) = text.rfind([',', '.']) else { return text.to_owned() };
    let both = text.contains(',') && text.contains('.');
    let (whole, part) = (&text[..last], &text[last + 1..]);
    let whole_digits: String = whole.chars().filter(|sign| !matches!(sign, ',' | '.')).collect();
    if part.len() == 3 && !both && !whole.is_empty() {
        return format!("{whole_digits}{part}");
    }
    format!("{whole_digits}.{part}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(cell: &str, order: Order) -> String {
        date(cell, order).map(|day| day.to_string()).unwrap_or_default()
    }

    #[test]
    fn a_day_is_read_however_a_spreadsheet_writes_it() {
        for cell in [
            "2027-04-30",
            "2027-04-30 09:00:00",
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
            assert_eq!(day(cell, Order::MonthFirst), "2027-04-30", "{cell}");
        }
        assert_eq!(day("30/4/2027", Order::DayFirst), "2027-04-30");
    }

    #[test]
    fn what_is_no_single_day_is_not_guessed_at() {
        for cell in ["", "soon", "April 29-30, 2027", "April 2027", "4/31/2027", "2027", "12", "13/13/2027", "É"] {
            assert_eq!(day(cell, Order::MonthFirst), "", "{cell}");
        }
    }

    #[test]
    fn the_column_tells_whether_the_day_or_the_month_comes_first() {
        let of = |cells: &[&str], english| Order::of(cells.iter().copied(), english);
        assert_eq!(of(&["4/5/2027", "30/4/2027"], English::American), Order::DayFirst);
        assert_eq!(of(&["4/5/2027", "4/30/2027"], English::British), Order::MonthFirst);
        assert_eq!(of(&["4/5/2027"], English::American), Order::MonthFirst);
        assert_eq!(of(&["4/5/2027"], English::British), Order::DayFirst);
    }

    #[test]
    fn time_is_read_with_its_unit() {
        for (cell, hours, minutes) in [
            ("3", "3", ""),
            ("1.5", "1.5", ""),
            ("1,5", "1,5", ""),
            ("1:30", "1:30", ""),
            ("1:30:00", "1:30", ""),
            ("3 hours", "3", ""),
            ("2h", "2", ""),
            ("6 CE credits", "6", ""),
            ("90 min", "", "90"),
            ("2 days", "2 days", ""),
        ] {
            assert_eq!(length(cell), (hours.into(), minutes.into()), "{cell}");
        }
    }

    #[test]
    fn money_is_read_with_its_currency() {
        for (cell, amount, currency) in [
            ("120", "120", None),
            ("$120.00", "120.00", None),
            ("1,200", "1200", None),
            ("1,200.50", "1200.50", None),
            ("1.200,50 €", "1200.50", Some("EUR")),
            ("89,50", "89.50", None),
            ("£45", "45", Some("GBP")),
            ("CAD 60", "60", Some("CAD")),
            ("Free", "0", None),
            ("", "", None),
            ("ask us", "askus", None),
        ] {
            assert_eq!(money(cell), (amount.into(), currency), "{cell}");
        }
    }
}
