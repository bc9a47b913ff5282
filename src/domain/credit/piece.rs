//! Pieces: an activity cut by part, topic segment and day, each with what rules can see of it; and why some are out.

use super::earned::{Earned, earned, share_out};
use super::frame::Frame;
use super::look::{Look, Wider};
use super::portfolio::{Activity, Effect, Status};
use super::reason::{Code, Note, Side};
use crate::rules::{RuleKind, Scope};
use crate::vocabulary::Vocabulary;
use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Part of an activity (or a lot of hours carried in) as the rules see it.
#[derive(Clone, Debug)]
pub struct Piece<'a> {
    /// Index of the activity; none for hours carried in.
    pub activity: Option<usize>,
    /// The lot of carried-in hours.
    pub lot: Option<usize>,
    /// Part, segment and day: with the activity, the same piece in every cycle.
    pub place: (usize, usize, usize),
    pub credit: i64,
    pub look: Arc<Look<'a>>,
    pub date: Option<NaiveDate>,
    pub planned: bool,
    /// Why nothing of it can count.
    pub out: Option<Code>,
}

/// What an activity comes to in one frame.
#[derive(Clone, Debug)]
pub struct Assessed<'a> {
    pub earned: Earned<'a>,
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

/// What there is in one frame.
pub struct Cut<'a> {
    /// In the order that decides between equals.
    pub pieces: Vec<Piece<'a>>,
    pub assessed: Vec<Assessed<'a>>,
    /// Places that the portfolio took under rules against repeats.
    pub places: Vec<Places>,
}

/// All pieces of a frame, and what each activity earned.
pub fn pieces<'a>(frame: &Frame<'a>, vocabulary: &'a Vocabulary) -> Cut<'a> {
    let activities = &frame.portfolio.activities;
    let assessed: Vec<Assessed<'a>> = activities
        .iter()
        .map(|activity| {
            let mut earned = earned(frame, activity);
            Assessed { notes: std::mem::take(&mut earned.notes), earned }
        })
        .collect();
    let mut out: Vec<Option<Code>> =
        (0..activities.len()).map(|index| whole(frame, index, &assessed[index].earned)).collect();
    let order = &frame.brought.order;
    let own: Vec<usize> = order.iter().copied().filter(|index| !frame.is_candidate(Some(*index))).collect();
    let places = repeats(frame, &own, &assessed, &mut out);
    let mut looks = Looks::new(frame, vocabulary);
    let mut pieces = carried_in(frame, &mut looks);
    for &index in order {
        let forced = is_forced_here(frame, index);
        let start = pieces.len();
        cut(frame, &mut looks, index, &assessed[index].earned, &mut pieces);
        for piece in &mut pieces[start..] {
            piece.out = out[index].clone().or_else(|| part(frame, piece, forced));
        }
    }
    Cut { pieces, assessed, places }
}

/// The looks of one frame, made once each.
struct Looks<'f, 'a> {
    frame: &'f Frame<'a>,
    wider: Wider<'a>,
    /// By part and traits.
    known: Vec<Option<Arc<Look<'a>>>>,
    count: usize,
}

impl<'f, 'a> Looks<'f, 'a> {
    fn new(frame: &'f Frame<'a>, vocabulary: &'a Vocabulary) -> Self {
        Self { frame, wider: Wider::new(vocabulary), known: vec![None; 2 * frame.brought.kinds], count: 0 }
    }

    fn share(&mut self, mut look: Look<'a>) -> Arc<Look<'a>> {
        look.id = self.count;
        self.count += 1;
        Arc::new(look)
    }

    /// The look of a segment in a part of its activity: its traits decide it, for they hold the class.
    fn of(&mut self, index: usize, earned: &Earned<'a>, part: usize, segment: usize) -> Arc<Look<'a>> {
        let frame = self.frame;
        let traits = part.min(1) * frame.brought.kinds + frame.brought.traits[index][segment];
        if let Some(look) = &self.known[traits] {
            return Arc::clone(look);
        }
        let activity = &frame.portfolio.activities[index];
        let own: &[String] = activity.segments.get(segment).map_or(&[], |segment| &segment.topics);
        let topics = earned.topics.unwrap_or(own);
        let look = Look::of(frame, &mut self.wider, activity, earned.parts[part].0, topics);
        let look = self.share(look);
        self.known[traits] = Some(Arc::clone(&look));
        look
    }
}

fn cut<'a>(
    frame: &Frame<'a>,
    looks: &mut Looks<'_, 'a>,
    index: usize,
    earned: &Earned<'a>,
    pieces: &mut Vec<Piece<'a>>,
) {
    let activity = &frame.portfolio.activities[index];
    let weight = |segment: &super::portfolio::Segment| segment.minutes.or(segment.share).unwrap_or(1);
    let weights: Vec<i64> = match activity.segments.as_slice() {
        [] => vec![1],
        segments => segments.iter().map(weight).collect(),
    };
    let day_weights: Vec<i64> = match activity.days.as_slice() {
        [] => vec![1],
        days => days.iter().map(|day| day.minutes).collect(),
    };
    for (part, (_, credit)) in earned.parts.iter().enumerate() {
        for (segment, credit) in share_out(*credit, &weights).into_iter().enumerate() {
            for (day, credit) in share_out(credit, &day_weights).into_iter().enumerate() {
                if credit > 0 {
                    pieces.push(Piece {
                        activity: Some(index),
                        lot: None,
                        place: (part, segment, day),
                        credit,
                        look: looks.of(index, earned, part, segment),
                        date: Some(activity.days.get(day).map_or(activity.date, |day| day.date)),
                        planned: activity.status == Status::Planned,
                        out: None,
                    });
                }
            }
        }
    }
}

fn carried_in<'a>(frame: &Frame<'a>, looks: &mut Looks<'_, 'a>) -> Vec<Piece<'a>> {
    if !frame.earliest {
        return vec![];
    }
    let carry = frame.set.carry_over.as_ref();
    let lots = frame.licence.carried_in.iter().enumerate().map(|(lot, carried)| {
        let mut own_topics = looks.wider.each(&carried.topics);
        let mut out = None;
        match carry {
            None => out = Some(Code::UnknownRule),
            Some(carry) => {
                let listed = carry.titles.is_empty() || carry.titles.contains(&frame.licence.title);
                let excluded =
                    own_topics.iter().flatten().any(|own| carry.excluded_topics.iter().any(|topic| topic == own));
                if !carry.allowed || !listed {
                    out = Some(Code::CarryNotAllowed);
                } else if carried.cycles_ago > carry.cycles.unwrap_or(1) {
                    out = Some(Code::CarryExpired);
                } else if excluded {
                    out = Some(Code::CarryNotAllowed);
                }
                if carry.topic_credit.is_some() {
                    for wider in &mut own_topics {
                        wider.retain(|own| !carry.general_only_topics.iter().any(|topic| topic == own));
                    }
                    own_topics.retain(|wider| !wider.is_empty());
                }
            }
        }
        let look = looks.share(Look::of_topics(frame, own_topics));
        let out = out.or_else(|| look.refused.clone());
        Piece {
            activity: None,
            lot: Some(lot),
            place: (lot, 0, 0),
            credit: carried.hours,
            look,
            date: None,
            planned: false,
            out,
        }
    });
    lots.collect()
}

fn is_forced_here(frame: &Frame<'_>, activity: usize) -> bool {
    frame.pins(activity).iter().any(|pin| pin.effect == Effect::Force && pin.cycle == Some(frame.cycle.end))
}

/// Whether it is pinned to another cycle and not to this one.
fn forced_elsewhere(frame: &Frame<'_>, activity: usize) -> Option<NaiveDate> {
    if is_forced_here(frame, activity) {
        return None;
    }
    let mut pins = frame.pins(activity).iter().filter(|pin| pin.effect == Effect::Force && pin.hours.is_none());
    pins.find_map(|pin| pin.cycle)
}

fn is_forbidden(frame: &Frame<'_>, activity: usize) -> bool {
    frame.pins(activity).iter().any(|pin| {
        pin.effect == Effect::Forbid && pin.requirement.is_none() && pin.cycle.is_none_or(|end| end == frame.cycle.end)
    })
}

/// Why the whole activity is out, by the first line that fits.
fn whole(frame: &Frame<'_>, index: usize, earned: &Earned<'_>) -> Option<Code> {
    let (cycle, activity) = (&frame.cycle, &frame.portfolio.activities[index]);
    if is_forbidden(frame, index) {
        return Some(Code::Pin);
    }
    if let Some(end) = forced_elsewhere(frame, index) {
        return Some(Code::OtherCycle { cycle: Some(end) });
    }
    let inside = match activity.days.as_slice() {
        [] => frame.in_window(activity.date),
        days => days.iter().any(|day| frame.in_window(day.date)),
    };
    if !inside && !is_forced_here(frame, index) {
        let side = if activity.date < cycle.opens { Side::Before } else { Side::After };
        return Some(Code::OutsideWindow { side });
    }
    barred(frame, activity, earned)
}

/// Out whatever the window is: its class, its length, or what the credit stage found.
fn barred(frame: &Frame<'_>, activity: &Activity, earned: &Earned<'_>) -> Option<Code> {
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
fn part(frame: &Frame<'_>, piece: &Piece<'_>, forced: bool) -> Option<Code> {
    if let Some(day) = piece.date
        && !forced
        && !frame.in_window(day)
    {
        let side = if day < frame.cycle.opens { Side::Before } else { Side::After };
        return Some(Code::OutsideWindow { side });
    }
    piece.look.refused.clone()
}

/// The same item again, and what is given once a cycle; returns the places taken.
fn repeats(frame: &Frame<'_>, order: &[usize], assessed: &[Assessed<'_>], out: &mut [Option<Code>]) -> Vec<Places> {
    let activities = &frame.portfolio.activities;
    let mut holders: BTreeMap<usize, usize> = BTreeMap::new();
    for &index in order.iter() {
        if out[index].is_some() || assessed[index].earned.total() == 0 {
            continue;
        }
        if let Some((rule, true)) = assessed[index].earned.fixed {
            match holders.get(&rule) {
                Some(holder) => {
                    let code =
                        Code::Repeat { rule: frame.set.rule[rule].id.clone(), of: activities[*holder].id.clone() };
                    out[index] = Some(code);
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
            let earned = &assessed[index].earned;
            let before = rule.scope == Some(Scope::ConsecutiveCycles) && stood_before(frame, index, earned);
            if earned.total() == 0 || (out[index].is_some() && !before) {
                continue;
            }
            let taken = places.entry(key).or_default();
            if before {
                taken.push(index);
            } else if taken.len() >= most {
                let of = activities[taken[0]].id.clone();
                out[index] = Some(Code::Repeat { rule: rule.id.clone(), of });
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

/// Dated in the cycle before, or pinned to another cycle, and kept out of this one by nothing else.
fn stood_before(frame: &Frame<'_>, index: usize, earned: &Earned<'_>) -> bool {
    let activity = &frame.portfolio.activities[index];
    let start = super::calendar::add_months(frame.cycle.start, -i64::from(frame.set.cycle.months));
    let away = (start <= activity.date && activity.date < frame.cycle.start && !frame.in_window(activity.date))
        || forced_elsewhere(frame, index).is_some();
    away && !is_forbidden(frame, index) && barred(frame, activity, earned).is_none()
}

impl Piece<'_> {
    /// Whether it is hours carried in.
    #[must_use]
    pub fn is_carried(&self) -> bool {
        self.lot.is_some()
    }

    /// Whether it may be carried out by the topics it has.
    #[must_use]
    pub fn may_leave(&self, excluded: &[String]) -> bool {
        !self.is_carried() && !excluded.iter().any(|topic| self.look.has_topic(topic))
    }
}

/// Whether a piece that lies outside the window would be out for another reason too: what a look-back asks.
pub fn is_out_but_for_window(frame: &Frame<'_>, piece: &Piece<'_>, assessed: &Assessed<'_>) -> bool {
    let Some(index) = piece.activity else { return true };
    let activity = &frame.portfolio.activities[index];
    is_forbidden(frame, index) || barred(frame, activity, &assessed.earned).is_some() || piece.look.refused.is_some()
}
