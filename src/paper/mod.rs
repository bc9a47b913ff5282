//! Paper: a document from blocks of words as a tagged PDF, with other files' pages appended as they are.
//!
//! `write` makes it in this process; the server asks `make_apart`, because files from outside are opened on the way.
//! A document in which no other PDF is embedded claims PDF/UA-1 and is checked for it while it is written; one with
//! foreign pages is tagged all the same, but nothing can be claimed for what others made.

mod apart;
mod draw;
mod fonts;
mod layout;
mod lines;
mod opened;
mod orientation;
mod pages;
mod table;
mod tags;

pub use apart::{Envelope, make_apart, write_here};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Files together may be so large; what lies beyond is left out and told (bytes).
pub const MOST_BYTES: usize = 96 * 1024 * 1024;
/// Pages of one file; the file's owner has the rest.
pub const MOST_PAGES: usize = 30;

/// A document to be printed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Paper {
    pub title: String,
    /// "en-US"
    pub language: String,
    pub sheet: Sheet,
    /// Stands at the foot of each page, beside its number.
    pub foot: String,
    /// Whose document it is.
    pub author: Option<String>,
    pub made_on: NaiveDate,
    pub blocks: Vec<Block>,
}

/// What is printed on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sheet {
    Letter,
    A4,
}

/// A part of a document, from top to bottom.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Block {
    /// Level 1 is the title, once; 2 and 3 stand in the outline.
    Heading(u8, String),
    /// A paragraph; what a person wrote keeps its lines.
    Text(String),
    /// A paragraph in the voice of an answer.
    Lead(String),
    /// Sources, notes.
    Fine(String),
    List(Vec<String>),
    /// Terms and what they come to, as a table whose rows have heads.
    Facts {
        about: String,
        rows: Vec<(String, String)>,
    },
    Table(Table),
    /// What follows begins on a new page.
    Break,
    /// A file's pages, each under its label; where they cannot be shown, that is said.
    Pages {
        heading: String,
        label: String,
        file: usize,
        kept_as: String,
    },
}

/// A table; the first column names the row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Table {
    pub caption: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    pub totals: Option<Vec<String>>,
}

/// A column: its head, its share of the width, and whether numbers stand in it.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Column {
    pub head: String,
    pub share: u16,
    pub is_number: bool,
}

impl Column {
    #[must_use]
    pub fn words(head: &str, share: u16) -> Self {
        Self { head: head.into(), share, is_number: false }
    }

    #[must_use]
    pub fn number(head: &str, share: u16) -> Self {
        Self { head: head.into(), share, is_number: true }
    }
}

/// A file to be appended.
#[derive(Clone, Debug)]
pub struct File {
    pub bytes: Vec<u8>,
}

/// A document as it was written.
#[derive(Clone, Debug)]
pub struct Made {
    pub pdf: Vec<u8>,
    /// Files of which no page could be shown, by their place.
    pub left_out: Vec<usize>,
}

/// Why there is no document.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    #[error("the document could not be written: {0}")]
    Unwritten(String),
    #[error(transparent)]
    Process(#[from] std::io::Error),
}
