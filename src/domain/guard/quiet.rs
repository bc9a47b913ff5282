//! Numbers and addresses that are public: references to books, papers and law, approvals of courses, crisis lines.

use super::list::List;
use super::number;
use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{APPROVALS, QUIET_FILLERS, REFERENCES};

/// Lines that anyone may call, by their digits.
const CRISIS: List = List(
    "000 08001111 111 112 116123 131114 13yarn 1737 1800022222 18002738255 1800551800 18006564673 18007997233 50808 \
     741741 8002738255 85258 911 988 999",
);

pub fn mark(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let token = text.token(at);
        let last = match token.kind {
            Kind::Word if token.is(REFERENCES) => behind(text, at),
            Kind::Word if token.is(APPROVALS) && !text.has_person(at) => behind(text, at),
            Kind::Word if token.lower == "doi" => text.after(at, ":").map(|next| glued(text, next)),
            Kind::Number if token.lower == "10" && is_doi(text, at) => Some(glued(text, at)),
            Kind::Number if one_of(text.next_word(at), "cfr usc ccr") => Some(at),
            Kind::Number => crisis(text, at),
            Kind::Sign('§') => behind(text, at),
            _ => None,
        };
        if let Some(last) = last {
            text.claim(at, last);
            at = last;
        }
        at += 1;
    }
}

/// The last token of the number behind a word of reference.
fn behind(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut next = at + 1;
    while text
        .tokens
        .get(next)
        .is_some_and(|token| matches!(token.kind, Kind::Sign('.' | '#' | ':')) || token.is(QUIET_FILLERS))
    {
        next += 1;
    }
    match text.tokens.get(next) {
        Some(token) if token.has_digit() && token.sentence == text.token(at).sentence => {
            let run = if token.kind == Kind::Number { number::run(text, next).at.last().copied() } else { None };
            Some(glued(text, run.unwrap_or(next)))
        }
        _ => None,
    }
}

/// The last token before white space.
fn glued(text: &Text<'_>, at: usize) -> usize {
    let more = text.tokens[at + 1..].iter().take_while(|token| token.glued).count();
    at + more
}

fn is_doi(text: &Text<'_>, at: usize) -> bool {
    let is = |place: usize, sign: char| text.tokens.get(place).is_some_and(|token| token.glued && token.is_sign(sign));
    is(at + 1, '.') && is(at + 3, '/') && text.token(at + 2).kind == Kind::Number
}

fn crisis(text: &Text<'_>, at: usize) -> Option<usize> {
    // The end of a longer number is no crisis line: `0800 555 999`.
    let before = text.before(at, "-.)(/").is_some_and(|before| text.token(before).has_digit() && before + 3 > at);
    let joined = at > 0 && text.token(at - 1).is_sign('+');
    let run = number::run(text, at);
    let whole = number::groups(text, &run, 0, run.at.len().min(5)).concat();
    let last = *run.at.last()?;
    let more = text.token(last + 1).glued
        && !matches!(text.token(last + 1).kind, Kind::Sign('.' | ',' | ';' | '!' | '?' | ')' | ':'));
    (run.at.len() < 6 && CRISIS.has(&whole) && !before && !joined && !more).then_some(last)
}
