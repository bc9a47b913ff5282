//! What a certificate states, as far as it was read: kept with the file, so that a form can say which of its fields were read.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The longest that is kept, in bytes of JSON: far more than any certificate says.
const LONGEST: usize = 16_000;

/// As `growing-edge read` prints an activity; what was not stated is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Stated {
    pub attendee: Option<String>,
    pub license_number: Option<String>,
    pub title: Option<String>,
    pub provider: Option<String>,
    pub start_date: Option<NaiveDate>,
    pub completion_date: Option<NaiveDate>,
    /// A decimal number, as printed.
    pub amount: Option<String>,
    pub unit: Option<String>,
    pub credits: Vec<BoardCredit>,
    pub topics: Vec<TopicHours>,
    pub delivery: Option<String>,
    pub approvals: Vec<Approval>,
    pub certificate_id: Option<String>,
    pub instructors: Vec<String>,
    /// What a mail says that holds no certificate.
    pub note: Option<String>,
    /// Where on the pages it stands.
    pub spots: Vec<Spot>,
}

/// A place on a page, in thousandths of it from its upper left corner.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Spot {
    /// Counted from 1.
    pub page: u32,
    pub left: u32,
    pub top: u32,
    pub width: u32,
    pub height: u32,
}

/// An amount printed for a board or body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct BoardCredit {
    pub board: String,
    pub amount: String,
    pub unit: String,
}

/// Hours that are stated for topics.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct TopicHours {
    pub topics: Vec<String>,
    pub amount: String,
}

/// Who approved it, and under which number; `absent` where none is printed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Approval {
    pub body: String,
    pub number: String,
}

impl Stated {
    /// The activity that a reading holds; one that states several (a list) states none of them for sure.
    #[must_use]
    pub fn of(reading: &serde_json::Value) -> Self {
        let Some([one]) = reading["activities"].as_array().map(Vec::as_slice) else { return Self::default() };
        if one.to_string().len() > LONGEST {
            return Self::default();
        }
        let spots = Vec::deserialize(&reading["spots"]).unwrap_or_default();
        Self { spots, ..Self::deserialize(one).unwrap_or_default() }
    }

    /// Whether anything was read at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Another paper for the same learning: the same certificate number, or the same title on the same day.
    #[must_use]
    pub fn is_same_learning(&self, other: &Self) -> bool {
        let both = |one: &Option<String>, other: &Option<String>| {
            one.as_ref().zip(other.as_ref()).is_some_and(|(one, other)| one.to_lowercase() == other.to_lowercase())
        };
        let day = self.completion_date.is_some() && self.completion_date == other.completion_date;
        day && (both(&self.title, &other.title) || both(&self.certificate_id, &other.certificate_id))
    }
}
