//! Ordinary details that point to one person when three of them stand together.

use super::lexicon::Class;
use super::text::Text;
use super::token::Kind;
use super::words::{BANDS, FAITH, FAMILY, GENDER, HEALTH, LAND, OCCUPATIONS, ORIGIN, OWN, PLURALS, PREFERENCE, STATUS};
use super::{Category, Level};

const WHY: &str = "Three or more details of one person stand together; one fewer tells less.";
const KINDS: [Class; 10] = [BANDS, GENDER, OCCUPATIONS, FAMILY, HEALTH, ORIGIN, FAITH, PREFERENCE, STATUS, LAND];
/// Details so far apart do not describe one person.
const REACH: usize = 40;

pub fn find(text: &mut Text<'_>) {
    if !text.is_clinical() {
        return;
    }
    // The latest place of each kind of detail.
    let mut last: [Option<usize>; KINDS.len()] = [None; KINDS.len()];
    let mut general = None;
    for at in 0..text.tokens.len() {
        let token = text.token(at);
        if token.kind != Kind::Word {
            if token.has_digit() && text.is_found(at, Category::Age) {
                last[0] = Some(at);
            }
            continue;
        }
        if token.is(PLURALS) || token.is(OWN) {
            general = Some(token.sentence);
        }
        let Some(kind) = KINDS.iter().position(|kind| token.is(*kind)) else { continue };
        last[kind] = Some(at);
        let near = || last.iter().flatten().filter(|&&place| at - place < REACH);
        // A sentence about people in general describes nobody.
        if general != Some(token.sentence) && near().count() > 2 && !text.is_own_work(at) {
            let first = near().min().copied().unwrap_or(at);
            text.add((first, at), Category::Combination, Level::Warn, WHY, None);
        }
    }
}
