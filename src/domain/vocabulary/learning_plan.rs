//! Learning plans as the bodies word them: labels over one's own goals.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde::Deserialize;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LearningPlans {
    pub schema: u32,
    pub body: Vec<PlanBody>,
}

/// A body that asks for a plan.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanBody {
    pub slug: String,
    pub name: String,
    /// What it calls the plan.
    pub title: String,
    /// Month and day on which its year begins, `12-01`; none where each person's year is her own.
    pub starts: Option<String>,
    /// Where its wishes were read.
    pub source: Option<String>,
    pub asks: Vec<String>,
    pub words: PlanWords,
}

/// What the body calls the parts of a goal.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlanWords {
    pub need: String,
    pub basis: String,
    pub objective: String,
    pub activities: String,
    pub success: String,
    pub outcome: String,
    pub impact: String,
    pub benefit: String,
    pub discussed: String,
}

impl PlanBody {
    /// The first and last day of the body's year that holds a day; from that day on where its year is one's own.
    #[must_use]
    pub fn year_of(&self, day: NaiveDate) -> (NaiveDate, NaiveDate) {
        let begins = self.starts.as_deref().and_then(|starts| {
            let (month, first) = starts.split_once('-')?;
            let this = NaiveDate::from_ymd_opt(day.year(), month.parse().ok()?, first.parse().ok()?)?;
            if this <= day { Some(this) } else { this.checked_sub_months(Months::new(12)) }
        });
        let begins = begins.unwrap_or(day);
        let ends = begins.checked_add_months(Months::new(12)).and_then(|next| next.checked_sub_days(Days::new(1)));
        (begins, ends.unwrap_or(begins))
    }
}

#[cfg(test)]
mod tests {
    use crate::vocabulary::Vocabulary;

    #[test]
    fn a_body_s_year_begins_on_its_day() {
        let vocabulary = Vocabulary::builtin();
        let year = |body: &str, day: &str| {
            let (from, to) = vocabulary.plan_body(body).unwrap().year_of(day.parse().unwrap());
            format!("{from} {to}")
        };
        assert_eq!(year("psyba", "2026-11-23"), "2025-12-01 2026-11-30");
        assert_eq!(year("psyba", "2026-12-01"), "2026-12-01 2027-11-30");
        assert_eq!(year("pbanz", "2026-11-23"), "2026-10-01 2027-09-30");
        assert_eq!(year("plain", "2026-11-23"), "2026-11-23 2027-11-22");
    }

    #[test]
    fn every_body_has_a_title_and_a_source_for_what_it_asks() {
        for body in &Vocabulary::builtin().learning_plans.body {
            assert!(!body.title.is_empty() && (body.asks.is_empty() || body.source.is_some()), "{}", body.slug);
        }
    }
}
