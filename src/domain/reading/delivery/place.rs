//! Places to go to: who was there was there in person.

use super::super::approvals;
use super::super::dates::{self, Found};
use super::super::names;
use super::super::patterns::pattern;
use crate::vocabulary::Jurisdictions;
use regex_lite::Regex;

/// What houses and rooms are called.
fn house() -> &'static Regex {
    pattern!(
        r"\b(?:(?:ball|board|class|court|meeting|conference|seminar|lecture|group |staff|therapy )?rooms?|table|studio|theatre|premises|parlou?r|lounge|tower|retreat|halls?|hotel|inn|lodge|(?:arts |conference |convention |community |retreat )?cent(?:re|er)|library|church|chapel|abbey|campus|auditorium|theat(?:re|er)|house|hospital|clinic|museum|gallery|resort|club|building|pavilion|marae|offices?|ranch|school|college|university|institute|suites?|mill|barn|castle|manor|court|plaza|stadium|aula|sala|salle|centro|hôtel|université|universidad)\b"
    )
}

/// Whether what stands behind `Venue` is somewhere to go to.
pub fn is_one(value: &str) -> bool {
    let value = value.trim();
    let said_nothing = pattern!(r"^(?:n/?a|none|various|tb[acd]|see\b|any\b|your\b|home\b|office use)").is_match(value);
    let starts = value.starts_with(|sign: char| sign.is_uppercase() || sign.is_ascii_digit());
    // `Room: W-104`
    if pattern!(r"^(?:room )?[a-z]{0,2}-?\d{1,4}[a-z]?$").is_match(value) {
        return true;
    }
    let letters = value.chars().filter(|sign| sign.is_alphabetic()).count();
    starts && !said_nothing && letters >= 3 && !value.contains('@') && !value.contains("www.") && value.len() < 160
}

/// `at the county office`, `in my room`
pub fn visited(part: &str) -> bool {
    let indoors = pattern!(r"\b(?:at|in|inside|around|to) (?:the|our|my|his|her|its|their|an?) ([^.;,\n]{3,60})");
    indoors.captures_iter(part).any(|caught| {
        let end = pattern!(r"\b(?:at|in|inside|around|between|over|during) ").find(&caught[1]);
        let named = first_words(end.map_or(&caught[1], |end| &caught[1][..end.start()]));
        named.split_whitespace().count() <= 5 && house().is_match(named)
    })
}

/// That people met somewhere: words for it, and behind them where it was. `held at Pūtiki Marae`, `met in our Harlow
/// Street office`, `was with us in Tacoma`; or only where, in a line of its own: `In our Stowe office with Jane Doe`.
pub fn met(text: &str) -> bool {
    let gathered = pattern!(
        r"\b(?:held|hosted|conducted|took place|taken place|tak(?:es|ing) place|meets?|met|gathered|convened|assembled|(?:was|were|been) with us|c[ao]me (?:along |all the way )?to|travelled to|celebrad[oa]|tenue?s?|en présence|en persona)\b([^.;\n]{2,160})"
    );
    let given = pattern!(
        r"\b(?:given|delivered|presented|offered|taught|run|ran|lasted|facilitated|attended|completed|joined|present|took part|taken part|participated|sat|donnée?s?|ofrecid[oa])\b([^.;\n]{2,160})"
    );
    let at = pattern!(r"\b(?:at|in|inside|around|en|à) ");
    let places = |said: &str| -> Vec<(bool, String)> {
        let found = at.find_iter(said).map(|at| (at.as_str().starts_with(['a', 'à']), said[at.end()..].to_owned()));
        found.collect()
    };
    let of_gathering = |(at, said): (bool, String)| {
        let named = pattern!(r"^(?:the |our |my |its |la |le |el )").replace(&said, "").into_owned();
        let large = named.starts_with(char::is_uppercase) && !is_time(&named);
        large && (at || is_town(&named) || house().is_match(first_words(&named)) || is_single_name(&named))
    };
    let of_giving = |(_, said): (bool, String)| {
        let named = pattern!(r"^(?:the |our |my |its )").replace(&said, "").into_owned();
        named.starts_with(char::is_uppercase) && !is_time(&named) && house().is_match(first_words(&named))
    };
    // `…, in our premises`: nobody goes there to read a paper.
    let ours = pattern!(r"\b(?:at|in|inside|to) (?:our|my) ");
    let kept = pattern!(
        r"\b(?:keeps?|kept|retain\w*|available|contact|records?|request\w*|on file|mail\w*|write|call|phone|inspect\w*|sent|return\w*)\b"
    );
    let alone = pattern!(r"^(?:(?:both|all|each|every|all \w+|\w+ days?),? )?(?:at|in|inside|around) the ");
    // One may meet a requirement as well.
    let demanded = pattern!(r"\b(?:requirement|criteri|qualif|standard|condition|need|objective)");
    let mut gathered = gathered.captures_iter(text).filter(|caught| !demanded.is_match(&caught[1]));
    gathered.any(|caught| visited(&caught[1]) || places(&caught[1]).into_iter().any(of_gathering))
        || given.captures_iter(text).any(|caught| places(&caught[1]).into_iter().any(of_giving))
        || ours.is_match(text) && !kept.is_match(text) && visited(text)
        || pattern!(r"^(?:at|in) ").find(text).is_some_and(|at| of_giving((true, text[at.end()..].to_owned())))
        || alone.is_match(text) && text.split_whitespace().count() <= 12 && visited(text)
}

/// `Tacoma`, `Cape Town`: a few large words and no more before the clause goes on.
fn is_single_name(said: &str) -> bool {
    let first = first_words(said).split(',').next().unwrap_or("");
    let words: Vec<&str> = first.split_whitespace().collect();
    (1..=3).contains(&words.len()) && words.iter().all(|word| word.starts_with(char::is_uppercase))
}

/// A town's name and nothing more in its line or sentence: `…, Rotorua`; `Jane Doe` and `Online` are none.
fn is_named_alone(said: &str) -> bool {
    let said = said.split(['\n', '.', ';', ')', '(']).next().unwrap_or("").trim();
    let words: Vec<&str> = said.split_whitespace().collect();
    let plain = |word: &&str| {
        let mut signs = word.chars();
        signs.next().is_some_and(char::is_uppercase)
            && signs.clone().count() >= 2
            && signs.all(|sign| sign.is_lowercase() || "'’‘-".contains(sign))
    };
    let other = pattern!(
        r"\b(?:online|zoom|teams|webinar|virtual\w*|live|self|home|certificate|hours?|credits?|date|issued|signed|recording|quiz|test|score|grade|passed|presented|completed|with|and|course|workshop|training|session|instructor|total|lead|director|chair)\b"
    );
    (1..=3).contains(&words.len())
        && words.iter().all(plain)
        && !other.is_match(said)
        && !is_time(said)
        && (words.len() == 1 || names::person(said).is_none())
}

/// `attended … at the Hunt Rooms`
pub fn attended(sentence: &str) -> bool {
    // `…, 10am to 4pm, at the above address`
    if pattern!(r"\bat (?:the|our) (?:above|below|following) (?:address|venue|location)|\bat (?:the|our) (?:address|venue|location) (?:above|below|shown)").is_match(sentence) {
        return true;
    }
    let at = pattern!(r"\bat\s(?:the |our )?((?-i:[A-ZÀ-ÞĀ-Ž])[^.;,\n]{2,60})");
    at.captures_iter(sentence).any(|caught| house().is_match(first_words(&caught[1])))
}

/// `took part … at the clinic`, `completed … at 20 Mill Lane`: in what is told of someone's learning, where it was.
pub fn was_at(sentence: &str) -> bool {
    let indoors = pattern!(
        r"\bat (?:the|our|my|its|their) (?-i:(?:[a-z-]+ )?(?:clinic|institute|cent(?:er|re)|office|offices|agency|hospital|school|college|university|studio|hotel|house|hall|hospice|library|church|practice|rooms|campus|society|museum|lodge))\b|\bat \d{1,5}[a-z]? (?-i:[A-ZÀ-Þ])[\w'’]+ (?-i:[A-ZÀ-Þ])"
    );
    let kept = pattern!(
        r"\b(?:keeps?|kept|retain\w*|available|contact|records?|request\w*|on file|mail\w*|write|call|phone|inspect\w*|sent|return\w*|signed|issued|given at|employ\w*|works?|working|staff)\b"
    );
    approvals::sentences(sentence).iter().any(|(said, _)| indoors.is_match(said) && !kept.is_match(said))
}

/// A line that names a house in which people meet, and that is no address: `Fall Institute · Tacoma Convention Hall`.
pub fn names_venue(line: &str) -> bool {
    let venue = pattern!(
        r"\b(?:hotel|inn|resort|convention (?:hall|cent(?:re|er))|conference (?:hall|cent(?:re|er)|room)|community (?:hall|room)|town hall|city hall|ballroom|auditorium|lecture theatre|seminar room|meeting room|training room|retreat (?:house|cent(?:re|er))|lodge|marae|room [a-z]?\d+[a-z]?)\b"
    );
    line.split([';', '·', '•', '|', '\n', ','])
        .map(str::trim)
        .filter(|part| part.starts_with(char::is_uppercase) && part.split_whitespace().count() <= 6)
        .any(|part| venue.is_match(part) && !part.contains('@'))
}

/// A house and which part of it, in a line of its own.
pub fn names_rooms(line: &str) -> bool {
    let part = pattern!(
        r"^(?-i:[A-ZÀ-ÞĀ-Ž])[^.:@]{3,50}, (?:the )?(?:[\w'’-]+ ){0,3}(?:pavilion|hall|building|wing|floor|room|suite|auditorium|theatre|annex|annexe|tower|campus)(?: [a-z]?\d+[a-z]?)?$"
    );
    part.is_match(line.trim())
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
    let place = |named: &str| is_town(named) || has_street(named) || house().is_match(first_words(named));
    if after.starts_with(char::is_uppercase) && (place(after) || is_named_alone(after)) {
        return true;
    }
    // `…, Mechanics’ Institute, on 25 April 2026`, `in Duluth, Minnesota, the week of Monday, July 14`
    let before = pattern!(r",?\s*(?:on|from|between|(?:during |over )?the (?:week|weekend|month) of)?\s*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:the\s*)?$")
        .replace(&text[..day.at], "")
        .into_owned();
    let before = before.trim_end_matches([' ', '–', '—', '•', '·', '|', '-']);
    let whole = before.len();
    // `… here at the Centre on Saturday`
    let last = pattern!(r"\b(?:at|in) (?:the|our) ((?-i:[A-ZÀ-ÞĀ-Ža-z])[\w'’ -]{2,40})$").captures(before);
    if whole + 1 < day.at && last.is_some_and(|last| house().is_match(&last[1])) {
        return true;
    }
    let line = before.rsplit(['\n', '.', ';']).next().unwrap_or("").trim();
    let tail = line.rmatch_indices(", ").nth(1).map_or(line, |(at, _)| &line[at + 2..]);
    // `Ballarat, Saturday 13th …`, `at its winter meeting, Tampa, Florida`, `in Epping Forest on Sunday`
    let visited =
        pattern!(r"\b(?:in|at|near) ((?-i:[A-ZÀ-ÞĀ-Ž])[^,;:()]{2,40}(?:, (?-i:[A-ZÀ-ÞĀ-Ž])[^,;:()]{2,24})?)$");
    let there = visited
        .captures(line)
        .is_some_and(|caught| !is_time(&caught[1]) && (is_named_alone(&caught[1]) || is_town(&caught[1])));
    if whole < day.at
        && (there || is_town(tail) || line.len() + 1 < text.len() && is_named_alone(line) && whole + 1 < day.at)
    {
        return true;
    }
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

/// `The Tannery, 3 Cornmill Street`
fn has_street(text: &str) -> bool {
    pattern!(
        r"(?:^|, )\d{1,5}[a-z]?(?:-\d+)? (?-i:(?:[A-ZÀ-Þ0-9][\w'’.-]* ){1,4})(?:street|st|road|rd|avenue|ave|lane|ln|drive|dr|way|square|sq|terrace|crescent|row|parade|highway|hwy|boulevard|blvd|quay|close|gardens|place|mews|hill)\b"
    )
    .is_match(text)
        || pattern!(r"^\d{1,4},? (?:rue|avenue|boulevard|calle|avenida) ").is_match(text)
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
        Jurisdictions::is_named(pair[1].trim_end_matches(['.', ')']))
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
        || pattern!(r"^(?:spring|summer|autumn|fall|winter|noon|midnight|english|spanish|french|german|italian|portuguese|mandarin|cantonese|hindi|urdu|tamil|arabic|hebrew|welsh|irish|gaelic|afrikaans|zulu|māori|maori|te|asl|bsl|auslan|category|level|zoom|teams|microsoft|ms|webex|google|skype|goto\w*|adobe|youtube|facebook|partnership|collaboration|association|full|part|person|total)$")
            .is_match(word)
}
