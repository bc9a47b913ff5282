//! Named employers, schools, hospitals, congregations. An occupation alone may stand.

use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{
    ALLOWED, AUTHORS, EMPLOYER_LEADS, EMPLOYER_WORK, FIRMS, KINDS, KNOWN, MINE, OCCUPATIONS, PLAIN, TITLES,
};
use super::{Category, Level};

const WHY: &str = "A named employer, school or congregation narrows who it is.";
const OFFER: Option<&str> = Some("a local organisation");

pub fn find(text: &mut Text<'_>) {
    if !text.is_clinical() {
        return;
    }
    for at in 0..text.tokens.len() {
        if text.token(at).kind != Kind::Word || text.is_claimed(at) {
            continue;
        }
        if let Some((first, last)) = named(text, at).or_else(|| saint(text, at)).or_else(|| works(text, at)) {
            let category =
                if text.token(last).lower == "clinic" { Category::AddressPlace } else { Category::EmployerOrg };
            text.add((first, last), category, Level::Warn, WHY, OFFER);
        }
    }
}

/// `Brightwater Foods`, `St Brendan's School`: a name with the kind of house behind it.
fn named(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    if !(token.is_capital() && token.is(FIRMS)) || text.is_titled(at) {
        return None;
    }
    let mut first = at;
    let mut own = false;
    while let Some(before) = text.before(first, "-&.").filter(|_| at - first < 8) {
        let part = text.token(before);
        let joins = part.is_capital() || (part.is_large() && part.lower.len() > 1);
        if !joins || (part.is(PLAIN) && !part.is(KINDS)) {
            break;
        }
        own |= !part.is(KINDS) && !part.is(FIRMS) && !part.is(ALLOWED) && !part.is(AUTHORS) && !part.is(PLAIN);
        first = before;
    }
    let trained = text.is_own_work(at) || (text.has_after(at, 3, TITLES) && !text.has_person(at));
    (own && !trained).then_some((first, at))
}

/// `St Luke's`, `st mary's`: a house that a saint gave the name to.
fn saint(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let saint = text.after(at, ".").filter(|_| one_of(&text.token(at).lower, "st saint"))?;
    let owns = text.token(saint).owns || text.token(saint).lower.ends_with('s');
    (owns && text.token(saint).kind == Kind::Word && !text.is_own_work(at) && text.has_before(at, 2, EMPLOYER_LEADS))
        .then_some((at, saint))
}

/// `works at X`, `laid off by X`, `her manager at X`.
fn works(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let lead = text.token(at).lower.as_str();
    let next = text.after(at, "").filter(|_| text.is(at, EMPLOYER_LEADS))?;
    // A shop of the list needs no word of work: one is there for a reason.
    let counter = lead == "at" && text.is(next, KNOWN);
    if !(counter || text.has_before(at, 4, EMPLOYER_WORK) || (lead != "with" && text.has_before(at, 3, OCCUPATIONS))) {
        return None;
    }
    let first = if text.token(next).lower == "the" { text.after(next, "")? } else { next };
    let token = text.token(first);
    let known = token.is(KNOWN);
    let large = (token.is_capital() || (token.is_large() && token.lower.len() > 3))
        && !token.is(PLAIN)
        && !token.is(ALLOWED)
        && !token.is(TITLES)
        && (!token.is(AUTHORS) || one_of(&text.token(at).lower, "at for"));
    let mine = text.has_before(at, 5, MINE) && !text.has_person(at);
    if !(known || large)
        || mine
        || text.has_own_work(at)
        || text.is_claimed(first)
        || text.is_found(first, Category::Name)
    {
        return None;
    }
    let mut last = first;
    while let Some(next) = text.after(last, "-&").filter(|&next| text.token(next).is_capital() && next - first < 8) {
        last = next;
    }
    Some((first, last))
}
