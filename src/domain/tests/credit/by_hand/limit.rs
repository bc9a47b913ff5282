//! What holds hours down, and what the report says of it.

use super::*;

fn codes(cycle: &Value, id: &str) -> Value {
    line(cycle, id)["uncounted"].clone()
}

fn limit(cycle: &Value, id: &str) -> (Value, Value) {
    let limit = named(&cycle["limits"], "id", id);
    (limit["cap"].clone(), limit["used"].clone())
}

#[test]
fn full_limits_are_named_in_report_order() {
    let rules = [
        rule("taught", "activity_maximum", "activities = [\"teaching\"]\nhours = 3"),
        rule("recorded", "delivery_maximum", "deliveries = [\"async_online\"]\nhours = 3"),
        rule("related", "topic_maximum", "topics = [\"related\"]\npercent = 33\nof = \"total_required\""),
    ];
    let all = also(
        also(course("a", "2026-05-01", 5, &["related"]), "activity", json!("teaching")),
        "delivery",
        json!("async_online"),
    );
    let cycle = asked(vec![board("limit", "fixed_date", 10, &rules.concat())], &[all]).cycle();
    assert_eq!(codes(&cycle, "a"), json!([{"code": "cap_full", "hours": 200, "rules": ["taught", "recorded"]}]));
    // A third of ten hours, down to a whole hundredth.
    assert_eq!(limit(&cycle, "related"), (json!(330), json!(300)));
}

#[test]
fn a_day_holds_hours_on_top_of_the_total_too() {
    let rules = [
        rule("day", "daily_maximum", "hours = 4"),
        rule("top", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = false"),
    ];
    let activities = [course("a", "2026-05-01", 6, &["ethics"]), course("b", "2026-05-02", 4, &["ethics"])];
    let cycle = asked(vec![board("limit", "fixed_date", 20, &rules.concat())], &activities).cycle();
    // Eight hours in two days: whatever is on top is not in the total.
    assert_eq!((figures(&row(&cycle, "total")).1, figures(&row(&cycle, "top")).1), (1200, 300));
    let filled = asked(vec![board("limit", "fixed_date", 5, &rules.concat())], &activities).cycle();
    assert_eq!((figures(&row(&filled, "total")).1, figures(&row(&filled, "top")).1), (0, 0));
    assert_eq!(
        line(&filled, "a")["outside"].as_i64().unwrap_or(0) + line(&filled, "b")["outside"].as_i64().unwrap_or(0),
        300
    );
    let day = named(&filled["limits"], "id", "day:2026-05-01");
    assert_eq!((&day["cap"], &day["used"]), (&json!(400), &line(&filled, "a")["counted"]));
    assert_eq!(codes(&filled, "a"), json!([{"code": "cap_full", "hours": 200, "rules": ["day:2026-05-01"]}]));
    assert!(!filled["limits"].to_string().contains("2026-05-02"), "four hours are not too many");
}

#[test]
fn each_category_has_a_cap_of_its_own() {
    let rules = rule("each", "category_maximum", "groups = [\"category_a\", \"teaching\"]\nhours = 3");
    let activities = [
        also(course("a", "2026-05-01", 5, &[]), "categories", json!(["category_a"])),
        also(course("b", "2026-05-02", 5, &[]), "activity", json!("teaching")),
    ];
    let cycle = asked(vec![board("limit", "fixed_date", 20, &rules)], &activities).cycle();
    assert_eq!(limit(&cycle, "each:category_a"), (json!(300), json!(300)));
    assert_eq!(codes(&cycle, "b"), json!([{"code": "cap_full", "hours": 200, "rules": ["each:teaching"]}]));
}

#[test]
fn a_share_of_what_is_claimed_moves_with_it() {
    let floor = rule("live", "delivery_minimum", "deliveries = [\"in_person\"]\npercent = 75\nof = \"hours_claimed\"");
    let live = also(course("a", "2026-05-01", 6, &[]), "delivery", json!("in_person"));
    let recorded = also(course("b", "2026-05-02", 9, &[]), "delivery", json!("async_online"));
    let cycle = asked(vec![board("limit", "fixed_date", 20, &floor)], &[live, recorded]).cycle();
    // Two beside six: a quarter of eight.
    assert_eq!(limit(&cycle, "live"), (json!(200), json!(200)));
    assert_eq!(codes(&cycle, "b"), json!([{"code": "cap_full", "hours": 700, "rules": ["live"]}]));
    assert!(!cycle["requirements"].to_string().contains("live"), "it is no row");
    let distance =
        rule("approved", "approved_minimum", "providers = [\"apa\"]\nfraction = [1, 3]\nof = \"distance_hours\"");
    let far = |id: &str, hours: i64| also(course(id, "2026-05-02", hours, &[]), "delivery", json!("self_study"));
    let activities = [also(far("a", 3), "providers", json!(["apa"])), far("b", 9), course("c", "2026-05-03", 5, &[])];
    let cycle = asked(vec![board("limit", "fixed_date", 30, &distance)], &activities).cycle();
    assert_eq!(limit(&cycle, "approved"), (json!(600), json!(600)));
    assert_eq!(line(&cycle, "c")["counted"], 500);
}

#[test]
fn a_share_of_everything_makes_other_hours_ineligible() {
    let whole = rule("approved", "approved_minimum", "providers = [\"apa\"]\npercent = 100\nof = \"distance_hours\"");
    let far = |id: &str| also(course(id, "2026-05-02", 3, &[]), "delivery", json!("async_online"));
    let activities = [also(far("a"), "providers", json!(["apa"])), far("b"), course("c", "2026-05-03", 5, &[])];
    let cycle = asked(vec![board("limit", "fixed_date", 30, &whole)], &activities).cycle();
    assert_eq!(codes(&cycle, "b"), json!([{"code": "provider", "hours": 300, "rule": "approved"}]));
    assert_eq!((&line(&cycle, "a")["counted"], &line(&cycle, "c")["counted"]), (&json!(300), &json!(500)));
}

#[test]
fn a_topic_that_never_counts_takes_out_what_is_solely_on_it() {
    let never = rule("never", "ineligible", "topics = [\"clinical_practice\"]");
    let short = rule("short", "ineligible", "min_hours = 2");
    let class = rule("class", "ineligible", "activities = [\"reading\"]");
    let activities = [
        course("a", "2026-05-01", 2, &["trauma_treatment"]),
        course("b", "2026-05-01", 2, &["trauma_treatment", "ethics"]),
        course("c", "2026-05-01", 2, &[]),
        course("d", "2026-05-01", 1, &[]),
        also(course("e", "2026-05-01", 1, &[]), "activity", json!("reading")),
    ];
    let cycle = asked(vec![board("limit", "fixed_date", 30, &[never, short, class].concat())], &activities).cycle();
    let rule = |id: &str| codes(&cycle, id)[0]["rule"].clone();
    assert_eq!((rule("a"), rule("d"), rule("e")), (json!("never"), json!("short"), json!("class")));
    assert_eq!((&line(&cycle, "b")["counted"], &line(&cycle, "c")["counted"]), (&json!(200), &json!(200)));
}
