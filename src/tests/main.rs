//! Black-box tests of the whole app without a browser: the real router, a real database, no port.

mod architecture;
mod capture;
mod guarded;
mod ownership;
mod pages;
mod sealed;
mod security;
mod story;
mod support;
