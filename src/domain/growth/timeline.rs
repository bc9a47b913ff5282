//! What an honest timeline shows: its span, where a line may be drawn and where it must be broken, the windows around a training.

use chrono::{Datelike, Days, Months, NaiveDate};
use std::collections::BTreeSet;

/// A gap over so many days between two ratings of one source is dashed.
pub const GAP_DAYS: i64 = 180;
/// So many days before a training and after it are shown as its window.
pub const BEFORE_DAYS: u64 = 30;
pub const AFTER_DAYS: u64 = 14;
/// Follow-ups after a training.
pub const FOLLOW_UPS: [u64; 2] = [90, 180];

/// The first and the last day shown: from the quarter of the first event to a quarter after today or the last one.
#[must_use]
pub fn span(events: &[NaiveDate], today: NaiveDate) -> (NaiveDate, NaiveDate) {
    let first = events.iter().copied().chain([today]).min().unwrap_or(today);
    let last = events.iter().copied().chain([today]).max().unwrap_or(today);
    let quarter = |day: NaiveDate| {
        let month = (day.month0() / 3) * 3 + 1;
        NaiveDate::from_ymd_opt(day.year(), month, 1).unwrap_or(day)
    };
    let from = quarter(first);
    let to = quarter(last).checked_add_months(Months::new(6)).unwrap_or(last);
    // A single point still gets a year to stand in.
    let least = to.checked_sub_months(Months::new(12)).unwrap_or(from);
    (from.min(least), to)
}

/// The first and the last day shown of one year.
#[must_use]
pub fn year_span(year: i32) -> Option<(NaiveDate, NaiveDate)> {
    Some((NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?))
}

/// The years in which something happened, each once.
#[must_use]
pub fn years(events: &[NaiveDate]) -> Vec<i32> {
    let years: BTreeSet<i32> = events.iter().map(Datelike::year).collect();
    years.into_iter().collect()
}

/// Which of many points are drawn: all, up to `most`; else, of each stretch of time, the first, the last, the highest and
/// the lowest. What is left out lies between points that are drawn. Points come oldest first.
#[must_use]
pub fn thin(points: &[(NaiveDate, u32)], most: usize) -> Vec<usize> {
    let (Some((first, _)), Some((last, _)), true) = (points.first(), points.last(), points.len() > most) else {
        return (0..points.len()).collect();
    };
    let stretches = i64::try_from(most / 4).unwrap_or(1).max(1);
    let days = (*last - *first).num_days() + 1;
    let stretch = |place: usize| (points[place].0 - *first).num_days() * stretches / days;
    let mut kept = BTreeSet::new();
    let mut start = 0;
    while start < points.len() {
        let end = (start..points.len()).find(|place| stretch(*place) != stretch(start)).unwrap_or(points.len());
        let level = |place: &usize| points[*place].1;
        kept.extend([start, end - 1]);
        kept.extend((start..end).max_by_key(level));
        kept.extend((start..end).min_by_key(level));
        start = end;
    }
    kept.into_iter().collect()
}

/// Whether the line between two ratings of one source is dashed.
#[must_use]
pub fn is_gap(from: NaiveDate, to: NaiveDate) -> bool {
    (to - from).num_days() > GAP_DAYS
}

/// The days around a training in which ratings speak of it.
#[must_use]
pub fn window(training: NaiveDate) -> (NaiveDate, NaiveDate) {
    let before = training.checked_sub_days(Days::new(BEFORE_DAYS)).unwrap_or(training);
    let after = training.checked_add_days(Days::new(AFTER_DAYS)).unwrap_or(training);
    (before, after)
}

/// The starts of the quarters inside a span.
#[must_use]
pub fn quarters(from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let mut days = Vec::new();
    let mut day = from;
    while day < to {
        days.push(day);
        match day.checked_add_months(Months::new(3)) {
            Some(next) => day = next,
            None => break,
        }
    }
    days
}

/// Which of many points keep their label: all of a few, else the first, the last and some between.
#[must_use]
pub fn is_labelled(place: usize, count: usize) -> bool {
    const MOST: usize = 9;
    count <= MOST || place == 0 || place + 1 == count || place.is_multiple_of(count.div_ceil(MOST - 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_line_is_whole_up_to_180_days() {
        assert!(!is_gap(day("2026-02-01"), day("2026-07-31")));
        assert!(is_gap(day("2026-02-01"), day("2026-08-10")));
    }

    #[test]
    fn one_point_stands_in_a_year_and_today_is_always_inside() {
        let (from, to) = span(&[day("2026-11-01")], day("2026-11-23"));
        assert!(from <= day("2026-04-01") && to > day("2026-11-23"), "{from} {to}");
        let (from, to) = span(&[], day("2026-11-23"));
        assert!(from < day("2026-11-23") && to > day("2026-11-23"));
    }

    #[test]
    fn a_training_is_seen_from_thirty_days_before_to_fourteen_after() {
        assert_eq!(window(day("2026-08-22")), (day("2026-07-23"), day("2026-09-05")));
    }

    #[test]
    fn thinned_points_keep_both_ends_and_every_extreme() {
        let first = day("2021-01-01");
        let points: Vec<(NaiveDate, u32)> = (0..2000u32)
            .map(|place| (first + Days::new(u64::from(place)), if place == 777 { 10 } else { place % 3 }))
            .collect();
        let kept = thin(&points, 120);
        assert!(kept.len() <= 120 && kept.len() > 60, "{}", kept.len());
        assert!(kept.contains(&0) && kept.contains(&1999) && kept.contains(&777));
        assert!(kept.is_sorted());
        assert_eq!(thin(&points[..120], 120).len(), 120, "a few are all drawn");
        let one_day = vec![(first, 4); 500];
        assert!(thin(&one_day, 120).len() <= 4);
        assert!(thin(&[], 120).is_empty());
    }

    #[test]
    fn years_are_those_in_which_something_happened() {
        assert_eq!(years(&[day("2026-01-01"), day("2024-12-31"), day("2026-05-01")]), [2024, 2026]);
        assert_eq!(year_span(2026), Some((day("2026-01-01"), day("2026-12-31"))));
    }

    #[test]
    fn two_thousand_points_keep_few_labels() {
        let kept = (0..2000).filter(|place| is_labelled(*place, 2000)).count();
        assert!((2..=9).contains(&kept), "{kept}");
        assert!((0..9).all(|place| is_labelled(place, 9)));
    }
}
