//! How long the engine takes outside a browser: `.ci/browser-speed.mjs` runs this and the same in WebAssembly, and compares.
//! Writes what each page would know into the folder it is given, and prints the name of the case with its nanoseconds.

#[path = "../../domain/tests/made.rs"]
mod made;

use domain::credit::Portfolio;
use domain::credit::portfolio::Status;
use domain::rules::Library;
use domain::what_if::Known;
use domain::words::English;
use engine_module::Asking;
use made::{Mix, day, years};
use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Four boards with caps by delivery, by activity and by category, minimums that exclude each other, and shares.
const FOUR: [&str; 4] = ["us-or-counselor", "us-ca-psychologist", "us-nj-social_worker", "us-ga-mft"];

fn main() {
    let Some(folder) = std::env::args().nth(1).filter(|folder| !folder.starts_with('-')).map(PathBuf::from) else {
        println!("run by .ci/browser-speed.mjs");
        return;
    };
    let cases = [("40 activities, 1 license", &FOUR[..1], 40), ("1,000 activities, 4 licenses", &FOUR[..], 1000)];
    for (place, (name, sets, activities)) in cases.into_iter().enumerate() {
        let known = serde_json::to_string(&known(years(sets, activities, Mix::Anything, 0))).expect("it is JSON");
        std::fs::write(folder.join(format!("{place}.json")), &known).expect("the folder can be written to");
        let asking = Asking::of(&known).expect("what was written is read");
        println!("{name}\t{}", median(|| asking.without("a0000")).as_nanos());
    }
}

/// A page of somebody whose first course is still planned.
fn known(mut portfolio: Portfolio) -> Known {
    let library = Library::builtin();
    portfolio.activities[0].status = Status::Planned;
    portfolio.activities[0].date = day(1);
    let names: BTreeMap<String, String> =
        portfolio.licences.iter().map(|licence| (licence.id.clone(), licence.title.clone())).collect();
    let sets = portfolio.licences.iter().filter_map(|licence| library.get(&licence.rule_set).cloned()).collect();
    let vocabulary = library.vocabulary().brief();
    Known { portfolio, closed: Default::default(), sets, vocabulary, names, english: English::American }
}

/// The middle of as many runs as go into two seconds, after some to warm up.
fn median<T>(work: impl Fn() -> T) -> Duration {
    let began = Instant::now();
    let mut times = vec![];
    while times.len() < 20 || began.elapsed() < Duration::from_secs(2) {
        let start = Instant::now();
        black_box(work());
        times.push(start.elapsed());
    }
    let mut times = times.split_off(times.len() / 4);
    times.sort_unstable();
    times[times.len() / 2]
}
