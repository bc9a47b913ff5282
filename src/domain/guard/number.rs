//! Runs of digits as people group them: `(212) 555-0187`, `07700 900123`, `943 476 5919`.

use super::text::Text;
use super::token::Kind;

/// Digits in groups, with the signs between them.
pub struct Run {
    /// The token of each group.
    pub at: Vec<usize>,
    /// The sign before each group: a space, `-`, `.`, `/`, `(`, `)`; the first has `+` or `(` or nothing.
    pub signs: Vec<char>,
}

/// More groups than any number has; a long list of figures is read in parts.
const MOST: usize = 16;

/// The run that begins at a number; it ends where anything but one sign or space comes between.
pub fn run(text: &Text<'_>, at: usize) -> Run {
    let opening = at.checked_sub(1).map(|last| text.token(last)).filter(|_| text.token(at).glued);
    let first = match opening.map(|token| token.kind) {
        Some(Kind::Sign(sign @ ('+' | '('))) => sign,
        _ => ' ',
    };
    let mut run = Run { at: vec![at], signs: vec![first] };
    let mut place = at + 1;
    while run.at.len() < MOST {
        let (mut sign, mut next) = (' ', place);
        while let Some(Kind::Sign(found)) = text.tokens.get(next).map(|token| token.kind)
            && "-./()".contains(found)
            && next < place + 2
        {
            sign = found;
            next += 1;
        }
        let Some(token) = text.tokens.get(next) else { return run };
        // A stop or stroke belongs to the number only where nothing stands beside it.
        let apart = "./".contains(sign) && !(token.glued && text.token(place).glued);
        let bare = sign == ' ' && next == place && token.glued;
        if token.kind != Kind::Number
            || text.is_claimed(next)
            || apart
            || bare
            || token.sentence != text.token(at).sentence
        {
            return run;
        }
        run.at.push(next);
        run.signs.push(sign);
        place = next + 1;
    }
    run
}

/// Groups of a run as text, from one group on.
pub fn groups<'a>(text: &'a Text<'_>, run: &Run, from: usize, count: usize) -> Vec<&'a str> {
    run.at[from..from + count].iter().map(|&at| text.token(at).lower.as_str()).collect()
}

pub fn lengths(groups: &[&str]) -> Vec<usize> {
    groups.iter().map(|group| group.len()).collect()
}

/// The check that credit cards and Canadian insurance numbers carry.
pub fn passes_luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, byte)| {
            let digit = u32::from(byte - b'0');
            match (place % 2, digit) {
                (0, digit) => digit,
                (_, digit) if digit < 5 => digit * 2,
                (_, digit) => digit * 2 - 9,
            }
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The check of a British NHS number.
pub fn passes_eleven(digits: &str) -> bool {
    let sum: u32 = digits.bytes().zip((1..=10).rev()).map(|(byte, weight)| u32::from(byte - b'0') * weight).sum();
    digits.len() == 10 && sum.is_multiple_of(11)
}
