//! From an activity to the credit it earns here, before anything is asked about windows, caps or minimums.

use super::frame::Frame;
use super::portfolio::{Activity, Amount};
use super::reason::{Code, Note};
use crate::quantity::mul_div_floor;
use crate::rules::{Rule, RuleKind, TotalUnit};

/// The credit of a whole activity, in its parts.
#[derive(Clone, Debug, Default)]
pub struct Earned<'a> {
    /// Class and credit; two where a board takes only part of an activity as its kind.
    pub parts: Vec<(&'a str, i64)>,
    /// Topics that a fixed credit gives instead of the segments' own.
    pub topics: Option<&'a [String]>,
    /// The fixed credit that was given, with whether it is once a cycle.
    pub fixed: Option<(usize, bool)>,
    /// Why nothing of it can count.
    pub barred: Option<Code>,
    pub notes: Vec<Note>,
}

impl<'a> Earned<'a> {
    /// All parts together.
    #[must_use]
    pub fn total(&self) -> i64 {
        self.parts.iter().map(|(_, credit)| credit).sum()
    }

    fn alone(class: &'a str, credit: i64) -> Self {
        Self { parts: vec![(class, credit)], ..Self::default() }
    }
}

/// The first way that fits, in the contract's order.
pub fn earned<'a>(frame: &Frame<'a>, activity: &'a Activity) -> Earned<'a> {
    let class = activity.activity.as_str();
    let names = |rule: &Rule| rule.activities.iter().any(|name| name == class);
    let mut notes = Vec::new();
    for (place, rule) in frame.rules_of(&[RuleKind::FixedCredit]).filter(|(_, rule)| names(rule)) {
        if frame.all_yes(&rule.applies) {
            let topics = (!rule.topics.is_empty()).then_some(rule.topics.as_slice());
            let once = rule.per != Some(crate::rules::Per::Activity);
            let hours = rule.hours.map_or(0, |hours| hours.0);
            return Earned { topics, fixed: Some((place, once)), notes, ..Earned::alone(class, hours) };
        }
        if frame.any_unknown(&rule.applies) {
            notes.push(Note::UnknownCondition { rule: rule.id.clone() });
        }
    }
    let rates: Vec<&Rule> =
        frame.applied(RuleKind::CreditRate).map(|(_, rule)| rule).filter(|rule| names(rule)).collect();
    let mut earned = by_unit_rate(&rates, activity)
        .map(|credit| Earned::alone(class, credit))
        .or_else(|| without_amount_or_in_own_unit(frame, activity))
        .or_else(|| stepped(frame, activity))
        .unwrap_or_else(|| usual(frame, activity, &rates));
    if earned.notes.iter().all(|note| !matches!(note, Note::Alone)) {
        bar(frame, activity, &rates, &mut earned);
    }
    earned.notes.retain(|note| !matches!(note, Note::Alone));
    notes.append(&mut earned.notes);
    Earned { notes, ..earned }
}

/// A rate for a semester credit or for a day.
fn by_unit_rate(rates: &[&Rule], activity: &Activity) -> Option<i64> {
    let rate = |unit: &str| rates.iter().find(|rule| rule.unit.as_deref() == Some(unit));
    let give = |rule: &Rule, amount: i64| {
        mul_div_floor(amount, rule.gives.map_or(0, |gives| gives.0), rule.for_each.map_or(100, |each| each.0))
    };
    let stated =
        activity.amount.as_ref().and_then(|amount| Some((amount.credit?, amount.unit.as_deref().unwrap_or("hour"))));
    if let (Some(rule), Some((credit, "semester_credit"))) = (rate("semester_credit"), stated) {
        return Some(give(rule, credit));
    }
    let rule = rate("day")?;
    let minutes = activity.amount.as_ref().is_some_and(|amount| amount.minutes.is_some());
    let days = match stated {
        Some((credit, "day")) => credit,
        Some((_, "hour")) => i64::try_from(activity.days.len().max(1)).unwrap_or(1) * 100,
        None if activity.amount.is_none() || minutes => i64::try_from(activity.days.len().max(1)).unwrap_or(1) * 100,
        _ => return None,
    };
    Some(give(rule, days))
}

fn without_amount_or_in_own_unit<'a>(frame: &Frame<'_>, activity: &'a Activity) -> Option<Earned<'a>> {
    let class = activity.activity.as_str();
    match &activity.amount {
        None => Some(Earned { notes: vec![Note::NoAmount, Note::Alone], ..Earned::alone(class, 0) }),
        Some(Amount { credit: Some(credit), unit, .. }) => {
            let own = frame.set.unit();
            let same = own != TotalUnit::Hour && unit.as_deref() == Some(unit_slug(own));
            same.then(|| Earned { notes: vec![Note::Alone], ..Earned::alone(class, *credit) })
        }
        Some(_) => None,
    }
}

fn unit_slug(unit: TotalUnit) -> &'static str {
    match unit {
        TotalUnit::Hour => "hour",
        TotalUnit::Unit => "unit",
        TotalUnit::Point => "point",
        TotalUnit::Credit => "credit",
        TotalUnit::Activity => "activity",
        TotalUnit::ProfessionalDevelopmentHour => "professional_development_hour",
        TotalUnit::Ceu60Minutes => "ceu_60_minutes",
    }
}

/// Points by length: a rule that names the delivery before one that names none.
fn stepped<'a>(frame: &Frame<'_>, activity: &'a Activity) -> Option<Earned<'a>> {
    let minutes = activity.amount.as_ref()?.minutes?;
    let class = activity.activity.as_str();
    let named = |rule: &Rule| rule.activities.is_empty() || rule.activities.iter().any(|name| name == class);
    let rules: Vec<&Rule> =
        frame.applied(RuleKind::SteppedCredit).map(|(_, rule)| rule).filter(|rule| named(rule)).collect();
    let by_delivery =
        rules.iter().find(|rule| activity.delivery.as_ref().is_some_and(|way| rule.deliveries.contains(way)));
    let rule = by_delivery.or_else(|| rules.iter().find(|rule| rule.deliveries.is_empty()))?;
    let hours = mul_div_floor(minutes, 100, 60);
    let step =
        rule.steps.iter().find(|step| step.min_hours.0 <= hours && step.max_hours.is_none_or(|most| hours <= most.0));
    let mut earned = Earned::alone(class, step.map_or(0, |step| step.points.0));
    if step.is_none() {
        earned.notes.push(Note::BelowMinimum { rule: Some(rule.id.clone()) });
    }
    earned.notes.push(Note::Alone);
    Some(earned)
}

/// Hours by the board's hour, its increments, rates and splits.
fn usual<'a>(frame: &Frame<'a>, activity: &'a Activity, rates: &[&Rule]) -> Earned<'a> {
    let class = activity.activity.as_str();
    let hour = frame.set.hour.as_ref();
    let amount = activity.amount.as_ref();
    let mut notes = Vec::new();
    let mut base = match amount.map(|amount| (amount.minutes, amount.credit)) {
        Some((Some(minutes), _)) => by_minutes(frame, class, minutes),
        Some((None, Some(credit))) => {
            let unit = amount.and_then(|amount| amount.unit.as_deref()).unwrap_or("hour");
            match frame.set.conversion.iter().find(|conversion| conversion.unit == unit) {
                _ if unit == "hour" => credit,
                Some(conversion) => mul_div_floor(credit, conversion.hours.0, 100),
                None => {
                    notes.push(Note::UnknownConversion { unit: unit.to_owned() });
                    0
                }
            }
        }
        _ => 0,
    };
    if let Some(step) = hour.and_then(|hour| hour.min_increment).map(|step| step.0).filter(|step| *step > 0)
        && base % step != 0
    {
        notes.push(Note::Rounding { hours: base % step });
        base -= base % step;
    }
    let least = hour.and_then(|hour| hour.min_first).map_or(0, |least| least.0);
    let barred = (base < least).then_some(Code::BelowMinimum { rule: None });
    let mut credit = base;
    if let Some(rule) =
        rates.iter().find(|rule| matches!(rule.unit.as_deref(), None | Some("hour")) && rule.gives.is_some())
    {
        credit = mul_div_floor(base, rule.gives.map_or(0, |gives| gives.0), rule.for_each.map_or(100, |each| each.0));
    }
    if let Some(rule) = rates.iter().find(|rule| rule.unit.as_deref() == Some("preparation"))
        && (!rule.first_time_only || activity.first_time == Some(true))
    {
        let most = mul_div_floor(base, rule.gives.map_or(0, |gives| gives.0), rule.for_each.map_or(100, |each| each.0));
        credit += mul_div_floor(activity.preparation_minutes.unwrap_or(0), 100, 60).min(most);
    }
    Earned { barred, ..split(frame, activity, credit, notes) }
}

fn by_minutes(frame: &Frame<'_>, class: &str, minutes: i64) -> i64 {
    const TAUGHT: [&str; 5] = ["course", "academic_course", "conference", "in_service", "language_course"];
    let hour = frame.set.hour.as_ref();
    let usual = hour.and_then(|hour| hour.minutes).unwrap_or(60);
    let other = hour.and_then(|hour| hour.other_activity_minutes).filter(|_| !TAUGHT.contains(&class));
    let length = i64::from(other.unwrap_or(usual));
    match hour.and_then(|hour| hour.first_hour_minutes).map(i64::from) {
        Some(first) if minutes <= first => mul_div_floor(minutes, 100, first),
        Some(first) => 100 + mul_div_floor(minutes - first, 100, length),
        None => mul_div_floor(minutes, 100, length),
    }
}

/// Where only the time on one's own practice is of that kind, the rest is of another.
fn split<'a>(frame: &Frame<'a>, activity: &'a Activity, credit: i64, mut notes: Vec<Note>) -> Earned<'a> {
    let class = activity.activity.as_str();
    let rule = frame.applied(RuleKind::CreditSplit).find(|(_, rule)| rule.activities.iter().any(|name| name == class));
    let Some((_, rule)) = rule else {
        return Earned { notes, ..Earned::alone(class, credit) };
    };
    let amount = activity.amount.as_ref();
    let minutes = amount
        .and_then(|amount| amount.minutes.or_else(|| amount.credit.map(|credit| mul_div_floor(credit, 60, 100))))
        .unwrap_or(0)
        .max(1);
    let own = match (activity.own_practice_minutes, activity.group_size) {
        (Some(own), _) => own.min(minutes),
        (None, Some(size)) => minutes / size.max(1),
        (None, None) => {
            notes.push(Note::NeedsEvidence { what: "own_practice_minutes".into(), rule: rule.id.clone() });
            0
        }
    };
    let shares = share_out(credit, &[own, minutes - own]);
    let rest = rule.remainder_activity.as_deref().unwrap_or(class);
    Earned { parts: vec![(class, shares[0]), (rest, shares[1])], notes, ..Earned::default() }
}

/// What bars the whole activity besides its length: not the first time, too small a claim.
fn bar(frame: &Frame<'_>, activity: &Activity, rates: &[&Rule], earned: &mut Earned<'_>) {
    if earned.barred.is_some() {
        return;
    }
    let class = activity.activity.as_str();
    let credit = earned.total();
    if let Some(rule) = rates.iter().find(|rule| rule.first_time_only && rule.unit.as_deref() != Some("preparation")) {
        match activity.first_time {
            Some(true) => {}
            Some(false) => earned.barred = Some(Code::NotFirstTime { rule: rule.id.clone() }),
            None => {
                earned.barred = Some(Code::NeedsEvidence { rule: rule.id.clone(), what: Some("first_time".into()) });
            }
        }
    }
    if earned.barred.is_some() {
        return;
    }
    let small = frame.applied(RuleKind::ActivityMaximum).find(|(_, rule)| {
        rule.activities.iter().any(|name| name == class) && rule.min_each.is_some_and(|least| credit < least.0)
    });
    if let Some((_, rule)) = small
        && credit > 0
    {
        earned.barred = Some(Code::BelowMinimum { rule: Some(rule.id.clone()) });
    }
}

/// Shares `amount` out over weights: exact, in order, nothing lost.
#[must_use]
pub fn share_out(amount: i64, weights: &[i64]) -> Vec<i64> {
    let all: i64 = weights.iter().sum();
    let mut before = 0;
    let mut given = 0;
    weights
        .iter()
        .map(|weight| {
            before += weight;
            let upto = mul_div_floor(amount, before, all);
            let part = upto - given;
            given = upto;
            part
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sharing_out_loses_nothing() {
        assert_eq!(share_out(100, &[1, 1, 1]), vec![33, 33, 34]);
        assert_eq!(share_out(7, &[0, 3]), vec![0, 7]);
        assert_eq!(share_out(150, &[30, 60]), vec![50, 100]);
    }
}
