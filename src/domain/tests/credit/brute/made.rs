//! Small portfolios: one to four activities of whole hours, in the words that a rule set itself uses.

use crate::made::{self, Dice, Words, day, on};
use domain::credit::Portfolio;
use domain::credit::portfolio::*;
use domain::rules::{RuleKind, RuleSet};

/// Portfolios a title.
pub const TRIES: usize = 3;

pub fn portfolio(set: &RuleSet, title: &str, seed: u64) -> Portfolio {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let split: Vec<&String> =
        set.rule.iter().filter(|rule| rule.kind == RuleKind::CreditSplit).flat_map(|rule| &rule.activities).collect();
    let mut words = Words::of(&[set]).with_courses(2);
    words.topics.push("couples".into());
    words.providers.push("state_board".into());
    words.classes.retain(|class| !split.contains(&class));
    let scale = usize::try_from(set.total.hours.0 / 100).unwrap_or(0).clamp(6, 40);
    // One case in four is small enough for every hundredth: what shares of hours claimed come to.
    let moves = set.rule.iter().any(|rule| rule.of == Some(domain::rules::ShareOf::HoursClaimed));
    let count = if moves { 1 + dice.roll(2) } else { 1 + dice.roll(4) };
    let mut activities: Vec<Activity> = (0..count)
        .map(|index| {
            let planned = dice.roll(5) == 0;
            let days = dice.number(8) * 9;
            let hours = 1 + dice.number(scale * 4 / (count + 1));
            let mut topic = || dice.pick(&words.topics).clone();
            let (first, second) = (topic(), topic());
            let segments = match dice.roll(4) {
                0 => vec![on(vec![first]), on(vec![second])],
                1 => vec![on(vec![first, second])],
                _ => vec![on(vec![first])],
            };
            let date = if planned { day(1 + days / 3) } else { day(-days) };
            let title = if dice.roll(2) == 0 { "Ethics and law" } else { "A day" };
            let evidence = ["certificate_names_topic".to_owned(), "named_course".to_owned()];
            Activity {
                title: Some(title.into()),
                activity: dice.pick(&words.classes).clone(),
                delivery: (dice.roll(8) > 0).then(|| dice.pick(&words.deliveries).clone()),
                providers: vec![dice.pick(&words.providers).clone()],
                categories: if dice.roll(3) == 0 {
                    vec![]
                } else {
                    vec![format!("{}/{}", set.id, dice.pick(&words.groups))]
                },
                amount: Some(Amount {
                    credit: Some(hours * if moves { 8 } else { 100 }),
                    unit: Some("hour".into()),
                    minutes: None,
                }),
                segments,
                repeat_key: (dice.roll(6) == 0).then(|| "again".into()),
                first_time: if dice.roll(6) == 0 { None } else { Some(true) },
                evidence: if dice.roll(3) == 0 { evidence.to_vec() } else { vec![] },
                ..made::activity(&format!("a{index}"), date, 0)
            }
        })
        .collect();
    activities.reverse();
    let carried_in = if dice.roll(3) == 0 {
        let hours = 100 * (1 + dice.number(scale / 2)) / if moves { 10 } else { 1 };
        vec![CarriedIn { hours, topics: vec![dice.pick(&words.topics).clone()], cycles_ago: 1 }]
    } else {
        vec![]
    };
    let pins = pins(set, &mut dice);
    let asked = set.rule.iter().flat_map(|rule| &rule.applies);
    let mut conditions = std::collections::BTreeMap::new();
    for slug in asked.chain(set.total_variant.iter().flat_map(|variant| &variant.applies)) {
        conditions.insert(slug.clone(), [Answer::Yes, Answer::Yes, Answer::No, Answer::Unknown][dice.roll(4)]);
    }
    let expires_on = ["2027-06-30", "2027-01-31", "2026-12-31"][dice.roll(3)].parse().expect("a date");
    let licence = Licence {
        title: title.into(),
        issued_on: "2009-03-01".parse().expect("a date"),
        carried_in,
        bases: [("client_hours".to_owned(), 10_000)].into(),
        ..made::licence("l", set, expires_on)
    };
    let portfolio = made::portfolio(vec![licence], activities);
    Portfolio { person: Person { conditions, ..portfolio.person.clone() }, pins, ..portfolio }
}

/// Now and then one activity is forced to a rule, or kept from it.
fn pins(set: &RuleSet, dice: &mut Dice) -> Vec<Pin> {
    let minimums: Vec<&str> =
        set.rule.iter().filter(|rule| rule.kind == RuleKind::TopicMinimum).map(|rule| rule.id.as_str()).collect();
    if minimums.is_empty() || dice.roll(5) > 0 {
        return vec![];
    }
    let effect = if dice.roll(2) == 0 { Effect::Force } else { Effect::Forbid };
    let requirement = Some((*dice.pick(&minimums)).to_owned());
    vec![Pin { activity: "a0".into(), licence: "l".into(), effect, cycle: None, requirement, hours: None }]
}
