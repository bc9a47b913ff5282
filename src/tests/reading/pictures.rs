//! What only a picture says is read by tesseract, which `.ci/test` installs: what may be misread is left out.

use super::figures::Figures;
use super::{answer, samples};
use serde_json::Value;
use std::fs;
use std::process::Command;

const PICTURED: [&str; 4] =
    ["garden-gate-dbt-skills.pdf", "photo-certificate.png", "scan0007.png", "scan_20251006.pdf"];

#[test]
fn what_a_picture_says_is_read_or_left_out_and_always_wants_a_look() {
    let there = Command::new("tesseract").arg("--version").output();
    assert!(there.is_ok(), "tesseract is missing: install tesseract-ocr and tesseract-ocr-eng");
    let mut figures = Figures::default();
    for name in PICTURED {
        let truth = samples().join("truth").join(format!("{name}.json"));
        let truth: Value = serde_json::from_str(&fs::read_to_string(truth).expect("a truth")).expect("JSON");
        let mut command = Command::new(env!("CARGO_BIN_EXE_growing-edge"));
        let got = answer(&command.arg("read").arg(samples().join(name)).output().expect("the command runs"));
        assert_eq!(got["status"], "needs_ocr", "{name}");
        if got["activities"].as_array().is_some_and(|read| !read.is_empty()) {
            figures.count(name, &truth["activities"], &got["activities"], false);
        }
    }
    println!(
        "{} pictures: {} of {} stated fields right, {} of {} fills false: {:#?}",
        PICTURED.len(),
        figures.right,
        figures.stated,
        figures.false_fills,
        figures.filled,
        figures.faults
    );
    assert_eq!(figures.false_fills, 0, "nothing is filled in that is not said");
    assert!(figures.right >= 15, "{} fields are read", figures.right);
}
