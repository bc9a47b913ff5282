//! Beside a document: how far each of its texts is, what one could begin with, and the other periods that there are.

use super::{Texts, address};
use crate::web::documents::period::Period;
use crate::web::visitor::SignedIn;
use domain::typed::{word_count, words_of};
use domain::vocabulary::{Document, Written};
use domain::words;

/// Words and an address.
pub type Link = (String, String);

pub struct Listed {
    pub parts: Vec<Part>,
    pub others: Vec<Link>,
}

pub struct Part {
    pub label: &'static str,
    /// "212 of 500 words, saved on November 23, 2026"
    pub told: String,
    pub action: &'static str,
    pub href: String,
    /// An earlier text to begin with.
    pub begin: Option<Link>,
}

pub fn listed(texts: &Texts, document: &Document, period: Period, signed_in: &SignedIn) -> Listed {
    let english = signed_in.english();
    let parts = document.written().map(|part| part_of(texts, document, part, period, signed_in));
    let from = |start| format!("The period from {}", words::date(start, english));
    let starts = texts.starts();
    let others = starts.iter().rev().filter(|start| **start != period.from);
    let mut others: Vec<Link> = others
        .map(|start| (from(*start), Period::beginning(document, *start, signed_in.today).page(document)))
        .collect();
    let next = document.next(period.from);
    if starts.contains(&period.from) && next <= signed_in.today && !starts.contains(&next) {
        let words = format!("Begin the next period, from {}", words::date(next, english));
        others.insert(0, (words, Period::beginning(document, next, signed_in.today).page(document)));
    }
    Listed { parts: parts.collect(), others }
}

fn part_of(texts: &Texts, document: &Document, part: Written, period: Period, signed_in: &SignedIn) -> Part {
    let english = signed_in.english();
    let (label, href) = (part.label(), address(document, part, period));
    if let Some(text) = texts.of(part, period.from) {
        let words = &text.facts.words;
        let counted = match document.most_words(part) {
            Some(most) => words_of(words, most),
            None => words::count(i64::from(word_count(words)), "word", "words"),
        };
        let saved = text.updated_at.with_timezone(&signed_in.account.time_zone).date_naive();
        let told = format!("{counted}, saved on {}", words::date(saved, english));
        return Part { label, told, action: "Go on writing", href, begin: None };
    }
    let begin = texts.before(part, period.from).map(|text| {
        let from = words::date(text.facts.starts_on, english);
        (format!("Begin with what you wrote for the period from {from}"), format!("{href}&begin={}", text.id))
    });
    Part { label, told: "Not written yet".into(), action: "Write it", href, begin }
}
