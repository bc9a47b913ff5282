//! The form of a licence as typed, which questions a rule set asks, and what was understood.

use super::look_backs::NOT_SURE;
use crate::db::licences::{CarriedIn, Facts, Held, Licence};
use crate::web::form::{self, Problems};
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::rules::{Anchor, Frequency, Parity, RuleSet};
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a rule set needs to know beyond the dates.
pub struct Questions {
    pub end_needed: bool,
    pub birthday: bool,
    pub parity: bool,
    pub received: bool,
    pub carried_in: bool,
    /// Condition slugs, each asked once.
    pub conditions: Vec<String>,
    /// Ids of rules that look back: when were they last met?
    pub look_backs: Vec<String>,
    /// Names of the bases that ratio rules count from.
    pub bases: Vec<String>,
}

/// The engine works these out from dates.
const COMPUTED: [&str; 2] = ["registered_under_24_months", "cycle_shorter_than_24_months"];

impl Questions {
    #[must_use]
    pub fn of(set: &RuleSet) -> Self {
        let cycle = &set.cycle;
        let mut conditions: Vec<String> = Vec::new();
        let asked = set.rule.iter().flat_map(|rule| &rule.applies);
        for slug in asked.chain(set.total_variant.iter().flat_map(|variant| &variant.applies)) {
            if !COMPUTED.contains(&slug.as_str()) && !conditions.contains(slug) {
                conditions.push(slug.clone());
            }
        }
        let looks_back =
            |frequency| matches!(frequency, Frequency::Once | Frequency::EveryNYears | Frequency::EveryNCycles);
        let needs_parity = cycle.parity == Some(Parity::LicenceNumber);
        // A yearly date that comes round less than every two years tells nothing of which year ends a period.
        let undatable = matches!(
            cycle.anchor,
            Anchor::FixedDate | Anchor::MembershipYear | Anchor::CalendarYear | Anchor::BirthMonth | Anchor::Birthday
        ) && (cycle.months > 24 || (cycle.months == 24 && cycle.parity.is_none()));
        Self {
            end_needed: matches!(cycle.anchor, Anchor::LicenceTerm | Anchor::Unknown) || undatable,
            birthday: matches!(cycle.anchor, Anchor::BirthMonth | Anchor::Birthday),
            parity: needs_parity,
            received: cycle
                .window
                .as_ref()
                .is_some_and(|window| window.opens.as_deref() == Some("last_renewal_application_received")),
            carried_in: set.carry_over.as_ref().is_some_and(|carry| carry.allowed),
            conditions,
            look_backs: set
                .rule
                .iter()
                .filter(|rule| looks_back(rule.frequency()))
                .map(|rule| rule.id.clone())
                .collect(),
            bases: set.rule.iter().filter_map(|rule| rule.base.clone()).collect(),
        }
    }
}

/// Everything as it was typed. Lists stand in the order of the rule set's own questions.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub rule_set: String,
    pub title: String,
    pub issued_on: String,
    pub expires_on: String,
    pub first_renewal: String,
    pub number_parity: String,
    pub birth_month: String,
    pub birth_day: String,
    pub received: String,
    pub carried_in: String,
    /// `slug=answer`, one for each question answered.
    pub condition: Vec<String>,
    /// Rule ids and, beside them, the day or the word.
    pub look_back: Vec<String>,
    pub look_back_on: Vec<String>,
    pub look_back_never: Vec<String>,
    /// Rules for which she said that she is not sure.
    pub look_back_unsure: Vec<String>,
    pub base: Vec<String>,
    /// A period is closed already, so that the hours carried over come from there.
    #[serde(skip)]
    pub renewed: bool,
}

impl Draft {
    #[must_use]
    pub fn of(set: &RuleSet, title: &str) -> Self {
        Self { rule_set: set.id.clone(), title: title.to_owned(), first_renewal: "auto".into(), ..Self::default() }
    }

    #[must_use]
    pub fn of_licence(licence: &Licence) -> Self {
        let held = &licence.held;
        let (mut look_back, mut look_back_on) = (vec![], vec![]);
        let (mut look_back_never, mut look_back_unsure) = (vec![], vec![]);
        for (rule, when) in &held.facts.last_met {
            if when == "never" {
                look_back_never.push(rule.clone());
            } else if when == NOT_SURE {
                look_back_unsure.push(rule.clone());
            } else {
                look_back.push(rule.clone());
                look_back_on.push(when.clone());
            }
        }
        Self {
            id: licence.id.to_string(),
            version: licence.version.to_string(),
            rule_set: held.rule_set.clone(),
            title: held.title.clone(),
            issued_on: held.issued_on.to_string(),
            expires_on: held.expires_on.map(|day| day.to_string()).unwrap_or_default(),
            first_renewal: held.first_renewal.clone(),
            number_parity: held.number_parity.clone().unwrap_or_default(),
            received: held.facts.applications_received.last().map(|day| day.to_string()).unwrap_or_default(),
            carried_in: held
                .facts
                .carried_in
                .first()
                .map(|lot| Credit(i64::from(lot.hours)).to_string())
                .unwrap_or_default(),
            look_back,
            look_back_on,
            look_back_never,
            look_back_unsure,
            base: held.facts.bases.values().map(|base| Credit(i64::from(*base)).to_string()).collect(),
            ..Self::default()
        }
    }

    /// What the app knows of the person already.
    pub fn remember(&mut self, signed_in: &SignedIn, answers: &BTreeMap<String, String>) {
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        self.birth_month = number(signed_in.account.birth_month);
        self.birth_day = number(signed_in.account.birth_day);
        self.condition = answers.iter().map(|(slug, answer)| format!("{slug}={answer}")).collect();
    }

    /// The answer given to a condition.
    #[must_use]
    pub fn answer(&self, slug: &str) -> &str {
        let found = self.condition.iter().rev().find_map(|line| line.strip_prefix(slug)?.strip_prefix('='));
        found.unwrap_or("unknown")
    }

    /// The day typed for a rule that looks back.
    #[must_use]
    pub fn met_on(&self, rule: &str) -> String {
        let place = self.look_back.iter().position(|known| known == rule);
        place.and_then(|place| self.look_back_on.get(place)).cloned().unwrap_or_default()
    }

    /// Answers to the conditions that this rule set asks about.
    #[must_use]
    pub fn answers(&self, set: &RuleSet) -> Vec<(String, String)> {
        let known = ["yes", "no", "unknown"];
        let asked = Questions::of(set).conditions.into_iter();
        asked
            .map(|slug| (slug.clone(), self.answer(&slug).to_owned()))
            .filter(|(_, answer)| known.contains(&answer.as_str()))
            .collect()
    }

    #[must_use]
    pub fn birthday(&self) -> (Option<u32>, Option<u32>) {
        (self.birth_month.trim().parse().ok(), self.birth_day.trim().parse().ok())
    }

    /// What was typed, understood; or every problem with it.
    pub fn parse(&self, set: &RuleSet, today: NaiveDate) -> Result<Held, Problems> {
        let questions = Questions::of(set);
        let mut problems = Problems::default();
        let issued_on = match form::date(&self.issued_on) {
            Ok(Some(day)) if day > today => {
                problems.add("issued_on", "That day has not come yet. Give the day the license was first issued.");
                today
            }
            Ok(Some(day)) => day,
            Ok(None) => {
                problems.add(
                    "issued_on",
                    "The day it was first issued is needed. The year is enough to begin: choose any day in it.",
                );
                today
            }
            Err(problem) => {
                problems.add("issued_on", problem);
                today
            }
        };
        let expires_on = problems.take("expires_on", form::date(&self.expires_on));
        if expires_on.is_none() && questions.end_needed && problems.of("expires_on").is_none() {
            problems.add("expires_on", "The rules count from the day it ends; it stands on the license.");
        }
        if expires_on.is_some_and(|end| end <= issued_on) && problems.of("issued_on").is_none() {
            problems.add("expires_on", "It ends before it begins. Change one of the two dates.");
        }
        let number_parity = match self.number_parity.as_str() {
            parity @ ("odd" | "even") => Some(parity.to_owned()),
            _ => None,
        };
        if questions.parity && number_parity.is_none() && expires_on.is_none() {
            problems.add("number_parity", "Say whether the last digit is odd or even, or give the day it ends.");
        }
        let (month, day) = self.birthday();
        let needs_day = set.cycle.anchor == Anchor::Birthday;
        if questions.birthday && expires_on.is_none() && (month.is_none() || (needs_day && day.is_none())) {
            problems.add("birth_month", "The period ends by your birthday: give it, or the day the license ends.");
        }
        if month.is_some_and(|month| !(1..=12).contains(&month)) {
            problems.add("birth_month", "A month is 1 to 12.");
        }
        if day.is_some_and(|day| NaiveDate::from_ymd_opt(2024, month.unwrap_or(1).clamp(1, 12), day).is_none()) {
            problems.add("birth_day", "That month has no such day.");
        }
        let facts = self.facts(&questions, today, &mut problems);
        let held = Held {
            rule_set: set.id.clone(),
            title: self.title.clone(),
            issued_on,
            expires_on,
            number_parity,
            first_renewal: match self.first_renewal.as_str() {
                choice @ ("yes" | "no") => choice.to_owned(),
                _ => "auto".to_owned(),
            },
            facts,
        };
        if problems.is_empty() { Ok(held) } else { Err(problems) }
    }

    fn facts(&self, questions: &Questions, today: NaiveDate, problems: &mut Problems) -> Facts {
        let mut facts = Facts::default();
        if questions.received {
            facts.applications_received.extend(problems.take("received", form::date(&self.received)));
        }
        let carried = self.carried_in.trim();
        if questions.carried_in && !carried.is_empty() {
            match Credit::parse(carried).and_then(|credit| u32::try_from(credit.0).ok()) {
                Some(0) => {}
                Some(hours) => facts.carried_in.push(CarriedIn { hours, topics: vec![], cycles_ago: 1 }),
                None => problems.add("carried_in", "Write hours as 4 or 4.5."),
            }
        }
        for rule in &questions.look_backs {
            if self.look_back_never.contains(rule) {
                facts.last_met.insert(rule.clone(), "never".into());
                continue;
            }
            match form::date(&self.met_on(rule)) {
                Ok(Some(day)) if day > today => {
                    problems.add("look_back_on", "A day in the list of duties has not come yet.")
                }
                Ok(Some(day)) => {
                    facts.last_met.insert(rule.clone(), day.to_string());
                }
                Ok(None) if self.look_back_unsure.contains(rule) => {
                    facts.last_met.insert(rule.clone(), NOT_SURE.into());
                }
                Ok(None) => {}
                Err(problem) => problems.add("look_back_on", problem),
            }
        }
        for (name, typed) in questions.bases.iter().zip(&self.base).filter(|(_, typed)| !typed.trim().is_empty()) {
            match Credit::parse(typed.trim()).and_then(|credit| u32::try_from(credit.0).ok()) {
                Some(base) => {
                    facts.bases.insert(name.clone(), base);
                }
                None => problems.add("base", "Write hours as a number."),
            }
        }
        facts
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::rules::Library;

    fn set(id: &str) -> &'static RuleSet {
        Library::builtin().get(id).unwrap()
    }

    fn today() -> NaiveDate {
        "2026-11-23".parse().unwrap()
    }

    #[test]
    fn the_end_is_asked_for_only_where_the_rules_need_it() {
        let ny = Draft { issued_on: "2010-06-01".into(), ..Draft::of(set("us-ny-social_worker"), "LCSW") };
        assert!(ny.parse(set("us-ny-social_worker"), today()).unwrap_err().of("expires_on").is_some());
        let il = Draft { issued_on: "2010-06-01".into(), ..Draft::of(set("us-il-social_worker"), "LCSW") };
        let title = set("us-il-social_worker").titles[0].clone();
        assert!(Draft { title, ..il }.parse(set("us-il-social_worker"), today()).is_ok());
    }

    #[test]
    fn a_day_that_does_not_exist_is_answered_with_the_one_that_does() {
        let draft = Draft {
            issued_on: "2013-05-01".into(),
            expires_on: "2027-04-31".into(),
            ..Draft::of(set("us-tx-counselor"), "LPC")
        };
        let problem = draft.parse(set("us-tx-counselor"), today()).unwrap_err().of("expires_on").unwrap();
        assert_eq!(problem, "April has 30 days. Use 2027-04-30.");
    }

    #[test]
    fn every_rule_set_can_be_asked_about() {
        let vocabulary = domain::vocabulary::Vocabulary::builtin();
        for set in Library::builtin().sets() {
            for slug in Questions::of(set).conditions {
                assert!(vocabulary.condition(&slug).is_some(), "{}: {slug}", set.id);
            }
        }
    }
}
