//! Dates as people write them.

use crate::words::month_name;
use chrono::NaiveDate;

/// A date as date fields send it, `2027-04-30`; also `04/30/2027`.
pub fn date(text: &str) -> Result<Option<NaiveDate>, String> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| part.parse().ok()).collect();
    let (year, month, day) = match (numbers.as_deref(), text.contains('-')) {
        (Some([year, month, day]), true) | (Some([month, day, year]), false) => (*year, *month, *day),
        _ => return Err("Write the date as year-month-day, for example 2027-04-30.".into()),
    };
    if !(1950..=2100).contains(&year) {
        return Err(format!("{year} is not a year we can plan with."));
    }
    if !(1..=12).contains(&month) {
        return Err(format!("There are 12 months; {month} is not one of them."));
    }
    NaiveDate::from_ymd_opt(year as i32, month, day).map(Some).ok_or_else(|| day_problem(year, month))
}

fn day_problem(year: u32, month: u32) -> String {
    let last = (28..=31).rev().find(|day| NaiveDate::from_ymd_opt(year as i32, month, *day).is_some());
    let last = last.expect("each month has a 28th");
    format!("{} has {last} days. Use {year}-{month:02}-{last:02}.", month_name(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_that_a_month_does_not_have_is_answered_with_its_last() {
        assert_eq!(date("04/31/2027"), Err("April has 30 days. Use 2027-04-30.".into()));
        assert_eq!(date("2027-02-29"), Err("February has 28 days. Use 2027-02-28.".into()));
        assert!(date("2028-02-29").unwrap().is_some());
        assert_eq!(date(" "), Ok(None));
        assert!(date("soon").is_err());
    }
}
