//! Names that the word before gives away: `Mr Osei`, `client mateo`, `her son Tariq`, `called aroha`.

use super::super::text::{Text, one_of};
use super::super::token::{Kind, Token};
use super::super::words::{
    ALLOWED, AUTHORS, CALLED, CASES, CLIENTS, CUE_METHODS, CUE_NAMING, ELDERS, GIVEN, GRAVE, GROUPS, HUMAN, KIN,
    LATELY, LEARNED, LINES, LISTED, OUTSIDE, OWNED, PETS, PLAIN, ROLES, STRICT, SURNAMES, TITLES, TOWN_WORDS, TOWNS,
    VERBS, WORD_NAMES,
};
use super::super::{Category, Level};
use super::{WHY, is_proper, joined, known, whole};

pub fn look(text: &mut Text<'_>, at: usize) {
    let found = titled(text, at)
        .or_else(|| client(text, at))
        .or_else(|| kin(text, at))
        .or_else(|| called(text, at))
        .or_else(|| group(text, at))
        .or_else(|| belongs(text, at));
    if let Some((first, last, offer)) = found {
        text.add((first, last), Category::Name, Level::Block, WHY, Some(offer));
    }
}

type Found = Option<(usize, usize, &'static str)>;

fn is_listed(name: &Token<'_>) -> bool {
    name.is(GIVEN) || name.is(SURNAMES)
}

fn titled(text: &Text<'_>, at: usize) -> Found {
    let token = text.token(at);
    let (strict, learned) = (token.is(STRICT), token.is(LEARNED));
    let grave = token.is(GRAVE) || token.is(ELDERS);
    if !(strict || learned || grave) || token.owns {
        return None;
    }
    let mut next = text.after(at, ".")?;
    if one_of(&text.token(next).lower, "and &") || text.token(next).is_sign('&') {
        return None;
    }
    // An initial may come between: `Dr A. Haddad`.
    while text.token(next).is_large() && text.token(next).lower.len() == 1 && text.token(next).kind == Kind::Word {
        next = text.after(next, ".")?;
    }
    let name = text.token(next);
    let author = name.is(AUTHORS) || known::is_full(text, next);
    if name.kind != Kind::Word || (author && (learned || grave) && !text.has_before(at, 6, OUTSIDE)) {
        return None;
    }
    let large = (is_proper(text, next) || (name.is_capital() && author)) || (name.is_large() && is_listed(name));
    let sure = match (strict, large) {
        (_, true) => !grave || token.is_capital() || token.is(ELDERS) || is_listed(name),
        (true, false) => !name.is(PLAIN) && !name.is(ALLOWED) && !name.is(VERBS),
        (false, false) => is_listed(name),
    };
    let meant = text.is_clinical() || (strict && text.has_before(at, 6, CASES));
    if !sure || !meant {
        return None;
    }
    Some((at, whole(text, next), if token.is(ELDERS) { "a relative" } else { "a client" }))
}

/// What may follow `client` and is no name.
fn is_common(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    token.is(PLAIN) || token.is(ALLOWED) || token.is(TITLES) || token.is(VERBS) || token.is(HUMAN)
}

fn client(text: &Text<'_>, at: usize) -> Found {
    let token = text.token(at);
    if !token.is(CLIENTS) || token.owns {
        return None;
    }
    let next = text.after(at, ":,\"'(-")?;
    let (name, apart) = (text.token(next), next > at + 1);
    if name.kind != Kind::Word || is_common(text, next) || token.lower == "couple" && apart {
        return None;
    }
    let author = name.is_capital() && name.is(AUTHORS) && !is_listed(name);
    let titled = token.is_capital() && !token.opens && !name.is(GIVEN);
    let title = name.is_capital()
        && text.after(next, "").is_some_and(|more| text.is(more, TITLES) && text.token(more).is_capital());
    let large = name.is_capital()
        && !author
        && !titled
        && !title
        && !(apart && !text.token(next - 1).is_sign('(') && !name.is(GIVEN) && !name.is(WORD_NAMES));
    let acts = name.is(WORD_NAMES)
        && !name.is(LISTED)
        && text.after(next, "").is_some_and(|verb| text.is(verb, HUMAN) || text.is(verb, LATELY));
    let small = name.is(GIVEN) || joined(text, next).is_some_and(|name| GIVEN.has(&name)) || acts;
    (large || small).then(|| (next, whole(text, next), "a client"))
}

fn kin(text: &Text<'_>, at: usize) -> Found {
    let token = text.token(at);
    let word = token.lower.as_str();
    let (pet, role) = (token.is(PETS), token.is(ROLES));
    if !(token.is(KIN) || pet || role) || token.owns || (token.is_capital() && !token.opens) {
        return None;
    }
    let mut next = text.after(at, ",(\"'")?;
    if one_of(&text.token(next).lower, "called named") {
        next = text.after(next, "\"'")?;
    }
    let (name, apart) = (text.token(next), next > at + 1);
    let author = name.is(AUTHORS) && !is_listed(name);
    let given = name.is(GIVEN) || (name.is(WORD_NAMES) && name.is_capital());
    let large = is_proper(text, next) && !author && (!apart || given);
    let acts = name.is(WORD_NAMES) && !name.is(LISTED) && text.after(next, "").is_some_and(|verb| text.is(verb, HUMAN));
    let small = (name.is(GIVEN) && !name.is(HUMAN)) || (acts && !apart);
    let catalogue = text.is_clinical() || text.has_before(at, 2, OWNED);
    if name.kind != Kind::Word
        || !(large || small || (given && name.is_capital()))
        || !catalogue
        || known::is_full(text, next)
    {
        return None;
    }
    let offer = match word {
        _ if pet => "a pet",
        "son" | "daughter" | "child" | "baby" | "toddler" | "boy" | "girl" | "kid" | "stepson" | "stepdaughter"
        | "twins" | "children" => "a child",
        "wife" | "husband" | "partner" | "boyfriend" | "girlfriend" | "spouse" | "fiance" | "fiancee" | "ex" => {
            "a partner"
        }
        "mother" | "father" | "mum" | "mom" | "dad" | "stepmother" | "stepfather" | "parents" => "a parent",
        _ if role => "someone they know",
        _ => "a relative",
    };
    Some((next, with_second(text, whole(text, next)), offer))
}

/// `Amina and Yusuf` after `twins`.
fn with_second(text: &Text<'_>, last: usize) -> usize {
    let and = text.after(last, "").filter(|&and| text.token(and).lower == "and");
    let second = and.and_then(|and| text.after(and, "")).filter(|&second| is_proper(text, second));
    second.unwrap_or(last)
}

/// `called aroha`, `her name is Mei-Ling`, `goes by Ngozi`, `I'll call him Zbigniew`.
fn called(text: &Text<'_>, at: usize) -> Found {
    let word = text.token(at).lower.as_str();
    let goes_by = word == "by" && one_of(text.last_word(at), "goes went go");
    let known_as = word == "as" && text.last_word(at) == "known";
    let called_so = one_of(word, "him her them") && one_of(text.last_word(at), "call name calls");
    let next = if text.is(at, CALLED) || goes_by || known_as || called_so {
        text.after(at, "\"'")?
    } else if text.is(at, CUE_NAMING) && !text.follows(at, &["code"]) {
        let is = text.after(at, "")?;
        let said = one_of(&text.token(is).lower, "is was");
        let listed = text.token(at).owns && text.has_person(at);
        if said { text.after(is, "\"'")? } else { Some(is).filter(|_| listed)? }
    } else {
        return None;
    };
    let name = text.token(next);
    let thing = text.has_before(at, 2, CUE_METHODS) || name.is(LINES);
    let small = name.is(GIVEN)
        || ((text.has_before(at, 2, KIN) || text.has_before(at, 2, PETS) || text.has_before(at, 2, CLIENTS))
            && !is_common(text, next));
    let large = is_proper(text, next) && (!name.is(AUTHORS) || is_listed(name));
    (name.kind == Kind::Word && !thing && (small || large) && text.is_clinical() | text.has_client(at))
        .then(|| (next, whole(text, next), "a client"))
}

/// `the Nguyen family`, `the O'Sullivan couple`, `the Okonkwos`.
fn group(text: &Text<'_>, at: usize) -> Found {
    if text.token(at).lower != "the" || !text.is_clinical() {
        return None;
    }
    let next = text.after(at, "")?;
    let name = text.token(next);
    let word = name.lower.as_str();
    let behind = text.after(whole(text, next), "");
    let grouped = behind.is_some_and(|behind| text.is(behind, GROUPS));
    let family = (is_proper(text, next) || (name.is_capital() && is_listed(name)))
        && grouped
        && !text.token(text.after(whole(text, next), "")?).is_capital();
    let many = name.is_capital()
        && word.strip_suffix('s').is_some_and(|single| {
            SURNAMES.has(single)
                || (TOWNS.has(single) && !TOWN_WORDS.has(single)) && !name.is(ALLOWED) && !name.is(AUTHORS)
        });
    let small = is_listed(name) && grouped;
    (family || many || small).then(|| (next, whole(text, next), "a family"))
}

/// `Ravi, her son`.
fn belongs(text: &Text<'_>, at: usize) -> Found {
    if !is_proper(text, at) || !text.is_clinical() {
        return None;
    }
    let comma = text.after(at, "").filter(|&comma| text.token(comma).is_sign(','))?;
    let owner = text.after(comma, "").filter(|&owner| one_of(&text.token(owner).lower, "her his their"))?;
    let kin = text.after(owner, "")?;
    let name = text.is(at, GIVEN) || text.is(at, WORD_NAMES) || !text.token(at).opens;
    (text.is(kin, KIN) && name).then_some((at, at, "a relative"))
}
