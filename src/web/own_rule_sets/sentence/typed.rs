//! A sentence's blanks as typed: names and what stands in them. Which names there are depends on the sentence, so this is a
//! list rather than a struct with a field for each blank of every sentence.

use crate::web::form::Problems;
use domain::quantity::Credit;
use std::ops::RangeInclusive;

/// The most hours that a blank takes: 1000, in hundredths.
const MOST: i64 = 100_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed(pub Vec<(String, String)>);

impl Typed {
    /// What stands in a blank, trimmed; empty when nothing does.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim()).unwrap_or_default()
    }

    /// Everything under a name, in its order, with the empty ones in their places.
    #[must_use]
    pub fn all(&self, name: &str) -> Vec<&str> {
        self.0.iter().filter(|(known, _)| known == name).map(|(_, value)| value.trim()).collect()
    }

    #[must_use]
    pub fn has(&self, name: &str, value: &str) -> bool {
        self.all(name).contains(&value)
    }

    /// Fills a blank; an empty value is none.
    pub fn put(&mut self, name: &str, value: impl ToString) {
        let value = value.to_string();
        if !value.is_empty() {
            self.0.push((name.to_owned(), value));
        }
    }

    /// With the version that is kept now in the place of the one that the form was drawn from.
    #[must_use]
    pub fn late(mut self, say: impl FnOnce(&mut String) -> Problems) -> (Self, Problems) {
        let mut version = self.one("version").to_owned();
        let problems = say(&mut version);
        self.0.retain(|(name, _)| name != "version");
        self.put("version", version);
        (self, problems)
    }

    /// Hours, points or credits, where the blank is filled.
    pub fn amount(&self, name: &str, problems: &mut Problems) -> Option<Credit> {
        let text = self.one(name);
        if text.is_empty() {
            return None;
        }
        let read = Credit::parse(text).filter(|amount| amount.0 <= MOST);
        if read.is_none() {
            problems.add(name, "Write a number such as 3 or 1.5, at most 1000.");
        }
        read
    }

    /// The same, where the sentence says nothing without it.
    pub fn needed_amount(&self, name: &str, problems: &mut Problems) -> Option<Credit> {
        let read = self.amount(name, problems);
        if read.is_none_or(|amount| amount == Credit::ZERO) && problems.of(name).is_none() {
            problems.add(name, "A number such as 3 or 1.5 is needed here.");
        }
        read
    }

    /// A whole number, where the blank is filled.
    pub fn number(&self, name: &str, range: RangeInclusive<u32>, problems: &mut Problems) -> Option<u32> {
        let text = self.one(name);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok().filter(|number| range.contains(number));
        if read.is_none() {
            problems.add(name, format!("Write a whole number from {} to {}.", range.start(), range.end()));
        }
        read
    }

    /// The same, where the sentence says nothing without it.
    pub fn needed_number(&self, name: &str, range: RangeInclusive<u32>, problems: &mut Problems) -> Option<u32> {
        if self.one(name).is_empty() {
            problems.add(name, format!("A whole number from {} to {} is needed here.", range.start(), range.end()));
            return None;
        }
        self.number(name, range, problems)
    }

    /// Words chosen from a list, each once; one that is not on it is a problem.
    pub fn chosen(&self, name: &str, known: impl Fn(&str) -> bool, problems: &mut Problems) -> Vec<String> {
        let mut chosen: Vec<String> = Vec::new();
        for slug in self.all(name).into_iter().filter(|slug| !slug.is_empty()) {
            if !known(slug) {
                problems.add(name, "Choose from the list.");
            } else if !chosen.iter().any(|one| one == slug) {
                chosen.push(slug.to_owned());
            }
        }
        chosen
    }

    /// The same, where at least one is needed.
    pub fn needed_chosen(&self, name: &str, known: impl Fn(&str) -> bool, problems: &mut Problems) -> Vec<String> {
        let chosen = self.chosen(name, known, problems);
        if chosen.is_empty() && problems.of(name).is_none() {
            problems.add(name, "Choose one here.");
        }
        chosen
    }
}
