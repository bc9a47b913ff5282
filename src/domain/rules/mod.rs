//! Rule sets of the boards: read strictly, checked whole, never guessed at.

mod check;
mod keys;
mod library;
mod rule;
mod rule_set;
mod words_of_rules;

pub use check::{Finding, SlugKind, check};
pub use library::{Library, Offer};
pub use rule::*;
pub use rule_set::*;
pub use words_of_rules::*;
