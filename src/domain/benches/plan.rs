//! Plans of sixty candidates for four licences: how many are proved within a second, and the slowest.
//!
//! `cargo bench -p domain --bench plan`. The share comes first, then divan's own figures for a few of the same.

#![allow(clippy::disallowed_methods, reason = "a benchmark reads the clock; the domain does not")]

use chrono::NaiveDate;
use domain::credit::plan::{Candidate, Catalogue, Outcome};
use domain::credit::portfolio::*;
use domain::credit::{Plan, plan};
use domain::rules::Library;
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const INSTANCES: usize = 100;

/// A linear congruential generator: the same instances on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: i64) -> i64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from(self.0 >> 33).expect("31 bits") % sides
    }

    fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[usize::try_from(self.roll(i64::try_from(list.len()).expect("short"))).expect("not negative")]
    }
}

fn main() {
    // What is blocked is answered at once: only instances with something to search for are timed.
    let timed = (0..).filter_map(|seed| {
        let start = Instant::now();
        let plan = solve(seed);
        let bought = matches!(&plan.outcome, Outcome::Buy { chosen, .. } if !chosen.is_empty());
        bought.then_some((start.elapsed(), seed, plan.optimal))
    });
    let mut times: Vec<(Duration, u64, bool)> = timed.take(INSTANCES).collect();
    times.sort();
    let quick = times.iter().filter(|(time, _, optimal)| *time <= Duration::from_secs(1) && *optimal).count();
    let proved = times.iter().filter(|(_, _, optimal)| *optimal).count();
    let (slowest, seed, _) = times[times.len() - 1];
    println!("{quick} of {INSTANCES} proved within 1 s, {proved} proved in all");
    println!("median {:?}, slowest {slowest:?} (instance {seed})", times[times.len() / 2].0);
    divan::main();
}

#[divan::bench(args = [0, 1, 2], sample_count = 10)]
fn sixty_candidates_for_four_licences(seed: u64) -> Plan {
    solve(seed)
}

fn solve(seed: u64) -> Plan {
    let (portfolio, catalogue) = instance(seed);
    plan(&portfolio, &catalogue, Library::builtin())
}

/// Four licences of any boards, an almost empty portfolio, sixty candidates that speak of what these boards ask.
fn instance(seed: u64) -> (Portfolio, Catalogue) {
    let library = Library::builtin();
    let mut dice = Dice(seed * 7_907 + 5);
    let names: Vec<&str> = library.sets().map(|set| set.id.as_str()).collect();
    let sets: Vec<&domain::rules::RuleSet> =
        (0..4).map(|_| library.get(dice.pick::<&str>(&names)).expect("the set is there")).collect();
    let as_of: NaiveDate = "2026-11-23".parse().expect("a date");
    let day = |days: i64| as_of + chrono::Duration::days(days);
    let licences: Vec<Licence> = sets
        .iter()
        .enumerate()
        .map(|(place, set)| Licence {
            id: format!("l{place}"),
            rule_set: set.id.clone(),
            title: set.titles[0].clone(),
            issued_on: "2012-03-01".parse().expect("a date"),
            expires_on: Some(day(120 + dice.roll(300))),
            number_parity: None,
            first_renewal: FirstRenewalChoice::Auto,
            applications_received: vec![],
            carried_in: vec![],
            last_met: set.rule.iter().map(|rule| (rule.id.clone(), LastMet::Never)).collect(),
            bases: set.rule.iter().filter_map(|rule| Some((rule.base.clone()?, 2_000))).collect(),
        })
        .collect();
    let rules = || sets.iter().flat_map(|set| &set.rule);
    let list = |of: &dyn Fn(&domain::rules::Rule) -> Vec<String>| -> Vec<String> {
        rules().flat_map(of).collect::<BTreeSet<String>>().into_iter().collect()
    };
    let topics = list(&|rule| rule.topics.clone());
    let groups = [list(&|rule| rule.groups.clone()), vec!["other".into()]].concat();
    let classes = [list(&|rule| rule.activities.clone()), vec!["course".into(); 40]].concat();
    let providers = list(&|rule| [rule.providers.clone(), rule.restrict_providers.clone()].concat());
    let activity = |dice: &mut Dice, id: String, date: NaiveDate, status: Status| Activity {
        id,
        title: Some("Ethics".into()),
        activity: dice.pick(&classes).clone(),
        delivery: Some((*dice.pick(&["in_person", "live_online", "live_online", "async_online"])).to_owned()),
        providers: providers.iter().filter(|_| dice.roll(2) == 0).cloned().collect(),
        categories: vec![dice.pick(&groups).clone()],
        date,
        days: vec![],
        amount: Some(Amount { minutes: Some(60 + dice.roll(270)), ..Amount::default() }),
        segments: vec![Segment {
            share: Some(1),
            topics: (0..1 + dice.roll(2))
                .filter_map(|_| topics.get(dice.roll(topics.len() as i64 + 1) as usize))
                .cloned()
                .collect(),
            minutes: None,
        }],
        status,
        repeat_key: None,
        first_time: Some(true),
        own_practice_minutes: None,
        group_size: None,
        preparation_minutes: None,
        relevant_to: vec![],
        evidence: vec![],
    };
    let done = (0..2).map(|place| {
        let date = day(-dice.roll(300));
        activity(&mut dice, format!("a{place}"), date, Status::Completed)
    });
    let activities = done.collect();
    let candidates = (0..60).map(|place| {
        let date = day(dice.roll(120));
        let activity = activity(&mut dice, format!("c{place}"), date, Status::Planned);
        let hours = activity.amount.as_ref().and_then(|amount| amount.minutes).expect("minutes") / 30;
        // By the hour, almost by the hour, all the same, or anything.
        let cost = match seed % 4 {
            0 => hours * 1_000,
            1 => hours * 1_000 + dice.roll(12) * 100,
            2 => 4_900,
            _ => hours * (700 + dice.roll(1_800)) + dice.roll(20) * 100,
        };
        Candidate { activity, cost }
    });
    let candidates = candidates.collect();
    let person = Person { birth_month: Some(5), birth_day: Some(9), ..Person::default() };
    let portfolio = Portfolio { schema: 1, as_of, person, licences, activities, tasks: vec![], pins: vec![] };
    (portfolio, Catalogue { candidates, ..Catalogue::default() })
}
