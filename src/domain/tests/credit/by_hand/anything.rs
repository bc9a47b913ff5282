//! Portfolios with everything in them: pins, lots carried in, tasks, answers, two licences of a board, open windows. Whatever
//! is asked, the figures agree with each other.

use super::*;
use crate::made::{Dice, Words, activity, as_of, day, licence, portfolio};
use domain::credit::Report;
use domain::credit::portfolio::*;
use std::collections::BTreeMap;

fn made(sets: &[&RuleSet], dice: &mut Dice) -> Portfolio {
    let words = Words::of(sets).with_courses(2);
    let rules: Vec<_> = sets.iter().flat_map(|set| &set.rule).collect();
    let mut licences: Vec<Licence> = sets
        .iter()
        .enumerate()
        .map(|(place, set)| licence(&format!("l{place}"), set, day(dice.number(700) - 60)))
        .collect();
    for (licence, set) in licences.iter_mut().zip(sets) {
        licence.title = dice.pick(&set.titles).clone();
        licence.issued_on = day(-(1 + [400, 900, 5000][dice.roll(3)] + dice.number(300)));
        licence.expires_on = licence.expires_on.filter(|end| *end > licence.issued_on);
        licence.applications_received = (0..dice.roll(3)).map(|_| day(-dice.number(900))).collect();
        licence.carried_in = (0..dice.roll(3))
            .map(|_| CarriedIn {
                hours: 1 + dice.number(900),
                topics: vec![dice.pick(&words.topics).clone()],
                cycles_ago: 1,
            })
            .collect();
        for rule in &set.rule {
            if dice.roll(3) == 0 {
                let last = if dice.roll(2) == 0 { LastMet::Never } else { LastMet::On(day(-dice.number(3000))) };
                licence.last_met.insert(rule.id.clone(), last);
            }
        }
    }
    let mut activities: Vec<Activity> = Vec::new();
    for index in 0..3 + dice.roll(8) {
        let date = if dice.roll(4) == 0 { day(1 + dice.number(300)) } else { day(-dice.number(1000)) };
        let minutes = 7 * (1 + dice.number(120));
        let mut own = words.activity(dice, format!("a{index}"), date, minutes);
        own.categories = (0..dice.roll(3)).map(|_| dice.pick(&words.groups).clone()).collect();
        own.first_time = [Some(true), Some(false), None][dice.roll(3)];
        own.repeat_key = (dice.roll(3) == 0).then(|| "again".to_owned());
        if dice.roll(5) == 0 && minutes > 60 && own.status == Status::Completed {
            own.days =
                vec![Day { date: date - chrono::Duration::days(40), minutes: 60 }, Day { date, minutes: minutes - 60 }];
        }
        activities.push(own);
    }
    activities.push(activity("plain", day(-20), 300));
    let mut made = portfolio(licences, activities);
    for (place, set) in sets.iter().enumerate() {
        let cycles = domain::credit::evaluated(set, &made.licences[place], &made.person, as_of());
        for _ in 0..dice.roll(4) {
            let activity = dice.pick(&made.activities).id.clone();
            let licence = made.licences[place].id.clone();
            let cycle = (!cycles.is_empty()).then(|| dice.pick(&cycles).end);
            let requirement = (!set.rule.is_empty()).then(|| dice.pick(&set.rule).id.clone());
            let (effect, cycle, requirement) = match dice.roll(5) {
                0 => (Effect::Forbid, None, None),
                1 => (Effect::Forbid, cycle, None),
                2 => (Effect::Forbid, None, requirement),
                3 => (Effect::Force, None, requirement),
                _ => (Effect::Force, cycle, None),
            };
            let hours = (effect == Effect::Force && cycle.is_some() && dice.roll(2) == 0).then(|| dice.number(500));
            if effect == Effect::Forbid || cycle.is_some() || requirement.is_some() {
                made.pins.push(Pin { activity, licence, effect, cycle, requirement, hours });
            }
        }
    }
    for rule in &rules {
        for task in rule.task.iter().chain(rule.options.iter().filter_map(|choice| choice.task.as_ref())) {
            if dice.roll(2) == 0 {
                made.tasks.push(Task {
                    task: task.clone(),
                    date: day(100 - dice.number(500)),
                    count: 1 + dice.number(3),
                    licence: None,
                });
            }
        }
        for slug in &rule.applies {
            made.person.conditions.insert(slug.clone(), [Answer::Yes, Answer::No, Answer::Unknown][dice.roll(3)]);
        }
    }
    made
}

fn agrees(report: &Report, told: &str) {
    assert!(report.optimal, "{told}");
    for licence in &report.licences {
        let mut used: BTreeMap<&str, (i64, i64, i64)> = BTreeMap::new();
        for cycle in &licence.cycles {
            for row in &cycle.requirements {
                let most = if row.kind == "spread" { i64::MAX } else { row.required };
                for missing in [row.missing, row.missing_if_planned] {
                    assert!((0..=most).contains(&missing), "{}: {told}", row.id);
                }
                assert_eq!(
                    (row.counted, row.with_planned),
                    (row.required - row.missing, row.required - row.missing_if_planned)
                );
            }
            for line in &cycle.ledger {
                let (counted, outside) = match line.status {
                    Status::Completed => (line.counted, line.outside),
                    Status::Planned => (line.counted_if_planned, line.outside_if_planned),
                };
                let rest: i64 = line.uncounted.iter().map(|why| why.hours).sum();
                assert_eq!(line.earned, counted + outside + rest, "{}: {told}", line.activity);
                let sum = used.entry(&line.activity).or_default();
                sum.0 += line.counted + line.outside;
                sum.1 += line.counted_if_planned + line.outside_if_planned;
                sum.2 = sum.2.max(line.earned);
            }
            for limit in &cycle.limits {
                assert!(
                    limit.used <= limit.cap && limit.used_if_planned <= limit.cap_if_planned,
                    "{}: {told}",
                    limit.id
                );
            }
            assert!((0..=cycle.objective.now.counted).contains(&cycle.carry_out.hours), "{told}");
        }
        for (activity, (now, planned, earned)) in used {
            assert!(now <= earned && planned <= earned, "{activity} is used twice: {told}");
        }
    }
}

#[test]
fn figures_agree_whatever_is_asked() {
    let library = Library::builtin();
    let sets: Vec<&RuleSet> = library.sets().collect();
    let mut dice = Dice(7);
    let (mut two, mut groups) = (0, 0);
    for (place, set) in sets.iter().enumerate() {
        let sister = sets.iter().find(|other| other.board == set.board && other.id != set.id);
        // Where windows have days of their own, several cycles are often open.
        let turns = if set.cycle.window.is_some() { 20 } else { 3 };
        for turn in 0..turns {
            let together: Vec<&RuleSet> = match turn % 2 {
                0 => vec![set],
                _ => vec![set, sister.unwrap_or(set)],
            };
            let portfolio = made(&together, &mut dice);
            let told = format!("{} {place} {turn}: {}", set.id, serde_json::to_string(&portfolio).unwrap_or_default());
            domain::credit::check_portfolio(&portfolio, library).unwrap_or_else(|error| panic!("{error}: {told}"));
            let report = assess(&portfolio, library);
            agrees(&report, &told);
            two += report.licences.iter().filter(|licence| licence.cycles.len() > 1).count();
            groups += report.groups.len();
        }
    }
    assert!(two > 5 && groups > 2, "{two} {groups}");
}
