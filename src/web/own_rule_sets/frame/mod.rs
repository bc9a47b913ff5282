//! The frame of a set: whose rules they are, the period, the total, and where she read them. As typed and as understood.

mod read;
#[cfg(test)]
mod tests;

use crate::db::own_rule_sets::OwnRuleSet;
use crate::web::own_rule_sets::sentence::word;
use domain::rules::{Anchor, Parity, TotalUnit};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Frame {
    pub id: String,
    pub version: String,
    pub board: String,
    /// One title, or several with commas between them.
    pub title: String,
    pub profession: String,
    pub months: String,
    pub anchor: String,
    pub end_month: String,
    pub end_day: String,
    pub parity: String,
    pub total: String,
    pub unit: String,
    pub link: String,
    pub read_on: String,
}

impl Frame {
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            months: "24".into(),
            anchor: "licence_term".into(),
            profession: "psychotherapist".into(),
            unit: "hour".into(),
            ..Self::default()
        }
    }

    /// The frame of a set of hers.
    #[must_use]
    pub fn of(own: &OwnRuleSet) -> Self {
        let rules = &own.rules;
        let (end_month, end_day) = rules.cycle.end.as_deref().and_then(|end| end.split_once('-')).unwrap_or_default();
        let source = rules.source("own");
        let read_on = source.map(|source| source.as_of.clone()).filter(|day| day.len() == "2026-11-23".len());
        let plain = |digits: &str| digits.trim_start_matches('0').to_owned();
        Self {
            id: own.id.to_string(),
            version: own.version.to_string(),
            board: rules.board.clone(),
            title: rules.titles.join(", "),
            profession: rules.profession.slug().to_owned(),
            months: rules.cycle.months.to_string(),
            anchor: word(&rules.cycle.anchor),
            end_month: plain(end_month),
            end_day: plain(end_day),
            parity: word(&rules.cycle.parity),
            total: rules.total.hours.to_string(),
            unit: word(&rules.unit()),
            link: source.map(|source| source.url.clone()).unwrap_or_default(),
            read_on: read_on.unwrap_or_default(),
        }
    }
}

/// Slug, words and anchor: what ends a period.
pub const ANCHORS: [(&str, &str, Anchor); 7] = [
    ("licence_term", "when the license ends", Anchor::LicenceTerm),
    ("fixed_date", "on a fixed day of the year", Anchor::FixedDate),
    ("birthday", "on my birthday", Anchor::Birthday),
    ("birth_month", "with the month of my birth", Anchor::BirthMonth),
    ("issue_anniversary", "counted from the day the license was issued", Anchor::IssueAnniversary),
    ("calendar_year", "with the calendar year", Anchor::CalendarYear),
    ("rolling", "never: any day looks back over it", Anchor::Rolling),
];

/// Slug, words and parity: in which years a period of two years ends.
pub const PARITIES: [(&str, &str, Parity); 4] = [
    ("odd", "in odd years", Parity::Odd),
    ("even", "in even years", Parity::Even),
    ("licence_number", "odd or even by the license number", Parity::LicenceNumber),
    ("registration_year", "odd or even by the year of registration", Parity::RegistrationYear),
];

/// Units that a total can be in: slug and words.
pub const UNITS: [(&str, &str, TotalUnit); 4] = [
    ("hour", "hours", TotalUnit::Hour),
    ("point", "points", TotalUnit::Point),
    ("credit", "credits", TotalUnit::Credit),
    ("unit", "units", TotalUnit::Unit),
];
