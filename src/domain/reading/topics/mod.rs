//! Hours that a document gives to a subject.

mod parts;

use super::activity::TopicHours;
use super::amounts;
use super::patterns::pattern;
use crate::quantity::Credit;
use regex_lite::Regex;

/// Phrases and what they are about, the more special first: what one took, none below takes again.
fn lexicon() -> [(&'static Regex, &'static [&'static str]); 38] {
    [
        (
            pattern!(
                r"law(?:s)? (?:and|&) ethics|ethics (?:and|&) laws?|legal (?:and|&|/) ethical|ethical (?:and|&) legal|law/ethics|ethics/law"
            ),
            &["law_rules", "ethics"],
        ),
        (pattern!(r"medical errors?"), &["medical_errors"]),
        (
            pattern!(
                r"laws? (?:and|&) rules?|rules? (?:and|&) laws?|jurisprudence|board (?:rules|regulations)|statutes?"
            ),
            &["law_rules"],
        ),
        (pattern!(r"suicid\w+"), &["suicide"]),
        (pattern!(r"domestic violence|intimate partner violence|partner abuse|spousal abuse"), &["domestic_violence"]),
        (pattern!(r"child abuse|mandated report\w*|child maltreatment"), &["child_abuse"]),
        (
            pattern!(
                r"elder (?:and dependent adult )?abuse|dependent adult abuse|abuse of (?:older|elder\w*|dependent) ?\w*"
            ),
            &["elder_dependent_abuse"],
        ),
        (pattern!(r"human trafficking|sex trafficking"), &["human_trafficking"]),
        (pattern!(r"sexual harassment"), &["sexual_harassment"]),
        (pattern!(r"hiv(?:/aids)?|aids\b"), &["hiv_aids"]),
        (pattern!(r"implicit bias|unconscious bias"), &["implicit_bias"]),
        (
            pattern!(r"indigenous cultural safety|aboriginal and torres strait islander|cultural safety|m[aā]ori"),
            &["indigenous_cultural_safety"],
        ),
        (
            pattern!(
                r"cultural (?:competenc[ey]|humility|diversity|responsiveness|awareness|sensitivity)|diversity(?:, equity(?:,? and|,? &) inclusion)?|multicultural\w*|dei\b"
            ),
            &["cultural_competence"],
        ),
        (pattern!(r"health equity|health disparities"), &["health_equity"]),
        (pattern!(r"social justice"), &["social_justice"]),
        (pattern!(r"anti-?racis\w+"), &["anti_racism"]),
        (pattern!(r"lgbtq?\w*\+?"), &["lgbtq"]),
        (pattern!(r"tele-?(?:health|mental health|therapy|psychology)|distance counseling"), &["telehealth"]),
        (pattern!(r"confidentiality|hipaa|gdpr|privacy|record[- ]keeping"), &["confidentiality_privacy"]),
        (pattern!(r"boundar(?:y|ies)|dual relationships?|multiple relationships?"), &["boundaries"]),
        (pattern!(r"ethic(?:s|al)\b|éthique|déontologie|ética"), &["ethics"]),
        (pattern!(r"supervis(?:ion|ory|ing|ors?)\b"), &["supervision"]),
        (pattern!(r"substance (?:use|abuse)|addictions?|alcohol and (?:other )?drugs?"), &["substance_use"]),
        (pattern!(r"opioids?"), &["opioids"]),
        (pattern!(r"pain management"), &["pain_management"]),
        (pattern!(r"veterans?|military"), &["military_veterans"]),
        (pattern!(r"risk management"), &["risk_management"]),
        (pattern!(r"duty to (?:warn|protect)|violence risk|threat assessment"), &["violence_risk"]),
        (pattern!(r"crisis intervention"), &["crisis_intervention"]),
        (pattern!(r"trauma-informed(?: care| practice)?"), &["trauma_informed"]),
        (pattern!(r"psychopharmacology|pharmacology"), &["pharmacology"]),
        (pattern!(r"dementia|alzheimer\w*"), &["dementia"]),
        (pattern!(r"ag(?:e)?ing\b|older adults?|long-term care|gerontology"), &["older_adults"]),
        (pattern!(r"diagnosis(?: and|,)? (?:and )?treatment"), &["diagnosis_treatment"]),
        (pattern!(r"self-care|burnout|therapist wellbeing|vicarious trauma"), &["therapist_wellbeing"]),
        (pattern!(r"motivational interviewing"), &["motivational_interviewing"]),
        (pattern!(r"cbt skills"), &["cbt_skills"]),
        // A subject by itself, in a list of them.
        (pattern!(r"^\W*laws?\W*$"), &["law_rules"]),
    ]
}

/// What a phrase is about.
pub fn of(phrase: &str) -> Vec<&'static str> {
    let mut rest = phrase.to_lowercase();
    let mut topics = Vec::new();
    for (words, slugs) in lexicon() {
        if words.is_match(&rest) {
            rest = words.replace_all(&rest, " ").into_owned();
            topics.extend(slugs.iter().filter(|slug| !topics.contains(*slug)).copied().collect::<Vec<_>>());
        }
    }
    topics
}

/// What a part of a whole is about: in a list of subjects more words name one than in running text.
pub fn of_part(phrase: &str) -> Vec<&'static str> {
    // What is said in brackets only explains.
    let phrase = pattern!(r"\([^)]*\)").replace_all(phrase, " ").into_owned();
    let known = of(&phrase);
    if !known.is_empty() {
        return known;
    }
    let methods: [(&Regex, &'static str); 7] = [
        (pattern!(r"\bdbt\b|dialectical behaviou?r"), "dbt"),
        (pattern!(r"\bcouples?\b|marital|relationship therapy"), "couples"),
        (pattern!(r"family (?:therapy|systems|work)|systemic (?:therapy|practice)"), "family_systems"),
        (pattern!(r"group (?:therapy|work|psychotherapy)"), "group_therapy"),
        (pattern!(r"trauma (?:treatment|therapy|work)"), "trauma_treatment"),
        (pattern!(r"artificial intelligence|\bai\b|technology"), "technology_ai"),
        (pattern!(r"assessment|diagnosis"), "assessment_diagnosis"),
    ];
    methods.into_iter().filter(|(words, _)| words.is_match(&phrase)).map(|(_, slug)| slug).take(1).collect()
}

/// Hours of a subject in running text: `3 hours of ethics`, `1.5 ethics CE credits`, `Ethics (2.0)`, `Ethics: 2 hours`.
pub fn find(text: &str) -> Vec<TopicHours> {
    let mut found: Vec<TopicHours> = Vec::new();
    let mut note = |topics: Vec<&'static str>, amount: Credit| {
        if !topics.is_empty() && amount > Credit::ZERO {
            found.push(TopicHours { topics, amount });
        }
    };
    for amount in amounts::find(text) {
        // A tenth of ten hours is a unit in the United States; whole ones are hours elsewhere.
        let tenths = amount.award.unit == "ceu" && amount.award.amount < Credit::hours(1);
        if amount.award.unit == "minute" || tenths {
            continue;
        }
        let after = &text[amount.end..];
        let before = &text[..amount.at];
        let in_between = of(&amount.between);
        if !in_between.is_empty() {
            note(in_between, amount.award.amount);
            continue;
        }
        // `of ethics`, `in cultural competence`, and no further than the clause.
        if let Some(phrase) = pattern!(r"^[^.;(]{0,3}(?: \(s\))?\s*(?:of|in|on|for|toward|towards|de|d'|en)\s+(?:the )?(?:area of |subject of |topic of )?([^.;:()\n]{3,60})").captures(after) {
            let phrase = phrase[1].split([',']).next().unwrap_or("").to_owned();
            let phrase = pattern!(r"\b(?:for|as required|required|towards?|with|by|on|at|that|which|and \d|approved|offered|including|completing|through|from)\b").split(&phrase).next().unwrap_or("").to_owned();
            let topics = of(&phrase);
            // Words beside the subject make it a title or something wider; hours of being supervised are no subject.
            // `3 hours of supervision CE` are.
            let learned = pattern!(r"\b(?:ces?|ceus?|cpd|training|education|credits?)$").is_match(phrase.trim());
            let supervised = topics == ["supervision"] && amount.award.unit == "hour" && !learned;
            if !topics.is_empty() && !supervised && phrase.split_whitespace().count() <= 7 {
                note(topics, amount.award.amount);
                continue;
            }
        }
        if let Some(phrase) = pattern!(r"(?:^|[.;:,(|\n]|includes?|including|of which|topic|subject area|area)\s*([A-Za-z][A-Za-z ,&/-]{2,60}?)\s*(?:\(|:|-|–|—|=)\s*$").captures(before) {
            note(of(&phrase[1]), amount.award.amount);
        }
        // `Law & Ethics 4 hrs, Telehealth 2 hrs`
        if pattern!(r"^\.? ?(?:[,;.)|\n]|$)").is_match(after)
            && let Some(phrase) =
                pattern!(r"(?:^|[;:,(|\n]|including|of which|\band) ?((?-i:[A-Z])[A-Za-z &/-]{2,40}) $")
                    .captures(before)
            && phrase[1].split_whitespace().count() <= 4
        {
            note(of(&phrase[1]), amount.award.amount);
        }
        // `3 CEUs (Ethics, Level 1)`, `2 CEUs Ethics;`, `3.00 hours are in ethics`
        for phrase in [
            pattern!(r"^\s*\(([A-Za-z][A-Za-z &/-]{2,40}?)(?:,[^)]*)?\)").captures(after),
            pattern!(r"^ ((?-i:[A-Z])[a-z]+(?: [a-z&]+){0,2})(?:[;,.)]|$)").captures(after),
            pattern!(r"^ (?:are|is|were|was) (?:in|for|on) ([a-z][a-z &/-]{2,40}?)(?:[;,.)]| and \d|$)")
                .captures(after),
            // `of which 3 hours law and ethics`
            pattern!(r"(?:of which|including|includes?|and) $").captures(before).and_then(|_| {
                pattern!(
                    r"^ (?:address(?:es)? |cover(?:s|ed)? |concern )?([a-z][a-z &/-]{2,60}?)(?: with | \(|[;,.)]|$)"
                )
                .captures(after)
            }),
            // `2 contact hours – Medical Errors`, all that a cell says
            before
                .is_empty()
                .then(|| pattern!(r"^ ?[–—-] ?((?-i:[A-Z])[a-z]+(?: [a-z&]+){0,3})$").captures(after))
                .flatten(),
        ]
        .into_iter()
        .flatten()
        {
            note(of(&phrase[1]), amount.award.amount);
        }
        if let Some(phrase) =
            pattern!(r"^\s*(?:\)|:|-|–|=)?\s*([A-Za-z][A-Za-z &/-]{2,50}?)\s*(?:requirement|mandate)").captures(after)
        {
            note(of(&phrase[1]), amount.award.amount);
        }
    }
    // `the six-hour California law and ethics requirement`
    for caught in pattern!(
        r"\b([a-z]+|\d{1,2}(?:\.\d)?)[- ]hour ([A-Za-z &/-]{3,60}?) (?:requirement|mandate|course requirement)"
    )
    .captures_iter(text)
    {
        if let Some(amount) = amounts::number(&caught[1]) {
            note(of(&caught[2]), amount);
        }
    }
    // `6.0 CE including 2.0 ethics`
    for caught in pattern!(r"\b(?:including|includes|of which|incl\.)\s+(\d{1,2}(?:[.,]\d{1,2})?)\s+(?:in |for )?([A-Za-z][A-Za-z &/-]{2,40})").captures_iter(text) {
        let unit = pattern!(r"\b(?:hours?|credits?|hrs?|points?|ceus?|ces?|contact|clock|minutes?)\b").is_match(&caught[2]);
        if let (false, Some(amount)) = (unit, amounts::number(&caught[1])) {
            note(of(&caught[2]), amount);
        }
    }
    found.extend(in_lists(text));
    found.extend(parts::find(text));
    found
}

/// Subjects in a list, an amount before or behind each.
fn in_lists(text: &str) -> Vec<TopicHours> {
    let mut found: Vec<TopicHours> = Vec::new();
    let mut note = |topics: Vec<&'static str>, amount: Credit| {
        if !topics.is_empty() && amount > Credit::ZERO {
            found.push(TopicHours { topics, amount });
        }
    };
    // `(1.0 Sexual Harassment Prevention; 1.0 Implicit Bias)`, `(3 hours crisis intervention, 3 hours ethics)`
    for list in pattern!(r"\(([^()]{6,160})\)").captures_iter(text) {
        let item = pattern!(
            r"^(\d{1,2}(?:\.\d{1,2})?) (?:hours? |hrs? |credits? |ces? |ceus? )?(?:of |in |on )?([a-z][a-z &/-]{2,50})$"
        );
        let items: Vec<_> = list[1].split([';', ',']).map(|part| item.captures(part.trim())).collect();
        if items.len() > 1 && items.iter().all(Option::is_some) {
            for caught in items.iter().flatten() {
                if let Some(amount) = amounts::number(&caught[1]) {
                    note(of(&caught[2]), amount);
                }
            }
        }
    }
    // `Credits by category: Ethics 3.5 (B-3, C-1); Cultural competence 3 (D-6)`
    if let Some(list) =
        pattern!(r"\bby (?:category|subject(?: area)?|topic|content area)\b[^:]{0,20}:(.{4,300})").captures(text)
    {
        for part in list[1].split(';') {
            if let Some(caught) = pattern!(
                r"^ ?([a-z][a-z &/-]{2,50}?):? (\d{1,2}(?:\.\d{1,2})?)(?: (?:hours?|credits?))?(?: \(|\.?$|\. )"
            )
            .captures(part)
                && let Some(amount) = amounts::number(&caught[2])
            {
                note(of(&caught[1]), amount);
            }
        }
    }
    // `Ethics hours earned: 2.0`
    for caught in pattern!(r"(?:^|[.;|] )([a-z][a-z &/-]{2,40}?) (?:hours|credits|ces|ceus)(?: (?:earned|awarded|claimed))?: ?(\d{1,2}(?:\.\d{1,2})?)(?:[.;|]|$| )").captures_iter(text) {
        let supervised = of(&caught[1]) == ["supervision"];
        if let (false, Some(amount)) = (supervised, amounts::number(&caught[2])) {
            note(of(&caught[1]), amount);
        }
    }
    // `Topic credit: implicit bias, 2 hours`, `Subject: Ethics (3 hours)`
    for caught in pattern!(r"(?:^|[.;|\n] ?)(?:topic|subject|category|content|hour|credit)s?(?: (?:area|credit|type|category|hours?))?: ?([a-z][a-z &/-]{2,50}?),? (?:[–—-] )?\(?(\d{1,2}(?:\.\d{1,2})?) ?(?:hours?|hrs?|credits?|ceus?)").captures_iter(text) {
        if let Some(amount) = amounts::number(&caught[2]) {
            note(of(&caught[1]), amount);
        }
    }
    // `(including 1.5 pharmacology hours)`
    for caught in pattern!(r"\b(?:including|includes|incl\.|of which) (\d{1,2}(?:\.\d{1,2})?) ([a-z][a-z &/-]{2,40}?) (?:hours?|hrs?|credits?|ceus?)\b").captures_iter(text) {
        let supervised = of(&caught[2]) == ["supervision"];
        if let (false, Some(amount)) = (supervised, amounts::number(&caught[1])) {
            note(of(&caught[2]), amount);
        }
    }
    // `of which 2.0 in pain management and 1.0 in implicit bias`
    for list in pattern!(r"\b(?:including|includes|of which|incl\.)\s+([^.;\n]*\d[^;\n]{3,120})").captures_iter(text) {
        for caught in pattern!(r"(?:^|and |, )(\d{1,2}(?:[.,]\d{1,2})?) (?:hours? )?(?:in|of|on|for) ([a-z][a-z /&-]{2,40}?)(?: and \d|[,.;]|$)")
            .captures_iter(&list[1].replace(" and ", ", and "))
        {
            if let Some(amount) = amounts::number(&caught[1]) {
                note(of(&caught[2]), amount);
            }
        }
    }
    // `Prevention of Medical Errors (2.0)`, `Ethics - 3.0; Cultural competence - 2`
    for caught in pattern!(r"(?:^|[.;:,|(\n])\s*([A-Za-z][A-Za-z &/,-]{2,60}?)\s*(?:\(|:|=|–|-)\s*(\d{1,2}(?:[.,]\d{1,2})?)\s*(?:\)|$|;|,|\|)").captures_iter(text) {
        if let Some(amount) = amounts::number(&caught[2]) {
            note(of(&caught[1]), amount);
        }
    }
    found
}

/// Each subject once; where two amounts are given for one, neither is known.
pub fn settle(found: Vec<TopicHours>) -> Vec<TopicHours> {
    let mut settled: Vec<TopicHours> = Vec::new();
    for hours in &found {
        let same = |other: &TopicHours| other.topics.iter().any(|topic| hours.topics.contains(topic));
        let disputed = found.iter().any(|other| other.topics == hours.topics && other.amount != hours.amount);
        if !disputed && !settled.iter().any(same) {
            settled.push(hours.clone());
        }
    }
    settled
}
