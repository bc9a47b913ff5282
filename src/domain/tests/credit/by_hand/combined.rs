//! Several licences of one board under one total.

use super::*;

fn together(id: &str, of: &str, profession: &str, floor: bool) -> RuleSet {
    let floor = if floor { "min_per_profession = 10" } else { "" };
    let totals = "[{ licences = 2, hours = 30, months = 24 }, { licences = 3, hours = 40, months = 24 }]";
    let more = format!("scope = \"board\"\ncombined_totals = {totals}\n{floor}");
    let carry = "[carry_over]\nallowed = true\nmax_hours = 20\nsource = [\"law\"]\nverified = true\n";
    let cap = rule("recorded", "delivery_maximum", "deliveries = [\"async_online\"]\nhours = 5");
    let mut set = board(id, "fixed_date", 20, &[carry, &cap, &rule("several", "cross_credit", &more)].concat());
    set.board = of.into();
    set.profession = serde_json::from_value(json!(profession)).expect("a profession");
    set
}

fn relevant(activity: Value, to: &[&str]) -> Value {
    also(activity, "relevant_to", json!(to))
}

#[test]
fn groups_are_numbered_in_the_order_of_their_first_licences() {
    let boards = vec![
        board("alone", "fixed_date", 20, ""),
        together("a1", "A", "counselor", true),
        together("b1", "B", "counselor", false),
        together("a2", "A", "mft", true),
        together("b2", "B", "counselor", false),
    ];
    let report = asked(boards, &[]).report();
    let ids: Vec<(&Value, &Value)> =
        report["groups"].as_array().into_iter().flatten().map(|group| (&group["id"], &group["licences"])).collect();
    assert_eq!(ids, [(&json!("combined:1"), &json!(["a1", "a2"])), (&json!("combined:2"), &json!(["b1", "b2"]))]);
    let replaced = |place: usize| row(&report["licences"][place]["cycles"][0], "total")["replaced_by"].clone();
    let all: Vec<Value> = (0..5).map(replaced).collect();
    assert_eq!(all, [json!(null), json!("combined:1"), json!("combined:2"), json!("combined:1"), json!("combined:2")]);
    assert_eq!(report["totals"]["missing"], 2000 + 3000 + 1000 + 1000 + 3000);
}

#[test]
fn an_hour_serves_the_total_and_one_floor_and_nothing_carries_out() {
    let boards = || vec![together("a1", "A", "counselor", true), together("a2", "A", "mft", true)];
    // Both floors would take 20 of these; there are 13, and no cap holds them.
    let both = also(course("both", "2026-05-01", 13, &[]), "delivery", json!("async_online"));
    let report = asked(boards(), std::slice::from_ref(&both)).report();
    let group = &report["groups"][0];
    let missing = |id: &str| row(group, id)["missing"].clone();
    assert_eq!((missing("combined_total"), group["counted"].clone()), (json!(1700), json!(1300)));
    assert_eq!((missing("profession_floor:counselor"), missing("profession_floor:mft")), (json!(0), json!(700)));
    // What only one can use leaves the other what it needs.
    let own = relevant(course("own", "2026-05-02", 40, &[]), &["counselor"]);
    let asked = asked(boards(), &[both, own]);
    let report = asked.report();
    let group = &report["groups"][0];
    assert_eq!(group["status"], "met");
    let cycle = &report["licences"][0]["cycles"][0];
    assert_eq!((&cycle["carry_out"]["hours"], &row(cycle, "total")["state"]), (&json!(0), &json!("not_applicable")));
}

#[test]
fn the_most_licences_that_there_are_decide() {
    let boards = ["counselor", "mft", "social_worker", "psychologist"].map(|own| together(own, "A", own, false));
    let report = asked(boards.to_vec(), &[]).report();
    assert_eq!(row(&report["groups"][0], "combined_total")["required"], 4000);
    assert_eq!(asked(boards[..1].to_vec(), &[]).report()["groups"], json!([]));
}

#[test]
fn the_longest_cycle_leads_then_the_earliest_closing() {
    let mut long = together("long", "A", "mft", false);
    long.cycle.months = 36;
    let short = together("short", "A", "counselor", false);
    let old = course("old", "2025-01-15", 8, &[]);
    let report = asked(vec![short, long], &[old]).report();
    assert_eq!(report["groups"][0]["window"], json!({"opens": "2024-12-01", "closes": "2027-11-30"}));
    assert_eq!(report["groups"][0]["counted"], 800);
}

#[test]
fn rolling_licences_never_combine() {
    let mut rolling = together("rolling", "A", "mft", false);
    rolling.cycle.anchor = domain::rules::Anchor::Rolling;
    assert_eq!(asked(vec![rolling, together("a", "A", "counselor", false)], &[]).report()["groups"], json!([]));
}
