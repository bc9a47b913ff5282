//! What holds hours down: the limits of a program as its constraints, fixed ones and those that move with what is claimed.

use super::cell::Cell;
use super::limit::{Bound, most_carried};
use super::program::{Program, Use};

/// A limit whose bound moves: its members come to at most `part / of` of the base.
#[derive(Clone, Debug)]
pub struct Share {
    pub members: Vec<(usize, i64)>,
    pub base: Vec<(usize, i64)>,
    pub part: i64,
    pub of: i64,
}

/// Adds every limit of every cell.
pub(super) fn limits(cells: &[Cell<'_>], with_planned: bool, program: &mut Program) {
    for (index, cell) in cells.iter().enumerate() {
        let classes = std::mem::take(&mut program.classes);
        let uses: Vec<&Use> = classes.iter().flat_map(|class| &class.uses).filter(|each| each.cell == index).collect();
        for (place, limit) in cell.limits.iter().enumerate() {
            let members: Vec<&&Use> = uses.iter().filter(|each| each.limits.contains(&place)).collect();
            let mut terms: Vec<(usize, i64)> = members.iter().map(|each| (each.counted, 1)).collect();
            if limit.holds_outside {
                terms.extend(members.iter().filter_map(|each| each.outside).map(|outside| (outside, 1)));
            }
            match cell.bound(place, with_planned) {
                Bound::Fixed(cap) => program.at_most(terms, cap),
                Bound::Share { part, of, of_distance } => {
                    let common = gcd(part, of).max(1);
                    let (part, of) = (part / common, of / common);
                    let base = uses.iter().filter(|each| !of_distance || each.distance);
                    let base: Vec<(usize, i64)> = base.map(|each| (each.counted, 1)).collect();
                    let all = terms.iter().map(|(variable, _)| (*variable, of));
                    program.at_most(all.chain(base.iter().map(|(variable, _)| (*variable, -part))).collect(), 0);
                    program.shares.push(Share { members: terms, base, part, of });
                }
            }
        }
        let carried: Vec<(usize, i64)> =
            uses.iter().filter_map(|each| each.carried_out).map(|carried| (carried, 1)).collect();
        if !carried.is_empty() {
            program.at_most(carried, most_carried(&cell.frame));
        }
        program.classes = classes;
    }
}

fn gcd(mut a: i64, mut b: i64) -> i64 {
    while b != 0 {
        (a, b) = (b, a % b);
    }
    a
}
