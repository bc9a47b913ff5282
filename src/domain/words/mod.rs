//! Plain words for rules, dates and reasons.

mod date;
mod english;
mod number;

pub use date::{date, day_and_month, distance, month_name, near_date, short_date, short_month, weekday};
pub use english::English;
pub use number::{and, count, hours, number, or};
