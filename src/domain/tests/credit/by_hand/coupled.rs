//! Cycles of one licence that are open at once, and licences of one board: an hour is used once.

use super::*;

/// Windows of 26 months to 31 December: November and December lie in two of them.
fn overlapping(hours: u32, rules: &str) -> RuleSet {
    let mut set = board("over", "fixed_date", hours, rules);
    let window = json!({"closes": "12-31", "months": 26});
    set.cycle.window = Some(serde_json::from_value(window).expect("a window"));
    set
}

/// In December, with the cycles to November of this year and of the year after next.
fn in_december(set: RuleSet, activities: &[Value]) -> Asked {
    asked(vec![set], activities).with("as_of", json!("2025-12-15"))
}

fn cycles(asked: &Asked) -> (Value, Value) {
    let cycles = &asked.report()["licences"][0]["cycles"];
    assert_eq!(cycles.as_array().map(Vec::len), Some(2), "{cycles}");
    (cycles[0].clone(), cycles[1].clone())
}

fn pin(effect: &str, more: Value) -> Value {
    let mut pin = json!({"activity": "a", "licence": "over", "effect": effect});
    for (key, value) in more.as_object().into_iter().flatten() {
        pin[key] = value.clone();
    }
    json!([pin])
}

#[test]
fn an_item_counts_in_each_cycle_at_most_for_its_credit_there() {
    // Doubled for renewals from 2026 on: 2 hours in the first cycle, 4 in the second, and no more than 4 in both.
    let rate = "activities = [\"teaching\"]\ngives = 2\nfor_each = 1\neffective_from = \"2026-01-01\"";
    let set = || overlapping(10, &rule("teach", "credit_rate", rate));
    let teaching = |id: &str, hours: i64| also(course(id, "2025-11-15", hours, &[]), "activity", json!("teaching"));
    let (first, second) = cycles(&in_december(set(), &[teaching("a", 2)]));
    assert_eq!((&line(&first, "a")["earned"], &line(&first, "a")["counted"]), (&json!(200), &json!(200)));
    assert_eq!((&line(&second, "a")["earned"], &line(&second, "a")["counted"]), (&json!(400), &json!(200)));
    assert_eq!((&row(&first, "total")["missing"], &row(&second, "total")["missing"]), (&json!(800), &json!(800)));
    assert_eq!(line(&second, "a")["uncounted"], json!([{"code": "other_cycle", "cycle": "2025-11-30", "hours": 200}]));
    // Each by itself: of two such items neither lends the other what it has left.
    let day_course = course("b", "2025-11-16", 4, &[]);
    let (first, second) = cycles(&in_december(set(), &[teaching("a", 4), day_course, teaching("c", 1)]));
    assert_eq!((&row(&first, "total")["missing"], &row(&second, "total")["missing"]), (&json!(100), &json!(500)));
    assert_eq!((&line(&first, "a")["counted"], &line(&second, "a")["counted"]), (&json!(400), &json!(400)));
    assert_eq!((&line(&first, "c")["counted"], &line(&second, "c")["counted"]), (&json!(100), &json!(100)));
}

#[test]
fn the_earlier_cycle_is_served_first_and_takes_no_more_than_it_needs() {
    let (first, second) = cycles(&in_december(overlapping(3, ""), &[course("a", "2025-11-15", 5, &[])]));
    assert_eq!((&row(&first, "total")["missing"], &row(&second, "total")["missing"]), (&json!(0), &json!(100)));
    assert_eq!((&line(&first, "a")["counted"], &line(&second, "a")["counted"]), (&json!(300), &json!(200)));
}

#[test]
fn pinned_hours_count_in_their_cycle_at_most_and_the_rest_elsewhere() {
    let pins = pin("force", json!({"cycle": "2027-11-30", "hours": 400}));
    let (first, second) =
        cycles(&in_december(overlapping(3, ""), &[course("a", "2025-11-15", 5, &[])]).with("pins", pins));
    assert_eq!((&line(&first, "a")["counted"], &line(&second, "a")["counted"]), (&json!(100), &json!(400)));
    let (first, second) = cycles(
        &in_december(overlapping(3, ""), &[course("a", "2025-11-15", 5, &[])])
            .with("pins", pin("force", json!({"cycle": "2025-11-30", "hours": 0}))),
    );
    assert_eq!((&line(&first, "a")["counted"], &line(&second, "a")["counted"]), (&json!(0), &json!(500)));
    assert_eq!(line(&first, "a")["uncounted"], json!([{"code": "cap_full", "hours": 500, "rules": ["pin"]}]));
}

#[test]
fn a_forced_cycle_takes_late_hours_and_gives_them_to_no_other() {
    // In February the window of the older cycle is long closed.
    let late = planned(course("a", "2026-02-01", 5, &[]));
    let pins = pin("force", json!({"cycle": "2025-11-30"}));
    let (first, second) = cycles(&in_december(overlapping(3, ""), &[late]).with("pins", pins));
    assert_eq!(figures(&row(&first, "total")), (300, 300, 0, "met_if_planned"));
    assert_eq!(line(&second, "a")["uncounted"], json!([{"code": "other_cycle", "cycle": "2025-11-30", "hours": 500}]));
}

#[test]
fn a_forbidden_cycle_leaves_the_other() {
    let pins = pin("forbid", json!({"cycle": "2025-11-30"}));
    let (first, second) =
        cycles(&in_december(overlapping(3, ""), &[course("a", "2025-11-15", 5, &[])]).with("pins", pins));
    assert_eq!(line(&first, "a")["uncounted"], json!([{"code": "pin", "hours": 500}]));
    assert_eq!(line(&second, "a")["counted"], 500);
}

#[test]
fn teaching_meets_a_topic_unless_it_is_pinned_away_from_this_cycle() {
    let ethics = "topics = [\"ethics\"]\nhours = 3\ninside_total = true\nsatisfied_by_teaching = true";
    let set = || overlapping(0, &rule("ethics", "topic_minimum", ethics));
    let taught = || [also(course("a", "2025-11-15", 1, &["ethics"]), "activity", json!("teaching"))];
    let by = |pins: Value| {
        let (first, second) = cycles(&in_december(set(), &taught()).with("pins", pins));
        let by = |cycle: &Value| row(cycle, "ethics")["satisfied_by"] == "teaching:a";
        (by(&first), by(&second))
    };
    assert_eq!(by(json!([])), (true, true));
    assert_eq!(by(pin("forbid", json!({}))), (false, false));
    assert_eq!(by(pin("forbid", json!({"cycle": "2025-11-30"}))), (false, true));
    assert_eq!(by(pin("forbid", json!({"requirement": "ethics"}))), (false, false));
    assert_eq!(by(pin("force", json!({"cycle": "2025-11-30"}))), (true, false));
}

#[test]
fn teaching_of_an_earlier_cycle_meets_a_duty_that_looks_back() {
    let ethics = "topics = [\"ethics\"]\nhours = 3\ninside_total = true\nsatisfied_by_teaching = true\nwhen = { frequency = \"every_n_years\", n = 6 }";
    let set = || board("back", "fixed_date", 0, &rule("ethics", "topic_minimum", ethics));
    let taught = |date: &str| also(course("a", date, 1, &["ethics"]), "activity", json!("teaching"));
    let cycle = asked(vec![set()], &[taught("2021-12-01")]).cycle();
    assert_eq!(figures(&row(&cycle, "ethics")), (300, 0, 0, "met"));
    // Six years to 30 November 2027 begin on 1 December 2021.
    let cycle = asked(vec![set()], &[taught("2021-11-30")]).cycle();
    assert_eq!(figures(&row(&cycle, "ethics")), (300, 300, 300, "unknown"));
    let cycle = asked(vec![set()], &[planned(taught("2027-02-01"))]).cycle();
    assert_eq!(figures(&row(&cycle, "ethics")), (300, 300, 0, "met_if_planned"));
}

#[test]
fn left_over_hours_name_another_cycle_before_another_licence() {
    let none = || rule("none", "cross_credit", "scope = \"none_except_topics\"\ntopics = [\"ethics\"]");
    let boards = || {
        ["over", "second"].map(|id| {
            let mut set = overlapping(3, &none());
            (set.id, set.board) = (id.into(), "One board".into());
            set
        })
    };
    let activities = [course("a", "2025-11-15", 11, &[]), course("e", "2025-11-20", 2, &["ethics"])];
    let asked = asked(boards().to_vec(), &activities).with("as_of", json!("2025-12-15"));
    let report = asked.report();
    let line = |licence: usize, cycle: usize, id: &str| line(&report["licences"][licence]["cycles"][cycle], id);
    // The earlier cycles take what they lack, one hour of it beside the ethics; the rest goes to the first licence.
    let counted =
        |id: &str| [(0, 0), (0, 1), (1, 0), (1, 1)].map(|(own, cycle)| line(own, cycle, id)["counted"].as_i64());
    assert_eq!(counted("a").into_iter().flatten().sum::<i64>(), 1100);
    assert_eq!(counted("e").into_iter().flatten().sum::<i64>(), 400);
    for (licence, cycle) in [(1, 0), (1, 1)] {
        let codes: Vec<Value> = line(licence, cycle, "a")["uncounted"]
            .as_array()
            .into_iter()
            .flatten()
            .map(|why| why["code"].clone())
            .collect();
        let at = |code: &str| codes.iter().position(|own| own == code);
        assert!(at("other_cycle") < at("other_licence"), "{codes:?}");
        let shared = line(licence, cycle, "e")["uncounted"].to_string();
        assert!(!shared.contains("other_licence"), "{shared}");
    }
}
