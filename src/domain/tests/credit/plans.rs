//! Plans: the worked ones in full, then those whose answer can be reasoned out by hand.

use crate::made::Dice;
use domain::credit::portfolio::*;
use domain::credit::{Choices, Plan, parse_catalogue, parse_portfolio, plan};
use domain::rules::Library;
use serde_json::{Value, json};

pub fn solve(portfolio: &str, catalogue: &str) -> Plan {
    let library = Library::builtin();
    let portfolio = parse_portfolio(portfolio, None, library).expect("the portfolio is sound");
    let catalogue = parse_catalogue(catalogue, Choices::default(), &portfolio).expect("the catalogue is sound");
    plan(&portfolio, &catalogue, library)
}

/// Answers all that a portfolio's rule sets ask, so that no row is unknown.
pub fn every_answer(portfolio: &mut Portfolio, dice: &mut Dice) {
    for licence in &mut portfolio.licences {
        let set = Library::builtin().get(&licence.rule_set).expect("the set is there");
        let variants = set.total_variant.iter().flat_map(|variant| &variant.applies);
        for slug in set.rule.iter().flat_map(|rule| &rule.applies).chain(variants) {
            let answer = if dice.roll(2) == 0 { Answer::Yes } else { Answer::No };
            portfolio.person.conditions.entry(slug.clone()).or_insert(answer);
        }
        for rule in &set.rule {
            licence.last_met.insert(rule.id.clone(), LastMet::Never);
            if let Some(base) = &rule.base {
                licence.bases.insert(base.clone(), 5000);
            }
        }
    }
}

fn case(name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let read = |kind: &str| std::fs::read_to_string(format!("{folder}/{name}.{kind}.json")).expect("the case is there");
    let found = serde_json::to_value(solve(&read("portfolio"), &read("catalogue"))).expect("a plan is JSON");
    let expected: Value = serde_json::from_str(&read("plan")).expect("the plan is JSON");
    for (key, value) in expected.as_object().expect("a plan is an object") {
        assert_eq!(found[key], *value, "{name}: {key}");
    }
    assert_eq!(found["optimal"], json!(true), "{name}");
}

macro_rules! cases {
    ($($name:ident: $file:literal),+ $(,)?) => {
        $(#[test] fn $name() { case($file); })+
    };
}

cases! {
    two_short_courses_are_cheaper_than_a_day: "plan-1-two-short-courses",
    what_is_earlier_is_dearer: "plan-2-earlier-is-dearer",
    possible_but_not_for_this_money: "plan-3-over-budget",
    nothing_on_offer_is_live_enough: "plan-4-impossible",
    one_course_for_two_licences: "plan-5-one-course-two-licences",
}
