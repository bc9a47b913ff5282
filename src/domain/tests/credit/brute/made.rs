//! Small portfolios: one to four activities of whole hours, in the words that a rule set itself uses.

use crate::properties::Dice;
use domain::credit::Portfolio;
use domain::credit::portfolio::*;
use domain::rules::{RuleKind, RuleSet};
use domain::vocabulary::Vocabulary;

/// Portfolios a title.
pub const TRIES: usize = 3;

pub fn portfolio(set: &RuleSet, title: &str, seed: u64) -> Portfolio {
    let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let words = |of: &dyn Fn(&domain::rules::Rule) -> Vec<String>, own: &[&str]| -> Vec<String> {
        set.rule.iter().flat_map(of).chain(own.iter().map(|&word| word.to_owned())).collect()
    };
    let split: Vec<&String> =
        set.rule.iter().filter(|rule| rule.kind == RuleKind::CreditSplit).flat_map(|rule| &rule.activities).collect();
    let topics = words(&|rule| rule.topics.clone(), &["cbt", "couples"]);
    let mut classes = words(&|rule| rule.activities.clone(), &["course", "course", "course"]);
    classes.retain(|class| !split.contains(&class));
    let providers =
        words(&|rule| [rule.providers.clone(), rule.restrict_providers.clone()].concat(), &["apa", "state_board"]);
    let groups = words(&|rule| rule.groups.clone(), &["other"]);
    let deliveries: Vec<String> =
        Vocabulary::builtin().deliveries.iter().map(|delivery| delivery.slug.clone()).collect();
    let scale = usize::try_from(set.total.hours.0 / 100).unwrap_or(0).clamp(6, 40);
    // One case in four is small enough for every hundredth: what shares of hours claimed come to.
    let moves = set.rule.iter().any(|rule| rule.of == Some(domain::rules::ShareOf::HoursClaimed));
    let as_of: chrono::NaiveDate = "2026-11-23".parse().unwrap();
    let count = if moves { 1 + dice.roll(2) } else { 1 + dice.roll(4) };
    let mut activities: Vec<Activity> = (0..count)
        .map(|index| {
            let planned = dice.roll(5) == 0;
            let days = i64::try_from(dice.roll(8) * 9).unwrap_or(0);
            let hours = 1 + dice.roll(scale * 4 / (count + 1));
            let mut topic = || dice.pick(&topics).clone();
            let (first, second) = (topic(), topic());
            let segments = match dice.roll(4) {
                0 => vec![first, second].into_iter().map(|topic| segment(vec![topic])).collect(),
                1 => vec![segment(vec![first, second])],
                _ => vec![segment(vec![first])],
            };
            Activity {
                id: format!("a{index}"),
                title: Some(if dice.roll(2) == 0 { "Ethics and law".into() } else { "A day".into() }),
                activity: dice.pick(&classes).clone(),
                delivery: (dice.roll(8) > 0).then(|| dice.pick(&deliveries).clone()),
                providers: vec![dice.pick(&providers).clone()],
                categories: if dice.roll(3) == 0 { vec![] } else { vec![format!("{}/{}", set.id, dice.pick(&groups))] },
                date: if planned {
                    as_of + chrono::Duration::days(1 + days / 3)
                } else {
                    as_of - chrono::Duration::days(days)
                },
                days: vec![],
                amount: Some(Amount {
                    credit: Some(i64::try_from(hours).unwrap_or(1) * if moves { 8 } else { 100 }),
                    unit: Some("hour".into()),
                    minutes: None,
                }),
                segments,
                status: if planned { Status::Planned } else { Status::Completed },
                repeat_key: (dice.roll(6) == 0).then(|| "again".into()),
                first_time: if dice.roll(6) == 0 { None } else { Some(true) },
                own_practice_minutes: None,
                group_size: None,
                preparation_minutes: None,
                relevant_to: vec![],
                evidence: if dice.roll(3) == 0 {
                    vec!["certificate_names_topic".into(), "named_course".into()]
                } else {
                    vec![]
                },
            }
        })
        .collect();
    activities.reverse();
    let carried_in = if dice.roll(3) == 0 {
        vec![CarriedIn {
            hours: 100 * i64::try_from(1 + dice.roll(scale / 2)).unwrap_or(1) / if moves { 10 } else { 1 },
            topics: vec![dice.pick(&topics).clone()],
            cycles_ago: 1,
        }]
    } else {
        vec![]
    };
    let pins = pins(set, &mut dice);
    let mut conditions = std::collections::BTreeMap::new();
    for slug in words(&|rule| rule.applies.clone(), &[])
        .into_iter()
        .chain(set.total_variant.iter().flat_map(|variant| variant.applies.clone()))
    {
        let answer = [Answer::Yes, Answer::Yes, Answer::No, Answer::Unknown][dice.roll(4)];
        conditions.insert(slug, answer);
    }
    Portfolio {
        schema: 1,
        as_of,
        person: Person { conditions, birth_month: Some(5), birth_day: Some(9) },
        licences: vec![Licence {
            id: "l".into(),
            rule_set: set.id.clone(),
            title: title.into(),
            issued_on: "2009-03-01".parse().unwrap(),
            expires_on: Some(["2027-06-30", "2027-01-31", "2026-12-31"][dice.roll(3)].parse().unwrap()),
            number_parity: None,
            first_renewal: FirstRenewalChoice::Auto,
            applications_received: vec![],
            carried_in,
            last_met: Default::default(),
            bases: [("client_hours".to_owned(), 10_000)].into(),
        }],
        activities,
        tasks: vec![],
        pins,
    }
}

fn segment(topics: Vec<String>) -> Segment {
    Segment { share: Some(1), minutes: None, topics }
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
