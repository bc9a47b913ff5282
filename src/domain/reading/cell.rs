//! A piece of a line with its place on a page.

/// Words of one line that stand together, in tenths of a point; `foot` is their baseline, growing downward.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    pub page: i32,
    pub left: i32,
    pub right: i32,
    pub foot: i32,
    pub size: i32,
    pub text: String,
}
