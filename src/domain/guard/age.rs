//! Exact ages: advice up to 89, blocked from 90. Bands and scales may stand.

use super::list::List;
use super::name::is_aged;
use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{AGE_GOES_ON, KIN, NUMERALS, PEOPLE, SPANS, SUBJECTS, TURNS, UNITS};
use super::{Category, Level};

const WHY: &str = "An exact age says more than a band of ages, and the band is enough here.";
const WHY_OLD: &str = "Above 89 an age alone can point to one person.";
const BANDS: [&str; 9] = [
    "a young child",
    "a teenager",
    "in their twenties",
    "in their thirties",
    "in their forties",
    "in their fifties",
    "in their sixties",
    "in their seventies",
    "in their eighties",
];
const SMALL: List = List(
    "eight:8 eighteen:18 eighty:80 eleven:11 fifteen:15 fifty:50 five:5 forty:40 four:4 fourteen:14 nine:9 \
     nineteen:19 ninety:90 one:1 seven:7 seventeen:17 seventy:70 six:6 sixteen:16 sixty:60 ten:10 thirteen:13 \
     thirty:30 three:3 twelve:12 twenty:20 two:2",
);

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let mut last = at;
        if let Some((years, end)) = number(text, at) {
            last = end;
            if let Some((first, last)) = around(text, at, end) {
                settle(text, years, first, last);
            }
        } else if let Some(years) = short(text, at) {
            settle(text, years, at, at);
        }
        at = last + 1;
    }
}

fn settle(text: &mut Text<'_>, years: u32, first: usize, last: usize) {
    if years >= 90 && text.is_clinical() {
        text.add((first, last), Category::Age, Level::Block, WHY_OLD, Some("over 89"));
    } else {
        let band = BANDS.get(usize::try_from(years / 10).unwrap_or(9)).copied();
        text.add((first, last), Category::Age, Level::Hint, WHY, band.or(Some("over 89")));
    }
    text.claim(first, last);
}

/// A number up to 120 in figures or words, with the last token of it.
fn number(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let token = text.token(at);
    if token.kind == Kind::Number {
        return token.value().filter(|years| *years <= 120 && !text.is_claimed(at)).map(|years| (years, at));
    }
    if token.kind != Kind::Word || !token.is(NUMERALS) {
        return None;
    }
    let tens: u32 = SMALL.value(&token.lower)?.parse().ok()?;
    let unit = text.after(at, "-").filter(|_| tens > 19);
    let unit = unit.and_then(|next| Some((SMALL.value(&text.token(next).lower)?.parse::<u32>().ok()?, next)));
    match unit {
        Some((unit, next)) if unit < 10 => Some((tens + unit, next)),
        _ => Some((tens, at)),
    }
}

/// `43yo`, `34F`.
fn short(text: &Text<'_>, at: usize) -> Option<u32> {
    let token = text.token(at);
    let digits = token.lower.trim_end_matches(|sign: char| sign.is_ascii_alphabetic());
    let tail = &token.lower[digits.len()..];
    let years: u32 = digits.parse().ok()?;
    let letter = one_of(tail, "f m") && (13..100).contains(&years) && (token.opens || token.text.ends_with(['F', 'M']));
    (token.kind == Kind::Mixed && years <= 120 && (one_of(tail, "yo yrs yro") || letter)).then_some(years)
}

/// The span of an age whose number stands at `first..=last`; `None` if it is another number.
fn around(text: &Text<'_>, first: usize, last: usize) -> Option<(usize, usize)> {
    if let Some(end) = old(text, last) {
        return Some((first, end));
    }
    let before = text.before(first, ":");
    let word = text.lower(before);
    let next = text.after(last, "");
    let band = next.is_some_and(|next| {
        one_of(&text.token(next).lower, "to plus or") || text.token(next).is_sign('+') || dash(text, next)
    });
    if one_of(word, "aged age") && !band {
        return Some((before?, last));
    }
    let ends = next.is_none_or(|next| ends(text, next));
    let subject = before.is_some_and(|verb| text.has_before(verb, 3, SUBJECTS) || text.has_before(verb, 2, KIN));
    let is = one_of(word, "is was just nearly almost only about who's");
    let said = before.is_some_and(|owner| text.token(owner).owns && text.is(owner, SUBJECTS));
    let turns = before.is_some_and(|turn| text.is(turn, TURNS)) && next.is_none_or(|next| !text.is(next, UNITS));
    let of = word == "of" && before.is_some_and(|of| text.last_is(of, PEOPLE));
    let at = word == "at" && next.is_some_and(|next| one_of(&text.token(next).lower, "she he"));
    let set_off = before.is_some_and(|comma| text.token(comma).is_sign(',') && text.last_is(comma, PEOPLE));
    // `Maria (34, teaches …)`
    let named = text.before(first, ",(").is_some_and(|name| is_aged(text, name));
    let closed = next.is_some_and(|next| text.token(next).is_sign(','));
    (!band
        && ((is && subject && ends)
            || (said && ends)
            || turns
            || at
            || named
            || (of && next.is_none_or(|next| !text.is(next, UNITS) && !text.token(next).is_sign('%')))
            || (set_off && closed)))
        .then_some((first, last))
}

/// `-year-old`, ` years old`, ` yo`, ` y/o`; not `year-olds`, which is a band.
fn old(text: &Text<'_>, last: usize) -> Option<usize> {
    let next = text.after(last, "-")?;
    let word = text.token(next).lower.as_str();
    if word == "yo" {
        return Some(next);
    }
    if word == "y" && text.tokens.get(next + 1).is_some_and(|token| token.is_sign('/')) {
        return Some(next + 2).filter(|end| text.tokens.get(*end).is_some_and(|token| token.lower == "o"));
    }
    let old = text.after(next, "-").filter(|_| text.is(next, SPANS))?;
    (text.token(old).lower == "old" || text.reads(old, "of age").is_some()).then_some(old)
}

fn dash(text: &Text<'_>, at: usize) -> bool {
    text.token(at).is_sign('-') && text.after(at, "").is_some_and(|next| text.token(next).has_digit())
}

/// What may stand behind a bare age: the end, a comma, `and`; not `%`, `.5` or `minutes`.
fn ends(text: &Text<'_>, next: usize) -> bool {
    let token = text.token(next);
    match token.kind {
        Kind::Sign('.') => !text.tokens.get(next + 1).is_some_and(|more| more.glued && more.has_digit()),
        Kind::Sign(sign) => ",;:?!)".contains(sign),
        _ => token.is(AGE_GOES_ON),
    }
}
