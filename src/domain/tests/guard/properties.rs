//! What must hold for any text: made by a small generator with a fixed seed from words, signs and scalars of all planes.

use domain::guard::words::{
    ALLOWED, AUTHORS, GIVEN, HUMAN, KIN, PLAIN, SURNAMES, TITLES, TOWN_WORDS, TOWNS, VERBS, WORD_NAMES,
};
use domain::guard::{Finding, Level, Profile, check};

/// A linear congruential generator: the same texts on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }
}

/// Parts that the rules look for, so that they meet in every order.
const PARTS: [&str; 60] = [
    "client",
    "Mr",
    "Grace",
    "mark",
    "her",
    "son",
    "called",
    "K.L.",
    "JT",
    "\"",
    "“",
    "”",
    "'",
    "’s",
    "@",
    "#",
    "4",
    "12th",
    "of",
    "June",
    "03/11/2025",
    "+",
    "(0",
    "44",
    "7700",
    "900123",
    "http",
    "://",
    "www",
    ".",
    ",",
    ":",
    "-",
    "–",
    "/",
    "::",
    "fe80",
    "943",
    "476",
    "5919",
    "MRN",
    "LS6",
    "3AB",
    "Flat",
    "Street",
    "lives",
    "in",
    "Leeds",
    "works",
    "at",
    "only",
    "surgeon",
    "aged",
    "93",
    "born",
    "dob",
    "\n",
    "…",
    "St",
    "Māori",
];

fn random(seed: u64) -> String {
    let mut dice = Dice(seed);
    let mut text = String::new();
    for _ in 0..dice.roll(60) {
        match dice.roll(4) {
            0 => text.extend(char::from_u32(u32::try_from(dice.roll(0x11_0000)).unwrap_or(0))),
            _ => text.push_str(PARTS[dice.roll(PARTS.len())]),
        }
        if dice.roll(3) > 0 {
            text.push(' ');
        }
    }
    text
}

fn texts() -> impl Iterator<Item = (String, Profile)> {
    (0..1_500).map(|seed| (random(seed), if seed % 4 == 0 { Profile::Catalogue } else { Profile::Clinical }))
}

#[test]
fn offsets_count_characters_and_stay_within_the_text() {
    for (text, profile) in texts() {
        let length = text.chars().count();
        for finding in check(&text, profile).findings {
            assert!(finding.start < finding.end && finding.end <= length, "{text:?}: {finding:?}");
        }
    }
}

#[test]
fn a_finding_says_where_the_name_stands_behind_wide_characters() {
    let text = "🙂 Māori, then Priya cried";
    let found = check(text, Profile::Clinical).findings;
    let cut: Vec<String> = found.iter().map(|f| text.chars().skip(f.start).take(f.end - f.start).collect()).collect();
    assert_eq!(cut, ["Priya"]);
}

#[test]
fn findings_are_sorted_and_the_verdict_is_the_gravest() {
    for (text, profile) in texts() {
        let verdict = check(&text, profile);
        assert!(
            verdict.findings.is_sorted_by_key(|finding| (finding.start, finding.end, finding.category)),
            "{text:?}"
        );
        let gravest = verdict.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Pass);
        assert_eq!(verdict.level, gravest);
        assert!(verdict.findings.iter().all(|finding| finding.level > Level::Pass));
    }
}

#[test]
fn the_same_text_has_the_same_verdict() {
    for (text, profile) in texts() {
        assert_eq!(check(&text, profile), check(&text.clone(), profile));
    }
}

/// The finding still stands: the same kind over the same place, at least as grave.
fn stands(finding: &Finding, among: &[Finding]) -> bool {
    among.iter().any(|other| {
        other.category == finding.category
            && other.level >= finding.level
            && other.start <= finding.start
            && finding.end <= other.end
    })
}

#[test]
fn clean_text_behind_it_takes_no_finding_away() {
    for (text, profile) in texts() {
        let longer = check(&format!("{text}\nI rescue when silence lasts."), profile).findings;
        for finding in check(&text, profile).findings {
            assert!(stands(&finding, &longer), "{text:?}: {finding:?}");
        }
    }
}

/// Work that grows with the square of the length would take a hundred times as long for ten times the text.
#[test]
fn long_texts_without_space_or_end_are_read_in_one_go() {
    for part in ["a.", "1 ", "1-", "::", "\"a", "K.", "client ", "@a", "Grace ", "+1(", "one ", "a-"] {
        let text = part.repeat(4_000);
        let length = text.chars().count();
        assert!(check(&text, Profile::Clinical).findings.iter().all(|finding| finding.end <= length), "{part}");
    }
}

#[test]
fn a_verdict_is_plain_json() {
    let verdict = serde_json::to_value(check("client K is 43", Profile::Clinical)).expect("a verdict is JSON");
    assert_eq!(verdict["verdict"], "block");
    assert_eq!(verdict["findings"][0]["category"], "initials_code");
    assert_eq!(verdict["findings"][0]["level"], "block");
    assert_eq!(verdict["findings"][1]["start"], 12);
    assert_eq!(verdict["findings"][1]["end"], 14);
    assert_eq!(verdict["findings"][1]["suggestion"], "in their forties");
    assert_eq!(serde_json::to_value(check("", Profile::Clinical)).expect("JSON")["verdict"], "pass");
}

#[test]
fn names_are_found_with_and_without_accents_and_capitals() {
    for text in
        ["Zoë cancelled again", "Zoe\u{308} cancelled again", "zoë cancelled again", "ZOË CANCELLED AGAIN TODAY"]
    {
        assert_eq!(check(text, Profile::Clinical).level, Level::Warn, "{text}");
    }
}

#[test]
fn a_list_finds_each_of_its_words_and_no_other() {
    let lists = [GIVEN, WORD_NAMES, SURNAMES, AUTHORS, ALLOWED, TOWNS, TOWN_WORDS, PLAIN, HUMAN, KIN, TITLES, VERBS];
    for list in lists {
        let words: Vec<&str> = list.words().collect();
        assert!(words.is_sorted() && words.len() > 50, "{}", words[0]);
        for word in words {
            assert!(list.has(word), "{word}");
            assert!(!list.has(&format!("{word}#")) && !list.has(&format!("#{word}")), "{word}");
        }
    }
    assert!(!GIVEN.has(""));
}

#[test]
fn every_reason_is_a_calm_sentence_that_promises_nothing() {
    for (text, profile) in texts() {
        for finding in check(&text, profile).findings {
            assert!(finding.why.ends_with('.') && finding.why.starts_with(char::is_uppercase), "{}", finding.why);
            assert!(!finding.why.contains("safe") && !finding.why.contains("must"), "{}", finding.why);
        }
    }
}
