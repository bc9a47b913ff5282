//! Growth, told honestly: ratings stay with their source, and hours never become levels.

pub mod checkin;
mod confidence;
mod rating;
pub mod timeline;

pub use confidence::{Confidence, confidence};
pub use rating::{Directness, Level, Rating, Source};
