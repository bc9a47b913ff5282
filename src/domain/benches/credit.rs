//! How long an answer takes: `cargo bench -p domain`. Portfolios are made here, the same on every machine.
//!
//! What is timed is `assess`: from a portfolio in memory to the whole report, one core. In the same run every rule set has its
//! turn, and last the first objectives of some programs are given to a general solver too, and the ratio printed.

mod clock;
mod general;
#[path = "../tests/made.rs"]
mod made;

use divan::Bencher;
use domain::credit::assess;
use domain::rules::Library;
use made::{Mix, years};
use std::time::Duration;

/// Four boards with caps by delivery, by activity and by category, minimums that exclude each other, and shares.
pub const FOUR: [&str; 4] = ["us-or-counselor", "us-ca-psychologist", "us-nj-social_worker", "us-ga-mft"];

fn main() {
    divan::main();
    slowest_sets();
    general::compare();
}

fn time(bencher: Bencher, sets: &[&str], activities: usize, mix: Mix) {
    let (library, portfolio) = (Library::builtin(), years(sets, activities, mix, 0));
    bencher.bench(|| assess(divan::black_box(&portfolio), library));
}

#[divan::bench]
fn usual_40_activities_1_licence(bencher: Bencher) {
    time(bencher, &FOUR[..1], 40, Mix::Anything);
}

/// At least three quarters of what is claimed must be of one kind: the base moves with what counts.
#[divan::bench]
fn odd_40_activities_1_licence_with_a_moving_share(bencher: Bencher) {
    time(bencher, &["us-ma-social_worker"], 40, Mix::Odd);
}

#[divan::bench(max_time = 4)]
fn free_1000_activities_4_licences(bencher: Bencher) {
    time(bencher, &FOUR, 1000, Mix::NothingBinds);
}

#[divan::bench(max_time = 4)]
fn bound_1000_activities_4_licences(bencher: Bencher) {
    time(bencher, &FOUR, 1000, Mix::Anything);
}

/// Every rule set, alone and with three others: how long the slowest takes, and whether all are proved.
fn slowest_sets() {
    let library = Library::builtin();
    let ids: Vec<&str> = library.sets().map(|set| set.id.as_str()).collect();
    for (activities, licences) in [(40, 1), (200, 1), (200, 4), (1000, 4)] {
        let mut found: Vec<(Duration, &str)> = vec![];
        let mut unproved: Vec<&str> = vec![];
        for (place, id) in ids.iter().enumerate() {
            let sets: Vec<&str> = (0..licences).map(|next| ids[(place + 37 * next) % ids.len()]).collect();
            let portfolio = years(&sets, activities, Mix::Odd, place as u64);
            let times = (0..3).map(|_| clock::clock(|| assess(divan::black_box(&portfolio), library)));
            found.push((times.min().unwrap_or_default(), id));
            if !assess(&portfolio, library).optimal {
                unproved.push(id);
            }
        }
        found.sort();
        let (median, (slowest, id)) = (found[found.len() / 2].0, found[found.len() - 1]);
        println!(
            "{activities} activities of odd minutes, {licences} licences, {} rule sets in turn, best of 3: median {median:.2?}, slowest {slowest:.2?} ({id}), not proved: {unproved:?}",
            ids.len()
        );
    }
}
