//! The engine against the worked cases, and what must hold for any portfolio.

mod brute;
mod cases;
mod exhaustive;
mod hard;
mod plans;
mod properties;
