//! What files say: the text of PDFs, mails, sheets and pictures, read apart from the server.
//!
//! `read` looks into a file in this process; nothing but the process that `apart` starts for it calls it, because a
//! file may have been made to do harm.

mod apart;
mod glyphs;
mod limits;
mod mail;
mod pdf;
mod pictures;
mod sheet;
mod sniff;

pub use apart::read_apart;
pub use limits::keep_within;

use domain::reading::{self, Reading, Status};
use sniff::Kind;

/// The largest file that is taken.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// A mail in a mail in a mail is looked into; further down nobody sends a certificate.
const DEEPEST: usize = 3;

/// What a file says; its name only tells apart what its content does not, such as a list from a text.
pub fn read(name: &str, bytes: &[u8]) -> Reading {
    read_within(name, bytes, DEEPEST)
}

fn read_within(name: &str, bytes: &[u8], depth: usize) -> Reading {
    if bytes.len() > MOST_BYTES {
        return Reading::none(Status::TooLarge);
    }
    match sniff::kind(name, bytes) {
        Kind::Empty => Reading::none(Status::Empty),
        Kind::Pdf => read_pdf(bytes),
        Kind::Picture => pictures::read(&[bytes.to_vec()]),
        Kind::Mail if depth > 0 => mail::read(bytes, depth - 1),
        Kind::Workbook => sheet::workbook(bytes),
        Kind::List => sheet::list(bytes),
        Kind::Broken => Reading::none(Status::Corrupt),
        Kind::Mail | Kind::Other => Reading::none(Status::Unsupported),
    }
}

fn read_pdf(bytes: &[u8]) -> Reading {
    match pdf::read(bytes.to_vec()) {
        pdf::Outcome::Text(cells) => reading::read(cells),
        pdf::Outcome::Pictures(pictures) => pictures::read(&pictures),
        pdf::Outcome::Blank => Reading::none(Status::Empty),
        pdf::Outcome::Locked => Reading::none(Status::NeedsPassword),
        pdf::Outcome::Broken => Reading::none(Status::Corrupt),
    }
}
