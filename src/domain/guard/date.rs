//! Days: numeric dates, day and month, weekday and event, birthdays.

use super::text::{Text, one_of};
use super::token::{Kind, Token};
use super::words::{
    BIRTH, CLIENTS, DATE_EVENTS, DATE_GOES_ON, DATE_IN, DOB, EVENT_DAYS, FEASTS, MONTHS, MONTHS_SHORT, ON, ORDINALS,
    OWNERS, REGULAR, SHORT_DAY_LEADS, SHORT_DAYS, WEEKDAYS,
};
use super::{Category, Level};

const WHY: &str = "A day on which something happened can be matched with a diary or a record.";
const OWN: &str = "If this day belongs to your own plan it may stay; a client's day may not.";
const WHY_MONTH: &str = "A month with an event in a client's life narrows who it is.";
const OFFER: Option<&str> = Some("recently");

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let last = numeric(text, at)
            .or_else(|| with_month(text, at))
            .or_else(|| short(text, at))
            .or_else(|| year_of_birth(text, at));
        if let Some(last) = last {
            settle(text, at, last);
            at = last;
        } else if text.is_clinical() {
            events(text, at);
        }
        at += 1;
    }
}

/// Blocks a day, unless it is the therapist's own plan; a title may carry any day but one of birth.
fn settle(text: &mut Text<'_>, first: usize, last: usize) {
    let birth = is_birth(text, first);
    text.claim(first, last);
    if !birth && !text.is_clinical() {
        return;
    }
    let own = text.is_own_work(first) && !birth;
    let (level, why) = if own { (Level::Hint, OWN) } else { (Level::Block, WHY) };
    text.add((first, last), Category::Date, level, why, OFFER.filter(|_| !own));
}

/// `DOB`, `d.o.b.`, `date of birth`, `born` stand before.
fn is_birth(text: &Text<'_>, at: usize) -> bool {
    text.has_before(at, 4, BIRTH)
}

/// `03/11/2025`, `2026-02-14`, `14.6.26`.
fn numeric(text: &Text<'_>, at: usize) -> Option<usize> {
    let part = |place: usize| text.tokens.get(place).filter(|token| place == at || token.glued).and_then(Token::value);
    let sign = text.tokens.get(at + 1).filter(|token| token.glued)?.kind;
    let same = text.tokens.get(at + 3).is_some_and(|token| token.glued && token.kind == sign);
    if !matches!(sign, Kind::Sign('/' | '-' | '.')) || !same || text.is_claimed(at) {
        return None;
    }
    let longer = text.tokens.get(at + 5).is_some_and(|token| {
        token.glued && token.kind == sign && text.tokens.get(at + 6).is_some_and(|next| next.glued && next.has_digit())
    });
    let (first, second, third) = (part(at)?, part(at + 2)?, part(at + 4)?);
    let length = |place: usize| text.token(place).lower.len();
    let days = (1..=31).contains(&first)
        && (1..=31).contains(&second)
        && (first < 13 || second < 13)
        && length(at) < 3
        && length(at + 2) < 3;
    let year = matches!(length(at + 4), 2 | 4) && (third < 100 || (1900..2100).contains(&third));
    let reversed =
        length(at) == 4 && (1900..2100).contains(&first) && (1..=12).contains(&second) && (1..=31).contains(&third);
    (((days && year) || reversed) && !longer && text.last_word(at) != "version").then_some(at + 4)
}

/// `28/02` after a word that leads to a day; `7/10` stays a rating.
fn short(text: &Text<'_>, at: usize) -> Option<usize> {
    let first = text.token(at).value()?;
    let sign = text.tokens.get(at + 1)?;
    let third = text.tokens.get(at + 2)?;
    let second = third.value()?;
    let zero = text.token(at).lower.starts_with('0') || third.lower.starts_with('0');
    let valid = (1..=31).contains(&first) && (1..=31).contains(&second) && (first < 13) != (second < 13) | zero;
    let longer = text.tokens.get(at + 3).is_some_and(|token| {
        token.glued
            && matches!(token.kind, Kind::Sign('/' | '.' | '%'))
            && text.tokens.get(at + 4).is_some_and(|next| next.glued)
    });
    let stroke = sign.is_sign('/') && sign.glued && third.glued && !longer && !text.is_claimed(at);
    (stroke && valid && (first, second) != (24, 7) && text.has_before(at, 2, ON)).then_some(at + 2)
}

/// A day of a month in figures or words: 12, 12th, twelfth.
fn is_day(token: &Token<'_>) -> bool {
    match token.kind {
        Kind::Number => token.lower.len() < 3 && token.value().is_some_and(|day| (1..=31).contains(&day)),
        Kind::Mixed => is_ordinal(token),
        Kind::Word => token.is(ORDINALS),
        Kind::Sign(_) => false,
    }
}

fn is_year(text: &Text<'_>, at: usize) -> bool {
    text.token(at).lower.len() == 4 && text.token(at).value().is_some_and(|year| (1900..2100).contains(&year))
}

/// `9Oct2011`, `14feb`.
fn is_written_together(token: &Token<'_>) -> bool {
    let rest = token.lower.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let month = rest.trim_end_matches(|sign: char| sign.is_ascii_digit());
    let (day, year) = (token.lower.len() - rest.len(), rest.len() - month.len());
    token.kind == Kind::Mixed
        && (1..3).contains(&day)
        && [0, 2, 4].contains(&year)
        && (MONTHS.has(month) || MONTHS_SHORT.has(month))
}

fn is_ordinal(token: &Token<'_>) -> bool {
    let digits = token.lower.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    one_of(&token.lower[digits.len()..], "st nd rd th") && digits.parse().is_ok_and(|day: u32| (1..=31).contains(&day))
}

fn is_month(token: &Token<'_>) -> bool {
    token.is(MONTHS) || token.is(MONTHS_SHORT)
}

/// `12 June`, `the 12th of June`, `June 12th`, `July the 4th`, with a year or without.
fn with_month(text: &Text<'_>, at: usize) -> Option<usize> {
    let token = text.token(at);
    if is_written_together(token) {
        return Some(at);
    }
    let over = |place: usize, words: [&str; 2]| {
        let next = text.after(place, ".,-/")?;
        if words.contains(&text.token(next).lower.as_str()) { text.after(next, "") } else { Some(next) }
    };
    let last = if is_month(token) {
        let next = over(at, ["the", "on"])?;
        let day = text.token(next);
        // `may 2` in small letters is a verb as likely as a month.
        let verb = one_of(&token.lower, "may march mar sun")
            && !token.is_capital()
            && !is_ordinal(day)
            && !text.has_before(at, 1, ON)
            && !text.after(next, ",-/").is_some_and(|year| is_year(text, year));
        (is_day(day) && !verb && !text.is_claimed(next)).then_some(next)?
    } else if is_day(token) && !text.is_claimed(at) {
        let next = over(at, ["of", "day"])?;
        let month = text.token(next);
        let verb = one_of(&month.lower, "may mar sat sun")
            && !month.is_capital()
            && !is_ordinal(token)
            && !text.after(next, ",-/").is_some_and(|year| is_year(text, year));
        (is_month(month) && !verb).then_some(next)?
    } else {
        return None;
    };
    let year = text.after(last, ",.-/").filter(|&next| is_year(text, next));
    Some(year.unwrap_or(last))
}

/// A year alone may stand, but not behind `DOB`.
fn year_of_birth(text: &Text<'_>, at: usize) -> Option<usize> {
    (is_year(text, at) && (text.has_before(at, 3, DOB))).then_some(at)
}

fn events(text: &mut Text<'_>, at: usize) {
    let token = text.token(at);
    if token.is(WEEKDAYS) || (token.is(SHORT_DAYS) && text.last_is(at, SHORT_DAY_LEADS)) {
        weekday(text, at);
    } else if token.is(MONTHS) {
        month(text, at);
    } else if token.is(EVENT_DAYS) {
        let owned = text.has_before(at, 3, OWNERS)
            || (at > 0 && text.token(at - 1).owns)
            || text.follows(at, &["wedding"])
            || (text.next_word(at) == "of" && text.has_person(at) && text.has_after(at, 3, OWNERS));
        if owned && !text.follows(at, &["my"]) {
            let first = text.before(at, "").filter(|_| owned).unwrap_or(at);
            text.add((first, at), Category::Date, Level::Block, WHY, Some("a day that matters to them"));
        }
    } else if token.kind == Kind::Mixed && is_ordinal(token) && text.follows(at, &["the"]) {
        let led = text.before(at, "").is_some_and(|the| text.has_before(the, 1, ON));
        let next = text.after(at, "");
        let ends =
            next.is_none_or(|next| matches!(text.token(next).kind, Kind::Sign(_)) || text.is(next, DATE_GOES_ON));
        if led && ends && text.has_person(at) {
            text.add((at, at), Category::Date, Level::Block, WHY, OFFER);
            text.claim(at, at);
        }
    }
}

fn weekday(text: &mut Text<'_>, at: usize) {
    if text.next_is(at, CLIENTS) && text.last_word(at) == "my" {
        text.add(
            (at, at),
            Category::Date,
            Level::Warn,
            "A weekday used as a name for somebody can be matched with a diary.",
            None,
        );
        return;
    }
    let regular = text.has_before(at, 2, REGULAR) || text.has_before(at, 1, FEASTS);
    if regular || !text.has_person(at) || text.has_own_work(at) {
        return;
    }
    text.add((at, at), Category::Date, Level::Block, WHY, OFFER);
}

fn month(text: &mut Text<'_>, at: usize) {
    let led = text.before(at, "-").is_some_and(|lead| text.is(lead, DATE_IN));
    if led && text.has_person(at) && !text.has_own_work(at) && has_event(text, at) {
        text.add((at, at), Category::Date, Level::Warn, WHY_MONTH, Some("some time ago"));
    }
}

fn has_event(text: &Text<'_>, at: usize) -> bool {
    text.has_before(at, 12, DATE_EVENTS) || text.has_after(at, 12, DATE_EVENTS)
}
