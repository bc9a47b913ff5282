//! Amounts and what they are counted in.

use super::activity::Award;
use super::patterns::pattern;
use crate::quantity::Credit;

/// An amount in a text, with the words between number and unit, such as `ethics` in `3 ethics CE credits`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub at: usize,
    pub end: usize,
    pub award: Award,
    pub between: String,
}

const WORDS: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

/// Words beside `CPD` that leave it hours.
const CPD_WORDS: [&str; 14] = [
    "cpd",
    "pd",
    "value",
    "time",
    "total",
    "certified",
    "verified",
    "verifiable",
    "structured",
    "approved",
    "claimed",
    "earned",
    "awarded",
    "credited",
];

/// `6`, `6.0`, `1,5`, `5 1/2`, `5½`, `six`, `six (6)`; nothing finer than a hundredth.
pub fn number(text: &str) -> Option<Credit> {
    let text = text.trim().to_lowercase();
    if let Some(open) = text.find('(') {
        // The number twice, in figures and in words: what cannot be read again is left out.
        return number(text[open + 1..].trim_end_matches(')')).or_else(|| number(&text[..open]));
    }
    let (text, half) =
        match text.strip_suffix("1/2").or_else(|| text.strip_suffix('½')).or_else(|| text.strip_suffix("and a half")) {
            Some(rest) => (rest.trim().trim_end_matches('-').to_owned(), 50),
            None => match (
                text.strip_suffix('¼').or_else(|| text.strip_suffix("1/4")),
                text.strip_suffix('¾').or_else(|| text.strip_suffix("3/4")),
            ) {
                (Some(rest), _) => (rest.trim().to_owned(), 25),
                (_, Some(rest)) => (rest.trim().to_owned(), 75),
                _ => (text, 0),
            },
        };
    if text.is_empty() {
        return (half > 0).then_some(Credit(half));
    }
    if let Some(count) = in_words(&text) {
        return Some(Credit(count * 100 + half));
    }
    let starts = text.starts_with(|sign: char| sign.is_ascii_digit() || sign == '.');
    let text = text.trim_end_matches(['.', ',']);
    // A third decimal that says nothing (`3.000`) is left out.
    let short =
        text.strip_suffix('0').filter(|rest| rest.rsplit_once(['.', ',']).is_some_and(|(_, part)| part.len() == 2));
    let amount = starts.then(|| Credit::parse(short.unwrap_or(text)))??;
    (amount.0 < 1_000_000).then_some(Credit(amount.0 + half))
}

/// `six`, `ninety`, `twenty-four`
fn in_words(text: &str) -> Option<i64> {
    let small = |word: &str| WORDS.iter().position(|known| *known == word).and_then(|at| i64::try_from(at).ok());
    let (ten, one) = text.split_once(['-', ' ']).unwrap_or((text, ""));
    let Some(tens) = TENS.iter().position(|known| *known == ten).and_then(|at| i64::try_from(at + 2).ok()) else {
        return small(text);
    };
    if one.is_empty() {
        Some(tens * 10)
    } else {
        small(one).filter(|one| (1..10).contains(one)).map(|one| tens * 10 + one)
    }
}

/// What a unit's words mean.
pub fn unit(words: &str) -> Option<&'static str> {
    let words =
        words.to_lowercase().replace('-', " ").replace("c.e.u", "ceu").replace("c.e.", "ce").replace("c.p.d.", "cpd");
    let has = |word: &str| words.contains(word);
    let word = |wanted: &str| words.split(|sign: char| !sign.is_alphanumeric()).any(|word| word == wanted);
    let education = has("continuing education")
        || word("ce")
        || word("ces")
        || word("ceh")
        || word("cehs")
        || has("continuing competence");
    let development = word("cpd")
        || word("pd")
        || word("pdh")
        || word("pdhs")
        || has("continuing professional development")
        || has("professional development")
        || word("cpds");
    if has("clock") {
        Some("clock_hour")
    } else if has("contact") {
        Some("contact_hour")
    } else if word("opd") {
        Some("opd_point")
    } else if word("cec") || word("cecs") {
        Some("cec")
    } else if word("ceu") || word("ceus") || has("continuing education unit") {
        Some("ceu")
    } else if development && (has("hour") || word("hrs") || word("pdh") || word("pdhs") || words.trim() == "cpd") {
        Some("cpd_hour")
    } else if development && (has("point") || word("credit") || word("credits")) {
        Some("cpd_point")
    } else if development && words.split_whitespace().all(|word| CPD_WORDS.contains(&word)) {
        Some("cpd_hour")
    } else if education && (has("hour") || word("hrs") || word("hr") || word("h") || word("ceh") || word("cehs")) {
        Some("ce_hour")
    } else if word("credit") && (has("hour") || word("hrs")) && !education {
        Some("hour")
    } else if education || word("credit") || word("credits") {
        Some("ce_credit")
    } else if has("point") {
        Some("cpd_point")
    } else if has("hour") || word("hrs") || word("hr") || word("h") || has("heure") || has("hora") {
        Some("hour")
    } else if has("minute") || word("mins") || word("min") {
        Some("minute")
    } else {
        None
    }
}

/// Every amount with a unit in the text.
pub fn find(text: &str) -> Vec<Found> {
    let pattern = pattern!(concat!(
        r"(?:^|[^A-Za-z0-9.,/#$£€:-])",
        r"((?:\d{1,4}(?:[.,]\d{1,3})?(?:\s?(?:1/2|1/4|3/4|½|¼|¾))?|½|[.]\d{1,2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine)\b)?|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)",
        r"(?: and (?:a|one)[- ]half)?(?:\s?\(\s?(?:\d{1,3}(?:\.\d{1,2})?|[a-z]{3,9}(?:-[a-z]{3,5})?)\s?\))?)",
        r"[\s-]{0,2}((?:(?:[A-Za-z/&]+|law and ethics)[ -]){0,4}?)",
        r"(continuing education credits? \(cecs?\)|(?:(?:nbcc|aswb|apa|ce|c\.e\.|ceu|cpd|cpe|cre|cme|continuing education|continuing professional development|professional development)[ -])*",
        r"(?:(?:clock|contact|credit)[ -])?(?:hours?|hrs?|h|credits?|points?|minutes?|mins?|heures?|horas?)\b\.?",
        r"(?:\s*\(?s\))?(?: of (?:approved |general |nbcc |apa )?(?:continuing (?:professional )?(?:education|development)|ce|cpd)\b(?:[ -](?:credits?|hours?))?|[’']?(?: of(?: [a-z-]+){0,3}?| active| verifiable| structured| formal| accredited)? cpd\b| ce\b(?: credits?)?| contacto?\b)?",
        r"|cehs?\b|pdhs?\b|ceus?\b|c\.e\.u\.s?|cecs?\b|ces?\b|opd points?|continuing education units?(?: \(ceus?\))?)"
    ));
    let mut found: Vec<Found> = Vec::new();
    for caught in pattern.captures_iter(text) {
        let (Some(count), Some(words)) = (caught.get(1), caught.get(3)) else { continue };
        let between = caught.get(2).map_or("", |part| part.as_str()).trim().trim_end_matches('-').to_owned();
        let unit_words = words.as_str();
        let (Some(amount), Some(unit)) =
            (number(count.as_str()), unit(&format!("{unit_words} {}", kept_of_unit(&between))))
        else {
            continue;
        };
        // `Level 2 CPD hours`: the number is another word's.
        let counts_another = pattern!(
            r"\b(?:level|part|module|day|category|step|phase|unit|session|week|chapter|no\.?|number|room|suite|grade|class|article|section)\s*$"
        )
        .is_match(&text[..count.start()]);
        if amount == Credit::ZERO || counts_another || !may_stand_between(&between, unit_words) {
            continue;
        }
        // `6 hours of grief CPD`: what they are of is still to be read.
        let of = pattern!(r" of (?:[a-z-]+ )+cpd$").find(unit_words).filter(|of| !of.as_str().contains("continuing"));
        let end = words.start() + of.map_or(unit_words.len(), |of| of.start());
        found.push(Found { at: count.start(), end, award: Award { amount, unit }, between });
    }
    with_minutes(text, found)
}

/// What stands between may say more of the unit (`3 ethics contact hours`), but not of something else.
fn may_stand_between(between: &str, unit_words: &str) -> bool {
    let known = pattern!(
        r"^(?:ethics|ethical|clinical|general|law|and|legal|cultural|competenc[ey]|humility|diversity|supervisory|supervision|live|nbcc|aswb|apa|nysed|emdria|naadac|camft|ancc|apt|atcb|ny|ce|cpd|contact|clock|approved|total|non|non-?clinical|social|work|suicide|prevention|medical|errors?|domestic|violence|trauma|telehealth|substance|use|core|related|interactive|jurisprudence|implicit|bias|advanced|category|a|i|ii|continuing|professional|development|education|educational|training|teaching|taught|instructional|learning|didactic|in-person|home|study|full|credit|boundaries|risk|management|lgbtq\+?|hiv|laws|rules|&|human|trafficking|child|elder|abuse|structured|formal|group|verifiable|non-verifiable|verified|accredited|recorded|guided|academic|lessons?|direct|net|notional|play|therapy|experiential|webinar|workshop|postgraduate|credited|creditable|classroom|class|seminar|asynchronous|synchronous|online|hpcsa|iacp|bacp|ukcp|opq|opd|aca|pacfa|ethics/law|law/ethics)$"
    );
    // A unit that only learning is counted in may have any words before it: `12 play therapy contact hours`.
    let own = pattern!(r"clock|contact|continuing|\b(?:ces?|cehs?|ceus?|cecs?|cpd|cpe|cre|opd|pdhs?)\b|c\.e")
        .is_match(unit_words);
    let joins = pattern!(
        r"^(?:of|to|or|at|pm|am|for|days?|on|in|the|by|per|each|every|with|from|until|units?|equals?|is|are|was|were|means|given|worth|one|two|three|four|five|six|eight|ten|years?|weeks?|months?|minutes?|hours?|sessions?|participants?)$"
    );
    if between.to_lowercase().contains("law and ethics") {
        return true;
    }
    let mut words = between.split_whitespace();
    words.all(|word| !joins.is_match(word) && word.to_lowercase() != "and" && (own || known.is_match(word)))
}

/// `1 hour 30 minutes` is one amount.
fn with_minutes(text: &str, found: Vec<Found>) -> Vec<Found> {
    let mut joined: Vec<Found> = Vec::new();
    for next in found {
        if next.award.unit == "minute"
            && let Some(last) = joined.last_mut()
            && last.award.unit.ends_with("hour")
            && next.award.amount < Credit::hours(60)
            && pattern!(r"^[,\s]*(?:and\s*)?$").is_match(&text[last.end..next.at])
        {
            let (hours, minutes) = (last.award.amount.0, next.award.amount.0);
            last.award = if minutes % 3 == 0 && minutes * 5 % 3 == 0 {
                Award { amount: Credit(hours + minutes / 60), unit: last.award.unit }
            } else {
                Award { amount: Credit(hours * 60 + minutes), unit: "minute" }
            };
            last.end = next.end;
            continue;
        }
        joined.push(next);
    }
    // `11h 30`
    for found in joined.iter_mut().filter(|found| found.award.unit == "hour" && text[..found.end].ends_with(['h', 'H']))
    {
        let Some(rest) = pattern!(r"^ ?(15|30|45)\b").captures(&text[found.end..]) else { continue };
        let quarters = rest[1].parse::<i64>().unwrap_or(0) / 15;
        found.award.amount = Credit(found.award.amount.0 + quarters * 25);
        found.end += rest[0].len();
    }
    joined
}

/// The words before a unit that belong to it.
fn kept_of_unit(between: &str) -> String {
    if between.to_lowercase().starts_with("non") {
        return String::new();
    }
    let belongs = ["ce", "contact", "clock", "cpd", "continuing", "education", "ceu"];
    between
        .split_whitespace()
        .filter(|word| belongs.contains(&word.to_lowercase().as_str()))
        .collect::<Vec<_>>()
        .join(" ")
}

/// A bare number, or one with a unit, as the value of a label that says the unit.
pub fn labelled(label: &str, value: &str) -> Option<Award> {
    // `Training hours    : 7`, the colons in a column of their own.
    let value = value.trim_start_matches([':', ' ']);
    // `5 CPD points (general) + 2 CPD points (ethics) = 7`
    if let Some(caught) = pattern!(r"\d[^=]*\+[^=]*\d[^=]*= ?(\d{1,3}(?:\.\d{1,2})?)\b").captures(value) {
        let unit = find(value).first().map(|found| found.award.unit).or_else(|| unit(label))?;
        return number(&caught[1]).map(|amount| Award { amount, unit });
    }
    let all = find(value);
    let total = all.iter().find(|found| pattern!(r"\btotal(?: of)?\s*:?\s*$").is_match(&value[..found.at]));
    // `3.6 (one contact hour = 50 minutes)`
    let told = |found: &&Found| {
        !pattern!(r"^\s*(?:=|equals?\b|is\b)").is_match(&value[found.end..])
            && !pattern!(r"^\d[\d.]* \(\D*$").is_match(&value[..found.at])
    };
    let first = all.first().filter(|found| value[..found.at].trim().len() < 12).filter(told);
    if let Some(found) = total.or(first) {
        // `6 hours` under `CE hours`: the label says more.
        let unit = match (found.award.unit, unit(label)) {
            ("hour", Some(said)) if said.ends_with("_hour") => said,
            ("cpd_point", Some(said @ "opd_point")) | ("ce_credit", Some(said @ ("cec" | "cpd_point"))) => said,
            (said, _) => said,
        };
        return Some(Award { unit, ..found.award });
    }
    let first = value.split_whitespace().next()?;
    let rest = value.trim_start()[first.len()..].trim();
    let fraction = pattern!(r"^(1/2|1/4|3/4|½|¼|¾)").find(rest).map(|half| format!("{first} {}", half.as_str()));
    let amount = number(fraction.as_deref().unwrap_or(first)).filter(|amount| *amount > Credit::ZERO)?;
    // `6.25 CE`: the unit is said by the label, and half of it again.
    let repeated = pattern!(r"^(?:ce|cpd|ceus?|ces|total|hours?|credits?)\.?$").is_match(rest);
    let parts = first.ends_with([',', ';']) || pattern!(r"^(?:of which|including|incl\b)").is_match(rest);
    let of_all = pattern!(r"^(?:of|out of) (?:the |a possible )?\d{1,3}(?:\.\d{1,2})?\b").is_match(rest);
    let bare = rest.is_empty()
        || of_all
        || repeated
        || parts
        || fraction.is_some()
        || rest.starts_with(['(', '|', '·', ',', ';', '/', '=', '\n']);
    bare.then_some(Award { amount, unit: unit(label)? })
}
