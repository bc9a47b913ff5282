//! Initials, codes and pseudonyms: a short sign for one person.

use super::list::List;
use super::text::{Text, one_of};
use super::token::{Kind, Token};
use super::words::{
    AUTHORS, BEFORE, CALLING, CLIENTS, CORE, HOLDERS, HUMAN, INITIALS_NAMING, LETTERED, NAME_IT, NOT_IT, PLAIN, SHORT,
    SHORT_STATES, STATES, VERBS,
};
use super::{Category, Level};

const WHY: &str = "Initials, codes and pseudonyms still stand for one person.";
const OFFER: Option<&str> = Some("a client");

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let span = held(text, at)
            .or_else(|| pseudonym(text, at))
            .or_else(|| quoted(text, at))
            .or_else(|| spaced(text, at))
            .or_else(|| bare(text, at));
        if let Some((first, last)) = span {
            text.add((first, last), Category::InitialsCode, Level::Block, WHY, OFFER);
            text.claim(first, last);
            at = at.max(last);
        }
        at += 1;
    }
}

fn length(token: &Token<'_>) -> usize {
    token.lower.chars().count()
}

/// `client #4`, `client k`, `patient X`, `case #17`, `client 3b`.
fn held(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    const SMALL: List =
        List("a am an as at be by do go he i id if im in is it la me my no of ok on or so to up us vs we");
    let token = text.token(at);
    let word = token.lower.as_str();
    if !(token.is(HOLDERS) || token.is(CLIENTS)) || token.kind != Kind::Word || token.owns {
        return None;
    }
    let mut next = text.after(at, "#-:,.").filter(|&next| !text.is_claimed(next))?;
    let mut marked = text.token(next - 1).is_sign('#');
    if one_of(&text.token(next).lower, "no nr number ref code id initials") {
        next = text.after(next, "#.:").filter(|&next| text.token(next).has_digit() || text.token(next).is_large())?;
        marked = true;
    }
    let other = text.token(next - 1).is_sign(',') || text.token(next - 1).is_sign(':');
    let name = text.token(next);
    let capital_holder = token.is_capital() && !token.opens;
    let sign = match name.kind {
        Kind::Number => {
            name.lower.len() < 5 && (marked || (!other && token.is(HOLDERS) && word != "case" && is_alone(text, next)))
        }
        Kind::Mixed => length(name) < 6 && !other && (marked || !is_counted(name)),
        Kind::Word if name.is_large() => {
            let letter =
                length(name) == 1 && !(word == "case" && name.lower == "a") && (name.lower != "i" || name.glued);
            (letter || (length(name) == 2 && !name.is(CORE)) || (length(name) == 3 && !name.is(SHORT)))
                && !(other && letter && name.lower == "a")
        }
        Kind::Word => {
            let small = (length(name) == 1 || length(name) == 2) && !SMALL.has(&name.lower) && !other;
            small && !capital_holder && !name.is(PLAIN)
        }
        Kind::Sign(_) => false,
    };
    sign.then(|| (at, with_stops(text, next)))
}

/// `2nd`, `10am`: a count, not a code.
fn is_counted(token: &Token<'_>) -> bool {
    let tail = token.lower.trim_start_matches(|sign: char| sign.is_ascii_digit());
    one_of(tail, "st nd rd th am pm h hr hrs min mins x yo k s")
}

/// `client 12 asked`, not `client 12 times`.
fn is_alone(text: &Text<'_>, at: usize) -> bool {
    text.after(at, "").is_none_or(|next| {
        let token = text.token(next);
        match token.kind {
            Kind::Sign(sign) => ",;:.!?)-".contains(sign),
            _ => token.is(VERBS) || token.is(HUMAN) || token.lower == "and" || token.lower == "in",
        }
    })
}

/// The last stop or letter of `K.L.` from a letter on.
fn with_stops(text: &Text<'_>, at: usize) -> usize {
    let mut last = at;
    loop {
        let stop = text.is_glued(last + 1, ".");
        let letter = text.tokens.get(last + 2).is_some_and(|token| {
            token.kind == Kind::Word
                && length(token) == 1
                && (token.glued || (token.is_large() && !one_of(&token.lower, "i a")))
                && token.sentence == text.token(at).sentence
        });
        if !(stop && letter) || last > at + 8 {
            return last;
        }
        last += 2;
    }
}

/// `pseudonym Bluebird`, `code name Falcon`.
fn pseudonym(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let naming = text.is(at, INITIALS_NAMING) || (text.token(at).lower == "name" && text.follows(at, &["code"]));
    let over = |at: usize| text.after(at, ":\"',").filter(|_| naming);
    let mut next = over(at)?;
    if one_of(&text.token(next).lower, "is of was the him her") {
        next = over(next)?;
    }
    let token = text.token(next);
    (token.kind == Kind::Word && !token.is(PLAIN)).then_some((next, next))
}

/// `"Sparrow"`: one to three words in quotes, first written large, that stand for somebody.
fn quoted(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let Kind::Sign(mark @ ('"' | '\'')) = text.token(at).kind else { return None };
    let first = at + 1;
    let open =
        text.tokens.get(first).is_some_and(|token| token.glued && token.kind == Kind::Word) && !text.token(at).glued;
    let close = (first + 1..first + 4)
        .find(|&place| text.tokens.get(place).is_some_and(|token| token.glued && token.is_sign(mark)))
        .filter(|_| open)?;
    let named = text.tokens[first..close].iter().any(|token| token.is_capital() && !token.is(PLAIN));
    let called = (text.has_before(at, 4, CALLING) && text.has_person(at)) || text.has_before(at, 1, CLIENTS);
    let not_real = text.has_after(close, 3, NOT_IT) && text.has_after(close, 5, NAME_IT);
    let veiled = not_real || text.has_after(close, 3, INITIALS_NAMING);
    let acts = text.after(close, "").is_some_and(|next| text.is(next, HUMAN)) && close == first + 1;
    (named && (called || veiled || acts)).then_some((first, close - 1))
}

/// `K.L.`, `J. R.`, `j.d.`, `M.` before a verb; not `C. G. Jung`, `e.g.`, `U.S.`.
fn spaced(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    const STOPPED: List =
        List("ab ad am ap ba bc ca cv eg etc ie ma md me ms nb no ny op pm ps qv ra rn sc uk us usa ussr vs");
    let token = text.token(at);
    let stop = text.is_glued(at + 1, ".");
    if token.kind != Kind::Word || length(token) != 1 || !stop || text.is_claimed(at) {
        return None;
    }
    let last = with_stops(text, at);
    let letters: String = (at..=last).step_by(2).map(|place| text.token(place).lower.as_str()).collect();
    let next = text.after(last, ".").filter(|_| text.tokens.get(last + 1).is_some());
    let full = next.is_some_and(|next| {
        text.token(next).is_capital() && !text.token(next).opens && (text.is(next, AUTHORS) || !text.is(next, PLAIN))
    });
    let inside = text.before(at, "").is_some_and(|before| text.token(before).is_capital() && !text.token(before).opens)
        || text.last_is(at, LETTERED);
    let degree = letters == "d" || letters == "ph" || STOPPED.has(&letters);
    if full || degree || inside {
        return None;
    }
    if last > at {
        let small = !token.is_large() && token.glued;
        return (letters.len() > 1 && !small && letters != "dob").then_some((at, last));
    }
    single(text, at).then_some((at, at))
}

/// One letter that acts or is acted on: `With R I become`, `G cried`.
fn single(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let plain = one_of(&token.lower, "i a o") && !text.is_glued(at + 1, ".");
    if !token.is_large() || plain || token.glued || text.last_is(at, LETTERED) || text.is_titled(at) {
        return false;
    }
    let next = text.after(at, ".,");
    let acts = next.is_some_and(|next| text.is(next, HUMAN) || text.is(next, VERBS));
    let joined = next.is_some_and(|next| {
        text.token(next).glued
            && text.token(next).kind != Kind::Sign('.')
            && !matches!(text.token(next).kind, Kind::Word)
    });
    (acts || text.last_is(at, BEFORE) || token.owns) && !joined && token.lower != "i"
}

/// `JT`, `BN's`: two or three large letters that are no known abbreviation.
fn bare(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if !token.is_large() || text.is_claimed(at) || !text.is_clinical() || text.is_titled(at) || token.glued {
        return None;
    }
    let joined = text
        .tokens
        .get(at + 1)
        .is_some_and(|next| next.glued && !matches!(next.kind, Kind::Sign('.' | ',' | ';' | ':' | '?' | '!' | ')')));
    if joined {
        return None;
    }
    let acts = text.next_is(at, HUMAN) || text.next_is(at, VERBS) || token.owns || text.last_is(at, BEFORE);
    match length(token) {
        1 => single(text, at).then_some((at, at)),
        2 if !token.is(SHORT) && !token.is(STATES) => Some((at, at)),
        // A state by its letters, unless it acts: `MA was late`.
        2 if token.is(STATES) && !token.is(SHORT_STATES) && (text.next_is(at, HUMAN) || token.owns) => Some((at, at)),
        3 if !token.is(SHORT) && text.next_is(at, HUMAN) && acts => Some((at, at)),
        _ => None,
    }
}
