//! What is wanted of a file, and the answer as it comes from the process that looks into it.

use super::lists::lists;
use super::{MOST_BYTES, heic, look_at_pdf, mail, page, pdf, read, sniff};
use chrono_tz::Tz;
use serde_json::json;

/// What the process is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Want {
    /// What it states: JSON as `growing-edge read` prints it, with the number of `pages` and the `spots` where it stands.
    Reading,
    /// A page as a picture, counted from 1: PNG.
    Page(usize),
    /// What is in a mail: a line of JSON, then what is attached, one after the other.
    Parts,
    /// The rows of a sheet or a calendar, the moments of a calendar by the clocks of this time zone: JSON of `Lists`.
    Rows(Tz),
}

impl Want {
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "reading" => Some(Self::Reading),
            "parts" => Some(Self::Parts),
            other => match other.strip_prefix("rows:") {
                Some(zone) => zone.parse().ok().map(Self::Rows),
                None => other.strip_prefix("page:")?.parse().ok().filter(|number| *number > 0).map(Self::Page),
            },
        }
    }

    /// As an argument.
    pub(super) fn word(self) -> String {
        match self {
            Self::Reading => "reading".into(),
            Self::Parts => "parts".into(),
            Self::Page(number) => format!("page:{number}"),
            Self::Rows(zone) => format!("rows:{}", zone.name()),
        }
    }

    /// The longest honest answer, in bytes.
    pub(super) const fn longest(self) -> u64 {
        match self {
            Self::Reading | Self::Page(_) => 16 * 1024 * 1024,
            // Attachments are smaller than the mail that holds them.
            Self::Parts => 21 * 1024 * 1024,
            // Each cell is named by its place.
            Self::Rows(_) => 48 * 1024 * 1024,
        }
    }
}

/// The answer, made in this process: nothing but the process that is started for a file calls it. Empty where there is none.
#[must_use]
pub fn answer(want: Want, name: &str, bytes: &[u8]) -> Vec<u8> {
    match want {
        Want::Reading => {
            let is_pdf = sniff::kind(name, bytes) == sniff::Kind::Pdf && bytes.len() <= MOST_BYTES;
            let (reading, spots) = if is_pdf { look_at_pdf(bytes) } else { (read(name, bytes), Vec::new()) };
            let mut read = serde_json::to_value(reading).unwrap_or_else(|_| json!({}));
            read["spots"] = json!(spots);
            read["pages"] = json!(if is_pdf { pdf::count(bytes.to_vec()) } else { 1 });
            read.to_string().into_bytes()
        }
        Want::Page(1) if sniff::kind(name, bytes) == sniff::Kind::Heic => {
            heic::png(bytes, heic::TO_SHOW).unwrap_or_default()
        }
        Want::Page(number) => page::draw(bytes, number).unwrap_or_default(),
        Want::Parts => mail::parts(bytes),
        Want::Rows(zone) => serde_json::to_vec(&lists(name, bytes, zone)).unwrap_or_default(),
    }
}
