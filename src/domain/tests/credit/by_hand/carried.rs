//! Hours carried in: which are out, which topics they keep, and how many count.

use super::*;

fn carrying(more: &str) -> RuleSet {
    let carry = format!(
        "[carry_over]\nallowed = true\nmax_hours = 8\n{more}\nfact = \"So much.\"\nsource = [\"law\"]\nverified = true\n"
    );
    let ethics = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = true");
    let clinical =
        rule("clinical", "topic_minimum", "topics = [\"clinical_practice\"]\nhours = 5\ninside_total = true");
    board("carry", "fixed_date", 20, &[carry, ethics, clinical].concat())
}

fn lots(board: RuleSet, lots: Value) -> Value {
    asked(vec![board], &[]).licensed("carried_in", lots).cycle()
}

fn code(cycle: &Value, lot: usize) -> Value {
    line(cycle, &format!("carried:{lot}"))["uncounted"][0]["code"].clone()
}

#[test]
fn a_topic_that_never_carries_keeps_what_lies_within_it_out_too() {
    // Trauma treatment lies within clinical practice.
    let set = || carrying("excluded_topics = [\"clinical_practice\"]");
    let cycle =
        lots(set(), json!([{"hours": 200, "topics": ["trauma_treatment"]}, {"hours": 100, "topics": ["ethics"]}]));
    assert_eq!(code(&cycle, 0), "carry_not_allowed");
    assert_eq!(line(&cycle, "carried:1")["counted"], 100);
}

#[test]
fn general_only_topics_carry_to_the_total_alone_and_so_does_what_lies_within_them() {
    let set = carrying("topic_credit = \"general_only\"\ngeneral_only_topics = [\"clinical_practice\"]");
    let cycle = lots(
        set,
        json!([{"hours": 200, "topics": ["trauma_treatment", "ethics"]}, {"hours": 100, "topics": ["clinical_practice"]}]),
    );
    assert_eq!(row(&cycle, "total")["missing"], 1700);
    assert_eq!(row(&cycle, "ethics")["missing"], 100);
    assert_eq!(row(&cycle, "clinical")["missing"], 500);
}

#[test]
fn codes_of_what_is_not_taken_over() {
    let none = board("none", "fixed_date", 20, "");
    assert_eq!(code(&lots(none, json!([{"hours": 200}])), 0), "unknown_rule");
    let mut refused = carrying("");
    refused.carry_over.as_mut().expect("there is one").allowed = false;
    // Not allowed comes before too old.
    assert_eq!(code(&lots(refused, json!([{"hours": 200, "cycles_ago": 5}])), 0), "carry_not_allowed");
    let mut others = carrying("titles = [\"Other\"]");
    others.titles.push("Other".into());
    assert_eq!(code(&lots(others, json!([{"hours": 200}])), 0), "carry_not_allowed");
    let excluded = carrying("cycles = 2\nexcluded_topics = [\"ethics\"]");
    let old = json!([{"hours": 200, "topics": ["ethics"], "cycles_ago": 3}, {"hours": 100, "cycles_ago": 2}]);
    let cycle = lots(excluded, old);
    assert_eq!(code(&cycle, 0), "carry_expired");
    assert_eq!(line(&cycle, "carried:1")["counted"], 100);
}

#[test]
fn no_more_counts_than_the_title_may_carry() {
    let mut set =
        carrying("per_title = [{ title = \"Counselor\", max_hours = 4 }, { title = \"Other\", max_hours = 2 }]");
    set.titles.push("Other".into());
    let cycle = lots(set.clone(), json!([{"hours": 300, "topics": ["ethics"]}, {"hours": 300}]));
    assert_eq!(row(&cycle, "total")["missing"], 1600);
    assert_eq!(named(&cycle["limits"], "id", "carry_over")["cap"], 400);
    assert_eq!(
        line(&cycle, "carried:1")["uncounted"],
        json!([{"code": "cap_full", "hours": 200, "rules": ["carry_over"]}])
    );
    let asked = asked(vec![set], &[course("long", "2026-05-01", 30, &[])]).licensed("title", json!("Other"));
    assert_eq!(asked.cycle()["carry_out"]["hours"], 200);
}

#[test]
fn a_topic_may_say_that_carried_hours_do_not_count() {
    let mut set = carrying("");
    set.rule[0].carried_hours_count = Some(false);
    let cycle = lots(set, json!([{"hours": 200, "topics": ["ethics"]}]));
    assert_eq!((&row(&cycle, "ethics")["missing"], &row(&cycle, "total")["missing"]), (&json!(300), &json!(1800)));
    let near = json!([{"activity": "carried:0", "hours": 200, "why": ["carried"]}]);
    assert_eq!(row(&cycle, "ethics")["near_misses"], near);
}

#[test]
fn what_carries_out_leaves_the_rows_that_it_served() {
    // 24 hours: 4 may go, and ethics of them only 1 of 4.
    let activities = [course("a", "2026-05-01", 20, &["clinical_practice"]), course("b", "2026-06-01", 4, &["ethics"])];
    let cycle = asked(vec![carrying("")], &activities).cycle();
    assert_eq!(cycle["carry_out"]["hours"], 400);
    assert_eq!(row(&cycle, "ethics")["missing"], 0);
    let excluded = asked(vec![carrying("excluded_topics = [\"clinical_practice\"]")], &activities).cycle();
    assert_eq!(excluded["carry_out"]["hours"], 100);
}

#[test]
fn carried_hours_are_items_and_out_where_every_hour_must_be_approved() {
    let mut set = carrying("");
    let whole = rule("approved", "approved_minimum", "providers = [\"apa\"]\npercent = 100\nof = \"total_required\"");
    set.rule.extend(board("more", "fixed_date", 1, &whole).rule);
    let cycle = lots(set, json!([{"hours": 200}]));
    assert_eq!(line(&cycle, "carried:0")["uncounted"], json!([{"code": "provider", "hours": 200, "rule": "approved"}]));
}
