//! What the objective comes to: every row, a count as much as an hour, rows with something unknown apart.

use super::*;

#[test]
fn a_count_weighs_a_hundred_and_rows_with_unknowns_stand_apart() {
    let rules = [
        rule("mix", "category_spread", "groups = [\"category_a\", \"category_b\"]\nmin_groups = 2"),
        rule("two", "category_minimum", "groups = [\"category_a\"]\ncount = 2"),
        rule("plan", "task", "task = \"learning_plan\"\ncount = 3"),
        rule("said", "attestation", "task = \"online_attestation\"\napplies = [\"audited\"]"),
        rule("rhythm", "spread", "max_gap_months = 3"),
        rule(
            "once",
            "topic_minimum",
            "topics = [\"suicide\"]\nhours = 2\ninside_total = true\nwhen = { frequency = \"once\" }",
        ),
    ];
    let done = also(course("a", "2026-05-01", 4, &[]), "categories", json!(["category_a"]));
    let coming = also(planned(course("b", "2027-01-01", 3, &[])), "categories", json!(["category_b"]));
    let tasks =
        json!([{"task": "learning_plan", "date": "2026-03-01"}, {"task": "learning_plan", "date": "2027-03-01"}]);
    let cycle =
        asked(vec![board("all", "fixed_date", 10, &rules.concat())], &[done, coming]).with("tasks", tasks).cycle();
    let missing = |id: &str| figures(&row(&cycle, id)).1;
    // From 1 December to 1 May, and from there to today: two gaps.
    let now = ["total", "mix", "two", "plan", "rhythm"].map(missing);
    assert_eq!(now, [600, 1, 1, 2, 2]);
    assert_eq!(cycle["objective"]["now"]["shortfall"], 600 + 100 + 100 + 200 + 200);
    assert_eq!(cycle["objective"]["now"]["shortfall_unknown"], 200 + 100);
    // Three hours more, the second group, and a task: no gap in what is planned beyond today is closed.
    let gaps = row(&cycle, "rhythm")["missing_if_planned"].as_i64().expect("a number");
    assert_eq!(cycle["objective"]["with_planned"]["shortfall"], 300 + 100 + 100 + 100 * gaps);
    assert_eq!(cycle["objective"]["with_planned"]["shortfall_unknown"], 200 + 100);
}

#[test]
fn a_rhythm_asks_for_nothing_and_counts_what_is_wrong() {
    let rhythm = board("slow", "fixed_date", 0, &rule("rhythm", "spread", "max_gap_months = 3"));
    let days = ["2026-02-28", "2026-05-28", "2026-08-27", "2026-11-01"];
    let courses: Vec<Value> = days.iter().map(|day| course(day, day, 1, &[])).collect();
    let cycle = asked(vec![rhythm], &courses).cycle();
    // 1 December and three months are 1 March; 28 February and three months are 28 May: that one is a gap.
    assert_eq!(
        (figures(&row(&cycle, "rhythm")), &row(&cycle, "rhythm")["counted"]),
        ((0, 1, 1, "not_met"), &json!(-1))
    );
}

#[test]
fn a_missing_category_is_unknown_only_where_something_has_none() {
    let two = rule("two", "category_minimum", "groups = [\"category_a\"]\nhours = 2");
    let bare = course("a", "2026-05-01", 4, &[]);
    let state = |activity: Value| {
        let cycle = asked(vec![board("cat", "fixed_date", 0, &two)], &[activity]).cycle();
        let row = row(&cycle, "two");
        (row["state"].clone(), row["unknowns"].clone(), cycle["objective"]["now"]["shortfall"].clone())
    };
    assert_eq!(state(bare.clone()), (json!("unknown"), json!(["category_not_given"]), json!(200)));
    // A category of another board's is none here.
    assert_eq!(state(also(bare.clone(), "categories", json!(["other/category_a"]))).0, "unknown");
    assert_eq!(state(also(bare.clone(), "categories", json!(["category_b"]))).0, "not_met");
    assert_eq!(state(also(bare, "categories", json!(["cat/category_a"]))).0, "met");
}

#[test]
fn what_is_planned_neither_keeps_nor_breaks_a_rhythm() {
    let rhythm = board("slow", "fixed_date", 0, &rule("rhythm", "spread", "max_gap_months = 12"));
    let cycle = asked(vec![rhythm], &[planned(course("a", "2027-11-29", 1, &[]))]).cycle();
    assert_eq!(figures(&row(&cycle, "rhythm")), (0, 0, 0, "met"));
}
