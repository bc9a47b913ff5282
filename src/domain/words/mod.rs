//! Plain words for rules, dates and reasons.

mod changes;
mod date;
mod english;
mod number;
pub mod phrase;
mod reason;
mod row;
mod rule;
mod rule_set;
mod source;
mod what_if;

pub use changes::{Change, changes};
pub use date::{date, day_and_month, distance, month_name, near_date, short_date, short_month, weekday};
pub use english::English;
pub use number::{and, count, hours, number, or};
pub use phrase::{heading, lower, upper};
pub use reason::{Reason, note, reason};
pub use row::{row_heading, row_planned, row_state};
pub use rule::rule;
pub use rule_set::{Said, rule_set, short_total};
pub use source::{Cited, READ_ON, cited, how_sure};
pub use what_if::{Difference, differences};
