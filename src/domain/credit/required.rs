//! What a cycle requires: one row a requirement, with its amount, whether it is due, and what is not known about it.

use super::amount::{self, Totals};
use super::calendar::{add_months, day_before, next_day, shift_end};
use super::frame::Frame;
use super::portfolio::{Answer, LastMet};
use crate::rules::{Deadline, Frequency, Per, Rule, RuleKind, ShareOf, Treatment};
use chrono::{Duration, NaiveDate};
use serde::Serialize;

/// What a row counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    Hour,
    Count,
}

/// One requirement of one cycle.
#[derive(Clone, Debug)]
pub struct Row {
    pub id: String,
    pub kind: &'static str,
    pub unit: Unit,
    pub required: i64,
    pub applicable: bool,
    pub unknowns: Vec<String>,
    /// Its rule's place in the file; none for the total and for tasks of a first renewal.
    pub rule: Option<usize>,
    /// The year it is about, for yearly rows.
    pub year: Option<(NaiveDate, NaiveDate)>,
    /// From when to when an earlier day may meet it.
    pub look_back: Option<(NaiveDate, NaiveDate)>,
    /// The day it was last met, inside the look-back.
    pub last_met: Option<NaiveDate>,
    /// The days on which a task counts.
    pub task_days: Option<(NaiveDate, NaiveDate)>,
    pub task: Option<String>,
    pub sources: Vec<String>,
    pub verified: bool,
}

/// Kinds that ask for hours, or for a count of groups or activities.
pub const MINIMUMS: [RuleKind; 9] = [
    RuleKind::TopicMinimum,
    RuleKind::DeliveryMinimum,
    RuleKind::ActivityMinimum,
    RuleKind::ApprovedMinimum,
    RuleKind::CategoryMinimum,
    RuleKind::CategorySpread,
    RuleKind::AnyOf,
    RuleKind::AnnualMinimum,
    RuleKind::RatioMinimum,
];

/// Whether a minimum is a limit in disguise: of hours claimed, of distance hours, or all of the total.
#[must_use]
pub fn is_moving(rule: &Rule) -> bool {
    matches!(rule.of, Some(ShareOf::HoursClaimed | ShareOf::DistanceHours)) || is_whole(rule)
}

/// A share of 100 percent or more.
#[must_use]
pub fn is_whole(rule: &Rule) -> bool {
    rule.share().is_some_and(|(part, of)| part >= of)
}

/// All rows in report order, and the totals they rest on.
pub fn rows(frame: &Frame<'_>) -> (Vec<Row>, Totals) {
    let totals = amount::totals(frame);
    let mut rows = vec![total_row(&totals)];
    for (place, rule) in frame.rules_of(&MINIMUMS) {
        if !is_moving(rule) {
            rows.extend(minimum_rows(frame, &totals, place, rule));
        }
    }
    for (place, rule) in frame.rules_of(&[RuleKind::Spread]) {
        let mut row = blank(frame, place, rule, Unit::Count);
        due(frame, &totals, rule, &mut row);
        rows.push(row);
    }
    for (place, rule) in frame.rules_of(&[RuleKind::Task, RuleKind::Attestation]) {
        rows.push(task_row(frame, &totals, place, rule));
    }
    rows.extend(first_renewal_tasks(frame));
    (rows, totals)
}

fn total_row(totals: &Totals) -> Row {
    Row {
        id: "total".into(),
        kind: "total",
        unit: Unit::Hour,
        required: totals.required,
        applicable: totals.required > 0,
        unknowns: totals.unknowns.clone(),
        rule: None,
        year: None,
        look_back: None,
        last_met: None,
        task_days: None,
        task: None,
        sources: totals.sources.clone(),
        verified: totals.verified,
    }
}

fn blank(frame: &Frame<'_>, place: usize, rule: &Rule, unit: Unit) -> Row {
    let mut unknowns: Vec<String> = Vec::new();
    for slug in rule.applies.iter().filter(|slug| frame.answer(slug) == Answer::Unknown) {
        unknowns.push(format!("condition:{slug}"));
    }
    Row {
        id: rule.id.clone(),
        kind: kind_slug(rule.kind),
        unit,
        required: 0,
        applicable: !rule.applies.iter().any(|slug| frame.answer(slug) == Answer::No),
        unknowns,
        rule: Some(place),
        year: None,
        look_back: None,
        last_met: None,
        task_days: None,
        task: rule.task.clone(),
        sources: rule.source.clone(),
        verified: rule.verified,
    }
}

fn minimum_rows(frame: &Frame<'_>, totals: &Totals, place: usize, rule: &Rule) -> Vec<Row> {
    let counted =
        rule.kind == RuleKind::CategorySpread || (rule.kind == RuleKind::CategoryMinimum && rule.count.is_some());
    let mut row = blank(frame, place, rule, if counted { Unit::Count } else { Unit::Hour });
    if totals.unstated {
        row.unknowns.push(FIRST_RENEWAL.into());
    }
    row.required = amount::minimum(frame, totals, rule, &mut row.unknowns);
    if totals.exempt
        && matches!(rule.frequency(), Frequency::EveryCycle | Frequency::EveryNCycles | Frequency::AfterFirstCycle)
    {
        row.applicable = false;
    }
    due(frame, totals, rule, &mut row);
    if row.required == 0 {
        row.applicable = false;
    }
    if rule.kind == RuleKind::AnnualMinimum || rule.per == Some(Per::CycleYear) {
        return yearly(frame, row);
    }
    vec![row]
}

/// What a set without a word on a short first cycle leaves open.
pub const FIRST_RENEWAL: &str = "first_renewal_unstated";

/// One row a year of the cycle.
fn yearly(frame: &Frame<'_>, row: Row) -> Vec<Row> {
    let cycle = &frame.cycle;
    let years = cycle.months / 12;
    (0..years)
        .map(|year| {
            let from = if cycle.rolling {
                next_day(add_months(cycle.end, -12 * (years - year)))
            } else {
                add_months(cycle.start, 12 * year)
            };
            let last = year == years - 1;
            let to = if last { cycle.closes.max(cycle.end) } else { day_before(add_months(from, 12)) };
            let mut row = Row { id: format!("{}#{}", row.id, year + 1), year: Some((from, to)), ..row.clone() };
            if cycle.first && from < frame.licence.issued_on {
                row.applicable = false;
            }
            row
        })
        .collect()
}

/// Whether it is due in this cycle, what may have met it before, and what is not known about that.
fn due(frame: &Frame<'_>, totals: &Totals, rule: &Rule, row: &mut Row) {
    let Some(when) = rule.when else { return };
    let (cycle, licence) = (&frame.cycle, frame.licence);
    let n = i64::from(when.n.unwrap_or(1));
    match when.frequency {
        Frequency::EveryCycle => {}
        Frequency::FirstCycle => row.applicable &= cycle.first,
        Frequency::AfterFirstCycle => row.applicable &= !cycle.first,
        Frequency::NthCycle => row.applicable &= cycle.index == n,
        Frequency::Once => row.look_back = Some((NaiveDate::MIN, cycle.closes)),
        Frequency::EveryNYears => row.look_back = Some((next_day(add_months(cycle.closes, -12 * n)), cycle.closes)),
        Frequency::EveryNCycles => {
            let back = shift_end(day_before(cycle.start), -(n - 1) * i64::from(frame.set.cycle.months));
            row.look_back = Some((next_day(back), cycle.closes));
        }
    }
    let not_yet = match (when.frequency, when.deadline) {
        (Frequency::Once, Some(Deadline::SecondRenewal)) => cycle.index < 2,
        (Frequency::Once | Frequency::EveryNYears, Some(Deadline::WithinYearsOfLicensure)) => {
            add_months(licence.issued_on, 12 * n) > cycle.closes
        }
        (Frequency::EveryNYears, Some(Deadline::FirstFullCycle)) => cycle.first && licence.issued_on > cycle.start,
        (Frequency::EveryNYears, Some(Deadline::FirstCycleWithCe)) => totals.exempt,
        _ => false,
    };
    row.applicable &= !not_yet;
    if let Some((from, to)) = row.look_back {
        match licence.last_met.get(&rule.id) {
            Some(LastMet::On(day)) if (from..=to).contains(day) => row.last_met = Some(*day),
            Some(_) => {}
            None => row.unknowns.push("last_met".into()),
        }
    }
}

fn task_row(frame: &Frame<'_>, totals: &Totals, place: usize, rule: &Rule) -> Row {
    let cycle = &frame.cycle;
    let mut row = blank(frame, place, rule, Unit::Count);
    let times = match rule.per {
        Some(Per::Year) => cycle.months / 12,
        Some(Per::Month) => cycle.months,
        Some(Per::Week) => ((cycle.closes - cycle.start).num_days() + 1) / 7,
        // Known only when the pieces are: filled in by the report.
        Some(Per::Activity) => 0,
        _ => 1,
    };
    row.required = i64::from(rule.count.unwrap_or(1)) * times;
    due(frame, totals, rule, &mut row);
    row.task_days = Some(match (row.look_back, rule.window_months) {
        (_, Some(months)) if !cycle.rolling => task_window(frame, rule, months.0),
        (Some(days), _) => days,
        (None, _) => (cycle.opens, cycle.closes),
    });
    row
}

/// The part of the window that `window_months` (in hundredths) leaves to a task.
fn task_window(frame: &Frame<'_>, rule: &Rule, months: i64) -> (NaiveDate, NaiveDate) {
    let (opens, end) = (frame.cycle.opens, frame.cycle.end);
    let whole = months % 100 == 0;
    let days = Duration::days((months * 30 + 50) / 100);
    let before_end = if whole { shift_end(end, -months / 100) } else { end - days };
    match rule.task.as_deref() {
        Some("jurisprudence_exam") => (next_day(before_end), end),
        Some("submit_renewal_early") => (opens, before_end),
        _ => (opens, if whole { add_months(opens, months / 100) } else { opens + days }),
    }
}

fn first_renewal_tasks(frame: &Frame<'_>) -> Vec<Row> {
    let first = frame.set.first_renewal.as_ref().filter(|first| {
        frame.cycle.first
            && first.treatment == Treatment::Tasks
            && (first.titles.is_empty() || first.titles.contains(&frame.licence.title))
    });
    let Some(first) = first else { return vec![] };
    let issued = frame.licence.issued_on;
    let until = first.deadline_months.map_or(frame.cycle.closes, |months| add_months(issued, i64::from(months)));
    let row = |task: &String| Row {
        id: format!("first-renewal:{task}"),
        kind: "task",
        unit: Unit::Count,
        required: 1,
        applicable: true,
        unknowns: vec![],
        rule: None,
        year: None,
        look_back: None,
        last_met: None,
        task_days: Some((issued, until)),
        task: Some(task.clone()),
        sources: first.source.clone(),
        verified: first.verified,
    };
    first.tasks.iter().map(row).collect()
}

/// A kind as the rule files spell it.
#[must_use]
pub fn kind_slug(kind: RuleKind) -> &'static str {
    use RuleKind::*;
    match kind {
        TopicMinimum => "topic_minimum",
        TopicMaximum => "topic_maximum",
        DeliveryMinimum => "delivery_minimum",
        DeliveryMaximum => "delivery_maximum",
        ActivityMinimum => "activity_minimum",
        ActivityMaximum => "activity_maximum",
        ApprovedMinimum => "approved_minimum",
        ApprovedMaximum => "approved_maximum",
        CategoryMinimum => "category_minimum",
        CategoryMaximum => "category_maximum",
        CategorySpread => "category_spread",
        AnyOf => "any_of",
        AnnualMinimum => "annual_minimum",
        DailyMaximum => "daily_maximum",
        Spread => "spread",
        RatioMinimum => "ratio_minimum",
        CreditRate => "credit_rate",
        FixedCredit => "fixed_credit",
        SteppedCredit => "stepped_credit",
        CreditSplit => "credit_split",
        Overflow => "overflow",
        NoRepeat => "no_repeat",
        ExclusiveUse => "exclusive_use",
        CrossCredit => "cross_credit",
        Ineligible => "ineligible",
        Task => "task",
        Attestation => "attestation",
    }
}
