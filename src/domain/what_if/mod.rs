//! "What if", from the form as typed to the sentences that answer it: the server and the browser ask the same functions.

mod answer;
mod asked;
mod known;

pub use answer::{Answer, answers};
pub use asked::{Asked, IMAGINED, Planned};
pub use known::{Engine, Known};
