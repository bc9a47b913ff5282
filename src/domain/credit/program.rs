//! From pieces, rows and limits to variables and constraints. Pieces alike in all that a rule can see form one class.

use super::cell::Cell;
use super::held::{Share, limits};
use super::one_row::one_row_an_activity;
use super::simplex::AtMost;
use super::view::View;
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
    /// The groups and options that it is in, with their rows.
    pub groups: Vec<(usize, usize)>,
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
    pub shares: Vec<Share>,
    /// The variable of what is met of a row, by (cell, row).
    pub met: BTreeMap<(usize, usize), usize>,
}

/// What has a class of its own: an activity, or a stretch that is not worth the same in each cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Apart {
    Activity(usize),
    Stretch(usize),
}

/// Part, segment and day of an activity.
type Spot = (usize, usize, usize);
/// What puts one stretch before another.
type Rank = (bool, bool, Option<chrono::NaiveDate>, usize, Spot, usize);

/// What tells pieces apart in one cell.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Sight {
    cell: usize,
    serves: Vec<usize>,
    outside: Vec<usize>,
    limits: Vec<usize>,
    groups: Vec<(usize, usize)>,
    leaves: bool,
    distance: bool,
}

impl Program {
    pub(super) fn variable(&mut self) -> usize {
        self.variables += 1;
        self.variables - 1
    }

    pub(super) fn at_most(&mut self, terms: Vec<(usize, i64)>, bound: i64) {
        self.constraints.push(AtMost { terms, bound });
    }
}

/// What is settled of activities that may serve one row only: by cell and activity the row, by cell and row the most that
/// can be met of it.
#[derive(Clone, Debug, Default)]
pub struct Settled {
    pub row: BTreeMap<(usize, usize), usize>,
    pub most: BTreeMap<(usize, usize), i64>,
}

/// Builds the program of coupled cells; stretches come in the order that decides between equals. Where an activity may
/// serve one row only there is a yes or no for each.
pub fn build(cells: &[Cell<'_>], joined: &dyn Fn(usize, usize) -> bool, with_planned: bool) -> Program {
    let mut program = build_with(cells, joined, with_planned, None);
    one_row_an_activity(cells, &mut program);
    program
}

/// The same without those choices: activities of which the row is not settled may still be split between rows.
pub fn build_settled(
    cells: &[Cell<'_>],
    joined: &dyn Fn(usize, usize) -> bool,
    with_planned: bool,
    settled: &Settled,
) -> Program {
    build_with(cells, joined, with_planned, Some(settled))
}

fn build_with(
    cells: &[Cell<'_>],
    joined: &dyn Fn(usize, usize) -> bool,
    with_planned: bool,
    settled: Option<&Settled>,
) -> Program {
    let mut program = Program::default();
    for (index, cell) in cells.iter().enumerate() {
        for (place, row) in cell.rows.iter().enumerate() {
            let target = cell.target(row, with_planned);
            if target > 0 {
                let variable = program.variable();
                program.met.insert((index, place), variable);
                let most = settled.and_then(|settled| settled.most.get(&(index, place)));
                program.at_most(vec![(variable, 1)], most.copied().unwrap_or(target));
            }
        }
    }
    classes(cells, joined, with_planned, settled, &mut program);
    rows(cells, &mut program);
    limits(cells, with_planned, &mut program);
    program
}

fn classes(
    cells: &[Cell<'_>],
    joined: &dyn Fn(usize, usize) -> bool,
    with_planned: bool,
    settled: Option<&Settled>,
    program: &mut Program,
) {
    let mut sights =
        Sights { cells, settled, with_planned, known: BTreeMap::new(), all: vec![], of_view: BTreeMap::new() };
    // A class has one sight a cell; an activity that stands alone, where one may serve one row only or a plan decides
    // on it, has one of its own.
    let mut by_sight: BTreeMap<(Vec<usize>, Option<Apart>), usize> = BTreeMap::new();
    let mut uneven: Vec<(usize, Vec<i64>)> = vec![];
    for pieces in stretches(cells, joined, with_planned) {
        let own: Vec<usize> = pieces.iter().map(|(cell, piece)| sights.of(*cell, *piece, program)).collect();
        let credits = || pieces.iter().map(|(cell, piece)| cells[*cell].pieces[*piece].credit);
        let credit = credits().max().unwrap_or(0);
        let is_uneven = credits().any(|own| own != credit);
        let alone = pieces.iter().find_map(|(cell, piece)| {
            let cell = &cells[*cell];
            let undecided = settled.is_none() && cell.one_row_an_activity;
            cell.pieces[*piece].activity.filter(|index| undecided || cell.apart.contains(index)).map(Apart::Activity)
        });
        let alone = if is_uneven { Some(Apart::Stretch(program.stretches.len())) } else { alone };
        let class = *by_sight.entry((own, alone)).or_insert_with_key(|(own, _)| {
            let uses = own.iter().map(|sight| new_use(cells, &sights.all[*sight], settled, program)).collect();
            program.classes.push(Class { credit: 0, held_by: 0, uses });
            program.classes.len() - 1
        });
        program.classes[class].credit += credit;
        if is_uneven {
            uneven.push((class, credits().collect()));
        }
        program.stretches.push(Stretch { credit, pieces, class });
    }
    let mut classes = std::mem::take(&mut program.classes);
    for class in &mut classes {
        class.held_by = program.constraints.len();
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
    // What is worth less in one cycle than in another gives it no more than that.
    for (class, credits) in uneven {
        for (each, credit) in classes[class].uses.iter().zip(credits) {
            let own = [Some(each.counted), each.outside].into_iter().flatten();
            program.at_most(own.map(|variable| (variable, 1)).collect(), credit);
        }
    }
    program.classes = classes;
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
    // The activities' own order, once for all cells.
    let mut places = vec![0; cells.first().map_or(0, |cell| cell.of_activity.len())];
    for (place, activity) in cells.iter().take(1).flat_map(|cell| &cell.frame.brought.by_id).enumerate() {
        places[*activity] = place;
    }
    all.sort_by_cached_key(|pieces| rank(cells, &places, pieces[0]));
    all
}

/// Carried in first, then completed before planned, by date, activity, part, segment and day.
fn rank(cells: &[Cell<'_>], by_id: &[usize], (cell, piece): (usize, usize)) -> Rank {
    let piece = &cells[cell].pieces[piece];
    let id = piece.activity.map_or(0, |index| by_id[index]);
    (!piece.is_carried(), piece.planned, piece.date, id, piece.place, cell)
}

/// The sights of a program, and which view comes to which.
struct Sights<'c, 'a> {
    cells: &'c [Cell<'a>],
    settled: Option<&'c Settled>,
    with_planned: bool,
    known: BTreeMap<Sight, usize>,
    all: Vec<Sight>,
    /// By cell, view, whether it is carried in, and the row that is settled for it.
    of_view: BTreeMap<(usize, usize, bool, Option<usize>), usize>,
}

impl Sights<'_, '_> {
    fn of(&mut self, index: usize, place: usize, program: &Program) -> usize {
        let cell = &self.cells[index];
        let piece = &cell.pieces[place];
        let only = piece.activity.and_then(|activity| self.settled?.row.get(&(index, activity)).copied());
        let view = (index, cell.views.of[place], piece.is_carried(), only);
        if let Some(known) = self.of_view.get(&view) {
            return *known;
        }
        let sight = sight(cell, view, cell.carries_out(self.with_planned), program);
        let next = self.all.len();
        let number = *self.known.entry(sight).or_insert_with_key(|sight| {
            self.all.push(sight.clone());
            next
        });
        self.of_view.insert(view, number);
        number
    }
}

fn sight(
    cell: &Cell<'_>,
    (index, view, carried, only): (usize, usize, bool, Option<usize>),
    carries_out: bool,
    program: &Program,
) -> Sight {
    let view: &View = &cell.views.all[view];
    let open = |row: &&usize| program.met.contains_key(&(index, **row));
    let allowed = |row: &&usize| {
        let group = cell.exclusive.iter().find(|group| group.contains(row));
        !cell.is_either(**row)
            && !cell.is_bound_elsewhere(view, **row)
            && (group.is_none() || only.is_none_or(|only| only == **row))
    };
    let served = view.serves.iter().filter(open).filter(allowed).copied();
    let (outside, serves): (Vec<usize>, Vec<usize>) = served.partition(|row| cell.is_outside(*row));
    Sight {
        cell: index,
        serves,
        outside: if carried { vec![] } else { outside },
        limits: view.limits.clone(),
        groups: view.groups.iter().filter(|(row, _)| program.met.contains_key(&(index, *row))).copied().collect(),
        leaves: carries_out && view.leaves,
        distance: view.distance,
    }
}

fn new_use(cells: &[Cell<'_>], sight: &Sight, settled: Option<&Settled>, program: &mut Program) -> Use {
    let cell = &cells[sight.cell];
    let in_group = |row: &usize| cell.exclusive.iter().any(|group| group.contains(row));
    let several = |row: &usize| {
        (settled.is_none() && cell.one_row_an_activity)
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
        groups: sight.groups.clone(),
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
        if cells[cell].is_either(row) {
            super::either::choose(cells, (cell, row), met, program);
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
    let groups = cells[cell].groups.get(&row).map_or(0, Vec::len);
    let mut terms = vec![(met, 1)];
    for group in 0..groups {
        let used = program.variable();
        terms.push((used, -1));
        program.at_most(vec![(used, 1)], 1);
        let members = program.classes.iter().flat_map(|class| &class.uses);
        let members = members.filter(|each| each.cell == cell && each.groups.contains(&(row, group)));
        let mut within: Vec<(usize, i64)> = members.map(|each| (each.counted, -1)).collect();
        within.push((used, 1));
        program.at_most(within, 0);
    }
    program.at_most(terms, 0);
}
