//! The planner against trying everything: every subset of a small catalogue is assessed as if it were planned.

use crate::made::{Dice, Words, activity, day, on, some};
use crate::plans::every_answer;
use chrono::NaiveDate;
use domain::credit::plan::{Blocking, Candidate, Outcome, Unknowns};
use domain::credit::portfolio::*;
use domain::credit::{Catalogue, Plan, Report, Unit, assess, plan};
use domain::rules::Library;

/// Cost, minutes, last day and number: what makes one set better than another.
type Rank = (i64, i64, Option<NaiveDate>, usize);

/// The best of all subsets, or what is missing at best.
#[derive(Debug, PartialEq, Eq)]
enum Truth {
    Buy(Rank),
    Blocked(Vec<Blocking>),
}

/// Rows that have to be met, with what they miss and weigh.
fn needed(report: &Report, as_of: NaiveDate, unknowns: Unknowns) -> Vec<(Blocking, i64)> {
    let mut rows = Vec::new();
    let row = |of: &str, row: &domain::credit::Requirement| {
        let by_hours = row.unit == Unit::Hour;
        let wanted = (by_hours || matches!(row.kind, "category_minimum" | "category_spread"))
            && (unknowns == Unknowns::Due || row.unknowns.is_empty());
        let blocking =
            Blocking { licence: Some(of.into()), requirement: row.id.clone(), missing: row.missing_if_planned };
        wanted.then_some((blocking, if by_hours { 1 } else { 100 }))
    };
    for licence in &report.licences {
        let cycle = licence.cycles.iter().find(|cycle| cycle.window.closes >= as_of);
        rows.extend(cycle.into_iter().flat_map(|cycle| &cycle.requirements).filter_map(|own| row(&licence.id, own)));
    }
    for group in &report.groups {
        rows.extend(group.requirements.iter().filter_map(|own| row(&group.id, own)));
    }
    rows
}

fn truth(portfolio: &Portfolio, catalogue: &Catalogue) -> Truth {
    let library = Library::builtin();
    let mut best: Option<Rank> = None;
    let mut least: Option<(i64, Vec<i64>, Vec<Blocking>)> = None;
    for set in 0..1_u32 << catalogue.candidates.len() {
        let chosen = catalogue.candidates.iter().enumerate().filter(|(place, _)| set >> place & 1 == 1);
        let chosen: Vec<&Candidate> = chosen.map(|(_, candidate)| candidate).collect();
        let mut with = portfolio.clone();
        with.activities.extend(chosen.iter().map(|candidate| candidate.activity.clone()));
        let rows = needed(&assess(&with, library), portfolio.as_of, catalogue.unknowns);
        let sum: i64 = rows.iter().map(|(row, weight)| row.missing * weight).sum();
        if sum == 0 {
            let rank = (
                chosen.iter().map(|candidate| candidate.cost).sum(),
                chosen.iter().map(|candidate| candidate.minutes()).sum(),
                chosen.iter().map(|candidate| candidate.activity.date).max(),
                chosen.len(),
            );
            best = Some(best.map_or(rank, |best| best.min(rank)));
        }
        let missing: Vec<i64> = rows.iter().map(|(row, _)| row.missing).collect();
        if least.as_ref().is_none_or(|(own_sum, own, _)| (sum, &missing) < (*own_sum, own)) {
            least = Some((sum, missing, rows.into_iter().map(|(row, _)| row).collect()));
        }
    }
    match best {
        Some(rank) => Truth::Buy(rank),
        None => {
            let rows = least.map_or_else(Vec::new, |(_, _, rows)| rows);
            Truth::Blocked(rows.into_iter().filter(|row| row.missing > 0).collect())
        }
    }
}

fn found(plan: &Plan) -> Truth {
    assert!(plan.optimal);
    match &plan.outcome {
        Outcome::Buy { cost, minutes, finish_on, chosen, .. } => {
            Truth::Buy((*cost, *minutes, *finish_on, chosen.len()))
        }
        Outcome::Blocked { blocking, .. } => Truth::Blocked(blocking.clone()),
    }
}

/// Candidates that a set's own rules speak of.
fn catalogue(set: &str, dice: &mut Dice, most: usize) -> Catalogue {
    let rules = Library::builtin().get(set).expect("the set is there");
    let words = Words::of(&[rules]).with_courses(1);
    let deliveries = ["in_person", "live_online", "async_online"];
    let candidates = (0..2 + dice.roll(most - 1)).map(|index| {
        let date = day(dice.number(260));
        let minutes = 30 * (1 + dice.number(40));
        let several = |dice: &mut Dice, list: &[String]| -> Vec<String> {
            (0..1 + dice.roll(4)).map(|_| dice.pick(list).clone()).collect()
        };
        let own = Activity {
            segments: vec![on(several(dice, &words.topics))],
            activity: dice.pick(&words.classes).clone(),
            delivery: Some((*dice.pick(&deliveries)).to_owned()),
            providers: several(dice, &words.providers),
            categories: several(dice, &words.groups),
            repeat_key: (dice.roll(4) == 0).then(|| "again".to_owned()),
            status: Status::Planned,
            ..activity(&format!("c{index}"), date, minutes)
        };
        Candidate { activity: own, cost: 500 * dice.number(8) }
    });
    Catalogue { candidates: candidates.collect(), ..Catalogue::default() }
}

/// What a candidate must not do, and a planned activity may: lift, or meet by teaching.
fn lifts(set: &str, catalogue: &Catalogue) -> bool {
    let rules = Library::builtin().get(set).expect("the set is there");
    rules.rule.iter().any(|rule| {
        let named = |candidate: &Candidate| rule.activities.contains(&candidate.activity.activity);
        let teaches = |candidate: &Candidate| candidate.activity.activity == "teaching";
        (rule.satisfies.is_some() && catalogue.candidates.iter().any(named))
            || (rule.satisfied_by_teaching && catalogue.candidates.iter().any(teaches))
    })
}

#[derive(Debug, Default)]
struct Seen {
    bought: usize,
    nothing_to_buy: usize,
    blocked: usize,
}

impl Seen {
    fn compare(&mut self, portfolio: &Portfolio, catalogue: &Catalogue) {
        let truth = truth(portfolio, catalogue);
        match &truth {
            Truth::Buy((_, _, None, _)) => self.nothing_to_buy += 1,
            Truth::Buy(_) => self.bought += 1,
            Truth::Blocked(_) => self.blocked += 1,
        }
        let sets: Vec<&str> = portfolio.licences.iter().map(|licence| licence.rule_set.as_str()).collect();
        let plan = plan(portfolio, catalogue, Library::builtin());
        assert_eq!(found(&plan), truth, "{sets:?}: {}", serde_json::to_string(portfolio).expect("it is JSON"));
    }
}

/// Takes out what is planned and given once a cycle: in a report it shares places with candidates by date, in a plan it is
/// before them.
fn without_planned_singles(portfolio: &mut Portfolio) {
    let rules = |licence: &Licence| &Library::builtin().get(&licence.rule_set).expect("the set is there").rule;
    let single = |class: &String| {
        portfolio
            .licences
            .iter()
            .flat_map(rules)
            .any(|rule| rule.kind == domain::rules::RuleKind::FixedCredit && rule.activities.contains(class))
    };
    let keep = |own: &Activity| own.status == Status::Completed || !single(&own.activity);
    let kept = portfolio.activities.iter().filter(|own| keep(own)).cloned().collect();
    portfolio.activities = kept;
}

/// One licence of each set, answered in full, with catalogues of its own kind.
fn every_set(seed: u64, most: usize, seen: &mut Seen) {
    for (place, set) in Library::builtin().sets().enumerate() {
        let seed = seed + place as u64;
        let mut dice = Dice(seed);
        let catalogue = catalogue(&set.id, &mut dice, most);
        let mut portfolio = some(&set.id, seed);
        every_answer(&mut portfolio, &mut dice);
        without_planned_singles(&mut portfolio);
        if !lifts(&set.id, &catalogue) {
            seen.compare(&portfolio, &catalogue);
        }
    }
}

/// Two or three licences of any sets.
fn any_licences(seed: u64, most: usize, seen: &mut Seen) {
    let sets: Vec<&str> = Library::builtin().sets().map(|set| set.id.as_str()).collect();
    let mut dice = Dice(seed);
    let own: Vec<&str> = (0..2 + dice.roll(2)).map(|_| *dice.pick(&sets)).collect();
    several_licences(&own, dice, most, seen);
}

/// Licences with windows of their own; the candidates speak of all of them.
fn several_licences(own: &[&str], mut dice: Dice, most: usize, seen: &mut Seen) {
    let seed = dice.0;
    let mut all = some(own[0], seed);
    let mut offered = Catalogue::default();
    for (place, set) in own.iter().enumerate() {
        let mut licence = some(set, seed).licences.remove(0);
        licence.id = format!("l{place}");
        licence.expires_on = Some(day(30 * (2 + dice.number(16))));
        if place == 0 {
            all.licences.clear();
        }
        all.licences.push(licence);
        offered.candidates.extend(catalogue(set, &mut dice, 3).candidates);
    }
    offered.candidates.truncate(most);
    for (place, candidate) in offered.candidates.iter_mut().enumerate() {
        candidate.activity.id = format!("c{place}");
        // Which of several takes a place is each licence's own choice: not what a report does.
        candidate.activity.repeat_key = None;
        let minutes = candidate.minutes() * 2;
        candidate.activity.amount = Some(Amount { minutes: Some(minutes), ..Amount::default() });
    }
    every_answer(&mut all, &mut dice);
    without_planned_singles(&mut all);
    if !own.iter().any(|set| lifts(set, &offered)) {
        seen.compare(&all, &offered);
    }
}

#[test]
fn the_plan_is_the_best_of_all_subsets_on_every_rule_set() {
    let mut seen = Seen::default();
    every_set(4_000, 6, &mut seen);
    assert!(seen.bought > 20 && seen.blocked > 20, "{seen:?}");
}

#[test]
fn the_plan_is_the_best_of_all_subsets_for_several_licences() {
    let mut seen = Seen::default();
    for seed in 0..80 {
        any_licences(seed * 7_919, 6, &mut seen);
    }
    assert!(seen.bought > 4 && seen.blocked > 4, "{seen:?}");
}

#[test]
fn the_plan_is_the_best_of_all_subsets_for_licences_of_one_board() {
    let mut seen = Seen::default();
    let boards: [&[&str]; 5] = [
        &["us-tn-counselor", "us-tn-mft"],
        &["us-sc-counselor", "us-sc-mft"],
        &["us-tn-social_worker", "us-tn-social_worker"],
        &["us-mt-counselor", "us-mt-mft"],
        &["us-tn-mft", "us-ga-counselor", "us-tn-counselor"],
    ];
    for (place, own) in boards.iter().enumerate() {
        for seed in 0..8 {
            several_licences(own, Dice(seed * 31 + place as u64), 6, &mut seen);
        }
    }
    assert!(seen.bought > 5 && seen.blocked > 5, "{seen:?}");
}
