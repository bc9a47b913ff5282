//! Who approved a course or its provider, and under which number.

use super::activity::Approval;
use super::patterns::pattern;
use regex_lite::Regex;
use std::collections::BTreeMap;

/// Bodies with what names them, and what number follows. A body without a number's pattern issues none.
fn bodies() -> [(&'static str, &'static Regex, Option<&'static Regex>); 27] {
    [
        (
            "apa",
            pattern!(
                r"approved by the american psychological association\b|american psychological association(?: \(apa\))?[- ]approved|approved by (?:the )?apa\b|\bapa[- ]approved|\bapa (?:ce )?(?:sponsor|approval|provider)|american psychological association(?: \(apa\))? (?:approved )?sponsor"
            ),
            None,
        ),
        (
            "nbcc_acep",
            pattern!(
                r"\bacep\b|nbcc[- ]approved|approved by (?:the )?(?:nbcc|national board for certified counselors)|\bnbcc\b[^.;]{0,40}(?:provider|approv)"
            ),
            Some(pattern!(
                r"acep,?\s*(?:provider )?(?:no\.?|number|#|num\.?)?\s*[:#]?\s*#?(\d{4,5})\b|nbcc[^.;\d]{0,60}(?:no\.?|number|#)\s*[:#]?\s*#?(?:sp-?)?(\d{4,5})\b"
            )),
        ),
        (
            "aswb_course",
            pattern!(
                r"aswb[^.;]{0,60}(?:course|individual) (?:approval )?(?:no\.?|number|#|id)|(?:course|program),? (?:approval )?(?:no\.?|number|#)[^.;]{0,260}\bindividual course|ace[- ]individual|aswb (?:ace )?(?:individual )?course"
            ),
            Some(pattern!(r"course (?:approval )?(?:no\.?|number|#|id)?\s*[:#]?\s*#?([A-Z]{0,3}-?\d[\w-]{2,})")),
        ),
        (
            "aswb_ace",
            pattern!(r"\baswb\b|association of social work boards"),
            Some(pattern!(
                r",\s*#\s*(\d{3,6})\s*,?\s*is (?:an )?approved|provider,?\s*(?:no\.?|number|id|#)?\s*[:#(]?\s*#?\s*(\d{3,6})\b|aswb(?: ace)?(?: approved)?(?: provider)?\s*(?:no\.?|number|id|#)?\s*[:#]\s*#?(\d{3,6})\b|\bace(?: provider)?\s*(?:no\.?|number|id|#)\s*[:#]?\s*#?(\d{3,6})\b"
            )),
        ),
        (
            "camft_cepa",
            pattern!(r"\bcepa\b|california association of marriage and family therapists|\bcamft\b"),
            Some(pattern!(
                r"(?:cepa|camft)[^.;\d]{0,40}?(?:no\.?|number|#|provider)?\s*[:#]?\s*#?(\d{4,8})\b|provider[^.;\d]{0,20}#?\s*(\d{4,8})\b"
            )),
        ),
        (
            "ca_bbs",
            pattern!(
                r"\bpce\s*(?:no\.?|number|#)?\s*[:#]?\s*\d|bbs (?:ce )?provider|california board of behavioral sciences[^.;]{0,40}provider"
            ),
            Some(pattern!(r"(?:pce|provider)\s*(?:no\.?|number|#)?\s*[:#]?\s*#?(?:pce\s*)?(\d{3,6})\b")),
        ),
        ("fl_provider", pattern!(r"\b50-\d{3,6}\b"), Some(pattern!(r"\b(50-\d{3,6})\b"))),
        ("ce_broker_course", pattern!(r"\b20-\d{4,9}\b"), Some(pattern!(r"\b(20-\d{4,9})\b"))),
        (
            "tx_lpc",
            pattern!(r"(?:texas|\btx\b)[^.;]{0,60}(?:professional counselors?|\blpcs?\b)"),
            Some(pattern!(r"(?:no\.?|number|#|provider)\s*[:#]?\s*#?(\d{2,6})\b")),
        ),
        (
            "tx_lmft",
            pattern!(r"(?:texas|\btx\b)[^.;]{0,60}(?:marriage and family therapists?|\blmfts?\b)"),
            Some(pattern!(r"(?:no\.?|number|#|provider)\s*[:#]?\s*#?(\d{2,6})\b")),
        ),
        (
            "tx_sw",
            pattern!(r"(?:texas|\btx\b)[^.;]{0,60}social work"),
            Some(pattern!(r"(?:no\.?|number|#|provider)\s*[:#]?\s*#?((?:cs)?\d{2,6})\b")),
        ),
        (
            "oh_cswmft",
            pattern!(r"\brcst?\w?\d{4,}|\brcs\w{0,3}\d{4,}|ohio (?:counselor|cswmft)|\bcswmft\b"),
            Some(pattern!(r"\b(rc[a-z]{1,3}\d{4,8})\b|(?:no\.?|number|#|provider)\s*[:#]?\s*#?([A-Z]{0,5}\d{4,})\b")),
        ),
        (
            "ma_sw",
            pattern!(r"nasw[- ]ma\b|massachusetts[^.;]{0,60}social work|massachusetts chapter of (?:the )?nasw"),
            Some(pattern!(
                r"(?:authori[sz]ation|approval|program|provider)?\s*(?:no\.?|number|#|code)\s*[:#]?\s*#?([A-Z]?[ -]?\d[\w-]{2,})"
            )),
        ),
        (
            "md_sw",
            pattern!(r"maryland[^.;]{0,60}social work"),
            Some(pattern!(r"(?:no\.?|number|#)\s*[:#]?\s*#?([A-Z]{0,3}\d[\w-]{1,})")),
        ),
        (
            "mi_sw_provider",
            pattern!(r"\bmicec\b[^.;]{0,60}provider|michigan social work[^.;]{0,60}provider"),
            Some(pattern!(r"(?:no\.?|number|#|provider|micec)\s*[:#]?\s*#?(\d{3,}[\w-]*)")),
        ),
        (
            "mi_sw_course",
            pattern!(r"\bmicec\b[^.;]{0,60}course|michigan social work[^.;]{0,60}(?:course|program)"),
            Some(pattern!(r"(?:no\.?|number|#|course|micec)\s*[:#]?\s*#?(\d{3,}[\w-]*)")),
        ),
        (
            "ne_dhhs",
            pattern!(r"nebraska (?:dhhs|department of health)"),
            Some(pattern!(r"(?:no\.?|number|#)\s*[:#]?\s*#?(\w*\d[\w-]{2,})")),
        ),
        ("naadac", pattern!(r"\bnaadac\b"), Some(pattern!(r"(?:no\.?|number|#|provider|id)\s*[:#(]*\s*#?(\d{3,7})\b"))),
        (
            "emdria",
            pattern!(r"\bemdria\b"),
            Some(pattern!(r"(?:no\.?|number|#|provider|credit|id)\s*[:#]?\s*#?([A-Z]{0,3}-?\d{3,7}(?:-\d+)?)\b")),
        ),
        (
            "apt",
            pattern!(r"association for play therapy|\bapt[- ]approved|\bapt (?:approved )?provider"),
            Some(pattern!(r"(?:no\.?|number|#|provider)\s*[:#]?\s*#?(\d{2}-\d{2,5})\b")),
        ),
        (
            "atcb",
            pattern!(r"\batcb\b|art therapy credentials board"),
            Some(pattern!(r"(?:no\.?|number|#|provider)\s*[:#]?\s*#?(\w*\d[\w-]*)")),
        ),
        (
            "ancc",
            pattern!(r"\bancc\b|american nurses credentialing center"),
            Some(pattern!(r"(?:provider|approval)\s*(?:no\.?|number|#|unit)\s*[:#]?\s*#?(\w*\d[\w-]{2,})")),
        ),
        ("ama", pattern!(r"ama pra category 1"), None),
        ("opq", pattern!(r"\bopq\b|ordre des psychologues du québec"), Some(pattern!(r"\b(r[ap]\d{4,6}-\d{2})\b"))),
        (
            "pr_psych",
            pattern!(r"junta examinadora de psicólogos|puerto rico[^.;]{0,40}psycholog"),
            Some(pattern!(r"(?:no\.?|núm\.?|número|number|#)\s*[:#]?\s*#?(\w*\d[\w-]+)")),
        ),
        (
            "bacp",
            pattern!(
                r"bacp[- ](?:endorsed|accredited|approved)|(?:endorsed|accredited|approved) by (?:the )?bacp\b|endorsed by (?:the )?british association for counselling"
            ),
            Some(pattern!(r"bacp[^.;\d]{0,40}(?:no\.?|number|#|ref\.?)\s*[:#]?\s*#?(\w*\d[\w-]+)")),
        ),
        (
            "ncps",
            pattern!(
                r"ncps[- ](?:accredited|approved|endorsed)|(?:accredited|approved|endorsed) by (?:the )?(?:ncps|national counselling (?:and|&) psychotherapy society)"
            ),
            Some(pattern!(r"ncps[^.;\d]{0,40}(?:no\.?|number|#|ref\.?)\s*[:#]?\s*#?(\w*\d[\w-]+)")),
        ),
    ]
}

fn more_bodies() -> [(&'static str, &'static Regex, Option<&'static Regex>); 2] {
    [
        (
            "aca_au",
            pattern!(
                r"(?:approved|endorsed|accredited|recognised) by (?:the )?australian counselling association|\baca (?:approval|endorsement|accreditation) (?:number|no\b|code|ref)|\baca[- ](?:approved|endorsed|accredited)[^.;]{0,40}opd|australian counselling association[^.;]{0,40}(?:approv|endors|accredit)"
            ),
            Some(pattern!(
                r"(?:approval|endorsement|aca|opd)[^.;\d]{0,20}(?:no\.?|number|#|ref\.?)\s*[:#]?\s*#?((?:[A-Z]+-)?\w*\d[\w-]+)"
            )),
        ),
        (
            "pacfa",
            pattern!(
                r"pacfa[- ](?:approved|endorsed|accredited)|(?:approved|endorsed|accredited) by (?:the )?(?:pacfa|psychotherapy and counselling federation)"
            ),
            Some(pattern!(r"pacfa[^.;\d]{0,40}(?:no\.?|number|#|ref\.?)\s*[:#]?\s*#?(\w*\d[\w-]+)")),
        ),
    ]
}

/// Approvals stated in these texts, each text a paragraph or a row.
pub fn find(texts: &[String]) -> Vec<Approval> {
    let mut found: BTreeMap<&'static str, Option<String>> = BTreeMap::new();
    let mut order: Vec<&'static str> = Vec::new();
    let mut note = |body: &'static str, number: Option<String>| {
        if !order.contains(&body) {
            order.push(body);
        }
        let known = found.entry(body).or_insert(None);
        if known.is_none() {
            *known = number;
        }
    };
    for text in texts {
        for (sentence, next) in sentences(text) {
            if refuses(&sentence) {
                continue;
            }
            new_york(&sentence, next.as_deref(), &mut note);
            for (body, named, numbered) in bodies().into_iter().chain(more_bodies()) {
                for place in named.find_iter(&sentence) {
                    let number =
                        numbered.and_then(|numbered| nearest(&sentence, place.start(), place.end(), numbered, body));
                    if number.is_none() && blank(&sentence[place.start()..]) {
                        continue;
                    }
                    note(body, number);
                }
            }
        }
    }
    // A single course approved, not its provider, where only the former is said.
    let has = |body: &str| found.contains_key(body);
    let course = has("aswb_course") && found["aswb_course"].is_some();
    let both = course && has("aswb_ace") && (found["aswb_ace"].is_none() || found["aswb_ace"] == found["aswb_course"]);
    order
        .iter()
        .filter(|body| match **body {
            "aswb_ace" => !both,
            "aswb_course" => course,
            _ => true,
        })
        .map(|body| Approval { body, number: found[body].clone() })
        .collect()
}

/// The number that belongs to a body: the first that follows its name before another body's, else one just before it.
fn nearest(sentence: &str, at: usize, end: usize, numbered: &Regex, body: &str) -> Option<String> {
    let number_in = |text: &str| {
        let caught = numbered.captures(text)?;
        let number = (1..caught.len()).find_map(|group| caught.get(group))?;
        (!number.as_str().trim().is_empty()).then(|| (number.start(), number.as_str().trim().to_owned()))
    };
    // The body's own name may hold the number (`ACEP No. 9317`), so its text is part of what is looked at.
    let after = &sentence[at..];
    let limit = bodies()
        .iter()
        .filter(|(other, ..)| *other != body && !related(body, other))
        .filter_map(|(_, named, _)| named.find(&after[end - at..]))
        .map(|place| place.start() + end - at)
        .min();
    let after = &after[..limit.unwrap_or(after.len())];
    if let Some((_, number)) = number_in(after) {
        return Some(number);
    }
    let before = &sentence[..at];
    let start = bodies()
        .iter()
        .filter(|(other, ..)| *other != body && !related(body, other))
        .flat_map(|(_, named, _)| named.find_iter(before))
        .map(|place| place.end())
        .max()
        .unwrap_or(0);
    number_in(&before[start..]).map(|(_, number)| number)
}

fn related(one: &str, other: &str) -> bool {
    let family = |body: &str| match body {
        "aswb_ace" | "aswb_course" => 1,
        "mi_sw_provider" | "mi_sw_course" => 2,
        "camft_cepa" | "ca_bbs" => 3,
        _ => 0,
    };
    family(one) != 0 && family(one) == family(other)
}

/// New York's boards: told apart by their numbers' letters, or by their names.
fn new_york(sentence: &str, next: Option<&str>, note: &mut impl FnMut(&'static str, Option<String>)) {
    let numbers = pattern!(r"#?\s*\b(sw|mhc|mft|psy|psyan|p)-(\d{3,5})\b");
    let mut any = false;
    let both = format!("{sentence} {}", next.unwrap_or(""));
    let state = pattern!(r"\bnysed\b|new york state education department|\bnys(?: education department)?\b|new york")
        .is_match(&both);
    for caught in numbers.captures_iter(sentence) {
        let body = match caught[1].to_lowercase().as_str() {
            "sw" => "nysed_sw",
            "mhc" => "nysed_mhc",
            "mft" => "nysed_mft",
            "psy" => "nysed_psy",
            "psyan" | "p" => "nysed_psychoanalyst",
            _ => continue,
        };
        if state {
            any = true;
            note(body, Some(format!("{}-{}", caught[1].to_uppercase(), &caught[2])));
        }
    }
    let approved = pattern!(r"(?:recogni[sz]ed|approved) (?:by|as)[^.;]*new york state education department|new york state education department[^.;]*(?:recogni[sz]|approv)").is_match(sentence);
    let follows = next.is_some_and(|next| numbers.is_match(next));
    if approved && !any && !follows {
        for (body, named) in [
            ("nysed_sw", pattern!(r"social work")),
            ("nysed_mhc", pattern!(r"mental health counselors?|mental health practitioners")),
            ("nysed_mft", pattern!(r"marriage and family therap")),
            ("nysed_psy", pattern!(r"psychologists|board for psychology|and psychology")),
            ("nysed_psychoanalyst", pattern!(r"psychoanalysts?")),
        ] {
            if named.is_match(sentence) {
                note(body, None);
            }
        }
    }
}

/// Whether a sentence says that there is no such approval, or not yet, or no more.
fn refuses(sentence: &str) -> bool {
    pattern!(r"\bnot (?:yet )?(?:been )?(?:made|sought|approved|awarded|requested|granted|available|offered|accepted|eligible|recogni[sz]ed|provide|an? approved|endorsed|accredited|affiliated|valid)|\bno (?:nbcc|aswb|apa|approval|ce|credit)|\bpending\b|\bdenied\b|\bdeclined\b|has applied|have applied|applied for|application (?:for|has been|is|to)|\bexpired\b|\blapsed\b|\bwithdrawn\b|\brevoked\b|under review|has not been|have not been|is not |are not |does not|was not|were not|will be sought|no longer|formerly|previously approved|awaiting|n/a\b|not applicable").is_match(sentence)
}

/// Whether the number's place was left empty.
fn blank(after: &str) -> bool {
    pattern!(r"^[^.;]{0,60}(?:no\.?|number|#)\s*[:#]?\s*(?:_{2,}|\.{3,}|-{2,}|\[\s*\]|tbd|n/a)").is_match(after)
}

/// Sentences, each with the one after it; what says what does not qualify in general says nothing of this course.
pub fn sentences(text: &str) -> Vec<(String, Option<String>)> {
    let general = pattern!(r"programs? that do(?:es)? not qualify for [a-z ]*credit (?:is|are) clearly identified\.?");
    let text = general.replace_all(text, " ");
    let mut sentences: Vec<String> = vec![String::new()];
    let signs: Vec<char> = text.chars().collect();
    for (at, sign) in signs.iter().enumerate() {
        if let Some(last) = sentences.last_mut() {
            last.push(*sign);
        }
        let next = signs.get(at + 1).copied();
        let after = signs.get(at + 2).copied();
        let abbreviated = sentences.last().is_some_and(|last| {
            let word = last.trim_end_matches('.').rsplit([' ', '(', ',']).next().unwrap_or("").to_lowercase();
            [
                "no", "nos", "num", "núm", "inc", "dr", "st", "ref", "cert", "lic", "prof", "mr", "ms", "mrs", "reg",
                "approx", "co", "ltd", "c.e", "u.s",
            ]
            .contains(&word.as_str())
                || word.chars().count() == 1
        });
        let ends = *sign == '.' && next.is_none_or(char::is_whitespace) && !(abbreviated && after.is_some());
        if ends || *sign == ';' || *sign == '\n' {
            sentences.push(String::new());
        }
    }
    let sentences: Vec<String> = sentences
        .into_iter()
        .map(|sentence| sentence.trim().to_owned())
        .filter(|sentence| !sentence.is_empty())
        .collect();
    (0..sentences.len()).map(|at| (sentences[at].clone(), sentences.get(at + 1).cloned())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::Library;
    use crate::vocabulary::Vocabulary;

    #[test]
    fn the_form_of_an_activity_knows_each_body_that_is_read() {
        let vocabulary = Vocabulary::builtin();
        let read = bodies().into_iter().chain(more_bodies()).map(|(body, ..)| body);
        let titled = ["nysed_sw", "nysed_mhc", "nysed_mft", "nysed_psy", "nysed_psychoanalyst"];
        for body in read.chain(titled) {
            assert!(vocabulary.approval(body).is_some(), "{body} is not in vocabulary/approvals.toml");
        }
        for approval in &vocabulary.approvals {
            let known = approval.provider.as_ref().is_none_or(|class| vocabulary.provider(class).is_some());
            let sets = approval.rule_sets.iter().all(|set| Library::builtin().get(set).is_some());
            assert!(known && sets, "{}", approval.body);
        }
    }
}
