//! The parts of a rule set that are not rules, each a sentence of its own: the hour, carry-over, the first renewal.

use super::sentence::{Choices, Input, Purpose, Typed, own_source, topics, word};
use crate::web::form::Problems;
use domain::quantity::Credit;
use domain::rules::*;
use domain::vocabulary::Vocabulary;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    Hour,
    CarryOver,
    FirstRenewal,
}

/// How many topics can be named that do not carry over.
const TOPICS: usize = 4;

impl Part {
    pub const ALL: [Self; 3] = [Self::Hour, Self::CarryOver, Self::FirstRenewal];

    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::Hour => "hour",
            Self::CarryOver => "carry-over",
            Self::FirstRenewal => "first-renewal",
        }
    }

    #[must_use]
    pub fn find(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.slug() == slug)
    }

    #[must_use]
    pub fn purpose(self) -> Purpose {
        match self {
            Self::Hour => Purpose::Worth,
            Self::CarryOver | Self::FirstRenewal => Purpose::Next,
        }
    }

    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Hour => "What an hour is",
            Self::CarryOver => "What carries over into the next period",
            Self::FirstRenewal => "What the first renewal asks",
        }
    }

    /// The heading under which `domain::words` tells this part.
    #[must_use]
    pub fn heading(self) -> &'static str {
        match self {
            Self::Hour => "An hour",
            Self::CarryOver => "Carry-over",
            Self::FirstRenewal => "First renewal",
        }
    }

    #[must_use]
    pub fn is_in(self, set: &RuleSet) -> bool {
        match self {
            Self::Hour => set.hour.is_some(),
            Self::CarryOver => set.carry_over.is_some(),
            Self::FirstRenewal => set.first_renewal.is_some(),
        }
    }

    /// The set without this part: nothing is said of it then.
    #[must_use]
    pub fn without(self, mut set: RuleSet) -> RuleSet {
        match self {
            Self::Hour => set.hour = None,
            Self::CarryOver => set.carry_over = None,
            Self::FirstRenewal => set.first_renewal = None,
        }
        set
    }

    /// What a person fills in, in reading order.
    #[must_use]
    pub fn inputs(self) -> Vec<Input> {
        use Input::Words;
        let number = |name, label| Input::Number { name, label, place: 0 };
        let choice = |name, label, options| Input::Choice { name, label, blank: None, options, place: 0 };
        match self {
            Self::Hour => vec![
                Words("An hour is"),
                number("minutes", "Minutes"),
                Words("minutes; the shortest activity is"),
                number("shortest", "The shortest activity, in hours"),
                Words("hours, and credit comes in steps of"),
                number("step", "Steps, in hours"),
                Words("hours, if so said"),
            ],
            Self::CarryOver => {
                let mut inputs = vec![
                    choice(
                        "allowed",
                        "Whether hours carry over",
                        pairs(&[("yes", "Up to"), ("no", "No hours, not even")]),
                    ),
                    number("most", "Hours that carry over, at most"),
                    Words("hours carry over, for"),
                    number("cycles", "So many periods"),
                    Words("periods. Hours on"),
                ];
                for place in 0..TOPICS {
                    let blank = Some(if place == 0 { "no topic" } else { "nothing else" });
                    inputs.extend((place > 0).then_some(Words("or")));
                    inputs.push(Input::Choice { name: "topics", label: "Topic", blank, options: topics(), place });
                }
                inputs.push(choice(
                    "how",
                    "What becomes of them",
                    pairs(&[("excluded", "do not carry over"), ("general", "carry over to the total alone")]),
                ));
                inputs
            }
            Self::FirstRenewal => vec![
                Words("The first renewal"),
                choice(
                    "treatment",
                    "What it asks",
                    pairs(&[
                        ("full", "asks for the same hours"),
                        ("exempt", "asks for no hours"),
                        ("months", "asks for a part, by whole months licensed"),
                        ("days", "asks for a part, by days licensed"),
                        ("hours", "asks for so many hours, if the period is not full:"),
                    ]),
                ),
                number("hours", "Hours, where they are named"),
            ],
        }
    }

    /// The blanks as the set fills them; with a first suggestion where it says nothing yet.
    #[must_use]
    pub fn filled(self, set: &RuleSet) -> Typed {
        let mut typed = Typed::default();
        let text = |amount: Option<Credit>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        match self {
            Self::Hour => {
                let hour = set.hour.as_ref();
                typed.put("minutes", hour.and_then(|hour| hour.minutes).unwrap_or(60));
                typed.put("shortest", text(hour.and_then(|hour| hour.min_first)));
                typed.put("step", text(hour.and_then(|hour| hour.min_increment)));
            }
            Self::CarryOver => {
                let Some(carry) = &set.carry_over else { return typed };
                typed.put("allowed", if carry.allowed { "yes" } else { "no" });
                typed.put("most", text(carry.max_hours));
                typed.put("cycles", carry.cycles.map(|cycles| cycles.to_string()).unwrap_or_default());
                typed.put("how", if carry.topic_credit.is_some() { "general" } else { "excluded" });
                for topic in carry.excluded_topics.iter().chain(&carry.general_only_topics) {
                    typed.put("topics", topic);
                }
            }
            Self::FirstRenewal => {
                let Some(first) = &set.first_renewal else { return typed };
                let treatment = match (first.treatment, first.formula) {
                    (Treatment::Prorated, Some(Formula::ProportionalByDate)) => "days".to_owned(),
                    (Treatment::Prorated, _) => "months".to_owned(),
                    (Treatment::Reduced, _) => "hours".to_owned(),
                    (treatment, _) => word(&treatment),
                };
                typed.put("treatment", treatment);
                typed.put("hours", text(first.hours));
            }
        }
        typed
    }

    /// The set with this part as typed; or every blank that cannot be read.
    pub fn parse(self, typed: &Typed, mut set: RuleSet) -> Result<RuleSet, Problems> {
        let mut problems = Problems::default();
        match self {
            Self::Hour => set.hour = Some(hour(typed, &mut problems)),
            Self::CarryOver => set.carry_over = Some(carry_over(typed, &mut problems)),
            Self::FirstRenewal => set.first_renewal = first_renewal(typed, &mut problems),
        }
        if problems.is_empty() { Ok(set) } else { Err(problems) }
    }
}

fn pairs(pairs: &[(&str, &str)]) -> Choices {
    pairs.iter().map(|(value, words)| ((*value).to_owned(), (*words).to_owned())).collect()
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
