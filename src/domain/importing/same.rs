//! Whether a course is held already: by the words of its title, its days and its length.

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Words that tell no course from another.
const EMPTY_WORDS: [&str; 14] =
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// What tells one course from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    words: BTreeSet<String>,
    pub starts_on: Option<NaiveDate>,
    pub on: NaiveDate,
    /// Hundredths of an hour; of another unit, hundredths of that. None where nothing is said.
    pub length: Option<(i64, String)>,
}

impl Known {
    #[must_use]
    pub fn new(title: &str, starts_on: Option<NaiveDate>, on: NaiveDate, length: Option<(i64, String)>) -> Self {
        Self { words: title_words(title), starts_on, on, length }
    }

    fn spans(&self, day: NaiveDate) -> bool {
        self.starts_on.unwrap_or(self.on) <= day && day <= self.on
    }

    fn shares_a_day(&self, other: &Self) -> bool {
        self.spans(other.on) || other.spans(self.on)
    }

    fn is_as_long(&self, other: &Self) -> bool {
        match (&self.length, &other.length) {
            // An hour and a half by the clock and 1.5 hours of credit are the same length.
            (Some((one, unit)), Some((two, other))) => unit == other && (one - two).abs() <= 1,
            _ => false,
        }
    }

    /// At least two thirds of the words of the shorter title stand in the other.
    fn sounds_like(&self, other: &Self) -> bool {
        let shared = self.words.intersection(&other.words).count();
        let fewer = self.words.len().min(other.words.len());
        fewer > 0 && shared * 3 >= fewer * 2
    }
}

/// A title without case, signs, order and small words.
#[must_use]
pub fn title_words(title: &str) -> BTreeSet<String> {
    let words = title.split(|sign: char| !sign.is_alphanumeric()).map(str::to_lowercase);
    let words = words.filter(|word| !word.is_empty() && !EMPTY_WORDS.contains(&word.as_str()));
    words.map(|word| super::fold(&word)).collect()
}

/// How alike two courses are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// The same words, day and length.
    Same,
    /// The same words and day, and another length, or none.
    OtherLength,
    /// The same words and length, and a day or two apart, as a slip is.
    OtherDay,
    /// The same day and length, and words that are much alike.
    OtherTitle,
}

/// Courses that are held, to be asked for many times.
#[derive(Default)]
pub struct Held {
    all: Vec<Known>,
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    by_words: BTreeMap<String, Vec<usize>>,
}

impl Held {
    /// Adds one; its number is how many there were.
    pub fn add(&mut self, known: Known) -> usize {
        let number = self.all.len();
        self.by_day.entry(known.on).or_default().push(number);
        self.by_words.entry(key(&known.words)).or_default().push(number);
        self.all.push(known);
        number
    }

    #[must_use]
    pub fn get(&self, number: usize) -> Option<&Known> {
        self.all.get(number)
    }

    /// The held course that this is most like, with how much; the first of equals.
    #[must_use]
    pub fn like(&self, known: &Known) -> Option<(usize, Likeness)> {
        self.all_like(known).min_by_key(|(number, likeness)| (*likeness, *number))
    }

    /// Every held course that this may be.
    pub fn all_like<'a>(&'a self, known: &'a Known) -> impl Iterator<Item = (usize, Likeness)> + 'a {
        let named = self.by_words.get(&key(&known.words)).into_iter().flatten().filter_map(|number| {
            let other = &self.all[*number];
            let days = (other.on - known.on).num_days().abs();
            let likeness = match (other.shares_a_day(known), other.is_as_long(known)) {
                (true, true) => Likeness::Same,
                (true, false) => Likeness::OtherLength,
                (false, true) if days < 4 => Likeness::OtherDay,
                _ => return None,
            };
            Some((*number, likeness))
        });
        let that_day = self.by_day.get(&known.on).into_iter().flatten().filter_map(|number| {
            let other = &self.all[*number];
            let alike = other.words != known.words && other.is_as_long(known) && other.sounds_like(known);
            alike.then_some((*number, Likeness::OtherTitle))
        });
        named.chain(that_day)
    }
}

fn key(words: &BTreeSet<String>) -> String {
    words.iter().map(String::as_str).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(title: &str, on: &str, hundredths: i64) -> Known {
        let length = (hundredths > 0).then(|| (hundredths, "hour".to_owned()));
        Known::new(title, None, on.parse().unwrap(), length)
    }

    fn likeness(title: &str, on: &str, hundredths: i64) -> Option<Likeness> {
        let mut held = Held::default();
        held.add(known("Law & Ethics: the Update", "2026-03-14", 300));
        held.like(&known(title, on, hundredths)).map(|(_, likeness)| likeness)
    }

    #[test]
    fn a_course_is_known_again_by_words_day_and_length() {
        assert_eq!(likeness("law and ethics – update", "2026-03-14", 300), Some(Likeness::Same));
        assert_eq!(likeness("Law & Ethics: the Update", "2026-03-14", 200), Some(Likeness::OtherLength));
        assert_eq!(likeness("Law & Ethics: the Update", "2026-03-14", 0), Some(Likeness::OtherLength));
        assert_eq!(likeness("Law & Ethics: the Update", "2026-03-16", 300), Some(Likeness::OtherDay));
        assert_eq!(likeness("Ethics Update 2026", "2026-03-14", 300), Some(Likeness::OtherTitle));
        assert_eq!(likeness("Law & Ethics: the Update", "2025-03-14", 300), None, "the same course a year before");
        assert_eq!(likeness("Grief", "2026-03-14", 300), None);
    }

    #[test]
    fn a_day_within_a_course_of_several_is_its_day() {
        let mut held = Held::default();
        let day = |text: &str| text.parse().unwrap();
        held.add(Known::new("Spring", Some(day("2026-04-12")), day("2026-04-14"), Some((1_150, "hour".into()))));
        let asked = known("Spring", "2026-04-12", 1_150);
        assert_eq!(held.like(&asked), Some((0, Likeness::Same)));
    }
}
