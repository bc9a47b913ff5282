//! Rows that need hours of their own, and pins that say which row.

use super::*;

fn topics(more: &str) -> String {
    let topic = |slug: &str, hours: u32| {
        let keys = format!("topics = [\"{slug}\"]\nhours = {hours}\ninside_total = true\n{more}");
        rule(slug, "topic_minimum", &keys)
    };
    topic("ethics", 3) + &topic("supervision", 3)
}

fn both() -> Value {
    course("a", "2026-05-01", 5, &["ethics", "supervision"])
}

fn forced(requirement: &str) -> Value {
    json!([{"activity": "a", "licence": "own", "effect": "force", "requirement": requirement}])
}

fn missing(cycle: &Value) -> (i64, i64) {
    (figures(&row(cycle, "ethics")).1, figures(&row(cycle, "supervision")).1)
}

#[test]
fn rows_of_one_group_share_no_hour() {
    let set = || vec![board("own", "fixed_date", 0, &topics("exclusive_group = \"one\""))];
    assert_eq!(missing(&asked(set(), &[both()]).cycle()), (0, 100));
    assert_eq!(missing(&asked(set(), &[both()]).with("pins", forced("supervision")).cycle()), (300, 0));
}

#[test]
fn a_forced_row_binds_inside_its_group_alone() {
    let set = || vec![board("own", "fixed_date", 0, &topics(""))];
    assert_eq!(missing(&asked(set(), &[both()]).with("pins", forced("supervision")).cycle()), (0, 0));
    let other = topics("exclusive_group = \"one\"")
        + &rule("live", "delivery_minimum", "deliveries = [\"in_person\"]\nhours = 4");
    let live = also(both(), "delivery", json!("in_person"));
    let cycle = asked(vec![board("own", "fixed_date", 0, &other)], &[live]).with("pins", forced("ethics")).cycle();
    assert_eq!((missing(&cycle), &row(&cycle, "live")["missing"]), ((0, 300), &json!(0)));
}

#[test]
fn an_activity_serves_one_row_and_the_forced_one() {
    let rules = topics("") + &rule("single", "exclusive_use", "scope = \"cycle\"");
    let set = || vec![board("own", "fixed_date", 0, &rules)];
    assert_eq!(missing(&asked(set(), &[both()]).cycle()), (0, 300));
    assert_eq!(missing(&asked(set(), &[both()]).with("pins", forced("supervision")).cycle()), (300, 0));
}

#[test]
fn hours_pinned_away_from_a_row_still_count_to_the_total() {
    let pins = json!([{"activity": "a", "licence": "own", "effect": "forbid", "requirement": "ethics"}]);
    let cycle = asked(vec![board("own", "fixed_date", 5, &topics(""))], &[both()]).with("pins", pins).cycle();
    assert_eq!((missing(&cycle), &row(&cycle, "total")["missing"]), ((300, 0), &json!(0)));
    assert_eq!(row(&cycle, "ethics")["near_misses"], json!([{"activity": "a", "hours": 500, "why": ["pin"]}]));
}

#[test]
fn hours_on_top_of_the_total_are_no_others() {
    let outside = rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = false");
    let cycle =
        asked(vec![board("own", "fixed_date", 4, &outside)], &[course("a", "2026-05-01", 5, &["ethics"])]).cycle();
    // One of 7 hours is missing; the first row is served first.
    assert_eq!((figures(&row(&cycle, "total")).1, figures(&row(&cycle, "ethics")).1), (0, 200));
    assert_eq!((&line(&cycle, "a")["counted"], &line(&cycle, "a")["outside"]), (&json!(400), &json!(100)));
}
