//! The engine's front: frames, coupled programs now and with what is planned, and the report made of them.

use super::brought::Brought;
use super::cell::Cell;
use super::combined;
use super::cycle::evaluated;
use super::cycle_report::cycle_report;
use super::frame::Frame;
use super::portfolio::{Licence, Portfolio};
use super::report::*;
use super::solve::solve;
use crate::rules::{Library, RuleKind, RuleSet, Scope};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What a portfolio's hours count for. Never fails on a checked portfolio.
#[must_use]
pub fn assess(portfolio: &Portfolio, library: &Library) -> Report {
    let known: Vec<(&Licence, &RuleSet)> = portfolio
        .licences
        .iter()
        .filter_map(|licence| library.get(&licence.rule_set).map(|set| (licence, set)))
        .collect();
    let groups = combined::groups(&known);
    let brought = Arc::new(Brought::new(portfolio, portfolio.activities.len()));
    let mut by_licence: BTreeMap<usize, Vec<Cell<'_>>> = BTreeMap::new();
    for (place, (licence, set)) in known.iter().enumerate() {
        let together = groups.iter().any(|group| group.members.contains(&place));
        let cycles = evaluated(set, licence, &portfolio.person, portfolio.as_of);
        let cells = cycles.into_iter().enumerate().map(|(index, cycle)| {
            let frame = Frame::new(&brought, licence, set, cycle, index == 0);
            Cell::new(frame, library.vocabulary(), together)
        });
        by_licence.insert(place, cells.collect());
    }
    let group_reports: Vec<GroupReport> =
        groups.iter().filter_map(|group| combined::report(group, &known, &by_licence)).collect();
    let mut optimal = true;
    let mut cycles: BTreeMap<usize, Vec<CycleReport>> = BTreeMap::new();
    for component in components(&known) {
        let cells: Vec<Cell<'_>> =
            component.iter().flat_map(|place| by_licence.remove(place).unwrap_or_default()).collect();
        let joined = |a: usize, b: usize| cells[a].frame.licence.id != cells[b].frame.licence.id;
        let now = solve(&cells, &joined, false);
        let planned =
            if cells.iter().any(Cell::is_other_with_planned) { solve(&cells, &joined, true) } else { now.clone() };
        optimal &= now.optimal && planned.optimal;
        for (index, cell) in cells.iter().enumerate() {
            let owner = |place: &&usize| known[**place].0.id == cell.frame.licence.id;
            let Some(place) = component.iter().find(owner) else { continue };
            let replaced = groups.iter().zip(&group_reports).find(|(group, _)| group.members.contains(place));
            let replaced = replaced.map(|(_, report)| report.id.as_str());
            cycles.entry(*place).or_default().push(cycle_report(&cells, index, &now, &planned, replaced));
        }
    }
    let licences: Vec<LicenceReport> = known
        .iter()
        .enumerate()
        .map(|(place, (licence, set))| {
            let cycles = cycles.remove(&place).unwrap_or_default();
            let unknowns = if cycles.is_empty() { vec!["cycle_end".to_owned()] } else { vec![] };
            LicenceReport { id: licence.id.clone(), rule_set: set.id.clone(), verified: set.verified, unknowns, cycles }
        })
        .collect();
    let totals = sums(&licences, &group_reports);
    Report { schema: 1, as_of: portfolio.as_of, optimal, licences, groups: group_reports, totals }
}

/// Licences whose hours compete: those of one board that shares nothing but some topics. Others stand alone.
pub(super) fn components(known: &[(&Licence, &RuleSet)]) -> Vec<Vec<usize>> {
    let exclusive = |set: &RuleSet| {
        set.rule.iter().any(|rule| rule.kind == RuleKind::CrossCredit && rule.scope == Some(Scope::NoneExceptTopics))
    };
    let mut components: Vec<Vec<usize>> = Vec::new();
    for (place, (_, set)) in known.iter().enumerate() {
        let same = components.iter_mut().find(|members| {
            let (_, other) = known[members[0]];
            other.board == set.board && exclusive(other) && exclusive(set)
        });
        match same {
            Some(members) => members.push(place),
            None => components.push(vec![place]),
        }
    }
    components
}

fn sums(licences: &[LicenceReport], groups: &[GroupReport]) -> Sums {
    let mut sums = Sums::default();
    let add = |requirements: &[Requirement], sums: &mut Sums| {
        for row in requirements.iter().filter(|row| row.unit == super::required::Unit::Hour) {
            sums.missing += row.missing;
            sums.missing_if_planned += row.missing_if_planned;
        }
    };
    for cycle in licences.iter().flat_map(|licence| &licence.cycles) {
        sums.cycles += 1;
        *sums.by_status.entry(cycle.status.slug().to_owned()).or_default() += 1;
        add(&cycle.requirements, &mut sums);
    }
    for group in groups {
        add(&group.requirements, &mut sums);
    }
    sums
}
