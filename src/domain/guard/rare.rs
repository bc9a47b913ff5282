//! Details that few people share: the only one of a kind, public office, news, named disasters, rare work.

use super::text::{Text, one_of};
use super::token::Kind;
use super::words::{
    BEFORE_EVENT, FAME, FATE, NAMED, NOT, OFFICES, PHRASE_OPENS, RARE_EVENTS, RARE_IN, RARE_ROLES, RARE_WORK, SOLE,
    STORMS,
};
use super::{Category, Level};

const WHY: &str = "Few people share this detail, so somebody local may know who it is.";
const OFFER: Option<&str> = Some("a detail that many share");
const PHRASES: [&str; 44] = [
    "on the news",
    "in the news",
    "made the news",
    "in the papers",
    "in the paper",
    "on the front page",
    "the front page",
    "local paper",
    "local papers",
    "local newspaper",
    "national newspaper",
    "reality show",
    "reality tv",
    "on television",
    "on tv",
    "on the radio",
    "won the lottery",
    "lottery win",
    "lottery winner",
    "member of parliament",
    "police chief",
    "chief constable",
    "chief of police",
    "fire chief",
    "lighthouse keeper",
    "shark attack",
    "plane crash",
    "mass shooting",
    "school shooting",
    "train crash",
    "mine collapse",
    "struck by lightning",
    "witness protection",
    "identical twin",
    "identical twins",
    "mother of twins",
    "father of twins",
    "twin brother",
    "twin sister",
    "opera singer",
    "concert pianist",
    "wrongly convicted",
    "rare disease",
    "rare condition",
];
const MORE: [&str; 14] = [
    "racing driver",
    "bomb disposal",
    "circus performer",
    "professional footballer",
    "premier league",
    "world champion",
    "national team",
    "head of state",
    "cabinet minister",
    "prime minister",
    "one of only",
    "sword swallower",
    "won an award",
    "world record",
];

pub fn find(text: &mut Text<'_>) {
    if !text.is_clinical() {
        return;
    }
    for at in 0..text.tokens.len() {
        if text.token(at).kind == Kind::Word
            && !text.is_own_work(at)
            && let Some((first, last)) = word(text, at).or_else(|| sole(text, at)).or_else(|| phrase(text, at))
        {
            text.add((first, last), Category::RareDetail, Level::Warn, WHY, OFFER);
        }
    }
}

fn word(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    let token = text.token(at);
    let word = token.lower.as_str();
    let large = token.is_capital();
    let scene = token.is(RARE_EVENTS)
        && (text.last_is(at, BEFORE_EVENT) || !one_of(word, "crash disaster collapse fire sinking"));
    if scene
        || token.is(OFFICES)
        || token.is(RARE_WORK)
        || token.is(FATE)
        || (token.is(NAMED) && (large || word != "katrina"))
    {
        return Some((at, at));
    }
    let honour = one_of(word, "olympic olympics paralympic grammy nobel");
    if honour || (token.is(FAME) && text.has_person(at)) {
        return Some((at, at));
    }
    let next = text.after(at, "").filter(|&next| token.is(STORMS) && text.token(next).is_capital());
    next.map(|next| (at, next))
}

/// `the only surgeon in the county`, `the first woman to`.
fn sole(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if !text.is(at, SOLE) || text.last_word(at) == "my" {
        return None;
    }
    let sentence = text.token(at).sentence;
    let mut role = None;
    for (place, token) in text.tokens.iter().enumerate().skip(at + 1).take(4) {
        if token.sentence != sentence || token.kind != Kind::Word || token.is(NOT) {
            break;
        }
        if token.is(RARE_ROLES) {
            role = Some(place);
        }
    }
    if let Some(role) = role {
        return Some((at, role));
    }
    // Any noun counts where a small world is named: the only potter on the island.
    let noun = text.after(at, "").filter(|&noun| !text.is(noun, NOT) && text.token(noun).kind == Kind::Word)?;
    let lead = text.after(noun, "").filter(|&lead| one_of(&text.token(lead).lower, "in on at"))?;
    let world = text.after(lead, "").and_then(|the| text.after(the, ""))?;
    text.is(world, RARE_IN).then_some((at, world))
}

fn phrase(text: &Text<'_>, at: usize) -> Option<(usize, usize)> {
    if !text.is(at, PHRASE_OPENS) {
        return None;
    }
    let last = PHRASES.iter().chain(&MORE).find_map(|phrase| text.reads(at, phrase))?;
    Some((at, last))
}
