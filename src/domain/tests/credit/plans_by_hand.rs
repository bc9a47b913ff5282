//! Plans for rule sets of a few lines, so that each answer can be reasoned out by hand.

use domain::credit::plan::{Blocking, Outcome};
use domain::credit::{Choices, Plan, Portfolio, parse_catalogue, parse_portfolio, plan};
use domain::rules::{Library, RuleSet};
use serde_json::{Value, json};

/// A board that asks for so many hours, and what `rules` say.
pub fn board(id: &str, anchor: &str, hours: u32, rules: &str) -> RuleSet {
    let text = format!(
        r#"
        schema = 1
        id = "{id}"
        jurisdiction = "XX"
        profession = "counselor"
        board = "{id}"
        titles = ["Counselor"]
        verified = true
        basis = "primary"
        as_of = "2026-11"
        gaps = []
        [cycle]
        months = 24
        anchor = "{anchor}"
        detail = "Every two years."
        source = ["law"]
        verified = true
        [total]
        hours = {hours}
        fact = "So many hours."
        source = ["law"]
        verified = true
        {rules}
        [[source]]
        id = "law"
        kind = "regulation"
        url = "https://example.org/"
        title = "A law"
        fact = "So it says."
        as_of = "2026"
        "#
    );
    toml::from_str(&text).unwrap_or_else(|error| panic!("{error}"))
}

/// A rule of a board.
pub fn rule(id: &str, kind: &str, more: &str) -> String {
    format!(
        "[[rule]]\nid = \"{id}\"\nkind = \"{kind}\"\nfact = \"So it is.\"\nsource = [\"law\"]\nverified = true\n{more}\n"
    )
}

/// A licence, its row, and what is missing of it.
type Missing = (Option<String>, String, i64);

/// Boards whose licences end in a year, what is in the portfolio, and what is on offer.
struct Asked {
    boards: Vec<RuleSet>,
    activities: Vec<Value>,
    catalogue: Value,
    given: Choices,
}

fn asked(boards: Vec<RuleSet>, activities: &[Value], candidates: &[Value]) -> Asked {
    let catalogue = json!({"schema": 1, "candidates": candidates});
    Asked { boards, activities: activities.to_vec(), catalogue, given: Choices::default() }
}

impl Asked {
    fn with(mut self, key: &str, value: Value) -> Self {
        self.catalogue[key] = value;
        self
    }

    fn plan(&self) -> Plan {
        let library = Library::builtin().with(self.boards.clone());
        let licences: Vec<Value> = self.boards.iter().map(licence).collect();
        let portfolio = json!({"schema": 1, "as_of": "2026-11-23", "person": {}, "licences": licences, "activities": self.activities});
        let portfolio: Portfolio = parse_portfolio(&portfolio.to_string(), None, &library).expect("it is sound");
        let catalogue =
            parse_catalogue(&self.catalogue.to_string(), self.given.clone(), &portfolio).expect("it is sound");
        let plan = plan(&portfolio, &catalogue, &library);
        assert!(plan.optimal, "{plan:?}");
        plan
    }

    /// Cost and ids of what is bought.
    fn buys(&self) -> (i64, Vec<String>) {
        match self.plan().outcome {
            Outcome::Buy { cost, chosen, .. } => (cost, chosen),
            blocked => panic!("{blocked:?}"),
        }
    }

    /// Rows that stand in the way, with the cheapest cost.
    fn blocks(&self) -> (Vec<Missing>, Option<i64>) {
        match self.plan().outcome {
            Outcome::Blocked { blocking, cheapest_cost } => {
                let row = |own: Blocking| (own.licence, own.requirement, own.missing);
                (blocking.into_iter().map(row).collect(), cheapest_cost)
            }
            bought => panic!("{bought:?}"),
        }
    }
}

/// The licence of a board; one without a known anchor says nothing of its end.
fn licence(board: &RuleSet) -> Value {
    let mut licence = json!({"id": board.id, "rule_set": board.id, "title": "Counselor", "issued_on": "2015-01-01"});
    if board.cycle.anchor != domain::rules::Anchor::Unknown {
        licence["expires_on"] = json!("2027-11-30");
    }
    licence
}

fn course(id: &str, date: &str, hours: i64, topics: &[&str]) -> Value {
    json!({"id": id, "date": date, "amount": {"minutes": hours * 60}, "segments": [{"share": 1, "topics": topics}]})
}

fn offer(activity: Value, cost: i64) -> Value {
    with(activity, "cost", json!(cost))
}

fn with(mut value: Value, key: &str, other: Value) -> Value {
    value[key] = other;
    value
}

fn again(activity: Value) -> Value {
    with(activity, "repeat_key", json!("again"))
}

fn ids(list: &[&str]) -> Vec<String> {
    list.iter().map(|&id| id.to_owned()).collect()
}

fn row(licence: &str, requirement: &str, missing: i64) -> Missing {
    (Some(licence.to_owned()), requirement.to_owned(), missing)
}

#[test]
fn what_the_portfolio_plans_takes_the_place_of_a_repeat_first() {
    let once = board("b", "licence_term", 4, &rule("once", "no_repeat", ""));
    let planned = with(again(course("planned", "2027-06-01", 1, &[])), "status", json!("planned"));
    let offers = [
        // Earlier than what is planned, and yet it comes after it.
        offer(again(course("same", "2027-01-01", 3, &[])), 1),
        offer(course("other", "2027-02-01", 3, &[]), 100),
    ];
    assert_eq!(asked(vec![once.clone()], &[planned], &offers).buys(), (100, ids(&["other"])));
    let short = offer(course("short", "2027-02-01", 1, &[]), 10);
    assert_eq!(asked(vec![once], &[], &[offers[0].clone(), short]).buys(), (11, ids(&["same", "short"])));
}

#[test]
fn candidates_share_a_place_by_choice_and_not_by_date() {
    let once = board("once", "licence_term", 4, &rule("once", "no_repeat", ""));
    let ethics = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 2");
    let free = board("free", "licence_term", 2, &ethics);
    // The earlier one is bought for the other licence; here the later one takes the place.
    let offers = [
        offer(again(course("early", "2027-01-01", 2, &["ethics"])), 10),
        offer(again(course("late", "2027-05-01", 4, &[])), 50),
        offer(course("dear", "2027-03-01", 4, &["ethics"]), 70),
    ];
    assert_eq!(asked(vec![once, free], &[], &offers).buys(), (60, ids(&["early", "late"])));
}

#[test]
fn a_fixed_credit_is_given_once_a_cycle_whoever_brings_it() {
    let fixed =
        board("b", "licence_term", 6, &rule("paper", "fixed_credit", "activities = [\"publication\"]\nhours = 3"));
    let paper = |id: &str| json!({"id": id, "date": "2027-02-01", "activity": "publication"});
    let offers = [
        offer(paper("p1"), 10),
        offer(paper("p2"), 11),
        offer(course("course", "2027-03-01", 3, &[]), 100),
        offer(course("long", "2027-03-01", 6, &[]), 150),
    ];
    assert_eq!(asked(vec![fixed.clone()], &[], &offers).buys(), (110, ids(&["course", "p1"])));
    let done = json!({"id": "done", "date": "2026-02-01", "activity": "publication"});
    assert_eq!(asked(vec![fixed], &[done], &offers).buys(), (100, ids(&["course"])));
}

#[test]
fn a_candidate_never_lifts_the_total_and_what_is_planned_does() {
    let more = "activities = [\"examination\"]\nhours = 2\nsatisfies = \"total\"";
    let lifting = board("b", "licence_term", 6, &rule("exam", "fixed_credit", more));
    let exam = |id: &str| json!({"id": id, "date": "2027-02-01", "activity": "examination"});
    let offers = [offer(exam("exam"), 1), offer(course("four", "2027-03-01", 4, &[]), 100)];
    assert_eq!(asked(vec![lifting.clone()], &[], &offers).buys(), (101, ids(&["exam", "four"])));
    let planned = with(exam("planned"), "status", json!("planned"));
    assert_eq!(asked(vec![lifting], &[planned], &offers).buys(), (0, vec![]));
}

#[test]
fn a_candidate_never_satisfies_by_teaching() {
    let more = "topics = [\"supervision\"]\nhours = 3\nsatisfied_by_teaching = true";
    let taught = board("b", "licence_term", 3, &rule("supervision", "topic_minimum", more));
    let teaching = |id: &str| with(course(id, "2027-02-01", 1, &["supervision"]), "activity", json!("teaching"));
    let offers = [offer(teaching("teach"), 1), offer(course("plain", "2027-03-01", 2, &[]), 10)];
    let missing = vec![row("b", "supervision", 200)];
    assert_eq!(asked(vec![taught.clone()], &[], &offers).blocks(), (missing, None));
    let done = with(with(teaching("done"), "date", json!("2026-02-01")), "status", json!("completed"));
    assert_eq!(asked(vec![taught], &[done], &offers).buys(), (10, ids(&["plain"])));
}

#[test]
fn rows_with_something_unknown_are_due_unless_they_are_ignored() {
    let more = "topics = [\"supervision\"]\nhours = 2\napplies = [\"supervisors\"]";
    let conditional = board("b", "licence_term", 2, &rule("supervision", "topic_minimum", more));
    let offers = [
        offer(course("plain", "2027-02-01", 2, &[]), 10),
        offer(course("supervision", "2027-02-01", 2, &["supervision"]), 40),
    ];
    let due = asked(vec![conditional], &[], &offers);
    assert_eq!(due.buys(), (40, ids(&["supervision"])));
    assert_eq!(due.with("unknowns", json!("ignore")).buys(), (10, ids(&["plain"])));
}

#[test]
fn what_is_said_beside_the_catalogue_stands_instead_of_it() {
    let plain = board("b", "licence_term", 2, "");
    let offers = [offer(course("cheap", "2027-08-01", 2, &[]), 10), offer(course("soon", "2027-01-01", 2, &[]), 40)];
    let mut own = asked(vec![plain], &[], &offers).with("by", json!("2027-02-01")).with("budget", json!(30));
    assert_eq!(own.blocks(), (vec![(None, "budget".into(), 10)], Some(40)));
    own.given = Choices { by: "2027-09-01".parse().ok(), ..Choices::default() };
    assert_eq!(own.buys(), (10, ids(&["cheap"])));
    own.given = Choices { budget: Some(40), ..Choices::default() };
    assert_eq!(own.buys(), (40, ids(&["soon"])));
    own.given = Choices { by: "2026-12-01".parse().ok(), ..Choices::default() };
    assert_eq!(own.blocks(), (vec![row("b", "total", 200)], None));
}

#[test]
fn only_the_licences_asked_for_are_planned() {
    let ethics = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 2");
    let boards = vec![board("a", "licence_term", 2, ""), board("b", "licence_term", 2, &ethics)];
    let offers =
        [offer(course("plain", "2027-02-01", 2, &[]), 10), offer(course("ethics", "2027-02-01", 2, &["ethics"]), 25)];
    let own = asked(boards, &[], &offers);
    assert_eq!(own.buys(), (25, ids(&["ethics"])));
    assert_eq!(own.with("licences", json!(["a"])).buys(), (10, ids(&["plain"])));
}

#[test]
fn what_blocks_is_the_least_that_could_be_missing_and_the_first_rows_are_served_first() {
    let minimum = |topic: &str| {
        rule(topic, "topic_minimum", &format!("topics = [\"{topic}\"]\nhours = 3\nexclusive_group = \"own\""))
    };
    let rules = minimum("ethics") + &minimum("supervision");
    let own = board("b", "licence_term", 6, &rules);
    // Hours that serve either row come to the first, and when that is met to the second.
    let both = offer(course("both", "2027-02-01", 2, &["ethics", "supervision"]), 10);
    let missing = vec![row("b", "total", 400), row("b", "ethics", 100), row("b", "supervision", 300)];
    assert_eq!(asked(vec![own.clone()], &[], std::slice::from_ref(&both)).blocks(), (missing, None));
    let ethics = offer(course("ethics", "2027-02-01", 2, &["ethics"]), 10);
    let missing = vec![row("b", "total", 200), row("b", "supervision", 200)];
    assert_eq!(asked(vec![own], &[], &[both, ethics]).blocks(), (missing, None));
}

#[test]
fn a_licence_whose_cycle_is_not_known_blocks() {
    let boards = vec![board("a", "licence_term", 2, ""), board("b", "unknown", 2, "")];
    let offers = [offer(course("one", "2027-02-01", 1, &[]), 10)];
    let own = asked(boards, &[], &offers);
    assert_eq!(own.blocks(), (vec![row("a", "total", 100), row("b", "cycle_end", 0)], None));
    assert_eq!(own.with("licences", json!(["b"])).blocks(), (vec![row("b", "cycle_end", 0)], None));
}

#[test]
fn equal_costs_are_told_apart_by_minutes_then_the_last_day_then_the_number() {
    let four = || vec![board("b", "licence_term", 4, "")];
    let long = offer(course("long", "2027-01-01", 5, &[]), 100);
    let late = offer(course("late", "2027-06-01", 4, &[]), 100);
    let soon = offer(course("soon", "2027-03-01", 4, &[]), 100);
    let first = offer(course("first", "2027-03-01", 2, &[]), 50);
    let second = offer(course("second", "2027-02-01", 2, &[]), 50);
    let buys = |offers: &[&Value]| {
        let offers: Vec<Value> = offers.iter().map(|&own| own.clone()).collect();
        asked(four(), &[], &offers).buys()
    };
    assert_eq!(buys(&[&long, &late]), (100, ids(&["late"])));
    assert_eq!(buys(&[&long, &late, &soon]), (100, ids(&["soon"])));
    assert_eq!(buys(&[&first, &second, &soon]), (100, ids(&["soon"])));
    assert_eq!(buys(&[&first, &second, &late]), (100, ids(&["first", "second"])));
}

#[test]
fn where_nothing_is_missing_nothing_is_bought_and_tasks_are_left() {
    let own = board("b", "licence_term", 2, &rule("exam", "task", "task = \"jurisprudence_exam\""));
    let done = course("done", "2026-03-01", 2, &[]);
    let free = offer(course("free", "2027-02-01", 2, &[]), 0);
    let plan = asked(vec![own], &[done], &[free]).plan();
    let Outcome::Buy { cost, minutes, finish_on, chosen, tasks_remaining } = plan.outcome else { panic!("{plan:?}") };
    assert_eq!((cost, minutes, finish_on, chosen), (0, 0, None, vec![]));
    let left: Vec<(&str, &str)> =
        tasks_remaining.iter().map(|left| (left.licence.as_str(), left.requirement.as_str())).collect();
    assert_eq!(left, [("b", "exam")]);
}
