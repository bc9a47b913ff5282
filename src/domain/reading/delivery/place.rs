//! Places to go to: who was there was there in person.

use super::super::dates::{self, Found};
use super::super::names;
use super::super::patterns::pattern;
use crate::vocabulary::Jurisdictions;
use regex_lite::Regex;

/// What houses and rooms are called.
fn house() -> &'static Regex {
    pattern!(
        r"\b(?:(?:ball|board|class|court|meeting|conference|seminar|lecture|group )?rooms?|halls?|hotel|inn|lodge|(?:arts |conference |convention |community |retreat )?cent(?:re|er)|library|church|chapel|abbey|campus|auditorium|theat(?:re|er)|house|hospital|clinic|museum|gallery|resort|club|building|pavilion|marae|offices?|ranch|school|college|university|institute|suites?|mill|barn|castle|manor|court|plaza|stadium|aula|sala|salle|centro|hôtel|université|universidad)\b"
    )
}

/// Whether what stands behind `Venue` is somewhere to go to.
pub fn is_one(value: &str) -> bool {
    let value = value.trim();
    let said_nothing = pattern!(r"^(?:n/?a|none|various|tb[acd]|see\b|any\b|your\b|home\b|office use)").is_match(value);
    let starts = value.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
    let letters = value.chars().filter(|sign| sign.is_alphabetic()).count();
    starts && !said_nothing && letters >= 3 && !value.contains('@') && !value.contains("www.") && value.len() < 160
}

/// `at the county office`, `on campus`
pub fn visited(part: &str) -> bool {
    pattern!(r"\b(?:at|in) (?:the|our|its|an?) ").find(part).is_some_and(|found| house().is_match(&part[found.end()..]))
}

/// `held at Pūtiki Marae`, `met at our Harlow Street office`
pub fn held(text: &str) -> bool {
    let held = pattern!(
        r"\b(?:held|hosted|took place|taken place|meets?|met|gathered|convened|celebrad[oa]|tenue?|en présence)\b[^.;\n]{0,60}?\b(at|in|en|à) (?:the |our |its )?((?-i:[A-ZÀ-ÞĀ-Ž])[^.;\n]{2,80})"
    );
    held.captures_iter(text).any(|caught| {
        let said = &caught[2];
        is_town(said) || house().is_match(first_words(said)) || &caught[1] == "at" && !is_time(said)
    })
}

/// `attended … at the Hunt Rooms`
pub fn attended(sentence: &str) -> bool {
    // `…, 10am to 4pm, at the above address`
    if pattern!(r"\bat (?:the|our) (?:above|below|following) (?:address|venue|location)|\bat (?:the|our) (?:address|venue|location) (?:above|below|shown)").is_match(sentence) {
        return true;
    }
    let at = pattern!(r"\bat (?:the |our )?((?-i:[A-ZÀ-ÞĀ-Ž])[^.;,\n]{2,60})");
    at.captures_iter(sentence).any(|caught| house().is_match(first_words(&caught[1])))
}

/// What stands right behind the days of a course, its hours left out, or right before them: `…, Crescent Lodge, Ozark, Arkansas`.
pub fn beside(text: &str, day: &Found) -> bool {
    let after = &text[day.end..];
    let hours = pattern!(
        r"^[\s,;:·•|()–—-]*(?:(?:(?:from |between )?\d{1,2}(?:[:.h]\d{2})?\s*(?:[ap]\.?m\b\.?|noon|midday|h\b)?|to|and|until|noon|à|[a-z]{2,4}t\b|(?:each|every|both|all|on both) (?:days?|evenings?)|daily)[\s,;·•|()–—-]*)*"
    );
    let after = hours.find(after).map_or(after, |found| &after[found.end()..]);
    let after = after.split(['\n', ';']).next().unwrap_or("").split(". ").next().unwrap_or("");
    let named = |words: &Regex| words.captures(after).and_then(|caught| caught.get(1)).map(|named| named.as_str());
    if let Some(named) = named(pattern!(r"^(?:held )?(?:at|à) (?:the |our |l['’]|la |le )?((?-i:[A-ZÀ-ÞĀ-Ž]).*)"))
    {
        return !is_time(named);
    }
    if let Some(named) = named(pattern!(r"^(?:held )?(?:in|en) (?:the )?((?-i:[A-ZÀ-ÞĀ-Ž]).*)")) {
        return is_town(named) || house().is_match(first_words(named));
    }
    if after.starts_with(char::is_uppercase) && (is_town(after) || house().is_match(first_words(after))) {
        return true;
    }
    // `…, Mechanics’ Institute, on 25 April 2026`
    let before = pattern!(r",?\s*(?:on|from)?\s*(?:the\s*)?$").replace(&text[..day.at], "").into_owned();
    let before = before.trim_end_matches([' ', '–', '—', '•', '·', '|', '-']);
    let whole = before.len();
    let before = before
        .rsplit([',', '\n', '('])
        .next()
        .filter(|last| last.len() < whole || whole + 1 < day.at)
        .unwrap_or("")
        .trim();
    before.starts_with(char::is_uppercase)
        && before.split_whitespace().count() <= 5
        && before.split_whitespace().last().is_some_and(|last| house().is_match(last))
}

/// Up to where another sentence's part begins.
fn first_words(text: &str) -> &str {
    let end = pattern!(r",? (?:and|for|by|with|from|on|who|which|to|has|is|was)\b|[.;\n(]").find(text);
    &text[..end.map_or(text.len(), |found| found.start())]
}

/// `Nyack, New York`, `Mandan, ND`, `Duluth, Minnesota, and is awarded …`; `Jane Doe, MA` is none.
fn is_town(text: &str) -> bool {
    let parts: Vec<&str> = first_words(text).split(',').map(str::trim).take(5).collect();
    parts.windows(2).any(|pair| {
        let code = pattern!(r"^(?-i:([A-Z]{2}))(?: \d| ?$|\.$)").captures(pair[1]).map(|caught| caught[1].to_owned());
        let known = |code: String| ["US", "CA"].iter().any(|land| Jurisdictions::is_known(&format!("{land}-{code}")));
        Jurisdictions::is_named(pair[1].trim_end_matches('.'))
            || pattern!(r"^(?:aotearoa(?: new zealand)?|new zealand|n\.?z\.?|australia|ireland|northern ireland|scotland|wales|england|u\.?k\.?|united kingdom|south africa|canada|u\.?s\.?a\.?|nsw|vic|qld|tas|act|wa|sa|nt|p\.?r\.?|puerto rico|christchurch|wellington|auckland|dunedin|london|manchester|leeds|bristol|edinburgh|glasgow|cardiff|belfast|dublin|cork|galway|limerick|sydney|melbourne|brisbane|perth|adelaide|hobart|canberra|johannesburg|cape town|durban|pretoria)\b\.?(?:\s+\d{4})?$").is_match(pair[1])
                && names::person(pair[0]).is_none_or(|_| pair[1].len() > 3)
            || code.is_some_and(known) && names::person(pair[0]).is_none()
    })
}

/// A cell that names a town and nothing else.
pub fn beside_nothing(text: &str) -> bool {
    text.starts_with(char::is_uppercase) && is_town(text)
}

/// `in May`, `at Noon`, `in Spring`
fn is_time(text: &str) -> bool {
    let word = text.split(|sign: char| !sign.is_alphanumeric()).next().unwrap_or("");
    dates::month(word).is_some()
        || pattern!(r"^(?:spring|summer|autumn|fall|winter|noon|english|spanish|french|category|level|zoom)$")
            .is_match(word)
}
