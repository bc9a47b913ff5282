//! Addresses on networks: e-mail, handles, pages, IP addresses.

use super::list::List;
use super::text::{Text, one_of};
use super::token::{Kind, Token};
use super::words::{ENDS, SECOND, SHORT_ENDS, SOCIAL};
use super::{Category, Level};

const WHY: &str = "An address on a network leads to one person.";
const OFFER: Option<&str> = Some("an online account");
/// Pages of the profession.
const PROFESSIONAL: List = List(
    "aamft.org aasw.asn.au aca.org ahpra.gov.au apa.org aswb.org babcp.com bacp.co.uk basw.co.uk bps.org.uk \
     cebroker.com coru.ie counseling.org cpa.ca crpo.ca doi.org emdria.org hcpc-uk.org iacp.ie naswdc.org nbcc.org \
     ncbi.nlm.nih.gov nice.org.uk nzccp.co.nz psychology.org.au psychologyboard.gov.au psychotherapy.net \
     psychotherapy.org.uk socialworkers.org who.int",
);

/// So many tokens an address may have: the time must not grow with the square of a text without spaces.
const REACH: usize = 60;

pub fn find(text: &mut Text<'_>) {
    let mut at = 0;
    while at < text.tokens.len() {
        let span = match text.token(at).kind {
            Kind::Sign('@') => around_at(text, at),
            Kind::Sign(':') => ip_six(text, at),
            Kind::Sign('_') => cued(text, at),
            Kind::Sign('.') => page(text, at).or_else(|| cued(text, at).filter(|(first, last)| last - first > 1)),
            Kind::Sign('#') => cued(text, at).filter(|(first, _)| *first < at),
            Kind::Number => ip_four(text, at),
            Kind::Mixed => cued(text, at),
            Kind::Word => spelled(text, at),
            Kind::Sign(_) => None,
        };
        if let Some((first, last)) = span {
            text.add((first, last), Category::ContactWeb, Level::Block, WHY, OFFER);
            text.claim(first, last);
            at = at.max(last);
        }
        at += 1;
    }
}

fn is_part(token: &Token<'_>, signs: &str) -> bool {
    match token.kind {
        Kind::Sign(sign) => signs.contains(sign),
        _ => true,
    }
}

/// The first token of what is glued to the left.
fn left(text: &Text<'_>, at: usize, signs: &str) -> usize {
    let mut first = at;
    while first > 0 && at - first < REACH && text.token(first).glued && is_part(text.token(first - 1), signs) {
        first -= 1;
    }
    first
}

/// The last token of what is glued to the right, without a closing stop.
fn right(text: &Text<'_>, at: usize, signs: &str) -> usize {
    let mut last = at;
    while last - at < REACH && text.tokens.get(last + 1).is_some_and(|token| token.glued && is_part(token, signs)) {
        last += 1;
    }
    while last > at && matches!(text.token(last).kind, Kind::Sign('.' | '-' | ':' | '?')) {
        last -= 1;
    }
    last
}

fn around_at(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let first = left(text, at, "._+-");
    let last = right(text, at, "._-");
    let next = text.tokens.get(at + 1).filter(|token| token.glued)?;
    if first < at {
        let public = !text.is_clinical() && PROFESSIONAL.has(&joined(text, at + 1, last));
        return (last > at && !public).then_some((first, last));
    }
    let name = next.lower.chars().next().is_some_and(char::is_alphabetic) || next.is_sign('_');
    let long = text.token(last).end > next.start + 1;
    (name && long).then_some((at, last))
}

fn joined(text: &Text<'_>, first: usize, last: usize) -> String {
    text.tokens[first..=last]
        .iter()
        .map(|token| if token.lower.is_empty() { token.text } else { &token.lower })
        .collect()
}

fn page(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let end = text.tokens.get(at + 1).filter(|token| token.glued && token.kind == Kind::Word)?;
    if !text.token(at).glued || at == 0 || text.is_claimed(at) || text.token(at - 1).owns {
        return None;
    }
    let first = left(text, at, ".-:/_");
    let before = &text.token(at - 1).lower;
    let host_end = right(text, at, ".-");
    let last = right(text, at, "./-_?=&%#:~+");
    let path = text.is_glued(host_end + 1, "/");
    let opened = one_of(&text.token(first).lower, "www http https");
    let known = end.is(ENDS) || (end.is(SHORT_ENDS) && (path || SECOND.has(before)));
    // `co.uk`: the stop before `uk` is met later, the one before `co` belongs to it as well.
    if !(opened || known) {
        return None;
    }
    let host = (first..at).rev().find(|&place| text.token(place).is_sign('/')).map_or(first, |slash| slash + 1);
    let domain = joined(text, host, host_end);
    let parts = domain.match_indices('.').map(|(dot, _)| &domain[dot + 1..]);
    let public = std::iter::once(domain.as_str()).chain(parts).any(|part| PROFESSIONAL.has(part));
    (!public).then_some((first, last))
}

fn ip_four(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let byte = |place: usize| text.tokens.get(place).and_then(Token::value).is_some_and(|value| value < 256);
    let dot = |place: usize| text.is_glued(place, ".");
    let dots = dot(at + 1) && dot(at + 3) && dot(at + 5);
    let whole =
        byte(at) && byte(at + 2) && byte(at + 4) && byte(at + 6) && (2..7).all(|more| text.token(at + more).glued);
    (dots && whole && !text.is_claimed(at) && !one_of(text.last_word(at), "version v")).then_some((at, at + 6))
}

/// Groups of hexadecimal digits with `::`, or eight of them.
fn ip_six(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let first = left(text, at, ":");
    let last = right(text, at, ":");
    let double = (first..last).any(|place| text.token(place).is_sign(':') && text.token(place + 1).is_sign(':'));
    let parts = text.tokens[first..=last].iter().filter(|token| !token.is_sign(':'));
    let hexadecimal =
        parts.clone().all(|token| token.lower.len() < 5 && token.lower.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let count = parts.count();
    (hexadecimal && ((double && count > 1) || count == 8)).then_some((first, last))
}

/// A name with digits or a low line after the name of a network, and `u/name`.
fn cued(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let (first, last) = (left(text, at, "_.-/#"), right(text, at, "_.-#"));
    if text.token(first).lower == "u" && text.tokens.get(first + 1).is_some_and(|token| token.is_sign('/')) {
        return Some((first, last));
    }
    let inner = text.token(at).kind == Kind::Mixed || (first < at && at < last);
    (inner && text.has_before(first, 5, SOCIAL)).then_some((first, last))
}

/// `rowan at example dot com`, and `u/name` without digits.
fn spelled(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let word = |place: usize| text.tokens.get(place).map_or("", |token| token.lower.as_str());
    let end = word(at + 4);
    if word(at + 1) == "at" && word(at + 3) == "dot" && (ENDS.has(end) || SHORT_ENDS.has(end)) {
        return Some((at, at + 4));
    }
    let glued = |place: usize| text.tokens.get(place).is_some_and(|token| token.glued);
    let stroke = text.tokens.get(at + 1).is_some_and(|token| token.is_sign('/'));
    (word(at) == "u" && stroke && glued(at + 1) && glued(at + 2)).then(|| (at, right(text, at + 2, "_.-")))
}
