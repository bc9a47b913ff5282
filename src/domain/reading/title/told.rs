//! Titles in running text that no list of wordings foresees: a run of words with capitals where it is told what was done.

use super::super::approvals::sentences;
use super::super::dates::{self, Order};
use super::super::layout::Layout;
use super::super::patterns::pattern;
use super::super::{certify, delivery, names, provider};
use super::{clean, is_title};

/// Each run with how much speaks for it; what a course was about, in small letters, where nothing else names it.
pub fn runs(layout: &Layout) -> Vec<(String, i32)> {
    let mut found = Vec::new();
    let about = pattern!(
        r"\b(?:workshop|training|course|seminar|webinar|lecture|talk|class|masterclass|in-service)s? (?:on|about) ((?-i:[a-z])[^.,;:()\n\d]{8,90}?)(?:[.,;:(]|$| (?:on|held|at|given|by|which|that|was|with|from|facilitated|presented|led|taught) )"
    );
    let told = layout.blocks.iter().filter(|block| tells(&block.text));
    found.extend(told.filter_map(|block| {
        let title = certify::first_large(&about.captures(&block.text)?[1])?;
        let plain = !pattern!(r"\b(?:day|dates?|platform|campus|site|line|demand|behalf|request)s?$").is_match(&title);
        clean(&title).filter(|title| plain && is_title(title)).map(|title| (title, 12))
    }));
    for block in layout.blocks.iter().filter(|block| block.text.split_whitespace().count() >= 6) {
        for (sentence, _) in sentences(&block.text) {
            if tells(&sentence) && !is_general(&sentence) {
                found.extend(in_sentence(&sentence));
            }
        }
    }
    found
}

fn tells(sentence: &str) -> bool {
    pattern!(
        r"\b(?:attend\w*|complet\w*|participat\w*|took|taken|present|watched|viewed|finished|joined|spent|with us|here for|earned|came|studied|passed|read|sat|undert\w+|conduct\w*|held|taught|given|led|hours|credits?|hard work|participation)\b"
    )
    .is_match(sentence)
}

/// What is said of approvals, of the provider and of the paper itself.
fn is_general(sentence: &str) -> bool {
    pattern!(
        r"\bapproved\b|\bapproval\b|maintains? responsibility|\bresponsible\b|\bprovider\b|\bregulatory\b|\blicensees?\b|\bcontact us\b|\bboards?\b|\bguidelines?\b|\bstandards?\b|\b(?:keep|retain) this\b"
    )
    .is_match(sentence)
}

fn in_sentence(sentence: &str) -> Vec<(String, i32)> {
    let words: Vec<(usize, &str)> = placed(sentence);
    let mut found = Vec::new();
    let mut at = 1;
    while let Some((start, first)) = words.get(at).copied() {
        let length = if is_large(first) { run(&words[at..]) } else { 0 };
        if length >= 2 {
            let (last, end) = (words[at + length - 1].1, words[at + length - 1].0);
            let title = sentence.get(start..end + last.len()).and_then(|run| clean(&certify::cut(run)));
            if let Some(title) = title.filter(|title| could_be(title)) {
                let before = sentence.get(..start).unwrap_or("");
                let weight =
                    14 + 8 * i32::from(leads(before)) + 4 * i32::from(title.contains(':')) + 3 * i32::from(length >= 4);
                found.push((title, weight));
            }
        }
        at += length.max(1);
    }
    found
}

fn placed(sentence: &str) -> Vec<(usize, &str)> {
    let base = sentence.as_ptr() as usize;
    sentence.split_whitespace().map(|word| (word.as_ptr() as usize - base, word)).collect()
}

fn is_large(word: &str) -> bool {
    let word = word.trim_start_matches(['“', '"', '‘', '\'', '(', '„', '¿', '¡']);
    word.starts_with(char::is_uppercase) || pattern!(r"^\d{1,3}(?:st|nd|rd|th)$").is_match(word)
}

/// How many words go on as a title does: with capitals, and small words between them; up to a stop, a comma before
/// something else, or words of a day or a place.
fn run(words: &[(usize, &str)]) -> usize {
    let small = |word: &str| {
        pattern!(
            r"^(?-i:and|of|for|the|in|on|with|to|a|an|from|your|our|their|its|vs\.?|as|or|into|without|through|between|beyond|after|before|when|is|not|&|-|–|—|·|de|la|en|et|y|con|\d{1,4}[:,]?)$"
        )
        .is_match(word)
    };
    let day = pattern!(
        r"^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december)[.,]?$|^\d{1,2}(?:st|nd|rd|th)[,.]?$|^\d{1,2}[,–-]|^\d{4}\b"
    );
    if words.first().is_some_and(|(_, first)| day.is_match(first)) {
        return 0;
    }
    let mut kept = 0;
    for (at, (_, word)) in words.iter().enumerate() {
        let large = is_large(word);
        if !large && !small(word) || at > 0 && day.is_match(word) && kept < at {
            break;
        }
        if large {
            kept = at + 1;
        }
        let next = words.get(at + 1).map(|(_, next)| *next);
        let ends = word.ends_with(['.', ';', ')', '”', '"', '“', '!'])
            || word.ends_with(',') && next.is_none_or(|next| !is_large(next) && next != "and");
        if ends {
            break;
        }
    }
    kept
}

/// Words that lead to a title: what was done with it, what kind of thing it is, or that its name follows.
fn leads(before: &str) -> bool {
    pattern!(
        r"\b(?:attended|completed|finished|watched|viewed|joined|read|for|titled|entitled|called|named|on|in|of|at|the|our|a|an)(?: (?:[a-z0-9-]+,? ){0,5}?(?:workshop|webinar|course|seminar|training|series|class|lecture|talk|program(?:me)?|conference|session|event|module|presentation|masterclass|retreat|symposium|study day|broadcast|recording|intensive|programme on|in-service|day)(?: (?:on|of|in|called|titled|entitled|about))?)[:,]? $|\b(?:attended|completed|finished|watched|viewed|joined|with us (?:at|for|in|on)|present (?:at|for)|studio for|there for|here for|participated in|took part in|during|broadcast of|recording of)(?: (?:the|our|an?|all of|\d+\w*))*:? $|\b(?:for|titled|entitled|called):? $"
    )
    .is_match(before)
}

fn could_be(title: &str) -> bool {
    let words = title.split_whitespace().count();
    let organisation = provider::is_plainly_organisation(title) && !title.contains(':');
    (3..=24).contains(&words)
        && is_title(title)
        && !organisation
        && names::people(title).is_empty()
        && dates::find(title, Order::MonthFirst).is_empty()
        && !delivery::names_venue(title)
        && !pattern!(r"\b(?:dr|prof|mr|mrs|ms|continuing education|clock hours|contact hours|inc|llc|street|avenue|road)\b|,? (?-i:[A-Z]{2}) \d{4,5}").is_match(title)
}
