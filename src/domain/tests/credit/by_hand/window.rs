//! Cycles and windows: when they end, which are open, and what one day more or less changes.

use super::*;

fn set(anchor: &str, cycle: &[(&str, Value)]) -> RuleSet {
    let mut made = serde_json::to_value(board("w", anchor, 20, "")).expect("a set is JSON");
    for (key, value) in cycle {
        made["cycle"][key] = value.clone();
    }
    serde_json::from_value(made).expect("a set")
}

/// Without a known end: end, opens, closes of each cycle.
fn spans(asked: Asked) -> Vec<[String; 3]> {
    let cycles = asked.licensed("expires_on", json!(null)).report()["licences"][0]["cycles"].clone();
    let text = |value: &Value| value.as_str().unwrap_or("none").to_owned();
    let spans =
        cycles.as_array().into_iter().flatten().map(|cycle| {
            [text(&cycle["cycle_end"]), text(&cycle["window"]["opens"]), text(&cycle["window"]["closes"])]
        });
    spans.collect()
}

fn one(asked: Asked) -> [String; 3] {
    let mut spans = spans(asked);
    assert_eq!(spans.len(), 1, "{spans:?}");
    spans.remove(0)
}

#[test]
fn an_end_by_the_year_needs_a_parity_of_two_years() {
    let by = |anchor: &str, cycle: &[(&str, Value)]| asked(vec![set(anchor, cycle)], &[]);
    let february = [("end", json!("02-28")), ("parity", json!("even"))];
    assert_eq!(one(by("fixed_date", &february)), ["2028-02-29", "2026-03-01", "2028-02-29"]);
    let odd = [("end", json!("06-30")), ("parity", json!("registration_year"))];
    assert_eq!(one(by("membership_year", &odd))[0], "2027-06-30");
    let number = [("parity", json!("licence_number"))];
    assert_eq!(spans(by("calendar_year", &number)), Vec::<[String; 3]>::new());
    let even = by("calendar_year", &number).licensed("number_parity", json!("even"));
    assert_eq!(one(even), ["2026-12-31", "2025-01-01", "2026-12-31"]);
    assert_eq!(spans(by("fixed_date", &[("end", json!("06-30"))])), Vec::<[String; 3]>::new());
    let three = [("end", json!("06-30")), ("parity", json!("odd")), ("months", json!(36))];
    assert_eq!(spans(by("fixed_date", &three)), Vec::<[String; 3]>::new());
    let unknown = by("licence_term", &[]).licensed("expires_on", json!(null)).report();
    assert_eq!(unknown["licences"][0]["unknowns"], json!(["cycle_end"]));
}

#[test]
fn birthdays_and_anniversaries() {
    let born = |asked: Asked| asked.with("person", json!({"birth_month": 2, "birth_day": 29}));
    let yearly = [("months", json!(12))];
    assert_eq!(one(born(asked(vec![set("birthday", &yearly)], &[])))[0], "2027-02-28");
    assert_eq!(one(born(asked(vec![set("birth_month", &yearly)], &[])))[0], "2027-02-28");
    assert!(spans(asked(vec![set("birth_month", &yearly)], &[])).is_empty());
    let issued = |day: &str| asked(vec![set("issue_anniversary", &[])], &[]).licensed("issued_on", json!(day));
    assert_eq!(one(issued("2025-03-31")), ["2027-03-30", "2025-03-31", "2027-03-30"]);
    assert_eq!(one(issued("2024-12-01")), ["2026-11-30", "2024-12-01", "2026-11-30"]);
}

#[test]
fn a_longer_first_period_ends_at_the_last_end_inside_it() {
    let long = || set("issue_anniversary", &[("first_months", json!(48))]);
    let issued = |day: &str| asked(vec![long()], &[]).licensed("issued_on", json!(day));
    assert_eq!(one(issued("2023-05-10")), ["2027-05-09", "2023-05-10", "2027-05-09"]);
    assert_eq!(one(issued("2021-05-10")), ["2027-05-09", "2025-05-10", "2027-05-09"]);
    // With an end that is known: the last of its row up to four years after issue.
    let known =
        asked(vec![long()], &[]).licensed("issued_on", json!("2023-05-10")).licensed("expires_on", json!("2026-12-31"));
    let cycle = known.cycle();
    assert_eq!((&cycle["cycle_end"], &cycle["window"]["opens"]), (&json!("2026-12-31"), &json!("2023-05-10")));
    // As four years, of which each asks.
    let yearly = rule("year", "annual_minimum", "hours = 5");
    let mut board = board("w", "issue_anniversary", 20, &yearly);
    board.cycle.first_months = Some(48);
    let cycle =
        asked(vec![board], &[]).licensed("issued_on", json!("2023-05-10")).licensed("expires_on", json!(null)).cycle();
    let rows = cycle["requirements"].as_array().map(Vec::len);
    assert_eq!((rows, &cycle["first"]), (Some(5), &json!(true)));
}

#[test]
fn a_calendar_year_ends_in_december_whatever_the_card_says() {
    let cycle = asked(vec![set("calendar_year", &[])], &[]).licensed("expires_on", json!("2027-05-14")).cycle();
    assert_eq!(cycle["cycle_end"], "2027-12-31");
    let before = json!({"months": 24, "closes": "december_31_before_renewal_year"});
    let cycle = asked(vec![set("calendar_year", &[("window", before)])], &[])
        .licensed("expires_on", json!("2027-05-14"))
        .cycle();
    let window = json!({"opens": "2025-01-01", "closes": "2026-12-31"});
    assert_eq!(
        (&cycle["cycle_end"], &cycle["window"], &cycle["deadline"]),
        (&json!("2027-05-14"), &window, &json!("2026-12-31"))
    );
    let audit = json!({"months": 12, "closes": "december_31_before_renewal_year"});
    let cycle = asked(vec![set("calendar_year", &[("window", audit)])], &[])
        .licensed("expires_on", json!("2027-05-14"))
        .cycle();
    assert_eq!(cycle["deadline"], cycle["cycle_end"]);
}

#[test]
fn an_application_counts_for_the_end_that_it_precedes_by_less_than_six_months() {
    let window = json!({"opens": "last_renewal_application_received", "closes": "licence_expiry"});
    let set = || set("licence_term", &[("window", window.clone())]);
    let received = |days: Value| {
        let cycles =
            asked(vec![set()], &[]).licensed("applications_received", days).report()["licences"][0]["cycles"].clone();
        let spans = cycles.as_array().into_iter().flatten();
        spans.map(|cycle| (cycle["window"]["opens"].clone(), cycle["window"]["closes"].clone())).collect::<Vec<_>>()
    };
    // 30 November less six months is 30 May.
    assert_eq!(received(json!(["2025-05-30"])), [(json!("2025-12-01"), json!("2027-11-30"))]);
    assert_eq!(received(json!(["2025-10-02", "2025-05-31"])), [(json!("2025-10-02"), json!("2027-11-30"))]);
    assert_eq!(received(json!(["2025-05-31", "2025-11-30"])), [(json!("2025-11-30"), json!("2027-11-30"))]);
}

#[test]
fn the_window_may_open_before_the_cycle_but_never_before_the_licence() {
    let window = json!({"months": 26, "opens": "10-01", "closes": "11-30"});
    let set = || set("fixed_date", &[("window", window.clone()), ("end", json!("09-30")), ("parity", json!("even"))]);
    let october = asked(vec![set()], &[]).with("as_of", json!("2026-10-15"));
    let both = [["2026-09-30", "2024-10-01", "2026-11-30"], ["2028-09-30", "2026-10-01", "2028-11-30"]];
    assert_eq!(spans(october), both);
    let late = asked(vec![set()], &[]).licensed("issued_on", json!("2025-02-01")).with("as_of", json!("2026-09-15"));
    assert_eq!(one(late), ["2026-09-30", "2025-02-01", "2026-11-30"]);
}

#[test]
fn days_at_the_edges_are_inside() {
    let courses = ["2025-11-30", "2025-12-01", "2026-11-23"].map(|day| course(day, day, 1, &[]));
    let cycle = asked(vec![board("w", "fixed_date", 20, "")], &courses).cycle();
    assert_eq!(cycle["objective"]["now"]["counted"], 200);
    assert_eq!(
        line(&cycle, "2025-11-30")["uncounted"],
        json!([{"code": "outside_window", "side": "before", "hours": 100}])
    );
    // Of several days only those inside; the side of the whole is that of its last.
    let days = json!([{"date": "2025-11-30", "minutes": 60}, {"date": "2025-12-01", "minutes": 120}]);
    let split = also(also(course("a", "2025-12-01", 3, &[]), "days", days), "title", json!("Two days"));
    let cycle = asked(vec![board("w", "fixed_date", 20, "")], &[split]).cycle();
    assert_eq!(line(&cycle, "a")["counted"], 200);
    assert_eq!(line(&cycle, "a")["uncounted"], json!([{"code": "outside_window", "side": "before", "hours": 100}]));
}

#[test]
fn a_rolling_sum_falls_short_on_the_first_day_without_enough() {
    let mut rolling = board("w", "rolling", 3, &rule("no-business", "ineligible", "topics = [\"business\"]"));
    rolling.cycle.months = 12;
    let asked = asked(
        vec![rolling],
        &[
            course("a", "2026-03-10", 2, &[]),
            course("b", "2026-09-01", 2, &[]),
            planned(course("c", "2027-03-01", 2, &[])),
            // Neither counts: a topic that never does, and a day before the licence.
            planned(course("d", "2027-02-01", 9, &["business"])),
            course("e", "2026-02-20", 9, &[]),
        ],
    )
    .licensed("issued_on", json!("2026-03-01"));
    let cycle = asked.cycle();
    assert_eq!((&cycle["cycle_end"], &cycle["deadline"]), (&json!(null), &json!(null)));
    assert_eq!(cycle["window"], json!({"opens": "2026-03-01", "closes": "2026-11-23"}));
    // On 10 March 2027 the window opens on 11 March 2026.
    assert_eq!(cycle["falls_short_on"], "2027-03-10");
    assert_eq!(cycle["falls_short_on_if_planned"], "2027-09-01");
}
