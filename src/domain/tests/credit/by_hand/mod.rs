//! One sentence of the rules at a time, on boards of a few lines: each figure can be worked out by hand.

mod any_of;
mod anything;
mod carried;
mod combined;
mod coupled;
mod duty;
mod earned;
mod exclusive;
mod first;
mod lift;
mod limit;
mod repeat;
mod shortfall;
mod sound;
mod tried;
mod window;

use crate::plans_by_hand::{board, rule};
use domain::credit::{assess, parse_portfolio};
use domain::rules::{Library, RuleSet};
use serde_json::{Value, json};

/// What some licences of some boards are asked, and the report.
struct Asked {
    boards: Vec<RuleSet>,
    portfolio: Value,
}

/// Licences issued in 2015 that end on 30 November 2027, one of each board.
fn asked(boards: Vec<RuleSet>, activities: &[Value]) -> Asked {
    let licence = |board: &RuleSet| json!({"id": board.id, "rule_set": board.id, "title": board.titles[0], "issued_on": "2015-01-01", "expires_on": "2027-11-30"});
    let licences: Vec<Value> = boards.iter().map(licence).collect();
    let portfolio = json!({"schema": 1, "as_of": "2026-11-23", "licences": licences, "activities": activities});
    Asked { boards, portfolio }
}

impl Asked {
    fn with(mut self, key: &str, value: Value) -> Self {
        self.portfolio[key] = value;
        self
    }

    /// Says something else of the first licence.
    fn licensed(mut self, key: &str, value: Value) -> Self {
        self.portfolio["licences"][0][key] = value;
        self
    }

    fn report(&self) -> Value {
        let library = Library::builtin().with(self.boards.clone());
        let portfolio = parse_portfolio(&self.portfolio.to_string(), None, &library).expect("it is sound");
        let report = assess(&portfolio, &library);
        assert!(report.optimal, "{report:?}");
        serde_json::to_value(report).expect("a report is JSON")
    }

    /// The first licence's first cycle.
    fn cycle(&self) -> Value {
        self.report()["licences"][0]["cycles"][0].clone()
    }
}

/// A row of a cycle or a group by its id.
fn row(cycle: &Value, id: &str) -> Value {
    named(&cycle["requirements"], "id", id)
}

/// A line of a ledger.
fn line(cycle: &Value, activity: &str) -> Value {
    named(&cycle["ledger"], "activity", activity)
}

fn named(list: &Value, key: &str, name: &str) -> Value {
    let found = list.as_array().into_iter().flatten().find(|own| own[key] == name);
    found.unwrap_or_else(|| panic!("no {name} in {list}")).clone()
}

/// Required, missing, missing if planned, state.
fn figures(row: &Value) -> (i64, i64, i64, &str) {
    let number = |key: &str| row[key].as_i64().expect("a number");
    (number("required"), number("missing"), number("missing_if_planned"), row["state"].as_str().expect("a state"))
}

/// A course of so many hours on some topics.
fn course(id: &str, date: &str, hours: i64, topics: &[&str]) -> Value {
    json!({"id": id, "date": date, "amount": {"minutes": hours * 60}, "segments": [{"share": 1, "topics": topics}]})
}

/// The same with something more.
fn also(mut activity: Value, key: &str, value: Value) -> Value {
    activity[key] = value;
    activity
}

fn planned(activity: Value) -> Value {
    also(activity, "status", json!("planned"))
}
