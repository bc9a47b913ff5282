//! Which cycles there are and what is due in them.

use super::{activity, cycle, library, licence, on, plain, report, row, set, with};
use serde_json::{Value, json};

const TAUGHT: &str = "[[rule]]\nid = \"suicide\"\nkind = \"topic_minimum\"\ntopics = [\"suicide\"]\nhours = 6\ninside_total = true\nsatisfied_by_teaching = true\nPROOF";

#[test]
fn teaching_meets_a_duty_unless_it_is_pinned_away() {
    let taught = activity("t", 200, &json!({"activity": "teaching", "segments": on("suicide")}));
    let state = |pins: Value| {
        let cycle =
            cycle(&with(20, TAUGHT), &licence(&json!({})), std::slice::from_ref(&taught), &json!({"pins": pins}));
        row(&cycle, "suicide").get("satisfied_by").cloned()
    };
    let pin = |more: Value| {
        let mut pin = json!({"activity": "t", "licence": "l"});
        for (key, value) in more.as_object().into_iter().flatten() {
            pin[key] = value.clone();
        }
        json!([pin])
    };
    assert_eq!(state(json!([])), Some(json!("teaching:t")));
    assert_eq!(state(pin(json!({"effect": "forbid"}))), None);
    assert_eq!(state(pin(json!({"effect": "forbid", "requirement": "suicide"}))), None);
    assert_eq!(state(pin(json!({"effect": "forbid", "cycle": "2027-06-30"}))), None);
    assert_eq!(state(pin(json!({"effect": "forbid", "cycle": "2025-06-30"}))), Some(json!("teaching:t")));
    assert_eq!(state(pin(json!({"effect": "force", "cycle": "2025-06-30"}))), None);
}

#[test]
fn a_duty_of_the_first_cycle_with_education_is_not_due_in_any_exempt_cycle() {
    let rest = "[[total_variant]]\napplies = [\"retired\"]\nhours = 0\nPROOF\
                [[rule]]\nid = \"suicide\"\nkind = \"topic_minimum\"\ntopics = [\"suicide\"]\nhours = 6\ninside_total = true\nwhen = { frequency = \"every_n_years\", n = 6, deadline = \"first_cycle_with_ce\" }\nPROOF\
                [[rule]]\nid = \"law\"\nkind = \"topic_minimum\"\ntopics = [\"law_rules\"]\nhours = 1\ninside_total = true\nwhen = { frequency = \"every_n_years\", n = 6 }\nPROOF";
    let retired = json!({"person": {"conditions": {"retired": "yes"}}});
    let cycle = cycle(&with(20, rest), &licence(&json!({})), &[], &retired);
    assert_eq!(row(&cycle, "suicide")["state"], "not_applicable");
    assert_eq!(row(&cycle, "law")["state"], "unknown");
}

#[test]
fn gaps_lie_between_days_of_completed_learning() {
    let rest = "[[rule]]\nid = \"rhythm\"\nkind = \"spread\"\nmax_gap_months = 9\nPROOF";
    let planned = json!({"status": "planned", "date": "2026-10-01"});
    let cycle = plain(&with(0, rest), &[activity("a", 100, &json!({})), activity("b", 100, &planned)]);
    // 1 July 2025 – 1 March 2026 is eight months; 1 March – 23 November 2026 is under nine.
    assert_eq!(row(&cycle, "rhythm")["missing"], 0);
    let rest = rest.replace("= 9", "= 8");
    let cycle = plain(&with(0, &rest), &[activity("a", 100, &json!({})), activity("b", 100, &planned)]);
    let rhythm = row(&cycle, "rhythm");
    assert_eq!((&rhythm["missing"], &rhythm["missing_if_planned"]), (&json!(2), &json!(2)));
    assert_eq!((&rhythm["required"], &rhythm["state"]), (&json!(0), &json!("not_met")));
}

#[test]
fn every_end_is_the_given_end_shifted() {
    let library = library(&[set("own", "months = 12\nanchor = \"licence_term\"", 10, "")]);
    let end = |expires: &str| {
        let licence = licence(&json!({"expires_on": expires}));
        cycle(&library, &licence, &[], &json!({}))["cycle_end"].clone()
    };
    // In a leap year the 28th is not the last day of February; a year before it is, but no end is shifted twice.
    assert_eq!(end("2028-02-28"), "2027-02-28");
    assert_eq!(end("2028-02-29"), "2027-02-28");
    let on_the_day = json!({"schema": 1, "as_of": "2028-02-01", "activities": [],
        "licences": [licence(&json!({"expires_on": "2028-02-28"}))]});
    assert_eq!(report(&library, &on_the_day)["licences"][0]["cycles"][0]["cycle_end"], "2028-02-28");
}

#[test]
fn a_first_renewal_that_would_raise_the_total_does_not_set_it() {
    let rest = "[first_renewal]\ntreatment = \"longer_period\"\nmonths = 48\nhours = 60\nsource = [\"t\"]\nverified = false\n\
                [[source]]\nid = \"t\"\nkind = \"memory\"\nurl = \"https://board.example\"\ntitle = \"First\"\nfact = \"So.\"\nas_of = \"2026\"\n";
    let cycle_table = "months = 24\nfirst_months = 48\nanchor = \"licence_term\"";
    let library = library(&[set("own", cycle_table, 40, rest)]);
    let licence = json!({"id": "l", "rule_set": "own", "title": "LPC", "issued_on": "2024-01-10"});
    let total = row(&cycle(&library, &licence, &[], &json!({})), "total");
    assert_eq!(
        (&total["required"], &total["sources"], &total["verified"]),
        (&json!(4000), &json!(["s"]), &json!(true))
    );
}
