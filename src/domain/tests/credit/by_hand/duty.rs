//! Duties that look back, and tasks: when they are due and what meets them.

use super::*;

fn duty(when: &str) -> RuleSet {
    let keys = format!("topics = [\"suicide\"]\nhours = 6\ninside_total = true\nwhen = {{ {when} }}");
    board("duty", "fixed_date", 0, &rule("duty", "topic_minimum", &keys))
}

fn met(when: &str, last: Value, activities: &[Value]) -> Value {
    let last_met = if last.is_null() { json!({}) } else { json!({"duty": last}) };
    row(&asked(vec![duty(when)], activities).licensed("last_met", last_met).cycle(), "duty")
}

fn state(when: &str, last: Value, activities: &[Value]) -> String {
    met(when, last, activities)["state"].as_str().expect("a state").to_owned()
}

#[test]
fn a_day_inside_the_look_back_meets_it_an_absent_one_is_asked_for() {
    let six = "frequency = \"every_n_years\", n = 6";
    // Six years to 30 November 2027.
    assert_eq!(met(six, json!("2021-12-01"), &[])["satisfied_by"], "last_met:2021-12-01");
    assert_eq!(state(six, json!("2021-11-30"), &[]), "not_met");
    assert_eq!(state(six, json!("never"), &[]), "not_met");
    assert_eq!(met(six, json!(null), &[])["unknowns"], json!(["last_met"]));
    let third = "frequency = \"every_n_cycles\", n = 3";
    // This cycle and two before it, from 1 December 2021.
    assert_eq!(state(third, json!("2021-12-01"), &[]), "met");
    assert_eq!(state(third, json!("2021-11-30"), &[]), "not_met");
    assert_eq!(state("frequency = \"once\"", json!("1999-01-01"), &[]), "met");
}

#[test]
fn hours_of_an_earlier_window_meet_it_and_earn_nothing() {
    let six = "frequency = \"every_n_years\", n = 6";
    let old = [course("a", "2022-01-10", 4, &["suicide"]), course("b", "2026-01-10", 1, &["suicide"])];
    let row = met(six, json!("never"), &old);
    assert_eq!(figures(&row), (600, 100, 100, "not_met"));
    // Hours before the licence may meet a duty of one time.
    assert_eq!(state("frequency = \"once\"", json!("never"), &[course("a", "2014-01-10", 6, &["suicide"])]), "met");
    let planned_before = planned(course("c", "2025-01-10", 6, &["suicide"]));
    assert_eq!(state(six, json!("never"), &[planned_before]), "met_if_planned");
    let pins = json!([{"activity": "a", "licence": "duty", "effect": "forbid"}]);
    let forbidden =
        asked(vec![duty(six)], &old).with("pins", pins).licensed("last_met", json!({"duty": "never"})).cycle();
    assert_eq!(figures(&super::row(&forbidden, "duty")), (600, 500, 500, "not_met"));
    let away = json!([{"activity": "b", "licence": "duty", "effect": "force", "cycle": "2025-11-30"}]);
    let pinned = asked(vec![duty(six)], &old).with("pins", away).licensed("last_met", json!({"duty": "never"})).cycle();
    assert_eq!(figures(&super::row(&pinned, "duty")), (600, 100, 100, "not_met"));
    assert_eq!(line(&pinned, "b")["counted"], 0);
}

#[test]
fn when_a_duty_is_due() {
    let by = |when: &str, licence: &[(&str, Value)]| {
        let mut asked = asked(vec![duty(when)], &[]).licensed("last_met", json!({"duty": "never"}));
        for (key, value) in licence {
            asked = asked.licensed(key, value.clone());
        }
        row(&asked.cycle(), "duty")["state"] != "not_applicable"
    };
    let new = [("issued_on", json!("2026-03-01"))];
    let whole = [("issued_on", json!("2025-12-01"))];
    let second = [("issued_on", json!("2025-01-01"))];
    assert!(by("frequency = \"first_cycle\"", &new) && !by("frequency = \"first_cycle\"", &second));
    assert!(!by("frequency = \"after_first_cycle\"", &new) && by("frequency = \"after_first_cycle\"", &second));
    assert!(by("frequency = \"nth_cycle\", n = 2", &second) && !by("frequency = \"nth_cycle\", n = 2", &new));
    let renewal = "frequency = \"once\", deadline = \"second_renewal\"";
    assert!(by(renewal, &second) && !by(renewal, &new));
    // Three years from 1 December 2024 are 1 December 2027, a day after the close.
    let three = "frequency = \"once\", n = 3, deadline = \"within_years_of_licensure\"";
    assert!(!by(three, &[("issued_on", json!("2024-12-01"))]) && by(three, &[("issued_on", json!("2024-11-30"))]));
    let six = "frequency = \"every_n_years\", n = 6, deadline = \"within_years_of_licensure\"";
    assert!(!by(six, &[("issued_on", json!("2021-12-01"))]) && by(six, &[("issued_on", json!("2021-11-30"))]));
    let full = "frequency = \"every_n_years\", n = 6, deadline = \"first_full_cycle\"";
    assert!(!by(full, &new) && by(full, &whole) && by(full, &second));
    for deadline in ["first_cycle", "first_full_cycle", "first_cycle_with_ce"] {
        assert!(by(&format!("frequency = \"once\", deadline = \"{deadline}\""), &new), "{deadline}");
    }
}

#[test]
fn a_rule_holds_for_renewals_between_its_dates() {
    let dated = |keys: &str| {
        let ethics = format!("topics = [\"ethics\"]\nhours = 3\ninside_total = true\n{keys}");
        let cycle =
            asked(vec![board("dated", "fixed_date", 0, &rule("ethics", "topic_minimum", &ethics))], &[]).cycle();
        cycle["requirements"].to_string().contains("ethics")
    };
    assert!(dated("effective_from = \"2027-11-30\"") && !dated("effective_from = \"2027-12-01\""));
    assert!(dated("effective_to = \"2027-11-30\"") && !dated("effective_to = \"2027-11-29\""));
}

#[test]
fn a_task_counts_in_its_part_of_the_window() {
    let done = |keys: &str, task: &str, date: &str| {
        let rules = rule("task", "task", &format!("task = \"{task}\"\n{keys}"));
        let asked = asked(vec![board("task", "fixed_date", 0, &rules)], &[]).with("as_of", json!("2027-11-30"));
        let tasks = json!([{"task": task, "date": date}]);
        row(&asked.with("tasks", tasks).cycle(), "task")["missing"] == 0
    };
    let two = |date: &str| done("window_months = 2", "learning_plan", date);
    assert!(two("2025-12-01") && two("2026-02-01") && !two("2026-02-02") && !two("2025-11-30"));
    // A month and a half are 45 days.
    let days = |date: &str| done("window_months = 1.5", "learning_plan", date);
    assert!(days("2026-01-15") && !days("2026-01-16"));
    // The end of November less six months is the end of May.
    let exam = |date: &str| done("window_months = 6", "jurisprudence_exam", date);
    assert!(!exam("2027-05-31") && exam("2027-06-01") && exam("2027-11-30"));
    let early = |date: &str| done("window_months = 2", "submit_renewal_early", date);
    assert!(early("2027-09-30") && !early("2027-10-01") && early("2025-12-01"));
}

#[test]
fn tasks_are_so_many_a_year_a_month_a_week_or_an_activity() {
    let asks = |per: &str| {
        let rules = rule("task", "task", &format!("task = \"written_reflection\"\ncount = 2\nper = \"{per}\""));
        let activities = [
            course("a", "2026-05-01", 1, &[]),
            course("b", "2026-05-02", 1, &[]),
            course("c", "2025-05-02", 1, &[]),
            planned(course("d", "2027-05-02", 1, &[])),
        ];
        figures(&row(&asked(vec![board("task", "fixed_date", 0, &rules)], &activities).cycle(), "task")).0
    };
    // 730 days are 104 weeks.
    assert_eq!((asks("cycle"), asks("year"), asks("month"), asks("week"), asks("activity")), (2, 4, 48, 208, 4));
}

#[test]
fn a_task_of_another_licence_is_not_this_ones_and_later_ones_are_planned() {
    let tasks = rule("task", "task", "task = \"learning_plan\"\ncount = 4");
    let boards = ["one", "two"].map(|id| board(id, "fixed_date", 0, &tasks));
    let done = json!([
        {"task": "learning_plan", "date": "2026-05-01", "licence": "two"},
        {"task": "learning_plan", "date": "2026-05-01", "count": 2},
        {"task": "learning_plan", "date": "2027-05-01"}
    ]);
    let report = asked(boards.to_vec(), &[]).with("tasks", done).report();
    let task = |place: usize| figures(&row(&report["licences"][place]["cycles"][0], "task")).3.to_owned();
    let missing = |place: usize| row(&report["licences"][place]["cycles"][0], "task")["missing"].clone();
    assert_eq!((missing(0), task(0).as_str()), (json!(2), "not_met"));
    assert_eq!((missing(1), task(1).as_str()), (json!(1), "met_if_planned"));
}
