//! The parts of a rule set that are not rules, in plain words: period, total, hour, carry-over, first renewal, proof.

use super::phrase::{topics, upper};
use super::{and, count, hours};
use crate::quantity::Credit;
use crate::rules::*;
use crate::vocabulary::Vocabulary;

/// A heading, a sentence, and the sources it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    pub heading: &'static str,
    pub sentence: String,
    pub sources: Vec<String>,
    pub verified: bool,
}

/// Everything but the rules, in reading order; what the copy does not say is said to be missing by its absence here and by `gaps`.
#[must_use]
pub fn rule_set(set: &RuleSet, vocabulary: &Vocabulary) -> Vec<Said> {
    let mut said = vec![
        Said {
            heading: "Period",
            sentence: period(set),
            sources: set.cycle.source.clone(),
            verified: set.cycle.verified,
        },
        Said {
            heading: "In all",
            sentence: total(set),
            sources: set.total.source.clone(),
            verified: set.total.verified,
        },
    ];
    said.extend(set.total_variant.iter().map(|variant| Said {
        heading: "In all, for some",
        sentence: total_variant(set, variant, vocabulary),
        sources: variant.source.clone(),
        verified: variant.verified,
    }));
    if let Some(hour) = &set.hour {
        said.push(Said {
            heading: "An hour",
            sentence: an_hour(hour),
            sources: hour.source.clone(),
            verified: hour.verified,
        });
    }
    said.extend(set.conversion.iter().map(|conversion| Said {
        heading: "Other units",
        sentence: format!("One {} is {}.", unit_words(&conversion.unit), hours(conversion.hours)),
        sources: conversion.source.clone(),
        verified: conversion.verified,
    }));
    if let Some(carry) = &set.carry_over {
        said.push(Said {
            heading: "Carry-over",
            sentence: carry_over(carry, vocabulary),
            sources: carry.source.clone(),
            verified: carry.verified,
        });
    }
    if let Some(first) = &set.first_renewal {
        said.push(Said {
            heading: "First renewal",
            sentence: first_renewal(first),
            sources: first.source.clone(),
            verified: first.verified,
        });
    }
    if let Some(records) = &set.records {
        said.push(Said {
            heading: "Proof",
            sentence: proof(records),
            sources: records.source.clone(),
            verified: records.verified,
        });
    }
    if let Some(audit) = &set.audit {
        said.push(Said {
            heading: "Audit",
            sentence: audit_words(audit),
            sources: audit.source.clone(),
            verified: audit.verified,
        });
    }
    said
}

/// "36 hours in 3 years"
#[must_use]
pub fn short_total(set: &RuleSet) -> String {
    if set.total.hours == Credit::ZERO {
        return "no figure for hours in all".into();
    }
    let (one, many) = set.unit().words();
    let unit = if set.total.hours == Credit::hours(1) { one } else { many };
    format!("{} {unit} in {}", set.total.hours, years(set.cycle.months))
}

fn years(months: u32) -> String {
    if months.is_multiple_of(12) {
        count(i64::from(months / 12), "year", "years")
    } else {
        count(i64::from(months), "month", "months")
    }
}

fn period(set: &RuleSet) -> String {
    let cycle = &set.cycle;
    let length = years(cycle.months);
    let anchor = match cycle.anchor {
        Anchor::FixedDate | Anchor::MembershipYear => match cycle.end.as_deref().and_then(end_words) {
            Some(end) => format!("ending on {end}"),
            None => "ending on a fixed date".into(),
        },
        Anchor::BirthMonth => "ending with the month of your birth".into(),
        Anchor::Birthday => "ending on your birthday".into(),
        Anchor::IssueAnniversary => "counted from the day the license was issued".into(),
        Anchor::LicenceTerm => "ending when the license does".into(),
        Anchor::CalendarYear => "by calendar years".into(),
        Anchor::Rolling => "looked back on from any day".into(),
        Anchor::Unknown => "from a day that our copy does not say".into(),
    };
    let parity = match cycle.parity {
        None => "",
        Some(Parity::Odd) => ", in odd years",
        Some(Parity::Even) => ", in even years",
        Some(Parity::LicenceNumber) => ", in odd or even years by the last digit of the license number",
        Some(Parity::RegistrationYear) => ", in odd or even years by the year of registration",
    };
    let first = cycle.first_months.map(|months| format!(" The first period is {}.", years(months)));
    let detail = cycle.detail.as_ref().map(|detail| format!(" {}", sentence(detail)));
    format!("{} {anchor}{parity}.{}{}", upper(&length), first.unwrap_or_default(), detail.unwrap_or_default())
}

fn end_words(end: &str) -> Option<String> {
    let (month, day) = end.split_once('-')?;
    let (month, day): (u32, u32) = (month.parse().ok()?, day.parse().ok()?);
    let last = (month, day) == (2, 28);
    Some(if last { "the last day of February".into() } else { format!("{} {day}", super::month_name(month)) })
}

/// Ends as a sentence does.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with('.') { text.to_owned() } else { format!("{text}.") }
}

fn total(set: &RuleSet) -> String {
    if set.total.hours == Credit::ZERO {
        return "The body sets no figure for hours in all.".into();
    }
    format!("{}.", upper(&short_total(set)))
}

fn total_variant(set: &RuleSet, variant: &TotalVariant, vocabulary: &Vocabulary) -> String {
    let (one, many) = set.unit().words();
    let unit = if variant.hours == Credit::hours(1) { one } else { many };
    let mut text = format!("{} {unit}", variant.hours);
    if !variant.titles.is_empty() {
        text.push_str(&format!(" for {}", and(&variant.titles)));
    }
    if !variant.applies.is_empty() {
        let asked = variant.applies.iter().map(|slug| {
            vocabulary
                .condition(slug)
                .map_or_else(|| slug.replace('_', " "), |condition| super::phrase::lower(&condition.label))
        });
        text.push_str(&format!(", if this is you: {}", and(&asked.collect::<Vec<_>>())));
    }
    text + "."
}

fn an_hour(hour: &HourRule) -> String {
    let mut parts = Vec::new();
    match (hour.first_hour_minutes, hour.minutes) {
        (Some(first), Some(rest)) => parts.push(format!("the first hour is {first} minutes, each further one {rest}")),
        (None, Some(minutes)) => parts.push(format!("an hour is {minutes} minutes")),
        _ => {}
    }
    if let Some(minutes) = hour.other_activity_minutes {
        parts.push(format!("outside courses it is {minutes} minutes"));
    }
    if let Some(least) = hour.min_first {
        parts.push(format!("the shortest activity is {}", hours(least)));
    }
    if let Some(step) = hour.min_increment {
        parts.push(format!("credit comes in steps of {}", hours(step)));
    }
    if parts.is_empty() {
        return hour.fact.as_deref().map_or_else(|| "Nothing more is said of it.".into(), sentence);
    }
    format!("{}.", upper(&parts.join("; ")))
}

fn unit_words(unit: &str) -> &'static str {
    match unit {
        "ceu" => "CEU",
        "semester_credit" => "semester credit",
        "quarter_credit" => "quarter credit",
        "audited_credit" => "audited credit",
        "graduate_course" => "graduate course",
        _ => "other unit",
    }
}

fn carry_over(carry: &CarryOver, vocabulary: &Vocabulary) -> String {
    if !carry.allowed {
        return "Hours do not carry over into the next period.".into();
    }
    let mut text = match (&carry.max_hours, carry.per_title.as_slice()) {
        (Some(most), []) => format!("Up to {} carry over", hours(*most)),
        (_, per_title) if !per_title.is_empty() => {
            let each = per_title.iter().map(|per| format!("{} for {}", hours(per.max_hours), per.title));
            format!("Up to {} carry over", and(&each.collect::<Vec<_>>()))
        }
        _ => "Hours carry over".into(),
    };
    if !carry.titles.is_empty() {
        text.push_str(&format!(", for {}", and(&carry.titles)));
    }
    if carry.cycles.is_some_and(|cycles| cycles > 1) {
        text.push_str(&format!(", for {} periods", carry.cycles.unwrap_or(1)));
    }
    if !carry.excluded_topics.is_empty() {
        text.push_str(&format!("; hours on {} do not", topics(vocabulary, &carry.excluded_topics)));
    }
    if !carry.general_only_topics.is_empty() {
        text.push_str(&format!(
            "; hours on {} then count to the total alone",
            topics(vocabulary, &carry.general_only_topics)
        ));
    }
    text + "."
}

fn first_renewal(first: &FirstRenewal) -> String {
    let some = if first.titles.is_empty() { String::new() } else { format!("For {}: ", and(&first.titles)) };
    let body = match first.treatment {
        Treatment::Full => "the first renewal asks for the same hours".into(),
        Treatment::Exempt => "the first renewal asks for no hours".into(),
        Treatment::Tasks => "the first renewal asks for some tasks as well".into(),
        Treatment::SkipShort => "a short first period is joined to the next one".into(),
        Treatment::LongerPeriod => "the first period is longer".into(),
        Treatment::Reduced => match (first.hours, first.percent) {
            (Some(amount), _) => format!("a first period that is not full asks for {}", hours(amount)),
            (None, Some(50)) => "a first period that is not full asks for half".into(),
            (None, Some(percent)) => format!("a first period that is not full asks for {percent} percent"),
            (None, None) => "a first period that is not full asks for less".into(),
        },
        Treatment::Tiered | Treatment::Conditional => {
            "the first renewal asks for less, by how long you have been licensed".into()
        }
        Treatment::Prorated => "the first renewal asks for a part, by how long you have been licensed".into(),
    };
    let fact = first.fact.as_ref().map(|fact| format!(" {}", sentence(fact))).unwrap_or_default();
    format!("{}{}.{fact}", some, if some.is_empty() { upper(&body) } else { body })
}

fn proof(records: &Records) -> String {
    let from = match records.counted_from {
        None => "",
        Some(CountedFrom::Completion) => " from the day you finished",
        Some(CountedFrom::Renewal) => " from the renewal",
        Some(CountedFrom::EndOfRenewalPeriod | CountedFrom::Cycle) => " from the end of the period",
        Some(CountedFrom::EndOfCalendarYear) => " from the end of the calendar year",
    };
    format!("Keep proof for {}{from}.", count(i64::from(records.years), "year", "years"))
}

fn audit_words(audit: &Audit) -> String {
    let mut parts = Vec::new();
    if let Some(percent) = audit.percent {
        parts.push(format!("about {percent} percent are asked for proof"));
    }
    if let Some(days) = audit.response_days {
        parts.push(format!("you have {} to answer", count(i64::from(days), "day", "days")));
    }
    if parts.is_empty() {
        return audit.fact.as_deref().map_or_else(|| "Some are asked for proof.".into(), sentence);
    }
    format!("{}.", upper(&parts.join("; ")))
}
