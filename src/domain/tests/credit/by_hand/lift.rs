//! Credit that stands for the total: what it meets, what stays due, and that nothing is carried out.

use super::*;

const CARRY: &str =
    "[carry_over]\nallowed = true\nmax_hours = 20\nfact = \"So much.\"\nsource = [\"law\"]\nverified = true\n";

fn lifting() -> RuleSet {
    let certified = rule("board", "fixed_credit", "activities = [\"certification\"]\nhours = 4\nsatisfies = \"total\"");
    let live = rule("live", "delivery_minimum", "deliveries = [\"in_person\"]\nhours = 5");
    let given = rule(
        "given",
        "ratio_minimum",
        "activities = [\"supervision_given\"]\ngives = 1\nfor_each = 10\nbase = \"client_hours\"\nmin_per_month = 0.25",
    );
    let ethics = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = true");
    let ways = rule("ways", "category_minimum", "groups = [\"category_a\"]\ncount = 2");
    board("lift", "fixed_date", 10, &[CARRY.to_owned(), certified, live, given, ethics, ways].concat())
}

fn certification(date: &str) -> Value {
    also(course("board-certified", date, 1, &[]), "activity", json!("certification"))
}

#[test]
fn it_meets_the_total_and_every_minimum_but_topics_and_ratios() {
    let cycle = asked(vec![lifting()], &[certification("2026-05-01")]).cycle();
    for (id, required) in [("total", 1000), ("live", 500), ("ways", 2)] {
        assert_eq!(figures(&row(&cycle, id)), (required, 0, 0, "met"), "{id}");
        assert_eq!(row(&cycle, id)["satisfied_by"], "board-certified", "{id}");
    }
    assert_eq!(figures(&row(&cycle, "ethics")), (300, 300, 300, "not_met"));
    // A quarter of an hour a month.
    assert_eq!(figures(&row(&cycle, "given")), (600, 600, 600, "unknown"));
    assert_eq!(cycle["objective"]["now"]["counted"], 400);
}

#[test]
fn nothing_is_carried_out_where_it_lifts() {
    let long = also(course("long", "2026-05-01", 15, &[]), "delivery", json!("in_person"));
    let cycle = asked(vec![lifting()], &[long.clone(), certification("2026-05-01")]).cycle();
    assert_eq!((&cycle["carry_out"]["hours"], &cycle["carry_out"]["hours_if_planned"]), (&json!(0), &json!(0)));
}

#[test]
fn what_is_planned_lifts_with_planned_alone() {
    let long = also(course("long", "2026-05-01", 15, &[]), "delivery", json!("in_person"));
    let cycle = asked(vec![lifting()], &[long, planned(certification("2027-05-01"))]).cycle();
    assert_eq!(figures(&row(&cycle, "total")), (1000, 0, 0, "met"));
    assert_eq!(row(&cycle, "total").get("satisfied_by"), None);
    assert_eq!(figures(&row(&cycle, "ways")), (2, 2, 0, "met_if_planned"));
    // Now 15 hours less the 10 that are due; with the certification, nothing.
    assert_eq!((&cycle["carry_out"]["hours"], &cycle["carry_out"]["hours_if_planned"]), (&json!(500), &json!(0)));
}

#[test]
fn a_certification_that_is_out_lifts_nothing() {
    let pins = json!([{"activity": "board-certified", "licence": "lift", "effect": "forbid"}]);
    let cycle = asked(vec![lifting()], &[certification("2026-05-01")]).with("pins", pins).cycle();
    assert_eq!(figures(&row(&cycle, "total")), (1000, 1000, 1000, "not_met"));
}

#[test]
fn a_task_that_stands_for_the_total_lifts_by_its_date() {
    let done = |date: &str| json!([{"task": "ccpa_certified_member", "date": date}]);
    let options = r#"options = [{ kind = "approved_minimum", providers = ["ccpa"], hours = 6 }, { kind = "task", task = "ccpa_certified_member" }]"#;
    let either = rule("either", "any_of", &format!("{options}\nsatisfies = \"total\""));
    let ethics = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = true");
    let boards = || vec![board("task", "fixed_date", 10, &[CARRY.to_owned(), either.clone(), ethics.clone()].concat())];
    let long = course("long", "2026-05-01", 15, &[]);
    let cycle = asked(boards(), std::slice::from_ref(&long)).with("tasks", done("2026-03-01")).cycle();
    assert_eq!(row(&cycle, "total")["satisfied_by"], "task:ccpa_certified_member");
    assert_eq!(cycle["carry_out"]["hours"], 0);
    assert_eq!(row(&cycle, "ethics")["missing"], 300);
    let cycle = asked(boards(), &[long]).with("tasks", done("2027-03-01")).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 600, 0, "met_if_planned"));
    assert_eq!((&cycle["carry_out"]["hours"], &cycle["carry_out"]["hours_if_planned"]), (&json!(500), &json!(0)));
}
