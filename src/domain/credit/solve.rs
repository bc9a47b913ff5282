//! The best way of placing hours: one objective after another, exactly; whole hundredths by branching where a fraction stays.

use super::cell::Cell;
use super::fraction::Fraction;
use super::program::{Program, build};
use super::simplex::{AtMost, Simplex};
use super::single_use;
use std::collections::{BTreeMap, BTreeSet};

/// How many branches are searched before the proof is given up; real rule sets need a handful.
const MOST_BRANCHES: usize = 4000;

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
    let stages = stages(cells, program);
    let mut search = Search { cells, program, stages, best: None, branches: 0 };
    search.branch(vec![]);
    let optimal = search.branches <= MOST_BRANCHES;
    match search.best {
        Some((score, pieces, point)) => {
            let met = program.met.iter().map(|(place, variable)| (*place, point[*variable])).collect();
            (Placement { pieces, met, optimal }, score)
        }
        None => (Placement { pieces: nothing_placed(cells), met: BTreeMap::new(), optimal: false }, vec![]),
    }
}

/// Sums to maximise before single stretches are looked at (objectives 1 to 5).
fn stages(cells: &[Cell<'_>], program: &Program) -> Vec<Vec<(usize, i64)>> {
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
/// The score, the pieces and the point that a descent reached.
type Descent = (Vec<Fraction>, Pieces, Vec<Fraction>);
type Found = (Vec<Fraction>, Pieces, Vec<i64>);

fn nothing_placed(cells: &[Cell<'_>]) -> Pieces {
    cells.iter().map(|cell| vec![Placed::default(); cell.pieces.len()]).collect()
}

struct Search<'a> {
    cells: &'a [Cell<'a>],
    program: &'a Program,
    stages: Vec<Vec<(usize, i64)>>,
    best: Option<Found>,
    branches: usize,
}

impl Search<'_> {
    /// Solves with extra bounds; where the answer is not whole, splits and searches both sides that may still win.
    fn branch(&mut self, bounds: Vec<AtMost>) {
        self.branches += 1;
        if self.branches > MOST_BRANCHES {
            return;
        }
        let constraints: Vec<AtMost> = self.program.constraints.iter().chain(&bounds).cloned().collect();
        let Some(simplex) = Simplex::new(self.program.variables, &constraints) else { return };
        let (score, placed, point) = self.descend(simplex);
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

    /// All objectives in order; the score is their values, so that two answers compare as the contract compares them.
    fn descend(&self, mut simplex: Simplex) -> Descent {
        let mut score = Vec::new();
        for stage in &self.stages {
            simplex.maximize(stage);
            score.push(value_of(&simplex, stage));
        }
        let mut floors = vec![Fraction::ZERO; self.program.variables];
        let mut placed = nothing_placed(self.cells);
        self.stretch_by_stretch(&mut simplex, &mut floors, &mut placed, &mut score, false);
        let outside: Vec<(usize, i64)> = self
            .program
            .classes
            .iter()
            .flat_map(|class| &class.uses)
            .filter_map(|each| each.outside)
            .map(|variable| (variable, -1))
            .collect();
        if !outside.is_empty() {
            simplex.maximize(&outside);
            score.push(value_of(&simplex, &outside));
            self.stretch_by_stretch(&mut simplex, &mut floors, &mut placed, &mut score, true);
        }
        let mut point = simplex.point();
        for (value, floor) in point.iter_mut().zip(&floors) {
            *value = value.add(*floor);
        }
        self.share(&point, &mut placed);
        (score, placed, point)
    }

    /// Most of each stretch in its order (objectives 6 and 8): a class is raised just as far as the stretch needs.
    fn stretch_by_stretch(
        &self,
        simplex: &mut Simplex,
        floors: &mut [Fraction],
        placed: &mut Pieces,
        score: &mut Vec<Fraction>,
        outside: bool,
    ) {
        let mut full = vec![false; self.program.variables];
        let mut given = vec![Fraction::ZERO; self.program.variables];
        for stretch in &self.program.stretches {
            let class = &self.program.classes[stretch.class];
            let used: i64 = stretch
                .pieces
                .iter()
                .map(|(cell, piece)| &placed[*cell][*piece])
                .map(|piece| piece.counted + piece.outside)
                .sum();
            let mut left = Fraction::whole(stretch.credit - used);
            for (index, each) in class.uses.iter().enumerate() {
                let variable = if outside { each.outside } else { Some(each.counted) };
                let Some(variable) = variable else { continue };
                let before = given[variable];
                let mut amount = Fraction::ZERO;
                if !full[variable] && left.is_positive() {
                    let need = before.add(left);
                    let floor = floors[variable];
                    if simplex.value(variable).add(floor) < need {
                        let gains = simplex.climb(&[(variable, 1)]);
                        if simplex.value(variable).add(floor) < need {
                            simplex.keep_best(&gains);
                            full[variable] = true;
                        }
                    }
                    let reached = simplex.value(variable).add(floor);
                    let upto = if reached < need { reached } else { need };
                    if upto > floor {
                        simplex.raise_floor(variable, upto.sub(floor));
                        floors[variable] = upto;
                    }
                    amount = upto.sub(before);
                    given[variable] = upto;
                    left = left.sub(amount);
                }
                score.push(amount);
                let (cell, piece) = stretch.pieces[index];
                let place = &mut placed[cell][piece];
                let whole = amount.floor();
                if outside { place.outside = whole } else { place.counted = whole }
            }
        }
    }

    /// Hands a class's carried-out and exclusive hours to its stretches: carried out from the last, served from the first.
    fn share(&self, point: &[Fraction], placed: &mut Pieces) {
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
                        let piece = &mut placed[cell][piece];
                        piece.carried_out = left.min(piece.counted);
                        left -= piece.carried_out;
                    }
                }
                let groups = &self.cells[each.cell].exclusive;
                for row in each.serves.iter().filter(|row| groups.iter().any(|group| group.contains(row))) {
                    for (cell, piece) in members.iter().map(place) {
                        let piece = &mut placed[cell][piece];
                        piece.exclusive.insert(*row, piece.counted - piece.carried_out);
                    }
                }
                for (row, variable) in &each.exclusive {
                    let mut left = point[*variable].floor();
                    for (cell, piece) in members.iter().map(place) {
                        let piece = &mut placed[cell][piece];
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

fn value_of(simplex: &Simplex, stage: &[(usize, i64)]) -> Fraction {
    stage
        .iter()
        .fold(Fraction::ZERO, |sum, (variable, weight)| sum.add(simplex.value(*variable).mul(Fraction::whole(*weight))))
}
