//! Every worked case in full. A report of a case may be partial: each field given must be equal; lists of objects are matched by
//! what names them and need not be complete.

use domain::credit::{assess, parse_portfolio};
use domain::rules::Library;
use serde_json::Value;

fn differences(expected: &Value, found: &Value, path: &str, out: &mut Vec<String>) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                match found.get(key) {
                    Some(own) => differences(value, own, &format!("{path}.{key}"), out),
                    // Left out where empty.
                    None if value.is_null() || value.as_array().is_some_and(Vec::is_empty) => {}
                    None => out.push(format!("{path}.{key}: missing, expected {value}")),
                }
            }
        }
        (Value::Array(expected), Value::Array(found)) if expected.iter().any(Value::is_object) => {
            for value in expected {
                let name = ["id", "cycle_end", "activity", "code"].into_iter().find(|key| value.get(key).is_some());
                let Some(name) = name else {
                    out.push(format!("{path}: nothing names {value}"));
                    continue;
                };
                match found.iter().find(|own| own.get(name) == value.get(name)) {
                    Some(own) => differences(value, own, &format!("{path}[{}]", value[name]), out),
                    None => out.push(format!("{path}[{}]: missing", value[name])),
                }
            }
        }
        (expected, found) if path.ends_with(".unknowns") => {
            let sorted = |value: &Value| {
                let mut list: Vec<String> = value.as_array().into_iter().flatten().map(Value::to_string).collect();
                list.sort();
                list
            };
            if sorted(expected) != sorted(found) {
                out.push(format!("{path}: {found}, expected {expected}"));
            }
        }
        (expected, found) if expected != found => out.push(format!("{path}: {found}, expected {expected}")),
        _ => {}
    }
}

fn case(name: &str) {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let read = |kind: &str| std::fs::read_to_string(format!("{folder}/{name}.{kind}.json")).expect("the case is there");
    let library = Library::builtin();
    let portfolio = parse_portfolio(&read("portfolio"), None, library).expect("the portfolio is sound");
    let report = serde_json::to_value(assess(&portfolio, library)).expect("a report is JSON");
    let expected: Value = serde_json::from_str(&read("report")).expect("the report is JSON");
    let mut found = Vec::new();
    differences(&expected, &report, "", &mut found);
    assert!(found.is_empty(), "{name}:\n{}", found.join("\n"));
}

macro_rules! cases {
    ($($name:ident: $file:literal),+ $(,)?) => {
        $(#[test] fn $name() { case($file); })+
    };
}

cases! {
    caps_come_before_minimums: "01-georgia-caps-before-minimums",
    disjoint_minimums_need_an_assignment: "02-new-jersey-disjoint-minimums",
    a_shared_cap_spares_the_only_ethics_hours: "03-oregon-shared-cap",
    a_cap_is_a_hidden_minimum: "04-california-cap-is-a-hidden-minimum",
    a_share_moves_with_the_hours_claimed: "05-oregon-moving-base",
    carried_hours_never_count_to_ethics: "06-pennsylvania-carried-hours",
    the_window_is_not_the_licence: "07-arizona-window-is-not-the-licence",
    an_hour_in_two_windows_is_used_once: "08-north-carolina-overlapping-windows",
    a_rolling_window_has_no_deadline: "09-ukcp-rolling",
    duties_look_back_over_cycles: "10-look-backs-and-third-cycles",
    a_category_is_capped_and_a_live_floor_stands_beside_it: "11-category-caps-and-live-floor",
    first_renewals_follow_their_formula: "12-first-renewals-by-formula",
    two_licences_share_a_total: "13-tennessee-combined-total",
    two_licences_share_ethics_alone: "14-tennessee-no-sharing-but-ethics",
    one_course_is_many_hours: "15-one-course-many-hours",
    a_day_holds_twelve_hours_and_a_course_counts_once: "16-michigan-days-and-repeats",
    only_ones_own_practice_is_peer_consultation: "17-australia-part-of-an-activity",
    points_come_by_steps: "18-points-by-steps",
    supervision_stands_on_top_and_flows_over: "19-supervision-on-top-and-overflow",
    each_year_asks_for_itself: "20-indiana-each-year",
    one_activity_serves_one_minimum: "21-ontario-one-activity-one-minimum",
    supervision_follows_client_hours: "22-ireland-ratio",
    either_hours_or_a_membership: "23-nova-scotia-either-or",
    standards_without_hours: "24-standards-without-hours",
    unanswered_questions_stay_unknown: "25-texas-unknown-answers",
}

#[test]
fn a_fault_is_named_by_its_path() {
    let library = Library::builtin();
    let fault = |json: &str| parse_portfolio(json, None, library).expect_err("it has a fault");
    assert_eq!(fault(r#"{"schema":1,"as_of":"2026-11-23","extra":1}"#).path, "extra");
    assert_eq!(fault("nonsense").path, "");
    let activity =
        r#"{"schema":1,"as_of":"2026-11-23","activities":[{"id":"a","date":"2026-01-01","amount":{"minutes":0}}]}"#;
    assert_eq!(fault(activity).path, "activities[0].amount.minutes");
    let late = r#"{"schema":1,"as_of":"2026-11-23","activities":[{"id":"a","date":"2026-12-01"}]}"#;
    assert_eq!(fault(late).path, "activities[0].date");
    let set = r#"{"schema":1,"as_of":"2026-11-23","licences":[{"id":"l","rule_set":"us-xx","title":"LPC","issued_on":"2020-01-01"}]}"#;
    assert_eq!(fault(set).path, "licences[0].rule_set");
}
