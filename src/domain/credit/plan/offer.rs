//! A candidate in one cycle: which places it would take where a board counts the same item once, and what it may bring.

use super::block::Block;
use crate::credit::cell::Cell;
use crate::credit::program::Program;
use crate::credit::reason::Code;
use crate::rules::RuleKind;
use std::collections::{BTreeMap, BTreeSet};

/// Candidates (by activity) that share fewer places than they are.
#[derive(Clone, Debug)]
pub struct Shared {
    pub activities: Vec<usize>,
    pub places: i64,
}

/// Finds where candidates compete for places; those without any are taken out of the cell, the others kept apart.
pub fn shared(cell: &mut Cell<'_>) -> Vec<Shared> {
    let mut found = Vec::new();
    for group in groups(cell) {
        if group.places == 0 {
            take_out(cell, &group.activities);
        }
    }
    for mut group in groups(cell) {
        group.activities.retain(|activity| is_in_play(cell, *activity));
        if i64::try_from(group.activities.len()).unwrap_or(0) > group.places {
            cell.apart.extend(&group.activities);
            found.push(group);
        }
    }
    found
}

fn is_in_play(cell: &Cell<'_>, activity: usize) -> bool {
    cell.pieces.iter().any(|piece| piece.activity == Some(activity) && piece.out.is_none())
}

fn take_out(cell: &mut Cell<'_>, activities: &[usize]) {
    let taken = |activity: Option<usize>| activity.is_some_and(|index| activities.contains(&index));
    for piece in cell.pieces.iter_mut().filter(|piece| taken(piece.activity) && piece.out.is_none()) {
        piece.out = Some(Code::NotNeeded);
    }
}

/// Every rule against repeats with the candidates it concerns and the places that the portfolio left.
fn groups(cell: &Cell<'_>) -> Vec<Shared> {
    let frame = &cell.frame;
    let candidates = frame.own..frame.portfolio.activities.len();
    let taken = |rule: usize, key: Option<&str>| {
        let place = cell.places.iter().find(|place| place.rule == rule && place.key.as_deref() == key);
        place.map_or(0, |place| i64::try_from(place.taken).unwrap_or(i64::MAX))
    };
    let mut groups: BTreeMap<(usize, Option<&str>), Vec<usize>> = BTreeMap::new();
    for activity in candidates {
        if let Some((rule, true)) = cell.assessed[activity].earned.fixed {
            groups.entry((rule, None)).or_default().push(activity);
        }
        let brought = &frame.portfolio.activities[activity];
        let Some(key) = brought.repeat_key.as_deref() else { continue };
        for (rule, no_repeat) in frame.applied(RuleKind::NoRepeat) {
            if no_repeat.activities.is_empty() || no_repeat.activities.contains(&brought.activity) {
                groups.entry((rule, Some(key))).or_default().push(activity);
            }
        }
    }
    let shared = groups.into_iter().map(|((rule, key), activities)| {
        let most = if key.is_some() { i64::from(frame.set.rule[rule].max_times.unwrap_or(1)) } else { 1 };
        Shared { activities, places: (most - taken(rule, key)).max(0) }
    });
    shared.collect()
}

/// A yes or no for each candidate that competes for places in a cell: (cell, activity) to variable.
pub fn seats(cells: &[Cell<'_>], shared: &[Vec<Shared>], block: &mut Block) -> BTreeMap<(usize, usize), usize> {
    let mut seats = BTreeMap::new();
    for (index, groups) in shared.iter().enumerate() {
        let all: BTreeSet<usize> = groups.iter().flat_map(|group| &group.activities).copied().collect();
        for activity in all {
            let seat = block.variable();
            block.at_most(vec![(seat, 1)], 0).gain(activity - cells[index].frame.own, 1);
            seats.insert((index, activity), seat);
        }
        for group in groups {
            let terms = group.activities.iter().filter_map(|activity| Some((*seats.get(&(index, *activity))?, 1)));
            block.at_most(terms.collect(), group.places);
        }
    }
    seats
}

/// Hours of candidates leave the fixed bounds of their classes and are brought by who is chosen.
pub fn bring(cells: &[Cell<'_>], program: &Program, seats: &BTreeMap<(usize, usize), usize>, block: &mut Block) {
    let mut held: BTreeMap<(usize, usize, usize), i64> = BTreeMap::new();
    for stretch in &program.stretches {
        let (cell, piece) = stretch.pieces[0];
        let Some(activity) = cells[cell].pieces[piece].activity.filter(|index| *index >= cells[cell].frame.own) else {
            continue;
        };
        let class = &program.classes[stretch.class];
        let row = &mut block.rows[class.held_by];
        row.base -= stretch.credit;
        row.gain(activity - cells[cell].frame.own, stretch.credit);
        for (place, each) in class.uses.iter().enumerate() {
            if seats.contains_key(&(each.cell, activity)) {
                *held.entry((stretch.class, place, activity)).or_default() += stretch.credit;
            }
        }
    }
    for ((class, place, activity), credit) in held {
        let each = &program.classes[class].uses[place];
        let Some(seat) = seats.get(&(each.cell, activity)) else { continue };
        let mut terms = vec![(each.counted, 1), (*seat, -credit)];
        terms.extend(each.outside.map(|outside| (outside, 1)));
        block.at_most(terms, 0);
    }
}
