//! What a certificate says of itself.

mod cell;

pub use cell::Cell;
