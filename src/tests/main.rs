//! Black-box tests of the whole app without a browser: the real router, a real database, no port.

mod architecture;
mod calendar;
mod capture;
mod cycles;
mod export;
mod growth;
mod guarded;
mod learning_plans;
mod left;
mod migrated;
mod own_rule_sets;
mod ownership;
mod pages;
mod plans;
mod queries;
mod reading;
mod reflections;
mod restorations;
mod sealed;
mod search;
mod security;
mod start_up;
mod story;
mod supervision;
mod support;
mod what_if;
