//! Names without a word that leads to them: from the lists, or because somebody acts who is no known word.

use super::super::text::{Text, one_of};
use super::super::token::{Kind, Token};
use super::super::words::{
    ALLOWED, AUTHORS, BARE_FILLERS, BARE_METHODS, CLEAR, DETERMINERS, GIVEN, HUMAN, KIN, MONTH_LEADS, MONTHS, NOTIONS,
    NOUNS, PLACES, PLAIN, SURNAMES, TITLES, TOWARDS, TOWNS, VERBS, WORD_NAMES,
};
use super::super::{Category, Level};
use super::{WHY, is_proper, joined, known, whole};

const OFFER: Option<&str> = Some("a client");

pub fn look(text: &mut Text<'_>, at: usize) {
    let saint =
        one_of(text.last_word(at), "st saint") || text.before(at, ".").is_some_and(|st| text.token(st).lower == "st");
    if saint || known::is_full(text, at) || known::is_author(text, at) {
        return;
    }
    let dashed = joined(text, at).is_some_and(|name| GIVEN.has(&name) && text.token(at).is_capital());
    let sure = if text.is(at, WORD_NAMES) || (text.is(at, ALLOWED) && text.is(at, GIVEN)) {
        is_person(text, at)
    } else if text.is(at, GIVEN) || dashed {
        is_given(text, at)
    } else if text.is(at, AUTHORS) {
        // Only a deed that no author does in a book gets here: `Beck cancelled again`.
        text.token(at).is_capital() && text.next_is(at, HUMAN)
    } else {
        text.token(at).is_capital() && is_stranger(text, at)
    };
    if sure || is_aged(text, at) {
        text.add((at, whole(text, at)), Category::Name, Level::Warn, WHY, OFFER);
    }
}

/// `Grace (34, a baker)`, `Tom, 41,`: whoever has an age is somebody.
pub fn is_aged(text: &Text<'_>, at: usize) -> bool {
    let name = (text.is(at, GIVEN) || text.is(at, WORD_NAMES)) && !text.is(at, MONTHS) && !text.is(at, ALLOWED);
    let years = text.after(at, ",(").filter(|&years| years > at + 1);
    let aged = years.is_some_and(|years| {
        let token = text.token(years);
        let age = token.kind == Kind::Number && token.value().is_some_and(|years| (3..=120).contains(&years));
        age && text.after(years, "").is_none_or(|end| matches!(text.token(end).kind, Kind::Sign(',' | ')' | '.' | ';')))
    });
    name && text.token(at).is_capital() && text.is_clinical() && aged
}

/// A given name that is no word: enough by itself, but not in a title or as a place.
fn is_given(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let short = token.lower.len() < 3 && !token.is_capital();
    let large = token.is_large() && !text.is_titled(at);
    let town = token.is(TOWNS) && text.last_is(at, PLACES);
    let titled =
        token.is_capital() && (text.has_after(at, 2, TITLES) && !text.token(at).owns && next_is_large(text, at));
    !(short || large || town || titled || is_inside_author(text, at) || is_hyphenated_away(text, at))
}

fn next_is_large(text: &Text<'_>, at: usize) -> bool {
    text.after(at, "-").is_some_and(|next| text.token(next).is_capital())
}

/// The family name of somebody whose first name is on the list of authors already cleared.
fn is_inside_author(text: &Text<'_>, at: usize) -> bool {
    text.before(at, ".-").is_some_and(|before| known::is_full(text, before) && text.is(before, AUTHORS))
}

/// `Marte-style`, `Ali-like`.
fn is_hyphenated_away(text: &Text<'_>, at: usize) -> bool {
    let dash = text.is_glued(at + 1, "-");
    dash && text.tokens.get(at + 2).is_some_and(|token| one_of(&token.lower, "style like based informed inspired"))
}

/// A name that is also a word, month or place: judged by its neighbours.
fn is_person(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let word = token.lower.as_str();
    let notion = token.is(NOTIONS);
    let next = deed(text, at);
    let last = text.last_word(at);
    if !token.is_capital() {
        return small_person(text, at, notion);
    }
    // `Will and I`, `Autumn and her mother`: nobody shares a sentence with a notion in this way.
    let paired = text.after(at, "").filter(|&and| text.token(and).lower == "and").and_then(|and| text.after(and, ""));
    if paired.is_some_and(|second| one_of(&text.token(second).lower, "i her his") || text.is(second, GIVEN)) {
        return true;
    }
    if one_of(last, "told asked texted rang emailed believed reassured") && !text.has_after(at, 1, TITLES) {
        return true;
    }
    if token.opens || text.is_titled(at) {
        let strong = if notion { text.holds(next, HUMAN) } else { is_deed(text, next) };
        let kin = token.owns && text.after(at, "").is_some_and(|next| !text.is(next, TITLES) && !notion);
        let weak = !notion && text.holds(next, VERBS);
        let owned_notion = token.owns && notion && one_of(word, "grace hope faith joy will april june");
        return strong || kin || weak || owned_notion;
    }
    let between = one_of(last, "to and through") && text.before(at, "").is_some_and(|to| text.last_is(to, MONTHS));
    if token.is(MONTHS)
        && (between
            || text.last_is(at, MONTH_LEADS)
            || text.after(at, "").is_some_and(|next| text.token(next).has_digit()))
    {
        return false;
    }
    let place = (token.is(ALLOWED) || token.is(TOWNS)) && !token.is(MONTHS);
    if place {
        return (is_deed(text, next) && !text.last_is(at, PLACES)) || (token.owns && kin_follows(text, at));
    }
    let compound = next_is_large(text, at) && text.has_after(at, 2, TITLES);
    let series = text
        .before(at, "")
        .is_some_and(|before| text.token(before).is_capital() && !text.token(before).opens && text.is(before, TITLES));
    !(compound
        || series
        || text.has_after(at, 1, TITLES)
        || text.last_is(at, DETERMINERS) && last != "that" && last != "to")
}

/// A verb of the list, or built like a past tense.
fn is_deed(text: &Text<'_>, at: Option<usize>) -> bool {
    let word = text.lower(at);
    text.holds(at, HUMAN) || (word.len() > 4 && word.ends_with("ed") && !text.holds(at, PLAIN))
}

fn kin_follows(text: &Text<'_>, at: usize) -> bool {
    text.has_after(at, 1, KIN)
}

/// `mark didn't show`, `i think will said it`, `with jack`.
fn small_person(text: &Text<'_>, at: usize, notion: bool) -> bool {
    let word = text.token(at).lower.as_str();
    let before = text.before(at, "");
    let opens = before.is_none_or(|before| {
        matches!(text.token(before).kind, Kind::Sign(_))
            || one_of(&text.token(before).lower, "and because but that think thought when if after until")
    });
    let next = deed(text, at);
    // After `will` and `may` a verb stands in its plain form, unless somebody of that name acts.
    let modal = one_of(word, "will may") && before.is_some();
    if (opens || modal) && text.holds(next, HUMAN) && (!notion || one_of(word, "will may chase")) {
        return true;
    }
    // `at grace when she laughed`
    let led = one_of(text.lower(before), "at with told asked saw about to");
    let when = text.after(at, ",").filter(|&when| one_of(&text.token(when).lower, "when because after until"));
    if led && when.and_then(|when| text.after(when, "")).is_some_and(|who| one_of(&text.token(who).lower, "she he")) {
        return true;
    }
    text.is(at, CLEAR) && one_of(text.lower(before), "with told saw met when texted")
}

/// The next word that is no filler: `again`, `still`.
fn deed(text: &Text<'_>, at: usize) -> Option<usize> {
    let mut next = text.after(at, "");
    while let Some(place) = next.filter(|&place| text.is(place, BARE_FILLERS)) {
        next = text.after(place, "");
    }
    next
}

/// A capital that no list explains, where somebody acts or is acted on.
fn is_stranger(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    let family = token.is(SURNAMES);
    if !is_proper(text, at) || text.is_titled(at) || next_is_large(text, at) && !family {
        return false;
    }
    // A part of a longer title, or the name of an exercise.
    let inside = text
        .before(at, "")
        .is_some_and(|before| text.token(before).is_capital() && !text.is(before, GIVEN) && !text.is(before, PLAIN));
    if (inside && !family) || text.has_before(at, 6, BARE_METHODS) {
        return false;
    }
    let next = deed(text, at);
    let human = text.holds(next, HUMAN);
    if token.opens {
        return (family && (human || text.holds(next, VERBS) || token.owns))
            || (human && !text.holds(next, NOUNS) && !is_english(token))
            || (token.owns && kin_follows(text, at) && !is_english(token));
    }
    let known = token.is(TOWNS) || token.is(TITLES);
    let towards = text.last_is(at, TOWARDS) && !text.has_after(at, 2, TITLES);
    let last = text.last_word(at);
    let person_towards = one_of(last, "told texted asked rang met emailed saw with") && towards;
    !known
        && (family
            || human
            || (text.holds(next, VERBS) && !text.last_is(at, DETERMINERS))
            || person_towards
            || (token.owns && kin_follows(text, at)))
}

/// Whether a word that opens a sentence is built like an English one.
fn is_english(token: &Token<'_>) -> bool {
    let word = token.lower.as_str();
    const TAILS: [&str; 24] = [
        "tion", "sion", "ing", "ment", "ness", "ity", "ism", "ist", "ence", "ance", "ship", "hood", "ure", "ers",
        "ors", "ies", "ents", "body", "one", "thing", "apy", "ogy", "work", "ed",
    ];
    TAILS.iter().any(|tail| word.ends_with(tail)) || token.is(PLAIN) || (word.ends_with('s') && !word.ends_with("as"))
}
