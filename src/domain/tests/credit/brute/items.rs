//! What there is: every part of an activity that may count, with what rules can see of it.

use super::model::{Item, Reader, SHARED};
use domain::credit::Code;
use domain::credit::portfolio::*;
use domain::rules::{Rule, RuleKind, ShareOf};
use domain::vocabulary::Vocabulary;
use std::collections::BTreeSet;

fn widened(topic: &str) -> BTreeSet<String> {
    Vocabulary::builtin().topic_and_wider(topic).into_iter().map(str::to_owned).collect()
}

/// Whole activities that are out, by what the ledger says of them.
fn is_out(code: &Code) -> bool {
    !matches!(code, Code::CapFull { .. } | Code::NotNeeded | Code::Provider { .. })
}

pub fn items(reader: &Reader<'_>, with_planned: bool, names: &mut Vec<String>) -> Vec<Item> {
    let (set, portfolio, cycle) = (reader.set, reader.portfolio, reader.cycle);
    let licence = &portfolio.licences[0];
    let carry = set.carry_over.as_ref();
    let lifted = cycle.requirements.iter().any(|row| row.id == "total" && row.satisfied_by.is_some());
    let leaves = carry
        .is_some_and(|carry| carry.allowed && (carry.titles.is_empty() || carry.titles.contains(&licence.title)))
        && cycle.cycle_end.is_some()
        && reader.total > 0
        && !lifted;
    let excluded: &[String] = carry.map_or(&[], |carry| &carry.excluded_topics);
    let mut items = Vec::new();
    for (lot, carried) in licence.carried_in.iter().enumerate() {
        let line =
            cycle.ledger.iter().find(|line| line.activity == format!("carried:{lot}")).expect("a lot has a line");
        if line.uncounted.iter().any(|entry| is_out(&entry.why)) {
            continue;
        }
        let general = carry.filter(|carry| carry.topic_credit.is_some()).map(|carry| &carry.general_only_topics);
        let own: Vec<_> = carried
            .topics
            .iter()
            .filter(|topic| general.is_none_or(|list| !list.contains(topic)))
            .map(|topic| widened(topic))
            .collect();
        names.push(line.activity.clone());
        items.push(Item {
            name: names.len() - 1,
            credit: carried.hours,
            may_leave: false,
            topics: own.iter().flatten().cloned().collect(),
            own,
            class: None,
            delivery: None,
            providers: BTreeSet::new(),
            categories: BTreeSet::new(),
            date: None,
            activity: None,
        });
    }
    let mut order: Vec<usize> = (0..portfolio.activities.len()).collect();
    order.sort_by_key(|index| {
        let activity = &portfolio.activities[*index];
        (activity.status == Status::Planned, activity.date, activity.id.clone())
    });
    for index in order {
        let activity = &portfolio.activities[index];
        let line = cycle.ledger.iter().find(|line| line.activity == activity.id).expect("an activity has a line");
        let out: i64 = line.uncounted.iter().filter(|entry| is_out(&entry.why)).map(|entry| entry.hours).sum();
        if line.earned == 0 || out == line.earned || (activity.status == Status::Planned && !with_planned) {
            continue;
        }
        names.push(activity.id.clone());
        let fixed = set.rule.iter().find(|rule| {
            rule.kind == RuleKind::FixedCredit && reader.applies(rule) && rule.activities.contains(&activity.activity)
        });
        let weights = i64::try_from(activity.segments.len()).unwrap_or(1);
        for (place, segment) in activity.segments.iter().enumerate() {
            let place = i64::try_from(place).unwrap_or(0);
            let own: Vec<_> = match fixed.filter(|rule| !rule.topics.is_empty()) {
                Some(rule) => rule.topics.iter().map(|topic| widened(topic)).collect(),
                None => segment.topics.iter().map(|topic| widened(topic)).collect(),
            };
            let overflow = set.rule.iter().find(|rule| {
                rule.kind == RuleKind::Overflow && reader.applies(rule) && rule.activities.contains(&activity.activity)
            });
            let bare = |name: &String| name.rsplit('/').next().unwrap_or_default().to_owned();
            let topics: BTreeSet<String> = own.iter().flatten().cloned().collect();
            let item = Item {
                name: names.len() - 1,
                credit: line.earned * (place + 1) / weights - line.earned * place / weights,
                may_leave: leaves && !topics.iter().any(|topic| excluded.contains(topic)),
                topics,
                own,
                class: Some(activity.activity.clone()),
                delivery: activity.delivery.clone(),
                providers: match overflow {
                    Some(rule) => rule.counts_as.iter().cloned().collect(),
                    None => activity.providers.iter().map(bare).collect(),
                },
                categories: activity.categories.iter().map(bare).collect(),
                date: Some(activity.date),
                activity: Some(index),
            };
            if item.credit > 0 && !topic_never_counts(reader, &item) && !refused(reader, &item) {
                items.push(item);
            }
        }
    }
    items
}

fn topic_never_counts(reader: &Reader<'_>, item: &Item) -> bool {
    let rules = reader.set.rule.iter().filter(|rule| rule.kind == RuleKind::Ineligible && reader.applies(rule));
    let mut rules = rules.filter(|rule| !rule.topics.is_empty());
    rules.any(|rule| {
        !item.own.is_empty() && item.own.iter().all(|wider| rule.topics.iter().any(|topic| wider.contains(topic)))
    })
}

/// A share of all hours asks of each hour what it asks of the whole.
fn refused(reader: &Reader<'_>, item: &Item) -> bool {
    let whole = |rule: &&Rule| {
        SHARED.contains(&rule.kind) && reader.applies(rule) && rule.share().is_some_and(|(part, of)| part >= of)
    };
    reader.set.rule.iter().filter(whole).any(|rule| {
        let concerned = rule.of != Some(ShareOf::DistanceHours) || is_distance(item);
        concerned && !matches(rule, item)
    })
}

pub fn is_distance(item: &Item) -> bool {
    matches!(item.delivery.as_deref(), Some("async_online" | "self_study"))
}

pub fn is_in(group: &String, item: &Item) -> bool {
    item.categories.contains(group) || item.class.as_ref() == Some(group)
}

/// Whether a rule's list names the item.
pub fn matches(rule: &Rule, item: &Item) -> bool {
    match rule.kind {
        RuleKind::TopicMinimum | RuleKind::TopicMaximum => rule.topics.iter().any(|topic| item.topics.contains(topic)),
        RuleKind::DeliveryMinimum | RuleKind::DeliveryMaximum => {
            item.delivery.as_ref().is_some_and(|way| rule.deliveries.contains(way))
        }
        RuleKind::ActivityMinimum | RuleKind::ActivityMaximum | RuleKind::RatioMinimum => {
            item.class.as_ref().is_some_and(|class| rule.activities.contains(class))
        }
        RuleKind::ApprovedMinimum | RuleKind::ApprovedMaximum => {
            rule.providers.iter().any(|name| item.providers.contains(name))
        }
        RuleKind::CategoryMinimum | RuleKind::CategoryMaximum | RuleKind::CategorySpread => {
            rule.groups.iter().any(|group| is_in(group, item))
        }
        RuleKind::AnnualMinimum => true,
        RuleKind::AnyOf => {
            rule.options.iter().any(|choice| choice.providers.iter().any(|name| item.providers.contains(name)))
        }
        _ => false,
    }
}
