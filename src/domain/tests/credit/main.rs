//! The engine against the worked cases, and what must hold for any portfolio.

mod cases;
mod exhaustive;
mod plan_cases;
mod plans;
mod properties;
