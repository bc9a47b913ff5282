//! The same item again, and what is given once a cycle.

use super::*;

fn again(id: &str, date: &str) -> Value {
    also(course(id, date, 2, &[]), "repeat_key", json!("same"))
}

fn once(more: &str) -> Vec<RuleSet> {
    vec![board("once", "fixed_date", 20, &rule("once", "no_repeat", more))]
}

fn of(cycle: &Value, id: &str) -> Option<String> {
    let why = &line(cycle, id)["uncounted"][0];
    (why["code"] == "repeat").then(|| why["of"].as_str().expect("an id").to_owned())
}

#[test]
fn completed_ones_come_first_then_the_date_then_the_id() {
    let early = planned(again("p", "2026-01-01"));
    let activities = [early, again("c", "2026-06-01"), again("b", "2026-05-01"), again("a", "2026-05-01")];
    let cycle = asked(once("scope = \"cycle\"\nmax_times = 2"), &activities).cycle();
    assert_eq!((of(&cycle, "a"), of(&cycle, "b")), (None, None));
    assert_eq!((of(&cycle, "c"), of(&cycle, "p")), (Some("a".into()), Some("a".into())));
}

#[test]
fn what_is_out_for_another_reason_takes_no_place() {
    let pins = json!([{"activity": "a", "licence": "once", "effect": "forbid"}]);
    let before = again("z", "2025-01-01");
    let activities = [before, again("a", "2026-05-01"), again("b", "2026-05-02"), again("c", "2026-05-03")];
    let cycle = asked(once("scope = \"cycle\""), &activities).with("pins", pins).cycle();
    assert_eq!((of(&cycle, "b"), of(&cycle, "c")), (None, Some("b".into())));
}

#[test]
fn only_the_classes_that_are_named() {
    let teaching = |id: &str| also(again(id, "2026-05-01"), "activity", json!("teaching"));
    let activities = [again("a", "2026-05-01"), again("b", "2026-05-02"), teaching("c"), teaching("d")];
    let cycle = asked(once("scope = \"cycle\"\nactivities = [\"teaching\"]"), &activities).cycle();
    assert_eq!((of(&cycle, "a"), of(&cycle, "b"), of(&cycle, "c")), (None, None, None));
    assert_eq!(of(&cycle, "d"), Some("c".into()));
}

#[test]
fn consecutive_cycles_give_places_to_the_cycle_before_and_to_what_is_pinned_to_another() {
    // Cycles end on 30 November of odd years; this one began on 1 December 2025.
    let two_before = again("old", "2023-11-30");
    let activities = [two_before, again("a", "2026-05-01")];
    let cycle = asked(once("scope = \"consecutive_cycles\""), &activities).cycle();
    assert_eq!(of(&cycle, "a"), None);
    let activities = [again("before", "2023-12-01"), again("a", "2026-05-01")];
    let cycle = asked(once("scope = \"consecutive_cycles\""), &activities).cycle();
    assert_eq!(of(&cycle, "a"), Some("before".into()));
    assert_eq!(of(&asked(once("scope = \"cycle\""), &activities).cycle(), "a"), None);
    let pins = json!([{"activity": "late", "licence": "once", "effect": "force", "cycle": "2025-11-30"}]);
    let activities = [again("late", "2026-01-01"), again("a", "2026-05-01")];
    let cycle = asked(once("scope = \"consecutive_cycles\""), &activities).with("pins", pins).cycle();
    assert_eq!(of(&cycle, "a"), Some("late".into()));
    assert_eq!(
        line(&cycle, "late")["uncounted"],
        json!([{"code": "other_cycle", "cycle": "2025-11-30", "hours": 200}])
    );
}

#[test]
fn a_fixed_credit_is_given_once_unless_it_is_for_each_activity() {
    let exam = |id: &str, date: &str| also(course(id, date, 1, &[]), "activity", json!("exam"));
    let activities = [exam("a", "2026-05-01"), exam("b", "2026-06-01")];
    let fixed = |more: &str| {
        let rules = rule("fixed", "fixed_credit", &format!("activities = [\"exam\"]\nhours = 3\n{more}"));
        vec![board("once", "fixed_date", 20, &rules)]
    };
    let cycle = asked(fixed(""), &activities).cycle();
    assert_eq!(line(&cycle, "b")["uncounted"], json!([{"code": "repeat", "hours": 300, "of": "a", "rule": "fixed"}]));
    let cycle = asked(fixed("per = \"activity\""), &activities).cycle();
    assert_eq!(line(&cycle, "b")["counted"], 300);
}
