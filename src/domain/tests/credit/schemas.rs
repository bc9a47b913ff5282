//! The published schemas: what the engine reads and prints fits them, what is broken does not, and they name every field.

use domain::credit::portfolio::*;
use domain::credit::{Choices, assess, parse_catalogue, parse_portfolio, plan};
use domain::rules::Library;
use domain::schemas::Schema;
use jsonschema::Validator;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn value(schema: Schema) -> Value {
    serde_json::from_str(schema.text()).expect("a schema is JSON")
}

fn validator(schema: Schema) -> Validator {
    jsonschema::options()
        .should_validate_formats(true)
        .build(&value(schema))
        .expect("it is a schema of the draft it names")
}

#[track_caller]
fn fits(validator: &Validator, value: &Value, name: &str) {
    let faults: Vec<String> =
        validator.iter_errors(value).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(faults.is_empty(), "{name}:\n{}", faults.join("\n"));
}

/// The public cases whose file ends so: name and text.
fn cases(end: &str) -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let files = std::fs::read_dir(folder).expect("the cases are there").map(|file| file.expect("a file").path());
    let named = files.filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().strip_suffix(end)?.to_owned();
        Some((name, std::fs::read_to_string(&path).expect("the case is text")))
    });
    let mut cases: Vec<(String, String)> = named.collect();
    cases.sort();
    cases
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).expect("a case is JSON")
}

#[test]
fn every_schema_is_one_and_has_its_name() {
    for schema in Schema::ALL {
        let found = value(schema);
        assert!(jsonschema::meta::is_valid(&found), "{}", schema.name());
        assert_eq!(found["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert_eq!(found["$id"], format!("urn:growing-edge:schema:{}:1", schema.name()));
        assert_eq!(Schema::named(schema.name()), Some(schema));
    }
    assert_eq!(Schema::named("nothing"), None);
}

#[test]
fn every_portfolio_of_the_cases_and_its_whole_report_fit() {
    let (portfolios, reports) = (validator(Schema::Portfolio), validator(Schema::Report));
    let found = cases(".portfolio.json");
    assert!(found.len() >= 30, "{} portfolios", found.len());
    for (name, text) in found {
        fits(&portfolios, &json(&text), &name);
        let portfolio = parse_portfolio(&text, None, Library::builtin()).expect("the portfolio is sound");
        // As the engine itself would write it down.
        fits(&portfolios, &serde_json::to_value(&portfolio).expect("JSON"), &name);
        let report = assess(&portfolio, Library::builtin());
        fits(&reports, &serde_json::to_value(report).expect("JSON"), &name);
    }
}

#[test]
fn every_catalogue_of_the_cases_and_its_plan_fit() {
    let (catalogues, plans) = (validator(Schema::Catalogue), validator(Schema::Plan));
    let portfolios = cases(".portfolio.json");
    let found = cases(".catalogue.json");
    assert!(found.len() >= 5, "{} catalogues", found.len());
    for (name, text) in found {
        fits(&catalogues, &json(&text), &name);
        let (_, portfolio) = portfolios.iter().find(|(own, _)| *own == name).expect("each has its portfolio");
        let portfolio = parse_portfolio(portfolio, None, Library::builtin()).expect("the portfolio is sound");
        let catalogue = parse_catalogue(&text, Choices::default(), &portfolio).expect("the catalogue is sound");
        let plan = plan(&portfolio, &catalogue, Library::builtin());
        fits(&plans, &serde_json::to_value(plan).expect("JSON"), &name);
    }
}

/// The portfolio with one activity in it, as JSON.
fn with_activity(activity: Value) -> Value {
    json!({"schema": 1, "as_of": "2026-11-23", "activities": [activity]})
}

fn with_pin(pin: Value) -> Value {
    json!({"schema": 1, "as_of": "2026-11-23", "pins": [pin]})
}

#[test]
fn a_broken_portfolio_fits_neither_the_schema_nor_the_engine() {
    let portfolios = validator(Schema::Portfolio);
    let broken = [
        json!({"as_of": "2026-11-23"}),
        json!({"schema": 2, "as_of": "2026-11-23"}),
        json!({"schema": 1, "as_of": "23 November"}),
        json!({"schema": 1, "as_of": "2026-11-31"}),
        json!({"schema": 1, "as_of": "2026-11-23", "extra": 1}),
        json!({"schema": 1, "as_of": "2026-11-23", "person": {"birth_month": 13}}),
        json!({"schema": 1, "as_of": "2026-11-23", "person": {"conditions": {"supervisors": "perhaps"}}}),
        json!({"schema": 1, "as_of": "2026-11-23", "licences": [{"id": "l"}]}),
        with_activity(json!({"id": "a"})),
        with_activity(json!({"id": "", "date": "2026-01-01"})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "delivery": "In Person"})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "amount": {"minutes": 0}})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "amount": {"minutes": 1.5}})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "amount": {"minutes": 60, "credit": 100}})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "amount": {"credit": 100, "unit": "lesson"}})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "segments": [{"topics": ["ethics"]}]})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "days": [{"date": "2026-01-01", "minutes": 0}]})),
        with_activity(json!({"id": "a", "date": "2026-01-01", "status": "dreamed"})),
        with_pin(json!({"activity": "a", "licence": "l", "effect": "force"})),
        with_pin(json!({"activity": "a", "licence": "l", "effect": "forbid", "cycle": "2026-12-31", "hours": 100})),
        with_pin(
            json!({"activity": "a", "licence": "l", "effect": "forbid", "cycle": "2026-12-31", "requirement": "r"}),
        ),
    ];
    for portfolio in broken {
        assert!(!portfolios.is_valid(&portfolio), "{portfolio} fits");
        assert!(parse_portfolio(&portfolio.to_string(), None, Library::builtin()).is_err(), "{portfolio} is taken");
    }
}

#[test]
fn a_broken_catalogue_fits_neither_the_schema_nor_the_engine() {
    let catalogues = validator(Schema::Catalogue);
    let portfolio = Portfolio { schema: 1, as_of: "2026-11-23".parse().expect("a day"), ..Portfolio::default() };
    let broken = [
        json!({"schema": 1}),
        json!({"schema": 1, "candidates": [], "budget": -1}),
        json!({"schema": 1, "candidates": [], "unknowns": "perhaps"}),
        json!({"schema": 1, "candidates": [{"id": "a", "date": "2027-01-01"}]}),
        json!({"schema": 1, "candidates": [{"id": "a", "date": "2027-01-01", "cost": 9.5}]}),
        json!({"schema": 1, "candidates": [{"id": "a", "date": "2027-01-01", "cost": 1, "status": "planned"}]}),
    ];
    for catalogue in broken {
        assert!(!catalogues.is_valid(&catalogue), "{catalogue} fits");
        let taken = parse_catalogue(&catalogue.to_string(), Choices::default(), &portfolio);
        assert!(taken.is_err(), "{catalogue} is taken");
    }
}

#[test]
fn a_broken_report_or_plan_does_not_fit() {
    let (reports, plans) = (validator(Schema::Report), validator(Schema::Plan));
    let (_, text) = cases(".portfolio.json").into_iter().next().expect("there are cases");
    let portfolio = parse_portfolio(&text, None, Library::builtin()).expect("the portfolio is sound");
    let report = serde_json::to_value(assess(&portfolio, Library::builtin())).expect("JSON");
    let changes: [(&str, Value); 4] = [
        ("/licences/0/cycles/0/requirements/0/missing", json!(-1)),
        ("/licences/0/cycles/0/status", json!("fine")),
        ("/licences/0/cycles/0/ledger/0/counted", json!("all")),
        ("/totals", json!({"cycles": 1})),
    ];
    for (place, wrong) in changes {
        let mut report = report.clone();
        *report.pointer_mut(place).unwrap_or_else(|| panic!("{place} is there")) = wrong;
        assert!(!reports.is_valid(&report), "{place}");
    }
    let sound = json!({"schema": 1, "as_of": "2026-11-23", "feasible": true, "optimal": true, "cost": 0, "minutes": 0,
        "finish_on": null, "chosen": [], "tasks_remaining": []});
    fits(&plans, &sound, "a plan");
    for (field, wrong) in
        [("feasible", json!(false)), ("cost", json!(1.5)), ("chosen", json!([1])), ("extra", json!(1))]
    {
        let mut plan = sound.clone();
        plan[field] = wrong;
        assert!(!plans.is_valid(&plan), "{field}");
    }
}

/// The fields that an object of a schema names.
fn fields(schema: &Value) -> BTreeSet<String> {
    schema["properties"].as_object().expect("an object with properties").keys().cloned().collect()
}

/// What the engine itself says it knows: it names every field when it meets one that it does not know.
fn known_fields<T: serde::de::DeserializeOwned + std::fmt::Debug>() -> BTreeSet<String> {
    let error = serde_json::from_value::<T>(json!({"": 0})).expect_err("no field has an empty name").to_string();
    let list = error.split_once("expected").expect("it says what it expected").1;
    list.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn the_schemas_name_every_field_that_the_engine_knows_and_no_other() {
    let portfolio = value(Schema::Portfolio);
    let defs = &portfolio["$defs"];
    assert_eq!(fields(&portfolio), known_fields::<Portfolio>());
    assert_eq!(fields(&defs["person"]), known_fields::<Person>());
    assert_eq!(fields(&defs["licence"]), known_fields::<Licence>());
    assert_eq!(fields(&defs["carried_in"]), known_fields::<CarriedIn>());
    assert_eq!(fields(&defs["activity"]), known_fields::<Activity>());
    assert_eq!(fields(&defs["day"]), known_fields::<Day>());
    assert_eq!(fields(&defs["amount"]), known_fields::<Amount>());
    assert_eq!(fields(&defs["segment"]), known_fields::<Segment>());
    assert_eq!(fields(&defs["task"]), known_fields::<Task>());
    assert_eq!(fields(&defs["pin"]), known_fields::<Pin>());
    // A candidate is an activity with a cost and without a status; the parts they share are the same word for word.
    let catalogue = value(Schema::Catalogue);
    let mut candidate = fields(&catalogue["$defs"]["candidate"]);
    assert!(candidate.remove("cost") && candidate.insert("status".into()));
    assert_eq!(candidate, fields(&defs["activity"]));
    for part in ["date", "slug", "scoped", "id", "day", "amount", "segment"] {
        assert_eq!(catalogue["$defs"][part], defs[part], "{part}");
    }
}
