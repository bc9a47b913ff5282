//! The guard against a plain cut into words of the same text, in one run.
//!
//! `cargo bench -p domain --bench guard`. The ratio is what counts; the target is a thousandth of a second for 1,000 characters.
#![expect(clippy::disallowed_methods, reason = "a benchmark measures time")]

use domain::guard::{Profile, check};
use std::hint::black_box;
use std::time::{Duration, Instant};

const ROUNDS: u32 = 400;
/// A thousandth of a second.
const TARGET: Duration = Duration::from_millis(1);

/// What a therapist might write, with and without something to find, cut at 1,000 characters.
fn sample() -> String {
    let sentences = [
        "I over-explain whenever I feel accused, and then I talk to fill the silence that I made. ",
        "mrs patel wants me to talk to her GP for her and i keep agreeing. ",
        "Rogers would say I left the client's frame of reference; Linehan would ask what I validated. ",
        "PHQ-9 scores went 18, 14, 11, 15 and I panicked at the rise in session 12. ",
        "She texted me from 07700 900457 on 12 June and I answered at once. ",
        "In supervision on Thursday I heard how I rescue couples who never asked for it. ",
    ];
    sentences.concat().chars().cycle().take(1_000).collect()
}

/// The least time of many rounds: the machine's other work only ever adds to it.
fn least(mut work: impl FnMut()) -> Duration {
    let mut least = Duration::MAX;
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work();
        least = least.min(start.elapsed());
    }
    least
}

fn main() {
    let text = sample();
    let plain = least(|| {
        black_box(black_box(&text).split_whitespace().map(str::to_lowercase).collect::<Vec<String>>());
    });
    let guard = least(|| {
        black_box(check(black_box(&text), Profile::Clinical));
    });
    println!(
        "1,000 characters: words {plain:?}, guard {guard:?}, ratio {:.1}",
        guard.as_secs_f64() / plain.as_secs_f64()
    );
    assert!(guard < TARGET, "the guard takes longer than {TARGET:?} for 1,000 characters");
}
