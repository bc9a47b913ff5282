//! What a person types, understood, or what is wrong with it in a sentence: the same on the server and in the browser.

mod clock;
mod course;
mod date;
mod text;
mod word_count;

pub use clock::{LONGEST, clock, hours_of, in_all};
pub use course::{delivery, kind, segments, slugs, topics};
pub use date::date;
pub use text::{optional, required};
pub use word_count::{word_count, words_of};

/// Rows for topics or days that are read; more are a mistake.
pub const MOST_ROWS: usize = 20;
