//! Which cycles a plan is for, and the blocks they make.

use super::block::{Block, Need};
use super::groups::add_group;
use super::offer::{Shared, bring, seats, shared};
use crate::credit::assess::components;
use crate::credit::brought::Brought;
use crate::credit::cell::Cell;
use crate::credit::combined;
use crate::credit::cycle::{Cycle, evaluated};
use crate::credit::frame::Frame;
use crate::credit::limit::Bound;
use crate::credit::portfolio::{Licence, Portfolio};
use crate::credit::program::{Program, build};
use crate::credit::required::{Row, Unit};
use crate::credit::serving::serves;
use crate::rules::{Library, RuleSet};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A portfolio with the candidates behind its own activities.
pub struct Question<'a> {
    pub portfolio: &'a Portfolio,
    pub brought: Arc<Brought<'a>>,
    pub library: &'a Library,
    /// Ids of the licences that the plan is for.
    pub licences: BTreeSet<String>,
    /// Rows that need not be met: licence, cycle end and row.
    pub free: BTreeSet<(String, NaiveDate, String)>,
}

/// The blocks of a question, and what cannot be planned.
pub struct Blocks {
    pub blocks: Vec<Block>,
    /// Licences whose cycle is not known.
    pub without_cycle: Vec<String>,
}

impl<'a> Question<'a> {
    fn known(&self) -> Vec<(&'a Licence, &'a RuleSet)> {
        let licences = self.portfolio.licences.iter();
        licences.filter_map(|licence| self.library.get(&licence.rule_set).map(|set| (licence, set))).collect()
    }

    fn cycles(&self, (licence, set): (&'a Licence, &'a RuleSet)) -> Vec<Cycle> {
        evaluated(set, licence, &self.portfolio.person, self.portfolio.as_of)
    }

    fn cell(&self, (licence, set): (&'a Licence, &'a RuleSet), place: usize, cycle: Cycle, together: bool) -> Cell<'a> {
        let frame = Frame::new(&self.brought, licence, set, cycle, place == 0);
        let mut cell = Cell::new(frame, self.library.vocabulary(), together);
        // Hours carried out serve nothing: a plan leaves them where they are.
        cell.keep_all();
        cell
    }

    /// The first evaluated cycle that closes on or after the day of the question, with its place.
    fn target(&self, known: (&'a Licence, &'a RuleSet)) -> Option<(usize, Cycle)> {
        self.cycles(known).into_iter().enumerate().find(|(_, cycle)| cycle.closes >= self.portfolio.as_of)
    }

    /// The cells that the plan is for, by licence, with the ids of licences that have none.
    pub fn targets(&self) -> (Vec<(usize, Cell<'a>)>, Vec<String>) {
        let known = self.known();
        let groups = combined::groups(&known);
        let mut cells = Vec::new();
        let mut without = Vec::new();
        for (place, own) in known.iter().enumerate().filter(|(_, (licence, _))| self.licences.contains(&licence.id)) {
            let together = groups.iter().any(|group| group.members.contains(&place));
            match self.target(*own) {
                Some((cycle_place, cycle)) => cells.push((place, self.cell(*own, cycle_place, cycle, together))),
                None => without.push(own.0.id.clone()),
            }
        }
        (cells, without)
    }

    /// Everything to be met, in blocks that do not touch each other.
    pub fn blocks(&self) -> Blocks {
        let known = self.known();
        let (mut targets, without_cycle) = self.targets();
        let mut open: Vec<Part<'a>> = Vec::new();
        for component in components(&known) {
            let (own, others) = targets.into_iter().partition(|(place, _)| component.contains(place));
            targets = others;
            let own: Vec<(usize, Cell<'a>)> = own;
            if !own.is_empty() {
                open.push(self.part(own));
            }
        }
        for (number, group) in combined::groups(&known).iter().enumerate() {
            let wanted = |place: &usize| self.licences.contains(&known[*place].0.id);
            if !group.members.iter().any(wanted) {
                continue;
            }
            let firsts = group.members.iter().filter_map(|place| {
                let cycle = self.cycles(known[*place]).into_iter().next()?;
                Some((*place, cycle))
            });
            let Some((place, cycle)) = combined::leading(firsts, |cycle| cycle) else { continue };
            let here = |part: &Part<'_>| {
                part.places.iter().zip(&part.cells).position(|(own, cell)| *own == place && cell.frame.cycle == cycle)
            };
            let found = open.iter().enumerate().find_map(|(index, part)| Some((index, here(part)?)));
            let (index, cell) = found.unwrap_or_else(|| {
                open.push(self.part_without_needs((place, self.cell(known[place], 0, cycle.clone(), true))));
                (open.len() - 1, 0)
            });
            let part = &mut open[index];
            let seats: BTreeMap<usize, usize> =
                part.seats.iter().filter(|((own, _), _)| *own == cell).map(|((_, who), seat)| (*who, *seat)).collect();
            add_group(group, &known, &part.cells[cell], number, &seats, &mut part.block);
        }
        Blocks { blocks: open.into_iter().map(|part| part.block).collect(), without_cycle }
    }

    /// Coupled cells with all their rows.
    fn part(&self, own: Vec<(usize, Cell<'a>)>) -> Part<'a> {
        let (places, mut cells): (Vec<usize>, Vec<Cell<'a>>) = own.into_iter().unzip();
        let shared: Vec<Vec<Shared>> = cells.iter_mut().map(shared).collect();
        let flows: Vec<Vec<(usize, i64)>> = cells.iter_mut().map(without_overflow).collect();
        let joined = |a: usize, b: usize| cells[a].frame.licence.id != cells[b].frame.licence.id;
        let program = build(&cells, &joined, true);
        let mut block = Block { variables: program.variables, ..Block::default() };
        for constraint in &program.constraints {
            block.at_most(constraint.terms.clone(), constraint.bound);
        }
        let seats = seats(&cells, &shared, &mut block);
        bring(&cells, &program, &seats, &mut block);
        for (index, cell) in cells.iter().enumerate() {
            overflow(cell, index, &flows[index], &program, &mut block);
            for (row_place, row) in cell.rows.iter().enumerate().filter(|(_, row)| row.applicable) {
                let licence = &cell.frame.licence.id;
                if self.free.contains(&(licence.clone(), cell.frame.cycle.end, row.id.clone())) {
                    continue;
                }
                let met = match program.met.get(&(index, row_place)) {
                    Some(met) => {
                        look_back(cell, row, *met, &mut block);
                        Some((*met, cell.target(row, true), if row.unit == Unit::Hour { 1 } else { 100 }))
                    }
                    None => counted(cell, index, row, &seats, &mut block).map(|(met, target)| (met, target, 100)),
                };
                if let Some((met, target, weight)) = met {
                    block.needs.push(Need {
                        of: licence.clone(),
                        requirement: row.id.clone(),
                        order: (places[index], row_place),
                        end: cell.frame.cycle.end,
                        target,
                        weight,
                        met,
                    });
                }
            }
        }
        Part { places, cells, seats, block }
    }

    /// A cell that only a group rests on.
    fn part_without_needs(&self, (place, mut cell): (usize, Cell<'a>)) -> Part<'a> {
        let shared = shared(&mut cell);
        let cells = vec![cell];
        let mut block = Block::default();
        let seats = seats(&cells, &[shared], &mut block);
        Part { places: vec![place], cells, seats, block }
    }
}

struct Part<'a> {
    places: Vec<usize>,
    cells: Vec<Cell<'a>>,
    seats: BTreeMap<(usize, usize), usize>,
    block: Block,
}

/// Takes the bound off hours that flow over: it depends on who is chosen. Returns (limit, hours that stay behind).
fn without_overflow(cell: &mut Cell<'_>) -> Vec<(usize, i64)> {
    let all: i64 = cell.pieces.iter().map(|piece| piece.credit).sum();
    let flowing = cell.limits.iter_mut().enumerate().filter_map(|(place, limit)| {
        let after = limit.after.take()?;
        limit.bound = Bound::Fixed(all);
        Some((place, after))
    });
    flowing.collect()
}

/// Hours that flow over: all that the program has of them, less those that stay behind.
fn overflow(cell: &Cell<'_>, index: usize, flows: &[(usize, i64)], program: &Program, block: &mut Block) {
    for (limit, after) in flows {
        let uses = program.classes.iter().flat_map(|class| &class.uses);
        let terms = uses.filter(|each| each.cell == index && each.limits.contains(limit));
        let row = block.at_most(terms.map(|each| (each.counted, 1)).collect(), -after);
        let pieces = cell.limits[*limit].members.iter().map(|piece| &cell.pieces[*piece]);
        for piece in pieces.filter(|piece| piece.out.is_none()) {
            match piece.activity.filter(|activity| *activity >= cell.frame.own) {
                Some(activity) => row.gain(activity - cell.frame.own, piece.credit),
                None => row.base += piece.credit,
            }
        }
    }
}

/// What candidates bring to a row by its look-back alone.
fn look_back(cell: &Cell<'_>, row: &Row, met: usize, block: &mut Block) {
    let own = |piece: &&crate::credit::piece::Piece<'_>| cell.frame.is_candidate(piece.activity);
    for piece in cell.pieces.iter().filter(own).filter(|piece| cell.looks_back_on(row, piece)) {
        let Some(activity) = piece.activity else { continue };
        // The row that says "what is met is at most what serves": the one on this variable whose bound is 0.
        let served = block.rows.iter_mut().find(|row| row.terms.first() == Some(&(met, 1)) && row.base == 0);
        if let Some(served) = served {
            served.gain(activity - cell.frame.own, piece.credit);
        }
    }
}

/// A row that counts activities: what is met of it, and how many it wants.
fn counted(
    cell: &Cell<'_>,
    index: usize,
    row: &Row,
    seats: &BTreeMap<(usize, usize), usize>,
    block: &mut Block,
) -> Option<(usize, i64)> {
    let by_activities = row.kind == "category_minimum" && row.unit == Unit::Count;
    if !by_activities || cell.satisfied_by(row, true).is_some() {
        return None;
    }
    let serving = cell.pieces.iter().filter(|piece| piece.out.is_none() && serves(&cell.frame, row, piece));
    let activities: BTreeSet<usize> = serving.filter_map(|piece| piece.activity).collect();
    let met = block.variable();
    block.at_most(vec![(met, 1)], row.required);
    let mut terms = vec![(met, 1)];
    terms.extend(activities.iter().filter_map(|activity| Some((*seats.get(&(index, *activity))?, -1))));
    let served = block.at_most(terms, 0);
    for activity in activities {
        if activity < cell.frame.own {
            served.base += 1;
        } else if !seats.contains_key(&(index, activity)) {
            served.gain(activity - cell.frame.own, 1);
        }
    }
    Some((met, row.required))
}
