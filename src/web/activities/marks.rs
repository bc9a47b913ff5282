//! Which fields of the form stand as they were read from a certificate: marked until somebody changes them.

use super::draft::Draft;
use crate::web::ui::{Icon, Sign};
use leptos::prelude::*;
use std::collections::BTreeSet;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    fields: BTreeSet<&'static str>,
    /// Read from a picture: each is worth a look.
    doubtful: bool,
}

impl Marks {
    #[must_use]
    pub fn new(fields: BTreeSet<&'static str>, doubtful: bool) -> Self {
        Self { fields, doubtful }
    }

    /// How many fields were read.
    #[must_use]
    pub fn count(&self) -> usize {
        self.fields.len()
    }

    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.doubtful
    }

    /// Read, with no doubt.
    #[must_use]
    pub fn read(&self, field: &str) -> bool {
        !self.doubtful && self.fields.contains(field)
    }

    /// What to say beside a field that is worth a look; empty where there is nothing.
    #[must_use]
    pub fn check(&self, field: &str) -> String {
        let look = self.doubtful && self.fields.contains(field);
        if look { "Read from a picture. Compare it with the page.".into() } else { String::new() }
    }

    /// Those that still say what was read.
    #[must_use]
    pub fn standing(&self, read: &Draft, now: &Draft) -> Self {
        let same = |field: &&'static str| values(read, field) == values(now, field);
        Self { fields: self.fields.iter().copied().filter(same).collect(), doubtful: self.doubtful }
    }

    /// The mark of a group of fields, above it.
    pub fn above(&self, field: &str) -> Option<impl IntoView + use<>> {
        let (class, sign, words) = if self.doubtful {
            ("field look", Sign::Warning, "Check: read from a picture")
        } else {
            ("field read", Sign::Scan, "Read from the certificate")
        };
        self.fields.contains(field).then(|| {
            view! {
                <p class=class>
                    <span class="mark">
                        <Icon sign=sign />
                        {words}
                    </span>
                </p>
            }
        })
    }
}

/// What stands in a field, or in a group of them; empty rows say nothing.
fn values(draft: &Draft, field: &str) -> Vec<String> {
    let list = |list: &[String]| list.iter().filter(|value| !value.is_empty()).cloned().collect();
    match field {
        "title" => vec![draft.title.clone()],
        "provider" => vec![draft.provider.clone()],
        "completed_on" => vec![draft.completed_on.clone()],
        "starts_on" => vec![draft.starts_on.clone()],
        "hours" => vec![draft.hours.clone()],
        "minutes" => vec![draft.minutes.clone()],
        "credit" => vec![draft.credit.clone()],
        "credit_unit" => vec![draft.credit_unit.clone()],
        "delivery" => vec![draft.delivery.clone()],
        "approval_number" => vec![draft.approval_number.clone()],
        "notes" => vec![draft.notes.clone()],
        "approvals" => list(&draft.approvals),
        "topic" => list(&[&draft.topic[..], &draft.topic_hours[..]].concat()),
        _ => vec![],
    }
}
