//! What an honest timeline shows: its span, where a line may be drawn and where it must be broken, the windows around a training.

use chrono::{Days, Months, NaiveDate};

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
    use chrono::Datelike;
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
    fn two_thousand_points_keep_few_labels() {
        let kept = (0..2000).filter(|place| is_labelled(*place, 2000)).count();
        assert!((2..=9).contains(&kept), "{kept}");
        assert!((0..9).all(|place| is_labelled(place, 9)));
    }
}
