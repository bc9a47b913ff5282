//! How much of the samples is read, and how much is filled in that they do not say.

use super::{answer, read, samples};
use serde_json::Value;
use std::fs;

#[derive(Default)]
pub struct Figures {
    pub stated: usize,
    pub right: usize,
    pub filled: usize,
    pub false_fills: usize,
    pub faults: Vec<String>,
}

#[test]
fn every_sample_reads_as_its_truth_says_or_less() {
    let mut figures = Figures::default();
    let mut files = 0;
    for entry in fs::read_dir(samples().join("truth")).expect("the truths are there") {
        let path = entry.expect("a truth").path();
        let truth: Value = serde_json::from_str(&fs::read_to_string(&path).expect("text")).expect("JSON");
        let name = truth["file"].as_str().expect("a file's name");
        let got = answer(&read(&samples().join(name)));
        files += 1;
        let statuses = truth["status"].as_array().expect("statuses");
        assert!(statuses.contains(&got["status"]), "{name}: {}", got["status"]);
        // What only a picture says is read where tesseract is; here it must stay empty.
        let pictured = got["status"] == "needs_ocr";
        figures.count(name, &truth["activities"], &got["activities"], pictured);
    }
    println!(
        "{files} samples: {} of {} stated fields right, {} of {} fills false",
        figures.right, figures.stated, figures.false_fills, figures.filled
    );
    assert!(figures.faults.is_empty(), "{}", figures.faults.join("\n"));
    assert!(figures.stated > 300, "only {} fields: the samples are not all there", figures.stated);
}

impl Figures {
    pub fn count(&mut self, name: &str, truths: &Value, read: &Value, pictured: bool) {
        let none = Vec::new();
        let (truths, read) = (truths.as_array().unwrap_or(&none), read.as_array().unwrap_or(&none));
        if pictured {
            assert!(read.is_empty(), "{name}: nothing can be read here");
            return;
        }
        assert_eq!(truths.len(), read.len(), "{name}");
        for truth in truths {
            let same = |activity: &&Value| activity["row"] == truth["row"] && activity["source"] == truth["source"];
            let got = read.iter().find(same).unwrap_or_else(|| panic!("{name}: {} is missing", truth["title"]));
            for (field, said) in truth.as_object().expect("fields") {
                if said.is_object() {
                    self.field(&format!("{name}: {field} of {}", truth["title"]["value"]), said, &value(got, field));
                }
            }
        }
    }

    fn field(&mut self, place: &str, said: &Value, got: &Value) {
        let empty = got.is_null();
        self.filled += usize::from(!empty);
        if said["absent"] == true {
            if !empty {
                self.false_fills += 1;
                self.faults.push(format!("{place}: filled with {got}"));
            }
            return;
        }
        if empty && said["optional"] == true {
            return;
        }
        self.stated += 1;
        let accepted = said["accept"].as_array().cloned().unwrap_or_default();
        if std::iter::once(&said["value"]).chain(&accepted).any(|right| plain(right) == plain(got)) {
            self.right += 1;
        } else {
            self.false_fills += usize::from(!empty);
            self.faults.push(format!("{place}: {got}, not {}", said["value"]));
        }
    }
}

fn value(activity: &Value, field: &str) -> Value {
    match field {
        "award" if activity["amount"].is_null() => Value::Null,
        "award" => serde_json::json!({ "amount": activity["amount"], "unit": activity["unit"] }),
        field => activity[field].clone(),
    }
}

/// Amounts by their worth, words whatever their capitals, lists in any order.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => match domain::quantity::Credit::parse(text) {
            Some(amount) => amount.to_string(),
            None => text.to_lowercase().replace('’', "'"),
        },
        Value::Array(members) => {
            let mut members: Vec<String> = members.iter().map(plain).collect();
            members.sort();
            members.join("; ")
        }
        Value::Object(members) => {
            let mut members: Vec<String> =
                members.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
            members.sort();
            members.join(", ")
        }
        other => other.to_string(),
    }
}
