//! Numbers with the word that explains them: `MRN 00483921`, `case no. 24-CV-01187`.

use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{CLIENTS, ID_NUMBER_FILLERS, MARKS, STRONG, UNITS, WEAK};
use super::{Category, Level};

pub(super) const WHY: &str = "A number given out by a register, court, insurer or maker belongs to one person.";
pub(super) const OFFER: Option<&str> = Some("a reference number");

pub fn find(text: &mut Text<'_>) {
    for at in 0..text.tokens.len() {
        let token = text.token(at);
        let strong = token.kind == Kind::Word && (token.is(STRONG) || is_phrase(text, at));
        let weak = token.kind == Kind::Word && token.is(WEAK);
        // `client #4` is a code for somebody, not a register's number.
        let code = token.is(CLIENTS) && text.token(at + 1).is_sign('#') && text.token(at + 2).lower.len() < 5;
        if !(strong || weak) || code || is_own(text, at) {
            continue;
        }
        if let Some((first, last)) = behind(text, at, strong).or_else(|| plate(text, at)) {
            text.add((first, last), Category::IdNumber, Level::Block, WHY, OFFER);
            text.claim(first, last);
        }
    }
}

/// `plate VDO 315`, `rego LBE52Y`: letters and few digits, written large.
fn plate(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let first = text.after(at, ":.").filter(|_| one_of(&text.token(at).lower, "plate plates rego reg registration"))?;
    let part = |place: usize| {
        let token = text.token(place);
        let small = token.text.chars().any(char::is_lowercase);
        !small && (1..8).contains(&token.lower.len()) && !matches!(token.kind, Kind::Sign(_))
    };
    let last = text.after(first, "-").filter(|&next| part(next)).unwrap_or(first);
    let digits = text.token(first).has_digit() || text.token(last).has_digit();
    (part(first) && digits && !text.is_claimed(first)).then_some((first, last))
}

/// `last four 4471`, `s/n 88-1`.
fn is_phrase(text: &Text<'_>, at: usize) -> bool {
    text.reads(at, "four").is_some() && text.follows(at, &["last"])
}

/// The therapist's own licence, or a course's certificate.
fn is_own(text: &Text<'_>, at: usize) -> bool {
    let word = text.token(at).lower.as_str();
    let paper = one_of(word, "licence license certificate registration membership reference ref order invoice booking");
    let other = text.follows(at, &["driver"]) || text.follows(at, &["driving"]) || text.last_word(at) == "drivers";
    paper && !other && (text.follows(at, &["my"]) || (!text.is_clinical()) || text.is_own_work(at))
}

/// The number behind the word, over words such as `no` and `is`.
fn behind(text: &Text<'_>, at: usize, strong: bool) -> Option<(usize, usize)> {
    let sentence = text.token(at).sentence;
    let (mut place, mut marked) = (at + 1, false);
    while place < at + 7 {
        let token =
            text.tokens.get(place).filter(|token| token.sentence == sentence || text.token(place - 1).is_sign('.'))?;
        match token.kind {
            Kind::Sign('#') => marked = true,
            Kind::Sign('.' | ':' | '=' | ',' | '(' | '\'' | '"' | '-') => {}
            _ if token.is(ID_NUMBER_FILLERS) => marked |= token.is(MARKS),
            _ => break,
        }
        place += 1;
    }
    let (first, last, digits) = chain(text, place)?;
    let year = last == first && text.token(first).value().is_some_and(|value| (1900..2100).contains(&value));
    let least = match (strong, marked) {
        (true, _) => 3,
        (false, true) => 3,
        (false, false) => 5,
    };
    let counted = !marked && text.after(last, "").is_some_and(|next| text.is(next, UNITS));
    (digits >= least && (marked || !year) && !counted).then_some((first, last))
}

/// Digits and letters joined by signs, or digits by single spaces; with how many digits.
fn chain(text: &Text<'_>, at: usize) -> Option<(usize, usize, usize)> {
    let token = text.tokens.get(at)?;
    let prefix = token.kind == Kind::Word && token.lower.len() < 6;
    if !(token.has_digit() || prefix) || text.is_claimed(at) {
        return None;
    }
    let mut last = at;
    while last < at + 14 {
        let Some(next) = text.tokens.get(last + 1) else { break };
        let joined = match next.kind {
            Kind::Sign('-' | '/' | ':' | '.' | '_') => {
                next.glued
                    && text.tokens.get(last + 2).is_some_and(|token| {
                        token.glued
                            && (token.has_digit() || token.lower.len() < 4)
                            && !matches!(token.kind, Kind::Sign(_))
                    })
            }
            Kind::Number => text.token(last).has_digit() || (last == at + 1 && text.token(last).is_large()),
            Kind::Mixed => text.token(last).has_digit() && next.text.chars().all(|sign| !sign.is_lowercase()),
            // A closing letter: `QQ 12 34 56 C`.
            // Or a bank between them: `GB29 NWBK 6016`.
            Kind::Word => {
                let bank = next.lower.len() == 4
                    && last == at
                    && text.tokens.get(last + 2).is_some_and(|token| token.kind == Kind::Number);
                next.is_large() && text.token(last).has_digit() && ((next.lower.len() == 1 && last > at) || bank)
            }
            Kind::Sign(_) => false,
        };
        if !joined {
            break;
        }
        last += if matches!(next.kind, Kind::Sign(_)) { 2 } else { 1 };
    }
    let digits = text.tokens[at..=last].iter().flat_map(|token| token.lower.bytes()).filter(u8::is_ascii_digit).count();
    (digits > 0).then_some((at, last, digits))
}
