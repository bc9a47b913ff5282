//! Made-up portfolios in the words that rule sets themselves use, the same on every machine: for tests and benchmarks.

#![allow(dead_code, reason = "tests and benchmarks each use a part")]

use chrono::NaiveDate;
use domain::credit::portfolio::*;
use domain::rules::{Library, Rule, RuleSet};
use domain::vocabulary::Vocabulary;
use std::collections::BTreeSet;

/// A linear congruential generator.
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % sides
    }

    /// The same as a number of days, minutes or cents.
    pub fn number(&mut self, sides: usize) -> i64 {
        i64::try_from(self.roll(sides)).expect("31 bits")
    }

    pub fn pick<'a, T>(&mut self, list: &'a [T]) -> &'a T {
        &list[self.roll(list.len())]
    }
}

/// The day of every question.
pub fn as_of() -> NaiveDate {
    "2026-11-23".parse().expect("a date")
}

pub fn day(days: i64) -> NaiveDate {
    as_of() + chrono::Duration::days(days)
}

/// What some sets' rules speak of, with what is usual beside it.
pub struct Words {
    pub topics: Vec<String>,
    pub classes: Vec<String>,
    pub providers: Vec<String>,
    pub groups: Vec<String>,
    pub deliveries: Vec<String>,
}

impl Words {
    /// All that the rules name, as often as they do.
    pub fn of(sets: &[&RuleSet]) -> Self {
        let words = |of: &dyn Fn(&Rule) -> Vec<String>, usual: &str| -> Vec<String> {
            sets.iter().flat_map(|set| &set.rule).flat_map(of).chain([usual.to_owned()]).collect()
        };
        Self {
            topics: words(&|rule| rule.topics.clone(), "cbt"),
            classes: words(&|rule| rule.activities.clone(), "course"),
            providers: words(&|rule| [rule.providers.clone(), rule.restrict_providers.clone()].concat(), "apa"),
            groups: words(&|rule| rule.groups.clone(), "other"),
            deliveries: Vocabulary::builtin().deliveries.iter().map(|delivery| delivery.slug.clone()).collect(),
        }
    }

    /// Each word once.
    pub fn once(mut self) -> Self {
        for list in [&mut self.topics, &mut self.classes, &mut self.providers, &mut self.groups] {
            *list = std::mem::take(list).into_iter().collect::<BTreeSet<String>>().into_iter().collect();
        }
        self
    }

    /// A usual class as often as to make it usual.
    pub fn with_courses(mut self, courses: usize) -> Self {
        self.classes.extend(vec!["course".to_owned(); courses]);
        self
    }

    /// A course of any kind that the rules speak of.
    pub fn activity(&self, dice: &mut Dice, id: String, date: NaiveDate, minutes: i64) -> Activity {
        Activity {
            activity: dice.pick(&self.classes).clone(),
            delivery: Some(dice.pick(&self.deliveries).clone()),
            providers: vec![dice.pick(&self.providers).clone()],
            segments: vec![on(vec![dice.pick(&self.topics).clone()])],
            ..activity(&id, date, minutes)
        }
    }
}

/// A completed course on ethics, of which nothing else is known.
pub fn activity(id: &str, date: NaiveDate, minutes: i64) -> Activity {
    Activity {
        id: id.to_owned(),
        title: Some("Ethics".into()),
        activity: "course".into(),
        delivery: Some("in_person".into()),
        providers: vec![],
        categories: vec![],
        date,
        days: vec![],
        amount: Some(Amount { minutes: Some(minutes), ..Amount::default() }),
        segments: vec![on(vec![])],
        status: if date > as_of() { Status::Planned } else { Status::Completed },
        repeat_key: None,
        first_time: Some(true),
        own_practice_minutes: None,
        group_size: None,
        preparation_minutes: None,
        relevant_to: vec![],
        evidence: vec![],
    }
}

/// One of equal shares on these topics.
pub fn on(topics: Vec<String>) -> Segment {
    Segment { share: Some(1), minutes: None, topics }
}

/// A licence held for years, with the set's first title.
pub fn licence(id: &str, set: &RuleSet, expires_on: NaiveDate) -> Licence {
    Licence {
        id: id.to_owned(),
        rule_set: set.id.clone(),
        title: set.titles[0].clone(),
        issued_on: "2012-03-01".parse().expect("a date"),
        expires_on: Some(expires_on),
        number_parity: None,
        first_renewal: FirstRenewalChoice::Auto,
        applications_received: vec![],
        carried_in: vec![],
        last_met: Default::default(),
        bases: Default::default(),
    }
}

pub fn portfolio(licences: Vec<Licence>, activities: Vec<Activity>) -> Portfolio {
    Portfolio {
        schema: 1,
        as_of: as_of(),
        person: Person { birth_month: Some(5), birth_day: Some(9), ..Person::default() },
        licences,
        activities,
        tasks: vec![],
        pins: vec![],
    }
}

/// What the activities of some years are like.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Live courses: no cap is reached.
    NothingBinds,
    /// Every delivery and class that the rules speak of, long enough that caps bind, in quarters of hours.
    Anything,
    /// The same, in odd minutes: shares of what is claimed come to no whole hundredth.
    Odd,
}

/// So many activities of two years, for one licence of each set.
pub fn years(sets: &[&str], activities: usize, mix: Mix, seed: u64) -> Portfolio {
    let library = Library::builtin();
    let rules: Vec<&RuleSet> = sets.iter().map(|set| library.get(set).expect("the set is there")).collect();
    let words = Words::of(&rules).with_courses(7);
    let mut dice = Dice(20_261_123 + seed * 7_919);
    let made = (0..activities).map(|index| {
        let date = day(-dice.number(700));
        let minutes = if mix == Mix::Odd { 31 + 2 * dice.number(140) } else { 15 * (4 + dice.number(20)) };
        let mut made = words.activity(&mut dice, format!("a{index:04}"), date, minutes);
        made.title = Some(format!("Course {index}"));
        made.categories = (0..dice.roll(3)).map(|_| dice.pick(&words.groups).clone()).collect();
        if mix == Mix::NothingBinds {
            made.activity = "course".into();
            made.delivery = Some("in_person".into());
        }
        made
    });
    let made = made.collect();
    let licences = rules.iter().enumerate().map(|(place, set)| licence(&format!("l{place}"), set, day(38)));
    portfolio(licences.collect(), made)
}

/// Some activities of one licence, done and planned.
pub fn some(set: &str, seed: u64) -> Portfolio {
    let rules = Library::builtin().get(set).expect("the set is there");
    let words = Words::of(&[rules]).with_courses(1);
    let mut dice = Dice(seed);
    let made = (0..3 + dice.roll(8)).map(|index| {
        let planned = dice.roll(5) == 0;
        let days = dice.number(900);
        let date = if planned { day(1 + days / 6) } else { day(-days) };
        let minutes = 30 * (1 + dice.number(16));
        words.activity(&mut dice, format!("a{index}"), date, minutes)
    });
    let made = made.collect();
    portfolio(vec![licence("l", rules, "2027-06-30".parse().expect("a date"))], made)
}
