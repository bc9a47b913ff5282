//! When learning is asked about again: at once, and for a training once more after so many days.
//!
//! One question at a time: when the next is due, the one before is not asked any more, and after a year none is.

use crate::vocabulary::{Kind, Vocabulary};
use chrono::{Days, NaiveDate};

/// A year after the learning nobody asks about it any more.
const ASKED_FOR: Days = Days::new(365);

/// The days after which learning of a kind is asked about. Practice and feedback are their own answer; what is private is left
/// alone.
#[must_use]
pub fn steps(kind: &Kind, vocabulary: &Vocabulary) -> Vec<u32> {
    if kind.private || !kind.growth.iter().any(|use_of| use_of == "exposure") {
        return vec![];
    }
    let again = if kind.is_training() { vocabulary.follow_up_form().repeat_days.as_slice() } else { &[] };
    std::iter::once(0).chain(again.iter().copied()).collect()
}

/// The latest step whose day has come on a day.
#[must_use]
pub fn step_on(done_on: NaiveDate, steps: &[u32], day: NaiveDate) -> Option<u32> {
    let passed = u32::try_from((day - done_on).num_days()).ok()?;
    steps.iter().copied().filter(|step| *step <= passed).max()
}

/// The step to ask about today, unless the learning lies too far back.
#[must_use]
pub fn due(done_on: NaiveDate, steps: &[u32], today: NaiveDate) -> Option<u32> {
    let last = done_on.checked_add_days(ASKED_FOR)?;
    step_on(done_on, steps, today).filter(|_| today <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_training_is_asked_about_at_once_and_after_30_90_and_180_days() {
        let vocabulary = Vocabulary::builtin();
        let steps = steps(vocabulary.kind("workshop").unwrap(), vocabulary);
        assert_eq!(steps, [0, 30, 90, 180]);
        let done = day("2026-01-01");
        let asked = [
            ("2025-12-31", None),
            ("2026-01-01", Some(0)),
            ("2026-01-30", Some(0)),
            ("2026-01-31", Some(30)),
            ("2026-03-31", Some(30)),
            ("2026-04-01", Some(90)),
            ("2026-06-29", Some(90)),
            ("2026-06-30", Some(180)),
            ("2027-01-01", Some(180)),
            ("2027-01-02", None),
        ];
        for (today, step) in asked {
            assert_eq!(due(done, &steps, day(today)), step, "{today}");
        }
        assert_eq!(step_on(done, &steps, day("2029-01-01")), Some(180), "a late answer is still one");
    }

    #[test]
    fn reading_is_asked_about_once_and_practice_never() {
        let vocabulary = Vocabulary::builtin();
        let of = |kind| steps(vocabulary.kind(kind).unwrap(), vocabulary);
        assert_eq!(of("book"), [0]);
        assert!(of("deliberate_practice").is_empty() && of("supervision_received").is_empty());
        assert!(of("personal_therapy").is_empty(), "what is private is left alone");
    }
}
