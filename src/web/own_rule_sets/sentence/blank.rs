//! The blanks of sentences: each is filled by one or more inputs, read into a rule by `read`, filled from one by `fill`.

use super::choices::{self, Choices};
use domain::rules::RuleSet;
use std::borrow::Cow;

/// A blank, by what it says of a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    /// Hours, or a share of them.
    Amount,
    /// The same, also as a share of distance hours.
    AmountOrDistance,
    Hours,
    /// What the total counts, as a word: nothing to fill in.
    Unit,
    /// Hours, or a number of activities.
    HoursOrCount,
    /// For which span a minimum is.
    Per,
    /// For which span a limit is.
    LimitPer,
    Topics,
    /// Topics that may be left out.
    AnyTopics,
    Delivery,
    AnyDelivery,
    /// How hours on a topic must be taken.
    OnlyDelivery,
    Activities,
    AnyActivities,
    Providers,
    /// Who must have approved hours on a topic.
    OnlyProviders,
    Groups,
    LeastGroups,
    LeastEach,
    LeastLength,
    MostGap,
    Gives,
    ForEach,
    RateGives,
    RateForEach,
    RateUnit,
    Base,
    LeastPerMonth,
    FixedPer,
    Steps,
    AfterHours,
    CountsAs,
    MostTimes,
    RepeatSpan,
    /// Ways of which one is enough.
    Ways,
    Task,
    Attestation,
    TaskCount,
    TaskMonths,
    FirstTimeOnly,
    MeetsTotal,
    OnTop,
    Disjoint,
    NotCarried,
    ByTeaching,
    When,
    Condition,
    Titles,
    Ending,
}

/// How many selects a list of topics or activities has.
const LIST: usize = 4;
/// How many a list of providers has.
const FEW: usize = 2;
/// How many rows of points by length there are.
pub const STEPS: usize = 4;

/// One input, or words between inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    Words(Cow<'static, str>),
    /// What follows stands on a line of its own.
    Break,
    Number {
        name: &'static str,
        label: &'static str,
        /// Which of several inputs of this name.
        place: usize,
    },
    Choice {
        name: &'static str,
        label: &'static str,
        /// Words of an empty first choice; none where there is always a choice.
        blank: Option<&'static str>,
        options: Choices,
        place: usize,
    },
    Date {
        name: &'static str,
        label: &'static str,
    },
    /// A box to tick, under the sentence.
    Tick {
        name: &'static str,
        label: &'static str,
    },
    /// Several boxes of one name, under the sentence.
    Ticks {
        name: &'static str,
        legend: &'static str,
        options: Choices,
    },
}

fn number(name: &'static str, label: &'static str) -> Input {
    Input::Number { name, label, place: 0 }
}

fn choice(name: &'static str, label: &'static str, blank: Option<&'static str>, options: Choices) -> Input {
    Input::Choice { name, label, blank, options, place: 0 }
}

/// Several selects of one name, with "or" between them.
fn list(count: usize, name: &'static str, label: &'static str, first: &'static str, options: &Choices) -> Vec<Input> {
    (0..count)
        .flat_map(|place| {
            let blank = Some(if place == 0 { first } else { "nothing else" });
            let select = Input::Choice { name, label, blank, options: options.clone(), place };
            (place > 0).then_some(Input::Words("or".into())).into_iter().chain([select])
        })
        .collect()
}

impl Blank {
    /// What a person fills in, in reading order.
    #[must_use]
    pub fn inputs(self, set: &RuleSet) -> Vec<Input> {
        let unit = set.unit().words().1;
        match self {
            Self::Amount | Self::AmountOrDistance => {
                let measures = choices::measures(unit, self == Self::AmountOrDistance);
                vec![number("hours", "How much"), choice("measure", "Of what", None, measures)]
            }
            Self::Hours => vec![number("hours", "How many")],
            Self::Unit => vec![Input::Words(unit.into())],
            Self::HoursOrCount => {
                vec![number("hours", "How many"), choice("measure", "Of what", None, choices::group_measures(unit))]
            }
            Self::Per => vec![choice("per", "In what span", None, choices::spans())],
            Self::LimitPer => vec![choice("per", "In what span", None, choices::limit_spans())],
            Self::Topics => list(LIST, "topics", "Topic", "choose a topic", &choices::topics()),
            Self::AnyTopics => list(LIST, "topics", "Topic", "no topic", &choices::topics()),
            Self::Delivery => vec![choice("deliveries", "How", Some("choose how"), choices::deliveries())],
            Self::AnyDelivery => vec![choice("deliveries", "How", Some("however taken"), choices::deliveries())],
            Self::OnlyDelivery => vec![choice("only_taken", "How", Some("however taken"), choices::deliveries())],
            Self::Activities => list(LIST, "activities", "Kind of learning", "choose a kind", &choices::activities()),
            Self::AnyActivities => list(LIST, "activities", "Kind of learning", "any kind", &choices::activities()),
            Self::Providers => list(FEW, "providers", "Approved by", "choose who", &choices::providers()),
            Self::OnlyProviders => list(FEW, "only_from", "Approved by", "anyone", &choices::providers()),
            Self::Groups => {
                let options = choices::activities();
                vec![Input::Ticks { name: "groups", legend: "Kinds of learning", options }]
            }
            Self::LeastGroups => vec![number("min_groups", "How many kinds")],
            Self::LeastEach => vec![number("min_each", "The shortest that counts, in hours")],
            Self::LeastLength => vec![number("min_hours", "Shorter than, in hours")],
            Self::MostGap => vec![number("gap", "Months")],
            Self::Gives | Self::RateGives => vec![number("gives", "Gives")],
            Self::ForEach | Self::RateForEach => vec![number("for_each", "For each")],
            Self::RateUnit => vec![choice("unit", "Of what", None, choices::rate_units())],
            Self::Base => vec![choice("base", "Of what", None, choices::bases())],
            Self::LeastPerMonth => vec![number("month", "Hours a month, at least")],
            Self::FixedPer => vec![choice("per", "How often", None, choices::fixed_spans())],
            Self::Steps => steps(),
            Self::AfterHours => vec![number("after", "Beyond so many hours")],
            Self::CountsAs => vec![choice("counts_as", "Count as", Some("choose what"), choices::providers())],
            Self::MostTimes => vec![number("times", "How many times")],
            Self::RepeatSpan => vec![choice("scope", "In what span", None, choices::repeat_spans())],
            Self::Ways => ways(),
            Self::Task => vec![choice("task", "What to do", Some("choose what"), choices::tasks("task"))],
            Self::Attestation => {
                vec![choice("task", "What to declare", Some("choose what"), choices::tasks("attestation"))]
            }
            Self::TaskCount => {
                vec![number("count", "How many times"), Input::Words("times".into()), {
                    choice("per", "In what span", None, choices::task_spans())
                }]
            }
            Self::TaskMonths => vec![number("months", "Months")],
            Self::When => vec![
                choice("when", "When it is due", None, choices::frequencies()),
                Input::Words("where N is".into()),
                number("n", "N, where the words have one"),
            ],
            Self::Condition => {
                vec![choice("applies", "Whom it is for", Some("everyone"), choices::conditions())]
            }
            Self::Titles => titles(set),
            Self::Ending => vec![
                Input::Date { name: "from", label: "on or after" },
                Input::Date { name: "to", label: "on or before" },
            ],
            Self::FirstTimeOnly
            | Self::MeetsTotal
            | Self::OnTop
            | Self::Disjoint
            | Self::NotCarried
            | Self::ByTeaching => vec![Input::Tick { name: self.tick(), label: self.tick_label() }],
        }
    }

    /// The name of a box to tick.
    #[must_use]
    pub fn tick(self) -> &'static str {
        match self {
            Self::FirstTimeOnly => "first_time",
            Self::MeetsTotal => "meets_total",
            Self::OnTop => "on_top",
            Self::Disjoint => "disjoint",
            Self::NotCarried => "not_carried",
            _ => "teaching",
        }
    }

    fn tick_label(self) -> &'static str {
        match self {
            Self::FirstTimeOnly => "It counts the first time it is given alone",
            Self::MeetsTotal => "With it, the total is met as well",
            Self::OnTop => "These hours come on top of the total",
            Self::Disjoint => "These hours must be others than those of the minimums that are marked so too",
            Self::NotCarried => "Hours carried over do not count for it",
            _ => "Teaching it counts as having taken it",
        }
    }
}

fn steps() -> Vec<Input> {
    (0..STEPS)
        .flat_map(|place| {
            let number = |name, label| Input::Number { name, label, place };
            [
                Input::Break,
                number("points", "Earns"),
                Input::Words("from".into()),
                number("least", "From so many hours"),
                Input::Words("to".into()),
                number("most", "Up to so many hours; empty for any length"),
                Input::Words("hours".into()),
            ]
        })
        .collect()
}

fn ways() -> Vec<Input> {
    let task = |place| Input::Choice {
        name: "way_task",
        label: "Something to do or to hold",
        blank: Some("nothing else"),
        options: choices::tasks(""),
        place,
    };
    vec![
        number("way_hours", "How many hours"),
        Input::Words("hours from".into()),
        choice("way_provider", "Approved by", Some("choose who"), choices::providers()),
        Input::Break,
        Input::Words("or".into()),
        task(0),
        Input::Words("or".into()),
        task(1),
    ]
}

/// Only where there are several titles is there anything to choose.
fn titles(set: &RuleSet) -> Vec<Input> {
    if set.titles.len() < 2 {
        return vec![];
    }
    let options = set.titles.iter().map(|title| (title.clone(), title.clone())).collect();
    vec![Input::Ticks { name: "titles", legend: "Only for these titles; none ticked means all of them", options }]
}
