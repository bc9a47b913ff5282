//! What must hold for any portfolio, tried on many made by a small generator with a fixed seed, on every rule set.

use crate::made::{Dice, Mix, Words, day, licence, portfolio, some, years};
use crate::plans_by_hand::{board, rule};
use domain::credit::portfolio::*;
use domain::credit::{CycleReport, Line, Report, State, Unit, assess};
use domain::rules::{Library, RuleSet, ShareOf};

fn json(report: &Report) -> serde_json::Value {
    serde_json::to_value(report).expect("a report is JSON")
}

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

/// A board whose limits are shares of what is claimed, and cross each other.
pub fn shares(dice: &mut Dice) -> RuleSet {
    let mut share = |id: &str, kind: &str, of: &str, from: i64| {
        let percent = from + dice.number(20);
        rule(id, kind, &format!("{of}\npercent = {percent}\nof = \"hours_claimed\""))
    };
    let rules = [
        share("recorded", "delivery_maximum", "deliveries = [\"async_online\", \"self_study\"]", 20),
        share("teaching", "activity_maximum", "activities = [\"teaching\", \"publication\"]", 25),
        share("approved", "approved_minimum", "providers = [\"apa\"]", 45),
        share("ethics", "topic_maximum", "topics = [\"ethics\"]", 7),
        rule("supervision", "topic_minimum", "topics = [\"supervision\"]\nhours = 6"),
    ];
    board("b", "licence_term", 20 + 5 * u32::try_from(dice.roll(9)).expect("small"), &rules.concat())
}

#[test]
fn shares_that_move_and_cross_are_proved_too() {
    for (activities, seeds) in [(7, 60), (40, 60), (200, 10)] {
        for seed in 0..seeds {
            let mut dice = Dice(seed);
            let set = shares(&mut dice);
            let library = Library::builtin().with([set.clone()]);
            let words = Words::of(&[&set]);
            let made = (0..activities).map(|place| {
                let (date, minutes) = (day(-dice.number(300)), 7 + 2 * dice.number(140));
                words.activity(&mut dice, format!("a{place:03}"), date, minutes)
            });
            let made = made.collect();
            let portfolio = portfolio(vec![licence("l", &set, day(200))], made);
            assert!(assess(&portfolio, &library).optimal, "{activities} activities, seed {seed}");
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
        let mut turned = assess(&turned, library);
        // The ledger keeps the portfolio's own order: all else is the same.
        for cycle in turned.licences.iter_mut().flat_map(|licence| &mut licence.cycles) {
            cycle.ledger.reverse();
        }
        assert_eq!(json(&turned), json(report), "{}", portfolio.licences[0].rule_set);
    });
}

/// What is missing of rows that hours can meet, without and with unknowns: one day more may ask for one reflection more,
/// and may part one long gap into two.
fn met_by_hours(cycle: &CycleReport) -> (i64, i64) {
    let sum = |unknown: bool| -> i64 {
        let rows = cycle.requirements.iter().filter(|row| !["task", "attestation", "spread"].contains(&row.kind));
        let rows = rows.filter(|row| row.unknowns.iter().any(|asked| asked != "category_not_given") == unknown);
        rows.map(|row| row.missing * if row.unit == Unit::Hour { 1 } else { 100 }).sum()
    };
    (sum(false), sum(true))
}

#[test]
fn an_hour_more_never_leaves_more_missing() {
    let library = Library::builtin();
    let mut better = 0;
    for (place, set) in library.sets().enumerate() {
        let words = Words::of(&[set]);
        let mut dice = Dice(place as u64);
        for turn in 0..6 {
            let mut portfolio = some(&set.id, 1_000 + 10 * place as u64 + turn);
            let before = assess(&portfolio, library);
            let date = day(-dice.number(300));
            let more = words.activity(&mut dice, "more".into(), date, 60);
            // A class may be worth something once only, or the whole; a course is an hour more.
            portfolio.activities.push(Activity { activity: "course".into(), ..more });
            let after = assess(&portfolio, library);
            for (a, b) in before.licences[0].cycles.iter().zip(&after.licences[0].cycles) {
                let (before, after) = (met_by_hours(a), met_by_hours(b));
                assert!(after <= before, "{}, turn {turn}: {before:?}, then {after:?}", set.id);
                better += usize::from(after < before);
            }
        }
    }
    assert!(better > 200, "{better}");
}

#[test]
fn sums_agree() {
    everywhere(|portfolio, report| {
        let place = &portfolio.licences[0].rule_set;
        let mut missing = (0, 0);
        for cycle in &report.licences[0].cycles {
            let of_ledger = |of: &dyn Fn(&Line) -> i64| cycle.ledger.iter().map(of).sum::<i64>();
            assert_eq!(of_ledger(&|line| line.counted), cycle.objective.now.counted, "{place}");
            assert_eq!(of_ledger(&|line| line.counted_if_planned), cycle.objective.with_planned.counted, "{place}");
            for row in &cycle.requirements {
                assert!((0..=row.required.max(row.missing)).contains(&row.missing), "{place} {}", row.id);
                assert!(
                    row.state == State::NotApplicable || row.missing_if_planned <= row.missing,
                    "{place} {}",
                    row.id
                );
                if row.kind != "spread" {
                    assert_eq!(row.counted, row.required - row.missing, "{place} {}", row.id);
                    assert_eq!(row.with_planned, row.required - row.missing_if_planned, "{place} {}", row.id);
                }
            }
            let hours = cycle.requirements.iter().filter(|row| row.unit == Unit::Hour);
            for row in hours {
                missing = (missing.0 + row.missing, missing.1 + row.missing_if_planned);
            }
        }
        assert_eq!((report.totals.missing, report.totals.missing_if_planned), missing, "{place}");
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
