//! Plans whose answer can be reasoned out by hand, one rule of planning each.

use crate::plans::solve;
use domain::credit::plan::{Blocking, Outcome};
use domain::credit::{Choices, Plan, parse_catalogue, parse_portfolio};
use domain::rules::Library;
use serde_json::{Value, json};

/// A licence, as most cases need it.
fn licence(id: &str, set: &str, title: &str, expires_on: &str) -> Value {
    json!({"id": id, "rule_set": set, "title": title, "issued_on": "2012-01-10", "expires_on": expires_on})
}

/// A live course on some topics; other fields may be given and then stand instead.
fn course(id: &str, date: &str, minutes: i64, topics: &[&str], more: Value) -> Value {
    let mut course = json!({"id": id, "date": date, "amount": {"minutes": minutes}, "delivery": "in_person",
        "segments": [{"share": 1, "topics": topics}]});
    for (key, value) in more.as_object().expect("more fields") {
        course[key] = value.clone();
    }
    course
}

fn answer(licences: &[Value], activities: &[Value], candidates: &[Value], more: Value) -> Plan {
    let portfolio = json!({"schema": 1, "as_of": "2026-05-01", "licences": licences, "activities": activities});
    let mut catalogue = json!({"schema": 1, "candidates": candidates});
    for (key, value) in more.as_object().expect("more fields") {
        catalogue[key] = value.clone();
    }
    solve(&portfolio.to_string(), &catalogue.to_string())
}

fn bought(plan: &Plan) -> (i64, Vec<&str>) {
    assert!(plan.feasible && plan.optimal, "{plan:?}");
    match &plan.outcome {
        Outcome::Buy { cost, chosen, .. } => (*cost, chosen.iter().map(String::as_str).collect()),
        Outcome::Blocked { .. } => panic!("{plan:?}"),
    }
}

fn blocking(plan: &Plan) -> Vec<(Option<&str>, &str, i64)> {
    assert!(!plan.feasible && plan.optimal, "{plan:?}");
    match &plan.outcome {
        Outcome::Blocked { blocking, .. } => blocking
            .iter()
            .map(|Blocking { licence, requirement, missing }| (licence.as_deref(), requirement.as_str(), *missing))
            .collect(),
        Outcome::Buy { .. } => panic!("{plan:?}"),
    }
}

/// Georgia, two hours of live ethics short: 3,500 in all, of which 500 live ethics and 1,500 core.
fn georgia() -> (Value, Vec<Value>) {
    let licence = json!({"id": "ga", "rule_set": "us-ga-counselor", "title": "LPC", "issued_on": "2012-01-10"});
    let done = vec![
        course("core", "2025-05-01", 1920, &["core"], json!({})),
        course("ethics", "2025-06-01", 180, &["ethics"], json!({})),
    ];
    (licence, done)
}

#[test]
fn what_is_enough_costs_nothing_and_ends_on_no_day() {
    let (licence, mut done) = georgia();
    done.push(course("more", "2025-07-01", 120, &["ethics"], json!({})));
    let plan = answer(&[licence], &done, &[course("c", "2026-06-01", 600, &["ethics"], json!({"cost": 0}))], json!({}));
    let nothing =
        Outcome::Buy { cost: 0, minutes: 0, finish_on: None, chosen: vec![], tasks_remaining: vec![] };
    assert_eq!(plan.outcome, nothing);
}

#[test]
fn of_equal_cost_the_shorter_then_the_earlier_then_the_fewer() {
    let (licence, done) = georgia();
    let plan = |candidates: &[Value]| answer(std::slice::from_ref(&licence), &done, candidates, json!({}));
    let long = course("long", "2026-06-01", 180, &["ethics"], json!({"cost": 4000}));
    let late = course("late", "2026-08-01", 120, &["ethics"], json!({"cost": 4000}));
    let early = course("early", "2026-07-01", 120, &["ethics"], json!({"cost": 4000}));
    let half = |id: &str| course(id, "2026-07-01", 60, &["ethics"], json!({"cost": 2000}));
    assert_eq!(bought(&plan(&[long.clone(), late.clone()])).1, ["late"]);
    assert_eq!(bought(&plan(&[long.clone(), late.clone(), early.clone()])).1, ["early"]);
    assert_eq!(bought(&plan(&[half("h1"), late.clone(), half("h2")])).1, ["h1", "h2"]);
    assert_eq!(bought(&plan(&[half("h1"), early, half("h2"), long, late])).1, ["early"]);
}

#[test]
fn only_what_is_completed_from_today_until_the_last_day_can_be_bought() {
    let (licence, done) = georgia();
    let candidates = [
        course("before", "2026-04-30", 120, &["ethics"], json!({"cost": 100})),
        course("today", "2026-05-01", 120, &["ethics"], json!({"cost": 900})),
        course("last", "2026-06-01", 120, &["ethics"], json!({"cost": 800})),
        course("after", "2026-06-02", 120, &["ethics"], json!({"cost": 200})),
    ];
    let plan = |more: Value| answer(std::slice::from_ref(&licence), &done, &candidates, more);
    assert_eq!(bought(&plan(json!({}))), (200, vec!["after"]));
    assert_eq!(bought(&plan(json!({"by": "2026-06-01"}))), (800, vec!["last"]));
    assert_eq!(bought(&plan(json!({"by": "2026-05-31"}))), (900, vec!["today"]));
    assert_eq!(blocking(&plan(json!({"by": "2026-04-30"}))), [
        (Some("ga"), "ethics-synchronous", 200)
    ]);
}

#[test]
fn what_is_given_beside_the_catalogue_stands_instead_of_it() {
    let (licence, done) = georgia();
    let library = Library::builtin();
    let portfolio = json!({"schema": 1, "as_of": "2026-05-01", "licences": [licence], "activities": done});
    let portfolio = parse_portfolio(&portfolio.to_string(), None, library).expect("it is sound");
    let catalogue = json!({"schema": 1, "budget": 100, "by": "2026-05-02",
        "candidates": [course("c", "2026-06-01", 120, &["ethics"], json!({"cost": 900}))]});
    let given = Choices { budget: Some(900), by: "2026-06-01".parse().ok(), licences: None };
    let catalogue = parse_catalogue(&catalogue.to_string(), given, &portfolio).expect("it is sound");
    assert_eq!(bought(&domain::credit::plan(&portfolio, &catalogue, library)), (900, vec!["c"]));
}

#[test]
fn a_budget_that_is_just_enough_is_enough() {
    let (licence, done) = georgia();
    let candidates = [course("c", "2026-06-01", 120, &["ethics"], json!({"cost": 900}))];
    let plan = |budget: i64| answer(std::slice::from_ref(&licence), &done, &candidates, json!({"budget": budget}));
    assert_eq!(bought(&plan(900)).0, 900);
    assert_eq!(blocking(&plan(899)), [(None, "budget", 1)]);
    let Outcome::Blocked { cheapest_cost, .. } = plan(899).outcome else { panic!("over budget") };
    assert_eq!(cheapest_cost, Some(900));
}

#[test]
fn what_the_portfolio_plans_is_counted_in_and_never_bought_again() {
    let (licence, mut done) = georgia();
    done.push(course("planned", "2026-09-01", 60, &["ethics"], json!({"status": "planned"})));
    let candidates = [
        course("one", "2026-06-01", 60, &["ethics"], json!({"cost": 900})),
        course("two", "2026-06-01", 120, &["ethics"], json!({"cost": 1000})),
    ];
    assert_eq!(bought(&answer(&[licence], &done, &candidates, json!({}))), (900, vec!["one"]));
}

#[test]
fn a_licence_without_a_known_cycle_blocks_and_one_not_asked_for_does_not() {
    let (ga, done) = georgia();
    let az = json!({"id": "az", "rule_set": "us-az-psychologist", "title": "Licensed Psychologist", "issued_on": "2012-01-10"});
    let candidates = [course("c", "2026-06-01", 120, &["ethics"], json!({"cost": 900}))];
    let both = answer(&[ga.clone(), az.clone()], &done, &candidates, json!({}));
    assert_eq!(blocking(&both), [(Some("az"), "cycle_end", 0)]);
    let one = answer(&[ga, az], &done, &candidates, json!({"licences": ["ga"]}));
    assert_eq!(bought(&one), (900, vec!["c"]));
}

#[test]
fn pins_of_the_portfolio_never_speak_of_candidates() {
    let (licence, mut done) = georgia();
    done.push(course("same", "2025-08-01", 120, &["ethics"], json!({})));
    let portfolio = json!({"schema": 1, "as_of": "2026-05-01", "licences": [licence], "activities": done,
        "pins": [{"activity": "same", "licence": "ga", "effect": "forbid"}]});
    let catalogue = json!({"schema": 1, "candidates": [course("same", "2026-06-01", 120, &["ethics"], json!({"cost": 7}))]});
    assert_eq!(bought(&solve(&portfolio.to_string(), &catalogue.to_string())), (7, vec!["same"]));
}
