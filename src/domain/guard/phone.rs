//! Telephone, fax and extension numbers of North America, Britain, Ireland, Australia, New Zealand, and the international form.

use super::number::{self, Run};
use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{CUES, DIGITS, EXTENSIONS};
use super::{Category, Level};

const WHY: &str = "A telephone number points to one person or household.";

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let token = text.token(at);
        if token.kind == Kind::Word {
            at = spelled(text, at).unwrap_or_else(|| extension(text, at));
        } else if token.kind == Kind::Number && !text.is_claimed(at) {
            let run = number::run(text, at);
            at = run.at.last().copied().unwrap_or(at);
            in_run(text, &run);
        }
        at += 1;
    }
}

/// The longest number from each group on; a count before the number is left out.
fn in_run(text: &mut Text<'_>, run: &Run) {
    let mut from = 0;
    while from < run.at.len() {
        let most = (run.at.len() - from).min(6);
        let count = (1..=most).rev().find(|&count| is_phone(text, run, from, count));
        if let Some(count) = count {
            let first = if matches!(run.signs[from], '+' | '(') { run.at[from] - 1 } else { run.at[from] };
            let first = if first > 0 && text.token(first).glued && text.token(first - 1).is_sign('+') {
                first - 1
            } else {
                first
            };
            let last = run.at[from + count - 1];
            text.add((first, last), Category::PhoneFax, Level::Block, WHY, None);
            text.claim(first, last);
        }
        from += count.unwrap_or(1);
    }
}

fn is_phone(text: &Text<'_>, run: &Run, from: usize, count: usize) -> bool {
    let groups = number::groups(text, run, from, count);
    let digits: usize = groups.iter().map(|group| group.len()).sum();
    let sign = run.signs[from];
    let plus = sign == '+' || (sign == '(' && run.at[from] > 1 && text.tokens[run.at[from] - 2].is_sign('+'));
    if plus {
        return (7..=15).contains(&digits);
    }
    let at = run.at[from];
    let cue = text.has_before(at, 4, CUES);
    let spaced = run.signs[from + 1..from + count].iter().all(|sign| *sign == ' ');
    let first = groups[0];
    let national = match number::lengths(&groups)[..] {
        [3, 3, 4] | [10] | [3, 7] | [6, 4] => first >= "2",
        [1, 3, 3, 4] => first == "1" && groups[1] >= "2",
        [11] => first.starts_with('1'),
        [7] => first >= "2" && (cue || text.has_after(at, 9, CUES)),
        [3, 4] => first >= "2" && (!spaced || cue || first == "555") && run.signs[from + 1] != '/',
        [4, 3, 3] | [4, 6] => one_of(first, "1300 1800 0800 0508 0808"),
        [3, 3, 3] => first == "800" && cue,
        _ => false,
    };
    let zero = first.starts_with('0')
        && ((9..=11).contains(&digits) || (first.starts_with("00") && (11..=15).contains(&digits)))
        && groups.iter().skip(usize::from(sign == '(')).all(|group| group.len() > 1 || first.starts_with("00"));
    national
        || zero
        || (cue && (6..=15).contains(&digits) && groups.iter().all(|group| group.len() > 1) && !first.starts_with("20"))
}

/// `ext 4417`; gives the last token looked at.
fn extension(text: &mut Text<'_>, at: usize) -> usize {
    if !text.is(at, EXTENSIONS) {
        return at;
    }
    let Some(next) = text.after(at, ".:#") else { return at };
    let token = text.token(next);
    if token.kind == Kind::Number && (2..=6).contains(&token.lower.len()) && !text.is_claimed(next) {
        let short = token.lower.len() < 3;
        if !(short && text.token(at).lower == "extension") {
            text.add((at, next), Category::PhoneFax, Level::Block, WHY, None);
            text.claim(at, next);
            return next;
        }
    }
    at
}

/// Seven digits or more in words, the last token of which is given.
fn spelled(text: &mut Text<'_>, at: usize) -> Option<usize> {
    let count = text.tokens[at..].iter().take_while(|token| token.is(DIGITS)).count();
    if count < 7 {
        return None;
    }
    text.add((at, at + count - 1), Category::PhoneFax, Level::Block, WHY, None);
    Some(at + count - 1)
}
