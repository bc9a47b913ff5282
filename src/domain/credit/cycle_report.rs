//! One cycle of the report: rows with their states, limits, ledger, what carries out.

use super::calendar::add_months;
use super::cell::Cell;
use super::ledger::ledger;
use super::piece::Piece;
use super::reason::Code;
use super::report::*;
use super::required::{Row, Unit};
use super::serving::{obstacles, serves};
use super::solve::{Placed, Placement};
use crate::rules::RuleKind;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// One placement in one cell, with its sums.
pub struct Tally<'a> {
    pub with_planned: bool,
    placement: &'a Placement,
    cell: usize,
    counted: i64,
    carried_out: i64,
    /// What the members of each limit come to, its cap, and whether one more hundredth would break it.
    limits: Vec<(i64, i64, bool)>,
}

impl<'a> Tally<'a> {
    pub fn new(cells: &[Cell<'_>], cell: usize, with_planned: bool, placement: &'a Placement) -> Self {
        let own = &cells[cell];
        let placed = &placement.pieces[cell];
        let counted = placed.iter().map(|placed| placed.counted).sum();
        let far = placed.iter().zip(&own.pieces).filter(|(_, piece)| piece.look.is_distance());
        let distance: i64 = far.map(|(placed, _)| placed.counted).sum();
        let limits = own.limits.iter().enumerate().map(|(place, limit)| {
            let sum = |of: &dyn Fn(&Placed) -> i64| limit.members.iter().map(|piece| of(&placed[*piece])).sum::<i64>();
            let used = sum(&|placed| placed.counted);
            let held = used + if limit.holds_outside { sum(&|placed| placed.outside) } else { 0 };
            let bound = own.bound(place, with_planned);
            (used, bound.cap(counted, distance), bound.is_full(held, counted, distance))
        });
        Self {
            with_planned,
            placement,
            cell,
            counted,
            carried_out: placed.iter().map(|placed| placed.carried_out).sum(),
            limits: limits.collect(),
        }
    }

    pub fn placed(&self, piece: usize) -> &'a Placed {
        &self.placement.pieces[self.cell][piece]
    }

    pub fn placed_in(&self, cell: usize, piece: usize) -> &'a Placed {
        &self.placement.pieces[cell][piece]
    }

    /// Whether one more hundredth of a member would break a limit.
    pub fn is_full(&self, limit: usize) -> bool {
        self.limits[limit].2
    }

    fn missing(&self, cell: &Cell<'_>, place: usize, row: &Row) -> i64 {
        let target = cell.target(row, self.with_planned);
        target - self.placement.met.get(&(self.cell, place)).copied().unwrap_or(0)
    }
}

/// The report of one cell from the two placements.
pub fn cycle_report(
    cells: &[Cell<'_>],
    index: usize,
    now: &Placement,
    planned: &Placement,
    replaced_by: Option<&str>,
) -> CycleReport {
    let cell = &cells[index];
    let (now, planned) = (Tally::new(cells, index, false, now), Tally::new(cells, index, true, planned));
    let requirements: Vec<Requirement> = cell
        .rows
        .iter()
        .enumerate()
        .map(|(place, row)| {
            let mut requirement = requirement(cell, place, row, &now, &planned);
            if row.kind == "total" {
                requirement.replaced_by = replaced_by.map(str::to_owned);
            }
            requirement
        })
        .collect();
    let limits = (0..cell.limits.len())
        .filter(|limit| cell.limits[*limit].listed)
        .map(|limit| LimitReport {
            id: cell.limits[limit].id.clone(),
            kind: cell.limits[limit].kind,
            cap: now.limits[limit].1,
            used: now.limits[limit].0,
            cap_if_planned: planned.limits[limit].1,
            used_if_planned: planned.limits[limit].0,
        })
        .collect();
    let cycle = &cell.frame.cycle;
    let falls = |with_planned| (cycle.rolling && cell.rows[0].applicable).then(|| falls_short_on(cell, with_planned));
    CycleReport {
        cycle_end: (!cycle.rolling).then_some(cycle.end),
        window: Window { opens: cycle.opens, closes: cycle.closes },
        deadline: cycle.deadline(),
        index: cycle.index,
        first: cycle.first,
        status: State::of_all(requirements.iter().map(|row| row.state)),
        objective: Objectives {
            now: objective(cell, &requirements, &now),
            with_planned: objective(cell, &requirements, &planned),
        },
        limits,
        ledger: ledger(cells, index, &now, &planned),
        carry_out: carry_out(cell, &now, &planned),
        falls_short_on: falls(false),
        falls_short_on_if_planned: falls(true),
        requirements,
    }
}

fn objective(cell: &Cell<'_>, requirements: &[Requirement], tally: &Tally<'_>) -> Objective {
    let missing = |unknown: bool| {
        requirements
            .iter()
            .zip(&cell.rows)
            .filter(|(_, row)| row.unknowns.is_empty() != unknown)
            .map(|(requirement, row)| {
                let missing = if tally.with_planned { requirement.missing_if_planned } else { requirement.missing };
                missing * if row.unit == Unit::Hour { 1 } else { 100 }
            })
            .sum()
    };
    Objective {
        shortfall: missing(false),
        shortfall_unknown: missing(true),
        counted: tally.counted,
        carry_out: tally.carried_out,
    }
}

fn requirement(cell: &Cell<'_>, place: usize, row: &Row, now: &Tally<'_>, planned: &Tally<'_>) -> Requirement {
    let mut unknowns = row.unknowns.clone();
    let (required, missing, missing_if_planned) = if row.applicable {
        match row.kind {
            "spread" => (0, gaps(cell, row), gaps(cell, row)),
            "task" | "attestation" => tasks(cell, row),
            "category_minimum" if row.unit == Unit::Count => {
                let left = |with_planned| match cell.satisfied_by(row, with_planned) {
                    Some(_) => 0,
                    None => (row.required - activities_in(cell, row, with_planned)).max(0),
                };
                (row.required, left(false), left(true))
            }
            _ => (row.required, now.missing(cell, place, row), planned.missing(cell, place, row)),
        }
    } else {
        (0, 0, 0)
    };
    let by_category = matches!(row.kind, "category_minimum" | "category_spread");
    if row.applicable && by_category && missing > 0 && has_uncategorised(cell, row) {
        unknowns.push("category_not_given".into());
    }
    let near_misses = if row.applicable { near_misses(cell, place, row, now) } else { vec![] };
    let mut requirement = Requirement {
        id: row.id.clone(),
        kind: row.kind,
        unit: row.unit,
        required,
        counted: required - missing,
        with_planned: required - missing_if_planned,
        missing,
        missing_if_planned,
        state: State::Met,
        unknowns: if row.applicable { unknowns } else { vec![] },
        verified: row.verified,
        sources: row.sources.clone(),
        satisfied_by: row.applicable.then(|| cell.satisfied_by(row, false)).flatten(),
        replaced_by: None,
        near_misses,
    };
    requirement.settle(row.applicable);
    requirement
}

/// What is missing of a row that hours do not meet, once all that is planned is done; none for other rows.
pub(super) fn remaining(cell: &Cell<'_>, row: &Row) -> Option<i64> {
    match row.kind {
        "spread" => Some(gaps(cell, row)),
        "task" | "attestation" => Some(tasks(cell, row).2),
        _ => None,
    }
}

/// Required, missing now, missing with what is planned.
fn tasks(cell: &Cell<'_>, row: &Row) -> (i64, i64, i64) {
    let (Some(task), Some(days)) = (row.task.as_deref(), row.task_days) else {
        return (row.required, row.required, row.required);
    };
    if row.last_met.is_some() {
        return (row.required, 0, 0);
    }
    let per_activity =
        row.rule.map(|place| &cell.frame.set.rule[place]).filter(|rule| rule.per == Some(crate::rules::Per::Activity));
    let required = match per_activity {
        Some(rule) => i64::from(rule.count.unwrap_or(1)) * activities_with_credit(cell),
        None => row.required,
    };
    let as_of = cell.frame.portfolio.as_of;
    let done: i64 = cell.tasks(task, days).filter(|(day, _)| *day <= as_of).map(|(_, count)| count).sum();
    let all: i64 = cell.tasks(task, days).map(|(_, count)| count).sum();
    (required, (required - done).max(0), (required - all).max(0))
}

fn in_play<'a, 'b>(cell: &'a Cell<'b>, with_planned: bool) -> impl Iterator<Item = &'a Piece<'b>> {
    cell.pieces.iter().filter(move |piece| piece.out.is_none() && (with_planned || !piece.planned))
}

/// Completed activities with credit in the window.
fn activities_with_credit(cell: &Cell<'_>) -> i64 {
    let with: BTreeSet<usize> = in_play(cell, false).filter_map(|piece| piece.activity).collect();
    i64::try_from(with.len()).unwrap_or(0)
}

fn activities_in(cell: &Cell<'_>, row: &Row, with_planned: bool) -> i64 {
    let serving = in_play(cell, with_planned).filter(|piece| serves(&cell.frame, row, piece));
    let with: BTreeSet<usize> = serving.filter_map(|piece| piece.activity).collect();
    i64::try_from(with.len()).unwrap_or(0)
}

/// Whether a completed activity with credit has no category here and is in no group of the rule.
fn has_uncategorised(cell: &Cell<'_>, row: &Row) -> bool {
    let Some(rule) = row.rule.map(|place| &cell.frame.set.rule[place]) else { return false };
    let bare = |piece: &Piece<'_>| !piece.is_carried() && piece.look.categories.is_empty();
    in_play(cell, false).any(|piece| bare(piece) && !rule.groups.iter().any(|group| piece.look.is_in(group)))
}

/// Stretches between neighbouring days of completed learning that are too long: what is planned closes none.
fn gaps(cell: &Cell<'_>, row: &Row) -> i64 {
    let Some(rule) = row.rule.map(|place| &cell.frame.set.rule[place]) else { return 0 };
    let longest = i64::from(rule.max_gap_months.unwrap_or(0));
    let cycle = &cell.frame.cycle;
    let mut days: Vec<NaiveDate> = in_play(cell, false).filter_map(|piece| piece.date).collect();
    days.push(cycle.opens);
    days.push(cell.frame.portfolio.as_of.min(cycle.closes));
    days.sort_unstable();
    let wide = days.windows(2).filter(|pair| add_months(pair[0], longest) <= pair[1]).count();
    i64::try_from(wide).unwrap_or(0)
}

fn near_misses(cell: &Cell<'_>, place: usize, row: &Row, now: &Tally<'_>) -> Vec<NearMiss> {
    let topic = |place: &usize| cell.frame.set.rule[*place].kind == RuleKind::TopicMinimum;
    let Some(rule) = row.rule.filter(topic) else { return vec![] };
    let mut found: Vec<NearMiss> = Vec::new();
    for (index, piece) in cell.pieces.iter().enumerate() {
        let hours = now.placed(index).counted;
        if hours == 0 {
            continue;
        }
        let Some(mut why) = obstacles(&cell.frame, rule, piece) else { continue };
        if !why.contains(&"pin") && cell.is_bound_elsewhere(cell.view(index), place) {
            why.push("pin");
        }
        if why.is_empty() {
            continue;
        }
        let activity = cell.name(piece);
        match found.iter_mut().find(|known| known.activity == activity && known.why == why) {
            Some(known) => known.hours += hours,
            None => found.push(NearMiss { activity, hours, why }),
        }
    }
    found
}

fn carry_out(cell: &Cell<'_>, now: &Tally<'_>, planned: &Tally<'_>) -> CarryOut {
    let state = match &cell.frame.set.carry_over {
        None => CarryState::Unknown,
        Some(carry)
            if carry.allowed && (carry.titles.is_empty() || carry.titles.contains(&cell.frame.licence.title)) =>
        {
            CarryState::Allowed
        }
        Some(_) => CarryState::NotAllowed,
    };
    CarryOut { state, hours: now.carried_out, hours_if_planned: planned.carried_out }
}

/// The first day on which the hours in the window of that day are under the total.
fn falls_short_on(cell: &Cell<'_>, with_planned: bool) -> Option<NaiveDate> {
    let (as_of, months) = (cell.frame.portfolio.as_of, cell.frame.cycle.months);
    let lives = |piece: &&Piece<'_>| {
        let outside = matches!(piece.out, Some(Code::OutsideWindow { .. })) && cell.is_elsewhere(piece);
        let licensed = piece.date.is_some_and(|day| day >= cell.frame.licence.issued_on);
        (with_planned || !piece.planned) && licensed && (piece.out.is_none() || outside)
    };
    let dated: Vec<(NaiveDate, i64)> =
        cell.pieces.iter().filter(lives).filter_map(|piece| Some((piece.date?, piece.credit))).collect();
    let held = |day: NaiveDate| -> i64 {
        let from = add_months(day, -months);
        dated.iter().filter(|(date, _)| *date > from && *date <= day).map(|(_, credit)| credit).sum()
    };
    let mut days: Vec<NaiveDate> = vec![as_of];
    for (date, _) in &dated {
        // Around the day on which it leaves: months differ in length.
        let leaves = add_months(*date, months);
        days.extend((-3..=3).filter_map(|shift| leaves.checked_add_signed(chrono::Duration::days(shift))));
        days.push(*date);
    }
    days.retain(|day| *day >= as_of);
    days.sort_unstable();
    days.into_iter().find(|day| held(*day) < cell.totals.required)
}

impl Cell<'_> {
    /// The id that the ledger gives a piece's activity or lot.
    #[must_use]
    pub fn name(&self, piece: &Piece<'_>) -> String {
        match (piece.activity, piece.lot) {
            (Some(index), _) => self.frame.portfolio.activities[index].id.clone(),
            (None, lot) => format!("carried:{}", lot.unwrap_or(0)),
        }
    }
}
