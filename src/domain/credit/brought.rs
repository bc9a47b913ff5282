//! What a portfolio brings to every licence alike: worked out once, so that each cycle only asks.

use super::portfolio::{Activity, Pin, Portfolio};
use std::collections::BTreeMap;

/// A portfolio with what all its cycles ask of it.
#[derive(Clone, Debug)]
pub struct Brought<'a> {
    pub portfolio: &'a Portfolio,
    /// The activities before this one are the portfolio's own; from here on they are candidates of a plan.
    pub own: usize,
    /// Activities completed first, then by date, then by id.
    pub order: Vec<usize>,
    /// Activities by id alone.
    pub by_id: Vec<usize>,
    /// For each activity and segment the number of its traits; equal traits have one number.
    pub traits: Vec<Vec<usize>>,
    /// How many different traits there are.
    pub kinds: usize,
    /// By licence and activity.
    pins: BTreeMap<(&'a str, &'a str), Vec<&'a Pin>>,
}

/// Everything about a segment that a rule may ask for, but for its length, its day and its title.
type Traits<'a> = (&'a str, Option<&'a str>, &'a [String], &'a [String], &'a [String]);

impl<'a> Brought<'a> {
    #[must_use]
    pub fn new(portfolio: &'a Portfolio, own: usize) -> Self {
        let mut order: Vec<usize> = (0..portfolio.activities.len()).collect();
        let key = |index: usize| {
            let activity = &portfolio.activities[index];
            (activity.status, activity.date, activity.id.as_str())
        };
        order.sort_by(|a, b| key(*a).cmp(&key(*b)));
        let mut by_id: Vec<usize> = (0..portfolio.activities.len()).collect();
        by_id.sort_by_key(|index| portfolio.activities[*index].id.as_str());
        let mut pins: BTreeMap<(&str, &str), Vec<&Pin>> = BTreeMap::new();
        for pin in &portfolio.pins {
            pins.entry((&pin.licence, &pin.activity)).or_default().push(pin);
        }
        let mut known: BTreeMap<Traits<'a>, usize> = BTreeMap::new();
        let mut number = |activity: &'a Activity, topics: &'a [String]| {
            let delivery = activity.delivery.as_deref();
            let traits: Traits<'a> = (&activity.activity, delivery, topics, &activity.providers, &activity.categories);
            let next = known.len();
            *known.entry(traits).or_insert(next)
        };
        let traits = portfolio.activities.iter().map(|activity| match activity.segments.as_slice() {
            [] => vec![number(activity, &[])],
            segments => segments.iter().map(|segment| number(activity, &segment.topics)).collect(),
        });
        let traits = traits.collect();
        Self { portfolio, own, order, by_id, traits, kinds: known.len(), pins }
    }

    /// The pins of an activity for a licence.
    pub fn pins(&self, licence: &'a str, activity: &'a str) -> &[&'a Pin] {
        if self.pins.is_empty() {
            return &[];
        }
        self.pins.get(&(licence, activity)).map_or(&[], Vec::as_slice)
    }
}
