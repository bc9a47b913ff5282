//! How long something takes.

use std::time::{Duration, Instant};

/// How long something takes once.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the domain does not")]
pub fn clock<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    divan::black_box(work());
    start.elapsed()
}
