//! Cycles and windows: which are open on the day of the question, and by which dates they count.

use super::calendar::{add_months, day_before, month_day, month_end, next_day, shift_end, whole_months};
use super::portfolio::{FirstRenewalChoice, Licence, NumberParity, Person};
use crate::rules::{Anchor, Parity, RuleSet, Treatment};
use chrono::{Datelike, NaiveDate};

/// One cycle of a licence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cycle {
    /// From 1; 2 stands for "a later one" where the count is not known.
    pub index: i64,
    /// Whether it ends with a first renewal.
    pub first: bool,
    pub start: NaiveDate,
    /// The last day; for a rolling set the day of the question.
    pub end: NaiveDate,
    pub rolling: bool,
    pub opens: NaiveDate,
    pub closes: NaiveDate,
    /// Its length by the rules.
    pub months: i64,
    /// Lengthened by `skip_short`, or by a longer first period.
    pub lengthened: bool,
    pub by_first_months: bool,
}

impl Cycle {
    /// The day hours are due; none for a rolling set.
    #[must_use]
    pub fn deadline(&self) -> Option<NaiveDate> {
        (!self.rolling).then_some(self.closes)
    }

    /// Whether a first cycle is shorter than a full one.
    pub fn is_short(&self, licence: &Licence) -> bool {
        self.first && licence.issued_on > self.start && !self.lengthened && !self.by_first_months
    }
}

/// The cycles evaluated on a day, by their end; none when the cycle's end is not known.
pub fn evaluated(set: &RuleSet, licence: &Licence, person: &Person, as_of: NaiveDate) -> Vec<Cycle> {
    if set.cycle.anchor == Anchor::Rolling {
        return vec![rolling(set, licence, as_of)];
    }
    let Some(end) = known_end(set, licence, person) else { return vec![] };
    let mut cycles: Vec<Cycle> = all(set, licence, end, as_of)
        .into_iter()
        .filter(|cycle| cycle.opens <= as_of && as_of <= cycle.closes.max(cycle.end))
        .collect();
    match licence.first_renewal {
        FirstRenewalChoice::Auto => {}
        FirstRenewalChoice::No => {
            for cycle in &mut cycles {
                cycle.first = false;
                cycle.index = cycle.index.max(2);
            }
        }
        FirstRenewalChoice::Yes => {
            for (place, cycle) in cycles.iter_mut().enumerate() {
                cycle.first = place == 0;
                cycle.index = i64::try_from(place).unwrap_or(0) + 1;
            }
        }
    }
    cycles
}

fn rolling(set: &RuleSet, licence: &Licence, as_of: NaiveDate) -> Cycle {
    let months = i64::from(set.cycle.months);
    let start = next_day(add_months(as_of, -months));
    let first = match licence.first_renewal {
        FirstRenewalChoice::Auto => licence.issued_on >= start,
        FirstRenewalChoice::Yes => true,
        FirstRenewalChoice::No => false,
    };
    Cycle {
        index: if first { 1 } else { 2 },
        first,
        start,
        end: as_of,
        rolling: true,
        opens: start.max(licence.issued_on),
        closes: as_of,
        months,
        lengthened: false,
        by_first_months: false,
    }
}

/// One end of a cycle, from which all others are shifted.
fn known_end(set: &RuleSet, licence: &Licence, person: &Person) -> Option<NaiveDate> {
    let rule = &set.cycle;
    let issued = licence.issued_on;
    if let Some(expires) = licence.expires_on {
        let december = rule.window.as_ref().is_some_and(|window| window.closes.as_deref() == Some(DECEMBER));
        let by_year = rule.anchor == Anchor::CalendarYear && !december;
        return if by_year { NaiveDate::from_ymd_opt(expires.year(), 12, 31) } else { Some(expires) };
    }
    if let Some(first) = rule.first_months {
        return Some(day_before(add_months(issued, i64::from(first))));
    }
    let months = i64::from(rule.months);
    match rule.anchor {
        Anchor::IssueAnniversary => Some(day_before(add_months(issued, months))),
        Anchor::FixedDate | Anchor::MembershipYear => {
            yearly(rule.parity, months, licence, |year| month_day(rule.end.as_deref()?, year))
        }
        Anchor::CalendarYear => yearly(rule.parity, months, licence, |year| NaiveDate::from_ymd_opt(year, 12, 31)),
        Anchor::BirthMonth => yearly(rule.parity, months, licence, |year| {
            NaiveDate::from_ymd_opt(year, person.birth_month?, 1).map(month_end)
        }),
        Anchor::Birthday => yearly(rule.parity, months, licence, |year| {
            let (month, day) = (person.birth_month?, person.birth_day?);
            NaiveDate::from_ymd_opt(year, month, day).or_else(|| NaiveDate::from_ymd_opt(year, month, 1).map(month_end))
        }),
        Anchor::LicenceTerm | Anchor::Rolling | Anchor::Unknown => None,
    }
}

const DECEMBER: &str = "december_31_before_renewal_year";

fn yearly(
    parity: Option<Parity>,
    months: i64,
    licence: &Licence,
    in_year: impl Fn(i32) -> Option<NaiveDate>,
) -> Option<NaiveDate> {
    let year = licence.issued_on.year();
    if months == 12 {
        return in_year(year);
    }
    if months != 24 {
        return None;
    }
    let odd = match parity? {
        Parity::Odd => true,
        Parity::Even => false,
        Parity::LicenceNumber => licence.number_parity? == NumberParity::Odd,
        Parity::RegistrationYear => year % 2 != 0,
    };
    in_year(if (year % 2 != 0) == odd { year } else { year + 1 })
}

/// Every cycle from the first to those that open after the day.
fn all(set: &RuleSet, licence: &Licence, known: NaiveDate, as_of: NaiveDate) -> Vec<Cycle> {
    let months = i64::from(set.cycle.months);
    let issued = licence.issued_on;
    let by_first_months = set.cycle.first_months.is_some();
    // Every end is the known one shifted once: shifted step by step, a 28th of February could become a 29th.
    let shifted = |steps: i64| shift_end(known, steps * months);
    let mut steps = 0;
    match set.cycle.first_months {
        Some(first) => {
            let last = add_months(issued, i64::from(first));
            while shifted(steps + 1) <= last {
                steps += 1;
            }
            while shifted(steps) > last {
                steps -= 1;
            }
        }
        None => {
            while shifted(steps) < issued {
                steps += 1;
            }
            while shifted(steps - 1) >= issued {
                steps -= 1;
            }
        }
    }
    let skips = set.first_renewal.as_ref().filter(|first| {
        first.treatment == Treatment::SkipShort && (first.titles.is_empty() || first.titles.contains(&licence.title))
    });
    let short_by = skips.and_then(|first| first.tiers.iter().find_map(|tier| tier.max_months));
    let served = whole_months(issued, next_day(shifted(steps)));
    let lengthened =
        licence.first_renewal != FirstRenewalChoice::No && short_by.is_some_and(|most| served <= i64::from(most));
    steps += i64::from(lengthened);
    let mut cycles = Vec::new();
    for index in 1.. {
        let first = index == 1;
        let end = shifted(steps);
        let start = if first && (lengthened || by_first_months) { issued } else { next_day(shift_end(end, -months)) };
        let (opens, closes) = window(set, licence, start, end);
        if start > as_of && opens > as_of {
            break;
        }
        cycles.push(Cycle {
            index,
            first,
            start,
            end,
            rolling: false,
            opens: opens.max(issued),
            closes,
            months: match set.cycle.first_months {
                Some(length) if first => i64::from(length),
                _ => months,
            },
            lengthened: first && lengthened,
            by_first_months: first && by_first_months,
        });
        steps += 1;
    }
    cycles
}

/// The window in which hours for this end count.
fn window(set: &RuleSet, licence: &Licence, start: NaiveDate, end: NaiveDate) -> (NaiveDate, NaiveDate) {
    let months = i64::from(set.cycle.months);
    let Some(rule) = &set.cycle.window else { return (start, end) };
    if rule.opens.as_deref() == Some("last_renewal_application_received") {
        let received = |end: NaiveDate| {
            let six_before = add_months(end, -6);
            licence.applications_received.iter().copied().filter(|day| *day > six_before && *day <= end).max()
        };
        let opens = received(shift_end(end, -months)).unwrap_or(start);
        let closes = received(end).map_or(end, day_before);
        return (opens, closes);
    }
    match rule.closes.as_deref() {
        Some(DECEMBER) if rule.months.map(i64::from) == Some(months) => {
            let closes = NaiveDate::from_ymd_opt(end.year() - 1, 12, 31).unwrap_or(end);
            (next_day(shift_end(closes, -months)), closes)
        }
        Some(text) => match (month_day(text, end.year()), rule.months) {
            (Some(this_year), Some(length)) => {
                let next_year = month_day(text, end.year() + 1).unwrap_or(this_year);
                let closes = if this_year >= end { this_year } else { next_year };
                (add_months(next_day(closes), -i64::from(length)), closes)
            }
            _ => (start, end),
        },
        None => (start, end),
    }
}
