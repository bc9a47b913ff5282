//! Learning that a certificate may prove already: the same day, with the same title or the same length.

use crate::db::activities::{Activity, Amount};
use crate::db::certificates::Stated;
use domain::quantity::Credit;

/// How much speaks for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Alike {
    /// Title or length, some other day; or the day alone.
    Somewhat,
    /// The day, and title or length.
    Very,
}

/// What speaks for an activity being what the certificate proves.
pub fn alike(activity: &Activity, stated: &Stated) -> Option<Alike> {
    let facts = &activity.facts;
    let first = facts.starts_on.unwrap_or(facts.completed_on);
    let same_day = stated.completion_date.is_some_and(|day| (first..=facts.completed_on).contains(&day));
    let same_title = stated.title.as_deref().is_some_and(|title| plain(title) == plain(&facts.title));
    match (same_day, same_title || same_length(facts.amount.as_ref(), stated)) {
        (true, true) => Some(Alike::Very),
        (true, false) => Some(Alike::Somewhat),
        (false, _) if same_title => Some(Alike::Somewhat),
        (false, _) => None,
    }
}

/// Letters and digits alone, in lower case.
fn plain(text: &str) -> String {
    text.to_lowercase().chars().filter(|sign| sign.is_alphanumeric()).collect()
}

fn same_length(amount: Option<&Amount>, stated: &Stated) -> bool {
    let Some(hundredths) = stated.amount.as_deref().and_then(Credit::parse) else { return false };
    match amount {
        Some(Amount::Minutes(minutes)) => i64::from(*minutes) * 100 == hundredths.0 * 60,
        Some(Amount::Credit { hundredths: credit, .. }) => i64::from(*credit) == hundredths.0,
        None => false,
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
            ..Stated::default()
        };
        let of = |title: &str, day: &str, minutes| alike(&activity(title, day, minutes), &stated);
        assert_eq!(of("ethics, a primer", "2026-05-03", 60), Some(Alike::Very));
        assert_eq!(of("Boundaries", "2026-05-03", 180), Some(Alike::Very));
        assert_eq!(of("Boundaries", "2026-05-03", 60), Some(Alike::Somewhat));
        assert_eq!(of("Ethics: a primer", "2025-05-03", 60), Some(Alike::Somewhat));
        assert_eq!(of("Boundaries", "2025-05-03", 180), None);
    }
}
