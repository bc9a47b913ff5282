//! What must hold for any portfolio, tried on many made by a small generator with a fixed seed, on every rule set.

use domain::credit::portfolio::*;
use domain::credit::{Report, assess};
use domain::rules::Library;
use domain::vocabulary::Vocabulary;

/// A linear congruential generator: the same portfolios on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }
}

fn portfolio(set: &str, seed: u64) -> Portfolio {
    let library = Library::builtin();
    let rules = library.get(set).expect("the set is there");
    let vocabulary = Vocabulary::builtin();
    let mut dice = Dice(seed);
    let topics: Vec<&str> =
        rules.rule.iter().flat_map(|rule| rule.topics.iter().map(String::as_str)).chain(["cbt"]).collect();
    let classes: Vec<&str> = rules
        .rule
        .iter()
        .flat_map(|rule| rule.activities.iter().map(String::as_str))
        .chain(["course", "course"])
        .collect();
    let deliveries: Vec<&str> = vocabulary.deliveries.iter().map(|delivery| delivery.slug.as_str()).collect();
    let providers: Vec<&str> = rules
        .rule
        .iter()
        .flat_map(|rule| rule.providers.iter().chain(&rule.restrict_providers).map(String::as_str))
        .chain(["apa"])
        .collect();
    let as_of = "2026-11-23".parse().unwrap();
    let activities = (0..3 + dice.roll(8)).map(|index| {
        let planned = dice.roll(5) == 0;
        let days = i64::try_from(dice.roll(900)).unwrap_or(0);
        let date =
            if planned { as_of + chrono::Duration::days(1 + days / 6) } else { as_of - chrono::Duration::days(days) };
        Activity {
            id: format!("a{index}"),
            title: Some("Ethics".into()),
            activity: (*dice.pick(&classes)).to_owned(),
            delivery: Some((*dice.pick(&deliveries)).to_owned()),
            providers: vec![(*dice.pick(&providers)).to_owned()],
            categories: vec![],
            date,
            days: vec![],
            amount: Some(Amount {
                minutes: Some(30 * i64::try_from(1 + dice.roll(16)).unwrap_or(1)),
                ..Amount::default()
            }),
            segments: vec![Segment { share: Some(1), topics: vec![(*dice.pick(&topics)).to_owned()], minutes: None }],
            status: if planned { Status::Planned } else { Status::Completed },
            repeat_key: None,
            first_time: Some(true),
            own_practice_minutes: None,
            group_size: None,
            preparation_minutes: None,
            relevant_to: vec![],
            evidence: vec![],
        }
    });
    Portfolio {
        schema: 1,
        as_of,
        person: Person { birth_month: Some(5), birth_day: Some(9), ..Person::default() },
        licences: vec![Licence {
            id: "l".into(),
            rule_set: set.into(),
            title: rules.titles[0].clone(),
            issued_on: "2015-03-01".parse().unwrap(),
            expires_on: Some("2027-06-30".parse().unwrap()),
            number_parity: None,
            first_renewal: FirstRenewalChoice::Auto,
            applications_received: vec![],
            carried_in: vec![],
            last_met: Default::default(),
            bases: Default::default(),
        }],
        activities: activities.collect(),
        tasks: vec![],
        pins: vec![],
    }
}

fn everywhere(check: impl Fn(&Portfolio, &Report)) {
    let library = Library::builtin();
    for (place, set) in library.sets().enumerate() {
        let portfolio = portfolio(&set.id, 77 + place as u64);
        check(&portfolio, &assess(&portfolio, library));
    }
}

#[test]
fn every_answer_is_proved() {
    everywhere(|portfolio, report| assert!(report.optimal, "{}", portfolio.licences[0].rule_set));
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
