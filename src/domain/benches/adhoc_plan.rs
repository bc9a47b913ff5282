//! Plans of sixty candidates for four licences: how many are proved within a second, and the slowest.
//!
//! `cargo bench -p domain --bench plan`. The share comes first, then divan's own figures for a few of the same.

mod clock;
#[path = "../tests/made.rs"]
mod made;

use domain::credit::plan::{Candidate, Catalogue, Outcome};
use domain::credit::portfolio::*;
use domain::credit::{Plan, plan};
use domain::rules::{Library, RuleSet};
use made::{Dice, Words, day};
use std::time::Duration;

const INSTANCES: usize = 100;

fn main() {
    let args: Vec<String> = std::env::args().collect();
    let from: u64 = args[1].parse().unwrap(); let to: u64 = args[2].parse().unwrap();
    let kind = args.get(3).cloned().unwrap_or_default();
    FILTER.set(kind).unwrap();
    let mut times = vec![]; let mut unproved = 0; let mut blocked = 0;
    for seed in from..to {
        let mut found = None;
        let time = clock::clock(|| found = Some(solve(seed)));
        let plan = found.unwrap();
        let bought = matches!(&plan.outcome, Outcome::Buy { chosen, .. } if !chosen.is_empty());
        if !bought { blocked += 1; if time < Duration::from_millis(300) && plan.optimal {continue;} }
        if !plan.optimal { unproved += 1; }
        if time > Duration::from_secs(1) || !plan.optimal {
            let (p, _) = instance(seed);
            println!("seed {seed} {time:?} optimal {} bought {bought} {:?}", plan.optimal, p.licences.iter().map(|l| l.rule_set.clone()).collect::<Vec<_>>());
        }
        times.push(time);
    }
    times.sort();
    let quick = times.iter().filter(|t| **t <= Duration::from_secs(1)).count();
    println!("{} timed, {quick} within 1 s, unproved {unproved}, blocked {blocked}, median {:?} p90 {:?} slowest {:?}", times.len(), times[times.len()/2], times[times.len()*9/10], times[times.len()-1]);
}
static FILTER: std::sync::OnceLock<String> = std::sync::OnceLock::new();

fn solve(seed: u64) -> Plan {
    let (portfolio, catalogue) = instance(seed);
    plan(&portfolio, &catalogue, Library::builtin())
}

/// Four licences of any boards, an almost empty portfolio, sixty candidates that speak of what these boards ask.
fn instance(seed: u64) -> (Portfolio, Catalogue) {
    let library = Library::builtin();
    let mut dice = Dice(seed * 7_907 + 5);
    let kind = FILTER.get().unwrap().as_str();
    let keep = |set: &&RuleSet| match kind { "moves" => set.rule.iter().any(|r| r.of == Some(domain::rules::ShareOf::HoursClaimed) || r.of == Some(domain::rules::ShareOf::DistanceHours)), "single" => set.rule.iter().any(|r| r.kind == domain::rules::RuleKind::ExclusiveUse || r.exclusive_group.is_some()), "" => true, other => set.id.starts_with(other) };
    let names: Vec<&str> = library.sets().filter(keep).map(|set| set.id.as_str()).collect();
    let sets: Vec<&RuleSet> =
        (0..4).map(|_| library.get(dice.pick::<&str>(&names)).expect("the set is there")).collect();
    let words = Words::of(&sets).once().with_courses(40);
    let licences = sets.iter().enumerate().map(|(place, set)| Licence {
        last_met: set.rule.iter().map(|rule| (rule.id.clone(), LastMet::Never)).collect(),
        bases: set.rule.iter().filter_map(|rule| Some((rule.base.clone()?, 2_000))).collect(),
        ..made::licence(&format!("l{place}"), set, day(120 + dice.number(300)))
    });
    let licences = licences.collect();
    let activity = |dice: &mut Dice, id: String, date, status| {
        let minutes = 60 + dice.number(270);
        let made = words.activity(dice, id, date, minutes);
        Activity {
            delivery: Some((*dice.pick(&["in_person", "live_online", "live_online", "async_online"])).to_owned()),
            providers: words.providers.iter().filter(|_| dice.roll(2) == 0).cloned().collect(),
            categories: vec![dice.pick(&words.groups).clone()],
            segments: vec![made::on((0..1 + dice.roll(2)).map(|_| dice.pick(&words.topics).clone()).collect())],
            status,
            ..made
        }
    };
    let done = (0..2).map(|place| {
        let date = day(-dice.number(300));
        activity(&mut dice, format!("a{place}"), date, Status::Completed)
    });
    let done = done.collect();
    let candidates = (0..60).map(|place| {
        let date = day(dice.number(120));
        let activity = activity(&mut dice, format!("c{place}"), date, Status::Planned);
        let hours = activity.amount.as_ref().and_then(|amount| amount.minutes).expect("minutes") / 30;
        // By the hour, almost by the hour, all the same, or anything.
        let cost = match seed % 4 {
            0 => hours * 1_000,
            1 => hours * 1_000 + dice.number(12) * 100,
            2 => 4_900,
            _ => hours * (700 + dice.number(1_800)) + dice.number(20) * 100,
        };
        Candidate { activity, cost }
    });
    let candidates = candidates.collect();
    (made::portfolio(licences, done), Catalogue { candidates, ..Catalogue::default() })
}
