//! Places below the state: streets, postcodes, towns, islands.

use super::text::{Text, one_of};
use super::token::{Kind, Token};
use super::words::{
    ALLOWED, AREAS, AUSTRALIAN, AUTHORS, FLATS, GIVEN, LARGE_STREETS, LIVES, OWN_MOVES, PLACE_LEADS, PLAIN, SAINTS,
    STATES, STREETS, SURNAMES, TITLES, TOWN_WORDS, TOWNS, WORD_NAMES, ZIPS,
};
use super::{Category, Level};

const WHY: &str = "An address or postcode leads to a few households.";
const WHY_TOWN: &str = "A named place below the state narrows who it is, together with your own address even more.";
const OFFER: Option<&str> = Some("a small town");

pub fn find_codes(text: &mut Text<'_>) {
    if !text.is_clinical() {
        return;
    }
    for at in 0..text.tokens.len() {
        if text.is_claimed(at) {
            continue;
        }
        let span = street(text, at)
            .or_else(|| flat(text, at))
            .or_else(|| code(text, at))
            .or_else(|| zip(text, at))
            .or_else(|| pin(text, at));
        if let Some((first, last)) = span {
            text.add((first, last), Category::AddressPlace, Level::Block, WHY, Some("an address"));
            text.claim(first, last);
        }
    }
}

/// `14 Alder Street`, `221 north road`.
fn street(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let number = text.token(at);
    let house =
        number.has_digit() && number.lower.len() < 6 && number.lower.starts_with(|sign: char| sign.is_ascii_digit());
    if !house {
        return None;
    }
    let mut last = at;
    for count in 1..=4 {
        last = text.after(last, ",")?;
        let token = text.token(last);
        let the = count == 1 && token.lower == "the" && token.is_capital();
        if token.kind != Kind::Word || (token.is(PLAIN) && !the) {
            return None;
        }
        let capital = token.is_capital();
        let named = count > 1 && (token.is(STREETS) || (capital && token.is(LARGE_STREETS)));
        if named {
            return Some((at, last));
        }
    }
    None
}

/// `Flat 3`, `apt 5C`, `PO Box 771`.
fn flat(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    let boxed = token.lower == "box" && (text.follows(at, &["po"]) || text.follows(at, &["p", "", "o", ""]));
    let next = text.after(at, "#")?;
    let numbered = text.token(next).has_digit() && text.token(next).lower.len() < 6;
    // `unit 3` of a course has no comma or street behind it.
    let unit = one_of(&token.lower, "unit suite") && !text.tokens.get(next + 1).is_some_and(|comma| comma.is_sign(','));
    (numbered && (boxed || (token.is(FLATS) && !unit))).then(|| (if boxed { at - 1 } else { at }, next))
}

fn shape(token: &Token<'_>) -> String {
    let kind = |sign: char| if sign.is_ascii_digit() { '9' } else { 'L' };
    token.lower.chars().take(9).map(kind).collect()
}

/// Postcodes that their shape gives away: Britain, Canada, Ireland.
fn code(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let (first, next) = (text.token(at), text.tokens.get(at + 1));
    let large = !first.text.chars().any(char::is_lowercase);
    if first.kind != Kind::Mixed {
        return None;
    }
    let head = shape(first);
    let whole = one_of(&head, "L99LL LL99LL L999LL L9L9L9 LL9L9LL") && large && first.lower.len() < 8;
    if whole {
        return Some((at, at));
    }
    let next = next.filter(|token| token.kind == Kind::Mixed && !token.glued)?;
    let british = one_of(&head, "L9 L99 LL9 LL99 L9L LL9L") && shape(next) == "9LL";
    let canadian = head == "L9L" && shape(next) == "9L9";
    let irish = (head == "L99" || head == "L9L")
        && next.lower.len() == 4
        && large
        && !next.text.chars().any(char::is_lowercase);
    (british || canadian || irish).then_some((at, at + 1))
}

/// Five digits after `ZIP` or a state, four after an Australian one, `97205-1234`.
fn zip(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if token.kind != Kind::Number || token.glued {
        return None;
    }
    let before = text.before(at, ",");
    let cue = text.has_before(at, 3, ZIPS);
    let stated = before.is_some_and(|state| text.token(state).is_large() && text.is(state, STATES));
    let australian = before.is_some_and(|state| text.token(state).is_large() && text.is(state, AUSTRALIAN));
    let four = text.tokens.get(at + 2).filter(|four| four.glued && four.kind == Kind::Number && four.lower.len() == 4);
    let long = token.lower.len() == 5 && four.is_some() && text.token(at + 1).is_sign('-');
    match token.lower.len() {
        5 if long => Some((at, at + 2)),
        5 if cue || stated => Some((at, at)),
        4 if cue || australian => Some((at, at)),
        3 if cue && text.token(at).lower.len() == 3 => Some((at, at)),
        _ => None,
    }
}

/// `53.8008, -1.5491`.
fn pin(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let number = |place: usize| text.tokens.get(place).is_some_and(|token| token.kind == Kind::Number);
    let fine = |place: usize| {
        let dot = text.is_glued(place + 1, ".");
        number(place)
            && dot
            && text
                .tokens
                .get(place + 2)
                .is_some_and(|token| token.glued && token.kind == Kind::Number && token.lower.len() > 2)
    };
    if !fine(at) || !text.tokens.get(at + 3).is_some_and(|token| token.is_sign(',')) {
        return None;
    }
    let second = if text.tokens.get(at + 4).is_some_and(|token| token.is_sign('-')) { at + 5 } else { at + 4 };
    fine(second).then_some((at, second + 2))
}

pub fn find_names(text: &mut Text<'_>) {
    if !text.is_clinical() {
        return;
    }
    for at in 0..text.tokens.len() {
        if text.token(at).kind != Kind::Word
            || text.is_claimed(at)
            || text.is_found(at, Category::Name)
            || text.is_found(at, Category::EmployerOrg)
        {
            continue;
        }
        if let Some((first, last)) =
            road(text, at).or_else(|| area(text, at)).or_else(|| town(text, at)).or_else(|| home(text, at))
        {
            text.add((first, last), Category::AddressPlace, Level::Warn, WHY_TOWN, OFFER);
        }
    }
}

/// `Maple Avenue` without a number.
fn road(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let next = text.after(at, "")?;
    let token = text.token(next);
    let named = text.token(at).is_capital() && !text.is(at, PLAIN) && !text.is_titled(at);
    (named && token.is_capital() && token.is(STREETS)).then_some((at, next))
}

/// `Island of Skye`, `Bear Island`, `the village of Alder`.
fn area(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if !token.is(AREAS) || text.is_titled(at) {
        return None;
    }
    let of = text.after(at, "").filter(|&of| text.token(of).lower == "of");
    if let Some(name) = of.and_then(|of| text.after(of, "")).filter(|&name| is_place_name(text, name)) {
        return Some((at, name));
    }
    let before = text
        .before(at, "")
        .filter(|&name| token.is_capital() && is_place_name(text, name) && !text.token(name).opens)?;
    Some((before, at))
}

fn is_place_name(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    token.is_capital() && !token.is(PLAIN) && !token.is(ALLOWED) && !token.is(TITLES) && !token.is(AREAS)
}

/// A town of the list, with the words that belong to its name.
fn town(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    let word = token.lower.as_str();
    if one_of(word, "st saint")
        && let Some(saint) = text.after(at, ".").filter(|&saint| text.is(saint, SAINTS) && !text.token(saint).owns)
    {
        return Some((at, saint));
    }
    if !token.is(TOWNS) || in_title(text, at) || text.is_own_work(at) {
        return None;
    }
    let person = token.is(GIVEN) || token.is(WORD_NAMES) || token.is(SURNAMES) || token.is(AUTHORS);
    let vague = token.is(TOWN_WORDS) || person || token.is(ALLOWED);
    let led = text.last_is(at, PLACE_LEADS);
    let lived = text.has_before(at, 4, LIVES) && led;
    let sure = match (token.is_capital(), vague) {
        (true, false) => true,
        (true, true) => lived || (led && text.has_person(at) && !token.is(ALLOWED)),
        (false, false) => led || text.follows(at, &["from", word]),
        (false, true) => false,
    };
    sure.then(|| (at, widen(text, at)))
}

/// `Bar Harbor`, `wagga wagga`: the words that follow in the same name.
fn widen(text: &Text<'_>, at: usize) -> usize {
    let more = text.after(at, "-").filter(|&next| {
        let token = text.token(next);
        (token.is_capital() && is_place_name(text, next))
            || (token.is(AREAS) && token.is_capital())
            || token.lower == text.token(at).lower
    });
    more.unwrap_or(at)
}

/// The name of a scale, school or book may hold a town.
fn in_title(text: &Text<'_>, at: usize) -> bool {
    let sentence = text.token(at).sentence;
    let title = |(place, token): (usize, &Token<'_>)| {
        token.sentence == sentence && token.is(TITLES) && (place == 0 || token.is_capital())
    };
    text.tokens.iter().skip(at + 1).take(4).enumerate().any(title)
}

/// `lives in X`, `grew up near X`, whatever X is, if it is written large.
fn home(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if !text.is(at, PLACE_LEADS) && text.token(at).lower != "on" {
        return None;
    }
    let lived = text.has_before(at, 3, LIVES) && !text.has_before(at, 4, OWN_MOVES);
    let next = text.after(at, "").filter(|_| lived)?;
    let token = text.token(next);
    let other = token.is(AUTHORS) || text.is_found(next, Category::Name) || text.is_found(next, Category::EmployerOrg);
    (is_place_name(text, next) && !other && !text.is_claimed(next) && !text.has_own_work(at))
        .then(|| (next, widen(text, next)))
}
