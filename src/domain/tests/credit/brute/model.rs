//! The rules read again, as plainly as they can be: items, rows and caps of one cycle.

use super::items::items;
use super::rows::{caps, rows};
use chrono::NaiveDate;
use domain::credit::CycleReport;
use domain::credit::portfolio::*;
use domain::rules::{Rule, RuleKind, RuleSet, ShareOf};
use std::collections::BTreeSet;

#[derive(Debug)]
pub struct Model {
    /// In the order that decides between equals.
    pub items: Vec<Item>,
    pub rows: Vec<Row>,
    pub caps: Vec<Cap>,
    /// What the ledger calls the items' activities, in order.
    pub names: Vec<String>,
    pub most_carried: i64,
    /// Whether all of an activity's hours serve one row at most.
    pub single_use: bool,
}

#[derive(Debug)]
pub struct Item {
    /// Its place in `names`.
    pub name: usize,
    pub credit: i64,
    pub may_leave: bool,
    pub topics: BTreeSet<String>,
    pub own: Vec<BTreeSet<String>>,
    pub class: Option<String>,
    pub delivery: Option<String>,
    pub providers: BTreeSet<String>,
    pub categories: BTreeSet<String>,
    pub date: Option<NaiveDate>,
    pub activity: Option<usize>,
}

#[derive(Debug)]
pub struct Row {
    pub id: String,
    pub target: i64,
    pub unknown: bool,
    pub outside: bool,
    /// Which items serve it.
    pub serves: Vec<bool>,
    /// Rows with the same number exclude each other.
    pub excludes: Option<usize>,
    /// For a mixture: the items of each group.
    pub groups: Option<Vec<Vec<bool>>>,
}

#[derive(Debug)]
pub struct Cap {
    pub members: Vec<bool>,
    pub most: Most,
    pub holds_outside: bool,
}

#[derive(Debug)]
pub enum Most {
    Fixed(i64),
    /// `part / of` of what counts of the items marked.
    Share {
        part: i64,
        of: i64,
        base: Vec<bool>,
    },
}

impl Item {
    pub fn is_of_an_activity(&self) -> bool {
        self.activity.is_some()
    }
}

pub const SHARED: [RuleKind; 5] = [
    RuleKind::TopicMinimum,
    RuleKind::DeliveryMinimum,
    RuleKind::ActivityMinimum,
    RuleKind::ApprovedMinimum,
    RuleKind::CategoryMinimum,
];

pub struct Reader<'a> {
    pub set: &'a RuleSet,
    pub portfolio: &'a Portfolio,
    pub cycle: &'a CycleReport,
    pub end: NaiveDate,
    pub total: i64,
}

impl Reader<'_> {
    pub fn exists(&self, rule: &Rule) -> bool {
        (rule.titles.is_empty() || rule.titles.contains(&self.portfolio.licences[0].title))
            && rule.effective_from.is_none_or(|day| day <= self.end)
            && rule.effective_to.is_none_or(|day| self.end <= day)
    }

    /// Limits apply only where every condition is a yes. The licence is old: the two that are worked out are a no.
    pub fn applies(&self, rule: &Rule) -> bool {
        let computed = ["registered_under_24_months", "cycle_shorter_than_24_months"];
        let yes = |slug: &String| {
            !computed.contains(&slug.as_str()) && self.portfolio.person.conditions.get(slug) == Some(&Answer::Yes)
        };
        self.exists(rule) && rule.applies.iter().all(yes)
    }

    pub fn moving(&self, rule: &Rule) -> bool {
        SHARED.contains(&rule.kind)
            && (matches!(rule.of, Some(ShareOf::HoursClaimed | ShareOf::DistanceHours))
                || rule.share().is_some_and(|(part, of)| part >= of))
    }

    pub fn months(&self) -> i64 {
        i64::from(self.set.cycle.months)
    }
}

impl Model {
    pub fn read(set: &RuleSet, portfolio: &Portfolio, cycle: &CycleReport, with_planned: bool) -> Self {
        let total = cycle.requirements.iter().find(|row| row.id == "total").map_or(0, |row| row.required);
        let reader = Reader { set, portfolio, cycle, end: cycle.cycle_end.unwrap_or(portfolio.as_of), total };
        let mut names = Vec::new();
        let items = items(&reader, with_planned, &mut names);
        let rows = rows(&reader, &items, with_planned);
        let caps = caps(&reader, &items);
        let carry = set.carry_over.as_ref();
        let title = &portfolio.licences[0].title;
        let own = carry.and_then(|carry| carry.per_title.iter().find(|per| per.title == *title));
        let most_carried =
            own.map(|own| own.max_hours).or(carry.and_then(|carry| carry.max_hours)).map_or(0, |most| most.0);
        let single_use = set.rule.iter().any(|rule| rule.kind == RuleKind::ExclusiveUse && reader.exists(rule));
        Self { items, rows, caps, names, most_carried, single_use }
    }
}
