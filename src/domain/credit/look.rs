//! What rules can see of a piece: its topics, class, delivery, providers and categories. Pieces that look alike share one.

use super::frame::Frame;
use super::portfolio::Activity;
use super::reason::Code;
use crate::rules::{Rule, RuleKind, ShareOf};
use crate::vocabulary::Vocabulary;
use std::collections::BTreeMap;

/// Traits in one cycle, with the rules of the set that name them.
#[derive(Clone, Debug, Default)]
pub struct Look<'a> {
    /// Its number in the cycle.
    pub id: usize,
    /// Each of its own topics with all it lies within.
    pub own_topics: Vec<Vec<&'a str>>,
    pub class: Option<&'a str>,
    pub delivery: Option<&'a str>,
    pub providers: Vec<&'a str>,
    pub categories: Vec<&'a str>,
    /// By a rule's place in the file: whether its own list (topics, deliveries, classes, providers, groups) names it.
    fits: Vec<bool>,
    /// Why nothing that looks so can count.
    pub refused: Option<Code>,
}

/// Topics with all they lie within, looked up once each.
pub struct Wider<'a> {
    vocabulary: &'a Vocabulary,
    known: BTreeMap<&'a str, Vec<&'a str>>,
}

impl<'a> Wider<'a> {
    pub fn new(vocabulary: &'a Vocabulary) -> Self {
        Self { vocabulary, known: BTreeMap::new() }
    }

    pub fn each(&mut self, topics: &'a [String]) -> Vec<Vec<&'a str>> {
        let vocabulary = self.vocabulary;
        let chain =
            |topic: &'a String| self.known.entry(topic).or_insert_with(|| vocabulary.topic_and_wider(topic)).clone();
        topics.iter().map(chain).collect()
    }
}

impl<'a> Look<'a> {
    /// What part of an activity looks like: its class, and topics that may be others than its own.
    pub fn of(
        frame: &Frame<'a>,
        wider: &mut Wider<'a>,
        activity: &'a Activity,
        class: &'a str,
        topics: &'a [String],
    ) -> Self {
        let overflow =
            frame.applied(RuleKind::Overflow).find(|(_, rule)| rule.activities.iter().any(|own| own == class));
        let providers = match overflow.and_then(|(_, rule)| rule.counts_as.as_deref()) {
            Some(counts_as) => vec![counts_as],
            None => scoped(frame, &activity.providers),
        };
        let look = Self {
            own_topics: wider.each(topics),
            class: Some(class),
            delivery: activity.delivery.as_deref(),
            providers,
            categories: scoped(frame, &activity.categories),
            ..Self::default()
        };
        look.known_to(frame)
    }

    /// What hours carried in look like: nothing but their topics is known.
    pub fn of_topics(frame: &Frame<'a>, own_topics: Vec<Vec<&'a str>>) -> Self {
        Self { own_topics, ..Self::default() }.known_to(frame)
    }

    /// Looks up what every rule makes of it.
    fn known_to(mut self, frame: &Frame<'a>) -> Self {
        self.fits = frame.set.rule.iter().map(|rule| self.is_named_by(rule)).collect();
        self.refused = self.refusal(frame);
        self
    }

    #[must_use]
    pub fn fits(&self, rule: usize) -> bool {
        self.fits[rule]
    }

    #[must_use]
    pub fn has_topic(&self, topic: &str) -> bool {
        self.own_topics.iter().flatten().any(|own| *own == topic)
    }

    #[must_use]
    pub fn has_provider(&self, provider: &str) -> bool {
        self.providers.contains(&provider)
    }

    /// Whether it is in a body's group: by category, or by class where the group has that name.
    #[must_use]
    pub fn is_in(&self, group: &str) -> bool {
        self.categories.contains(&group) || self.class == Some(group)
    }

    /// Recorded or by own study.
    #[must_use]
    pub fn is_distance(&self) -> bool {
        matches!(self.delivery, Some("async_online" | "self_study"))
    }

    fn is_named_by(&self, rule: &Rule) -> bool {
        let one =
            |list: &[String], value: Option<&str>| value.is_some_and(|value| list.iter().any(|name| name == value));
        match rule.kind {
            RuleKind::TopicMinimum | RuleKind::TopicMaximum => rule.topics.iter().any(|topic| self.has_topic(topic)),
            RuleKind::DeliveryMinimum | RuleKind::DeliveryMaximum => one(&rule.deliveries, self.delivery),
            RuleKind::ActivityMinimum | RuleKind::ActivityMaximum | RuleKind::RatioMinimum => {
                one(&rule.activities, self.class)
            }
            RuleKind::ApprovedMinimum | RuleKind::ApprovedMaximum => {
                rule.providers.iter().any(|name| self.has_provider(name))
            }
            RuleKind::CategoryMinimum | RuleKind::CategoryMaximum | RuleKind::CategorySpread => {
                rule.groups.iter().any(|group| self.is_in(group))
            }
            _ => false,
        }
    }

    /// Topics that never count, and providers without which nothing does.
    fn refusal(&self, frame: &Frame<'_>) -> Option<Code> {
        let topic = frame.applied(RuleKind::Ineligible).find(|(_, rule)| {
            !rule.topics.is_empty()
                && !self.own_topics.is_empty()
                && self
                    .own_topics
                    .iter()
                    .all(|wider| wider.iter().any(|own| rule.topics.iter().any(|name| name == own)))
        });
        if let Some((_, rule)) = topic {
            return Some(Code::Ineligible { rule: rule.id.clone() });
        }
        let refused = frame.all_applied().find(|(place, rule)| {
            let minimum = matches!(
                rule.kind,
                RuleKind::ApprovedMinimum
                    | RuleKind::DeliveryMinimum
                    | RuleKind::TopicMinimum
                    | RuleKind::ActivityMinimum
                    | RuleKind::CategoryMinimum
            );
            let concerned = rule.of != Some(ShareOf::DistanceHours) || self.is_distance();
            minimum && super::required::is_whole(rule) && concerned && !self.fits(*place)
        });
        refused.map(|(_, rule)| Code::Provider { rule: rule.id.clone() })
    }
}

/// Names that hold here: bare ones, and those scoped to this rule set.
fn scoped<'a>(frame: &Frame<'_>, names: &'a [String]) -> Vec<&'a str> {
    let here = |name: &'a String| match name.split_once('/') {
        None => Some(name.as_str()),
        Some((set, bare)) => (set == frame.set.id).then_some(bare),
    };
    names.iter().filter_map(here).collect()
}
