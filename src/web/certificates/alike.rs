//! Learning that a certificate may prove already, as lists that are brought in are compared too. A certificate may know less of itself:
//! what it does not state speaks for nothing.

use super::fill;
use crate::db::activities::{Activity, Amount};
use crate::db::certificates::Stated;
use domain::importing::{Held, Known, Likeness};
use std::collections::BTreeMap;

/// How much speaks for each activity being what the certificate proves, by its place among them.
#[must_use]
pub fn alike(activities: &[Activity], stated: &Stated) -> BTreeMap<usize, Likeness> {
    let mut held = Held::default();
    for activity in activities {
        let facts = &activity.facts;
        let length = facts.amount.as_ref().map(Amount::told);
        held.add(Known::new(&facts.title, facts.starts_on, facts.completed_on, length));
    }
    let (title, length) = (stated.title.as_deref().unwrap_or_default(), fill::length(stated));
    let stated = Known::new(title, None, stated.completion_date, length.as_ref().map(Amount::told));
    held.all_like(&stated).collect()
}

/// Whether the day speaks for it, and title or length as well.
#[must_use]
pub fn is_likely(likeness: Likeness) -> bool {
    match likeness {
        Likeness::Same | Likeness::OtherLength | Likeness::OtherTitle | Likeness::DayAndLength => true,
        Likeness::OtherDay | Likeness::Day | Likeness::Title => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::activities::Facts;

    fn activity(title: &str, day: &str, minutes: u32) -> Activity {
        let completed_on = day.parse().unwrap();
        let amount = Some(Amount::Minutes(minutes));
        Activity {
            id: uuid::Uuid::nil(),
            version: 1,
            facts: Facts { title: title.into(), completed_on, amount, ..Facts::default() },
        }
    }

    #[test]
    fn the_day_and_one_thing_more_speak_for_it() {
        let stated = Stated {
            title: Some("Ethics: a Primer".into()),
            completion_date: Some("2026-05-03".parse().unwrap()),
            amount: Some("3".into()),
            unit: Some("ce_credit".into()),
            ..Stated::default()
        };
        let of = |title: &str, day: &str, minutes| {
            alike(&[activity(title, day, minutes)], &stated).into_values().next().map(is_likely)
        };
        assert_eq!(of("ethics, a primer", "2026-05-03", 60), Some(true));
        assert_eq!(of("Boundaries", "2026-05-03", 180), Some(true));
        assert_eq!(of("Boundaries", "2026-05-03", 60), Some(false));
        assert_eq!(of("Ethics: a primer", "2025-05-03", 60), Some(false));
        assert_eq!(of("Boundaries", "2025-05-03", 180), None);
    }

    #[test]
    fn what_a_certificate_does_not_state_speaks_for_nothing() {
        let stated = Stated { title: Some("Ethics: a Primer".into()), ..Stated::default() };
        let held = [activity("Boundaries", "2026-05-03", 180), activity("Ethics, a primer", "2026-05-03", 180)];
        assert_eq!(alike(&held, &stated), BTreeMap::from([(1, Likeness::Title)]));
        assert_eq!(alike(&held, &Stated::default()), BTreeMap::new());
    }
}
