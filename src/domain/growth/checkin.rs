//! Check-ins on one's own resilience: each line by itself. Nothing here adds lines up, names a band or counts a streak.

use crate::vocabulary::{Checkin, Line, Support};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// What was answered on a day, line by line; a line left empty is not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CheckIn {
    pub day: NaiveDate,
    pub answers: BTreeMap<String, u8>,
}

/// One line with its last answers, oldest first; `None` where it was left empty.
#[derive(Clone, Debug)]
pub struct Row<'a> {
    pub line: &'a Line,
    pub answers: Vec<(NaiveDate, Option<u8>)>,
}

/// Every line in its order with what was answered in the last `most` check-ins. They come oldest first.
#[must_use]
pub fn rows<'a>(vocabulary: &'a Checkin, checkins: &[CheckIn], most: usize) -> Vec<Row<'a>> {
    let last = &checkins[checkins.len().saturating_sub(most)..];
    let row = |line: &'a Line| {
        let answers = last.iter().map(|one| (one.day, one.answers.get(&line.slug).copied())).collect();
        Row { line, answers }
    };
    vocabulary.item.iter().map(row).collect()
}

/// The lines that the quiet note speaks of: those that were heavy in each of the last check-ins, as many as the vocabulary
/// says. A line left empty was not heavy: nothing is read into silence.
#[must_use]
pub fn support<'a>(vocabulary: &'a Checkin, checkins: &[CheckIn]) -> Vec<&'a Line> {
    let fits = |support: &Support| {
        let runs = usize::try_from(support.runs).unwrap_or(usize::MAX);
        let heavy = |one: &CheckIn| {
            one.answers.get(&support.item).is_some_and(|answer| {
                support.at_most.is_some_and(|most| *answer <= most)
                    || support.at_least.is_some_and(|least| *answer >= least)
            })
        };
        runs > 0 && checkins.len() >= runs && checkins.iter().rev().take(runs).all(heavy)
    };
    let named: Vec<&str> =
        vocabulary.support.iter().filter(|support| fits(support)).map(|support| support.item.as_str()).collect();
    vocabulary.item.iter().filter(|line| named.contains(&line.slug.as_str())).collect()
}

/// When the last check-in was, seen from a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Last {
    Never,
    /// Within the time that a check-in asks about; so many days ago.
    Within(i64),
    Before(i64),
}

#[must_use]
pub fn last(vocabulary: &Checkin, day: Option<NaiveDate>, today: NaiveDate) -> Last {
    match day.map(|day| (today - day).num_days().max(0)) {
        None => Last::Never,
        Some(days) if days < i64::from(vocabulary.period_days) => Last::Within(days),
        Some(days) => Last::Before(days),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::Vocabulary;

    fn checkin(day: &str, answers: &[(&str, u8)]) -> CheckIn {
        let answers = answers.iter().map(|(slug, answer)| ((*slug).to_owned(), *answer)).collect();
        CheckIn { day: day.parse().unwrap(), answers }
    }

    fn named(checkins: &[CheckIn]) -> Vec<&'static str> {
        support(&Vocabulary::builtin().checkin, checkins).into_iter().map(|line| line.slug.as_str()).collect()
    }

    #[test]
    fn one_heavy_check_in_says_nothing_and_two_in_a_row_open_the_note() {
        let heavy = checkin("2026-11-01", &[("recovery", 1), ("load", 4)]);
        assert!(named(std::slice::from_ref(&heavy)).is_empty());
        let again = checkin("2026-11-15", &[("recovery", 0), ("load", 4)]);
        assert_eq!(named(&[heavy.clone(), again.clone()]), ["load", "recovery"]);
        let lighter = checkin("2026-11-29", &[("recovery", 2), ("load", 3)]);
        assert!(named(&[heavy, again, lighter]).is_empty(), "and it closes again");
    }

    #[test]
    fn the_two_must_be_of_one_line() {
        let one = checkin("2026-11-01", &[("staying", 1), ("empathy", 3)]);
        let other = checkin("2026-11-15", &[("staying", 3), ("empathy", 1)]);
        assert!(named(&[one, other]).is_empty());
    }

    #[test]
    fn patience_never_opens_it_and_an_empty_line_breaks_the_run() {
        let low = |day| checkin(day, &[("patience", 0), ("adaptability", 0), ("persistence", 0)]);
        assert!(named(&[low("2026-11-01"), low("2026-11-15")]).is_empty(), "the vocabulary names four lines alone");
        let heavy = |day| checkin(day, &[("recovery", 0)]);
        assert!(named(&[heavy("2026-10-01"), checkin("2026-10-15", &[]), heavy("2026-11-01")]).is_empty());
    }

    #[test]
    fn each_line_keeps_its_own_last_answers() {
        let vocabulary = &Vocabulary::builtin().checkin;
        let all: Vec<CheckIn> =
            (1..=9).map(|day| checkin(&format!("2026-01-0{day}"), &[("staying", u8::from(day > 4))])).collect();
        let rows = rows(vocabulary, &all, 6);
        assert_eq!(rows.len(), 7);
        assert_eq!(rows[0].line.slug, "staying");
        let answers: Vec<Option<u8>> = rows[0].answers.iter().map(|(_, answer)| *answer).collect();
        assert_eq!(answers, [Some(0), Some(1), Some(1), Some(1), Some(1), Some(1)]);
        assert!(rows[1].answers.iter().all(|(_, answer)| answer.is_none()));
    }

    #[test]
    fn the_last_one_is_within_two_weeks_or_before() {
        let vocabulary = &Vocabulary::builtin().checkin;
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-23");
        assert_eq!(last(vocabulary, None, today), Last::Never);
        assert_eq!(last(vocabulary, Some(day("2026-11-10")), today), Last::Within(13));
        assert_eq!(last(vocabulary, Some(day("2026-11-09")), today), Last::Before(14));
    }
}
