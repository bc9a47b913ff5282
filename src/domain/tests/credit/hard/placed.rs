//! Where hours go, and what the report says of it.

use super::{activity, cycle, library, licence, line, on, plain, report, row, set, with};
use domain::rules::Library;
use serde_json::{Value, json};

#[test]
fn a_planned_activity_worth_the_whole_lifts_only_with_what_is_planned() {
    let library = with(
        20,
        "[carry_over]\nallowed = true\nmax_hours = 10\nPROOF\
         [[rule]]\nid = \"board\"\nkind = \"fixed_credit\"\nactivities = [\"certification\"]\nhours = 20\nsatisfies = \"total\"\nPROOF",
    );
    let planned = json!({"activity": "certification", "status": "planned", "date": "2027-01-10"});
    let cycle = plain(&library, &[activity("a", 2500, &json!({})), activity("b", 100, &planned)]);
    assert_eq!(cycle["carry_out"], json!({"state": "allowed", "hours": 500, "hours_if_planned": 0}));
    assert_eq!(row(&cycle, "total").get("satisfied_by"), None, "nothing planned meets it now");
}

#[test]
fn of_several_options_in_hours_the_one_with_least_missing_counts() {
    let rest = "[[rule]]\nid = \"either\"\nkind = \"any_of\"\noptions = [{ kind = \"approved_minimum\", providers = [\"apa\"], hours = 6 }, { kind = \"approved_minimum\", providers = [\"nasp\"], hours = 10 }]\nPROOF";
    let by = |id: &str, hours: i64, provider: &str| activity(id, hours, &json!({"providers": [provider]}));
    let missing = |activities: &[Value]| {
        let row = row(&plain(&with(30, rest), activities), "either");
        (row["required"].as_i64(), row["missing"].as_i64(), row["state"].as_str().map(str::to_owned))
    };
    // 6 − 2 = 4 by the one, 10 − 5 = 5 by the other.
    assert_eq!(missing(&[by("a", 200, "apa"), by("b", 500, "nasp")]), (Some(600), Some(400), Some("not_met".into())));
    // Hours of the two are not added up: 4 and 1 are missing.
    assert_eq!(missing(&[by("a", 200, "apa"), by("b", 900, "nasp")]), (Some(600), Some(100), Some("not_met".into())));
    assert_eq!(missing(&[by("b", 1000, "nasp")]), (Some(600), Some(0), Some("met".into())));
}

#[test]
fn an_option_keeps_the_hours_it_needs_from_being_carried_out() {
    let rest = "[carry_over]\nallowed = true\nmax_hours = 10\nPROOF\
                [[rule]]\nid = \"either\"\nkind = \"any_of\"\noptions = [{ kind = \"approved_minimum\", providers = [\"apa\"], hours = 6 }, { kind = \"approved_minimum\", providers = [\"nasp\"], hours = 10 }]\nPROOF";
    let by = |id: &str, hours: i64, provider: &str| activity(id, hours, &json!({"providers": [provider]}));
    let cycle = plain(&with(6, rest), &[by("a", 500, "apa"), by("b", 1000, "nasp")]);
    // Ten hours of the second stay; the total asks for six of them; five of the first may go.
    assert_eq!(row(&cycle, "either")["missing"], 0);
    assert_eq!(cycle["carry_out"]["hours"], 500);
}

const OVERLAPPING: &str = "months = 24\nanchor = \"fixed_date\"\nend = \"09-30\"\nparity = \"even\"\nwindow = { months = 26, opens = \"10-01\", closes = \"11-30\" }";

#[test]
fn an_activity_worth_less_in_one_of_two_cycles_gives_it_no_more_than_that() {
    let fixed = |id: &str, hours: i64, days: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nkind = \"fixed_credit\"\nactivities = [\"certification\"]\nhours = {hours}\n{days}\nPROOF"
        )
    };
    let rest = format!(
        "{}{}[[rule]]\nid = \"cap\"\nkind = \"activity_maximum\"\nactivities = [\"certification\"]\nhours = 2\neffective_to = \"2026-12-31\"\nPROOF",
        fixed("old", 10, "effective_to = \"2026-12-31\""),
        fixed("new", 4, "effective_from = \"2027-01-01\""),
    );
    let library = library(&[set("own", OVERLAPPING, 20, &rest)]);
    let licence = json!({"id": "l", "rule_set": "own", "title": "LPC", "issued_on": "2015-01-01"});
    let certified = activity("a", 100, &json!({"activity": "certification", "date": "2026-10-20"}));
    let portfolio = json!({"schema": 1, "as_of": "2026-11-23", "licences": [licence], "activities": [certified]});
    let cycles = report(&library, &portfolio)["licences"][0]["cycles"].clone();
    // Two of ten hours are let in by the old cycle; the new one has four of its own.
    assert_eq!(line(&cycles[0], "a")["counted"], 200);
    assert_eq!(line(&cycles[1], "a")["counted"], 400);
    assert_eq!(line(&cycles[1], "a")["earned"], 400);
}

#[test]
fn rows_that_count_weigh_a_hundred_a_unit_in_the_shortfall() {
    let rest = "[[rule]]\nid = \"plan\"\nkind = \"task\"\ntask = \"learning_plan\"\ncount = 2\nPROOF\
                [[rule]]\nid = \"two\"\nkind = \"category_minimum\"\ngroups = [\"teaching\"]\ncount = 3\nPROOF\
                [[rule]]\nid = \"once\"\nkind = \"task\"\ntask = \"self_assessment\"\nwhen = { frequency = \"once\" }\nPROOF";
    let cycle = plain(&with(20, rest), &[activity("a", 500, &json!({"activity": "teaching"}))]);
    // 15 hours, two plans and two talks; the self-assessment may have been done.
    assert_eq!(cycle["objective"]["now"]["shortfall"], 1500 + 200 + 200);
    assert_eq!(cycle["objective"]["now"]["shortfall_unknown"], 100);
}

#[test]
fn a_rolling_sum_takes_no_planned_hours_that_could_never_count() {
    let rest = "[[rule]]\nid = \"never\"\nkind = \"ineligible\"\ntopics = [\"business\"]\nPROOF";
    let library = library(&[set("own", "months = 12\nanchor = \"rolling\"", 10, rest)]);
    let done = activity("done", 1000, &json!({}));
    let planned = |topic: &str| {
        let more = json!({"status": "planned", "date": "2027-02-01", "segments": on(topic)});
        let licence = json!({"id": "l", "rule_set": "own", "title": "LPC", "issued_on": "2015-01-01"});
        cycle(&library, &licence, &[done.clone(), activity("next", 1000, &more)], &json!({}))
    };
    let cycle = planned("ethics");
    assert_eq!(cycle["falls_short_on"], "2027-03-01");
    assert_eq!(cycle["falls_short_on_if_planned"], "2028-02-01");
    assert_eq!(planned("business")["falls_short_on_if_planned"], "2027-03-01");
}

#[test]
fn hours_forced_to_one_of_rules_that_exclude_each_other_miss_the_others_by_a_pin() {
    let minimum = |id: &str, topic: &str| {
        format!(
            "[[rule]]\nid = \"{id}\"\nkind = \"topic_minimum\"\ntopics = [\"{topic}\"]\nhours = 3\ninside_total = true\nexclusive_group = \"g\"\nPROOF"
        )
    };
    let rest = format!("{}{}", minimum("ethics", "ethics"), minimum("law", "law_rules"));
    let both = activity("a", 600, &json!({"segments": [{"share": 1, "topics": ["ethics", "law_rules"]}]}));
    let pins = json!({"pins": [{"activity": "a", "licence": "l", "effect": "force", "requirement": "law"}]});
    let cycle = cycle(&with(20, &rest), &licence(&json!({})), &[both], &pins);
    assert_eq!(row(&cycle, "law")["missing"], 0);
    assert_eq!(row(&cycle, "ethics")["missing"], 300);
    assert_eq!(row(&cycle, "ethics")["near_misses"], json!([{"activity": "a", "hours": 600, "why": ["pin"]}]));
}

#[test]
fn groups_are_counted_from_one() {
    let library = Library::builtin();
    let licence = |id: &str, set: &str, title: &str| json!({"id": id, "rule_set": set, "title": title, "issued_on": "2015-01-01", "expires_on": "2026-12-31"});
    let portfolio = json!({"schema": 1, "as_of": "2026-11-23", "activities": [], "licences": [
        licence("ny", "us-ny-social_worker", "LCSW"),
        licence("lpc", "us-tn-counselor", library.get("us-tn-counselor").expect("there").titles[0].as_str()),
        licence("lmft", "us-tn-mft", library.get("us-tn-mft").expect("there").titles[0].as_str()),
    ]});
    let report = report(library, &portfolio);
    assert_eq!(report["groups"][0]["id"], "combined:1");
    assert_eq!(row(&report["licences"][1]["cycles"][0], "total")["replaced_by"], "combined:1");
}

#[test]
fn a_task_that_is_planned_meets_and_lifts_with_what_is_planned_alone() {
    let rest = "[carry_over]\nallowed = true\nmax_hours = 10\nPROOF\
                [[rule]]\nid = \"either\"\nkind = \"any_of\"\noptions = [{ kind = \"approved_minimum\", providers = [\"apa\"], hours = 8 }, { kind = \"task\", task = \"ccpa_certified_member\" }]\nsatisfies = \"total\"\nPROOF";
    let later = json!({"tasks": [{"task": "ccpa_certified_member", "date": "2027-01-10"}]});
    let own = activity("a", 1300, &json!({"providers": ["apa"]}));
    let cycle = cycle(&with(10, rest), &licence(&json!({})), &[own], &later);
    let either = row(&cycle, "either");
    assert_eq!((&either["missing"], &either["missing_if_planned"]), (&json!(0), &json!(0)));
    let total = row(&cycle, "total");
    assert_eq!((&total["counted"], &total["with_planned"]), (&json!(1000), &json!(1000)));
    assert_eq!(cycle["carry_out"], json!({"state": "allowed", "hours": 300, "hours_if_planned": 0}));
    assert_eq!(cycle["objective"]["with_planned"]["shortfall"], 0);
}

#[test]
fn a_planned_day_before_the_window_looks_back_with_what_is_planned_alone() {
    let rest = "[[rule]]\nid = \"suicide\"\nkind = \"topic_minimum\"\ntopics = [\"suicide\"]\nhours = 6\ninside_total = true\nwhen = { frequency = \"every_n_years\", n = 6 }\nPROOF";
    let early = json!({"date": "2025-02-01", "status": "planned", "segments": on("suicide")});
    let now = activity("now", 400, &json!({"segments": on("suicide")}));
    let cycle = cycle(
        &with(20, rest),
        &licence(&json!({"last_met": {"suicide": "never"}})),
        &[activity("early", 500, &early), now],
        &json!({}),
    );
    let row = row(&cycle, "suicide");
    // Six hours less four; with the five that are only planned, none.
    assert_eq!(
        (&row["missing"], &row["missing_if_planned"], &row["state"]),
        (&json!(200), &json!(0), &json!("met_if_planned"))
    );
}

#[test]
fn a_share_caps_each_category() {
    let rest = "[[rule]]\nid = \"each\"\nkind = \"category_maximum\"\ngroups = [\"teaching\", \"course\"]\npercent = 30\nof = \"total_required\"\nPROOF";
    let found = domain::rules::Library::from_files([super::set("own", super::TERM, 20, rest)], None);
    let Ok(library) = found else { panic!("{found:?}") };
    let cycle =
        plain(&library, &[activity("a", 900, &json!({"activity": "teaching"})), activity("b", 500, &json!({}))]);
    assert_eq!(line(&cycle, "a")["uncounted"], json!([{"code": "cap_full", "rules": ["each:teaching"], "hours": 300}]));
    assert_eq!(line(&cycle, "b")["counted"], 500);
}

#[test]
fn a_rolling_sum_takes_no_hours_from_before_the_licence_and_none_pinned_away() {
    let library = library(&[set("own", "months = 12\nanchor = \"rolling\"", 10, "")]);
    let licence = json!({"id": "l", "rule_set": "own", "title": "LPC", "issued_on": "2026-06-01"});
    let early = activity("early", 800, &json!({"date": "2026-05-01"}));
    let own = activity("own", 1000, &json!({"date": "2026-07-01"}));
    let falls = |activities: &[Value], pins: Value| {
        cycle(&library, &licence, activities, &json!({"pins": pins}))["falls_short_on"].clone()
    };
    assert_eq!(falls(&[early.clone(), own.clone()], json!([])), "2027-07-01");
    let small = activity("own", 300, &json!({"date": "2026-07-01"}));
    assert_eq!(falls(&[early, small], json!([])), "2026-11-23");
    let away = json!([{"activity": "own", "licence": "l", "effect": "force", "cycle": "2020-01-01"}]);
    assert_eq!(falls(&[own], away), "2026-11-23");
}

#[test]
fn a_days_limit_holds_hours_on_top_of_the_total_but_tells_those_that_count() {
    let rest = "[[rule]]\nid = \"day\"\nkind = \"daily_maximum\"\nhours = 6\nPROOF\
                [[rule]]\nid = \"top\"\nkind = \"topic_minimum\"\ntopics = [\"supervision\"]\nhours = 2\ninside_total = false\nPROOF";
    let cycle = plain(&with(4, rest), &[activity("a", 900, &json!({"segments": on("supervision")}))]);
    // Two hours go on top and four count; the other three are more than the day holds.
    let line = line(&cycle, "a");
    assert_eq!((&line["counted"], &line["outside"]), (&json!(400), &json!(200)));
    assert_eq!(line["uncounted"], json!([{"code": "cap_full", "rules": ["day:2026-03-01"], "hours": 300}]));
    assert_eq!(cycle["limits"][0]["used"], 400);
}
