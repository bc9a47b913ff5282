//! What the engine knows how to do: the keys of each kind, and the words that they may hold. A file that asks for more is
//! refused, for a rule that is half read would give wrong figures.

use super::{Per, Rule, RuleKind, RuleSet, Scope, WindowEnd};

/// Keys that every rule may have.
const COMMON: [&str; 10] =
    ["id", "kind", "titles", "applies", "effective_from", "effective_to", "note", "fact", "source", "verified"];
const AMOUNT: [&str; 4] = ["hours", "percent", "fraction", "of"];
/// Keys of rules that ask for hours.
const MINIMUM: [&str; 5] = ["when", "per", "inside_total", "exclusive_group", "subset_of"];
/// Units that a conversion may start from.
const UNITS: [&str; 11] = [
    "ceu",
    "semester_credit",
    "quarter_credit",
    "audited_credit",
    "graduate_course",
    "ceu_60_minutes",
    "professional_development_hour",
    "point",
    "credit",
    "unit",
    "day",
];
/// Tasks whose months count from the end.
const AT_THE_END: [&str; 2] = ["jurisprudence_exam", "submit_renewal_early"];

/// The keys that a kind works with, besides those of every rule.
fn keys(kind: RuleKind) -> Vec<&'static str> {
    use RuleKind::*;
    let own: &[&str] = match kind {
        TopicMinimum => &[
            "topics",
            "topic_match",
            "restrict_deliveries",
            "restrict_activities",
            "restrict_providers",
            "carried_hours_count",
            "satisfied_by_teaching",
            "title_must_contain",
            "title_or_certificate",
            "named_course",
        ],
        TopicMaximum => &["topics", "topic_match", "per"],
        DeliveryMinimum => &["deliveries"],
        DeliveryMaximum => &["deliveries", "per"],
        ActivityMinimum => &["activities"],
        ActivityMaximum => &["activities", "per", "min_each"],
        ApprovedMinimum => &["providers"],
        ApprovedMaximum => &["providers", "per"],
        CategoryMinimum => &["groups", "count"],
        CategoryMaximum => &["groups", "per"],
        CategorySpread => &["groups", "min_groups", "when"],
        AnyOf => &["options", "satisfies", "when"],
        AnnualMinimum => &[],
        DailyMaximum => &["hours"],
        Spread => &["max_gap_months", "when"],
        RatioMinimum => &["activities", "gives", "for_each", "base", "min_per_month", "when", "inside_total"],
        CreditRate => &["activities", "gives", "for_each", "unit", "first_time_only"],
        FixedCredit => &["activities", "hours", "topics", "satisfies", "per", "first_time_only"],
        SteppedCredit => &["activities", "deliveries", "steps"],
        CreditSplit => &["activities", "basis", "remainder_activity"],
        Overflow => &["activities", "after_hours", "counts_as"],
        NoRepeat => &["activities", "scope", "max_times"],
        ExclusiveUse => &["scope"],
        CrossCredit => &["scope", "topics", "combined_totals", "min_per_profession"],
        Ineligible => &["topics", "activities", "min_hours"],
        Task | Attestation => &["task", "count", "per", "when", "window_months", "window", "topics"],
    };
    let mut all = own.to_vec();
    let is_minimum = matches!(
        kind,
        TopicMinimum | DeliveryMinimum | ActivityMinimum | ApprovedMinimum | CategoryMinimum | AnnualMinimum
    );
    if is_minimum {
        all.extend(MINIMUM);
    }
    if is_minimum
        || matches!(kind, TopicMaximum | DeliveryMaximum | ActivityMaximum | ApprovedMaximum | CategoryMaximum)
    {
        all.extend(AMOUNT);
    }
    all
}

/// The keys of a rule that its kind does not work with.
#[must_use]
pub fn unknown(rule: &Rule) -> Vec<String> {
    let Ok(serde_json::Value::Object(written)) = serde_json::to_value(rule) else { return vec![] };
    let known = keys(rule.kind);
    written
        .into_iter()
        .map(|(key, _)| key)
        .filter(|key| !COMMON.contains(&key.as_str()) && !known.contains(&key.as_str()))
        .collect()
}

/// Keys whose word is on the list but not worked out for this kind, with the word.
#[must_use]
pub fn words(rule: &Rule) -> Vec<(&'static str, String)> {
    use RuleKind::*;
    let mut found = Vec::new();
    let mut refuse = |is_known: bool, key: &'static str, word: String| {
        if !is_known {
            found.push((key, word));
        }
    };
    if let Some(per) = rule.per {
        let known = match rule.kind {
            Task | Attestation => matches!(per, Per::Cycle | Per::Year | Per::Month | Per::Week | Per::Activity),
            FixedCredit => matches!(per, Per::Cycle | Per::Activity),
            TopicMaximum | DeliveryMaximum | ActivityMaximum | ApprovedMaximum | CategoryMaximum => {
                matches!(per, Per::Cycle | Per::LicenceYear)
            }
            _ => matches!(per, Per::Cycle | Per::LicenceYear | Per::CycleYear | Per::Month),
        };
        refuse(known, "per", format!("{per:?}"));
    }
    if let Some(scope) = rule.scope {
        let known = match rule.kind {
            NoRepeat => matches!(scope, Scope::Cycle | Scope::ConsecutiveCycles),
            ExclusiveUse => scope == Scope::Cycle,
            _ => matches!(scope, Scope::Board | Scope::AllLicencesOfAgency | Scope::NoneExceptTopics),
        };
        refuse(known, "scope", format!("{scope:?}"));
    }
    let mut word = |key, value: &Option<String>, known: &[&str]| {
        if let Some(value) = value {
            refuse(known.contains(&value.as_str()), key, value.clone());
        }
    };
    word("topic_match", &rule.topic_match, &["any"]);
    word("basis", &rule.basis, &["own_practice_time"]);
    word("unit", &rule.unit, &["hour", "semester_credit", "day", "preparation"]);
    for choice in &rule.options {
        let known = match choice.kind {
            ApprovedMinimum => choice.hours.is_some() && !choice.providers.is_empty() && choice.task.is_none(),
            Task => choice.task.is_some() && choice.hours.is_none() && choice.providers.is_empty(),
            _ => false,
        };
        let kind = serde_json::to_value(choice.kind).ok().and_then(|kind| kind.as_str().map(str::to_owned));
        refuse(known, "options", kind.unwrap_or_default());
    }
    if let (Some(end), Some(task)) = (rule.window, rule.task.as_deref()) {
        let known = (end == WindowEnd::End) == AT_THE_END.contains(&task);
        refuse(known, "window", format!("{end:?} for {task}"));
    }
    found
}

/// The same of the tables beside the rules: where, and the word.
#[must_use]
pub fn words_beside(set: &RuleSet) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    for conversion in set.conversion.iter().filter(|conversion| !UNITS.contains(&conversion.unit.as_str())) {
        found.push(("conversion.unit", conversion.unit.clone()));
    }
    let is_day = |text: &str| chrono::NaiveDate::parse_from_str(&format!("2024-{text}"), "%Y-%m-%d").is_ok();
    if let Some(window) = &set.cycle.window {
        if let Some(opens) = window.opens.as_ref().filter(|text| *text != "last_renewal_application_received") {
            let with_an_end = window.closes.as_deref().is_some_and(is_day);
            if !is_day(opens) || !with_an_end {
                found.push(("cycle.window.opens", opens.clone()));
            }
        }
        if let Some(closes) = &window.closes {
            let named = ["licence_expiry", "december_31_before_renewal_year"].contains(&closes.as_str());
            let dated = is_day(closes) && window.months.is_some();
            if !named && !dated {
                found.push(("cycle.window.closes", closes.clone()));
            }
        }
    }
    found
}
