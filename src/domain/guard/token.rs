//! Words, numbers and signs with their places, and where sentences end.

use super::fold::{fold, is_silent};
use super::lexicon::{self, Class, Classes};
use super::words::{ABBREVIATIONS, MONTHS_SHORT};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Letters alone: `Grace`, `O'Neill`.
    Word,
    /// Digits alone.
    Number,
    /// Letters and digits: `12th`, `5C`, `43yo`.
    Mixed,
    /// One other sign; dashes and quotes of all kinds are `-`, `"` and `'`.
    Sign(char),
}

pub struct Token<'a> {
    pub text: &'a str,
    /// As the lists spell it.
    pub lower: String,
    /// In characters; `end` is behind the last.
    pub start: usize,
    pub end: usize,
    pub kind: Kind,
    /// No white space before it.
    pub glued: bool,
    /// It carried `'s`, which is not in its text.
    pub owns: bool,
    pub classes: Classes,
    /// Which sentence it stands in.
    pub sentence: usize,
    /// A capital says nothing here: the sentence, a quotation or a list item begins.
    pub opens: bool,
}

impl Token<'_> {
    /// Stands for what is beyond the text.
    pub fn beyond() -> Self {
        Token {
            text: "",
            lower: String::new(),
            classes: Classes::default(),
            start: 0,
            end: 0,
            kind: Kind::Sign('\0'),
            glued: false,
            owns: false,
            sentence: usize::MAX,
            opens: false,
        }
    }

    #[inline(never)]
    pub fn is(&self, class: Class) -> bool {
        self.classes.has(class)
    }

    #[inline(never)]
    pub fn is_sign(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    pub fn has_digit(&self) -> bool {
        matches!(self.kind, Kind::Number | Kind::Mixed)
    }

    /// First letter large, another one small: `Grace`, `McKay`, not `DBT`.
    #[inline(never)]
    pub fn is_capital(&self) -> bool {
        let mut signs = self.text.chars();
        self.kind == Kind::Word && signs.next().is_some_and(char::is_uppercase) && signs.any(char::is_lowercase)
    }

    /// Large letters alone.
    #[inline(never)]
    pub fn is_large(&self) -> bool {
        self.kind == Kind::Word
            && self.text.chars().all(|sign| !sign.is_lowercase() && sign != '\'')
            && self.text.chars().any(char::is_uppercase)
    }

    /// The value of a short number.
    pub fn value(&self) -> Option<u32> {
        (self.kind == Kind::Number && self.lower.len() < 9).then(|| self.lower.parse().ok()).flatten()
    }
}

/// Cuts a text. One pass, so that the time grows with the length.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token<'_>> = Vec::with_capacity(text.len() / 5);
    let mut signs = text.char_indices().peekable();
    let (mut place, mut glued, mut sentence, mut opens) = (0, false, 0, true);
    let mut broken = false;
    while let Some((byte, sign)) = signs.next() {
        let start = place;
        place += 1;
        if sign.is_whitespace() {
            glued = false;
            broken |= sign == '\n' || sign == '\r';
            continue;
        }
        if !glued && (broken || tokens.last().is_some_and(|last| ends_sentence(last, &tokens))) {
            sentence += 1;
            opens = true;
        }
        broken = false;
        let mut end = byte + sign.len_utf8();
        if sign.is_alphanumeric() {
            while let Some(&(at, next)) = signs.peek() {
                let joins = next.is_alphanumeric()
                    || is_silent(next)
                    || (is_apostrophe(next) && letter_follows(text, at, next));
                if !joins {
                    break;
                }
                signs.next();
                place += 1;
                end = at + next.len_utf8();
            }
            let token = run(&text[byte..end], start, place, glued, sentence, opens);
            opens = false;
            tokens.push(token);
        } else {
            let kind = Kind::Sign(plain_sign(sign));
            // A quotation, a colon and an item's mark open anew.
            opens = opens || matches!(kind, Kind::Sign('"' | ':' | '•' | '*'));
            tokens.push(Token {
                text: &text[byte..end],
                lower: String::new(),
                classes: Classes::default(),
                start,
                end: place,
                kind,
                glued,
                owns: false,
                sentence,
                opens: false,
            });
        }
        glued = true;
    }
    tokens
}

fn run(text: &str, start: usize, end: usize, glued: bool, sentence: usize, opens: bool) -> Token<'_> {
    let mut lower = fold(text);
    let (mut text, mut end, mut owns) = (text, end, false);
    if lower.len() > 2 && lower.ends_with("'s") {
        lower.truncate(lower.len() - 2);
        let cut = text.char_indices().rev().find(|(_, sign)| is_apostrophe(*sign)).map_or(text.len(), |(at, _)| at);
        end -= text[cut..].chars().count();
        text = &text[..cut];
        owns = true;
    }
    let letters = lower.chars().any(char::is_alphabetic);
    let digits = lower.bytes().any(|byte| byte.is_ascii_digit());
    let kind = match (letters, digits) {
        (_, false) => Kind::Word,
        (false, true) => Kind::Number,
        (true, true) => Kind::Mixed,
    };
    let classes = if letters { lexicon::of(&lower) } else { Classes::default() };
    Token { text, lower, classes, start, end, kind, glued, owns, sentence, opens }
}

fn is_apostrophe(sign: char) -> bool {
    matches!(sign, '\'' | '’' | 'ʼ')
}

fn letter_follows(text: &str, at: usize, sign: char) -> bool {
    text[at + sign.len_utf8()..].chars().next().is_some_and(char::is_alphabetic)
}

fn plain_sign(sign: char) -> char {
    match sign {
        '–' | '—' | '‐' | '‑' | '‒' | '−' => '-',
        '“' | '”' | '„' | '«' | '»' => '"',
        '‘' | '’' => '\'',
        sign => sign,
    }
}

/// A full stop ends a sentence unless an abbreviation or a single letter carries it.
fn ends_sentence(last: &Token<'_>, tokens: &[Token<'_>]) -> bool {
    if matches!(last.kind, Kind::Sign('?' | '!' | '…')) {
        return true;
    }
    if !last.is_sign('.') {
        return false;
    }
    let Some(before) = tokens.len().checked_sub(2).map(|at| &tokens[at]) else { return true };
    let word = before.lower.as_str();
    let short =
        before.kind == Kind::Word && (word.chars().count() == 1 || before.is(ABBREVIATIONS) || before.is(MONTHS_SHORT));
    !(last.glued && short)
}
