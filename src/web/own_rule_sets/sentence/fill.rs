//! From a rule back to its blanks, so that a sentence can be changed.

use super::blank::Blank;
use super::typed::Typed;
use domain::rules::*;

impl Blank {
    /// Fills this blank as the rule says it.
    pub fn fill(self, rule: &Rule, typed: &mut Typed) {
        let list = |typed: &mut Typed, name: &str, slugs: &[String]| {
            for slug in slugs {
                typed.put(name, slug);
            }
        };
        let number = |typed: &mut Typed, name: &str, number: Option<u32>| {
            typed.put(name, number.map(|number| number.to_string()).unwrap_or_default());
        };
        let amount = |typed: &mut Typed, name: &str, amount: Option<domain::quantity::Credit>| {
            typed.put(name, amount.map(|amount| amount.to_string()).unwrap_or_default());
        };
        match self {
            Self::Amount | Self::AmountOrDistance => fill_amount(rule, typed),
            Self::Unit => {}
            Self::Hours => amount(typed, "hours", rule.hours),
            Self::HoursOrCount => match rule.count {
                Some(count) => {
                    typed.put("hours", count);
                    typed.put("measure", "count");
                }
                None => amount(typed, "hours", rule.hours),
            },
            Self::Per | Self::LimitPer | Self::FixedPer => typed.put("per", word(&rule.per)),
            Self::Topics | Self::AnyTopics => list(typed, "topics", &rule.topics),
            Self::Delivery | Self::AnyDelivery => typed.put("deliveries", rule.deliveries.join("+")),
            Self::OnlyDelivery => typed.put("only_taken", rule.restrict_deliveries.join("+")),
            Self::Activities | Self::AnyActivities => list(typed, "activities", &rule.activities),
            Self::Providers => list(typed, "providers", &rule.providers),
            Self::OnlyProviders => list(typed, "only_from", &rule.restrict_providers),
            Self::Groups => list(typed, "groups", &rule.groups),
            Self::LeastGroups => number(typed, "min_groups", rule.min_groups),
            Self::LeastEach => amount(typed, "min_each", rule.min_each),
            Self::LeastLength => amount(typed, "min_hours", rule.min_hours),
            Self::MostGap => number(typed, "gap", rule.max_gap_months),
            Self::Gives | Self::RateGives => amount(typed, "gives", rule.gives),
            Self::ForEach | Self::RateForEach => amount(typed, "for_each", rule.for_each),
            Self::RateUnit => typed.put("unit", rule.unit.as_deref().unwrap_or_default()),
            Self::Base => typed.put("base", rule.base.as_deref().unwrap_or_default()),
            Self::LeastPerMonth => amount(typed, "month", rule.min_per_month),
            Self::Steps => fill_steps(rule, typed),
            Self::AfterHours => amount(typed, "after", rule.after_hours),
            Self::CountsAs => typed.put("counts_as", rule.counts_as.as_deref().unwrap_or_default()),
            Self::MostTimes => number(typed, "times", rule.max_times),
            Self::RepeatSpan => typed.put("scope", word(&rule.scope)),
            Self::Ways => fill_ways(rule, typed),
            Self::Task | Self::Attestation => typed.put("task", rule.task.as_deref().unwrap_or_default()),
            Self::TaskCount => {
                number(typed, "count", rule.count);
                typed.put("per", word(&rule.per));
            }
            Self::TaskMonths => amount(typed, "months", rule.window_months),
            Self::FirstTimeOnly
            | Self::MeetsTotal
            | Self::OnTop
            | Self::Disjoint
            | Self::NotCarried
            | Self::ByTeaching => typed.put(self.tick(), if self.is_ticked(rule) { "on" } else { "" }),
            Self::When => fill_when(rule, typed),
            Self::Condition => list(typed, "applies", &rule.applies),
            Self::Titles => list(typed, "titles", &rule.titles),
            Self::Ending => {
                typed.put("from", rule.effective_from.map(|day| day.to_string()).unwrap_or_default());
                typed.put("to", rule.effective_to.map(|day| day.to_string()).unwrap_or_default());
            }
        }
    }

    fn is_ticked(self, rule: &Rule) -> bool {
        match self {
            Self::FirstTimeOnly => rule.first_time_only,
            Self::MeetsTotal => rule.satisfies.is_some(),
            Self::OnTop => !rule.is_inside_total(),
            Self::Disjoint => rule.exclusive_group.is_some(),
            Self::NotCarried => rule.carried_hours_count == Some(false),
            _ => rule.satisfied_by_teaching,
        }
    }
}

/// The slug of a word of one of the closed lists; empty for none.
pub fn word<T: serde::Serialize>(word: &T) -> String {
    serde_json::to_value(word).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

fn fill_amount(rule: &Rule, typed: &mut Typed) {
    let of = match rule.of {
        Some(ShareOf::HoursClaimed) => "claimed",
        Some(ShareOf::DistanceHours) => "distance",
        _ => "required",
    };
    match (rule.percent, rule.fraction, rule.hours) {
        (Some(percent), ..) => {
            typed.put("hours", percent);
            typed.put("measure", format!("percent_{of}"));
        }
        (None, Some((thirds, _)), _) => {
            typed.put("hours", thirds);
            typed.put("measure", format!("thirds_{of}"));
        }
        (None, None, hours) => typed.put("hours", hours.map(|hours| hours.to_string()).unwrap_or_default()),
    }
}

/// Rows keep their places, so an open end is kept as an empty blank.
fn fill_steps(rule: &Rule, typed: &mut Typed) {
    for step in &rule.steps {
        typed.put("points", step.points);
        typed.put("least", step.min_hours);
        let most = step.max_hours.map(|most| most.to_string()).unwrap_or_default();
        typed.0.push(("most".into(), most));
    }
}

fn fill_ways(rule: &Rule, typed: &mut Typed) {
    for choice in &rule.options {
        match &choice.task {
            Some(task) => typed.put("way_task", task),
            None => {
                typed.put("way_hours", choice.hours.unwrap_or_default());
                typed.put("way_provider", choice.providers.first().map(String::as_str).unwrap_or_default());
            }
        }
    }
}

fn fill_when(rule: &Rule, typed: &mut Typed) {
    let Some(when) = rule.when else { return };
    let slug = match (when.frequency, when.deadline) {
        (Frequency::Once, Some(Deadline::FirstCycle)) => "once_first".to_owned(),
        (Frequency::Once, Some(Deadline::SecondRenewal)) => "once_second".to_owned(),
        (Frequency::Once, Some(Deadline::WithinYearsOfLicensure)) => "once_within".to_owned(),
        (frequency, _) => word(&frequency),
    };
    typed.put("when", slug);
    typed.put("n", when.n.map(|n| n.to_string()).unwrap_or_default());
}
