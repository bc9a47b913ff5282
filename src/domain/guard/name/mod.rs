//! Names of people: by a title, by a word that leads to them, by the lists. Authors of methods may stand.

mod bare;
mod cue;
mod known;

pub(super) use bare::is_aged;

use super::Category;
use super::text::Text;
use super::token::Kind;
use super::words::{ALLOWED, AUTHORS, PARTICLES, PLAIN, TITLES};

const WHY: &str = "A name points to one person; the pattern reads as well without it.";

/// Everything that names somebody; a title of the catalogue only where a client is meant.
pub fn find(text: &mut Text<'_>) {
    for at in 0..text.tokens.len() {
        if text.token(at).kind != Kind::Word || text.is_claimed(at) {
            continue;
        }
        cue::look(text, at);
        if text.is_clinical() && !text.is_found(at, Category::Name) && !text.is_found(at, Category::InitialsCode) {
            bare::look(text, at);
        }
    }
}

/// Written like a name: a capital, and no word, method or place that is known.
fn is_proper(text: &Text<'_>, at: usize) -> bool {
    let token = text.token(at);
    token.is_capital() && token.lower.chars().count() > 1 && !token.is(PLAIN) && !token.is(ALLOWED) && !token.is(TITLES)
}

/// The last token of a name: the parts behind a dash or particle, and the family name.
fn whole(text: &Text<'_>, at: usize) -> usize {
    let mut last = at;
    while last < at + 6 && !text.token(last).owns {
        let Some(next) = text.after(last, "") else { break };
        let token = text.token(next);
        let dashed = token.is_sign('-') && token.glued;
        let particle = token.is(PARTICLES) && text.after(next, "").is_some_and(|name| is_proper(text, name));
        let more = if dashed || particle {
            text.after(next, "").filter(|&part| {
                text.token(part).kind == Kind::Word && (text.token(part).is_capital() || text.token(part).glued)
            })
        } else {
            Some(next).filter(|&next| is_proper(text, next) || (text.token(next).is_capital() && token.is(AUTHORS)))
        };
        let Some(more) = more else { break };
        last = more;
    }
    last
}

/// A given name written with a dash, as the lists have it: `Eun-ji` is `eunji`.
fn joined(text: &Text<'_>, at: usize) -> Option<String> {
    let dash = text.tokens.get(at + 1).filter(|token| token.glued && token.is_sign('-'))?;
    let next = text.tokens.get(at + 2).filter(|token| token.glued && token.kind == Kind::Word && dash.glued)?;
    Some(format!("{}{}", &text.token(at).lower, next.lower))
}
