//! What is not read at all: rule files and portfolios with a fault.

use super::{TERM, licence, set, with};
use domain::credit::parse_portfolio;
use domain::rules::Library;
use serde_json::{Value, json};

#[test]
fn a_key_that_a_kind_does_not_know_is_refused() {
    let refused = |rest: &str| {
        let Err(found) = Library::from_files([set("own", TERM, 20, rest)], None) else { panic!("{rest} was read") };
        found.into_iter().map(|finding| finding.message).collect::<Vec<_>>().join("; ")
    };
    let task = "[[rule]]\nid = \"r\"\nkind = \"task\"\ntask = \"learning_plan\"\n";
    assert!(refused(&format!("{task}min_each = 1\nPROOF")).contains("min_each"));
    assert!(refused(&format!("{task}surprise = 1\nPROOF")).contains("surprise"));
    let topic =
        "[[rule]]\nid = \"r\"\nkind = \"topic_minimum\"\ntopics = [\"ethics\"]\nhours = 1\ninside_total = true\n";
    assert!(refused(&format!("{topic}per = \"week\"\nPROOF")).contains("per"));
    assert!(refused(&format!("{topic}topic_match = \"all\"\nPROOF")).contains("topic_match"));
    assert!(refused("[[conversion]]\nunit = \"fortnight\"\nhours = 1\nPROOF").contains("fortnight"));
    let rate = "[[rule]]\nid = \"r\"\nkind = \"credit_rate\"\nactivities = [\"teaching\"]\ngives = 1\nfor_each = 1\nunit = \"page\"\nPROOF";
    assert!(refused(rate).contains("page"));
    let option = "[[rule]]\nid = \"r\"\nkind = \"any_of\"\noptions = [{ kind = \"spread\" }]\nPROOF";
    assert!(refused(option).contains("spread"));
    let kind = "[[rule]]\nid = \"r\"\nkind = \"mood_minimum\"\nhours = 1\nPROOF";
    assert!(refused(kind).contains("mood_minimum"));
    let first = "[first_renewal]\ntreatment = \"reduced\"\nhours = 5\ntopic_hours = [{ topic = \"ethicks\", hours = 1 }]\nPROOF";
    assert!(refused(first).contains("ethicks"));
}

#[test]
fn a_fault_of_a_portfolio_has_the_path_of_its_field() {
    let library = with(20, "");
    let path =
        |portfolio: Value| parse_portfolio(&portfolio.to_string(), None, &library).expect_err("it has a fault").path;
    let of = |activity: Value| json!({"schema": 1, "as_of": "2026-11-23", "activities": [activity]});
    assert_eq!(path(json!({"schema": 1})), "as_of");
    assert_eq!(path(json!({"schema": 1, "as_of": "2026-11-3"})), "as_of");
    assert_eq!(path(json!({"schema": 1, "as_of": "+12026-11-03"})), "as_of");
    assert_eq!(path(of(json!({"id": "a"}))), "activities[0].date");
    assert_eq!(path(of(json!({"id": "a", "date": "2026-1-05"}))), "activities[0].date");
    assert_eq!(path(of(json!({"id": "a", "date": "2026-01-05", "colour": 1}))), "activities[0].colour");
    let days = json!([{"date": "2026-01-05", "minutes": 60}]);
    let uneven = json!({"id": "a", "date": "2026-01-05", "amount": {"minutes": 90}, "days": days});
    assert_eq!(path(of(uneven)), "activities[0].days");
    let shares = json!([{"minutes": 30}, {"share": 1}]);
    let mixed = json!({"id": "a", "date": "2026-01-05", "amount": {"minutes": 60}, "segments": shares});
    assert_eq!(path(of(mixed)), "activities[0].segments[1]");
    let met = json!({"last_met": {"nothing": "never"}});
    assert_eq!(
        path(json!({"schema": 1, "as_of": "2026-11-23", "licences": [licence(&met)]})),
        "licences[0].last_met.nothing"
    );
}

#[test]
fn a_word_in_a_list_is_named_by_its_place() {
    let library = with(20, "");
    let path = |activity: Value| {
        let portfolio = json!({"schema": 1, "as_of": "2026-11-23", "activities": [activity]});
        parse_portfolio(&portfolio.to_string(), None, &library).expect_err("it has a fault").path
    };
    let with = |key: &str, value: Value| path(json!({"id": "a", "date": "2026-01-05", key: value}));
    assert_eq!(with("providers", json!(["apa", "A P A"])), "activities[0].providers[1]");
    assert_eq!(with("categories", json!(["own/Big"])), "activities[0].categories[0]");
    assert_eq!(
        with("segments", json!([{"share": 1, "topics": ["ethics", ""]}])),
        "activities[0].segments[0].topics[1]"
    );
}
