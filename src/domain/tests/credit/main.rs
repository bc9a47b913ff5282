//! The engine against the worked cases, and what must hold for any portfolio.

mod brute;
mod by_hand;
mod cases;
mod exhaustive;
mod hard;
#[path = "../made.rs"]
mod made;
mod plans;
mod plans_by_hand;
mod properties;
mod schemas;
