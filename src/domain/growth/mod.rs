//! Growth, told honestly: ratings stay with their source, and hours never become levels.

pub mod checkin;
mod confidence;
pub mod follow_up;
pub mod practice;
mod rating;
pub mod recurrence;
pub mod timeline;
pub mod training;

pub use confidence::{Confidence, confidence};
pub use rating::{Directness, Level, Rating, Source};
