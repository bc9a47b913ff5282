//! Pieces: an activity cut by part, topic segment and day, each with what rules can see of it; and why some are out.

use super::earned::{Earned, earned, share_out};
use super::frame::Frame;
use super::portfolio::{Activity, Effect, Pin, Status};
use super::reason::{Code, Note, Side};
use crate::rules::{RuleKind, Scope};
use crate::vocabulary::Vocabulary;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Part of an activity (or a lot of hours carried in) as the rules see it.
#[derive(Clone, Debug)]
pub struct Piece {
    /// Index of the activity; none for hours carried in.
    pub activity: Option<usize>,
    /// The lot of carried-in hours.
    pub lot: Option<usize>,
    /// Part, segment and day: with the activity, the same piece in every cycle.
    pub place: (usize, usize, usize),
    pub credit: i64,
    /// Its topics and all they lie within.
    pub topics: BTreeSet<String>,
    /// Each of its own topics with all it lies within.
    own_topics: Vec<BTreeSet<String>>,
    pub class: Option<String>,
    pub delivery: Option<String>,
    pub providers: BTreeSet<String>,
    pub categories: BTreeSet<String>,
    pub date: Option<NaiveDate>,
    pub planned: bool,
    /// Why nothing of it can count.
    pub out: Option<Code>,
}

/// What an activity comes to in one frame.
#[derive(Clone, Debug)]
pub struct Assessed {
    pub earned: Earned,
    pub notes: Vec<Note>,
}

/// How many places of a rule against repeats the portfolio has taken.
#[derive(Clone, Debug)]
pub struct Places {
    /// The rule's place in the file.
    pub rule: usize,
    /// The item; none for what is given once a cycle.
    pub key: Option<String>,
    pub taken: usize,
}

/// All pieces of a frame, in the order that decides between equals, and what each activity earned.
pub fn pieces(frame: &Frame<'_>, vocabulary: &Vocabulary) -> (Vec<Piece>, Vec<Assessed>, Vec<Places>) {
    let portfolio = frame.portfolio;
    let mut assessed = Vec::with_capacity(portfolio.activities.len());
    let mut pieces = carried_in(frame, vocabulary);
    let order = in_order(&portfolio.activities);
    let mut by_activity: BTreeMap<usize, Vec<Piece>> = BTreeMap::new();
    for (index, activity) in portfolio.activities.iter().enumerate() {
        let earned = earned(frame, activity);
        by_activity.insert(index, cut(frame, vocabulary, index, activity, &earned));
        assessed.push(Assessed { notes: earned.notes.clone(), earned });
    }
    let mut out: BTreeMap<usize, Code> = BTreeMap::new();
    for (index, activity) in portfolio.activities.iter().enumerate() {
        if let Some(code) = whole(frame, activity, &assessed[index].earned) {
            out.insert(index, code);
        }
    }
    let own: Vec<usize> = order.iter().copied().filter(|index| !frame.is_candidate(Some(*index))).collect();
    let places = repeats(frame, &own, &assessed, &mut out);
    for index in order {
        let activity = &portfolio.activities[index];
        let forced = is_forced_here(frame, activity);
        for mut piece in by_activity.remove(&index).unwrap_or_default() {
            piece.out = out.get(&index).cloned().or_else(|| part(frame, &piece, forced));
            pieces.push(piece);
        }
    }
    (pieces, assessed, places)
}

/// Completed first, then by date, then by id.
fn in_order(activities: &[Activity]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..activities.len()).collect();
    order.sort_by(|a, b| {
        let key = |index: &usize| {
            let activity = &activities[*index];
            (activity.status, activity.date, activity.id.as_str())
        };
        key(a).cmp(&key(b))
    });
    order
}

fn widened(vocabulary: &Vocabulary, topics: &[String]) -> BTreeSet<String> {
    topics.iter().flat_map(|topic| vocabulary.topic_and_wider(topic)).map(str::to_owned).collect()
}

fn each_widened(vocabulary: &Vocabulary, topics: &[String]) -> Vec<BTreeSet<String>> {
    topics.iter().map(|topic| widened(vocabulary, std::slice::from_ref(topic))).collect()
}

/// Names that hold here: bare ones, and those scoped to this rule set.
fn scoped(frame: &Frame<'_>, names: &[String]) -> BTreeSet<String> {
    let here = |name: &String| match name.split_once('/') {
        None => Some(name.clone()),
        Some((set, bare)) => (set == frame.set.id).then(|| bare.to_owned()),
    };
    names.iter().filter_map(here).collect()
}

fn cut(frame: &Frame<'_>, vocabulary: &Vocabulary, index: usize, activity: &Activity, earned: &Earned) -> Vec<Piece> {
    let categories = scoped(frame, &activity.categories);
    let weights: Vec<i64> = match activity.segments.as_slice() {
        [] => vec![1],
        segments => segments.iter().map(|segment| segment.minutes.or(segment.share).unwrap_or(1)).collect(),
    };
    let days: Vec<(NaiveDate, i64)> = match activity.days.as_slice() {
        [] => vec![(activity.date, 1)],
        days => days.iter().map(|day| (day.date, day.minutes)).collect(),
    };
    let day_weights: Vec<i64> = days.iter().map(|(_, minutes)| *minutes).collect();
    let mut pieces = Vec::new();
    for (part, (class, credit)) in earned.parts.iter().enumerate() {
        let overflow = frame.applied(RuleKind::Overflow).find(|(_, rule)| rule.activities.contains(class));
        let providers = match overflow.and_then(|(_, rule)| rule.counts_as.clone()) {
            Some(counts_as) => BTreeSet::from([counts_as]),
            None => scoped(frame, &activity.providers),
        };
        for (segment, credit) in share_out(*credit, &weights).into_iter().enumerate() {
            let own = match (&earned.topics, activity.segments.get(segment)) {
                (Some(topics), _) => topics.clone(),
                (None, Some(segment)) => segment.topics.clone(),
                (None, None) => vec![],
            };
            for (day, credit) in share_out(credit, &day_weights).into_iter().enumerate() {
                if credit > 0 {
                    pieces.push(Piece {
                        activity: Some(index),
                        lot: None,
                        place: (part, segment, day),
                        credit,
                        topics: widened(vocabulary, &own),
                        own_topics: each_widened(vocabulary, &own),
                        class: Some(class.clone()),
                        delivery: activity.delivery.clone(),
                        providers: providers.clone(),
                        categories: categories.clone(),
                        date: Some(days[day].0),
                        planned: activity.status == Status::Planned,
                        out: None,
                    });
                }
            }
        }
    }
    pieces
}

fn carried_in(frame: &Frame<'_>, vocabulary: &Vocabulary) -> Vec<Piece> {
    if !frame.earliest {
        return vec![];
    }
    let carry = frame.set.carry_over.as_ref();
    let lots = frame.licence.carried_in.iter().enumerate().map(|(lot, carried)| {
        let mut topics = carried.topics.clone();
        let mut out = None;
        match carry {
            None => out = Some(Code::UnknownRule),
            Some(carry) => {
                let listed = carry.titles.is_empty() || carry.titles.contains(&frame.licence.title);
                let excluded = topics.iter().any(|topic| carry.excluded_topics.contains(topic));
                if !carry.allowed || !listed {
                    out = Some(Code::CarryNotAllowed);
                } else if carried.cycles_ago > carry.cycles.unwrap_or(1) {
                    out = Some(Code::CarryExpired);
                } else if excluded {
                    out = Some(Code::CarryNotAllowed);
                }
                if carry.topic_credit.is_some() {
                    topics.retain(|topic| !carry.general_only_topics.contains(topic));
                }
            }
        }
        Piece {
            activity: None,
            lot: Some(lot),
            place: (lot, 0, 0),
            credit: carried.hours,
            topics: widened(vocabulary, &topics),
            own_topics: each_widened(vocabulary, &topics),
            class: None,
            delivery: None,
            providers: BTreeSet::new(),
            categories: BTreeSet::new(),
            date: None,
            planned: false,
            out,
        }
    });
    lots.collect()
}

/// The pins of an activity for this licence.
pub fn pins<'a>(frame: &Frame<'a>, activity: &str) -> impl Iterator<Item = &'a Pin> + use<'a> {
    let (activity, licence) = (activity.to_owned(), frame.licence.id.clone());
    frame.portfolio.pins.iter().filter(move |pin| pin.activity == activity && pin.licence == licence)
}

fn is_forced_here(frame: &Frame<'_>, activity: &Activity) -> bool {
    pins(frame, &activity.id).any(|pin| pin.effect == Effect::Force && pin.cycle == Some(frame.cycle.end))
}

/// Whether it is pinned to another cycle and not to this one.
pub fn forced_elsewhere(frame: &Frame<'_>, activity: &Activity) -> Option<NaiveDate> {
    if is_forced_here(frame, activity) {
        return None;
    }
    pins(frame, &activity.id).filter(|pin| pin.effect == Effect::Force && pin.hours.is_none()).find_map(|pin| pin.cycle)
}

/// Why the whole activity is out, by the first line that fits.
fn whole(frame: &Frame<'_>, activity: &Activity, earned: &Earned) -> Option<Code> {
    let cycle = &frame.cycle;
    let forbidden = pins(frame, &activity.id).any(|pin| {
        pin.effect == Effect::Forbid && pin.requirement.is_none() && pin.cycle.is_none_or(|end| end == cycle.end)
    });
    if forbidden {
        return Some(Code::Pin);
    }
    if let Some(end) = forced_elsewhere(frame, activity) {
        return Some(Code::OtherCycle { cycle: Some(end) });
    }
    let inside = match activity.days.as_slice() {
        [] => frame.in_window(activity.date),
        days => days.iter().any(|day| frame.in_window(day.date)),
    };
    if !inside && !is_forced_here(frame, activity) {
        let side = if activity.date < cycle.opens { Side::Before } else { Side::After };
        return Some(Code::OutsideWindow { side });
    }
    barred(frame, activity, earned)
}

/// Out whatever the window is: its class, its length, or what the credit stage found.
fn barred(frame: &Frame<'_>, activity: &Activity, earned: &Earned) -> Option<Code> {
    let listed = frame.applied(RuleKind::Ineligible).find(|(_, rule)| rule.activities.contains(&activity.activity));
    let short = || {
        frame
            .applied(RuleKind::Ineligible)
            .find(|(_, rule)| rule.min_hours.is_some_and(|least| earned.total() < least.0))
    };
    if let Some((_, rule)) = listed.or_else(short) {
        return Some(Code::Ineligible { rule: rule.id.clone() });
    }
    earned.barred.clone()
}

/// Why one piece of an activity is out.
fn part(frame: &Frame<'_>, piece: &Piece, forced: bool) -> Option<Code> {
    if let Some(day) = piece.date
        && !forced
        && !frame.in_window(day)
    {
        let side = if day < frame.cycle.opens { Side::Before } else { Side::After };
        return Some(Code::OutsideWindow { side });
    }
    topic_or_provider(frame, piece)
}

fn topic_or_provider(frame: &Frame<'_>, piece: &Piece) -> Option<Code> {
    let topic = frame.applied(RuleKind::Ineligible).find(|(_, rule)| {
        !rule.topics.is_empty()
            && !piece.own_topics.is_empty()
            && piece.own_topics.iter().all(|wider| rule.topics.iter().any(|listed| wider.contains(listed)))
    });
    if let Some((_, rule)) = topic {
        return Some(Code::Ineligible { rule: rule.id.clone() });
    }
    let whole = [
        RuleKind::ApprovedMinimum,
        RuleKind::DeliveryMinimum,
        RuleKind::TopicMinimum,
        RuleKind::ActivityMinimum,
        RuleKind::CategoryMinimum,
    ];
    let distance = |piece: &Piece| matches!(piece.delivery.as_deref(), Some("async_online" | "self_study"));
    let refused = frame.rules_of(&whole).find(|(_, rule)| {
        let concerned = rule.of != Some(crate::rules::ShareOf::DistanceHours) || distance(piece);
        super::required::is_whole(rule) && frame.all_yes(&rule.applies) && concerned && !piece.fits(rule)
    });
    refused.map(|(_, rule)| Code::Provider { rule: rule.id.clone() })
}

/// The same item again, and what is given once a cycle; returns the places taken.
fn repeats(frame: &Frame<'_>, order: &[usize], assessed: &[Assessed], out: &mut BTreeMap<usize, Code>) -> Vec<Places> {
    let activities = &frame.portfolio.activities;
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    for &index in order.iter() {
        if out.contains_key(&index) {
            continue;
        }
        if let Some((rule, true)) = assessed[index].earned.fixed {
            match holders.get(&rule) {
                Some(holder) => {
                    let code =
                        Code::Repeat { rule: frame.set.rule[rule].id.clone(), of: activities[*holder].id.clone() };
                    out.insert(index, code);
                }
                None => {
                    holders.insert(rule, index);
                }
            }
        }
    }
    let mut all: Vec<Places> = holders.keys().map(|rule| Places { rule: *rule, key: None, taken: 1 }).collect();
    for (place, rule) in frame.applied(RuleKind::NoRepeat) {
        let most = usize::try_from(rule.max_times.unwrap_or(1)).unwrap_or(1);
        let mut places: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for &index in order {
            let activity = &activities[index];
            let Some(key) = activity.repeat_key.as_deref() else { continue };
            if !rule.activities.is_empty() && !rule.activities.contains(&activity.activity) {
                continue;
            }
            let before = rule.scope == Some(Scope::ConsecutiveCycles) && stood_before(frame, activity);
            if out.contains_key(&index) && !before {
                continue;
            }
            let taken = places.entry(key).or_default();
            if before {
                taken.push(index);
            } else if taken.len() >= most {
                let of = activities[taken[0]].id.clone();
                out.insert(index, Code::Repeat { rule: rule.id.clone(), of });
            } else {
                taken.push(index);
            }
        }
        all.extend(places.iter().map(|(key, taken)| Places {
            rule: place,
            key: Some((*key).to_owned()),
            taken: taken.len(),
        }));
    }
    all
}

/// Dated in the cycle before, or pinned to another cycle.
fn stood_before(frame: &Frame<'_>, activity: &Activity) -> bool {
    let start = super::calendar::add_months(frame.cycle.start, -i64::from(frame.set.cycle.months));
    (start <= activity.date && activity.date < frame.cycle.start && !frame.in_window(activity.date))
        || forced_elsewhere(frame, activity).is_some()
}

impl Piece {
    /// Whether a rule's own list (topics, deliveries, classes, providers, groups) names it.
    #[must_use]
    pub fn fits(&self, rule: &crate::rules::Rule) -> bool {
        let one = |list: &[String], value: &Option<String>| value.as_ref().is_some_and(|value| list.contains(value));
        let any = |list: &[String], values: &BTreeSet<String>| list.iter().any(|name| values.contains(name));
        match rule.kind {
            RuleKind::TopicMinimum | RuleKind::TopicMaximum => any(&rule.topics, &self.topics),
            RuleKind::DeliveryMinimum | RuleKind::DeliveryMaximum => one(&rule.deliveries, &self.delivery),
            RuleKind::ActivityMinimum | RuleKind::ActivityMaximum | RuleKind::RatioMinimum => {
                one(&rule.activities, &self.class)
            }
            RuleKind::ApprovedMinimum | RuleKind::ApprovedMaximum => any(&rule.providers, &self.providers),
            RuleKind::CategoryMinimum | RuleKind::CategoryMaximum | RuleKind::CategorySpread => {
                rule.groups.iter().any(|group| self.is_in(group))
            }
            _ => false,
        }
    }

    /// Whether it is in a body's group: by category, or by class where the group has that name.
    #[must_use]
    pub fn is_in(&self, group: &str) -> bool {
        self.categories.contains(group) || self.class.as_deref() == Some(group)
    }

    /// Whether it is hours carried in.
    #[must_use]
    pub fn is_carried(&self) -> bool {
        self.lot.is_some()
    }

    /// Whether it may be carried out by the topics it has.
    #[must_use]
    pub fn may_leave(&self, excluded: &[String]) -> bool {
        !self.is_carried() && !self.topics.iter().any(|topic| excluded.contains(topic))
    }
}

/// Whether a piece that lies outside the window would be out for another reason too: what a look-back asks.
pub fn is_out_but_for_window(frame: &Frame<'_>, piece: &Piece, assessed: &Assessed) -> bool {
    let Some(activity) = piece.activity.map(|index| &frame.portfolio.activities[index]) else { return true };
    let forbidden = pins(frame, &activity.id).any(|pin| {
        pin.effect == Effect::Forbid && pin.requirement.is_none() && pin.cycle.is_none_or(|end| end == frame.cycle.end)
    });
    forbidden || barred(frame, activity, &assessed.earned).is_some() || topic_or_provider(frame, piece).is_some()
}
