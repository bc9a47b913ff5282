//! Where an activity may serve one row only: which row each serves. Hours that may be split between rows are a bound; rows
//! that are settled are an answer; where the two meet, the answer is proved, and only else is there a search.

use super::cell::Cell;
use super::filling::fill;
use super::fraction::Fraction;
use super::program::{Program, Settled, build_settled};
use super::solve::{Placement, search};
use std::collections::BTreeMap;

/// How many settlements are tried before the proof is given up.
const MOST_TRIED: usize = 2000;

/// An activity that could serve several rows, with the hours that it has for each.
#[derive(Clone, Debug)]
pub struct Choice {
    /// Cell and activity.
    pub place: (usize, usize),
    pub rows: BTreeMap<usize, i64>,
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
    let mut exact = true;
    for (cell, inside) in cells.iter().enumerate() {
        let own: Vec<&Choice> = choices.iter().filter(|choice| choice.place.0 == cell).collect();
        let Some(filled) = fill(inside, cell, &own, &open) else { continue };
        exact &= filled.exact;
        settled.row.extend(own.iter().zip(&filled.rows).map(|(choice, row)| (choice.place, *row)));
        reached.extend(filled.met.iter().map(|(row, met)| ((cell, *row), *met)));
    }
    let mut best = None;
    if settled.row.len() == choices.len() {
        let (found, score) = search(cells, &build(&settled));
        // What no way of filling reaches is no bound, as long as something reaches it.
        let attained = reached.iter().all(|(place, met)| found.met.get(place).is_none_or(|own| own == met));
        if score < most && attained && exact && cells.len() == 1 {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credit::brought::Brought;
    use crate::credit::cycle::evaluated;
    use crate::credit::frame::Frame;
    use crate::credit::parse_portfolio;
    use crate::credit::program::build;
    use crate::rules::Library;
    use std::sync::Arc;

    /// Activities of odd lengths in sections A, B, both, and on supervision.
    fn portfolio(seed: u64, activities: u64, longest: u64) -> String {
        let mut state = seed;
        let mut roll = |sides: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % sides
        };
        let categories = [r#"["section_a"]"#, r#"["section_b"]"#, r#"["section_a","section_b"]"#, "[]"];
        let list: Vec<String> = (0..activities)
            .map(|index| {
                let (minutes, of, topic) = (1 + roll(longest), roll(4), if roll(3) == 0 { "supervision" } else { "cbt" });
                format!(
                    r#"{{"id":"a{index}","date":"2026-0{}-05","amount":{{"minutes":{minutes}}},"categories":{},"segments":[{{"share":1,"topics":["{topic}"]}}]}}"#,
                    1 + roll(9),
                    categories[usize::try_from(of).unwrap()]
                )
            })
            .collect();
        format!(
            r#"{{"schema":1,"as_of":"2026-11-23","person":{{"conditions":{{"supervisors":"{}"}}}},"licences":[{{"id":"l","rule_set":"ca-on-psychologist","title":"Psychologist","issued_on":"2015-01-01","expires_on":"2027-06-30"}}],"activities":[{}]}}"#,
            if seed.is_multiple_of(3) { "unknown" } else { "yes" },
            list.join(",")
        )
    }

    fn with_cell<T>(json: &str, look: impl FnOnce(&[Cell<'_>]) -> T) -> T {
        let library = Library::builtin();
        let portfolio = parse_portfolio(json, None, library).unwrap();
        let licence = &portfolio.licences[0];
        let set = library.get(&licence.rule_set).unwrap();
        let brought = Arc::new(Brought::new(&portfolio, portfolio.activities.len()));
        let cycle = evaluated(set, licence, &portfolio.person, portfolio.as_of).remove(0);
        look(&[Cell::new(Frame::new(&brought, licence, set, cycle, true), library.vocabulary(), false)])
    }

    #[test]
    fn settling_rows_is_as_good_as_a_yes_or_no_for_each() {
        for seed in 0..60 {
            with_cell(&portfolio(seed, 2 + seed % 6, 700), |cells| {
                let alone = |_: usize, _: usize| false;
                let settled = solve(cells, &alone, true);
                let (plain, _) = search(cells, &build(cells, &alone, true));
                assert!(settled.optimal && plain.optimal, "seed {seed}");
                assert_eq!(settled.met, plain.met, "seed {seed}");
            });
        }
    }

    #[test]
    fn odd_lengths_are_proved_too() {
        for (activities, longest) in [(12, 300), (16, 240), (30, 150), (60, 60), (300, 12), (1000, 240)] {
            for seed in 0..4 {
                let found = with_cell(&portfolio(seed, activities, longest), |cells| solve(cells, &|_, _| false, true));
                assert!(found.optimal, "{activities} of at most {longest} minutes, seed {seed}");
            }
        }
    }
}
