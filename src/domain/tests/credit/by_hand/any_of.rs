//! Either-or: the least missing of the hour options, or a task.

use super::*;

fn either_or(more: &str) -> RuleSet {
    let options = r#"options = [{ kind = "approved_minimum", providers = ["apa"], hours = 6 }, { kind = "approved_minimum", providers = ["nasp"], hours = 10 }, { kind = "task", task = "ccpa_certified_member" }]"#;
    board("either", "fixed_date", 0, &rule("either", "any_of", &format!("{options}\n{more}")))
}

fn by(provider: &str, id: &str, hours: i64) -> Value {
    also(course(id, "2026-05-01", hours, &[]), "providers", json!([provider]))
}

#[test]
fn the_least_missing_of_several_hour_options_is_what_is_missing() {
    // 6 − 3 = 3 of the first, 10 − 8 = 2 of the second: never the sum of both.
    let cycle = asked(vec![either_or("")], &[by("apa", "a", 3), by("nasp", "b", 8)]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 200, 200, "not_met"));
    let cycle = asked(vec![either_or("")], &[by("apa", "a", 3), by("nasp", "b", 6)]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 300, 300, "not_met"));
    let cycle = asked(vec![either_or("")], &[by("nasp", "b", 2)]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 600, 600, "not_met"));
    let cycle = asked(vec![either_or("")], &[by("nasp", "b", 10)]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 0, 0, "met"));
}

#[test]
fn hours_that_fit_both_options_serve_both() {
    let both = also(course("a", "2026-05-01", 4, &[]), "providers", json!(["apa", "nasp"]));
    // 6 − 4 − 1 = 1, 10 − 4 − 4 = 2.
    let cycle = asked(vec![either_or("")], &[both, by("apa", "b", 1), by("nasp", "c", 4)]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 100, 100, "not_met"));
}

#[test]
fn a_planned_course_may_make_the_other_option_the_nearer_one() {
    let course = planned(also(by("nasp", "b", 9), "date", json!("2027-02-01")));
    let cycle = asked(vec![either_or("")], &[by("apa", "a", 4), course]).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 200, 100, "not_met"));
}

#[test]
fn a_task_option_done_in_the_window_meets_it() {
    let task = |date: &str| json!([{"task": "ccpa_certified_member", "date": date}]);
    let board = || vec![either_or("")];
    let cycle = asked(board(), &[]).with("tasks", task("2026-03-01")).cycle();
    assert_eq!(row(&cycle, "either")["satisfied_by"], "task:ccpa_certified_member");
    assert_eq!(figures(&row(&cycle, "either")), (600, 0, 0, "met"));
    let cycle = asked(board(), &[]).with("tasks", task("2027-03-01")).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 600, 0, "met_if_planned"));
    let cycle = asked(board(), &[]).with("tasks", task("2025-03-01")).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 600, 600, "not_met"));
}

#[test]
fn hours_pinned_away_from_it_serve_none_of_its_options() {
    let pins = json!([{"activity": "a", "licence": "either", "effect": "forbid", "requirement": "either"}]);
    let cycle = asked(vec![either_or("")], &[by("apa", "a", 5), by("apa", "b", 1)]).with("pins", pins).cycle();
    assert_eq!(figures(&row(&cycle, "either")), (600, 500, 500, "not_met"));
}

#[test]
fn a_plan_buys_what_the_cheaper_way_lacks() {
    use domain::credit::plan::Outcome;
    let chosen = |apa: i64, nasp: i64, costs: [i64; 2]| {
        let Asked { boards, portfolio } = asked(vec![either_or("")], &[by("apa", "a", apa), by("nasp", "b", nasp)]);
        let library = Library::builtin().with(boards);
        let portfolio = parse_portfolio(&portfolio.to_string(), None, &library).expect("it is sound");
        let offer = |provider: &str, id: &str, hours: i64, cost: i64| {
            also(also(by(provider, id, hours), "date", json!("2027-02-01")), "cost", json!(cost))
        };
        let offers = [offer("apa", "for-apa", 2, costs[0]), offer("nasp", "for-nasp", 1, costs[1])];
        let catalogue = json!({"schema": 1, "candidates": offers}).to_string();
        let catalogue =
            domain::credit::parse_catalogue(&catalogue, Default::default(), &portfolio).expect("it is sound");
        match domain::credit::plan(&portfolio, &catalogue, &library).outcome {
            Outcome::Buy { chosen, .. } => chosen.join(" "),
            Outcome::Blocked { blocking, .. } => format!("{} is missing", blocking[0].missing),
        }
    };
    assert_eq!(chosen(4, 9, [500, 300]), "for-nasp");
    assert_eq!(chosen(4, 9, [300, 500]), "for-apa");
    assert_eq!(chosen(4, 8, [500, 300]), "for-apa");
    assert_eq!(chosen(6, 1, [500, 300]), "");
    // Two of one way and one of the other do not make up for each other: 6 − 5 and 10 − 9 are left.
    assert_eq!(chosen(3, 8, [500, 300]), "100 is missing");
}
