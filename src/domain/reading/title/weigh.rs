//! Of all that could be the title, that for which most speaks.

use super::super::dates::{self, Order};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::super::{certify, delivery, kind, provider};
use super::names_someone;

/// Words that could be the title, and how much speaks for them.
struct Candidate {
    title: String,
    weight: i32,
}

/// Gathers what could be the title; the name of the one who attended is none.
pub struct Candidates<'a> {
    layout: &'a Layout,
    attendee: Option<&'a str>,
    usual: i32,
    all: Vec<Candidate>,
}

impl<'a> Candidates<'a> {
    pub fn new(layout: &'a Layout, attendee: Option<&'a str>) -> Self {
        Self { layout, attendee, usual: layout.usual_size(), all: Vec::new() }
    }

    pub fn note(&mut self, title: Option<String>, weight: i32) {
        self.add(title, weight, 60);
    }

    /// What a title's label asks for is hardly a person: some names of things look like one.
    pub fn note_asked(&mut self, title: Option<String>, weight: i32) {
        self.add(title, weight, 25);
    }

    fn add(&mut self, title: Option<String>, weight: i32, someone: i32) {
        let title = title.filter(|title| self.attendee != Some(title.as_str()));
        if let Some(title) = title {
            // What heads the page is who gives it, more often than what.
            let first = self.layout.cells.first().is_some_and(|first| first.text == title);
            let weight = weight + 6 * i32::from(self.is_large(&title)) - 8 * i32::from(first) - faults(&title, someone);
            self.all.push(Candidate { title, weight });
        }
    }

    /// The one that weighs most, the first of several; what two things name weighs more.
    pub fn heaviest(self) -> Option<String> {
        let again = |one: &Candidate| {
            self.all.iter().filter(|other| other.title.eq_ignore_ascii_case(&one.title)).count().min(3) - 1
        };
        let weigh = |one: &Candidate| one.weight + 4 * i32::try_from(again(one)).unwrap_or(0);
        let most = self.all.iter().map(weigh).max().filter(|most| *most > 0)?;
        self.all.iter().find(|one| weigh(one) == most).map(|one| one.title.clone())
    }

    /// Whether it stands on lines of its own, larger than most of the paper.
    fn is_large(&self, title: &str) -> bool {
        let begins = |line: &str| title.starts_with(line.trim_matches(['“', '”', '"', '„']));
        let large = |size: i32| size * 10 >= self.usual * 12;
        self.layout.cells.iter().any(|cell| large(cell.size) && cell.text.len() >= 8 && begins(&cell.text))
    }
}

/// How little words look like a title, whatever named them.
fn faults(title: &str, someone: i32) -> i32 {
    // `COMPLETION NOTICE`: what the paper calls itself.
    let paper = pattern!(
        r"^(?:(?:of|for|and|the|in|ce|cpd|ceu|cec|continuing|professional|education|development|training|course|attendance|completion|participation|official|record|records|notice|certificate|statement|confirmation|slip|form|letter|summary|copy|report|credit|credits|hours|annual|yearly|log|clinical|supervision) ?)+$"
    );
    let open = pattern!(r"(?:\b(?:and|of|for|the|in|on|with|to|a|an|from|by|at|was|both)|,|&|/)$");
    // `Part 1 on March 9-12, 2026`
    let part = pattern!(
        r"^(?:part|day|module|session|week|weekend|unit|level) (?:\d+|[ivx]+|one|two|three|four)\b,? (?:on|from|in|was|and)\b"
    );
    let dated = || dates::find(title, Order::MonthFirst).iter().any(|day| day.at > 0);
    let words = title.split_whitespace().count();
    let said = [
        (paper.is_match(title) || kind::certificate_heading(title) && (someone > 30 || !title.contains(" in ")), 40),
        (open.is_match(title), 25),
        (part.is_match(title), 30),
        (dated(), 12),
        (names_someone(title) && !title.contains(':'), someone),
        (certify::counts(title), 25),
        (pattern!(r"^(?:part|day|module|session|week|weekend|unit|level) [\w-]+$").is_match(title), 40),
        (pattern!(r"^(?:mon|tues|wednes|thurs|fri|satur|sun)day,? ").is_match(title) && words <= 4, 25),
        (title.starts_with('('), 25),
        (title.starts_with(char::is_lowercase), 6),
        (!title.contains(':') && (provider::is_venue(title) || delivery::names_venue(title)), 20),
        // `Meetings attended: 11 of 12`
        (pattern!(r"\b\d+ (?:out )?of \d+\b|\d/\d").is_match(title), 25),
        // `attended in the Trust’s lecture room`; `The Consulting Room` is a title's.
        (
            pattern!(r"\b(?-i:rooms?|hall|studio|offices?|clinic|centre|center|campus|premises|building|hotel|house)$")
                .is_match(title),
            30,
        ),
        (pattern!(r"\bwhom it may\b|\bmay concern\b").is_match(title), 60),
        (words == 1, 5),
    ];
    said.iter().filter(|(said, _)| *said).map(|(_, weight)| weight).sum()
}
