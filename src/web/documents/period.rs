//! From when to when a document tells, and how its pages are asked for it: days are no private words.

use chrono::{Days, Months, NaiveDate};
use domain::vocabulary::Document;
use domain::words::{self, English};

/// Both days belong to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    pub from: NaiveDate,
    pub to: NaiveDate,
}

impl Period {
    #[must_use]
    pub fn holds(&self, day: NaiveDate) -> bool {
        (self.from..=self.to).contains(&day)
    }

    /// As long as the document's, up to today.
    #[must_use]
    pub fn beginning(document: &Document, from: NaiveDate, today: NaiveDate) -> Self {
        Self { from, to: document.ends(from).min(today).max(from) }
    }

    /// The one to look at first: the body's own year; else the last one that something was written for, until the one after it has
    /// ended too; else as far back as the document goes.
    #[must_use]
    pub fn first(document: &Document, written: impl IntoIterator<Item = NaiveDate>, today: NaiveDate) -> Self {
        let body = super::body_of(document);
        if body.starts.is_some() {
            let (from, to) = body.year_of(today);
            return Self { from, to: to.min(today) };
        }
        let lasts = |from: &NaiveDate| *from <= today && document.ends(document.next(*from)) >= today;
        let back = || {
            let before = today.checked_sub_months(Months::new(document.months)).unwrap_or(today);
            before.checked_add_days(Days::new(1)).unwrap_or(before)
        };
        let from = written.into_iter().filter(lasts).max().unwrap_or_else(back);
        Self::beginning(document, from, today)
    }

    /// "November 24, 2024 to November 23, 2026"
    #[must_use]
    pub fn span(&self, english: English) -> String {
        format!("{} to {}", words::date(self.from, english), words::date(self.to, english))
    }

    /// The document's page for these days.
    #[must_use]
    pub fn page(&self, document: &Document) -> String {
        format!("/documents/{}?from={}&to={}", document.slug, self.from, self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::vocabulary::Vocabulary;

    fn first(slug: &str, written: &[&str], today: &str) -> String {
        let written = written.iter().map(|day| day.parse().unwrap());
        let period = Period::first(Vocabulary::builtin().document(slug).unwrap(), written, today.parse().unwrap());
        format!("{} {}", period.from, period.to)
    }

    #[test]
    fn a_document_begins_with_the_bodys_year_or_so_far_back() {
        assert_eq!(first("psyba-log", &[], "2026-11-23"), "2025-12-01 2026-11-23");
        assert_eq!(first("hcpc-profile", &[], "2026-11-23"), "2024-11-24 2026-11-23");
    }

    #[test]
    fn what_was_written_for_stays_in_front_until_the_next_period_is_over() {
        let written = ["2022-11-24", "2024-11-24"];
        assert_eq!(first("hcpc-profile", &written, "2026-06-01"), "2024-11-24 2026-06-01");
        assert_eq!(first("hcpc-profile", &written, "2027-03-01"), "2024-11-24 2026-11-23");
        assert_eq!(first("hcpc-profile", &written, "2028-11-23"), "2024-11-24 2026-11-23");
        assert_eq!(first("hcpc-profile", &written, "2028-11-24"), "2026-11-25 2028-11-24");
        assert_eq!(first("hcpc-profile", &["2027-01-01"], "2026-11-23"), "2024-11-24 2026-11-23", "not begun yet");
    }
}
