//! From an activity to what may count: credit, repeats, hours carried in.

use super::{activity, cycle, licence, line, plain, row, with};
use serde_json::{Value, json};

#[test]
fn hours_carried_in_lie_within_the_topics_that_do_not_carry() {
    let library =
        with(20, "[carry_over]\nallowed = true\nmax_hours = 10\nexcluded_topics = [\"cultural_competence\"]\nPROOF");
    let carried = json!({"carried_in": [{"hours": 300, "topics": ["lgbtq"]}, {"hours": 200, "topics": ["ethics"]}]});
    let cycle = cycle(&library, &licence(&carried), &[], &json!({}));
    assert_eq!(line(&cycle, "carried:0")["uncounted"], json!([{"code": "carry_not_allowed", "hours": 300}]));
    assert_eq!(line(&cycle, "carried:1")["counted"], 200);
}

#[test]
fn topics_that_carry_in_general_only_are_taken_off_hours_on_a_narrower_topic() {
    let minimum = |id: &str| {
        let topic = id.replace('-', "_");
        format!(
            "[[rule]]\nid = \"{id}\"\nkind = \"topic_minimum\"\ntopics = [\"{topic}\"]\nhours = 2\ninside_total = true\nPROOF"
        )
    };
    let rest = format!(
        "[carry_over]\nallowed = true\nmax_hours = 10\ntopic_credit = \"general_only\"\ngeneral_only_topics = [\"cultural_competence\"]\nPROOF{}{}",
        minimum("cultural-competence"),
        minimum("lgbtq")
    );
    let carried = json!({"carried_in": [{"hours": 300, "topics": ["lgbtq"]}]});
    let cycle = cycle(&with(20, &rest), &licence(&carried), &[], &json!({}));
    assert_eq!(row(&cycle, "cultural-competence")["missing"], 200);
    assert_eq!(row(&cycle, "lgbtq")["missing"], 0);
}

const ONCE_A_CYCLE: &str = "[[rule]]\nid = \"again\"\nkind = \"no_repeat\"\nscope = \"cycle\"\nPROOF";

#[test]
fn what_earns_nothing_takes_no_place_among_repeats() {
    let key = json!({"repeat_key": "k", "date": "2026-01-10", "amount": null});
    let cycle = plain(
        &with(20, ONCE_A_CYCLE),
        &[activity("empty", 0, &key), activity("real", 300, &json!({"repeat_key": "k"}))],
    );
    assert_eq!(line(&cycle, "real")["counted"], 300);
}

#[test]
fn an_activity_of_the_cycle_before_takes_a_place_only_where_the_window_alone_keeps_it_out() {
    let rest = "[[rule]]\nid = \"again\"\nkind = \"no_repeat\"\nscope = \"consecutive_cycles\"\nPROOF\
                [[rule]]\nid = \"never\"\nkind = \"ineligible\"\nactivities = [\"reading\"]\nPROOF";
    let before = |class: &str| json!({"repeat_key": "k", "date": "2025-02-10", "activity": class});
    let now = activity("now", 300, &json!({"repeat_key": "k"}));
    let counted = |earlier: Value| line(&plain(&with(20, rest), &[earlier, now.clone()]), "now")["counted"].clone();
    assert_eq!(counted(activity("before", 300, &before("course"))), 0);
    assert_eq!(counted(activity("before", 300, &before("reading"))), 300);
    let pins = json!({"pins": [{"activity": "before", "licence": "l", "effect": "forbid"}]});
    let forbidden =
        cycle(&with(20, rest), &licence(&json!({})), &[activity("before", 300, &before("course")), now.clone()], &pins);
    assert_eq!(line(&forbidden, "now")["counted"], 300);
}

#[test]
fn the_shortest_length_is_tested_on_the_base_whatever_other_rates_there_are() {
    let rest = "[hour]\nmin_first = 1\nPROOF\
                [[rule]]\nid = \"semester\"\nkind = \"credit_rate\"\nactivities = [\"teaching\"]\nunit = \"semester_credit\"\ngives = 10\nfor_each = 1\nPROOF\
                [[rule]]\nid = \"preparation\"\nkind = \"credit_rate\"\nactivities = [\"teaching\"]\nunit = \"preparation\"\ngives = 1\nfor_each = 1\nPROOF";
    let talk =
        |minutes: i64| json!({"activity": "teaching", "amount": {"minutes": minutes}, "preparation_minutes": 60});
    let cycle = plain(&with(20, rest), &[activity("short", 0, &talk(45)), activity("long", 0, &talk(60))]);
    // 45 minutes are 0.75 h, and as much again for preparing it: still a talk of less than an hour.
    let short = line(&cycle, "short");
    assert_eq!((&short["earned"], &short["counted"]), (&json!(150), &json!(0)));
    assert_eq!(short["uncounted"], json!([{"code": "below_minimum", "hours": 150}]));
    assert_eq!(line(&cycle, "long")["counted"], 200);
}

#[test]
fn an_amount_without_a_unit_is_hours_for_a_rate_by_the_day() {
    let rest = "[[rule]]\nid = \"a-day\"\nkind = \"credit_rate\"\nactivities = [\"conference\"]\nunit = \"day\"\ngives = 1\nfor_each = 1\nPROOF";
    let days = json!({"activity": "conference", "amount": {"credit": 1200}, "date": "2026-03-02",
        "days": [{"date": "2026-03-01", "minutes": 300}, {"date": "2026-03-02", "minutes": 300}]});
    let cycle = plain(&with(20, rest), &[activity("a", 0, &days)]);
    assert_eq!(line(&cycle, "a")["earned"], 200);
}
