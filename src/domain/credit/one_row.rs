//! Where an activity may serve one row only, whole: the yes or no for each row.

use super::cell::Cell;
use super::program::{Program, Stretch};
use std::collections::{BTreeMap, BTreeSet};

/// Under `exclusive_use` all of an activity's hours serve at most one row: a yes or no for each.
pub(super) fn one_row_an_activity(cells: &[Cell<'_>], program: &mut Program) {
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
        let activities: BTreeSet<usize> = chosen.keys().map(|(activity, _)| *activity).collect();
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
