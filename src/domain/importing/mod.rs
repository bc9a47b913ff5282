//! Lists of learning as people, boards and calendars keep them: rows of cells in, what would be typed into a form out.
//!
//! Order of work: `text` makes letters of bytes, `rows` parts them into cells, `heading` finds the line that names the columns,
//! `columns` guesses what each holds, `cells`, `days` and `names` read what stands in one, `row` puts a row together, and `same`
//! tells whether it is here already; `reconcile` sets a whole list beside what is held. Nothing is guessed that a person would sign for: what may be meant in two ways is asked.

pub mod cells;
pub mod columns;
pub mod days;
pub mod heading;
pub mod names;
pub mod reconcile;
pub mod row;
pub mod rows;
pub mod same;
pub mod text;

pub use columns::{Columns, What, fold};
pub use days::Order;
pub use heading::Mapping;
pub use reconcile::{Reconciled, reconcile};
pub use row::{Asked, Reader, Typed};
pub use rows::Row;
pub use same::{Held, Known, Likeness};
pub use text::{Decoded, decode, tidy};

/// The widest list that is taken.
pub const MOST_COLUMNS: usize = 64;
/// The longest cell, in characters; what is longer is cut there and said so.
pub const MOST_CHARS: usize = 2_000;

/// Value and words of each choice, as forms offer them.
pub type Options = Vec<(String, String)>;
