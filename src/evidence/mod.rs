//! What files say: the text of PDFs, mails, sheets and pictures, read apart from the server.
//!
//! `answer` looks into a file in this process; nothing but the process that `apart` starts for it calls it, because a
//! file may have been made to do harm.

mod apart;
mod calendar;
mod glyphs;
mod heic;
mod limits;
mod lists;
mod mail;
mod ocr;
mod page;
mod parts;
mod pdf;
mod pictures;
pub mod process;
mod reader;
mod sheet;
mod sniff;
mod spots;
mod want;

pub use apart::read_apart;
pub use limits::keep_within;
pub use lists::{List, Lists};
pub use parts::{Attachment, Mail};
pub use pictures::{can_be_read as can_read_pictures, reader_languages, reader_version};
pub use reader::Reader;
pub use want::{Want, answer};

use domain::reading::{self, Reading, Status};
pub use sniff::{Kind, kind};

/// The largest file that is taken.
pub const MOST_BYTES: usize = 20 * 1024 * 1024;

/// A mail in a mail in a mail is looked into; further down nobody sends a certificate.
const DEEPEST: usize = 3;

/// What a file says; its name only tells apart what its content does not, such as a list from a text.
fn read(name: &str, bytes: &[u8]) -> Reading {
    read_within(name, bytes, DEEPEST)
}

fn read_within(name: &str, bytes: &[u8], depth: usize) -> Reading {
    if bytes.len() > MOST_BYTES {
        return Reading::none(Status::TooLarge);
    }
    match kind(name, bytes) {
        Kind::Empty => Reading::none(Status::Empty),
        Kind::Pdf => look_at_pdf(bytes).0,
        Kind::Picture => pictures::read(&[bytes.to_vec()]),
        Kind::Heic => match heic::png(bytes, heic::TO_READ) {
            Ok(page) => pictures::read(&[page]),
            Err(status) => Reading::none(status),
        },
        Kind::Mail if depth > 0 => mail::read(bytes, depth - 1),
        Kind::Workbook => sheet::workbook(bytes),
        Kind::List => sheet::list(bytes),
        Kind::Broken => Reading::none(Status::Corrupt),
        Kind::Calendar | Kind::Mail | Kind::Other => Reading::none(Status::Unsupported),
    }
}

/// What a PDF states, and where on its pages.
fn look_at_pdf(bytes: &[u8]) -> (Reading, Vec<spots::Spot>) {
    let read = match pdf::read(bytes.to_vec()) {
        pdf::Outcome::Text(cells, sizes) => {
            let read = reading::read(cells.clone());
            let spots = spots::find(&cells, &sizes, &read);
            return (read, spots);
        }
        pdf::Outcome::Pictures(pictures) => pictures::read(&pictures),
        // Its signs mean nothing by themselves: what they look like does.
        pdf::Outcome::Drawn if !pictures::can_be_read() => Reading::none(Status::NeedsOcr),
        pdf::Outcome::Drawn => {
            let pages: Vec<Vec<u8>> = (1..=pictures::MOST).map_while(|number| page::draw(bytes, number)).collect();
            pictures::read(&pages)
        }
        pdf::Outcome::Blank => Reading::none(Status::Empty),
        pdf::Outcome::Locked => Reading::none(Status::NeedsPassword),
        pdf::Outcome::Broken => Reading::none(Status::Corrupt),
    };
    (read, Vec::new())
}
