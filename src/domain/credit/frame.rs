//! One licence in one cycle: what every later step asks about it.

use super::brought::Brought;
use super::calendar::{add_months, next_day, whole_months};
use super::cycle::Cycle;
use super::portfolio::{Answer, Licence, Pin, Portfolio};
use crate::rules::{Rule, RuleKind, RuleSet};
use chrono::NaiveDate;
use std::sync::Arc;

/// A licence, its rule set and one of its cycles.
#[derive(Clone, Debug)]
pub struct Frame<'a> {
    pub portfolio: &'a Portfolio,
    pub licence: &'a Licence,
    pub set: &'a RuleSet,
    pub cycle: Cycle,
    /// Whether it is the first of the cycles evaluated: carried-in hours belong to it.
    pub earliest: bool,
    /// The activities before this one are the portfolio's own; from here on they are candidates of a plan.
    pub own: usize,
    /// What the portfolio brings to every cycle alike.
    pub brought: Arc<Brought<'a>>,
    /// The rules that exist here, with their place in the file.
    here: Vec<(usize, &'a Rule)>,
    /// Those of them whose conditions are all answered yes.
    applied: Vec<(usize, &'a Rule)>,
}

impl<'a> Frame<'a> {
    #[must_use]
    pub fn new(
        brought: &Arc<Brought<'a>>,
        licence: &'a Licence,
        set: &'a RuleSet,
        cycle: Cycle,
        earliest: bool,
    ) -> Self {
        let (portfolio, own) = (brought.portfolio, brought.own);
        let brought = Arc::clone(brought);
        let (here, applied) = (vec![], vec![]);
        let mut frame = Self { portfolio, licence, set, cycle, earliest, own, brought, here, applied };
        frame.here = set.rule.iter().enumerate().filter(|(_, rule)| frame.has(rule)).collect();
        frame.applied = frame.here.iter().copied().filter(|(_, rule)| frame.all_yes(&rule.applies)).collect();
        frame
    }

    /// The pins of an activity for this licence.
    #[must_use]
    pub fn pins(&self, activity: usize) -> &[&'a Pin] {
        self.brought.pins(&self.licence.id, &self.portfolio.activities[activity].id)
    }

    /// The answer to a condition: two are worked out, the others were asked.
    #[must_use]
    pub fn answer(&self, slug: &str) -> Answer {
        let issued = self.licence.issued_on;
        let yes = |holds| if holds { Answer::Yes } else { Answer::No };
        match slug {
            "registered_under_24_months" => yes(add_months(issued, 24) > self.portfolio.as_of),
            "cycle_shorter_than_24_months" => {
                yes(self.cycle.first && whole_months(issued, next_day(self.cycle.end)) < 24)
            }
            _ => self.portfolio.person.conditions.get(slug).copied().unwrap_or(Answer::Unknown),
        }
    }

    /// Whether every condition is answered yes: limits, rates and fixed credits apply only then.
    #[must_use]
    pub fn all_yes(&self, conditions: &[String]) -> bool {
        conditions.iter().all(|slug| self.answer(slug) == Answer::Yes)
    }

    /// The first condition answered neither yes nor no, when none is answered no.
    #[must_use]
    pub fn any_unknown(&self, conditions: &[String]) -> bool {
        !conditions.iter().any(|slug| self.answer(slug) == Answer::No)
            && conditions.iter().any(|slug| self.answer(slug) == Answer::Unknown)
    }

    /// Whether a rule exists for this cycle and title.
    #[must_use]
    fn has(&self, rule: &Rule) -> bool {
        let end = self.cycle.end;
        (rule.titles.is_empty() || rule.titles.contains(&self.licence.title))
            && rule.effective_from.is_none_or(|from| from <= end)
            && rule.effective_to.is_none_or(|to| end <= to)
    }

    /// The rules that exist here, with their place in the file.
    pub fn rules(&self) -> impl Iterator<Item = (usize, &'a Rule)> + '_ {
        self.here.iter().copied()
    }

    /// The rules of some kinds that exist here.
    pub fn rules_of<'b>(&'b self, kinds: &'b [RuleKind]) -> impl Iterator<Item = (usize, &'a Rule)> + 'b {
        self.rules().filter(|(_, rule)| kinds.contains(&rule.kind))
    }

    /// Every rule whose conditions are all answered yes.
    pub fn all_applied(&self) -> impl Iterator<Item = (usize, &'a Rule)> + '_ {
        self.applied.iter().copied()
    }

    /// Rules of a kind whose conditions are all answered yes.
    pub fn applied(&self, kind: RuleKind) -> impl Iterator<Item = (usize, &'a Rule)> + '_ {
        self.all_applied().filter(move |(_, rule)| rule.kind == kind)
    }

    /// Whether an activity is a candidate of a plan, not one of the portfolio's own.
    #[must_use]
    pub fn is_candidate(&self, activity: Option<usize>) -> bool {
        activity.is_some_and(|index| index >= self.own)
    }

    /// Whether a day lies in the window.
    #[must_use]
    pub fn in_window(&self, day: NaiveDate) -> bool {
        self.cycle.opens <= day && day <= self.cycle.closes
    }
}
