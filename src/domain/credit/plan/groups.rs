//! Several licences under one total, as rows of a block.

use super::block::{Block, Need};
use crate::credit::cell::Cell;
use crate::credit::combined::{Group, relevance};
use crate::credit::portfolio::Licence;
use crate::rules::RuleSet;
use std::collections::BTreeMap;

/// Adds a group's total and floors: each hour once for the total, and for one profession's floor.
pub fn add_group(
    group: &Group<'_>,
    known: &[(&Licence, &RuleSet)],
    cell: &Cell<'_>,
    number: usize,
    seats: &BTreeMap<usize, usize>,
    block: &mut Block,
) {
    let (professions, rows) = group.rows(known);
    let mets: Vec<usize> = rows
        .into_iter()
        .enumerate()
        .map(|(place, (requirement, _, target))| {
            let met = block.variable();
            block.at_most(vec![(met, 1)], target);
            // Groups come after all licences.
            let (of, order, end) = (group.id.clone(), (known.len() + number, place), cell.frame.cycle.end);
            if target > 0 {
                block.needs.push(Need { of, requirement, order, end, target, weight: 1, met });
            }
            met
        })
        .collect();
    let hours = hours(cell, &professions, seats);
    lend(block, vec![(mets[0], 1)], hours.values().flatten());
    let mut serving: Vec<Vec<(usize, i64)>> = mets[1..].iter().map(|met| vec![(*met, 1)]).collect();
    for (fits, lent) in &hours {
        let own: Vec<usize> = (0..professions.len()).filter(|place| fits[*place]).collect();
        let uses: Vec<(usize, i64)> = own.iter().map(|_| (block.variable(), 1)).collect();
        for (place, (variable, _)) in own.iter().zip(&uses) {
            serving[*place].push((*variable, -1));
        }
        lend(block, uses, lent.iter());
    }
    for terms in serving {
        block.at_most(terms, 0);
    }
}

/// Who brings hours.
#[derive(Clone, Copy)]
enum Lent {
    Own(i64),
    Candidate(usize, i64),
    Seat(usize, i64),
}

/// Hours of the cell by the professions they are relevant to.
fn hours(
    cell: &Cell<'_>,
    professions: &[&'static str],
    seats: &BTreeMap<usize, usize>,
) -> BTreeMap<Vec<bool>, Vec<Lent>> {
    let mut hours: BTreeMap<Vec<bool>, Vec<Lent>> = BTreeMap::new();
    for piece in cell.pieces.iter().filter(|piece| piece.out.is_none()) {
        let Some(index) = piece.activity else { continue };
        let relevant = relevance(&cell.frame.portfolio.activities[index], professions);
        let lent = match seats.get(&index) {
            Some(seat) => Lent::Seat(*seat, piece.credit),
            None if cell.frame.is_candidate(Some(index)) => Lent::Candidate(index - cell.frame.own, piece.credit),
            None => Lent::Own(piece.credit),
        };
        hours.entry(relevant).or_default().push(lent);
    }
    hours
}

/// A row whose bound is what is lent.
fn lend<'b>(block: &mut Block, terms: Vec<(usize, i64)>, lent: impl Iterator<Item = &'b Lent>) {
    let row = block.at_most(terms, 0);
    for each in lent {
        match *each {
            Lent::Own(hours) => row.base += hours,
            Lent::Candidate(candidate, hours) => row.gain(candidate, hours),
            Lent::Seat(seat, hours) => row.terms.push((seat, -hours)),
        }
    }
}
