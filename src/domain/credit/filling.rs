//! Whole activities to rows: which fills them best, if every hour counts.

use super::cell::Cell;
use super::program::Program;
use super::single_use::Choice;
use std::collections::{BTreeMap, BTreeSet};

/// How many ways of filling the rows are looked at before only good ones are.
const MOST_WAYS: usize = 100_000;
/// How many activities, the shortest, are then still placed with care, and how many ways are kept beside each other.
const CAREFUL: usize = 24;
const MOST_KEPT: usize = 1000;

/// A row for each choice, and what is met of the rows if every hour counts.
pub struct Filled {
    pub rows: Vec<usize>,
    pub met: BTreeMap<usize, i64>,
    /// Whether nothing better was passed over.
    pub exact: bool,
}

/// The best way of filling the rows of one cell if every hour counts and stays. None when hours carried in, which are no
/// activity's, could be split.
pub fn fill(cell: &Cell<'_>, index: usize, choices: &[&Choice], open: &Program) -> Option<Filled> {
    let concerned: BTreeSet<usize> = cell.exclusive.iter().flatten().copied().collect();
    let rows = concerned.into_iter().filter(|row| open.met.contains_key(&(index, *row)));
    let rows: Vec<usize> = rows.filter(|row| !cell.is_outside(*row)).collect();
    let targets: Vec<i64> = rows.iter().map(|row| target(open, open.met[&(index, *row)])).collect();
    let chosen: BTreeSet<usize> = choices.iter().map(|choice| choice.place.1).collect();
    let mut left = targets.clone();
    for stretch in &open.stretches {
        for ((own, piece), each) in stretch.pieces.iter().zip(&open.classes[stretch.class].uses) {
            if *own != index {
                continue;
            }
            let piece = &cell.pieces[*piece];
            if piece.is_carried() && !each.exclusive.is_empty() {
                return None;
            }
            if piece.activity.is_some_and(|activity| chosen.contains(&activity)) {
                continue;
            }
            for (place, _) in rows.iter().enumerate().filter(|(_, row)| each.serves.contains(row)) {
                left[place] = (left[place] - piece.credit).max(0);
            }
        }
    }
    let known: Vec<bool> = rows.iter().map(|row| cell.rows[*row].unknowns.is_empty()).collect();
    let filling = Filling { rows: &rows, known, choices };
    let (way, taken, exact) = filling.all(&left).unwrap_or_else(|| filling.some(left));
    let met = rows.iter().zip(targets.iter().zip(&way)).map(|(row, (target, left))| (*row, target - left)).collect();
    Some(Filled { rows: taken, met, exact })
}

/// What is left of each row.
type Left = Vec<i64>;
/// Ways of filling, and which choice led there from which way of the round before.
type Round = BTreeMap<Left, Option<(Left, usize)>>;

struct Filling<'f> {
    rows: &'f [usize],
    /// Whether a row is without unknowns.
    known: Vec<bool>,
    choices: &'f [&'f Choice],
}

impl Filling<'_> {
    /// What is better: least of rows without unknowns, of those with some, then row by row.
    fn rank(&self, left: &Left) -> (i64, i64, Left) {
        let sum =
            |known: bool| left.iter().zip(&self.known).filter(|(_, own)| **own == known).map(|(hours, _)| hours).sum();
        (sum(true), sum(false), left.clone())
    }

    /// All ways, as far as they differ in what is left; none when they are too many.
    fn all(&self, left: &Left) -> Option<(Left, Vec<usize>, bool)> {
        let mut seen = 0;
        let mut rounds: Vec<Round> = vec![BTreeMap::from([(left.clone(), None)])];
        for choice in self.choices {
            let before = &rounds[rounds.len() - 1];
            if before.keys().any(|left| left.iter().all(|hours| *hours == 0)) {
                break;
            }
            let after = self.round(before, choice);
            seen += after.len();
            if seen > MOST_WAYS {
                return None;
            }
            rounds.push(after);
        }
        let (way, rows) = self.traced(&rounds);
        Some((way, rows, true))
    }

    /// Good ways: long activities go where most is left, the shortest are placed with care.
    fn some(&self, mut left: Left) -> (Left, Vec<usize>, bool) {
        let (long, short) = self.choices.split_at(self.choices.len().saturating_sub(CAREFUL));
        let mut taken = Vec::new();
        for choice in long {
            let place = |row: &usize| self.rows.iter().position(|own| own == row);
            let rows = choice.rows.keys().filter_map(|row| Some((*row, place(row)?)));
            let Some((row, place)) = rows.max_by_key(|(_, place)| left[*place]) else { continue };
            left[place] = (left[place] - choice.rows[&row]).max(0);
            taken.push(row);
        }
        let mut rounds: Vec<Round> = vec![BTreeMap::from([(left, None)])];
        for choice in short {
            let mut ways: Vec<_> = self.round(&rounds[rounds.len() - 1], choice).into_iter().collect();
            ways.sort_by_cached_key(|(left, _)| self.rank(left));
            ways.truncate(MOST_KEPT);
            rounds.push(ways.into_iter().collect());
        }
        let rest = Filling { rows: self.rows, known: self.known.clone(), choices: short };
        let (way, rows) = rest.traced(&rounds);
        taken.extend(rows);
        (way, taken, false)
    }

    fn round(&self, before: &Round, choice: &Choice) -> Round {
        let mut after = Round::new();
        for left in before.keys() {
            for (row, hours) in &choice.rows {
                let Some(place) = self.rows.iter().position(|own| own == row) else { continue };
                let mut further = left.clone();
                further[place] = (further[place] - hours).max(0);
                after.entry(further).or_insert_with(|| Some((left.clone(), *row)));
            }
        }
        after
    }

    /// The best way of the last round, and the rows that lead to it; choices that are left over serve any of their rows.
    fn traced(&self, rounds: &[Round]) -> (Left, Vec<usize>) {
        let any = |choice: &&Choice| choice.rows.keys().next().copied().unwrap_or(0);
        let mut rows: Vec<usize> = self.choices.iter().map(any).collect();
        let ways = rounds.last().into_iter().flat_map(BTreeMap::keys);
        let best = ways.min_by_key(|left| self.rank(left)).cloned().unwrap_or_default();
        let mut way = best.clone();
        for (place, round) in rounds.iter().enumerate().skip(1).rev() {
            let Some(Some((before, row))) = round.get(&way).cloned() else { break };
            rows[place - 1] = row;
            way = before;
        }
        (best, rows)
    }
}

/// What a row still asks of the program: the bound on what is met of it.
fn target(open: &Program, met: usize) -> i64 {
    let own = open.constraints.iter().find(|constraint| constraint.terms == [(met, 1)]);
    own.map_or(0, |constraint| constraint.bound)
}
