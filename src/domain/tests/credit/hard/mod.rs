//! Sentences of the contract that the worked cases leave alone, each on a small rule set of its own with figures by hand.

mod items;
mod placed;
mod refused;
mod required;

use domain::credit::{assess, parse_portfolio};
use domain::rules::Library;
use serde_json::{Value, json};

/// A rule set of one's own: what comes before its tables of rules, its total, and the rest.
fn set(id: &str, cycle: &str, total: i64, rest: &str) -> (String, String) {
    let proof = "source = [\"s\"]\nverified = true\n";
    let rest = rest.replace("PROOF", proof);
    let text = format!(
        "schema = 1\nid = \"{id}\"\njurisdiction = \"US-TX\"\nprofession = \"counselor\"\nboard = \"Board\"\n\
         titles = [\"LPC\"]\nverified = true\nbasis = \"primary\"\nas_of = \"2026\"\ngaps = []\n\
         [cycle]\n{cycle}\n{proof}[total]\nhours = {total}\n{proof}{rest}\n\
         [[source]]\nid = \"s\"\nkind = \"board\"\nurl = \"https://board.example\"\ntitle = \"Rules\"\nfact = \"So.\"\nas_of = \"2026\"\n"
    );
    (format!("{id}.toml"), text)
}

const TERM: &str = "months = 24\nanchor = \"licence_term\"";

fn library(sets: &[(String, String)]) -> Library {
    Library::from_files(sets.iter().cloned(), None).unwrap_or_else(|found| panic!("{found:?}"))
}

/// One rule set with two years to 30 June 2027, asked on 23 November 2026.
fn with(total: i64, rest: &str) -> Library {
    library(&[set("own", TERM, total, rest)])
}

fn report(library: &Library, portfolio: &Value) -> Value {
    let portfolio = parse_portfolio(&portfolio.to_string(), None, library).expect("the portfolio is sound");
    serde_json::to_value(assess(&portfolio, library)).expect("a report is JSON")
}

/// The licence that most tests are about, with what a test adds to it.
fn licence(more: &Value) -> Value {
    let mut licence = json!({"id": "l", "rule_set": "own", "title": "LPC", "issued_on": "2015-01-01",
        "expires_on": "2027-06-30"});
    for (key, value) in more.as_object().into_iter().flatten() {
        licence[key] = value.clone();
    }
    licence
}

/// Completed on 1 March 2026 unless said otherwise.
fn activity(id: &str, hours: i64, more: &Value) -> Value {
    let mut activity = json!({"id": id, "date": "2026-03-01", "amount": {"credit": hours, "unit": "hour"}});
    for (key, value) in more.as_object().into_iter().flatten() {
        activity[key] = value.clone();
    }
    activity
}

fn on(topic: &str) -> Value {
    json!([{"share": 1, "topics": [topic]}])
}

/// The first cycle of the first licence.
fn cycle(library: &Library, licence: &Value, activities: &[Value], more: &Value) -> Value {
    let mut portfolio = json!({"schema": 1, "as_of": "2026-11-23", "licences": [licence], "activities": activities});
    for (key, value) in more.as_object().into_iter().flatten() {
        portfolio[key] = value.clone();
    }
    report(library, &portfolio)["licences"][0]["cycles"][0].clone()
}

fn plain(library: &Library, activities: &[Value]) -> Value {
    cycle(library, &licence(&json!({})), activities, &json!({}))
}

fn named(list: &Value, key: &str, name: &str) -> Value {
    let found = list.as_array().into_iter().flatten().find(|each| each[key] == name);
    found.unwrap_or_else(|| panic!("{name} is not in {list}")).clone()
}

fn row(cycle: &Value, id: &str) -> Value {
    named(&cycle["requirements"], "id", id)
}

fn line(cycle: &Value, id: &str) -> Value {
    named(&cycle["ledger"], "activity", id)
}
