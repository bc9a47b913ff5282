//! Portfolios for the benchmarks, from a generator with a fixed seed.

use domain::credit::portfolio::*;
use domain::rules::Library;
use domain::vocabulary::Vocabulary;
use std::time::{Duration, Instant};

/// Four boards with caps by delivery, by activity and by category, minimums that exclude each other, and shares.
pub const FOUR: [&str; 4] = ["us-or-counselor", "us-ca-psychologist", "us-nj-social_worker", "us-ga-mft"];

/// What the activities are like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Live courses: no cap is reached.
    NothingBinds,
    /// Every delivery and class that the rules speak of, long enough that caps bind.
    Anything,
}

/// A linear congruential generator.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    fn pick(&mut self, list: &[&str]) -> String {
        list[self.roll(list.len())].to_owned()
    }
}

/// So many activities of four years, for one licence of each set.
pub fn portfolio(activities: usize, sets: &[&str], mix: Mix) -> Portfolio {
    let library = Library::builtin();
    let rules: Vec<_> = sets.iter().map(|set| library.get(set).expect("the set is there")).collect();
    let mut dice = Dice(20_261_123);
    let all = || rules.iter().flat_map(|set| &set.rule);
    let topics: Vec<&str> =
        all().flat_map(|rule| rule.topics.iter().map(String::as_str)).chain(["cbt", "trauma_treatment"]).collect();
    let classes: Vec<&str> =
        all().flat_map(|rule| rule.activities.iter().map(String::as_str)).chain(["course"; 8]).collect();
    let deliveries: Vec<&str> =
        Vocabulary::builtin().deliveries.iter().map(|delivery| delivery.slug.as_str()).collect();
    let providers: Vec<&str> = all()
        .flat_map(|rule| rule.providers.iter().chain(&rule.restrict_providers).map(String::as_str))
        .chain(["apa"])
        .collect();
    let own: Vec<&str> = all().flat_map(|rule| rule.groups.iter().map(String::as_str)).chain(["other"]).collect();
    let groups = |dice: &mut Dice| (0..dice.roll(3)).map(|_| dice.pick(&own)).collect();
    let as_of = "2026-11-23".parse().expect("a date");
    let made = (0..activities).map(|index| {
        let days = i64::try_from(dice.roll(700)).unwrap_or(0);
        let (class, delivery) = match mix {
            Mix::NothingBinds => ("course".to_owned(), "in_person".to_owned()),
            Mix::Anything => (dice.pick(&classes), dice.pick(&deliveries)),
        };
        Activity {
            id: format!("a{index:04}"),
            title: Some(format!("Course {index}")),
            activity: class,
            delivery: Some(delivery),
            providers: vec![dice.pick(&providers)],
            categories: groups(&mut dice),
            date: as_of - chrono::Duration::days(days),
            days: vec![],
            amount: Some(Amount {
                minutes: Some(15 * i64::try_from(4 + dice.roll(20)).unwrap_or(4)),
                ..Amount::default()
            }),
            segments: vec![Segment { share: Some(1), topics: vec![dice.pick(&topics)], minutes: None }],
            status: Status::Completed,
            repeat_key: None,
            first_time: Some(true),
            own_practice_minutes: None,
            group_size: None,
            preparation_minutes: None,
            relevant_to: vec![],
            evidence: vec![],
        }
    });
    let activities = made.collect();
    let licences = rules.iter().map(|set| Licence {
        id: set.id.clone(),
        rule_set: set.id.clone(),
        title: set.titles[0].clone(),
        issued_on: "2015-03-01".parse().expect("a date"),
        expires_on: Some("2026-12-31".parse().expect("a date")),
        number_parity: None,
        first_renewal: FirstRenewalChoice::Auto,
        applications_received: vec![],
        carried_in: vec![],
        last_met: Default::default(),
        bases: Default::default(),
    });
    Portfolio {
        schema: 1,
        as_of,
        person: Person { birth_month: Some(5), birth_day: Some(9), ..Person::default() },
        licences: licences.collect(),
        activities,
        tasks: vec![],
        pins: vec![],
    }
}

/// How long something takes once.
#[expect(clippy::disallowed_methods, reason = "a benchmark reads the clock; the domain does not")]
pub fn clock<T>(work: impl FnOnce() -> T) -> Duration {
    let start = Instant::now();
    divan::black_box(work());
    start.elapsed()
}
