//! What serde cannot see: slugs that exist, sources that are named, keys that a kind needs. All findings at once.

use super::{Rule, RuleKind, RuleSet, ShareOf, SourceKind, TopicHours, keys};
use crate::vocabulary::Vocabulary;
use std::collections::BTreeSet;

/// A fault in a rule set: where, and what.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    pub path: String,
    pub message: String,
}

impl Finding {
    #[must_use]
    pub fn new(path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { path: path.into(), message: message.into() }
    }
}

/// Everything wrong with a rule set; empty when nothing is.
#[must_use]
pub fn check(set: &RuleSet, vocabulary: &Vocabulary) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut note = |path: String, message: String| found.push(Finding::new(format!("{}: {path}", set.id), message));
    if set.schema != 1 {
        note("schema".into(), "must be 1".into());
    }
    if set.titles.is_empty() {
        note("titles".into(), "is empty".into());
    }
    if !matches!(set.cycle.months, 12 | 24 | 36 | 48 | 60) {
        note("cycle.months".into(), "must be 12, 24, 36, 48 or 60".into());
    }
    if let Some(end) = &set.cycle.end
        && chrono::NaiveDate::parse_from_str(&format!("2024-{end}"), "%Y-%m-%d").is_err()
    {
        note("cycle.end".into(), "must be a month and a day".into());
    }
    if set.carry_over.as_ref().is_some_and(|carry| carry.allowed && carry.max_hours.is_none()) {
        note("carry_over.max_hours".into(), "is missing".into());
    }
    let ids: BTreeSet<&str> = set.rule.iter().map(|rule| rule.id.as_str()).collect();
    if ids.len() != set.rule.len() {
        note("rule".into(), "two rules have one id".into());
    }
    for (place, sources, verified) in sourced(set) {
        if sources.is_empty() {
            note(format!("{place}.source"), "is empty".into());
        }
        for id in sources {
            match set.source(id) {
                None => note(format!("{place}.source"), format!("{id} is not defined")),
                Some(source) if verified && source.kind == SourceKind::Memory => {
                    note(format!("{place}.verified"), "rests on memory".into());
                }
                Some(_) => {}
            }
        }
    }
    for (place, kind, slug) in slugs(set) {
        if !vocabulary.knows(kind, slug) {
            note(place, format!("unknown slug {slug}"));
        }
    }
    for (place, word) in keys::words_beside(set) {
        note(place.into(), format!("{word} is not worked out"));
    }
    for rule in &set.rule {
        let place = format!("rule {}", rule.id);
        for key in missing(rule) {
            note(place.clone(), format!("needs {key}"));
        }
        for key in keys::unknown(rule) {
            note(format!("{place}.{key}"), format!("{key} is no key of this kind"));
        }
        for (key, word) in keys::words(rule) {
            note(format!("{place}.{key}"), format!("{key} {word} is not worked out for this kind"));
        }
        if let Some(parent) = &rule.subset_of
            && !ids.contains(parent.as_str())
        {
            note(format!("{place}.subset_of"), format!("{parent} names no rule"));
        }
        for title in rule.titles.iter().filter(|title| !set.titles.contains(title)) {
            note(format!("{place}.titles"), format!("{title} is not among the titles"));
        }
    }
    found
}

/// The lists of the vocabulary that rules draw from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SlugKind {
    Topic,
    Delivery,
    Activity,
    Provider,
    Condition,
    Task,
    Class,
}

fn slugs(set: &RuleSet) -> Vec<(String, SlugKind, &str)> {
    use SlugKind::*;
    let mut all: Vec<(String, SlugKind, &str)> = Vec::new();
    for rule in &set.rule {
        let place = |key: &str| format!("rule {}.{key}", rule.id);
        let lists: [(&str, SlugKind, &[String]); 8] = [
            ("topics", Topic, &rule.topics),
            ("deliveries", Delivery, &rule.deliveries),
            ("restrict_deliveries", Delivery, &rule.restrict_deliveries),
            ("activities", Activity, &rule.activities),
            ("restrict_activities", Activity, &rule.restrict_activities),
            ("providers", Provider, &rule.providers),
            ("restrict_providers", Provider, &rule.restrict_providers),
            ("applies", Condition, &rule.applies),
        ];
        for (key, kind, list) in lists {
            all.extend(list.iter().map(|slug| (place(key), kind, slug.as_str())));
        }
        for choice in &rule.options {
            all.extend(choice.providers.iter().map(|slug| (place("options"), Provider, slug.as_str())));
            all.extend(choice.task.iter().map(|slug| (place("options"), Task, slug.as_str())));
        }
        all.extend(rule.task.iter().map(|slug| (place("task"), Task, slug.as_str())));
        all.extend(rule.remainder_activity.iter().map(|slug| (place("remainder_activity"), Activity, slug.as_str())));
        all.extend(rule.counts_as.iter().map(|slug| (place("counts_as"), Class, slug.as_str())));
    }
    for variant in &set.total_variant {
        all.extend(variant.applies.iter().map(|slug| ("total_variant.applies".into(), Condition, slug.as_str())));
    }
    if let Some(carry) = &set.carry_over {
        let topics = carry.excluded_topics.iter().chain(&carry.general_only_topics);
        all.extend(topics.map(|slug| ("carry_over".into(), Topic, slug.as_str())));
    }
    if let Some(first) = &set.first_renewal {
        all.extend(first.tasks.iter().map(|slug| ("first_renewal.tasks".into(), Task, slug.as_str())));
        let tables = first.tiers.iter().filter_map(|tier| tier.topic_hours.as_ref()).chain(&first.topic_hours);
        for table in tables {
            if let TopicHours::Each(list) = table {
                all.extend(list.iter().map(|each| ("first_renewal.topic_hours".into(), Topic, each.topic.as_str())));
            }
        }
        let months = first.topic_per_months.iter();
        all.extend(months.map(|each| ("first_renewal.topic_per_months".into(), Topic, each.topic.as_str())));
        let shares = first.activity_share.iter();
        all.extend(shares.map(|each| ("first_renewal.activity_share".into(), Activity, each.activity.as_str())));
    }
    all
}

/// Every table that names sources.
fn sourced(set: &RuleSet) -> Vec<(String, &[String], bool)> {
    let mut all = vec![
        ("cycle".to_owned(), set.cycle.source.as_slice(), set.cycle.verified),
        ("total".to_owned(), set.total.source.as_slice(), set.total.verified),
    ];
    all.extend(set.total_variant.iter().map(|table| ("total_variant".into(), table.source.as_slice(), table.verified)));
    all.extend(set.conversion.iter().map(|table| ("conversion".into(), table.source.as_slice(), table.verified)));
    all.extend(set.hour.iter().map(|table| ("hour".into(), table.source.as_slice(), table.verified)));
    all.extend(set.carry_over.iter().map(|table| ("carry_over".into(), table.source.as_slice(), table.verified)));
    all.extend(set.first_renewal.iter().map(|table| ("first_renewal".into(), table.source.as_slice(), table.verified)));
    all.extend(set.records.iter().map(|table| ("records".into(), table.source.as_slice(), table.verified)));
    all.extend(set.audit.iter().map(|table| ("audit".into(), table.source.as_slice(), table.verified)));
    all.extend(set.rule.iter().map(|rule| (format!("rule {}", rule.id), rule.source.as_slice(), rule.verified)));
    all
}

/// The keys that a kind cannot do without.
fn missing(rule: &Rule) -> Vec<&'static str> {
    use RuleKind::*;
    let mut gaps = Vec::new();
    let mut need = |there: bool, key| {
        if !there {
            gaps.push(key);
        }
    };
    let amount = rule.hours.is_some() || rule.share().is_some();
    match rule.kind {
        TopicMinimum => {
            need(!rule.topics.is_empty(), "topics");
            need(rule.hours.is_some(), "hours");
            need(rule.inside_total.is_some(), "inside_total");
        }
        TopicMaximum => need(!rule.topics.is_empty() && amount, "topics and an amount"),
        DeliveryMinimum | DeliveryMaximum => need(!rule.deliveries.is_empty() && amount, "deliveries and an amount"),
        ActivityMinimum => need(!rule.activities.is_empty() && rule.hours.is_some(), "activities and hours"),
        ActivityMaximum => need(!rule.activities.is_empty() && amount, "activities and an amount"),
        ApprovedMinimum | ApprovedMaximum => need(!rule.providers.is_empty() && amount, "providers and an amount"),
        CategoryMinimum => {
            need(!rule.groups.is_empty() && (rule.hours.is_some() || rule.count.is_some()), "groups and hours")
        }
        CategoryMaximum => need(!rule.groups.is_empty() && amount, "groups and an amount"),
        CategorySpread => need(!rule.groups.is_empty() && rule.min_groups.is_some(), "groups and min_groups"),
        AnyOf => need(!rule.options.is_empty(), "options"),
        AnnualMinimum | DailyMaximum => need(rule.hours.is_some(), "hours"),
        Spread => need(rule.max_gap_months.is_some(), "max_gap_months"),
        RatioMinimum => need(
            rule.gives.is_some() && rule.for_each.is_some() && rule.base.is_some() && !rule.activities.is_empty(),
            "activities, gives, for_each and base",
        ),
        CreditRate => need(
            !rule.activities.is_empty() && (rule.first_time_only || (rule.gives.is_some() && rule.for_each.is_some())),
            "activities, gives and for_each",
        ),
        FixedCredit => need(!rule.activities.is_empty() && rule.hours.is_some(), "activities and hours"),
        SteppedCredit => need(!rule.steps.is_empty(), "steps"),
        CreditSplit => need(!rule.activities.is_empty() && rule.basis.is_some(), "activities and basis"),
        Overflow => need(
            !rule.activities.is_empty() && rule.after_hours.is_some() && rule.counts_as.is_some(),
            "activities, after_hours and counts_as",
        ),
        NoRepeat | ExclusiveUse | CrossCredit => need(rule.scope.is_some(), "scope"),
        Ineligible => {}
        Task | Attestation => need(rule.task.is_some(), "task"),
    }
    if rule.share().is_some() && rule.of.is_none() {
        gaps.push("of");
    }
    if rule.of == Some(ShareOf::DistanceHours) && rule.kind != ApprovedMinimum {
        gaps.push("approved_minimum for a share of distance hours");
    }
    gaps
}
