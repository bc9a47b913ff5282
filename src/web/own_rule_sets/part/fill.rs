//! From a set back to the blanks of a part, so that it can be changed.

use super::Part;
use crate::web::own_rule_sets::sentence::{Typed, word};
use domain::quantity::Credit;
use domain::rules::{Formula, RuleSet, Treatment};

impl Part {
    /// The blanks as the set fills them; with a first suggestion where it says nothing yet.
    #[must_use]
    pub fn filled(self, set: &RuleSet) -> Typed {
        let mut typed = Typed::default();
        let text = |amount: Option<Credit>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        match self {
            Self::Hour => {
                let hour = set.hour.as_ref();
                typed.put("minutes", hour.and_then(|hour| hour.minutes).unwrap_or(60));
                typed.put("shortest", text(hour.and_then(|hour| hour.min_first)));
                typed.put("step", text(hour.and_then(|hour| hour.min_increment)));
            }
            Self::Units => {
                for conversion in &set.conversion {
                    typed.put(&conversion.unit, conversion.hours);
                }
            }
            // One blank a title, in their order: an empty one keeps its place.
            Self::Totals => {
                for title in &set.titles {
                    let variant = set.total_variant.iter().find(|variant| variant.titles.contains(title));
                    typed.0.push(("total".into(), text(variant.map(|variant| variant.hours))));
                }
            }
            Self::CarryOver => {
                let Some(carry) = &set.carry_over else { return typed };
                typed.put("allowed", if carry.allowed { "yes" } else { "no" });
                typed.put("most", text(carry.max_hours));
                typed.put("cycles", carry.cycles.map(|cycles| cycles.to_string()).unwrap_or_default());
                typed.put("how", if carry.topic_credit.is_some() { "general" } else { "excluded" });
                for topic in carry.excluded_topics.iter().chain(&carry.general_only_topics) {
                    typed.put("topics", topic);
                }
            }
            Self::FirstRenewal => {
                let Some(first) = &set.first_renewal else { return typed };
                let treatment = match (first.treatment, first.formula) {
                    (Treatment::Prorated, Some(Formula::ProportionalByDate)) => "days".to_owned(),
                    (Treatment::Prorated, _) => "months".to_owned(),
                    (Treatment::Reduced, _) => "hours".to_owned(),
                    (treatment, _) => word(&treatment),
                };
                typed.put("treatment", treatment);
                typed.put("hours", text(first.hours));
            }
        }
        typed
    }
}
