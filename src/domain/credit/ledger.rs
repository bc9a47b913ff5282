//! Every activity with what counts of it, and for each hundredth that does not, why.

use super::cell::Cell;
use super::cycle_report::Tally;
use super::portfolio::Status;
use super::reason::Code;
use super::report::{Line, Uncounted};
use std::collections::BTreeMap;
use std::ops::Range;

/// One line for each lot carried in and each activity, in the portfolio's order.
pub fn ledger(cells: &[Cell<'_>], index: usize, now: &Tally<'_>, planned: &Tally<'_>) -> Vec<Line> {
    let cell = &cells[index];
    let lots = if cell.frame.earliest { cell.frame.licence.carried_in.len() } else { 0 };
    let activities = &cell.frame.portfolio.activities;
    let carried = (0..lots).map(|lot| (format!("carried:{lot}"), Status::Completed, vec![], lot..lot + 1));
    let activities = activities.iter().zip(&cell.assessed).zip(&cell.of_activity);
    let activities = activities
        .map(|((activity, assessed), own)| (activity.id.clone(), activity.status, assessed.notes.clone(), own.clone()));
    carried
        .chain(activities)
        .map(|(name, status, notes, pieces)| {
            let sum = |of: &dyn Fn(usize) -> i64| pieces.clone().map(of).sum::<i64>();
            // A planned activity is spoken of as if it were done; a completed one as things are.
            let tally = if status == Status::Planned { planned } else { now };
            Line {
                earned: sum(&|piece| cell.pieces[piece].credit),
                counted: sum(&|piece| now.placed(piece).counted),
                counted_if_planned: sum(&|piece| planned.placed(piece).counted),
                outside: sum(&|piece| now.placed(piece).outside),
                outside_if_planned: sum(&|piece| planned.placed(piece).outside),
                requirements: served(cell, tally, pieces.clone()),
                uncounted: uncounted(cells, index, tally, pieces),
                activity: name,
                status,
                notes,
            }
        })
        .collect()
}

fn served(cell: &Cell<'_>, tally: &Tally<'_>, pieces: Range<usize>) -> BTreeMap<String, i64> {
    let mut rows: BTreeMap<String, i64> = BTreeMap::new();
    for piece in pieces.filter(|piece| cell.pieces[*piece].out.is_none()) {
        let placed = tally.placed(piece);
        if placed.counted + placed.outside == 0 {
            continue;
        }
        for &place in cell.view(piece).serves.iter().filter(|row| cell.rows[**row].applicable) {
            let exclusive = placed
                .exclusive
                .keys()
                .any(|own| cell.exclusive.iter().any(|group| group.contains(own) && group.contains(&place)));
            let hours = if cell.is_outside(place) {
                placed.outside
            } else if exclusive {
                placed.exclusive.get(&place).copied().unwrap_or(0)
            } else {
                placed.counted - placed.carried_out
            };
            if hours > 0 {
                *rows.entry(cell.rows[place].id.clone()).or_default() += hours;
            }
        }
    }
    rows
}

/// One entry for each different reason.
fn uncounted(cells: &[Cell<'_>], index: usize, tally: &Tally<'_>, pieces: Range<usize>) -> Vec<Uncounted> {
    let cell = &cells[index];
    let mut found: Vec<Uncounted> = Vec::new();
    let mut add = |why: Code, hours: i64| {
        if hours <= 0 {
            return;
        }
        match found.iter_mut().find(|known| known.why == why) {
            Some(known) => known.hours += hours,
            None => found.push(Uncounted { why, hours }),
        }
    };
    for place in pieces {
        let piece = &cell.pieces[place];
        if let Some(code) = &piece.out {
            add(code.clone(), piece.credit);
            continue;
        }
        let placed = tally.placed(place);
        let left = piece.credit - placed.counted - placed.outside;
        if left <= 0 {
            continue;
        }
        let full = cell.view(place).limits.iter().filter(|limit| tally.is_full(**limit));
        let full: Vec<String> = full.map(|limit| cell.limits[*limit].id.clone()).collect();
        if !full.is_empty() {
            add(Code::CapFull { rules: full }, left);
            continue;
        }
        let mut rest = left;
        for (code, hours) in elsewhere(cells, index, tally, place) {
            let hours = hours.min(rest);
            rest -= hours;
            add(code, hours);
        }
        add(Code::NotNeeded, rest);
    }
    found
}

/// What the same stretch gives to cycles or licences that it is shared with.
fn elsewhere(cells: &[Cell<'_>], index: usize, tally: &Tally<'_>, place: usize) -> Vec<(Code, i64)> {
    let (cell, piece) = (&cells[index], &cells[index].pieces[place]);
    let mut found = Vec::new();
    let own = |there: &Cell<'_>| there.frame.licence.id == cell.frame.licence.id;
    // A topic that several licences share is theirs without taking it from one another.
    let coupled = |there: &Cell<'_>| own(there) || !cell.is_shared_topic(place);
    for (other, there) in cells.iter().enumerate().filter(|(other, there)| *other != index && coupled(there)) {
        let same = there.twin(piece);
        let Some(twin) = same else { continue };
        let placed = tally.placed_in(other, twin);
        let hours = placed.counted + placed.outside;
        let code =
            if own(there) { Code::OtherCycle { cycle: Some(there.frame.cycle.end) } } else { Code::OtherLicence };
        found.push((code, hours));
    }
    found.sort_by_key(|(code, _)| *code == Code::OtherLicence);
    found
}
