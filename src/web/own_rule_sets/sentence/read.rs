//! From blanks as typed to the rule that they make. Every blank that cannot be read is named.

use super::blank::{Blank, STEPS};
use super::typed::Typed;
use crate::web::form::{self, Problems};
use domain::quantity::Credit;
use domain::rules::*;
use domain::vocabulary::Vocabulary;

/// What a rule of a person's own cites.
pub fn own_source() -> Vec<String> {
    vec!["own".into()]
}

/// The name of the one group of minimums that need hours of their own.
const DISJOINT: &str = "own";

impl Blank {
    /// Reads this blank into the rule.
    pub fn read(self, typed: &Typed, rule: &mut Rule, problems: &mut Problems) {
        let vocabulary = Vocabulary::builtin();
        let topic = |slug: &str| vocabulary.topic(slug).is_some();
        let activity = |slug: &str| vocabulary.board_activity(slug).is_some();
        let provider = |slug: &str| vocabulary.provider(slug).is_some();
        let ticked = |blank: Self| typed.has(blank.tick(), "on");
        match self {
            Self::Amount | Self::AmountOrDistance => amount(typed, rule, problems),
            Self::Unit => {}
            Self::Hours => rule.hours = hours(typed, rule.kind, problems),
            Self::HoursOrCount => match typed.one("measure") {
                "count" => rule.count = typed.needed_number("hours", 1..=100, problems),
                _ => rule.hours = hours(typed, rule.kind, problems),
            },
            Self::Per | Self::LimitPer => {
                rule.per = typed.word("per", problems);
                if rule.per.is_some() && rule.share().is_some() {
                    problems.add("per", "A share is of the whole period. Choose “in each renewal period”.");
                }
            }
            Self::FixedPer => rule.per = typed.word("per", problems),
            Self::Topics => rule.topics = typed.needed_chosen("topics", topic, problems),
            Self::AnyTopics => rule.topics = typed.chosen("topics", topic, problems),
            Self::Delivery => {
                rule.deliveries = deliveries(typed, "deliveries", problems);
                if rule.deliveries.is_empty() {
                    problems.add("deliveries", "Choose one here.");
                }
            }
            Self::AnyDelivery => rule.deliveries = deliveries(typed, "deliveries", problems),
            Self::OnlyDelivery => rule.restrict_deliveries = deliveries(typed, "only_taken", problems),
            Self::Activities => rule.activities = typed.needed_chosen("activities", activity, problems),
            Self::AnyActivities => rule.activities = typed.chosen("activities", activity, problems),
            Self::Providers => rule.providers = typed.needed_chosen("providers", provider, problems),
            Self::OnlyProviders => rule.restrict_providers = typed.chosen("only_from", provider, problems),
            Self::Groups => rule.groups = typed.needed_chosen("groups", activity, problems),
            Self::LeastGroups => {
                rule.min_groups = typed.needed_number("min_groups", 1..=20, problems);
                let ticked = u32::try_from(typed.all("groups").len()).unwrap_or(u32::MAX);
                if rule.min_groups.is_some_and(|least| least > ticked) {
                    problems.add("min_groups", "That is more than the kinds ticked below.");
                }
            }
            Self::LeastEach => rule.min_each = typed.amount("min_each", problems),
            Self::LeastLength => {
                rule.min_hours = typed.amount("min_hours", problems);
                if rule.min_hours.is_none() && rule.topics.is_empty() && rule.activities.is_empty() {
                    problems.add("topics", "Say what never counts: a topic, a kind of learning, or a length.");
                }
            }
            Self::MostGap => rule.max_gap_months = typed.needed_number("gap", 1..=60, problems),
            Self::Gives => rule.gives = typed.needed_amount("gives", problems),
            Self::ForEach => rule.for_each = typed.needed_amount("for_each", problems),
            // Both or, where the first time alone counts, neither.
            Self::RateGives | Self::RateForEach if ticked(Self::FirstTimeOnly) && typed.has_no_rate() => {}
            Self::RateGives => rule.gives = typed.needed_amount("gives", problems),
            Self::RateForEach => rule.for_each = typed.needed_amount("for_each", problems),
            Self::RateUnit => rule.unit = typed.slug("unit", &super::choices::rate_units(), problems),
            Self::Base => rule.base = typed.slug("base", &super::choices::bases(), problems),
            Self::LeastPerMonth => rule.min_per_month = typed.amount("month", problems),
            Self::Steps => rule.steps = steps(typed, problems),
            Self::AfterHours => rule.after_hours = typed.needed_amount("after", problems),
            Self::CountsAs => rule.counts_as = typed.needed_chosen("counts_as", provider, problems).pop(),
            Self::MostTimes => rule.max_times = typed.needed_number("times", 1..=20, problems),
            Self::RepeatSpan => rule.scope = typed.word("scope", problems).or(Some(Scope::Cycle)),
            Self::Ways => rule.options = ways(typed, problems),
            Self::Task | Self::Attestation => {
                let known = |slug: &str| vocabulary.task(slug).is_some();
                rule.task = typed.needed_chosen("task", known, problems).pop();
            }
            Self::TaskCount => {
                rule.count = typed.number("count", 1..=100, problems);
                rule.per = typed.word("per", problems);
            }
            Self::TaskMonths => {
                rule.window_months = typed.amount("months", problems).filter(|months| *months > Credit::ZERO);
            }
            Self::FirstTimeOnly => rule.first_time_only = ticked(self),
            Self::MeetsTotal => rule.satisfies = ticked(self).then_some(Satisfies::Total),
            Self::OnTop => rule.inside_total = Some(!ticked(self)),
            Self::Disjoint => rule.exclusive_group = ticked(self).then(|| DISJOINT.to_owned()),
            Self::NotCarried => rule.carried_hours_count = ticked(self).then_some(false),
            Self::ByTeaching => rule.satisfied_by_teaching = ticked(self),
            Self::When => rule.when = when(typed, problems),
            Self::Condition => {
                let known = |slug: &str| vocabulary.condition(slug).is_some();
                rule.applies = typed.chosen("applies", known, problems);
            }
            Self::Titles => rule.titles = typed.chosen("titles", |title| title.chars().count() <= 80, problems),
            Self::Ending => {
                rule.effective_from = problems.take("from", form::date(typed.one("from")));
                rule.effective_to = problems.take("to", form::date(typed.one("to")));
                if let (Some(from), Some(to)) = (rule.effective_from, rule.effective_to)
                    && to < from
                {
                    problems.add("to", "This day is before the other one.");
                }
            }
        }
    }
}

impl Typed {
    fn has_no_rate(&self) -> bool {
        self.one("gives").is_empty() && self.one("for_each").is_empty()
    }

    /// A word of one of the closed lists that rules are written in, by its slug; none where the blank is empty.
    fn word<T: serde::de::DeserializeOwned>(&self, name: &str, problems: &mut Problems) -> Option<T> {
        let text = self.one(name);
        if text.is_empty() {
            return None;
        }
        let read = serde_json::from_value(serde_json::Value::from(text)).ok();
        if read.is_none() {
            problems.add(name, "Choose from the list.");
        }
        read
    }

    /// A slug of a list of ours; none for its empty choice.
    fn slug(&self, name: &str, choices: &super::choices::Choices, problems: &mut Problems) -> Option<String> {
        let text = self.one(name);
        if !choices.iter().any(|(value, _)| value == text) {
            problems.add(name, "Choose from the list.");
        }
        (!text.is_empty()).then(|| text.to_owned())
    }
}

fn is_limit(kind: RuleKind) -> bool {
    use RuleKind::*;
    matches!(kind, TopicMaximum | DeliveryMaximum | ActivityMaximum | ApprovedMaximum | CategoryMaximum)
}

/// Hours; a limit may also be none at all.
fn hours(typed: &Typed, kind: RuleKind, problems: &mut Problems) -> Option<Credit> {
    match typed.one("hours") {
        text if !text.is_empty() && is_limit(kind) => typed.amount("hours", problems),
        _ => typed.needed_amount("hours", problems),
    }
}

fn amount(typed: &Typed, rule: &mut Rule, problems: &mut Problems) {
    let measure = typed.one("measure");
    let Some((part, of)) = measure.split_once('_') else {
        rule.hours = hours(typed, rule.kind, problems);
        return;
    };
    rule.of = match of {
        "claimed" => Some(ShareOf::HoursClaimed),
        "distance" => Some(ShareOf::DistanceHours),
        _ => Some(ShareOf::TotalRequired),
    };
    match part {
        "thirds" => rule.fraction = typed.needed_number("hours", 1..=2, problems).map(|thirds| (thirds, 3)),
        _ => rule.percent = typed.needed_number("hours", 1..=100, problems),
    }
}

fn deliveries(typed: &Typed, name: &str, problems: &mut Problems) -> Vec<String> {
    let text = typed.one(name);
    if text.is_empty() {
        return vec![];
    }
    if !super::choices::deliveries().iter().any(|(value, _)| value == text) {
        problems.add(name, "Choose from the list.");
        return vec![];
    }
    text.split('+').map(str::to_owned).collect()
}

fn steps(typed: &Typed, problems: &mut Problems) -> Vec<Step> {
    let (points, least, most) = (typed.all("points"), typed.all("least"), typed.all("most"));
    let mut steps: Vec<Step> = Vec::new();
    for place in 0..STEPS.min(points.len()) {
        let cell = |list: &[&str]| list.get(place).copied().unwrap_or_default().to_owned();
        let (points, least, most) = (cell(&points), cell(&least), cell(&most));
        if points.is_empty() && least.is_empty() && most.is_empty() {
            continue;
        }
        let read = |text: &str| Credit::parse(text).filter(|amount| amount.0 <= 100_000);
        match (read(&points), read(&least), (!most.is_empty()).then(|| read(&most))) {
            (Some(points), Some(min_hours), None | Some(Some(_))) => {
                let max_hours = read(&most);
                if max_hours.is_some_and(|most| most < min_hours) {
                    problems.add("most", "A row ends before it begins.");
                }
                steps.push(Step { min_hours, max_hours, points });
            }
            _ => problems.add("points", "Each row needs what it earns and from how many hours, as numbers."),
        }
    }
    if steps.is_empty() && problems.of("points").is_none() {
        problems.add("points", "At least one row is needed.");
    }
    steps
}

fn ways(typed: &Typed, problems: &mut Problems) -> Vec<Choice> {
    let vocabulary = Vocabulary::builtin();
    let mut ways = Vec::new();
    let providers = typed.chosen("way_provider", |slug| vocabulary.provider(slug).is_some(), problems);
    // Without hours the engine would ask for nothing at all.
    let hours = typed.needed_amount("way_hours", problems);
    if providers.is_empty() {
        problems.add("way_provider", "Choose who must have approved these hours.");
    }
    ways.push(Choice { kind: RuleKind::ApprovedMinimum, hours, providers, task: None });
    for task in typed.chosen("way_task", |slug| vocabulary.task(slug).is_some(), problems) {
        ways.push(Choice { kind: RuleKind::Task, hours: None, providers: vec![], task: Some(task) });
    }
    if ways.len() < 2 && problems.of("way_task").is_none() {
        problems.add("way_task", "Choose what is enough instead of these hours.");
    }
    ways
}

fn when(typed: &Typed, problems: &mut Problems) -> Option<When> {
    let once = |deadline| (Frequency::Once, deadline);
    let (frequency, deadline) = match typed.one("when") {
        "" => return None,
        "once" => once(None),
        "once_first" => once(Some(Deadline::FirstCycle)),
        "once_second" => once(Some(Deadline::SecondRenewal)),
        "once_within" => once(Some(Deadline::WithinYearsOfLicensure)),
        _ => (typed.word("when", problems)?, None),
    };
    let counted = deadline == Some(Deadline::WithinYearsOfLicensure)
        || matches!(frequency, Frequency::NthCycle | Frequency::EveryNCycles | Frequency::EveryNYears);
    let n = counted.then(|| typed.needed_number("n", 1..=20, problems)).flatten();
    Some(When { frequency, n, deadline })
}
