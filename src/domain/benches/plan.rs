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
    // What is blocked is answered at once: only instances with something to search for are timed.
    let timed = (0..).filter_map(|seed| {
        let mut found = None;
        let time = clock::clock(|| found = Some(solve(seed)));
        let plan = found?;
        let bought = matches!(&plan.outcome, Outcome::Buy { chosen, .. } if !chosen.is_empty());
        bought.then_some((time, seed, plan.optimal))
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
