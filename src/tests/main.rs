//! Black-box tests of the whole app without a browser: the real router, a real database, no port.

mod architecture;
mod capture;
mod cycles;
mod guarded;
mod left;
mod own_rule_sets;
mod ownership;
mod pages;
mod plans;
mod queries;
mod reading;
mod sealed;
mod security;
mod start_up;
mod story;
mod support;
mod what_if;
