//! What must hold for any portfolio, tried on many made by a small generator with a fixed seed, on every rule set.

use crate::made::{Mix, some, years};
use domain::credit::portfolio::*;
use domain::credit::{Report, assess};
use domain::rules::{Library, RuleSet, ShareOf};

fn everywhere(check: impl Fn(&Portfolio, &Report)) {
    let library = Library::builtin();
    for (place, set) in library.sets().enumerate() {
        let portfolio = some(&set.id, 77 + place as u64);
        check(&portfolio, &assess(&portfolio, library));
    }
}

#[test]
fn every_answer_is_proved() {
    everywhere(|portfolio, report| assert!(report.optimal, "{}", portfolio.licences[0].rule_set));
}

#[test]
fn lengths_that_come_to_no_whole_share_are_proved_too() {
    let library = Library::builtin();
    let moves = |set: &RuleSet| set.rule.iter().any(|rule| rule.of == Some(ShareOf::HoursClaimed));
    for set in library.sets() {
        for seed in 0..if moves(set) { 30 } else { 1 } {
            let portfolio = years(&[&set.id], 40, Mix::Odd, seed);
            assert!(assess(&portfolio, library).optimal, "{}, seed {seed}", set.id);
        }
    }
}

#[test]
fn a_limit_deletes_nothing_earned_is_counted_or_explained() {
    everywhere(|portfolio, report| {
        for line in report.licences.iter().flat_map(|licence| &licence.cycles).flat_map(|cycle| &cycle.ledger) {
            let planned = line.status == Status::Planned;
            let counted = if planned { line.counted_if_planned } else { line.counted };
            let outside = if planned { line.outside_if_planned } else { line.outside };
            let explained: i64 = line.uncounted.iter().map(|entry| entry.hours).sum();
            assert_eq!(
                line.earned,
                counted + outside + explained,
                "{} {}",
                portfolio.licences[0].rule_set,
                line.activity
            );
        }
    });
}

#[test]
fn the_order_in_which_activities_are_given_never_matters() {
    let library = Library::builtin();
    everywhere(|portfolio, report| {
        let mut turned = portfolio.clone();
        turned.activities.reverse();
        let turned = assess(&turned, library);
        for (a, b) in report.licences[0].cycles.iter().zip(&turned.licences[0].cycles) {
            assert_eq!(a.objective, b.objective, "{}", portfolio.licences[0].rule_set);
            let rows = |cycle: &domain::credit::CycleReport| -> Vec<(String, i64)> {
                cycle.requirements.iter().map(|row| (row.id.clone(), row.missing)).collect()
            };
            assert_eq!(rows(a), rows(b));
        }
    });
}

#[test]
fn what_is_planned_never_changes_what_is_said_of_now() {
    let library = Library::builtin();
    everywhere(|portfolio, report| {
        let mut done = portfolio.clone();
        done.activities.retain(|activity| activity.status == Status::Completed);
        let done = assess(&done, library);
        for (a, b) in report.licences[0].cycles.iter().zip(&done.licences[0].cycles) {
            assert_eq!(a.objective.now, b.objective.now, "{}", portfolio.licences[0].rule_set);
        }
    });
}

#[test]
fn no_limit_is_broken_and_no_hour_is_used_twice() {
    everywhere(|portfolio, report| {
        for cycle in &report.licences[0].cycles {
            for limit in &cycle.limits {
                assert!(limit.used <= limit.cap, "{} {}", portfolio.licences[0].rule_set, limit.id);
            }
            for line in &cycle.ledger {
                assert!(line.counted + line.outside <= line.earned);
            }
        }
    });
}
