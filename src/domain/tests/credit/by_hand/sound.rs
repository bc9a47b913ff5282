//! What is wrong with a portfolio, and where.

use super::*;

fn told(change: impl FnOnce(&mut Value)) -> String {
    let with = course("a", "2026-05-01", 2, &["ethics"]);
    let Asked { boards, mut portfolio } = asked(
        vec![board(
            "w",
            "fixed_date",
            20,
            &rule("ethics", "topic_minimum", "topics = [\"ethics\"]\nhours = 3\ninside_total = true"),
        )],
        &[with],
    );
    change(&mut portfolio);
    let library = Library::builtin().with(boards);
    parse_portfolio(&portfolio.to_string(), None, &library).err().map(|error| error.path).unwrap_or_default()
}

#[test]
fn each_fault_is_told_with_its_path() {
    let activity = |key: &'static str, value: Value| {
        told(move |portfolio| {
            portfolio["activities"][0]["segments"] = json!([]);
            portfolio["activities"][0][key] = value;
        })
    };
    let licence = |key: &'static str, value: Value| told(move |portfolio| portfolio["licences"][0][key] = value);
    let pin = |more: Value| {
        told(move |portfolio| {
            portfolio["pins"] = json!([{"activity": "a", "licence": "w", "effect": "force"}]);
            for (key, value) in more.as_object().into_iter().flatten() {
                portfolio["pins"][0][key] = value.clone();
            }
        })
    };
    assert_eq!(told(|_| ()), "");
    assert_eq!(told(|portfolio| portfolio["schema"] = json!(2)), "schema");
    assert_eq!(told(|portfolio| portfolio["person"] = json!({"birth_month": 13})), "person.birth_month");
    assert_eq!(told(|portfolio| portfolio["activities"][0]["surprise"] = json!(1)), "activities[0].surprise");
    assert_eq!(activity("amount", json!({"minutes": 0})), "activities[0].amount.minutes");
    assert_eq!(activity("amount", json!({"minutes": 1.5})), "activities[0].amount.minutes");
    assert_eq!(activity("amount", json!({"minutes": 100_000_001})), "activities[0].amount.minutes");
    assert_eq!(activity("amount", json!({"credit": 100, "unit": "lesson"})), "activities[0].amount.unit");
    assert_eq!(activity("amount", json!({"credit": 100, "minutes": 60})), "activities[0].amount");
    assert_eq!(activity("date", json!("2026-11-24")), "activities[0].date");
    assert_eq!(activity("status", json!("done")), "activities[0].status");
    assert_eq!(activity("group_size", json!(0)), "activities[0].group_size");
    assert_eq!(activity("own_practice_minutes", json!(0)), "");
    assert_eq!(activity("days", json!([{"date": "2026-05-01", "minutes": 60}])), "activities[0].days");
    assert_eq!(activity("days", json!([{"date": "2026-05-01", "minutes": 0}])), "activities[0].days[0].minutes");
    let twice = json!([{"date": "2026-05-01", "minutes": 60}, {"date": "2026-05-01", "minutes": 60}]);
    assert_eq!(activity("days", twice), "activities[0].days[1].date");
    assert_eq!(activity("segments", json!([{"minutes": 60}])), "activities[0].segments");
    assert_eq!(activity("segments", json!([{"minutes": 60}, {"share": 1}])), "activities[0].segments[1]");
    assert_eq!(activity("segments", json!([{"share": 0}])), "activities[0].segments[0].share");
    assert_eq!(activity("providers", json!(["apa", "A P A"])), "activities[0].providers[1]");
    assert_eq!(activity("categories", json!(["us-ca-psychologist/sponsored", ""])), "activities[0].categories[1]");
    assert_eq!(
        activity("segments", json!([{"share": 1, "topics": ["ethics", "Law"]}])),
        "activities[0].segments[0].topics[1]"
    );
    assert_eq!(activity("relevant_to", json!(["mft", "LMFT"])), "activities[0].relevant_to[1]");
    assert_eq!(activity("evidence", json!(["named course"])), "activities[0].evidence[0]");
    assert_eq!(licence("rule_set", json!("nowhere")), "licences[0].rule_set");
    assert_eq!(licence("title", json!("Other")), "licences[0].title");
    assert_eq!(licence("issued_on", json!("2026-11-24")), "licences[0].issued_on");
    assert_eq!(licence("expires_on", json!("2015-01-01")), "licences[0].expires_on");
    assert_eq!(licence("last_met", json!({"total": "never"})), "licences[0].last_met.total");
    assert_eq!(licence("last_met", json!({"ethics": "soon"})), "licences[0].last_met.ethics");
    assert_eq!(licence("last_met", json!({"ethics": "never"})), "");
    assert_eq!(licence("carried_in", json!([{"hours": 0}])), "licences[0].carried_in[0].hours");
    assert_eq!(licence("bases", json!({"client_hours": 0})), "");
    assert_eq!(licence("bases", json!({"client_hours": -1})), "licences[0].bases.client_hours");
    assert_eq!(
        told(|portfolio| portfolio["tasks"] = json!([{"task": "x", "date": "2026-05-01", "count": 0}])),
        "tasks[0].count"
    );
    assert_eq!(
        told(|portfolio| portfolio["tasks"] = json!([{"task": "x", "date": "2026-05-01", "licence": "y"}])),
        "tasks[0].licence"
    );
    assert_eq!(pin(json!({})), "pins[0]");
    assert_eq!(pin(json!({"activity": "b", "requirement": "ethics"})), "pins[0].activity");
    assert_eq!(pin(json!({"licence": "b", "requirement": "ethics"})), "pins[0].licence");
    assert_eq!(pin(json!({"requirement": "total"})), "pins[0].requirement");
    assert_eq!(pin(json!({"requirement": "ethics"})), "");
    assert_eq!(pin(json!({"requirement": "ethics", "hours": 100})), "pins[0].hours");
    assert_eq!(pin(json!({"cycle": "2027-11-30", "hours": -1})), "pins[0].hours");
    assert_eq!(pin(json!({"cycle": "2027-11-30", "hours": 0})), "");
    assert_eq!(pin(json!({"effect": "forbid"})), "");
    assert_eq!(pin(json!({"effect": "forbid", "cycle": "2027-11-30", "hours": 100})), "pins[0].hours");
}
