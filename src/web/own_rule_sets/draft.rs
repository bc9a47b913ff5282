//! The sentences as filled in, and the rule set they make.

use crate::db::own_rule_sets::OwnRuleSet;
use crate::web::form::{self, Problems};
use chrono::{Datelike, NaiveDate};
use domain::quantity::Credit;
use domain::rules::*;
use domain::vocabulary::Vocabulary;
use serde::Deserialize;
use uuid::Uuid;

/// Rows for topic minimums.
pub const TOPICS: usize = 6;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub board: String,
    pub title: String,
    pub profession: String,
    pub months: String,
    /// `term` (ends with the licence) or `date`.
    pub ends: String,
    pub end: String,
    pub parity: String,
    pub total: String,
    pub topic: Vec<String>,
    pub topic_hours: Vec<String>,
    /// Numbers of the rows that must be live.
    pub topic_live: Vec<String>,
    pub recorded_most: String,
    pub capped_activity: String,
    pub capped_most: String,
    pub provider: String,
    pub provider_least: String,
    /// `no`, `yes` or `unknown`.
    pub carry: String,
    pub carry_most: String,
}

impl Draft {
    #[must_use]
    pub fn fresh() -> Self {
        Self {
            id: Uuid::now_v7().to_string(),
            months: "24".into(),
            ends: "term".into(),
            carry: "unknown".into(),
            profession: "psychotherapist".into(),
            ..Self::default()
        }
    }

    /// A rule set of the person's as its sentences show it.
    #[must_use]
    pub fn of(own: &OwnRuleSet) -> Self {
        let rules = &own.rules;
        let text = |amount: Option<Credit>| amount.map(|amount| amount.to_string()).unwrap_or_default();
        let topics: Vec<&Rule> = rules.rule.iter().filter(|rule| rule.kind == RuleKind::TopicMinimum).collect();
        let of_kind = |kind: RuleKind| rules.rule.iter().find(|rule| rule.kind == kind);
        let live = topics.iter().enumerate().filter(|(_, rule)| !rule.restrict_deliveries.is_empty());
        let carry = rules.carry_over.as_ref();
        Self {
            id: own.id.to_string(),
            version: own.version.to_string(),
            board: rules.board.clone(),
            title: rules.titles.first().cloned().unwrap_or_default(),
            profession: rules.profession.slug().to_owned(),
            months: rules.cycle.months.to_string(),
            ends: if rules.cycle.end.is_some() { "date" } else { "term" }.into(),
            end: rules.cycle.end.clone().unwrap_or_default(),
            parity: match rules.cycle.parity {
                Some(Parity::Odd) => "odd".into(),
                Some(Parity::Even) => "even".into(),
                _ => String::new(),
            },
            total: rules.total.hours.to_string(),
            topic_live: live.map(|(place, _)| place.to_string()).collect(),
            topic: topics.iter().filter_map(|rule| rule.topics.first().cloned()).collect(),
            topic_hours: topics.iter().map(|rule| text(rule.hours)).collect(),
            recorded_most: text(of_kind(RuleKind::DeliveryMaximum).and_then(|rule| rule.hours)),
            capped_activity: of_kind(RuleKind::ActivityMaximum)
                .and_then(|rule| rule.activities.first().cloned())
                .unwrap_or_default(),
            capped_most: text(of_kind(RuleKind::ActivityMaximum).and_then(|rule| rule.hours)),
            provider: of_kind(RuleKind::ApprovedMinimum)
                .and_then(|rule| rule.providers.first().cloned())
                .unwrap_or_default(),
            provider_least: text(of_kind(RuleKind::ApprovedMinimum).and_then(|rule| rule.hours)),
            carry: match carry {
                None => "unknown".into(),
                Some(carry) if carry.allowed => "yes".into(),
                Some(_) => "no".into(),
            },
            carry_most: text(carry.and_then(|carry| carry.max_hours)),
        }
    }

    /// The rule set that the sentences make; or every blank that cannot be read.
    pub fn parse(&self, id: Uuid, today: NaiveDate) -> Result<RuleSet, Problems> {
        let mut problems = Problems::default();
        let board = problems.take("board", form::required(&self.board, "The board's name", 160));
        let title = problems.take("title", form::required(&self.title, "Your title", 80));
        let Some(profession) = Profession::ALL.into_iter().find(|one| one.slug() == self.profession) else {
            problems.add("profession", "Choose the nearest profession.");
            return Err(problems);
        };
        let months: u32 = self.months.parse().unwrap_or(0);
        if !matches!(months, 12 | 24 | 36 | 48 | 60) {
            problems.add("months", "Choose how long a period is.");
        }
        let by_date = self.ends == "date";
        let end = by_date.then(|| self.end.trim().to_owned());
        if let Some(end) = &end
            && NaiveDate::parse_from_str(&format!("2024-{end}"), "%Y-%m-%d").is_err()
        {
            problems.add("end", "Write the day as month-day, for example 06-30.");
        }
        let parity = match self.parity.as_str() {
            "odd" => Some(Parity::Odd),
            "even" => Some(Parity::Even),
            _ => None,
        };
        let total = problems.take("total", amount(&self.total)).unwrap_or_default();
        let rules = self.rules(&mut problems);
        let carry_over = self.carry(&mut problems);
        let source = || vec!["own".to_owned()];
        let as_of = format!("{}-{:02}", today.year(), today.month());
        let set = RuleSet {
            schema: 1,
            id: format!("own-{id}"),
            jurisdiction: "XX".into(),
            profession,
            board,
            titles: vec![title],
            verified: false,
            basis: Basis::Own,
            as_of: as_of.clone(),
            note: None,
            gaps: vec![],
            cycle: CycleRule {
                months,
                anchor: if by_date { Anchor::FixedDate } else { Anchor::LicenceTerm },
                end,
                parity: parity.filter(|_| by_date && months == 24),
                first_months: None,
                window: None,
                detail: None,
                source: source(),
                verified: false,
            },
            total: Total { hours: total, unit: None, fact: None, source: source(), verified: false },
            total_variant: vec![],
            hour: None,
            conversion: vec![],
            carry_over,
            first_renewal: None,
            records: None,
            audit: None,
            rule: rules,
            source: vec![Source {
                id: "own".into(),
                kind: SourceKind::Memory,
                url: String::new(),
                title: "Your own note".into(),
                fact: "Written down by the person herself.".into(),
                as_of,
            }],
        };
        if problems.is_empty()
            && let Some(finding) = check(&set, Vocabulary::builtin()).first()
        {
            problems.add("board", format!("These rules do not fit together: {}.", finding.message));
        }
        if problems.is_empty() { Ok(set) } else { Err(problems) }
    }

    fn rules(&self, problems: &mut Problems) -> Vec<Rule> {
        let vocabulary = Vocabulary::builtin();
        let mut rules = Vec::new();
        for (place, topic) in self.topic.iter().take(TOPICS).enumerate().filter(|(_, topic)| !topic.is_empty()) {
            let typed = self.topic_hours.get(place).map(String::as_str).unwrap_or_default();
            match amount(typed) {
                Ok(Some(hours)) if hours > Credit::ZERO && vocabulary.topic(topic).is_some() => {
                    let live = self.topic_live.contains(&place.to_string());
                    let ways = if live { vec!["in_person".into(), "live_online".into()] } else { vec![] };
                    rules.push(Rule {
                        topics: vec![topic.clone()],
                        inside_total: Some(true),
                        restrict_deliveries: ways,
                        ..rule(format!("topic-{}", place + 1), RuleKind::TopicMinimum, hours)
                    });
                }
                _ => problems.add("topic", "Each topic needs its hours, such as 3 or 1.5."),
            }
        }
        if let Some(hours) = problems.take("recorded_most", amount(&self.recorded_most)) {
            rules.push(Rule {
                deliveries: vec!["async_online".into(), "self_study".into()],
                ..rule("recorded".into(), RuleKind::DeliveryMaximum, hours)
            });
        }
        if let Some(hours) = problems.take("capped_most", amount(&self.capped_most)) {
            if vocabulary.board_activity(&self.capped_activity).is_none() {
                problems.add("capped_activity", "Choose what the limit is on.");
            }
            let activities = vec![self.capped_activity.clone()];
            rules.push(Rule { activities, ..rule("activity".into(), RuleKind::ActivityMaximum, hours) });
        }
        if let Some(hours) = problems.take("provider_least", amount(&self.provider_least)) {
            if vocabulary.provider(&self.provider).is_none() {
                problems.add("provider", "Choose who must have approved it.");
            }
            let providers = vec![self.provider.clone()];
            rules.push(Rule { providers, ..rule("approved".into(), RuleKind::ApprovedMinimum, hours) });
        }
        rules
    }

    fn carry(&self, problems: &mut Problems) -> Option<CarryOver> {
        let most = problems.take("carry_most", amount(&self.carry_most));
        let allowed = match self.carry.as_str() {
            "yes" => true,
            "no" => false,
            _ => return None,
        };
        if allowed && most.is_none() && problems.of("carry_most").is_none() {
            problems.add("carry_most", "Say how many hours may carry over at most.");
        }
        Some(CarryOver {
            allowed,
            max_hours: most.filter(|_| allowed),
            cycles: None,
            titles: vec![],
            per_title: vec![],
            excluded_topics: vec![],
            topic_credit: None,
            general_only_topics: vec![],
            fact: None,
            source: vec!["own".into()],
            verified: false,
        })
    }
}

fn amount(text: &str) -> Result<Option<Credit>, String> {
    match text.trim() {
        "" => Ok(None),
        text => Credit::parse(text)
            .filter(|amount| amount.0 <= 100_000)
            .map(Some)
            .ok_or_else(|| "Write hours as 3 or 1.5.".to_owned()),
    }
}

/// A rule with nothing in it but its amount.
fn rule(id: String, kind: RuleKind, hours: Credit) -> Rule {
    let text = serde_json::json!({ "id": id, "kind": kind, "hours": hours, "source": ["own"], "verified": false });
    serde_json::from_value(text).expect("a rule needs no more than these keys")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft() -> Draft {
        Draft {
            board: "Guild of Talking".into(),
            title: "Talker".into(),
            total: "20".into(),
            topic: vec!["ethics".into(), String::new()],
            topic_hours: vec!["3".into(), String::new()],
            topic_live: vec!["0".into()],
            recorded_most: "8".into(),
            carry: "yes".into(),
            carry_most: "4.5".into(),
            ..Draft::fresh()
        }
    }

    #[test]
    fn sentences_make_a_sound_rule_set_and_come_back() {
        let today = "2026-11-23".parse().unwrap();
        let id = Uuid::from_u128(5);
        let rules = draft().parse(id, today).unwrap();
        assert_eq!(rules.rule.len(), 2);
        assert!(rules.is_own());
        let again = Draft::of(&OwnRuleSet { id, version: 1, rules: rules.clone() });
        assert_eq!(again.parse(id, today).unwrap(), rules);
    }

    #[test]
    fn a_blank_that_cannot_be_read_is_named() {
        let wrong = Draft { total: "many".into(), title: String::new(), ..draft() };
        let problems = wrong.parse(Uuid::nil(), "2026-11-23".parse().unwrap()).unwrap_err();
        assert!(problems.of("total").is_some() && problems.of("title").is_some());
    }
}
