//! Who gave the course: every organisation that the paper names in a telling place, and the one for which most speaks.

mod name;
mod place;
mod statement;

use super::labels::{Label, Labelled};
use super::layout::Layout;
use super::patterns::pattern;
use super::{attendee, kind, names};
use name::{describes, is_body, is_event, is_part, organisation};
pub use name::{is_organisation, is_plainly_organisation, is_venue};

/// An organisation, and how much speaks for it.
struct Candidate {
    name: String,
    weight: i32,
}

/// Gathers candidates; what is no organisation's name is not taken.
struct Candidates<'a> {
    title: Option<&'a str>,
    attendee: Option<&'a str>,
    all: Vec<Candidate>,
}

impl Candidates<'_> {
    fn note(&mut self, text: &str, weight: i32) {
        let Some(name) = organisation(text) else { return };
        // What the paper calls itself, and words that everyone who gives such courses has.
        let general = pattern!(
            r"^(?:(?:continuing|professional|education|development|training|learning|cpd|ce|ceu|in-service|and|&|online|plan|record|\d{4})(?: |$))+$"
        );
        if kind::certificate_heading(&name) && !is_plainly_organisation(&name) || general.is_match(&name) {
            return;
        }
        // Two people who gave it together are no organisation.
        let both = name.split_once(" and ").or_else(|| name.split_once(" & "));
        let couple = both.is_some_and(|(one, other)| names::person(one).is_some() && names::person(other).is_some());
        if couple && !is_organisation(&name) {
            return;
        }
        // `Ada Byron, Larkfield Seminars`
        let name = match name.split_once(", ") {
            Some((person, rest))
                if names::person(person).is_some()
                    && !is_organisation(person)
                    && is_organisation(rest)
                    && !attendee::role(rest) =>
            {
                rest.to_owned()
            }
            _ => name,
        };
        let signs = name.split_once(',').is_some_and(|(before, after)| {
            let office = attendee::role(before) && !is_plainly_organisation(before);
            names::person(before).is_some() && attendee::role(after) || office && names::person(after).is_some()
        });
        let ends = self.title.is_some_and(|title| ends(title, &name));
        let titled = ends || signs || self.title.is_some_and(|title| same(title, &name) || begins(title, &name));
        let attends = self.attendee.is_some_and(|attendee| same(attendee, &name));
        // `Alder Counselors Association — 22nd Annual Conference`: whose statement of approval it is still gives it.
        let stated = weight >= 10 && is_plainly_organisation(&name);
        if titled && !stated || attends || is_body(&name) {
            return;
        }
        let person = names::person(&name).is_some() && !is_organisation(&name);
        // `Education Team, Larkfield Hospice`
        let of_whole = name.split_once(", ").is_some_and(|(_, whole)| is_plainly_organisation(whole));
        // A statement of approval may name a person.
        let less = if weight >= 10 { 3 } else { 9 } * i32::from(person)
            + 4 * i32::from(is_part(&name) && !of_whole)
            + 4 * i32::from(is_event(&name))
            + 3 * i32::from(describes(&name))
            + if is_organisation(&name) { 2 } else { 5 } * i32::from(is_venue(&name));
        self.all.push(Candidate { weight: weight - less + i32::from(is_plainly_organisation(&name)), name });
    }
}

/// The provider as printed.
pub fn read(
    layout: &Layout,
    labelled: &[Labelled],
    sentence: &str,
    title: Option<&str>,
    attendee: Option<&str>,
) -> Option<String> {
    let mut found = Candidates { title, attendee, all: Vec::new() };
    for entry in labelled.iter().filter(|entry| entry.label == Label::Provider) {
        let gives = pattern!(r"(?:offered|hosted|presented|organi[sz]ed|delivered|issued|arranged|published|run|awarded|granted|convened) by|\bhost").is_match(&entry.words);
        found.note(&entry.value, if gives { 9 } else { 12 });
    }
    // `From: Larkfield Family Centre`, at the head of a memorandum or at the foot
    for entry in labelled.iter().filter(|entry| pattern!(r"^from$").is_match(&entry.words)) {
        let value = entry.value.split(", ").next().unwrap_or("");
        if is_organisation(value) && names::person(value).is_none() {
            found.note(&entry.value, 9);
        }
    }
    statement::find(layout, labelled, sentence, &mut |name, weight| found.note(name, weight));
    place::find(layout, &mut |name, weight| found.note(name, weight));
    if let Some(person) = place::practitioner(layout).filter(|name| attendee.is_none_or(|other| !same(name, other))) {
        found.note(&person, 16);
    }
    let all = found.all;
    let text = layout.text();
    let addresses = addresses(&text);
    let weighed = |candidate: &Candidate| {
        let others = all.iter().filter(|other| same(&other.name, &candidate.name)).count() - 1;
        let own = addresses.iter().any(|address| is_of(address, &candidate.name));
        candidate.weight + 2 * i32::try_from(others.min(2)).unwrap_or(0) + 4 * i32::from(own)
    };
    let best = all.iter().map(weighed).max().unwrap_or(0);
    let Some(chosen) = all.iter().find(|candidate| weighed(candidate) == best).filter(|found| {
        best >= 4
            || best == 3
                && all.iter().all(|other| {
                    other.weight <= 0 && found.name.split_whitespace().count() > 2 || same(&other.name, &found.name)
                })
    }) else {
        return place::writer(layout);
    };
    // As the paper writes it in running text, where the head is all capitals or leaves something out.
    let fuller = all
        .iter()
        .filter(|other| other.weight >= 8 && other.name.len() > chosen.name.len())
        .filter(|other| begins(&other.name, &chosen.name) || ends(&other.name, &chosen.name))
        .max_by_key(|other| other.weight);
    let spelt = all
        .iter()
        .filter(|other| same(&other.name, &chosen.name))
        .find(|other| other.name.chars().any(char::is_lowercase));
    let name = fuller.or(spelt).unwrap_or(chosen).name.clone();
    // The article is a sentence's, where the paper names it without one as well.
    let bare = name.strip_prefix("The ").filter(|bare| {
        let all = text.match_indices(bare).count();
        all > text.match_indices(&format!("The {bare}")).count() + text.match_indices(&format!("the {bare}")).count()
            || layout.cells.iter().any(|cell| cell.text.to_lowercase().starts_with(&bare.to_lowercase()))
    });
    Some(bare.map_or(name.clone(), str::to_owned))
}

fn letters(text: &str) -> String {
    text.chars().filter(|sign| sign.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn same(one: &str, other: &str) -> bool {
    let bare = |text: &str| {
        let letters = letters(text);
        letters.strip_prefix("the").map(str::to_owned).unwrap_or(letters)
    };
    bare(one) == bare(other)
}

fn ends(long: &str, short: &str) -> bool {
    let (long, short) = (letters(long), letters(short));
    short.len() >= 6 && long.ends_with(&short)
}

fn begins(long: &str, short: &str) -> bool {
    let (long, short) = (letters(long), letters(short));
    short.len() >= 6 && long.starts_with(&short)
}

/// Names of hosts in web and mail addresses, without their endings: `saltbushpsych`.
fn addresses(text: &str) -> Vec<String> {
    let hosts = pattern!(r"(?:@|https?://|www\.|\b)((?:[a-z0-9-]+\.)+(?:[a-z]{2,8}))\b");
    let general = ["gmail", "outlook", "hotmail", "yahoo", "icloud", "zoom", "eventbrite", "www", "learn", "mail"];
    let mut all = Vec::new();
    for caught in hosts.captures_iter(text) {
        for part in caught[1].split('.') {
            let part = letters(part);
            if part.len() >= 5 && !general.contains(&part.as_str()) && !all.contains(&part) {
                all.push(part);
            }
        }
    }
    all
}

/// Whether a host's name is made of the beginnings of an organisation's words, in their order.
fn is_of(address: &str, name: &str) -> bool {
    fn made(address: &str, words: &[String], taken: usize) -> bool {
        // `southbankgst`: what is left may be the initials of the other words.
        let initials: String = words.iter().filter_map(|word| word.chars().next()).collect();
        if address.is_empty() || taken > 0 && words.len() >= 2 && address == initials {
            return taken >= 2 || !address.is_empty();
        }
        let Some((word, rest)) = words.split_first() else { return false };
        let alike = word.bytes().zip(address.bytes()).take_while(|(one, other)| one == other).count();
        (3..=alike).rev().any(|length| address.is_char_boundary(length) && made(&address[length..], rest, taken + 1))
            || made(address, rest, taken)
    }
    let words: Vec<String> = name.split_whitespace().map(letters).filter(|word| !word.is_empty()).take(10).collect();
    let whole = letters(name);
    made(address, &words, 0) || (address.len() >= 6 && whole.contains(address))
}
