//! Numbers that name something: a certificate's, a course's, a licence's.

use super::dates;
use super::layout::Layout;
use super::patterns::pattern;

/// `No. QH-25-118` by itself on a certificate is its own.
pub fn numbered(layout: &Layout) -> Option<String> {
    let alone = pattern!(r"^(?:no|nr|ref|reference|reg)\.? ?:? ?#?((?-i:[A-Z0-9])[A-Za-z0-9/-]{2,24})$");
    let mut found = layout.cells.iter().filter_map(|cell| id(&alone.captures(cell.text.trim())?[1]));
    found.next().filter(|_| found.next().is_none())
}

/// A number that names something: it holds a digit, and ends where words begin.
pub fn id(value: &str) -> Option<String> {
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    let word = value.split([' ', ',', ';', '|', '(']).next()?.trim_end_matches(['.', ':']);
    let next = value[word.len()..].split_whitespace().next().unwrap_or("");
    let word = match next {
        // `LM 2207`: letters, then their number.
        next if word.len() <= 4
            && word.chars().all(|sign| sign.is_ascii_uppercase())
            && next.chars().any(|sign| sign.is_ascii_digit()) =>
        {
            format!("{word} {next}")
        }
        _ => word.to_owned(),
    };
    let has_digit = word.chars().any(|sign| sign.is_ascii_digit());
    let signs = word.chars().all(|sign| sign.is_ascii_alphanumeric() || "-/_. ".contains(sign));
    let is_date = !dates::find(&word, dates::Order::MonthFirst).is_empty();
    (has_digit && signs && !is_date && word.len() >= 2).then_some(word)
}

/// A licence's own number, with its kind where that is part of it.
pub fn licence(value: &str) -> Option<String> {
    let value = value.trim().trim_start_matches(['#', ':', ' ']);
    // `LPCC E.1900442`: the kind of licence, then its number.
    if let Some(caught) = pattern!(r"^(?-i:[A-Z]{2,6} ([A-Z]{1,2}\.\d[\w-]{3,}))").captures(value) {
        return Some(caught[1].to_owned());
    }
    let caught = pattern!(r"^(?-i:((?:[A-Z][A-Za-z.]{0,6},?[ -]{1,2}){0,2}(?:No\. ?|# ?)?[A-Z]{0,5}[- ]?\d[\w.-]*))")
        .captures(value)?;
    Some(caught[1].trim_end_matches(['.', ',']).to_owned())
}
