//! Every amount on a grid, and the best of them by the eight objectives in their order.

use super::model::{Model, Most, Row};
use std::collections::BTreeSet;

/// The best answer, as far as two programs must agree on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Best {
    pub shortfall: [i64; 2],
    pub missing: Vec<i64>,
    pub counted: i64,
    pub carried_out: i64,
    pub counted_each: Vec<i64>,
    pub outside_each: Vec<i64>,
}

/// More points than this are not tried.
const MOST_POINTS: usize = 12_000;

/// What is missed: of rows without unknowns, of those with some, then row by row.
type Missing = Vec<i64>;

struct Point {
    missing: Missing,
    counted: Vec<i64>,
    outside: Vec<i64>,
}

/// The best of all points on the grid; none when there are too many to try.
pub fn best(model: &Model) -> Option<Best> {
    let grid = grid(model);
    let mut points = 1;
    for (place, item) in model.items.iter().enumerate() {
        let levels = amounts(model, grid, item.credit).len();
        points *= if is_apart(model, place) { levels * (levels + 1) / 2 } else { levels };
        if points > MOST_POINTS {
            return None;
        }
    }
    let mut kept: Vec<Point> = Vec::new();
    let mut score: Option<(Missing, i64)> = None;
    let width = model.items.len();
    try_all(model, grid, 0, &mut vec![0; width], &mut vec![0; width], &mut |counted, outside| {
        if !holds(model, counted, outside) {
            return;
        }
        let missing = missing(model, grid, counted, &vec![0; width], outside);
        let own = (missing, -counted.iter().sum::<i64>());
        if score.as_ref().is_none_or(|best| own < *best) {
            kept.clear();
            score = Some(own.clone());
        }
        if score.as_ref() == Some(&own) {
            kept.push(Point { missing: own.0, counted: counted.to_vec(), outside: outside.to_vec() });
        }
    });
    settle(model, grid, kept)
}

/// Objectives 5 to 8 among points that are equal in the first four.
fn settle(model: &Model, grid: i64, kept: Vec<Point>) -> Option<Best> {
    let negated = |list: &[i64]| -> Vec<i64> { list.iter().map(|value| -value).collect() };
    let (point, carried) = kept
        .into_iter()
        .map(|point| {
            let carried = most_carried(model, grid, &point);
            (point, carried)
        })
        .min_by_key(|(point, carried)| {
            (-carried, negated(&point.counted), point.outside.iter().sum::<i64>(), negated(&point.outside))
        })?;
    let by_name = |list: &[i64]| -> Vec<i64> {
        let mut sums = vec![0; model.names.len()];
        for (item, value) in model.items.iter().zip(list) {
            sums[item.name] += value;
        }
        sums
    };
    Some(Best {
        shortfall: [point.missing[0], point.missing[1]],
        missing: point.missing[2..].to_vec(),
        counted: point.counted.iter().sum(),
        carried_out: carried,
        counted_each: by_name(&point.counted),
        outside_each: by_name(&point.outside),
    })
}

/// The widest step that every amount is a multiple of; one hundredth where a share moves.
fn grid(model: &Model) -> i64 {
    let mut step = 0;
    for item in &model.items {
        step = gcd(step, item.credit);
    }
    for row in model.rows.iter().filter(|row| row.groups.is_none()) {
        step = gcd(step, row.target);
    }
    for cap in &model.caps {
        let all: i64 =
            model.items.iter().zip(&cap.members).filter(|(_, member)| **member).map(|(item, _)| item.credit).sum();
        match cap.most {
            Most::Fixed(most) if most < all || cap.holds_outside => step = gcd(step, most),
            Most::Fixed(_) => {}
            Most::Share { .. } if all > 0 => return 1,
            Most::Share { .. } => {}
        }
    }
    gcd(step, model.most_carried).max(1)
}

/// What is tried of an item. A group is used by a single hundredth, so that a mixture asks for steps beside the grid.
fn amounts(model: &Model, grid: i64, most: i64) -> Vec<i64> {
    let beside: &[i64] =
        if model.rows.iter().any(|row| row.groups.is_some() && row.target > 0) { &[-1, 0, 1] } else { &[0] };
    let steps = (0..=most / grid + 1).flat_map(|step| beside.iter().map(move |beside| step * grid + beside));
    let tried: BTreeSet<i64> = steps.filter(|amount| (0..=most).contains(amount)).collect();
    tried.into_iter().collect()
}

/// Whether an item serves hours that are asked for on top of the total.
fn is_apart(model: &Model, place: usize) -> bool {
    model.items[place].is_of_an_activity()
        && model.rows.iter().any(|row| row.outside && row.target > 0 && row.serves[place])
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

fn try_all(
    model: &Model,
    grid: i64,
    place: usize,
    counted: &mut Vec<i64>,
    outside: &mut Vec<i64>,
    each: &mut dyn FnMut(&[i64], &[i64]),
) {
    let Some(item) = model.items.get(place) else { return each(counted, outside) };
    for amount in amounts(model, grid, item.credit) {
        let most = if is_apart(model, place) { item.credit - amount } else { 0 };
        for beside in amounts(model, grid, most) {
            (counted[place], outside[place]) = (amount, beside);
            try_all(model, grid, place + 1, counted, outside, each);
        }
    }
    (counted[place], outside[place]) = (0, 0);
}

fn sum(list: &[i64], which: &[bool]) -> i64 {
    list.iter().zip(which).filter(|(_, member)| **member).map(|(value, _)| value).sum()
}

fn holds(model: &Model, counted: &[i64], outside: &[i64]) -> bool {
    model.caps.iter().all(|cap| {
        let used = sum(counted, &cap.members) + if cap.holds_outside { sum(outside, &cap.members) } else { 0 };
        match &cap.most {
            Most::Fixed(most) => used <= *most,
            Most::Share { part, of, base } => used * of <= part * sum(counted, base),
        }
    })
}

/// What a point misses, by the best use of hours where rows exclude each other.
fn missing(model: &Model, grid: i64, counted: &[i64], carried: &[i64], outside: &[i64]) -> Missing {
    let staying: Vec<i64> = counted.iter().zip(carried).map(|(counted, carried)| counted - carried).collect();
    let mut missing = vec![0; model.rows.len()];
    let mut groups = BTreeSet::new();
    for (place, row) in model.rows.iter().enumerate() {
        if row.target == 0 {
            continue;
        }
        if let Some(group) = row.excludes {
            groups.insert(group);
        } else if let Some(kinds) = &row.groups {
            let used = kinds.iter().filter(|kind| sum(counted, kind) > 0).count();
            missing[place] = (row.target - i64::try_from(used).unwrap_or(0)).max(0);
        } else {
            let served = if row.outside { sum(outside, &row.serves) } else { sum(&staying, &row.serves) };
            missing[place] = (row.target - served).max(0);
        }
    }
    for group in groups {
        let places: Vec<usize> = (0..model.rows.len())
            .filter(|place| model.rows[*place].excludes == Some(group) && model.rows[*place].target > 0)
            .collect();
        let rows: Vec<&Row> = places.iter().map(|place| &model.rows[*place]).collect();
        let left = shared_out(model, grid, &rows, &staying, outside);
        for (place, own) in places.into_iter().zip(left) {
            missing[place] = own;
        }
    }
    in_order(&model.rows.iter().collect::<Vec<_>>(), &missing)
}

fn in_order(rows: &[&Row], missing: &[i64]) -> Missing {
    let weighed = |unknown: bool| -> i64 {
        let own = rows.iter().zip(missing).filter(|(row, _)| row.unknown == unknown);
        own.map(|(row, missing)| missing * if row.groups.is_some() { 100 } else { 1 }).sum()
    };
    [weighed(false), weighed(true)].into_iter().chain(missing.iter().copied()).collect()
}

/// What rows that exclude each other miss at best: every way of sharing the hours out is tried.
fn shared_out(model: &Model, grid: i64, rows: &[&Row], staying: &[i64], outside: &[i64]) -> Vec<i64> {
    let mut reached: BTreeSet<Vec<i64>> = BTreeSet::from([rows.iter().map(|row| row.target).collect()]);
    let mut item = 0;
    while item < model.items.len() {
        // Where an activity serves one row only, its items go together.
        let next = if model.single_use {
            (item..model.items.len())
                .find(|other| model.items[*other].name != model.items[item].name)
                .unwrap_or(model.items.len())
        } else {
            item + 1
        };
        let mut further = reached.clone();
        for left in &reached {
            if model.single_use {
                for (place, row) in rows.iter().enumerate() {
                    let own: i64 = (item..next).filter(|own| row.serves[*own]).map(|own| staying[own]).sum();
                    let mut left = left.clone();
                    left[place] = (left[place] - own).max(0);
                    further.insert(left);
                }
            } else {
                split(rows, grid, item, 0, staying[item], left.clone(), &mut further);
            }
        }
        reached = further;
        item = next;
    }
    for (place, row) in rows.iter().enumerate().filter(|(_, row)| row.outside) {
        let served = sum(outside, &row.serves);
        reached = reached
            .into_iter()
            .map(|mut left| {
                left[place] = (row.target - served).max(0);
                left
            })
            .collect();
    }
    reached.into_iter().min_by_key(|left| in_order(rows, left)).unwrap_or_default()
}

fn split(
    rows: &[&Row],
    grid: i64,
    item: usize,
    place: usize,
    hours: i64,
    left: Vec<i64>,
    out: &mut BTreeSet<Vec<i64>>,
) {
    let Some(row) = rows.get(place) else {
        out.insert(left);
        return;
    };
    let most = if row.serves[item] && !row.outside { hours.min(left[place]) } else { 0 };
    for amount in (0..=most).step_by(usize::try_from(grid).unwrap_or(1)) {
        let mut left = left.clone();
        left[place] -= amount;
        split(rows, grid, item, place + 1, hours - amount, left, out);
    }
}

/// The most that may leave a point without anything more being missed.
fn most_carried(model: &Model, grid: i64, point: &Point) -> i64 {
    fn deeper(model: &Model, grid: i64, point: &Point, place: usize, carried: &mut Vec<i64>, best: &mut i64) {
        let so_far: i64 = carried.iter().sum();
        let ahead: i64 =
            (place..carried.len()).filter(|own| model.items[*own].may_leave).map(|own| point.counted[own]).sum();
        if so_far > model.most_carried || so_far + ahead <= *best {
            return;
        }
        if place == carried.len() {
            if missing(model, grid, &point.counted, carried, &point.outside) == point.missing {
                *best = so_far;
            }
            return;
        }
        let most = if model.items[place].may_leave { point.counted[place] } else { 0 };
        for amount in (0..=most).rev().step_by(usize::try_from(grid).unwrap_or(1)) {
            carried[place] = amount;
            deeper(model, grid, point, place + 1, carried, best);
        }
        carried[place] = 0;
    }
    let mut best = -1;
    deeper(model, grid, point, 0, &mut vec![0; model.items.len()], &mut best);
    best
}
