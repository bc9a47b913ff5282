//! From blanks as typed to the part of the set that they make. Every blank that cannot be read is named.

use super::{Part, UNITS};
use crate::web::form::Problems;
use crate::web::own_rule_sets::sentence::{Typed, own_source};
use domain::quantity::Credit;
use domain::rules::*;
use domain::vocabulary::Vocabulary;

impl Part {
    /// The set with this part as typed; or every blank that cannot be read.
    pub fn parse(self, typed: &Typed, mut set: RuleSet) -> Result<RuleSet, Problems> {
        let mut problems = Problems::default();
        match self {
            Self::Hour => set.hour = Some(hour(typed, &mut problems)),
            Self::Units => set.conversion = units(typed, &mut problems),
            Self::Totals => set.total_variant = totals(typed, &set, &mut problems),
            Self::CarryOver => set.carry_over = Some(carry_over(typed, &mut problems)),
            Self::FirstRenewal => set.first_renewal = first_renewal(typed, &mut problems),
        }
        if problems.is_empty() { Ok(set) } else { Err(problems) }
    }
}

fn hour(typed: &Typed, problems: &mut Problems) -> HourRule {
    let positive = |amount: Option<Credit>| amount.filter(|amount| *amount > Credit::ZERO);
    HourRule {
        minutes: typed.needed_number("minutes", 1..=120, problems),
        min_first: positive(typed.amount("shortest", problems)),
        min_increment: positive(typed.amount("step", problems)),
        first_hour_minutes: None,
        other_activity_minutes: None,
        fact: None,
        source: own_source(),
        verified: false,
    }
}

fn units(typed: &Typed, problems: &mut Problems) -> Vec<Conversion> {
    let mut units = Vec::new();
    for (slug, _) in UNITS {
        if let Some(hours) = typed.amount(slug, problems).filter(|hours| *hours > Credit::ZERO) {
            units.push(Conversion { unit: slug.to_owned(), hours, source: own_source(), verified: false });
        }
    }
    if units.is_empty() && problems.is_empty() {
        problems.add("ceu", "Say of one unit at least how many hours it is.");
    }
    units
}

fn totals(typed: &Typed, set: &RuleSet, problems: &mut Problems) -> Vec<TotalVariant> {
    let mut totals = Vec::new();
    for (title, text) in set.titles.iter().zip(typed.all("total")).filter(|(_, text)| !text.is_empty()) {
        match Credit::parse(text).filter(|hours| hours.0 <= 100_000) {
            Some(hours) => totals.push(TotalVariant {
                titles: vec![title.clone()],
                applies: vec![],
                hours,
                fact: None,
                source: own_source(),
                verified: false,
            }),
            None => problems.add("total", format!("The total for {title} is not a number such as 30 or 7.5.")),
        }
    }
    if totals.is_empty() && problems.is_empty() {
        problems.add("total", "Fill in the total of one title at least.");
    }
    totals
}

fn carry_over(typed: &Typed, problems: &mut Problems) -> CarryOver {
    let allowed = typed.one("allowed") == "yes";
    let most = typed.amount("most", problems);
    if allowed && most.is_none() && problems.of("most").is_none() {
        problems.add("most", "Say how many hours may carry over at most.");
    }
    if !allowed && typed.one("allowed") != "no" {
        problems.add("allowed", "Choose from the list.");
    }
    let cycles = typed.number("cycles", 1..=5, problems);
    let topics = typed.chosen("topics", |slug| Vocabulary::builtin().topic(slug).is_some(), problems);
    let general = allowed && typed.one("how") == "general" && !topics.is_empty();
    let (excluded_topics, general_only_topics) = match (allowed, general) {
        (false, _) => (vec![], vec![]),
        (true, false) => (topics, vec![]),
        (true, true) => (vec![], topics),
    };
    CarryOver {
        allowed,
        max_hours: most.filter(|_| allowed),
        cycles: cycles.filter(|_| allowed),
        titles: vec![],
        per_title: vec![],
        excluded_topics,
        topic_credit: general.then_some(TopicCredit::GeneralOnly),
        general_only_topics,
        fact: None,
        source: own_source(),
        verified: false,
    }
}

fn first_renewal(typed: &Typed, problems: &mut Problems) -> Option<FirstRenewal> {
    let (treatment, formula) = match typed.one("treatment") {
        "full" => (Treatment::Full, None),
        "exempt" => (Treatment::Exempt, None),
        "months" => (Treatment::Prorated, Some(Formula::ProportionalWholeMonths)),
        "days" => (Treatment::Prorated, Some(Formula::ProportionalByDate)),
        "hours" => (Treatment::Reduced, None),
        _ => {
            problems.add("treatment", "Choose from the list.");
            return None;
        }
    };
    let hours = (treatment == Treatment::Reduced).then(|| typed.needed_amount("hours", problems)).flatten();
    Some(FirstRenewal {
        treatment,
        hours,
        percent: None,
        months: None,
        titles: vec![],
        tiers: vec![],
        topic_hours: None,
        topic_per_months: vec![],
        activity_share: vec![],
        formula,
        fraction_per_block: None,
        prorate_caps: false,
        deadline_months: None,
        tasks: vec![],
        note: None,
        fact: None,
        source: own_source(),
        verified: false,
    })
}
