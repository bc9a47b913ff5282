//! Several licences of one board under one total, with a floor for each profession.

use super::cell::Cell;
use super::cycle::Cycle;
use super::portfolio::{Activity, Licence};
use super::report::{GroupReport, Requirement, State, Window};
use super::required::Unit;
use super::simplex::{AtMost, Simplex};
use crate::rules::{Anchor, Profession, Rule, RuleKind, RuleSet};
use std::collections::BTreeMap;

/// Licences that share a total, by their place in the portfolio.
pub struct Group<'a> {
    /// `combined:1`, `combined:2`, … in the order of the portfolio.
    pub id: String,
    pub members: Vec<usize>,
    pub(super) rule: &'a Rule,
    pub(super) hours: i64,
}

/// The member whose items a group is solved over: the longest cycle, then the earliest closing, then the first.
pub(super) fn leading<T>(firsts: impl Iterator<Item = (usize, T)>, cycle: impl Fn(&T) -> &Cycle) -> Option<(usize, T)> {
    firsts.min_by_key(|(place, own)| (-cycle(own).months, cycle(own).closes, *place))
}

impl Group<'_> {
    /// The professions that have a floor, with what each row asks: the total, then the floors.
    pub(super) fn rows(&self, known: &[(&Licence, &RuleSet)]) -> (Vec<&'static str>, Vec<Asked>) {
        let floor = self.rule.min_per_profession.map_or(0, |hours| hours.0);
        let mut professions: Vec<&'static str> = Vec::new();
        for place in &self.members {
            let slug = known[*place].1.profession.slug();
            if floor > 0 && !professions.contains(&slug) {
                professions.push(slug);
            }
        }
        let total = ("combined_total".to_owned(), "combined_total", self.hours);
        let floors = professions.iter().map(|slug| (format!("profession_floor:{slug}"), "profession_floor", floor));
        let rows = std::iter::once(total).chain(floors).collect();
        (professions, rows)
    }
}

/// A row's id, kind and hours.
type Asked = (String, &'static str, i64);

/// For each profession whether an activity is relevant to it.
pub(super) fn relevance(activity: &Activity, professions: &[&'static str]) -> Vec<bool> {
    let own = &activity.relevant_to;
    professions.iter().map(|slug| own.is_empty() || own.iter().any(|known| known == slug)).collect()
}

/// The rule by which licences of a set share a total with others of its board.
fn combining(set: &RuleSet) -> Option<&Rule> {
    let combines = |rule: &&Rule| rule.kind == RuleKind::CrossCredit && !rule.combined_totals.is_empty();
    set.rule.iter().find(combines).filter(|_| set.cycle.anchor != Anchor::Rolling)
}

/// The professions between which these sets tell hours apart: those of one board that share a total, with a floor for each.
#[must_use]
pub fn professions(sets: &[&RuleSet]) -> Vec<Profession> {
    let floored = |set: &&&RuleSet| combining(set).is_some_and(|rule| rule.min_per_profession.is_some());
    let floored: Vec<&RuleSet> = sets.iter().filter(floored).copied().collect();
    let shares =
        |set: &&RuleSet| floored.iter().any(|other| other.board == set.board && other.profession != set.profession);
    let mut professions = Vec::new();
    for set in floored.iter().copied().filter(shares) {
        if !professions.contains(&set.profession) {
            professions.push(set.profession);
        }
    }
    professions
}

/// The groups of a portfolio: at least two licences, none of them rolling, whose board's rule combines so many.
pub fn groups<'a>(known: &[(&'a Licence, &'a RuleSet)]) -> Vec<Group<'a>> {
    let mut groups: Vec<(&str, Group<'a>)> = Vec::new();
    for (place, (_, set)) in known.iter().enumerate() {
        let Some(rule) = combining(set) else { continue };
        match groups.iter_mut().find(|(board, _)| *board == set.board) {
            Some((_, group)) => group.members.push(place),
            None => groups.push((&set.board, Group { id: String::new(), members: vec![place], rule, hours: 0 })),
        }
    }
    let mut found = Vec::new();
    for (_, mut group) in groups {
        let fitting = group.rule.combined_totals.iter().filter(|total| total.licences as usize <= group.members.len());
        if group.members.len() < 2 {
            continue;
        }
        if let Some(total) = fitting.max_by_key(|total| total.licences) {
            group.hours = total.hours.0;
            group.id = format!("combined:{}", found.len() + 1);
            found.push(group);
        }
    }
    found
}

/// What the group asks and has: each hour once for the total, and for one profession's floor.
pub fn report(
    group: &Group<'_>,
    known: &[(&Licence, &RuleSet)],
    cells: &BTreeMap<usize, Vec<Cell<'_>>>,
) -> Option<GroupReport> {
    let firsts = group.members.iter().filter_map(|place| cells.get(place)?.first().map(|cell| (*place, cell)));
    let (_, longest) = leading(firsts, |cell| &cell.frame.cycle)?;
    let (professions, rows) = group.rows(known);
    let now = place_hours(longest, &rows, &professions, false)?;
    let planned = place_hours(longest, &rows, &professions, true)?;
    let requirements: Vec<Requirement> = rows
        .into_iter()
        .enumerate()
        .map(|(index, (id, kind, required))| {
            let mut row = Requirement {
                id,
                kind,
                unit: Unit::Hour,
                required,
                counted: now.met[index],
                with_planned: planned.met[index],
                missing: required - now.met[index],
                missing_if_planned: required - planned.met[index],
                state: State::Met,
                unknowns: vec![],
                verified: group.rule.verified,
                sources: group.rule.source.clone(),
                satisfied_by: None,
                replaced_by: None,
                near_misses: vec![],
            };
            row.settle(required > 0);
            row
        })
        .collect();
    let cycle = &longest.frame.cycle;
    Some(GroupReport {
        id: group.id.clone(),
        rule: group.rule.id.clone(),
        licences: group.members.iter().map(|place| known[*place].0.id.clone()).collect(),
        window: Window { opens: cycle.opens, closes: cycle.closes },
        status: State::of_all(requirements.iter().map(|row| row.state)),
        counted: now.counted,
        counted_if_planned: planned.counted,
        requirements,
    })
}

struct Outcome {
    /// What is met of the total and of each floor.
    met: Vec<i64>,
    counted: i64,
}

fn place_hours(cell: &Cell<'_>, rows: &[Asked], professions: &[&'static str], with_planned: bool) -> Option<Outcome> {
    let mut by_relevance: BTreeMap<Vec<bool>, i64> = BTreeMap::new();
    for piece in &cell.pieces {
        let Some(index) = piece.activity else { continue };
        if piece.out.is_some() || (piece.planned && !with_planned) {
            continue;
        }
        let relevant = relevance(&cell.frame.portfolio.activities[index], professions);
        *by_relevance.entry(relevant).or_default() += piece.credit;
    }
    let counted: i64 = by_relevance.values().sum();
    // Variables: what is met of the total, of each floor, then each class's hours for each floor.
    let width = professions.len();
    let mut constraints = vec![AtMost { terms: vec![(0, 1)], bound: rows[0].2.min(counted) }];
    let mut variables = 1 + width;
    let mut serving: Vec<Vec<(usize, i64)>> = (0..width).map(|place| vec![(1 + place, 1)]).collect();
    for (fits, credit) in &by_relevance {
        let mut own = Vec::new();
        for place in (0..width).filter(|place| fits[*place]) {
            own.push((variables, 1));
            serving[place].push((variables, -1));
            variables += 1;
        }
        constraints.push(AtMost { terms: own, bound: *credit });
    }
    for (place, terms) in serving.into_iter().enumerate() {
        constraints.push(AtMost { terms, bound: 0 });
        constraints.push(AtMost { terms: vec![(1 + place, 1)], bound: rows[1 + place].2 });
    }
    let mut simplex = Simplex::new(variables, &constraints)?;
    simplex.maximize(&(0..=width).map(|place| (place, 1)).collect::<Vec<_>>());
    for place in 0..=width {
        simplex.maximize(&[(place, 1)]);
    }
    let met = (0..=width).map(|place| simplex.value(place).floor()).collect();
    Some(Outcome { met, counted })
}
