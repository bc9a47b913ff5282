//! Plain words for rules, dates and reasons.

mod english;

pub use english::English;
