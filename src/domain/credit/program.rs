//! From pieces, rows and limits to variables and constraints. Pieces alike in all that a rule can see form one class.

use super::cell::Cell;
use super::limit::{Bound, is_distance, most_carried};
use super::serving::{forced_to, serves};
use super::simplex::AtMost;
use std::collections::BTreeMap;

/// The same stretch of an activity in each cell of a group where it has credit: it is used once.
#[derive(Clone, Debug)]
pub struct Stretch {
    pub credit: i64,
    /// (cell, piece).
    pub pieces: Vec<(usize, usize)>,
    pub class: usize,
}

/// A class's variables in one cell.
#[derive(Clone, Debug)]
pub struct Use {
    pub cell: usize,
    pub counted: usize,
    pub carried_out: Option<usize>,
    pub outside: Option<usize>,
    /// Row and variable where rows exclude each other.
    pub exclusive: Vec<(usize, usize)>,
    /// Rows that all counted hours serve.
    pub serves: Vec<usize>,
    pub outside_serves: Vec<usize>,
    pub limits: Vec<usize>,
    pub distance: bool,
}

/// Pieces that no rule tells apart.
#[derive(Clone, Debug)]
pub struct Class {
    pub credit: i64,
    /// The constraint that holds its uses to its credit.
    pub held_by: usize,
    pub uses: Vec<Use>,
}

/// Variables, constraints and what they stand for.
#[derive(Clone, Debug, Default)]
pub struct Program {
    pub variables: usize,
    pub constraints: Vec<AtMost>,
    pub classes: Vec<Class>,
    pub stretches: Vec<Stretch>,
    /// The variable of what is met of a row, by (cell, row).
    pub met: BTreeMap<(usize, usize), usize>,
}

/// Part, segment and day of an activity.
type Spot = (usize, usize, usize);
/// What puts one stretch before another.
type Rank<'a> = (bool, bool, Option<chrono::NaiveDate>, &'a str, Spot, usize);

/// What tells pieces apart in one cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    cell: usize,
    serves: Vec<usize>,
    outside: Vec<usize>,
    limits: Vec<usize>,
    leaves: bool,
    distance: bool,
    /// The activity, where one activity may serve one row only, or where a plan decides on it alone.
    alone: Option<usize>,
}

impl Program {
    fn variable(&mut self) -> usize {
        self.variables += 1;
        self.variables - 1
    }

    fn at_most(&mut self, terms: Vec<(usize, i64)>, bound: i64) {
        self.constraints.push(AtMost { terms, bound });
    }
}

/// Builds the program of coupled cells; stretches come in the order that decides between equals.
pub fn build(cells: &[Cell<'_>], joined: &dyn Fn(usize, usize) -> bool, with_planned: bool) -> Program {
    let mut program = Program::default();
    for (index, cell) in cells.iter().enumerate() {
        for (place, row) in cell.rows.iter().enumerate() {
            let target = cell.target(row, with_planned);
            if target > 0 {
                let variable = program.variable();
                program.met.insert((index, place), variable);
                program.at_most(vec![(variable, 1)], target);
            }
        }
    }
    classes(cells, joined, with_planned, &mut program);
    rows(cells, &mut program);
    limits(cells, with_planned, &mut program);
    one_row_an_activity(cells, &mut program);
    program
}

fn classes(cells: &[Cell<'_>], joined: &dyn Fn(usize, usize) -> bool, with_planned: bool, program: &mut Program) {
    let mut by_sight: BTreeMap<Vec<Sight>, usize> = BTreeMap::new();
    for pieces in stretches(cells, joined, with_planned) {
        let sights: Vec<Sight> = pieces.iter().map(|(cell, piece)| sight(cells, *cell, *piece, program)).collect();
        let credit = pieces.iter().map(|(cell, piece)| cells[*cell].pieces[*piece].credit).max().unwrap_or(0);
        let class = *by_sight.entry(sights.clone()).or_insert_with(|| {
            program.classes.push(Class { credit: 0, held_by: 0, uses: vec![] });
            program.classes.len() - 1
        });
        if program.classes[class].uses.is_empty() {
            let uses = sights.iter().map(|sight| new_use(cells, sight, program)).collect();
            program.classes[class].uses = uses;
        }
        program.classes[class].credit += credit;
        program.stretches.push(Stretch { credit, pieces, class });
    }
    for (place, class) in program.classes.clone().into_iter().enumerate() {
        program.classes[place].held_by = program.constraints.len();
        let all = class.uses.iter().flat_map(|each| [Some(each.counted), each.outside]).flatten();
        program.at_most(all.map(|variable| (variable, 1)).collect(), class.credit);
        for each in &class.uses {
            if let Some(carried) = each.carried_out {
                program.at_most(vec![(carried, 1), (each.counted, -1)], 0);
            }
            if !each.exclusive.is_empty() {
                // Hours that serve one of rows that exclude each other serve none of the others.
                for group in cells[each.cell].exclusive.iter().filter(|group| !group.is_empty()) {
                    let mut terms: Vec<(usize, i64)> = each
                        .exclusive
                        .iter()
                        .filter(|(row, _)| group.contains(row))
                        .map(|(_, variable)| (*variable, 1))
                        .collect();
                    if !terms.is_empty() {
                        terms.push((each.counted, -1));
                        terms.extend(each.carried_out.map(|carried| (carried, 1)));
                        program.at_most(terms, 0);
                    }
                }
            }
        }
    }
}

/// Pieces of one stretch, joined over the cells that share hours.
fn stretches(
    cells: &[Cell<'_>],
    joined: &dyn Fn(usize, usize) -> bool,
    with_planned: bool,
) -> Vec<Vec<(usize, usize)>> {
    let mut all: Vec<Vec<(usize, usize)>> = Vec::new();
    let mut known: BTreeMap<(usize, Spot), Vec<usize>> = BTreeMap::new();
    for (index, cell) in cells.iter().enumerate() {
        for (place, piece) in cell.pieces.iter().enumerate() {
            if piece.out.is_some() || (piece.planned && !with_planned) {
                continue;
            }
            let key = piece.activity.map(|activity| (activity, piece.place));
            let same = key.and_then(|key| {
                let found = known.get(&key)?;
                found.iter().copied().find(|stretch| {
                    let (first_cell, first_piece) = all[*stretch][0];
                    let one_licence = cells[first_cell].frame.licence.id == cell.frame.licence.id;
                    one_licence || (joined(first_cell, index) && !cells[first_cell].is_shared_topic(first_piece))
                })
            });
            match same {
                Some(stretch) => all[stretch].push((index, place)),
                None => {
                    all.push(vec![(index, place)]);
                    if let Some(key) = key {
                        known.entry(key).or_default().push(all.len() - 1);
                    }
                }
            }
        }
    }
    all.sort_by(|a, b| order(cells, a[0]).cmp(&order(cells, b[0])));
    all
}

/// Carried in first, then completed before planned, by date, activity, part, segment and day.
fn order<'a>(cells: &'a [Cell<'_>], (cell, piece): (usize, usize)) -> Rank<'a> {
    let piece = &cells[cell].pieces[piece];
    let id = piece.activity.map_or("", |index| cells[cell].frame.portfolio.activities[index].id.as_str());
    (!piece.is_carried(), piece.planned, piece.date, id, piece.place, cell)
}

fn sight(cells: &[Cell<'_>], index: usize, place: usize, program: &Program) -> Sight {
    let cell = &cells[index];
    let (frame, piece) = (&cell.frame, &cell.pieces[place]);
    let forced = forced_to(frame, piece);
    let open = |row: &usize| program.met.contains_key(&(index, *row));
    let served: Vec<usize> = (0..cell.rows.len())
        .filter(open)
        .filter(|row| cell.is_by_hours(*row) && serves(frame, &cell.rows[*row], piece))
        .filter(|row| {
            let group = cell.exclusive.iter().find(|group| group.contains(row));
            let bound = group.is_some_and(|group| group.iter().any(|other| forced.contains(&cell.rule_id(*other))));
            !bound || forced.contains(&cell.rule_id(*row))
        })
        .collect();
    let (outside, serves): (Vec<usize>, Vec<usize>) = served.into_iter().partition(|row| cell.is_outside(*row));
    let spreads = (0..cell.rows.len()).filter(open).filter(|row| !cell.is_by_hours(*row));
    let groups: Vec<usize> = spreads.flat_map(|row| cell.groups_of(row, piece)).collect();
    let mut limits: Vec<usize> =
        (0..cell.limits.len()).filter(|limit| cell.limits[*limit].members.contains(&place)).collect();
    // Group marks stand behind the limits, so that pieces of different groups stay apart.
    limits.extend(groups.iter().map(|group| 10_000 + group));
    Sight {
        cell: index,
        serves,
        outside: if piece.is_carried() { vec![] } else { outside },
        limits,
        leaves: cell.may_carry_out && piece.may_leave(cell.excluded_topics()),
        distance: is_distance(piece),
        alone: piece.activity.filter(|index| cell.one_row_an_activity || cell.apart.contains(index)),
    }
}

fn new_use(cells: &[Cell<'_>], sight: &Sight, program: &mut Program) -> Use {
    let cell = &cells[sight.cell];
    let in_group = |row: &usize| cell.exclusive.iter().any(|group| group.contains(row));
    let several = |row: &usize| {
        cell.one_row_an_activity
            || cell.exclusive.iter().any(|group| {
                group.contains(row) && sight.serves.iter().filter(|other| group.contains(other)).count() > 1
            })
    };
    let counted = program.variable();
    let carried_out = sight.leaves.then(|| program.variable());
    let outside = (!sight.outside.is_empty()).then(|| program.variable());
    let exclusive: Vec<(usize, usize)> =
        sight.serves.iter().filter(|row| in_group(row) && several(row)).map(|row| (*row, program.variable())).collect();
    Use {
        cell: sight.cell,
        counted,
        carried_out,
        outside,
        serves: sight.serves.iter().copied().filter(|row| !exclusive.iter().any(|(own, _)| own == row)).collect(),
        exclusive,
        outside_serves: sight.outside.clone(),
        limits: sight.limits.clone(),
        distance: sight.distance,
    }
}

/// What is met of a row is at most what serves it.
fn rows(cells: &[Cell<'_>], program: &mut Program) {
    for ((cell, row), met) in program.met.clone() {
        if !cells[cell].is_by_hours(row) {
            spread(cells, cell, row, met, program);
            continue;
        }
        let mut terms = vec![(met, 1)];
        for each in program.classes.iter().flat_map(|class| &class.uses).filter(|each| each.cell == cell) {
            if each.serves.contains(&row) {
                terms.push((each.counted, -1));
                terms.extend(each.carried_out.map(|carried| (carried, 1)));
            }
            terms.extend(each.exclusive.iter().filter(|(own, _)| *own == row).map(|(_, variable)| (*variable, -1)));
            if each.outside_serves.contains(&row) {
                terms.extend(each.outside.map(|outside| (outside, -1)));
            }
        }
        program.at_most(terms, 0);
    }
}

/// A group is used when a hundredth of it counts.
fn spread(cells: &[Cell<'_>], cell: usize, row: usize, met: usize, program: &mut Program) {
    let groups = cells[cell].spread_groups(row);
    let mut terms = vec![(met, 1)];
    for mark in groups {
        let used = program.variable();
        terms.push((used, -1));
        program.at_most(vec![(used, 1)], 1);
        let members = program.classes.iter().flat_map(|class| &class.uses);
        let members = members.filter(|each| each.cell == cell && each.limits.contains(&(10_000 + mark)));
        let mut within: Vec<(usize, i64)> = members.map(|each| (each.counted, -1)).collect();
        within.push((used, 1));
        program.at_most(within, 0);
    }
    program.at_most(terms, 0);
}

fn limits(cells: &[Cell<'_>], with_planned: bool, program: &mut Program) {
    for (index, cell) in cells.iter().enumerate() {
        let uses: Vec<Use> =
            program.classes.iter().flat_map(|class| class.uses.clone()).filter(|each| each.cell == index).collect();
        for (place, limit) in cell.limits.iter().enumerate() {
            let members: Vec<&Use> = uses.iter().filter(|each| each.limits.contains(&place)).collect();
            let mut terms: Vec<(usize, i64)> = members.iter().map(|each| (each.counted, 1)).collect();
            if limit.holds_outside {
                terms.extend(members.iter().filter_map(|each| each.outside).map(|outside| (outside, 1)));
            }
            match cell.bound(place, with_planned) {
                Bound::Fixed(cap) => program.at_most(terms, cap),
                Bound::Share { part, of, of_distance } => {
                    let mut terms: Vec<(usize, i64)> = terms.into_iter().map(|(variable, _)| (variable, of)).collect();
                    let base = uses.iter().filter(|each| !of_distance || each.distance);
                    terms.extend(base.map(|each| (each.counted, -part)));
                    program.at_most(terms, 0);
                }
            }
        }
        let carried: Vec<(usize, i64)> =
            uses.iter().filter_map(|each| each.carried_out).map(|carried| (carried, 1)).collect();
        if !carried.is_empty() {
            program.at_most(carried, most_carried(&cell.frame));
        }
    }
}

/// Under `exclusive_use` all of an activity's hours serve at most one row: a yes or no for each.
fn one_row_an_activity(cells: &[Cell<'_>], program: &mut Program) {
    for (index, cell) in cells.iter().enumerate().filter(|(_, cell)| cell.one_row_an_activity) {
        let mut chosen: BTreeMap<(usize, usize), usize> = BTreeMap::new();
        for stretch in program.stretches.clone() {
            let Some(activity) = cell_activity(cell, index, &stretch) else { continue };
            let class = program.classes[stretch.class].clone();
            for each in class.uses.iter().filter(|each| each.cell == index) {
                for (row, variable) in &each.exclusive {
                    let choice = match chosen.get(&(activity, *row)) {
                        Some(choice) => *choice,
                        None => {
                            let choice = program.variable();
                            chosen.insert((activity, *row), choice);
                            choice
                        }
                    };
                    program.at_most(vec![(*variable, 1), (choice, -class.credit)], 0);
                }
            }
        }
        let activities: std::collections::BTreeSet<usize> = chosen.keys().map(|(activity, _)| *activity).collect();
        for activity in activities {
            let choices = chosen.iter().filter(|((own, _), _)| *own == activity).map(|(_, choice)| (*choice, 1));
            program.at_most(choices.collect(), 1);
        }
    }
}

fn cell_activity(cell: &Cell<'_>, index: usize, stretch: &Stretch) -> Option<usize> {
    let (_, piece) = stretch.pieces.iter().find(|(own, _)| *own == index)?;
    cell.pieces[*piece].activity
}
