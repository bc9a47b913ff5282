//! Which part of the hours was of a subject: `Of these hours, 2 apply to elder abuse and 1.5 to ethics`.

use super::super::activity::TopicHours;
use super::super::amounts;
use super::super::approvals;
use super::super::patterns::pattern;
use super::of;
use crate::quantity::Credit;

/// Parts in a sentence that divides its hours; what it says in brackets only explains.
pub(super) fn find(text: &str) -> Vec<TopicHours> {
    let divides = pattern!(
        r"\bof (?:these|those|this|them|which|that|the|your)\b|\b(?:including|includes|incl\.|divided|split|break down|comprising|consisting of|made up of)\b|, all\b|\ball (?:of )?(?:the |these |those )?(?:\w+ )?(?:hours?|credits?)\b"
    );
    let mut found = Vec::new();
    for (sentence, _) in approvals::sentences(text) {
        if sentence.chars().count() > 400 || !divides.is_match(&sentence) {
            continue;
        }
        let plain = pattern!(r"\s*\([^)]*\)").replace_all(&sentence, "").into_owned();
        found.extend(all_of_it(&plain));
        // Each number begins a part of its own.
        let parted =
            pattern!(r"(?:,? and|[,;]) (\d{1,2}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten) ")
                .replace_all(&plain, "\n$1 ")
                .into_owned();
        found.extend(parted.lines().filter_map(part));
    }
    found
}

/// `6 hours of continuing education, all of them in child abuse assessment`, `3 contact hours, all ethics`
fn all_of_it(sentence: &str) -> Option<TopicHours> {
    let caught = pattern!(
        r"^(.*?), all (?:of (?:them|which|it) )?(?:(?:are|is|were|was) )?(?:in |on |for |about |count(?:ing|s)? (?:toward|as) )?([a-z][a-z &/-]{2,60})"
    )
    .captures(sentence)?;
    let topics = of(&caught[2]);
    let amount = amounts::find(&caught[1]).last().filter(|found| found.award.unit != "minute")?.award.amount;
    (!topics.is_empty()).then_some(TopicHours { topics, amount })
}

/// `3.0 are in ethics`, `2 apply to the recognition of elder abuse`, `four of the hours meet the requirement for supervision training`,
/// `of which implicit bias 2`
fn part(text: &str) -> Option<TopicHours> {
    let behind = pattern!(
        r"(?:^|[ ,])(\d{1,2}(?:\.\d{1,2})?|one|two|three|four|five|six|seven|eight|nine|ten)(?: of (?:the|these|those|your|which|them))?(?: (?:clock|contact|ce|cpd|credit|continuing education))?(?: (?:hours?|credits?|points?|ceus?))? (?:(?:are|is|were|was|apply|applies|applied|counts?|counted|relates?|related|pertain|address(?:ed|es)?|cover(?:s|ed)?|concern(?:s|ed)?|deals?|dealt|meets?|met|satisf(?:y|ies|ied)|fulfil\w*|qualify|qualifies|focus\w*|devoted|dedicated|given|went|go|specific|specifically) )*(?:(?:(?:address|cover|concern|treat|regard)(?:es|s|ed)?|to|towards?|in|on|for|with|as|about|the|requirements?|mandate|of|specifically|your|state|board)\b ?)+([a-z][a-z &/’'-]{2,70})"
    );
    let before = pattern!(
        r"\bof (?:which|these|those),? ([a-z][a-z &/-]{2,40}?):? (\d{1,2}(?:\.\d{1,2})?)(?: hours?| credits?)?\.?$"
    );
    let (subject, amount) = match before.captures(text) {
        Some(caught) => (caught[1].to_owned(), amounts::number(&caught[2])?),
        None => {
            let caught = behind.captures(text)?;
            (caught[2].to_owned(), amounts::number(&caught[1])?)
        }
    };
    let topics = of(&subject);
    let fits = amount > Credit::ZERO && amount < Credit::hours(100) && subject.split_whitespace().count() <= 9;
    (fits && !topics.is_empty()).then_some(TopicHours { topics, amount })
}
