//! The credit engine: what hours count for, provably the best way of placing them, and why each other hour does not.
//!
//! One step a file, in the order of the work: `portfolio` and `check` read; `cycle` and `required` say what is asked by
//! when; `earned` and `piece` say what there is; `limit`, `program`, `held`, `simplex`, `whole` and `solve` place it;
//! `cycle_report` and `ledger` tell it. `plan` asks the other way round: what to buy so that nothing is missing.

mod amount;
mod assess;
mod brought;
mod calendar;
mod cell;
mod check;
mod combined;
mod cycle;
mod cycle_report;
mod day;
mod earned;
mod either;
mod filling;
mod fraction;
mod frame;
mod held;
mod ledger;
mod limit;
pub mod linear;
mod look;
mod one_row;
mod piece;
pub mod plan;
pub mod portfolio;
mod program;
mod reason;
mod report;
mod required;
mod serving;
mod simplex;
mod single_use;
mod solve;
mod view;
mod what_if;
mod whole;

pub use assess::assess;
pub use check::{PortfolioError, check_portfolio, parse_portfolio};
pub use combined::professions;
pub use cycle::{Cycle, evaluated};
pub use plan::{Catalogue, Choices, Plan, parse_catalogue, plan};
pub use portfolio::Portfolio;
pub use reason::{Code, Note, Side};
pub use report::*;
pub use required::Unit;
pub use what_if::WhatIf;
