//! Limits: what counts to the total at most, of which hours, and whether the bound moves with the hours claimed.

use super::amount::{self, Totals};
use super::frame::Frame;
use super::piece::Piece;
use super::portfolio::Effect;
use super::required::{is_moving, kind_slug};
use crate::quantity::mul_div_floor;
use crate::rules::{Rule, RuleKind, ShareOf};
use std::collections::BTreeMap;

/// How much its members may come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    Fixed(i64),
    /// `part / of` of the hours that count, in all or at a distance.
    Share {
        part: i64,
        of: i64,
        of_distance: bool,
    },
}

/// One limit of one cycle.
#[derive(Clone, Debug)]
pub struct Limit {
    pub id: String,
    pub kind: &'static str,
    pub bound: Bound,
    /// Whether reports list it.
    pub listed: bool,
    /// Whether hours outside the total are held by it as well.
    pub holds_outside: bool,
    /// Which pieces it holds, by index.
    pub members: Vec<usize>,
    /// For hours that flow over: how many stay behind.
    pub after: Option<i64>,
}

/// All limits in report order: by their place in the file, then hours carried in, then pins.
pub fn limits(frame: &Frame<'_>, totals: &Totals, pieces: &[Piece<'_>]) -> Vec<Limit> {
    let mut limits = Vec::new();
    for (place, rule) in frame.all_applied() {
        of_rule(frame, totals, pieces, (place, rule), &mut limits);
    }
    if let Some(carry) = &frame.set.carry_over {
        let own = carry.per_title.iter().find(|per| per.title == frame.licence.title);
        if let Some(most) = own.map(|per| per.max_hours).or(carry.max_hours)
            && pieces.iter().any(Piece::is_carried)
        {
            let members = indices(pieces, |piece| piece.is_carried());
            limits.push(fixed("carry_over", "carry_over", most.0, members));
        }
    }
    limits.extend(pinned(frame, pieces));
    limits
}

/// The most that may be carried out, by title.
pub fn most_carried(frame: &Frame<'_>) -> i64 {
    let Some(carry) = &frame.set.carry_over else { return 0 };
    let own = carry.per_title.iter().find(|per| per.title == frame.licence.title);
    own.map(|per| per.max_hours).or(carry.max_hours).map_or(0, |most| most.0)
}

fn fixed(id: &str, kind: &'static str, cap: i64, members: Vec<usize>) -> Limit {
    Limit { id: id.into(), kind, bound: Bound::Fixed(cap), listed: true, holds_outside: false, members, after: None }
}

fn indices(pieces: &[Piece<'_>], holds: impl Fn(&Piece<'_>) -> bool) -> Vec<usize> {
    (0..pieces.len()).filter(|index| holds(&pieces[*index])).collect()
}

fn of_rule(
    frame: &Frame<'_>,
    totals: &Totals,
    pieces: &[Piece<'_>],
    (place, rule): (usize, &Rule),
    limits: &mut Vec<Limit>,
) {
    let kind = kind_slug(rule.kind);
    match rule.kind {
        RuleKind::TopicMaximum | RuleKind::DeliveryMaximum | RuleKind::ActivityMaximum | RuleKind::ApprovedMaximum => {
            let members = indices(pieces, |piece| piece.look.fits(place));
            limits.push(Limit { bound: most(frame, totals, rule), ..fixed(&rule.id, kind, 0, members) });
        }
        RuleKind::CategoryMaximum => {
            for group in &rule.groups {
                let members = indices(pieces, |piece| piece.look.is_in(group));
                let id = format!("{}:{group}", rule.id);
                limits.push(Limit { bound: most(frame, totals, rule), ..fixed(&id, kind, 0, members) });
            }
        }
        RuleKind::DailyMaximum => limits.extend(daily(rule, pieces)),
        RuleKind::Overflow => {
            let members = indices(pieces, |piece| {
                piece.look.class.is_some_and(|class| rule.activities.iter().any(|own| own == class))
            });
            let after = Some(rule.after_hours.map_or(0, |after| after.0));
            limits.push(Limit { after, ..fixed(&rule.id, kind, 0, members) });
        }
        RuleKind::ApprovedMinimum
        | RuleKind::DeliveryMinimum
        | RuleKind::TopicMinimum
        | RuleKind::ActivityMinimum
        | RuleKind::CategoryMinimum
            if is_moving(rule) =>
        {
            let Some((part, of)) = rule.share() else { return };
            let of_distance = rule.of == Some(ShareOf::DistanceHours);
            let concerned = |piece: &Piece<'_>| !of_distance || piece.look.is_distance();
            let members = indices(pieces, |piece| concerned(piece) && !piece.look.fits(place));
            let bound = Bound::Share { part: (of - part).max(0), of, of_distance };
            limits.push(Limit { bound, ..fixed(&rule.id, kind, 0, members) });
        }
        _ => {}
    }
}

/// The most that a maximum lets in: so much, or a share of what is required or of what counts.
fn most(frame: &Frame<'_>, totals: &Totals, rule: &Rule) -> Bound {
    match (rule.of, rule.share()) {
        (Some(ShareOf::HoursClaimed), Some((part, of))) => Bound::Share { part, of, of_distance: false },
        _ => Bound::Fixed(amount::cap(frame, totals, rule)),
    }
}

/// One limit for each date with more credit than a day may hold.
fn daily(rule: &Rule, pieces: &[Piece<'_>]) -> Vec<Limit> {
    let cap = rule.hours.map_or(0, |hours| hours.0);
    let mut days: BTreeMap<chrono::NaiveDate, Vec<usize>> = BTreeMap::new();
    for (index, piece) in pieces.iter().enumerate().filter(|(_, piece)| piece.out.is_none()) {
        if let Some(day) = piece.date {
            days.entry(day).or_default().push(index);
        }
    }
    let over = |members: &Vec<usize>| members.iter().map(|index| pieces[*index].credit).sum::<i64>() > cap;
    days.into_iter()
        .filter(|(_, members)| over(members))
        .map(|(day, members)| Limit {
            holds_outside: true,
            ..fixed(&format!("{}:{day}", rule.id), kind_slug(rule.kind), cap, members)
        })
        .collect()
}

/// Pinned hours: so many in the pinned cycle, the rest in the others.
fn pinned(frame: &Frame<'_>, pieces: &[Piece<'_>]) -> Vec<Limit> {
    let mut limits = Vec::new();
    for index in 0..frame.portfolio.activities.len() {
        for pin in frame.pins(index).iter().filter(|pin| pin.effect == Effect::Force) {
            let Some(hours) = pin.hours else { continue };
            let members = indices(pieces, |piece| piece.activity == Some(index));
            let credit: i64 = members.iter().map(|index| pieces[*index].credit).sum();
            let here = pin.cycle == Some(frame.cycle.end);
            let cap = if here { hours } else { (credit - hours).max(0) };
            limits.push(Limit { listed: false, holds_outside: true, ..fixed("pin", "pin", cap, members) });
        }
    }
    limits
}

impl Bound {
    /// The cap that it makes, given what counts now: for a share, of all hours that count or of those at a distance.
    #[must_use]
    pub fn cap(self, all: i64, distance: i64) -> i64 {
        match self {
            Self::Fixed(cap) => cap,
            Self::Share { part, of, of_distance } => mul_div_floor(if of_distance { distance } else { all }, part, of),
        }
    }

    /// Whether one more hundredth of a member would break it.
    #[must_use]
    pub fn is_full(self, used: i64, all: i64, distance: i64) -> bool {
        match self {
            Self::Fixed(cap) => used + 1 > cap,
            Self::Share { part, of, of_distance } => {
                let base = if of_distance { distance } else { all };
                (used + 1) * of > part * (base + 1)
            }
        }
    }
}
