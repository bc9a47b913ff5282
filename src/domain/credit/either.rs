//! One of several options in hours: what is missing is the least that is missing of any, so hours of two are never added up.

use super::cell::Cell;
use super::piece::Piece;
use super::program::Program;
use crate::rules::{Choice, Rule, RuleKind};

/// The hours that each option asks for, where there are several; else none, for the row is then one of plain hours.
#[must_use]
pub fn options(rule: &Rule) -> Vec<(&Choice, i64)> {
    let by_hours = rule.options.iter().filter_map(|choice| Some((choice, choice.hours?.0)));
    let found: Vec<(&Choice, i64)> = by_hours.collect();
    if rule.kind == RuleKind::AnyOf && found.len() > 1 { found } else { vec![] }
}

/// Whether a piece serves an option.
#[must_use]
pub fn serves(choice: &Choice, piece: &Piece<'_>) -> bool {
    choice.providers.iter().any(|name| piece.look.has_provider(name))
}

/// One option is chosen. The row asks for the hours of the smallest; of a larger one so much more must be there first.
pub fn choose(cells: &[Cell<'_>], (cell, row): (usize, usize), met: usize, program: &mut Program) {
    let Some(rule) = cells[cell].rows[row].rule.map(|place| &cells[cell].frame.set.rule[place]) else { return };
    let asked = cells[cell].rows[row].required;
    let mut met_by_any = vec![(met, 1)];
    let mut chosen = Vec::new();
    for (option, (_, hours)) in options(rule).into_iter().enumerate() {
        let (is_chosen, met_by_it) = (program.variable(), program.variable());
        chosen.push((is_chosen, 1));
        met_by_any.push((met_by_it, -1));
        program.at_most(vec![(met_by_it, 1), (is_chosen, -asked)], 0);
        let mut served = vec![(met_by_it, 1), (is_chosen, hours - asked)];
        let uses = program.classes.iter().flat_map(|class| &class.uses);
        for each in uses.filter(|each| each.cell == cell && each.groups.contains(&(row, option))) {
            served.push((each.counted, -1));
            served.extend(each.carried_out.map(|carried| (carried, 1)));
        }
        program.at_most(served, 0);
    }
    program.at_most(chosen, 1);
    program.at_most(met_by_any, 0);
}
