//! Numbers that their shape gives away, with the checks that they carry.

use super::id_number::{OFFER, WHY};
use super::list::List;
use super::number::{self, passes_eleven, passes_luhn};
use super::text::{Text, one_of};
use super::token::{Kind, Token};
use super::words::PHONES;
use super::{Category, Level};

/// Norms and papers that look like registers.
const NORMS: List = List("bs covid dsm en icd iso mmpi nct pmc pmid rfc");

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        if !text.is_claimed(at) {
            let registered = || mixed(text, at).or_else(|| letters_first(text, at)).or_else(|| chained(text, at));
            let span = if text.is_file_name() { None } else { registered() }.or_else(|| grouped(text, at));
            if let Some((first, last)) = span {
                text.add((first, last), Category::IdNumber, Level::Block, WHY, OFFER);
                text.claim(first, last);
                at = last;
            }
        }
        at += 1;
    }
}

/// Seven digits and more that nothing explains: no count is written so, but for round ones.
pub fn find_long(text: &mut Text<'_>) {
    for at in 0..text.tokens.len() {
        let token = text.token(at);
        let long = token.kind == Kind::Number && token.lower.len() > 6 && !token.lower.ends_with("000");
        if long && !text.is_file_name() && !text.is_claimed(at) {
            text.add((at, at), Category::IdNumber, Level::Block, WHY, OFFER);
            text.claim(at, at);
        }
    }
}

/// Whether the letters and digits stand as in the pattern: `L` a letter, `9` a digit, `*` either.
fn fits(word: &str, pattern: &str) -> bool {
    word.len() == pattern.len()
        && word.bytes().zip(pattern.bytes()).all(|(sign, place)| match place {
            b'L' => sign.is_ascii_alphabetic(),
            b'9' => sign.is_ascii_digit(),
            _ => sign.is_ascii_alphanumeric(),
        })
}

const SHAPES: [&str; 8] =
    ["LL999999L", "9999999L", "9999999LL", "9L*9L*9LL99", "LLL9999", "LLL99LL", "LLL999L", "LL99LLL"];

fn mixed(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if token.kind != Kind::Mixed {
        return None;
    }
    let word = token.lower.as_str();
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    if is_plate(text, at) {
        return Some((at, at + 1));
    }
    let pair = |place: usize| text.token(place).kind == Kind::Number && text.token(place).lower.len() == 2;
    if fits(word, "LL99") && pair(at + 1) && pair(at + 2) && one_of(&text.token(at + 3).lower, "a b c d") {
        return Some((at, at + 3));
    }
    let letters: String = word.chars().take_while(|sign| sign.is_alphabetic()).collect();
    if NORMS.has(&letters) {
        return None;
    }
    let shaped = SHAPES.iter().any(|shape| fits(word, shape))
        && token.text.chars().all(|sign| !sign.is_lowercase() || digits > 5);
    let vehicle = word.len() == 17 && digits > 3 && !word.contains(['i', 'o', 'q']);
    (shaped || vehicle || (digits > 5 && word.len() > 6)).then_some((at, at))
}

/// `AB12 CDE`, `A123 BCD`.
fn is_plate(text: &Text<'_>, at: usize) -> bool {
    let small = |token: &Token<'_>| token.text.chars().any(char::is_lowercase);
    let first = text.token(at);
    let Some(next) = text.tokens.get(at + 1) else { return false };
    (fits(&first.lower, "LL99") || fits(&first.lower, "L999"))
        && next.lower.len() == 3
        && next.is_large()
        && !small(first)
}

/// `QQ 12 34 56 C`.
fn letters_first(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if text.token(at).lower.len() != 2 || text.token(at).kind != Kind::Word {
        return None;
    }
    let pair =
        |place: usize| text.tokens.get(place).is_some_and(|token| token.kind == Kind::Number && token.lower.len() == 2);
    let end = text.tokens.get(at + 4)?;
    let closes = end.kind == Kind::Word && one_of(&end.lower, "a b c d");
    (pair(at + 1) && pair(at + 2) && pair(at + 3) && closes).then_some((at, at + 4))
}

/// Parts joined by dashes or colons: dockets, plates, Medicare's identifier, addresses of devices.
fn chained(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let mut last = at;
    let (mut parts, mut digits, mut letters, mut numbers) = (0, 0, 0, 0);
    let mut device = true;
    loop {
        let token = text.token(last);
        if matches!(token.kind, Kind::Sign(_)) || NORMS.has(&token.lower) || token.lower.len() > 8 {
            return None;
        }
        parts += 1;
        digits += token.lower.bytes().filter(u8::is_ascii_digit).count();
        letters += usize::from(token.kind != Kind::Number && token.lower.len() < 5);
        numbers += usize::from(token.has_digit());
        device &= token.lower.len() == 2 && token.lower.bytes().all(|byte| byte.is_ascii_hexdigit());
        let sign =
            text.tokens.get(last + 1).is_some_and(|token| token.glued && matches!(token.kind, Kind::Sign('-' | ':')));
        if !(sign && text.tokens.get(last + 2).is_some_and(|token| token.glued) && parts < 8) {
            break;
        }
        last += 2;
    }
    let register = parts > 2 && digits > 4 && letters > 0 && numbers > 1 && digits < 20;
    ((device && parts == 6) || register).then_some((at, last))
}

/// Groups of digits: `987-65-4320`, `943 476 5919`.
fn grouped(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if token.kind != Kind::Number || (token.glued && at > 0 && text.token(at - 1).is_sign('+')) {
        return None;
    }
    let run = number::run(text, at);
    let round = run.signs.iter().skip(1).any(|sign| matches!(sign, '.' | '/' | '(' | ')'));
    if round {
        return None;
    }
    let phone = text.has_before(at, 4, PHONES);
    for count in 1..=run.at.len().min(5) {
        let groups = number::groups(text, &run, 0, count);
        let digits = groups.concat();
        let dashed = run.signs[1..count].contains(&'-');
        let fits = match number::lengths(&groups)[..] {
            [3, 2, 4] => true,
            [3, 3, 4] | [10] => !phone && !dashed && digits.as_bytes()[0] > b'3' && passes_eleven(&digits),
            [3, 3, 3] => !phone && !digits.starts_with("02") && passes_luhn(&digits),
            [4, 5, 1] => !phone,
            [4, 4, 4, 4] | [16] | [15] | [4, 6, 5] => passes_luhn(&digits),
            _ => false,
        };
        if fits {
            return Some((at, run.at[count - 1]));
        }
    }
    None
}
