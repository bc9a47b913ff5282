//! Whether a course is held already: by the words of its title, its days and its length, as far as each is known.

use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Words that tell no course from another.
const EMPTY_WORDS: [&str; 14] =
    ["a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"];

/// What tells one course from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    words: BTreeSet<String>,
    /// Its first and last day.
    days: Option<(NaiveDate, NaiveDate)>,
    /// Hundredths of an hour; of another unit, hundredths of that. None where nothing is said.
    length: Option<(i64, String)>,
}

impl Known {
    /// A title may be empty where it is not known.
    #[must_use]
    pub fn new(
        title: &str,
        starts_on: Option<NaiveDate>,
        on: impl Into<Option<NaiveDate>>,
        length: Option<(i64, String)>,
    ) -> Self {
        let days = on.into().map(|on| (starts_on.unwrap_or(on).min(on), on));
        Self { words: title_words(title), days, length }
    }

    fn shares_a_day(&self, other: &Self) -> bool {
        self.days.zip(other.days).is_some_and(|((first, last), (from, to))| first <= to && from <= last)
    }

    /// A day or two apart, as a slip is.
    fn ends_near(&self, other: &Self) -> bool {
        self.days.zip(other.days).is_some_and(|((_, one), (_, other))| (one - other).num_days().abs() < 4)
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
    /// The same day and length, and other words.
    DayAndLength,
    /// The same day alone.
    Day,
    /// The same words alone.
    Title,
}

impl Likeness {
    /// Whether two that were told with title, day and length may be one course; less speaks for one that was told with less.
    #[must_use]
    pub fn is_close(self) -> bool {
        self <= Self::OtherTitle
    }
}

/// Courses that are held, to be asked for many times.
#[derive(Default)]
pub struct Held {
    all: Vec<Known>,
    /// By the last day.
    by_day: BTreeMap<NaiveDate, Vec<usize>>,
    /// Of several days.
    long: Vec<usize>,
    by_words: BTreeMap<String, Vec<usize>>,
}

impl Held {
    /// Adds one; its number is how many there were.
    pub fn add(&mut self, known: Known) -> usize {
        let number = self.all.len();
        if let Some((first, last)) = known.days {
            self.by_day.entry(last).or_default().push(number);
            if first < last {
                self.long.push(number);
            }
        }
        self.by_words.entry(key(&known.words)).or_default().push(number);
        self.all.push(known);
        number
    }

    /// The held course that this may well be, with how much speaks for it; the first of equals.
    #[must_use]
    pub fn like(&self, known: &Known) -> Option<(usize, Likeness)> {
        let close = self.all_like(known).filter(|(_, likeness)| likeness.is_close());
        close.min_by_key(|(number, likeness)| (*likeness, *number))
    }

    /// Every held course for which anything but its length speaks, each once.
    pub fn all_like<'a>(&'a self, known: &'a Known) -> impl Iterator<Item = (usize, Likeness)> + 'a {
        // What has no title has none in common.
        let named = (!known.words.is_empty()).then(|| self.by_words.get(&key(&known.words)));
        let named = named.flatten().into_iter().flatten().map(|number| {
            let other = &self.all[*number];
            let likeness = match (other.shares_a_day(known), other.is_as_long(known)) {
                (true, true) => Likeness::Same,
                (true, false) => Likeness::OtherLength,
                (false, true) if other.ends_near(known) => Likeness::OtherDay,
                (false, _) => Likeness::Title,
            };
            (*number, likeness)
        });
        let that_day = self.that_day(known).filter_map(|number| {
            let other = &self.all[number];
            let likeness = match (other.is_as_long(known), other.sounds_like(known)) {
                _ if other.words == known.words && !known.words.is_empty() => return None,
                (true, true) => Likeness::OtherTitle,
                (true, false) => Likeness::DayAndLength,
                (false, _) => Likeness::Day,
            };
            Some((number, likeness))
        });
        named.chain(that_day)
    }

    /// Those that share a day with it: that end within its days, and longer ones that go on after them.
    fn that_day(&self, known: &Known) -> impl Iterator<Item = usize> + '_ {
        let days = known.days;
        let ending = days.into_iter().flat_map(|(first, last)| self.by_day.range(first..=last));
        let going_on = self.long.iter().filter(move |number| {
            let own = self.all[**number].days;
            days.zip(own).is_some_and(|((_, last), (from, to))| from <= last && last < to)
        });
        ending.flat_map(|(_, numbers)| numbers).chain(going_on).copied()
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
        Known::new(title, None, on.parse::<NaiveDate>().unwrap(), length)
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
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        held.add(Known::new("Spring", Some(day("2026-04-12")), day("2026-04-14"), Some((1_150, "hour".into()))));
        let asked = known("Spring", "2026-04-12", 1_150);
        assert_eq!(held.like(&asked), Some((0, Likeness::Same)));
        assert_eq!(held.like(&known("Spring talks", "2026-04-13", 1_150)), Some((0, Likeness::OtherTitle)));
        assert_eq!(held.all_like(&known("Grief", "2026-04-13", 0)).collect::<Vec<_>>(), [(0, Likeness::Day)]);
        assert_eq!(held.all_like(&known("Grief", "2026-04-11", 1_150)).next(), None);
    }

    #[test]
    fn what_is_told_with_less_is_like_with_less() {
        let mut held = Held::default();
        held.add(known("Law & Ethics", "2026-03-14", 300));
        held.add(known("Grief", "2026-03-14", 200));
        let all = |title: &str, on: Option<&str>, hundredths: i64| {
            let on: Option<NaiveDate> = on.map(|on| on.parse().unwrap());
            let length = (hundredths > 0).then(|| (hundredths, "hour".to_owned()));
            let asked = Known::new(title, None, on, length);
            assert_eq!(held.like(&asked).filter(|(_, likeness)| !likeness.is_close()), None);
            let mut all: Vec<(usize, Likeness)> = held.all_like(&asked).collect();
            all.sort_unstable();
            all
        };
        assert_eq!(all("", Some("2026-03-14"), 0), [(0, Likeness::Day), (1, Likeness::Day)]);
        assert_eq!(all("", Some("2026-03-14"), 200), [(0, Likeness::Day), (1, Likeness::DayAndLength)]);
        assert_eq!(all("law, ethics", None, 300), [(0, Likeness::Title)]);
        assert_eq!(all("law, ethics", Some("2025-03-14"), 300), [(0, Likeness::Title)]);
        assert_eq!(all("", None, 300), []);
    }
}
