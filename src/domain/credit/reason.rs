//! Why hours do not count: a code with its parameters. The sentence is made in `words`.

use chrono::NaiveDate;
use serde::Serialize;

/// Why hours do not count.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Code {
    Pin,
    OtherCycle {
        #[serde(skip_serializing_if = "Option::is_none")]
        cycle: Option<NaiveDate>,
    },
    OutsideWindow {
        side: Side,
    },
    Ineligible {
        rule: String,
    },
    BelowMinimum {
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
    NotFirstTime {
        rule: String,
    },
    NeedsEvidence {
        rule: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        what: Option<String>,
    },
    Repeat {
        rule: String,
        of: String,
    },
    Provider {
        rule: String,
    },
    UnknownRule,
    CarryNotAllowed,
    CarryExpired,
    CapFull {
        rules: Vec<String>,
    },
    OtherLicence,
    NotNeeded,
}

/// Before the window opened, or after it closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    Before,
    After,
}

/// What a reader should know about an activity beside what counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Note {
    Rounding {
        hours: i64,
    },
    NoAmount,
    BelowMinimum {
        #[serde(skip_serializing_if = "Option::is_none")]
        rule: Option<String>,
    },
    UnknownConversion {
        unit: String,
    },
    UnknownCondition {
        rule: String,
    },
    NeedsEvidence {
        what: String,
        rule: String,
    },
    /// Inside the engine only: credit that stands as it is, untouched by rounding, rates and smallest claims.
    #[serde(skip)]
    Alone,
}
