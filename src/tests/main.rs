//! Black-box tests of the whole app without a browser: the real router, a real database, no port.

mod architecture;
mod own_rule_sets;
mod ownership;
mod pages;
mod sealed;
mod security;
mod story;
mod support;
