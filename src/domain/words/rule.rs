//! A rule in plain words: one sentence, no slug, no jargon.

use super::phrase::{classes, deliveries, group, groups, lower, providers, task, topics, upper};
use super::{and, count, hours};
use crate::quantity::Credit;
use crate::rules::*;
use crate::vocabulary::Vocabulary;

/// The whole of a rule in one or two sentences.
#[must_use]
pub fn rule(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    let mut text = body(rule, set, vocabulary);
    text.push_str(&when(rule));
    if !rule.applies.is_empty() {
        let asked = rule.applies.iter().map(|slug| {
            vocabulary.condition(slug).map_or_else(|| slug.replace('_', " "), |condition| lower(&condition.label))
        });
        text.push_str(&format!(", if this is you: {}", and(&asked.collect::<Vec<_>>())));
    }
    if !rule.titles.is_empty() && rule.titles.len() < set.titles.len() {
        text.push_str(&format!(", for {}", and(&rule.titles)));
    }
    if let Some(from) = rule.effective_from {
        text.push_str(&format!(", for periods ending on or after {}", super::date(from, super::English::American)));
    }
    if let Some(to) = rule.effective_to {
        text.push_str(&format!(", for periods ending up to {}", super::date(to, super::English::American)));
    }
    upper(text.trim()) + "."
}

fn unit(set: &RuleSet, amount: Credit) -> String {
    let (one, many) = set.unit().words();
    format!("{amount} {}", if amount == Credit::hours(1) { one } else { many })
}

/// "12 hours", "half of the hours required", "25 percent of the hours you claim".
fn amount(rule: &Rule, set: &RuleSet) -> String {
    let share = match (rule.percent, rule.fraction) {
        (Some(50), _) | (_, Some((1, 2))) => "half".to_owned(),
        (Some(100), _) => "all".to_owned(),
        (Some(percent), _) => format!("{percent} percent"),
        (None, Some((part, of))) => format!("{part} parts in {of}"),
        (None, None) => {
            let per = match rule.per {
                Some(Per::LicenceYear) => " for each year of the period",
                Some(Per::CycleYear) => " in each year",
                Some(Per::Month) => " for each month",
                _ => "",
            };
            return unit(set, rule.hours.unwrap_or_default()) + per;
        }
    };
    let of = match rule.of {
        Some(ShareOf::HoursClaimed) => "of the hours you claim",
        Some(ShareOf::DistanceHours) => "of the hours taken at a distance",
        _ => "of the hours required",
    };
    format!("{share} {of}")
}

fn body(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    use RuleKind::*;
    let amount = || amount(rule, set);
    match rule.kind {
        TopicMinimum => topic_minimum(rule, set, vocabulary),
        TopicMaximum => format!("at most {} on {}", amount(), topics(vocabulary, &rule.topics)),
        DeliveryMinimum => format!("at least {} {}", amount(), deliveries(&rule.deliveries)),
        DeliveryMaximum => format!("at most {} {}", amount(), deliveries(&rule.deliveries)),
        ActivityMinimum => {
            let on_top = if rule.is_inside_total() { "" } else { ", on top of the total" };
            format!("at least {} of {}{on_top}", amount(), classes(vocabulary, &rule.activities))
        }
        ActivityMaximum => {
            let least = rule.min_each.map(|least| format!(", each of at least {}", unit(set, least)));
            format!("at most {} by {}{}", amount(), classes(vocabulary, &rule.activities), least.unwrap_or_default())
        }
        ApprovedMinimum => format!("at least {} from {}", amount(), providers(vocabulary, set, &rule.providers)),
        ApprovedMaximum => format!("at most {} under {}", amount(), providers(vocabulary, set, &rule.providers)),
        CategoryMinimum => match rule.count {
            Some(number) => format!(
                "at least {} in {}",
                count(i64::from(number), "activity", "activities"),
                groups(vocabulary, set, &rule.groups)
            ),
            None => format!("at least {} in {}", amount(), groups(vocabulary, set, &rule.groups)),
        },
        CategoryMaximum => {
            let each: Vec<String> = rule.groups.iter().map(|slug| group(vocabulary, set, slug)).collect();
            format!("at most {} in any one of these: {}", amount(), and(&each))
        }
        CategorySpread => format!(
            "learning in at least {} of these: {}",
            rule.min_groups.unwrap_or(1),
            groups(vocabulary, set, &rule.groups)
        ),
        AnyOf => any_of(rule, set, vocabulary),
        AnnualMinimum => format!("at least {} in each year of the period", amount()),
        DailyMaximum => format!("at most {} in one day", amount()),
        Spread => format!("no gap of {} or more between activities", months(rule.max_gap_months.unwrap_or(0))),
        RatioMinimum => ratio(rule, vocabulary),
        CreditRate => rate(rule, vocabulary),
        FixedCredit => fixed(rule, set, vocabulary),
        SteppedCredit => stepped(rule, set, vocabulary),
        CreditSplit => format!(
            "of {}, the time spent on your own practice counts as such; the rest counts as {}",
            classes(vocabulary, &rule.activities),
            rule.remainder_activity
                .as_deref()
                .map_or_else(|| "general learning".into(), |slug| super::phrase::class(vocabulary, slug))
        ),
        Overflow => format!(
            "hours of {} beyond {} count as {}",
            classes(vocabulary, &rule.activities),
            hours(rule.after_hours.unwrap_or_default()),
            providers(vocabulary, set, std::slice::from_ref(rule.counts_as.as_ref().unwrap_or(&String::new())))
        ),
        NoRepeat => no_repeat(rule, vocabulary),
        ExclusiveUse => "each activity can meet one minimum alone".into(),
        CrossCredit => cross_credit(rule, vocabulary),
        Ineligible => ineligible(rule, vocabulary),
        Task | Attestation => duty(rule, vocabulary),
    }
}

fn topic_minimum(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    let mut text = format!("at least {} on {}", amount(rule, set), topics(vocabulary, &rule.topics));
    if !rule.restrict_deliveries.is_empty() {
        text.push_str(&format!(", {}", deliveries(&rule.restrict_deliveries)));
    }
    if !rule.restrict_activities.is_empty() {
        text.push_str(&format!(", by {}", classes(vocabulary, &rule.restrict_activities)));
    }
    if !rule.restrict_providers.is_empty() {
        text.push_str(&format!(", from {}", providers(vocabulary, set, &rule.restrict_providers)));
    }
    if let Some(words) = &rule.title_must_contain {
        let or = if rule.title_or_certificate { " or the certificate names it" } else { "" };
        text.push_str(&format!(", with “{words}” in the title{or}"));
    }
    if let Some(name) = &rule.named_course {
        text.push_str(&format!(", by the course “{name}”"));
    }
    if !rule.is_inside_total() {
        text.push_str(", on top of the total");
    }
    if rule.exclusive_group.is_some() {
        text.push_str(", with hours that meet no other minimum of its group");
    }
    if rule.carried_hours_count == Some(false) {
        text.push_str(", not with hours carried over");
    }
    if rule.satisfied_by_teaching {
        text.push_str("; teaching it counts as having taken it");
    }
    text
}

fn any_of(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    let ways = rule.options.iter().map(|choice| match (&choice.task, choice.hours) {
        (Some(slug), _) => task(vocabulary, slug),
        (None, Some(amount)) => {
            format!("{} from {}", unit(set, amount), providers(vocabulary, set, &choice.providers))
        }
        (None, None) => "another way".into(),
    });
    format!("one of these is enough: {}", super::or(&ways.collect::<Vec<_>>()))
}

fn ratio(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let base = match rule.base.as_deref() {
        Some("client_hours") => "client hours",
        _ => "hours of the caseload you supervise",
    };
    let least = rule.min_per_month.map(|least| format!(", and at least {} a month", hours(least)));
    format!(
        "{} of {} for each {} {base}{}",
        hours(rule.gives.unwrap_or_default()),
        classes(vocabulary, &rule.activities),
        rule.for_each.unwrap_or_default(),
        least.unwrap_or_default()
    )
}

fn rate(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let first = if rule.first_time_only { ", the first time it is given" } else { "" };
    let what = classes(vocabulary, &rule.activities);
    let (Some(gives), Some(each)) = (rule.gives, rule.for_each) else {
        return format!("{what} counts{first}");
    };
    let per = match rule.unit.as_deref() {
        Some("semester_credit") => format!("{each} semester credit"),
        Some("day") => format!("{each} day"),
        Some("preparation") => format!("{} taught, for preparing it", hours(each)),
        _ => hours(each),
    };
    format!("{what} earns {} for each {per}{first}", hours(gives))
}

fn fixed(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    let mut text =
        format!("{} earns {}", classes(vocabulary, &rule.activities), unit(set, rule.hours.unwrap_or_default()));
    if !rule.topics.is_empty() {
        text.push_str(&format!(" of {}", topics(vocabulary, &rule.topics)));
    }
    text.push_str(if rule.per == Some(Per::Activity) { " each time" } else { ", once in a period" });
    if rule.satisfies.is_some() {
        text.push_str(", and meets the total and all but its topics");
    }
    text
}

fn stepped(rule: &Rule, set: &RuleSet, vocabulary: &Vocabulary) -> String {
    let steps = rule.steps.iter().map(|step| {
        let length = match step.max_hours {
            Some(most) => format!("{} to {most} hours", step.min_hours),
            None => format!("{} or more", hours(step.min_hours)),
        };
        format!("{} for {length}", unit(set, step.points))
    });
    let what = if rule.activities.is_empty() { "an activity".into() } else { classes(vocabulary, &rule.activities) };
    let how = if rule.deliveries.is_empty() { String::new() } else { format!(" {}", deliveries(&rule.deliveries)) };
    format!("{what}{how} earns {}", and(&steps.collect::<Vec<_>>()))
}

fn no_repeat(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let what = if rule.activities.is_empty() { "activity".into() } else { classes(vocabulary, &rule.activities) };
    let times = match rule.max_times.unwrap_or(1) {
        1 => "once".to_owned(),
        times => format!("{times} times"),
    };
    let span = match rule.scope {
        Some(Scope::ConsecutiveCycles) => "in two periods running",
        _ => "in a period",
    };
    format!("the same {what} counts {times} {span}")
}

fn cross_credit(rule: &Rule, vocabulary: &Vocabulary) -> String {
    match rule.scope {
        _ if !rule.combined_totals.is_empty() => {
            let totals = rule
                .combined_totals
                .iter()
                .map(|total| format!("{} for {} licenses", hours(total.hours), total.licences));
            let floor =
                rule.min_per_profession.map(|floor| format!(", with at least {} for each profession", hours(floor)));
            format!(
                "licenses of this board share a total: {}{}",
                and(&totals.collect::<Vec<_>>()),
                floor.unwrap_or_default()
            )
        }
        Some(Scope::NoneExceptTopics) => format!(
            "hours used for one license of this board cannot serve another, but for {}",
            topics(vocabulary, &rule.topics)
        ),
        Some(Scope::AllLicencesOfAgency) => {
            format!("{} taken once serves all licenses of the same agency", topics(vocabulary, &rule.topics))
        }
        _ => "the same hours serve every license of this board".into(),
    }
}

fn ineligible(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let mut never = Vec::new();
    if !rule.topics.is_empty() {
        never.push(format!("learning on {} alone", topics(vocabulary, &rule.topics)));
    }
    if !rule.activities.is_empty() {
        never.push(classes(vocabulary, &rule.activities));
    }
    if let Some(least) = rule.min_hours {
        never.push(format!("activities shorter than {}", hours(least)));
    }
    format!("these never count: {}", and(&never))
}

fn duty(rule: &Rule, vocabulary: &Vocabulary) -> String {
    let slug = rule.task.as_deref().unwrap_or_default();
    let what =
        vocabulary.task(slug).map_or_else(|| task(vocabulary, slug), |task| lower(task.what.trim_end_matches('.')));
    let often = match (rule.count.unwrap_or(1), rule.per) {
        (1, None | Some(Per::Cycle)) => String::new(),
        (number, None | Some(Per::Cycle)) => format!(" ({})", count(i64::from(number), "time", "times")),
        (number, Some(per)) => {
            let span = match per {
                Per::Year | Per::LicenceYear | Per::CycleYear => "a year",
                Per::Month => "a month",
                Per::Week => "a week",
                _ => "for each activity",
            };
            format!(" ({} {span})", count(i64::from(number), "time", "times"))
        }
    };
    let window = rule.window_months.map(|length| {
        let length = if length == Credit::hours(1) { "month".to_owned() } else { format!("{length} months") };
        match rule.task.as_deref() {
            Some("jurisprudence_exam") => format!(", in the last {length} of the period"),
            Some("submit_renewal_early") => format!(", at least {length} before the period ends"),
            _ => format!(", in the first {length} of the period"),
        }
    });
    format!("{what}{often}{}", window.unwrap_or_default())
}

fn when(rule: &Rule) -> String {
    let Some(when) = rule.when else { return String::new() };
    let n = when.n.unwrap_or(1);
    let often = match when.frequency {
        Frequency::EveryCycle => "",
        Frequency::Once => ", once",
        Frequency::FirstCycle => ", in the first period",
        Frequency::AfterFirstCycle => ", in each period after the first",
        Frequency::NthCycle => return format!(", in period number {n}"),
        Frequency::EveryNCycles => return format!(", in every {n} periods"),
        Frequency::EveryNYears => return format!(", every {}{}", count(i64::from(n), "year", "years"), deadline(rule)),
    };
    format!("{often}{}", deadline(rule))
}

fn deadline(rule: &Rule) -> String {
    let Some(when) = rule.when else { return String::new() };
    match when.deadline {
        None => String::new(),
        Some(Deadline::FirstCycle) => ", by the end of the first period".into(),
        Some(Deadline::FirstFullCycle) => ", from the first full period on".into(),
        Some(Deadline::FirstCycleWithCe) => ", from the first period that asks for hours".into(),
        Some(Deadline::SecondRenewal) => ", by the second renewal".into(),
        Some(Deadline::WithinYearsOfLicensure) => {
            format!(", by {} after the license was issued", count(i64::from(when.n.unwrap_or(1)), "year", "years"))
        }
    }
}

fn months(number: u32) -> String {
    count(i64::from(number), "month", "months")
}
