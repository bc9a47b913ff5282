//! Where an activity may serve one row only: which row each serves. Hours that may be split between rows are a bound; rows
//! that are settled are an answer; where the two meet, the answer is proved, and only else is there a search.

use super::cell::Cell;
use super::fraction::Fraction;
use super::program::{Program, Settled, build_settled};
use super::solve::{Placement, search};
use std::collections::{BTreeMap, BTreeSet};

/// How many settlements are tried before the proof is given up.
const MOST_TRIED: usize = 2000;
/// How many ways of filling the rows are kept beside each other.
const MOST_KEPT: usize = 20_000;

/// An activity that could serve several rows, with the hours that it has for each.
#[derive(Clone, Debug)]
struct Choice {
    /// Cell and activity.
    place: (usize, usize),
    rows: BTreeMap<usize, i64>,
}

/// The best placement.
pub fn solve(cells: &[Cell<'_>], joined: &dyn Fn(usize, usize) -> bool, with_planned: bool) -> Placement {
    let build = |settled: &Settled| build_settled(cells, joined, with_planned, settled);
    let open = build(&Settled::default());
    let choices = choices(cells, &open);
    let (mut bound, mut most) = search(cells, &open);
    if choices.is_empty() {
        return bound;
    }
    let mut settled = Settled::default();
    let mut reached = BTreeMap::new();
    for cell in 0..cells.len() {
        let own: Vec<&Choice> = choices.iter().filter(|choice| choice.place.0 == cell).collect();
        let Some(filled) = fill(&cells[cell], cell, &own, &open) else { continue };
        settled.row.extend(own.iter().zip(&filled.rows).map(|(choice, row)| (choice.place, *row)));
        reached.extend(filled.met.iter().map(|(row, met)| ((cell, *row), *met)));
    }
    let mut best = None;
    if settled.row.len() == choices.len() {
        let (found, score) = search(cells, &build(&settled));
        // What no way of filling reaches is no bound, as long as something reaches it.
        let attained = reached.iter().all(|(place, met)| found.met.get(place).is_none_or(|own| own == met));
        if score < most && attained && cells.len() == 1 {
            settled.most = reached;
            (bound, most) = search(cells, &build(&Settled { row: BTreeMap::new(), most: settled.most.clone() }));
        }
        if score >= most && bound.optimal {
            return found;
        }
        best = Some((score, found));
    }
    let mut tree = Tree { cells, choices: &choices, build: &build, best, tried: 0 };
    tree.branch(&mut Settled { row: BTreeMap::new(), most: settled.most }, 0);
    let proved = tree.tried <= MOST_TRIED;
    match tree.best {
        Some((_, found)) => Placement { optimal: found.optimal && proved, ..found },
        None => Placement { optimal: false, ..bound },
    }
}

/// Activities with a choice between rows, those with most hours first.
fn choices(cells: &[Cell<'_>], open: &Program) -> Vec<Choice> {
    let mut by_place: BTreeMap<(usize, usize), BTreeMap<usize, i64>> = BTreeMap::new();
    for stretch in &open.stretches {
        for ((cell, piece), each) in stretch.pieces.iter().zip(&open.classes[stretch.class].uses) {
            let piece = &cells[*cell].pieces[*piece];
            let Some(activity) = piece.activity.filter(|_| cells[*cell].one_row_an_activity) else { continue };
            let shared = |row: &&usize| cells[*cell].exclusive.iter().any(|group| group.contains(row));
            let rows = each.exclusive.iter().map(|(row, _)| row).chain(each.serves.iter().filter(shared));
            for row in rows {
                *by_place.entry((*cell, activity)).or_default().entry(*row).or_default() += piece.credit;
            }
        }
    }
    let several = by_place.into_iter().filter(|(_, rows)| rows.len() > 1);
    let mut choices: Vec<Choice> = several.map(|(place, rows)| Choice { place, rows }).collect();
    choices.sort_by_key(|choice| (-choice.rows.values().max().copied().unwrap_or(0), choice.place));
    choices
}

/// A row for each choice, and what is met of the rows if every hour counts.
struct Filled {
    rows: Vec<usize>,
    met: BTreeMap<usize, i64>,
}

/// What is left of each row, and which choice led there from which way of the round before.
type Round = BTreeMap<Vec<i64>, Option<(Vec<i64>, usize)>>;

/// The best way of filling the rows of one cell if every hour counts and stays: all ways, as far as they differ in what is
/// left. None when there are too many, or when hours carried in, which are no activity's, could be split.
fn fill(cell: &Cell<'_>, index: usize, choices: &[&Choice], open: &Program) -> Option<Filled> {
    let concerned: BTreeSet<usize> = cell.exclusive.iter().flatten().copied().collect();
    let rows = concerned.into_iter().filter(|row| open.met.contains_key(&(index, *row)));
    let rows: Vec<usize> = rows.filter(|row| !cell.is_outside(*row)).collect();
    let targets: Vec<i64> = rows.iter().map(|row| target(open, open.met[&(index, *row)])).collect();
    let chosen: BTreeSet<usize> = choices.iter().map(|choice| choice.place.1).collect();
    let mut left = targets.clone();
    for stretch in &open.stretches {
        for ((own, piece), each) in stretch.pieces.iter().zip(&open.classes[stretch.class].uses) {
            let piece = &cell.pieces[*piece];
            if *own == index && piece.is_carried() && !each.exclusive.is_empty() {
                return None;
            }
            if *own != index || piece.activity.is_some_and(|activity| chosen.contains(&activity)) {
                continue;
            }
            for (place, row) in rows.iter().enumerate().filter(|(_, row)| each.serves.contains(row)) {
                left[place] = (left[place] - piece.credit).max(0);
            }
        }
    }
    let mut rounds: Vec<Round> = vec![BTreeMap::from([(left, None)])];
    for choice in choices {
        let before = &rounds[rounds.len() - 1];
        if before.keys().any(|left| left.iter().all(|hours| *hours == 0)) {
            break;
        }
        let mut after = Round::new();
        for left in before.keys() {
            for (row, hours) in &choice.rows {
                let Some(place) = rows.iter().position(|own| own == row) else { continue };
                let mut further = left.clone();
                further[place] = (further[place] - hours).max(0);
                after.entry(further).or_insert_with(|| Some((left.clone(), *row)));
            }
        }
        if after.len() > MOST_KEPT {
            return None;
        }
        rounds.push(after);
    }
    let known = |place: usize| cell.rows[rows[place]].unknowns.is_empty();
    let rank = |left: &&Vec<i64>| {
        let sum = |unknown: bool| -> i64 {
            let own = left.iter().enumerate().filter(|(place, _)| known(*place) != unknown);
            own.map(|(_, hours)| hours).sum()
        };
        (sum(false), sum(true), (*left).clone())
    };
    let mut way = rounds.last()?.keys().min_by_key(rank)?.clone();
    let met = rows.iter().zip(targets.iter().zip(&way)).map(|(row, (target, left))| (*row, target - left)).collect();
    // Choices that are left over once everything is met serve any of their rows.
    let mut taken: Vec<usize> = choices.iter().map(|choice| choice.rows.keys().next().copied().unwrap_or(0)).collect();
    for (place, round) in rounds.iter().enumerate().skip(1).rev() {
        let Some((before, row)) = round.get(&way)?.clone() else { break };
        taken[place - 1] = row;
        way = before;
    }
    Some(Filled { rows: taken, met })
}

/// What a row still asks of the program: the bound on what is met of it.
fn target(open: &Program, met: usize) -> i64 {
    let own = open.constraints.iter().find(|constraint| constraint.terms == [(met, 1)]);
    own.map_or(0, |constraint| constraint.bound)
}

/// One activity after the other is settled, as long as the bound promises more than what is there.
struct Tree<'s> {
    cells: &'s [Cell<'s>],
    choices: &'s [Choice],
    build: &'s dyn Fn(&Settled) -> Program,
    best: Option<(Vec<Fraction>, Placement)>,
    tried: usize,
}

impl Tree<'_> {
    fn branch(&mut self, settled: &mut Settled, next: usize) {
        self.tried += 1;
        if self.tried > MOST_TRIED {
            return;
        }
        let (found, score) = search(self.cells, &(self.build)(settled));
        if self.best.as_ref().is_some_and(|(best, _)| *best >= score) {
            return;
        }
        let Some(choice) = self.choices.get(next) else {
            self.best = Some((score, found));
            return;
        };
        for row in choice.rows.keys() {
            settled.row.insert(choice.place, *row);
            self.branch(settled, next + 1);
        }
        settled.row.remove(&choice.place);
    }
}
