//! How long an answer takes: `cargo bench -p domain`. Portfolios are made here, the same on every machine.
//!
//! What is timed is `assess`: from a portfolio in memory to the whole report, one core. Last in the same run the first
//! objective of the binding case is solved by a general solver too, and the ratio printed.

mod general;
mod made;

use divan::Bencher;
use domain::credit::assess;
use domain::rules::Library;
use made::{FOUR, Mix, portfolio};

fn main() {
    divan::main();
    slowest_sets();
    general::compare();
}

fn time(bencher: Bencher, activities: usize, sets: &[&str], mix: Mix) {
    let (library, portfolio) = (Library::builtin(), portfolio(activities, sets, mix));
    bencher.bench(|| assess(divan::black_box(&portfolio), library));
}

#[divan::bench]
fn usual_40_activities_1_licence(bencher: Bencher) {
    time(bencher, 40, &FOUR[..1], Mix::Anything);
}

#[divan::bench(max_time = 4)]
fn free_1000_activities_4_licences(bencher: Bencher) {
    time(bencher, 1000, &FOUR, Mix::NothingBinds);
}

#[divan::bench(max_time = 4)]
fn bound_1000_activities_4_licences(bencher: Bencher) {
    time(bencher, 1000, &FOUR, Mix::Anything);
}

/// The rule sets that take longest, with a year's activities and with a thousand.
fn slowest_sets() {
    for activities in [40, 1000] {
        let library = Library::builtin();
        let mut found: Vec<(std::time::Duration, &str)> = library
            .sets()
            .map(|set| {
                let portfolio = portfolio(activities, &[&set.id], Mix::Anything);
                let times = (0..5).map(|_| made::clock(|| assess(divan::black_box(&portfolio), library)));
                (times.min().unwrap_or_default(), set.id.as_str())
            })
            .collect();
        found.sort();
        let all: std::time::Duration = found.iter().map(|(time, _)| *time).sum();
        println!(
            "\n{activities} activities, 1 licence, best of 5, all {} rule sets: {all:.2?}; the slowest:",
            found.len()
        );
        for (time, set) in found.iter().rev().take(5) {
            println!("  {time:>10.2?}  {set}");
        }
    }
}
