//! The privacy guard: worked sentences with their figures, and what must hold for any text.

mod properties;
mod sentences;
mod shapes;
