//! What is asked: the rows of a cycle with the items that serve them, and the caps with those that they hold.

use super::items::{is_distance, is_in, matches};
use super::model::{Cap, Item, Most, Reader, Row, SHARED};
use chrono::{Datelike, Days, NaiveDate};
use domain::credit::portfolio::*;
use domain::credit::{Requirement, State};
use domain::rules::{Rule, RuleKind, ShareOf};
use std::collections::BTreeSet;

fn serves(reader: &Reader<'_>, rule: &Rule, item: &Item) -> bool {
    let activity = item.activity.map(|index| &reader.portfolio.activities[index]);
    let titled = |words: &str| {
        activity
            .and_then(|own| own.title.as_ref())
            .is_some_and(|title| title.to_lowercase().contains(&words.to_lowercase()))
    };
    let shown = |what: &str| activity.is_some_and(|own| own.evidence.iter().any(|known| known == what));
    let allowed = |list: &[String], value: &Option<String>| {
        list.is_empty() || value.as_ref().is_some_and(|value| list.contains(value))
    };
    let forbidden = reader.portfolio.pins.iter().any(|pin| {
        pin.effect == Effect::Forbid
            && pin.requirement.as_ref() == Some(&rule.id)
            && activity.is_some_and(|own| own.id == pin.activity)
    });
    let topic = rule.kind != RuleKind::TopicMinimum
        || (!(activity.is_none() && rule.carried_hours_count == Some(false))
            && allowed(&rule.restrict_deliveries, &item.delivery)
            && allowed(&rule.restrict_activities, &item.class)
            && (rule.restrict_providers.is_empty()
                || rule.restrict_providers.iter().any(|name| item.providers.contains(name)))
            && rule
                .title_must_contain
                .as_ref()
                .is_none_or(|words| titled(words) || (rule.title_or_certificate && shown("certificate_names_topic")))
            && rule.named_course.as_ref().is_none_or(|words| titled(words) || shown("named_course")));
    matches(rule, item) && topic && !forbidden
}

pub fn rows(reader: &Reader<'_>, items: &[Item], with_planned: bool) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut names: Vec<&str> = Vec::new();
    let single = reader.set.rule.iter().any(|rule| rule.kind == RuleKind::ExclusiveUse && reader.exists(rule));
    let by_program = |row: &&Requirement| {
        row.state != State::NotApplicable && (row.unit == domain::credit::Unit::Hour || row.kind == "category_spread")
    };
    for row in reader.cycle.requirements.iter().filter(by_program) {
        let (id, year) = row.id.split_once('#').map_or((row.id.as_str(), None), |(id, year)| (id, year.parse().ok()));
        let rule = reader.set.rule(id);
        let met_otherwise = row.satisfied_by.is_some()
            || (with_planned
                && row.missing_if_planned == 0
                && row.missing > 0
                && row.counted == 0
                && lifted_by_plan(reader));
        let days = year.map(|year| days_of_year(reader, year));
        let in_year = |item: &Item| days.is_none_or(|(from, to)| item.date.is_some_and(|day| from <= day && day <= to));
        let excludes = rule.and_then(|rule| {
            let name = if single && SHARED.contains(&rule.kind) {
                "single"
            } else {
                rule.exclusive_group.as_deref().filter(|_| !single)?
            };
            Some(names.iter().position(|known| *known == name).unwrap_or_else(|| {
                names.push(name);
                names.len() - 1
            }))
        });
        let groups = rule.filter(|rule| rule.kind == RuleKind::CategorySpread).map(|rule| {
            let mut groups = rule.groups.clone();
            if usize::try_from(rule.min_groups.unwrap_or(0)).unwrap_or(0) > groups.len() {
                groups.extend(items.iter().flat_map(|item| item.categories.clone()));
                let unique: BTreeSet<String> = groups.into_iter().collect();
                groups = unique.into_iter().collect();
            }
            groups.iter().map(|group| items.iter().map(|item| is_in(group, item)).collect()).collect()
        });
        rows.push(Row {
            id: row.id.clone(),
            target: if met_otherwise { 0 } else { row.required },
            unknown: row.unknowns.iter().any(|unknown| unknown != "category_not_given"),
            outside: rule.is_some_and(|rule| !rule.is_inside_total()),
            serves: items
                .iter()
                .map(|item| rule.is_none_or(|rule| serves(reader, rule, item)) && in_year(item))
                .collect(),
            excludes,
            groups,
        });
    }
    forced(reader, items, &mut rows);
    rows
}

/// A planned certification may lift what no hours met.
fn lifted_by_plan(reader: &Reader<'_>) -> bool {
    reader.set.rule.iter().any(|rule| {
        rule.satisfies.is_some()
            && reader.applies(rule)
            && reader.portfolio.activities.iter().any(|activity| rule.activities.contains(&activity.activity))
    })
}

/// Among rows that exclude each other, an activity that is forced to some serves none of the others.
fn forced(reader: &Reader<'_>, items: &[Item], rows: &mut [Row]) {
    for pin in reader.portfolio.pins.iter().filter(|pin| pin.effect == Effect::Force) {
        let Some(target) = pin.requirement.as_deref() else { continue };
        let base = |row: &Row| row.id.split('#').next().unwrap_or_default().to_owned();
        let Some(group) = rows.iter().find(|row| base(row) == target).and_then(|row| row.excludes) else { continue };
        for row in rows.iter_mut().filter(|row| row.excludes == Some(group) && base(row) != target) {
            for (serves, item) in row.serves.iter_mut().zip(items) {
                *serves &= item.activity.is_none_or(|index| reader.portfolio.activities[index].id != pin.activity);
            }
        }
    }
}

/// The n-th year of the cycle; ends are the last days of months here, so that a year is a year.
fn days_of_year(reader: &Reader<'_>, number: i32) -> (NaiveDate, NaiveDate) {
    let years = i32::try_from(reader.months() / 12).unwrap_or(1);
    let after = reader.end + Days::new(1);
    let ends = |year: i32| after.with_year(after.year() - years + year).expect("no leap day here");
    let last = number == years;
    let to = if last { reader.cycle.window.closes.max(reader.end) } else { ends(number) - Days::new(1) };
    (ends(number - 1), to)
}

pub fn caps(reader: &Reader<'_>, items: &[Item]) -> Vec<Cap> {
    let mut caps = Vec::new();
    let which = |test: &dyn Fn(&Item) -> bool| -> Vec<bool> { items.iter().map(test).collect() };
    let fixed = |members: Vec<bool>, most: i64| Cap { members, most: Most::Fixed(most), holds_outside: false };
    for rule in reader.set.rule.iter().filter(|rule| reader.applies(rule)) {
        let hours = rule.hours.map(|hours| hours.0);
        match rule.kind {
            RuleKind::TopicMaximum
            | RuleKind::DeliveryMaximum
            | RuleKind::ActivityMaximum
            | RuleKind::ApprovedMaximum => {
                let members = which(&|item| matches(rule, item));
                if let (Some(ShareOf::HoursClaimed), Some((part, of))) = (rule.of, rule.share()) {
                    let base = which(&|_| true);
                    caps.push(Cap { members, most: Most::Share { part, of, base }, holds_outside: false });
                } else {
                    let (part, of) = rule.share().unwrap_or((0, 1));
                    let years =
                        if rule.per == Some(domain::rules::Per::LicenceYear) { reader.months() / 12 } else { 1 };
                    caps.push(fixed(members, hours.unwrap_or(reader.total * part / of) * years));
                }
            }
            RuleKind::CategoryMaximum => {
                caps.extend(
                    rule.groups.iter().map(|group| fixed(which(&|item| is_in(group, item)), hours.unwrap_or(0))),
                );
            }
            RuleKind::DailyMaximum => {
                let days: BTreeSet<NaiveDate> = items.iter().filter_map(|item| item.date).collect();
                caps.extend(days.into_iter().map(|day| Cap {
                    holds_outside: true,
                    ..fixed(which(&|item| item.date == Some(day)), hours.unwrap_or(0))
                }));
            }
            RuleKind::Overflow => {
                let members = which(&|item| item.class.as_ref().is_some_and(|class| rule.activities.contains(class)));
                let credit: i64 =
                    items.iter().zip(&members).filter(|(_, member)| **member).map(|(item, _)| item.credit).sum();
                caps.push(fixed(members, (credit - rule.after_hours.map_or(0, |after| after.0)).max(0)));
            }
            _ if reader.moving(rule) => {
                let (part, of) = rule.share().expect("a share");
                let of_distance = rule.of == Some(ShareOf::DistanceHours);
                let members = which(&|item| (!of_distance || is_distance(item)) && !matches(rule, item));
                let base = which(&|item| !of_distance || is_distance(item));
                caps.push(Cap {
                    members,
                    most: Most::Share { part: (of - part).max(0), of, base },
                    holds_outside: false,
                });
            }
            _ => {}
        }
    }
    if let Some(carry) = &reader.set.carry_over {
        let own = carry.per_title.iter().find(|per| per.title == reader.portfolio.licences[0].title);
        if let Some(most) = own.map(|own| own.max_hours).or(carry.max_hours) {
            caps.push(fixed(which(&|item| item.activity.is_none()), most.0));
        }
    }
    caps
}
