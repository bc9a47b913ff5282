//! Sentences to be flagged and sentences to be left alone. Half of our own are held out: the rules were not written by them.

use domain::guard::{Category, Level, Profile, check};
use serde::Deserialize;

#[derive(Deserialize)]
struct Sentences {
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Case {
    id: String,
    profile: String,
    text: String,
    expect: String,
    #[serde(default)]
    min_severity: String,
    categories: Vec<String>,
    spans: Vec<String>,
}

/// Identifiers that a register, exchange or calendar gives out: none of them may slip through.
const STRUCTURED: [&str; 4] = ["phone_fax", "contact_web", "id_number", "date"];

fn read(file: &str) -> Vec<Case> {
    let path = format!("{}/tests/guard/{file}.json", env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(path).expect("the sentences are there");
    serde_json::from_str::<Sentences>(&text).expect("the sentences are sound").cases
}

fn level(word: &str) -> Level {
    match word {
        "hint" => Level::Hint,
        "warn" => Level::Warn,
        "block" => Level::Block,
        other => panic!("no level is called {other}"),
    }
}

fn name(category: Category) -> String {
    serde_json::to_value(category).expect("a category is a word").as_str().unwrap_or_default().to_owned()
}

impl Case {
    fn profile(&self) -> Profile {
        match self.profile.as_str() {
            "clinical" => Profile::Clinical,
            "catalogue" => Profile::Catalogue,
            other => panic!("no profile is called {other}"),
        }
    }

    /// What the guard does wrong here; `None` if it is right.
    fn fault(&self) -> Option<String> {
        let verdict = check(&self.text, self.profile());
        let found: Vec<String> = verdict
            .findings
            .iter()
            .map(|f| format!("{} {:?} {}", name(f.category), f.level, self.cut(f.start, f.end)))
            .collect();
        if self.expect == "pass" {
            return (verdict.level > Level::Hint).then(|| format!("{} {:?}: {found:?}", self.id, self.text));
        }
        let hit = verdict.findings.iter().any(|finding| {
            let overlaps = self.spans.iter().any(|span| {
                let byte = self.text.find(span.as_str()).expect("a span is part of its text");
                let start = self.text[..byte].chars().count();
                finding.start < start + span.chars().count() && start < finding.end
            });
            finding.level >= level(&self.min_severity) && overlaps && self.categories.contains(&name(finding.category))
        });
        (!hit).then(|| format!("{} {} {:?}: {found:?}", self.id, self.categories[0], self.text))
    }

    fn cut(&self, start: usize, end: usize) -> String {
        self.text.chars().skip(start).take(end - start).collect()
    }
}

struct Figures {
    flagged: usize,
    caught: usize,
    structured: usize,
    structured_caught: usize,
    clean: usize,
    wrongly: usize,
    faults: Vec<String>,
}

fn figures<'a>(cases: impl Iterator<Item = &'a Case>) -> Figures {
    let mut figures =
        Figures { flagged: 0, caught: 0, structured: 0, structured_caught: 0, clean: 0, wrongly: 0, faults: vec![] };
    for case in cases {
        let fault = case.fault();
        let right = usize::from(fault.is_none());
        if case.expect == "pass" {
            figures.clean += 1;
            figures.wrongly += 1 - right;
        } else {
            figures.flagged += 1;
            figures.caught += right;
            let structured = usize::from(STRUCTURED.contains(&case.categories[0].as_str()));
            figures.structured += structured;
            figures.structured_caught += structured * right;
        }
        figures.faults.extend(fault);
    }
    figures
}

/// Prints the figures of a half and asserts the targets; faults of the held-out half are counted, not shown.
fn half(remainder: usize, show: bool) {
    let cases = read("own-sentences");
    let mut half = Vec::new();
    for (place, case) in cases.iter().enumerate() {
        if place % 2 == remainder {
            half.push(case);
        }
    }
    let found = figures(half.into_iter());
    println!(
        "structured {}/{}, all {}/{}, clean sentences at warn or above {}/{}",
        found.structured_caught, found.structured, found.caught, found.flagged, found.wrongly, found.clean
    );
    if show {
        println!("{}", found.faults.join("\n"));
    }
    assert!(found.flagged > 150 && found.clean > 150, "the half is too small to say anything");
    assert_eq!(found.structured_caught, found.structured, "every structured identifier is caught");
    assert!(found.caught * 100 >= found.flagged * 95, "at least 95 of 100 are caught");
    assert!(found.wrongly * 100 <= found.clean * 5, "at most 5 of 100 clean sentences are stopped");
}

#[test]
fn the_half_that_was_developed_on_meets_the_targets() {
    half(0, true);
}

#[test]
fn the_half_that_was_held_out_meets_the_targets() {
    half(1, false);
}

#[test]
fn every_developer_example_is_right() {
    let found = figures(read("developer-examples").iter());
    assert_eq!(found.flagged + found.clean, 20);
    assert!(found.faults.is_empty(), "{}", found.faults.join("\n"));
}
