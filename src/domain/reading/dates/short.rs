//! Days said in fewer words or more: ranges that share a month, years in words, asides between days.

use super::super::patterns::pattern;
use super::{Found, Order, Part, month, plausible};
use chrono::NaiveDate;

/// `7-8/3/2026`, `3/7 - 3/8/2026`, `3/7-8/2026`: what two days share is said once.
pub(super) fn short_ranges(text: &str, order: Order) -> Vec<Found> {
    let pattern = pattern!(
        r"\b(\d{1,2})(?:([/.])(\d{1,2}))?\.? ?(?:-|–|&|and|to|through) ?(\d{1,2})[/.](?:(\d{1,2})[/.])?(\d{4})\b"
    );
    let mut found = Vec::new();
    for caught in pattern.captures_iter(text) {
        let number = |group: usize| caught.get(group).and_then(|digits| digits.as_str().parse::<u32>().ok());
        let (Some(whole), Some(one), Some(second), Some(year)) = (caught.get(0), number(1), number(4), number(6))
        else {
            continue;
        };
        let dotted = caught.get(2).is_some_and(|sign| sign.as_str() == ".");
        let (first, last) = match (number(3), number(5), order) {
            // `7-8/3`: two days of a month.
            (None, Some(month), _) if order == Order::DayFirst || second > 12 => ((month, one), (month, second)),
            // `3/7-8`: the month before them.
            (Some(day), None, _) if order == Order::MonthFirst || day > 12 => ((one, day), (one, second)),
            (Some(two), Some(end), Order::DayFirst) => ((two, one), (end, second)),
            (Some(two), Some(end), Order::MonthFirst) if !dotted => ((one, two), (second, end)),
            _ => continue,
        };
        let day = |(month, day): (u32, u32)| NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day);
        if let (Some(first), Some(last)) = (day(first), day(last))
            && first < last
            && plausible(&first)
        {
            found.push(Found { at: whole.start(), end: whole.end(), first, last });
        }
    }
    found
}

/// `6-Nov-25`, `06/Nov/25`: a year of two digits behind a month's name.
pub(super) fn short_years(text: &str) -> Vec<Found> {
    let pattern = pattern!(r"\b(\d{1,2})[-/.]([^\W\d_]{3,9})[-/.](\d{2})\b");
    let day = |caught: &regex_lite::Captures<'_>| {
        let whole = caught.get(0)?;
        let day = NaiveDate::from_ymd_opt(
            2000 + caught[3].parse::<i32>().ok()?,
            month(&caught[2])?,
            caught[1].parse().ok()?,
        )?;
        Some(Found { at: whole.start(), end: whole.end(), first: day, last: day })
    };
    pattern.captures_iter(text).filter_map(|caught| day(&caught)).collect()
}

/// `two thousand and twenty-six`, with its place.
pub(super) fn years_in_words(text: &str) -> Vec<(i32, usize, usize)> {
    let pattern = pattern!(
        r"\b(?:two thousand|twenty)(?:,? and)? (?:(ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)|(twenty|thirty|forty)(?:[ -](one|two|three|four|five|six|seven|eight|nine))?)\b"
    );
    let said = |group: Option<regex_lite::Match<'_>>| {
        group.and_then(|word| super::super::amounts::number(word.as_str())).map_or(0, |count| count.0 / 100)
    };
    pattern
        .captures_iter(text)
        .filter_map(|caught| {
            let whole = caught.get(0)?;
            let rest = said(caught.get(1)) + said(caught.get(2)) + said(caught.get(3));
            Some((2000 + i32::try_from(rest).ok()?, whole.start(), whole.end()))
        })
        .collect()
}

/// `March 3 (Part 1) and March 10 (Part 2), 2026`: what is said in brackets between days, where it is no day itself.
pub(super) fn asides(text: &str) -> Vec<(usize, usize)> {
    let dated = |words: &str| {
        pattern!(r"\d{4}|\d[/.]\d").is_match(words)
            || words.split(|sign: char| !sign.is_alphabetic()).any(|word| month(word).is_some())
    };
    pattern!(r"\([^()]{1,24}\)")
        .find_iter(text)
        .filter(|aside| !dated(aside.as_str()))
        .map(|aside| (aside.start(), aside.end()))
        .collect()
}

/// `21–22 Hakihea / December 2025`: the month in another tongue says it twice.
pub(super) fn leave_out_other_tongue(text: &str, parts: &mut Vec<(Part, usize, usize)>) {
    let word = |part: &(Part, usize, usize)| {
        text.get(part.1..part.2).is_some_and(|word| word.chars().all(char::is_alphabetic) && word.chars().count() > 2)
    };
    if let [.., day, first, slash] = &parts[..]
        && matches!(day.0, Part::Number(_))
        && matches!(first.0, Part::Other | Part::Month(_))
        && word(first)
        && text.get(slash.1..slash.2) == Some("/")
    {
        parts.truncate(parts.len() - 2);
    }
}
