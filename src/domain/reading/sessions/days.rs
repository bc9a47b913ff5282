//! On which day a session was.

use super::super::cell::Cell;
use super::super::dates::{self, Order};
use chrono::{Datelike, Days, NaiveDate};

/// The row's day, alone in its pieces or before the title in the same one.
pub fn day_and_title(
    row: &[&Cell],
    title: &str,
    last_day: Option<NaiveDate>,
    order: Order,
) -> (Option<NaiveDate>, String) {
    // A day may be set over two lines: `Thu` and `10/15`.
    let alone = row.iter().filter(|cell| cell.text.split_whitespace().count() <= 4);
    if let Some(day) =
        alone.filter(|cell| !title.contains(cell.text.as_str())).find_map(|cell| day_of(&cell.text, last_day, order))
    {
        return (Some(day), title.to_owned());
    }
    for words in [4, 3, 2] {
        let mut parts = title.splitn(words + 1, ' ');
        let lead: Vec<&str> = parts.by_ref().take(words).collect();
        if let (Some(day), Some(rest)) = (day_of(&lead.join(" "), last_day, order), parts.next()) {
            return (Some(day), rest.to_owned());
        }
    }
    (None, title.to_owned())
}

/// A day with or without its year, which the event's last day tells.
fn day_of(text: &str, last_day: Option<NaiveDate>, order: Order) -> Option<NaiveDate> {
    let found = |order: Order| {
        dates::find(text, order).first().map(|found| found.last).or_else(|| {
            let year = last_day?.year();
            dates::without_year(text, year).or_else(|| dates::in_figures(text, year, order))
        })
    };
    found(order).or_else(|| {
        // `4/9` of an event that ended on 11 April
        let last = last_day?;
        let near =
            |day: &NaiveDate| *day <= last && last.checked_sub_days(Days::new(10)).is_some_and(|first| *day >= first);
        [Order::MonthFirst, Order::DayFirst].into_iter().find_map(|order| found(order).filter(near))
    })
}
