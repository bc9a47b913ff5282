//! From an activity to its credit: which line fits, and what is tested on what.

use super::*;

fn hour(more: &str) -> String {
    format!("[hour]\n{more}\nfact = \"An hour.\"\nsource = [\"law\"]\nverified = true\n")
}

fn made(rules: &[String], activity: Value) -> Value {
    line(&asked(vec![board("earn", "fixed_date", 20, &rules.concat())], &[activity]).cycle(), "a")
}

fn minutes(minutes: i64) -> Value {
    json!({"id": "a", "date": "2026-05-01", "amount": {"minutes": minutes}, "activity": "teaching", "first_time": true})
}

fn stated(credit: i64, unit: &str) -> Value {
    also(minutes(1), "amount", json!({"credit": credit, "unit": unit}))
}

fn why(line: &Value) -> Value {
    line["uncounted"][0]["code"].clone()
}

#[test]
fn a_shortest_length_is_asked_of_the_hours_before_a_rate() {
    let doubled = rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 2\nfor_each = 1");
    let rules = [hour("min_first = 1"), doubled];
    // 45 minutes are 0.75 hours, though they would give 1.5.
    let line = made(&rules, minutes(45));
    assert_eq!((&line["earned"], why(&line)), (&json!(150), json!("below_minimum")));
    assert_eq!(line["uncounted"][0].get("rule"), None);
    assert_eq!(made(&rules, minutes(60))["counted"], 200);
    let halved = rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 1\nfor_each = 2");
    assert_eq!(made(&[hour("min_first = 1"), halved], minutes(60))["counted"], 50);
}

#[test]
fn a_shortest_length_is_asked_where_another_unit_has_a_rate_too() {
    let days = rule(
        "days",
        "credit_rate",
        "activities = [\"teaching\"]\ngives = 15\nfor_each = 1\nunit = \"semester_credit\"",
    );
    let rules = [hour("min_first = 1"), days];
    assert_eq!(why(&made(&rules, minutes(45))), "below_minimum");
    assert_eq!(made(&rules, stated(100, "semester_credit"))["counted"], 1500);
}

#[test]
fn increments_come_before_the_shortest_length_and_before_the_rate() {
    let doubled = rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 3\nfor_each = 2");
    // 80 minutes are 1.33, down to 1.25, times one and a half 1.875.
    let line = made(&[hour("min_increment = 0.25\nmin_first = 1.25"), doubled], minutes(80));
    assert_eq!((&line["earned"], &line["counted"]), (&json!(187), &json!(187)));
    assert_eq!(line["notes"], json!([{"code": "rounding", "hours": 8}]));
    // 74 minutes are 1.23, down to 1.
    assert_eq!(why(&made(&[hour("min_increment = 0.25\nmin_first = 1.25")], minutes(74))), "below_minimum");
}

#[test]
fn preparation_is_at_most_a_share_of_the_hours_before_the_rate() {
    let rate = rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 2\nfor_each = 1");
    let prepare =
        "activities = [\"teaching\"]\ngives = 1\nfor_each = 2\nunit = \"preparation\"\nfirst_time_only = true";
    let rules = [rate, rule("prepare", "credit_rate", prepare)];
    let prepared = |first: Value| also(also(minutes(120), "preparation_minutes", json!(300)), "first_time", first);
    // 2 hours doubled, and of 5 hours of preparation 1.
    assert_eq!(made(&rules, prepared(json!(true)))["counted"], 500);
    // Given again there is no preparation, and the hours stay.
    assert_eq!(made(&rules, prepared(json!(false)))["counted"], 400);
    assert_eq!(made(&rules, prepared(json!(null)))["counted"], 400);
}

#[test]
fn first_time_only_is_asked_of_rates_by_the_semester_and_by_the_hour() {
    for unit in ["", "unit = \"semester_credit\""] {
        let rate = format!("activities = [\"teaching\"]\ngives = 2\nfor_each = 1\nfirst_time_only = true\n{unit}");
        let rules = [rule("teach", "credit_rate", &rate)];
        let given = |first: Value| {
            also(stated(100, if unit.is_empty() { "hour" } else { "semester_credit" }), "first_time", first)
        };
        assert_eq!(made(&rules, given(json!(true)))["counted"], 200);
        let again = made(&rules, given(json!(false)));
        assert_eq!(again["uncounted"], json!([{"code": "not_first_time", "hours": 200, "rule": "teach"}]));
        let unsaid = made(&rules, given(json!(null)));
        let asks = json!([{"code": "needs_evidence", "hours": 200, "rule": "teach", "what": "first_time"}]);
        assert_eq!(unsaid["uncounted"], asks);
    }
}

#[test]
fn fixed_credit_stated_points_and_steps_stand_alone() {
    let rate =
        rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 2\nfor_each = 1\nfirst_time_only = true");
    let cap = rule("most", "activity_maximum", "activities = [\"teaching\"]\nhours = 9\nmin_each = 5");
    let rules = [hour("min_increment = 1\nmin_first = 4"), rate, cap];
    let again = |activity: Value| also(activity, "first_time", json!(false));
    let fixed = rule("fixed", "fixed_credit", "activities = [\"teaching\"]\nhours = 1.5");
    assert_eq!(made(&[&rules[..], &[fixed]].concat(), again(minutes(45)))["counted"], 150);
    let steps = "steps = [{ min_hours = 0.5, max_hours = 2, points = 2.5 }]\nactivities = [\"teaching\"]";
    let stepped = [&rules[..], &[rule("steps", "stepped_credit", steps)]].concat();
    assert_eq!(made(&stepped, again(minutes(45)))["counted"], 250);
    let short = made(&stepped, again(minutes(20)));
    assert_eq!((&short["earned"], &short["notes"]), (&json!(0), &json!([{"code": "below_minimum", "rule": "steps"}])));
    let mut points = board("earn", "fixed_date", 20, &rules.concat());
    points.total.unit = Some(domain::rules::TotalUnit::Point);
    let cycle = asked(vec![points], &[again(stated(125, "point"))]).cycle();
    assert_eq!(line(&cycle, "a")["counted"], 125);
}

#[test]
fn a_smallest_claim_is_asked_after_the_rate() {
    let doubled = rule("teach", "credit_rate", "activities = [\"teaching\"]\ngives = 2\nfor_each = 1");
    let cap = rule("most", "activity_maximum", "activities = [\"teaching\"]\nhours = 9\nmin_each = 2");
    let rules = [doubled, cap];
    assert_eq!(made(&rules, minutes(60))["counted"], 200);
    let line = made(&rules, minutes(59));
    assert_eq!(line["uncounted"], json!([{"code": "below_minimum", "hours": 196, "rule": "most"}]));
}

#[test]
fn credit_by_the_day_counts_days_said_days_listed_or_one() {
    let rules = [rule("day", "credit_rate", "activities = [\"teaching\"]\ngives = 6\nfor_each = 1\nunit = \"day\"")];
    assert_eq!(made(&rules, stated(150, "day"))["counted"], 900);
    let days = json!([{"date": "2026-04-30", "minutes": 30}, {"date": "2026-05-01", "minutes": 60}]);
    assert_eq!(made(&rules, also(minutes(90), "days", days))["counted"], 1200);
    // Stated hours, also where the unit goes without saying.
    assert_eq!(made(&rules, stated(300, "hour"))["counted"], 600);
    assert_eq!(made(&rules, also(minutes(1), "amount", json!({"credit": 300})))["counted"], 600);
    assert_eq!(made(&rules, also(minutes(1), "amount", json!(null)))["counted"], 600);
    assert_eq!(made(&rules, stated(100, "ceu"))["notes"], json!([{"code": "unknown_conversion", "unit": "ceu"}]));
}

#[test]
fn the_first_hour_may_be_longer_and_other_activities_have_hours_of_their_own() {
    let rules = [hour("minutes = 50\nfirst_hour_minutes = 60\nother_activity_minutes = 55")];
    let course = |length: i64| also(minutes(length), "activity", json!("course"));
    assert_eq!(made(&rules, course(45))["counted"], 75);
    assert_eq!(made(&rules, course(110))["counted"], 200);
    // 60 and then 50 of 55.
    assert_eq!(made(&rules, minutes(110))["counted"], 190);
}

#[test]
fn only_the_own_part_of_a_split_activity_is_of_its_kind() {
    let split = "activities = [\"peer_consultation\"]\nbasis = \"own_practice_time\"\nremainder_activity = \"other_professional_development\"";
    let peers = rule("peers", "activity_minimum", "activities = [\"peer_consultation\"]\nhours = 5");
    let rules = [rule("split", "credit_split", split), peers];
    let group = |key: &str, value: i64| {
        let activity = also(minutes(100), "activity", json!("peer_consultation"));
        if key.is_empty() { activity } else { also(activity, key, json!(value)) }
    };
    let served = |activity: Value| made(&rules, activity)["requirements"]["peers"].as_i64().unwrap_or(0);
    // 166 hundredths, shared out over own minutes and the rest.
    assert_eq!(served(group("own_practice_minutes", 40)), 66);
    assert_eq!(served(group("own_practice_minutes", 400)), 166);
    assert_eq!(served(group("group_size", 3)), 54);
    let unsaid = made(&rules, group("", 0));
    assert_eq!(unsaid["notes"], json!([{"code": "needs_evidence", "what": "own_practice_minutes", "rule": "split"}]));
    assert_eq!((served(group("", 0)), &unsaid["counted"]), (0, &json!(166)));
}

#[test]
fn a_fixed_credit_with_an_unanswered_condition_is_passed_over_and_noted() {
    let mut fixed = rule(
        "fixed",
        "fixed_credit",
        "activities = [\"teaching\"]\nhours = 9\ntopics = [\"ethics\"]\napplies = [\"audited\"]",
    );
    fixed.push_str(&rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = true"));
    let asks = |answer: &str| {
        let asked = asked(vec![board("earn", "fixed_date", 20, &fixed)], &[minutes(60)]);
        let cycle = asked.with("person", json!({"conditions": {"audited": answer}})).cycle();
        (line(&cycle, "a"), row(&cycle, "ethics")["missing"].clone())
    };
    let (line, missing) = asks("unknown");
    assert_eq!((&line["counted"], &missing), (&json!(100), &json!(300)));
    assert_eq!(line["notes"], json!([{"code": "unknown_condition", "rule": "fixed"}]));
    let (line, missing) = asks("no");
    assert_eq!((&line["counted"], &line["notes"], &missing), (&json!(100), &json!([]), &json!(300)));
    // Its topics stand instead of those of the segments.
    let (line, missing) = asks("yes");
    assert_eq!((&line["counted"], &missing), (&json!(900), &json!(0)));
}
