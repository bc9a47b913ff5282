//! The engine against trying everything: small portfolios on every rule set and title, and a search that knows nothing of
//! programs. It reads the rules again for itself (`items`, `rows`), tries every amount of every item on a grid (`search`) and
//! compares objectives 1 to 8, row by row and activity by activity.
//!
//! What it takes from the report: the amounts that rows require, what satisfies a row without hours, and which whole
//! activities are out. Other tests look at those. Not tried here, for there would be too much to try: several cycles
//! or licences that share hours, and totals combined over licences; the worked cases have those.

mod items;
mod made;
mod model;
mod rows;
mod search;

use crate::made::Dice;
use crate::properties::shares;
use domain::credit::{CycleReport, Portfolio, assess};
use domain::rules::{Library, RuleSet};
use model::Model;
use search::{Best, best};

/// What the engine says, in the words of the search.
fn said(cycle: &CycleReport, model: &Model, with_planned: bool) -> Best {
    let missing = |id: &str| {
        let row = cycle.requirements.iter().find(|row| row.id == id).expect("the row is there");
        if with_planned { row.missing_if_planned } else { row.missing }
    };
    let line = |id: &String| cycle.ledger.iter().find(|line| line.activity == *id).expect("every activity has a line");
    let objective = if with_planned { cycle.objective.with_planned } else { cycle.objective.now };
    // Tasks and other rows that no hours meet weigh in the shortfall; there is nothing to try about them.
    let fixed = |unknown: bool| -> i64 {
        let others = cycle.requirements.iter().filter(|row| model.rows.iter().all(|own| own.id != row.id));
        let others = others.filter(|row| row.unknowns.iter().any(|asked| asked != "category_not_given") == unknown);
        others.map(|row| 100 * if with_planned { row.missing_if_planned } else { row.missing }).sum()
    };
    Best {
        shortfall: [objective.shortfall - fixed(false), objective.shortfall_unknown - fixed(true)],
        missing: model.rows.iter().map(|row| missing(&row.id)).collect(),
        counted: objective.counted,
        carried_out: objective.carry_out,
        counted_each: model
            .names
            .iter()
            .map(|id| if with_planned { line(id).counted_if_planned } else { line(id).counted })
            .collect(),
        outside_each: model
            .names
            .iter()
            .map(|id| if with_planned { line(id).outside_if_planned } else { line(id).outside })
            .collect(),
    }
}

/// What the portfolios that were compared held.
#[derive(Debug, Default)]
struct Tally {
    compared: usize,
    missing: usize,
    capped: usize,
    carried_out: usize,
    outside: usize,
    exclusive: usize,
    mixtures: usize,
}

impl Tally {
    fn add(&mut self, model: &Model, best: &Best) {
        let credit: i64 = model.items.iter().map(|item| item.credit).sum();
        self.compared += 1;
        self.missing += usize::from(best.shortfall != [0, 0]);
        self.capped += usize::from(best.counted + best.outside_each.iter().sum::<i64>() < credit);
        self.carried_out += usize::from(best.carried_out > 0);
        self.outside += usize::from(best.outside_each.iter().any(|hours| *hours > 0));
        self.exclusive +=
            usize::from(model.rows.iter().filter(|row| row.excludes.is_some() && row.target > 0).count() > 1);
        self.mixtures += usize::from(model.rows.iter().any(|row| row.groups.is_some() && row.target > 0));
    }
}

/// Compares one portfolio; whether there was anything to compare: one cycle, and not too many points.
fn compare(library: &Library, set: &RuleSet, portfolio: &Portfolio, place: &str, tally: &mut Tally) -> bool {
    let report = assess(portfolio, library);
    assert!(report.optimal, "{place}: not proved");
    let [cycle] = report.licences[0].cycles.as_slice() else { return false };
    for with_planned in [false, true] {
        let model = Model::read(set, portfolio, cycle, with_planned);
        let Some(expected) = best(&model) else { return false };
        let found = said(cycle, &model, with_planned);
        let told = || serde_json::to_string(portfolio).unwrap_or_default();
        assert_eq!(found, expected, "{place}, with planned {with_planned}\n{}\n{model:#?}", told());
        tally.add(&model, &expected);
    }
    true
}

#[test]
fn nothing_that_could_be_tried_is_better_on_any_rule_set_and_title() {
    let mut tally = Tally::default();
    for (place, set) in Library::builtin().sets().enumerate() {
        for (number, title) in set.titles.iter().enumerate() {
            let seeds = (0..99).map(|turn| 10_000 * place as u64 + 100 * number as u64 + turn);
            let tried = seeds.filter(|seed| {
                let portfolio = made::portfolio(set, title, *seed);
                compare(Library::builtin(), set, &portfolio, &format!("{} {title}, seed {seed}", set.id), &mut tally)
            });
            assert_eq!(tried.take(made::TRIES).count(), made::TRIES, "{} {title} was not tried", set.id);
        }
    }
    let held = [tally.missing, tally.capped, tally.carried_out, tally.outside, tally.exclusive, tally.mixtures];
    assert!(held.iter().all(|count| *count > 20), "{tally:?}");
}

#[test]
fn nothing_that_could_be_tried_is_better_where_shares_move_and_cross() {
    let mut tally = Tally::default();
    for seed in 0..400 {
        let set = shares(&mut Dice(seed));
        let library = Library::builtin().with([set.clone()]);
        let portfolio = made::portfolio(&set, "Counselor", seed);
        compare(&library, &set, &portfolio, &format!("seed {seed}"), &mut tally);
    }
    assert!(tally.compared > 300 && tally.capped > 100, "{tally:?}");
}
