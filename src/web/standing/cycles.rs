//! The life of a licence: which cycle is at hand, which one has ended and waits to be closed, and which come before and after.

use super::{Standing, current};
use crate::db::licences::Licence;
use crate::db::renewals::Renewal;
use crate::web::outlook::{Outlook, outlook};
use chrono::{Datelike, NaiveDate};
use domain::credit::{Cycle, CycleReport, Report, State, assess, evaluated};
use domain::rules::{Anchor, RuleSet};
use domain::words::{self, English};
use std::borrow::Cow;

/// The cycle that a licence is in, as a person sees it.
pub struct Present<'a> {
    pub cycle: Cow<'a, CycleReport>,
    /// It has ended, and its renewal is not recorded.
    pub ended: bool,
    /// It is closed already: the next one has not opened.
    pub renewed: Option<&'a Renewal>,
}

impl Present<'_> {
    /// What it still needs, in words; nothing once it is renewed.
    #[must_use]
    pub fn outlook(&self, set: &RuleSet, title: &str, english: English) -> Outlook {
        let mut outlook = outlook(set, title, &self.cycle);
        if let Some(renewal) = self.renewed {
            outlook.lead = format!("Renewed on {}.", words::date(renewal.renewed_on, english));
            outlook.rest = "The next period has not opened yet.".into();
            (outlook.open, outlook.missing, outlook.status) = (vec![], 0, State::Met);
        }
        outlook
    }
}

impl Standing {
    /// The cycle at hand: one that has ended and is not closed, before the one that is running.
    #[must_use]
    pub fn present(&self, licence: &Licence) -> Option<Present<'_>> {
        if let Some(cycle) = self.to_close(licence).filter(|cycle| self.has_ended(cycle)) {
            let cycle = self.report_of(licence, cycle.end)?;
            return Some(Present { cycle, ended: true, renewed: None });
        }
        let (_, report) = self.of(licence)?;
        let cycle = current(report, self.today)?;
        let renewed = cycle.cycle_end.and_then(|end| self.renewal_of(licence, end));
        Some(Present { cycle: Cow::Borrowed(cycle), ended: false, renewed })
    }

    /// The cycle that is to be closed next; none where no day ends one, or its end is not known.
    #[must_use]
    pub fn to_close(&self, licence: &Licence) -> Option<Cycle> {
        let held = &licence.held;
        let from = match self.renewals_of(licence.id).next_back() {
            Some(renewal) => next_day(renewal.cycle_end),
            // The end that she gave; without it, the cycle that ran when she recorded the licence.
            None => held.expires_on.unwrap_or(self.recorded_on(licence).max(held.issued_on)).min(self.today),
        };
        self.ending_from(licence, from)
    }

    /// Whether nothing can be earned for a cycle any more.
    #[must_use]
    pub fn has_ended(&self, cycle: &Cycle) -> bool {
        cycle.closes.max(cycle.end) < self.today
    }

    /// The cycle that ends on a day.
    #[must_use]
    pub fn cycle_of(&self, licence: &Licence, end: NaiveDate) -> Option<Cycle> {
        self.ending_from(licence, end).filter(|cycle| cycle.end == end)
    }

    /// The cycle after the one that ends on a day.
    #[must_use]
    pub fn cycle_after(&self, licence: &Licence, end: NaiveDate) -> Option<Cycle> {
        self.ending_from(licence, next_day(end))
    }

    /// The cycle before the one that ends on a day; none before the licence was issued.
    #[must_use]
    pub fn cycle_before(&self, licence: &Licence, end: NaiveDate) -> Option<Cycle> {
        let start = self.cycle_of(licence, end)?.start;
        if start <= licence.held.issued_on {
            return None;
        }
        self.cycle_of(licence, start.pred_opt()?)
    }

    /// The closing of the cycle that ends on a day.
    #[must_use]
    pub fn renewal_of(&self, licence: &Licence, end: NaiveDate) -> Option<&Renewal> {
        self.renewals_of(licence.id).find(|renewal| renewal.cycle_end == end)
    }

    /// The answer for a cycle, also one that has ended or has not opened: as of its last day, or its first.
    #[must_use]
    pub fn report_of(&self, licence: &Licence, end: NaiveDate) -> Option<Cow<'_, CycleReport>> {
        if let Some((_, report)) = self.of(licence)
            && let Some(known) = report.cycles.iter().find(|cycle| cycle.cycle_end == Some(end))
        {
            return Some(Cow::Borrowed(known));
        }
        let cycle = self.cycle_of(licence, end)?;
        let day = if self.has_ended(&cycle) { cycle.closes.max(cycle.end) } else { cycle.opens.max(self.today) };
        let report = self.report_as_of(day);
        cycle_in(report, licence, end).map(Cow::Owned)
    }

    /// The answer for a cycle that is being closed, with the day on which the renewal was made known to the engine: some
    /// boards count hours up to the day they receive an application.
    #[must_use]
    pub fn report_when_renewed(&self, licence: &Licence, cycle: &Cycle, renewed_on: NaiveDate) -> Option<CycleReport> {
        let day = if self.has_ended(cycle) { cycle.closes.max(cycle.end) } else { self.today };
        let mut portfolio = self.portfolio_as_of(day, &self.library);
        let id = licence.id.to_string();
        portfolio.licences.iter_mut().find(|taken| taken.id == id)?.applications_received.push(renewed_on);
        // A receipt ends the window: the cycle may no longer be open today, and is asked about on its last day.
        let taken = portfolio.licences.iter().find(|taken| taken.id == id)?;
        let set = self.library.get(&taken.rule_set)?;
        let found = evaluated(set, taken, &portfolio.person, cycle.end).into_iter().find(|one| one.end == cycle.end)?;
        portfolio.as_of = day.min(found.closes.max(found.end));
        cycle_in(assess(&portfolio, &self.library), licence, cycle.end)
    }

    fn ending_from(&self, licence: &Licence, from: NaiveDate) -> Option<Cycle> {
        let taken = self.taken(licence)?;
        let set = self.library.get(&taken.rule_set).filter(|set| set.cycle.anchor != Anchor::Rolling)?;
        evaluated(set, taken, &self.person, from).into_iter().find(|cycle| cycle.end >= from)
    }
}

fn cycle_in(report: Report, licence: &Licence, end: NaiveDate) -> Option<CycleReport> {
    let id = licence.id.to_string();
    let found = report.licences.into_iter().find(|report| report.id == id)?;
    found.cycles.into_iter().find(|cycle| cycle.cycle_end == Some(end))
}

/// How many cycles end between two ends of cycles.
#[must_use]
pub fn ends_between(set: &RuleSet, earlier: NaiveDate, later: NaiveDate) -> u32 {
    let number = |day: NaiveDate| i64::from(day.year()) * 12 + i64::from(day.month());
    let cycles = (number(later) - number(earlier)) / i64::from(set.cycle.months.max(1));
    u32::try_from(cycles - 1).unwrap_or(0)
}

fn next_day(day: NaiveDate) -> NaiveDate {
    day.succ_opt().unwrap_or(day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::Library;

    #[test]
    fn a_cycle_that_nobody_closed_lies_between() {
        let set = Library::builtin().get("us-tx-counselor").unwrap();
        let day = |text: &str| text.parse().unwrap();
        assert_eq!(ends_between(set, day("2025-04-30"), day("2027-04-30")), 0);
        assert_eq!(ends_between(set, day("2023-04-30"), day("2027-04-30")), 1);
    }
}
