//! Authors of methods: known by their family name, and by the first names that belong to it.

use super::super::text::{Text, one_of};
use super::super::token::Kind;
use super::super::words::{AUTHORS, DEEDS, FEELINGS, GIVEN, KIN, SURNAMES, TITLES, WORD_NAMES, WRITES};

/// Whether a word begins or ends an author's full name: `Marsha Linehan`, `A. T. Beck`.
pub fn is_full(text: &Text<'_>, at: usize) -> bool {
    // Nearly no word is an author's: that is known without a search.
    let pair = |first: &str, last: Option<usize>| {
        text.holds(last, AUTHORS)
            && AUTHORS
                .value(text.lower(last))
                .is_some_and(|names| !first.is_empty() && names.split(',').any(|name| name == first))
    };
    let word = text.token(at).lower.as_str();
    let before = text.before(at, ".-");
    let next = text.after(at, ".-");
    let over = next.and_then(|next| text.after(next, ".-"));
    pair(word, next) || pair(text.lower(before), Some(at)) || pair(word, over) || initialled(text, at)
}

fn initialled(text: &Text<'_>, at: usize) -> bool {
    let initial =
        text.before(at, ".").is_some_and(|before| text.token(before).is_large() && text.token(before).lower.len() < 3);
    initial && text.is(at, AUTHORS)
}

/// An author's family name in a sentence that treats it as one.
pub fn is_author(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    if !token.is_capital() || !token.is(AUTHORS) {
        return false;
    }
    let person = token.is(GIVEN) || token.is(WORD_NAMES) || token.is(SURNAMES);
    if among(text, at) || cited(text, at) {
        return true;
    }
    if text.next_is(at, DEEDS) {
        return false;
    }
    // `Perry's sequence` is an idea; `Perry's silence` is somebody's.
    if token.owns && !text.has_after(at, 1, KIN) && !text.has_after(at, 1, FEELINGS) {
        return true;
    }
    // `Frank` or `Kelly` is an author only among authors, or where somebody writes or owns an idea.
    !person || text.next_is(at, WRITES) || text.has_after(at, 3, TITLES)
}

fn among(text: &Text<'_>, at: usize) -> bool {
    let author =
        |place: Option<usize>| place.is_some_and(|place| text.token(place).is_capital() && text.is(place, AUTHORS));
    let over = |place: Option<usize>, ahead: bool| {
        let place = place.filter(|&place| one_of(&text.token(place).lower, "and or with"))?;
        if ahead { text.after(place, "") } else { text.before(place, "") }
    };
    let (next, before) = (text.after(at, ",&"), text.before(at, ",&"));
    author(next) || author(before) || author(over(next, true)) || author(over(before, false))
}

/// `Young, 2003` and `Young (2003)`, `Young et al.`
fn cited(text: &Text<'_>, at: usize) -> bool {
    let next = text.after(at, ",(");
    let year = next.is_some_and(|next| {
        text.token(next).kind == Kind::Number
            && text.token(next).value().is_some_and(|year| (1880..2100).contains(&year))
    });
    year || text.lower(next) == "et"
}
