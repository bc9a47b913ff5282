//! The best way of placing hours: one objective after another, exactly and in whole hundredths. Cuts bring each objective to
//! a whole point; only where they are given up is there a search by branching.

use super::cell::Cell;
use super::fraction::Fraction;
use super::program::{Program, build};
use super::simplex::{AtMost, Simplex};
use super::single_use;
use super::whole::Climbed;
use crate::quantity::mul_div_floor;
use std::collections::{BTreeMap, BTreeSet};

/// How many cuts are made in one descent before it goes on without; real rule sets need a handful.
pub(super) const MOST_CUTS: usize = 200;
/// How many numbers are worked out before the proof is given up (a tenth of a second or so), and before anything is.
const MOST_WORK: u64 = 20_000_000;
const MOST_WORK_AT_ALL: u64 = 5 * MOST_WORK;
/// How often shares are rounded before one objective.
const MOST_ROUNDS: usize = 20;

/// What became of one piece in one cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Placed {
    pub counted: i64,
    pub outside: i64,
    pub carried_out: i64,
    /// Hours by row, where rows exclude each other.
    pub exclusive: BTreeMap<usize, i64>,
}

/// The best placement in coupled cells.
#[derive(Clone, Debug, Default)]
pub struct Placement {
    /// By cell and piece.
    pub pieces: Pieces,
    /// What is met of a row by hours of the program, by (cell, row).
    pub met: BTreeMap<(usize, usize), i64>,
    pub optimal: bool,
}

/// Finds the best placement.
pub fn solve(cells: &[Cell<'_>], joined: &dyn Fn(usize, usize) -> bool, with_planned: bool) -> Placement {
    if cells.iter().any(|cell| cell.one_row_an_activity) {
        return single_use::solve(cells, joined, with_planned);
    }
    search(cells, &build(cells, joined, with_planned)).0
}

/// The best placement of one program with its score: the values of all objectives in their order.
pub fn search(cells: &[Cell<'_>], program: &Program) -> (Placement, Vec<Fraction>) {
    let mut search = Search { cells, program, stages: stages(cells, program), best: None, work: 0, proved: true };
    search.branch(vec![]);
    match search.best {
        Some((score, pieces, point)) => {
            let met = program.met.iter().map(|(place, variable)| (*place, point[*variable])).collect();
            (Placement { pieces, met, optimal: search.proved }, score)
        }
        None => (Placement { pieces: nothing_placed(cells), met: BTreeMap::new(), optimal: false }, vec![]),
    }
}

/// Sums to maximise before single stretches are looked at (objectives 1 to 5).
pub(super) fn stages(cells: &[Cell<'_>], program: &Program) -> Vec<Vec<(usize, i64)>> {
    let ends: BTreeSet<_> = cells.iter().map(|cell| cell.frame.cycle.end).collect();
    let weight = |cell: usize, row: usize| if cells[cell].is_by_hours(row) { 1 } else { 100 };
    let mut stages = Vec::new();
    for with_unknowns in [false, true] {
        for end in &ends {
            let sum: Vec<(usize, i64)> = program
                .met
                .iter()
                .filter(|((cell, row), _)| {
                    cells[*cell].frame.cycle.end == *end && cells[*cell].rows[*row].unknowns.is_empty() != with_unknowns
                })
                .map(|((cell, row), variable)| (*variable, weight(*cell, *row)))
                .collect();
            stages.push(sum);
        }
    }
    stages.extend(program.met.values().map(|variable| vec![(*variable, 1)]));
    let uses = || program.classes.iter().flat_map(|class| &class.uses);
    stages.push(uses().map(|each| (each.counted, 1)).collect());
    stages.push(uses().filter_map(|each| each.carried_out).map(|variable| (variable, 1)).collect());
    stages.retain(|stage| !stage.is_empty());
    stages
}

/// What became of each piece, by cell and piece.
type Pieces = Vec<Vec<Placed>>;
/// Its score, its pieces and its whole point.
type Found = (Vec<Fraction>, Pieces, Vec<i64>);

fn nothing_placed(cells: &[Cell<'_>]) -> Pieces {
    cells.iter().map(|cell| vec![Placed::default(); cell.pieces.len()]).collect()
}

struct Search<'a> {
    cells: &'a [Cell<'a>],
    program: &'a Program,
    stages: Vec<Vec<(usize, i64)>>,
    best: Option<Found>,
    work: u64,
    proved: bool,
}

impl Search<'_> {
    /// Solves with extra bounds; where the answer is not whole, splits and searches both sides that may still win.
    fn branch(&mut self, bounds: Vec<AtMost>) {
        if self.work > if self.best.is_some() { MOST_WORK } else { MOST_WORK_AT_ALL } {
            self.proved = false;
            return;
        }
        let constraints: Vec<AtMost> = self.program.constraints.iter().chain(&bounds).cloned().collect();
        let Some(simplex) = Simplex::new(self.program.variables, &constraints) else { return };
        let Some(Descent { score, placed, point }) = self.descend(simplex, bounds.is_empty()) else { return };
        if self.best.as_ref().is_some_and(|(best, _, _)| *best >= score) {
            return;
        }
        let split = point.iter().position(|value| value.as_whole().is_none());
        let Some(variable) = split else {
            let whole = point.iter().map(|value| value.floor()).collect();
            self.best = Some((score, placed, whole));
            return;
        };
        let floor = point[variable].floor();
        for bound in [
            AtMost { terms: vec![(variable, 1)], bound: floor },
            AtMost { terms: vec![(variable, -1)], bound: -floor - 1 },
        ] {
            let mut bounds = bounds.clone();
            bounds.push(bound);
            self.branch(bounds);
        }
    }

    /// All objectives in order; none when there is no whole point. Cuts are made before the first branch only, for where
    /// they do not lead to a whole point at once they make each later step harder.
    fn descend(&mut self, simplex: Simplex, first: bool) -> Option<Descent> {
        if first {
            let (found, exact) = self.way_down(simplex.clone(), MOST_CUTS);
            let is_whole = |found: &Descent| found.point.iter().all(|value| value.as_whole().is_some());
            if exact && found.as_ref().is_none_or(is_whole) {
                return found;
            }
        }
        let (found, exact) = self.way_down(simplex, 0);
        self.proved &= exact;
        found.filter(|_| exact)
    }

    /// One descent, and whether every number on it could be held.
    fn way_down(&mut self, simplex: Simplex, cuts: usize) -> (Option<Descent>, bool) {
        let mut way = Way::new(self, simplex, cuts);
        let found = way.down();
        let Simplex { work, exact, .. } = way.simplex;
        self.work += work;
        (found, exact)
    }
}

/// The score, the pieces and the point that a descent reached.
struct Descent {
    /// The values of the objectives, so that two answers compare as the contract compares them.
    score: Vec<Fraction>,
    placed: Pieces,
    point: Vec<Fraction>,
}

/// The way down through the objectives.
struct Way<'s> {
    cells: &'s [Cell<'s>],
    program: &'s Program,
    stages: &'s [Vec<(usize, i64)>],
    simplex: Simplex,
    cuts: usize,
    /// The most that the base of each share may come to, as far as it was asked.
    bases: Vec<Option<i64>>,
    score: Vec<Fraction>,
    placed: Pieces,
    /// What each variable of the simplex is counted from.
    floors: Vec<Fraction>,
}

impl<'s> Way<'s> {
    fn new(search: &'s Search<'_>, simplex: Simplex, cuts: usize) -> Self {
        let (cells, program) = (search.cells, search.program);
        let (placed, floors) = (nothing_placed(cells), vec![Fraction::ZERO; program.variables]);
        let bases = vec![None; program.shares.len()];
        Self { cells, program, stages: &search.stages, simplex, cuts, bases, score: vec![], placed, floors }
    }

    fn down(&mut self) -> Option<Descent> {
        for stage in self.stages {
            self.stage(stage)?;
        }
        self.stretch_by_stretch(false)?;
        let uses = self.program.classes.iter().flat_map(|class| &class.uses);
        let outside: Vec<(usize, i64)> = uses.filter_map(|each| each.outside).map(|variable| (variable, -1)).collect();
        if !outside.is_empty() {
            self.stage(&outside)?;
            self.stretch_by_stretch(true)?;
        }
        let mut point = self.simplex.point();
        for (value, floor) in point.iter_mut().zip(&self.floors) {
            *value = value.add(*floor);
        }
        self.share(&point);
        Some(Descent { score: std::mem::take(&mut self.score), placed: std::mem::take(&mut self.placed), point })
    }

    fn stage(&mut self, stage: &[(usize, i64)]) -> Option<()> {
        if self.cuts > 0 && !self.program.shares.is_empty() {
            self.round_shares(stage)?;
        }
        self.simplex.maximize_whole(stage, &mut self.cuts)?;
        self.score.push(self.simplex.value_of(stage));
        Some(())
    }

    /// A base that moves is a whole number at most as large as it can be; and so is each share of it. Where several shares
    /// cross, that says more than cuts find.
    fn round_shares(&mut self, stage: &[(usize, i64)]) -> Option<()> {
        for _ in 0..MOST_ROUNDS {
            self.simplex.climb(stage);
            if self.simplex.is_whole() || !self.simplex.exact {
                return Some(());
            }
            let mut found = Vec::new();
            for (share, most) in self.program.shares.iter().zip(&mut self.bases) {
                self.simplex.climb(&share.base);
                let base = self.simplex.value_of(&share.base).floor();
                if most.is_none_or(|most| base < most) {
                    *most = Some(base);
                    found.push(AtMost { terms: share.base.clone(), bound: base });
                    let bound = mul_div_floor(base, share.part, share.of);
                    found.push(AtMost { terms: share.members.clone(), bound });
                }
            }
            if found.is_empty() {
                return Some(());
            }
            self.simplex.climb(stage);
            for constraint in &found {
                let there = self.simplex.add(constraint, stage).is_some();
                if !there && self.simplex.exact {
                    return None;
                }
            }
        }
        Some(())
    }

    /// Most of each stretch in its order (objectives 6 and 8): a class is raised just as far as the stretch needs.
    fn stretch_by_stretch(&mut self, outside: bool) -> Option<()> {
        let mut full = vec![false; self.program.variables];
        let mut given = vec![Fraction::ZERO; self.program.variables];
        for stretch in &self.program.stretches {
            let class = &self.program.classes[stretch.class];
            let placed = stretch.pieces.iter().map(|(cell, piece)| &self.placed[*cell][*piece]);
            let used: i64 = placed.map(|piece| piece.counted + piece.outside).sum();
            let mut left = Fraction::whole(stretch.credit - used);
            for (index, each) in class.uses.iter().enumerate() {
                let variable = if outside { each.outside } else { Some(each.counted) };
                let Some(variable) = variable else { continue };
                let mut amount = Fraction::ZERO;
                if !full[variable] && left.is_positive() {
                    let need = given[variable].add(left);
                    let upto = self.raise(variable, need)?;
                    full[variable] = upto < need;
                    amount = upto.sub(given[variable]);
                    given[variable] = upto;
                    left = left.sub(amount);
                }
                self.score.push(amount);
                let (cell, piece) = stretch.pieces[index];
                let place = &mut self.placed[cell][piece];
                let whole = amount.floor();
                if outside { place.outside = whole } else { place.counted = whole }
            }
        }
        Some(())
    }

    /// Raises a variable as far as it goes, at most to what is needed, and counts it from there. Returns what it came to.
    fn raise(&mut self, variable: usize, need: Fraction) -> Option<Fraction> {
        let floor = self.floors[variable];
        let mut reached = self.simplex.value(variable).add(floor);
        if reached < need {
            let (gains, whole) = match self.simplex.climb_whole(&[(variable, 1)], &mut self.cuts) {
                Climbed::Whole(gains) => (gains, true),
                Climbed::Between(gains) => (gains, false),
                Climbed::Nowhere => return None,
            };
            reached = self.simplex.value(variable).add(floor);
            if reached < need {
                self.simplex.keep_best(&gains);
            }
            if !whole {
                // Counted from a fraction, variables are not whole any more.
                self.cuts = 0;
            }
        }
        let upto = if reached < need { reached } else { need };
        if upto > floor {
            self.simplex.raise_floor(variable, upto.sub(floor));
            self.floors[variable] = upto;
        }
        Some(upto)
    }

    /// Hands a class's carried-out and exclusive hours to its stretches: carried out from the last, served from the first.
    fn share(&mut self, point: &[Fraction]) {
        let mut members: Vec<Vec<usize>> = vec![vec![]; self.program.classes.len()];
        for (stretch, own) in self.program.stretches.iter().enumerate() {
            members[own.class].push(stretch);
        }
        for (class, members) in self.program.classes.iter().zip(members) {
            for (index, each) in class.uses.iter().enumerate() {
                let place = |stretch: &usize| self.program.stretches[*stretch].pieces[index];
                if let Some(variable) = each.carried_out {
                    let mut left = point[variable].floor();
                    for (cell, piece) in members.iter().rev().map(place) {
                        let piece = &mut self.placed[cell][piece];
                        piece.carried_out = left.min(piece.counted);
                        left -= piece.carried_out;
                    }
                }
                let groups = &self.cells[each.cell].exclusive;
                for row in each.serves.iter().filter(|row| groups.iter().any(|group| group.contains(row))) {
                    for (cell, piece) in members.iter().map(place) {
                        let piece = &mut self.placed[cell][piece];
                        piece.exclusive.insert(*row, piece.counted - piece.carried_out);
                    }
                }
                for (row, variable) in &each.exclusive {
                    let mut left = point[*variable].floor();
                    for (cell, piece) in members.iter().map(place) {
                        let piece = &mut self.placed[cell][piece];
                        let rivals = groups.iter().filter(|group| group.contains(row)).flatten();
                        let taken: i64 = rivals.filter_map(|rival| piece.exclusive.get(rival)).sum();
                        let amount = left.min(piece.counted - piece.carried_out - taken).max(0);
                        if amount > 0 {
                            piece.exclusive.insert(*row, amount);
                        }
                        left -= amount;
                    }
                }
            }
        }
    }
}
