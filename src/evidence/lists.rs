//! Files as lists: the sheets of a workbook, the lines of a text, the events of a calendar, each as rows of cells.

use super::sniff::{self, Kind};
use super::{MOST_BYTES, calendar, sheet};
use chrono_tz::Tz;
use domain::importing::rows::Fault;
use domain::importing::{self, Row};
use domain::reading::Status;
use serde::{Deserialize, Serialize};

/// A sheet of a workbook, by its name; of other files the one list there is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct List {
    pub name: String,
    pub rows: Vec<Row>,
}

/// What a file holds, or why there is nothing in it for a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lists {
    pub status: Status,
    /// The letters of a text were guessed.
    pub guessed: bool,
    pub lists: Vec<List>,
}

impl Lists {
    #[must_use]
    pub fn none(status: Status) -> Self {
        Self { status, guessed: false, lists: vec![] }
    }
}

/// The lists of a file, in this process; moments of a calendar as the clocks of `zone` show them.
#[must_use]
pub fn lists(name: &str, bytes: &[u8], zone: Tz) -> Lists {
    if bytes.len() > MOST_BYTES {
        return Lists::none(Status::TooLarge);
    }
    let mut guessed = false;
    let one = |rows| Ok(vec![(String::new(), rows)]);
    let read = match sniff::kind(name, bytes) {
        Kind::Workbook => sheet::sheets(bytes),
        Kind::Calendar => calendar::events(bytes, zone).and_then(one),
        Kind::List => text(bytes, &mut guessed).and_then(one),
        Kind::Empty => Err(Status::Empty),
        Kind::Broken => Err(Status::Corrupt),
        Kind::Pdf | Kind::Picture | Kind::Heic | Kind::Mail | Kind::Other => Err(Status::Unsupported),
    };
    match read {
        Err(status) => Lists::none(status),
        Ok(lists) if lists.iter().any(|(_, rows)| rows.len() > sheet::MOST_ROWS) => Lists::none(Status::TooLarge),
        Ok(lists) if lists.iter().all(|(_, rows)| rows.is_empty()) => Lists::none(Status::Empty),
        Ok(lists) => {
            let lists = lists.into_iter().map(|(name, rows)| List { name, rows }).collect();
            Lists { status: Status::Ok, guessed, lists }
        }
    }
}

fn text(bytes: &[u8], guessed: &mut bool) -> Result<Vec<Row>, Status> {
    let decoded = importing::decode(bytes).map_err(|_| Status::Corrupt)?;
    *guessed = decoded.guessed;
    importing::rows::rows(&decoded.text, sheet::MOST_ROWS).map_err(|fault| match fault {
        Fault::Empty => Status::Empty,
        Fault::TooMany(_) => Status::TooLarge,
        Fault::Unreadable(_) => Status::Corrupt,
    })
}
