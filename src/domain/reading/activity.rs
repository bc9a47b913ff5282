//! What is read, in the form in which it is printed.

use crate::quantity::Credit;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize, Serializer};

/// One thing that was learned, as far as the document says. What it does not say is empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Activity {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attendee: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub license_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub completion_date: Option<NaiveDate>,
    #[serde(flatten)]
    pub award: Option<Award>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minutes_per_hour: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub credits: Vec<BoardCredit>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<TopicHours>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delivery: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub approvals: Vec<Approval>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub certificate_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub course_id: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub instructors: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sessions: Vec<Session>,
}

/// An amount and what it is counted in, as printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Award {
    #[serde(serialize_with = "decimal")]
    pub amount: Credit,
    pub unit: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct BoardCredit {
    pub board: &'static str,
    #[serde(flatten)]
    pub award: Award,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TopicHours {
    pub topics: Vec<&'static str>,
    #[serde(serialize_with = "decimal")]
    pub amount: Credit,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Approval {
    pub body: &'static str,
    #[serde(serialize_with = "number_or_absent")]
    pub number: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Session {
    pub title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date: Option<NaiveDate>,
    #[serde(flatten)]
    pub award: Award,
}

/// What kind of paper it is, and what it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Reading {
    pub status: Status,
    /// In words, where there is nothing to fill in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<&'static str>,
    pub activities: Vec<Activity>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    Ok,
    NeedsOcr,
    NeedsPassword,
    Corrupt,
    Empty,
    NotCertificate,
    Unsupported,
    TooLarge,
}

impl Reading {
    #[must_use]
    pub fn of(activities: Vec<Activity>) -> Self {
        Self { status: Status::Ok, message: None, activities }
    }

    /// Nothing was read, and why.
    #[must_use]
    pub fn none(status: Status) -> Self {
        Self { status, message: status.message(), activities: Vec::new() }
    }
}

impl Status {
    #[must_use]
    pub const fn message(self) -> Option<&'static str> {
        Some(match self {
            Self::Ok => return None,
            Self::NeedsOcr => "This is a picture of a page. Its words could not be read, so please type them in.",
            Self::NeedsPassword => "This file asks for a password. Please save a copy without one and try again.",
            Self::Corrupt => "This file is damaged or incomplete. Please download it again.",
            Self::Empty => "There is nothing in this file.",
            Self::NotCertificate => "This does not look like a certificate.",
            Self::Unsupported => "This kind of file cannot be read. PDF, PNG, JPEG, mail (.eml), CSV and XLSX can.",
            Self::TooLarge => "This file is too large, or takes too long to read. Files up to 20 MB can be read.",
        })
    }

    /// Whether the file itself is at fault, so that nothing could be read.
    #[must_use]
    pub const fn is_fault(self) -> bool {
        matches!(self, Self::NeedsPassword | Self::Corrupt | Self::Empty | Self::Unsupported | Self::TooLarge)
    }

    const ALL: [Self; 8] = [
        Self::Ok,
        Self::NeedsOcr,
        Self::NeedsPassword,
        Self::Corrupt,
        Self::Empty,
        Self::NotCertificate,
        Self::Unsupported,
        Self::TooLarge,
    ];

    /// The word in which it is printed.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::NeedsOcr => "needs_ocr",
            Self::NeedsPassword => "needs_password",
            Self::Corrupt => "corrupt",
            Self::Empty => "empty",
            Self::NotCertificate => "not_certificate",
            Self::Unsupported => "unsupported",
            Self::TooLarge => "too_large",
        }
    }

    /// By the word in which it is printed.
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

fn decimal<S: Serializer>(amount: &Credit, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(amount)
}

fn number_or_absent<S: Serializer>(number: &Option<String>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(number.as_deref().unwrap_or("absent"))
}
