//! What a course is, as chosen from lists: its kind, how it reaches a person, who approved it, what it is about.

use super::MOST_ROWS;
use crate::credit::portfolio::Segment;
use crate::vocabulary::Vocabulary;

pub fn kind(slug: &str, vocabulary: &Vocabulary) -> Result<String, String> {
    vocabulary.kind(slug).map(|kind| kind.slug.clone()).ok_or_else(|| "Choose what kind of learning it was.".into())
}

/// As chosen, else as the kind usually is.
pub fn delivery(slug: &str, kind: &str, vocabulary: &Vocabulary) -> Result<Option<String>, String> {
    if slug.is_empty() {
        return Ok(vocabulary.kind(kind).and_then(|kind| kind.delivery.clone()));
    }
    vocabulary.delivery(slug).map(|way| Some(way.slug.clone())).ok_or_else(|| "Choose how it reached you.".into())
}

/// The words of a list that boxes were ticked in.
#[must_use]
pub fn slugs(list: &[String]) -> Vec<String> {
    let tame = |text: &&String| {
        !text.is_empty()
            && text.len() <= 120
            && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'/'))
    };
    let mut kept: Vec<String> = list.iter().filter(tame).take(50).cloned().collect();
    kept.dedup();
    kept
}

/// Topics with the part of the whole that each takes, from rows as typed. Topics without a time share what is left: the whole,
/// when no time is given at all. `read` understands a time; each problem is told to `note`.
pub fn topics(
    rows: (&[String], &[String]),
    all: u32,
    read: impl Fn(&str) -> Option<u32>,
    vocabulary: &Vocabulary,
    mut note: impl FnMut(&str),
) -> Vec<(u32, Vec<String>)> {
    let mut parts: Vec<(u32, Vec<String>)> = Vec::new();
    let mut untimed: Vec<String> = Vec::new();
    for (place, topic) in rows.0.iter().take(MOST_ROWS).enumerate() {
        let time = rows.1.get(place).map(|text| text.trim()).unwrap_or_default();
        if topic.is_empty() {
            if !time.is_empty() {
                note("A time stands without its topic.");
            }
            continue;
        }
        if vocabulary.topic(topic).is_none() {
            note("Choose topics from the list.");
            continue;
        }
        if time.is_empty() {
            untimed.push(topic.clone());
            continue;
        }
        match read(time) {
            Some(part) if part > 0 => parts.push((part, vec![topic.clone()])),
            _ => note("Write the time of a topic in hours, such as 2 or 1.5 or 1:30."),
        }
    }
    let given: u32 = parts.iter().map(|(part, _)| part).sum();
    if given > all && (all > 0 || !parts.is_empty()) {
        note("The topics take more time than the whole. Lower one of them.");
    }
    let left = all.saturating_sub(given);
    if !untimed.is_empty() {
        if left == 0 && all > 0 {
            note("No time is left for a topic without one. Give each its time.");
        }
        parts.push((left, untimed));
    }
    parts
}

/// Topics with their share, as the engine takes them; what no topic was given for stays without one.
#[must_use]
pub fn segments(parts: &[(u32, &[String])], all: u32) -> Vec<Segment> {
    let given: u32 = parts.iter().map(|(part, _)| part).sum();
    let segment = |part: u32, topics: &[String]| Segment {
        share: Some(i64::from(part.max(1))),
        minutes: None,
        topics: topics.to_vec(),
    };
    let mut segments: Vec<Segment> = parts.iter().map(|(part, topics)| segment(*part, topics)).collect();
    if given > 0 && given < all {
        segments.push(segment(all - given, &[]));
    }
    segments
}
