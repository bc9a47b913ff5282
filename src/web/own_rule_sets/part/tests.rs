//! Each part: filled in, told in plain words, and taken back into its blanks.

use super::*;
use crate::web::own_rule_sets::sentence::Typed;
use domain::rules::Library;
use domain::vocabulary::Vocabulary;
use domain::words;

/// A part, what is typed, and how it is told afterwards.
type Case = (Part, &'static [(&'static str, &'static str)], &'static str);

const CASES: &[Case] = &[
    (
        Part::Hour,
        &[("minutes", "50"), ("shortest", "1"), ("step", "0.5")],
        "An hour is 50 minutes; the shortest activity is 1 hour; credit comes in steps of 0.5 hours.",
    ),
    (Part::Units, &[("ceu", "10")], "One CEU is 10 hours."),
    (Part::Totals, &[("total", ""), ("total", "12.5")], "12.5 hours for Listener."),
    (Part::CarryOver, &[("allowed", "no")], "Hours do not carry over into the next period."),
    (
        Part::CarryOver,
        &[("allowed", "yes"), ("most", "4.5"), ("cycles", "2"), ("topics", "ethics"), ("how", "excluded")],
        "Up to 4.5 hours carry over, for 2 periods; hours on professional ethics do not.",
    ),
    (
        Part::CarryOver,
        &[("allowed", "yes"), ("most", "4"), ("topics", "ethics"), ("how", "general")],
        "Up to 4 hours carry over; hours on professional ethics then count to the total alone.",
    ),
    (Part::FirstRenewal, &[("treatment", "full")], "The first renewal asks for the same hours."),
    (Part::FirstRenewal, &[("treatment", "exempt")], "The first renewal asks for no hours."),
    (
        Part::FirstRenewal,
        &[("treatment", "months")],
        "The first renewal asks for a part, by how long you have been licensed.",
    ),
    (
        Part::FirstRenewal,
        &[("treatment", "days")],
        "The first renewal asks for a part, by how long you have been licensed.",
    ),
    (
        Part::FirstRenewal,
        &[("treatment", "hours"), ("hours", "15")],
        "A first period that is not full asks for 15 hours.",
    ),
];

fn typed(blanks: &[(&str, &str)]) -> Typed {
    Typed(blanks.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
}

/// A set that says nothing of any part.
fn set() -> RuleSet {
    let set = Library::builtin().get("us-tx-counselor").unwrap().clone();
    let set = Part::ALL.into_iter().fold(set, |set, part| part.without(set));
    RuleSet { titles: vec!["Talker".into(), "Listener".into()], ..set }
}

#[test]
fn each_part_is_told_in_plain_words_and_comes_back() {
    for (part, blanks, told) in CASES {
        let made = part.parse(&typed(blanks), set()).unwrap_or_else(|found| panic!("{part:?}: {found:?}"));
        let said = words::rule_set(&made, Vocabulary::builtin());
        let said: Vec<&str> =
            said.iter().filter(|said| said.heading == part.heading()).map(|said| said.sentence.as_str()).collect();
        assert_eq!(said, [*told], "{part:?}");
        assert_eq!(part.parse(&part.filled(&made), set()).unwrap(), made, "{part:?}");
        assert!(part.is_in(&made) && !part.is_offered(&made));
        assert_eq!(part.without(made), set(), "{part:?}");
    }
}

#[test]
fn what_cannot_be_meant_is_refused() {
    let refused = |part: Part, blanks: &[(&str, &str)], field: &str| {
        let problems = part.parse(&typed(blanks), set()).unwrap_err();
        assert!(problems.of(field).is_some(), "{part:?} {blanks:?}: {problems:?}");
    };
    refused(Part::Hour, &[("minutes", "0")], "minutes");
    refused(Part::Units, &[], "ceu");
    refused(Part::Totals, &[("total", "many")], "total");
    refused(Part::CarryOver, &[("allowed", "yes")], "most");
    refused(Part::CarryOver, &[("allowed", "maybe")], "allowed");
    refused(Part::FirstRenewal, &[("treatment", "hours")], "hours");
}
