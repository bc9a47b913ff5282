//! The form of a pin as typed, what may be chosen, and what was understood.

use crate::db::licences::Licence;
use crate::db::pins::{Effect, Pin};
use crate::web::form::Problems;
use crate::web::standing::Standing;
use chrono::NaiveDate;
use domain::credit::State;
use domain::quantity::Credit;
use domain::rules::{RuleKind, RuleSet};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};
use serde::Deserialize;
use uuid::Uuid;

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub activity: String,
    /// `forbid`, `forbid_cycle`, `forbid_requirement`, `force_cycle` or `force_requirement`.
    pub choice: String,
    pub cycle: String,
    pub requirement: String,
    pub hours: String,
    /// The cycle whose ledger is gone back to.
    pub back: String,
}

/// More hours than any cycle holds, in hundredths.
const MOST: i64 = 1_000_000;

/// What a licence offers to pin to.
pub struct Choices {
    /// End and words of each cycle that is not closed.
    pub cycles: Vec<(String, String)>,
    /// Rule id and words of each requirement of hours.
    pub requirements: Vec<(String, String)>,
    /// Some hours may meet one requirement alone, so that it matters which.
    pub exclusive: bool,
}

impl Choices {
    #[must_use]
    pub fn of(standing: &Standing, licence: &Licence, english: English) -> Self {
        let Some((set, _)) = standing.of(licence) else {
            return Self { cycles: vec![], requirements: vec![], exclusive: false };
        };
        Self {
            cycles: cycles(standing, licence, english),
            requirements: requirements(standing, licence, set),
            exclusive: set
                .rule
                .iter()
                .any(|rule| rule.kind == RuleKind::ExclusiveUse || rule.exclusive_group.is_some()),
        }
    }
}

/// The cycle at hand, those beside it, and no closed one.
fn cycles(standing: &Standing, licence: &Licence, english: English) -> Vec<(String, String)> {
    let Some((_, report)) = standing.of(licence) else { return vec![] };
    let mut ends: Vec<NaiveDate> = report.cycles.iter().filter_map(|cycle| cycle.cycle_end).collect();
    if let Some(first) = ends.first().copied() {
        ends.extend(standing.cycle_before(licence, first).map(|cycle| cycle.end));
    }
    if let Some(last) = ends.iter().max().copied() {
        ends.extend(standing.cycle_after(licence, last).map(|cycle| cycle.end));
    }
    ends.extend(standing.to_close(licence).map(|cycle| cycle.end));
    ends.sort_unstable();
    ends.dedup();
    ends.retain(|end| standing.renewal_of(licence, *end).is_none());
    ends.into_iter().map(|end| (end.to_string(), format!("The period to {}", words::date(end, english)))).collect()
}

fn requirements(standing: &Standing, licence: &Licence, set: &RuleSet) -> Vec<(String, String)> {
    let Some(present) = standing.present(licence) else { return vec![] };
    let mut rows: Vec<(String, String)> = Vec::new();
    for row in present.cycle.requirements.iter().filter(|row| row.state != State::NotApplicable) {
        let id = row.id.split('#').next().unwrap_or_default();
        let hours = |kind| !matches!(kind, RuleKind::Task | RuleKind::Attestation | RuleKind::Spread);
        if let Some(rule) = set.rule(id).filter(|rule| hours(rule.kind))
            && !rows.iter().any(|(known, _)| known == id)
        {
            rows.push((id.to_owned(), words::heading(Vocabulary::builtin(), set, rule)));
        }
    }
    rows
}

impl Draft {
    /// What was chosen, understood; or every problem with it.
    pub fn parse(&self, choices: &Choices, licence: Uuid, activity: Uuid) -> Result<Pin, Problems> {
        let mut problems = Problems::default();
        let (effect, what) = self.choice.split_once('_').unwrap_or((&self.choice, ""));
        let effect = match (effect, what) {
            ("force", "cycle" | "requirement") => Effect::Force,
            ("forbid", "" | "cycle" | "requirement") => Effect::Forbid,
            _ => {
                problems.add("choice", "Choose what to do with it.");
                Effect::Forbid
            }
        };
        let mut pin = Pin {
            id: self.id.parse().unwrap_or_else(|_| Uuid::now_v7()),
            licence,
            activity,
            effect,
            cycle_end: None,
            requirement: None,
            hours: None,
        };
        match what {
            "cycle" => {
                let known = choices.cycles.iter().find(|(end, _)| *end == self.cycle);
                pin.cycle_end = known.and_then(|(end, _)| end.parse().ok());
                if pin.cycle_end.is_none() {
                    problems.add("cycle", "Choose the period.");
                }
            }
            "requirement" => {
                pin.requirement =
                    choices.requirements.iter().map(|(id, _)| id.clone()).find(|id| *id == self.requirement);
                if pin.requirement.is_none() {
                    problems.add("requirement", "Choose the requirement.");
                }
            }
            _ => {}
        }
        let hours = self.hours.trim();
        if self.choice == "force_cycle" && !hours.is_empty() {
            let amount = Credit::parse(hours).filter(|credit| (1..=MOST).contains(&credit.0));
            pin.hours = amount.and_then(|credit| u32::try_from(credit.0).ok());
            if pin.hours.is_none() {
                problems.add("hours", "Write hours as 4 or 4.5, or leave it empty for all of them.");
            }
        }
        if problems.is_empty() { Ok(pin) } else { Err(problems) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn choices() -> Choices {
        Choices {
            cycles: vec![("2027-04-30".into(), "The period to April 30, 2027".into())],
            requirements: vec![("ethics".into(), "Ethics".into())],
            exclusive: false,
        }
    }

    fn parse(choice: &str, cycle: &str, requirement: &str, hours: &str) -> Result<Pin, Problems> {
        let text = str::to_owned;
        let (choice, cycle, requirement, hours) = (text(choice), text(cycle), text(requirement), text(hours));
        let draft = Draft { choice, cycle, requirement, hours, ..Draft::default() };
        draft.parse(&choices(), Uuid::nil(), Uuid::nil())
    }

    #[test]
    fn what_is_not_asked_is_not_kept() {
        let pin = parse("forbid", "2027-04-30", "ethics", "4").unwrap();
        assert_eq!((pin.effect, pin.cycle_end, pin.requirement, pin.hours), (Effect::Forbid, None, None, None));
        let pin = parse("force_cycle", "2027-04-30", "ethics", "1.5").unwrap();
        assert_eq!((pin.cycle_end, pin.requirement, pin.hours), ("2027-04-30".parse().ok(), None, Some(150)));
    }

    #[test]
    fn a_cycle_or_requirement_that_is_not_offered_is_refused() {
        assert!(parse("force_cycle", "2031-04-30", "", "").unwrap_err().of("cycle").is_some());
        assert!(parse("forbid_requirement", "", "magic", "").unwrap_err().of("requirement").is_some());
        assert!(parse("force_cycle", "2027-04-30", "", "many").unwrap_err().of("hours").is_some());
        assert!(parse("", "", "", "").unwrap_err().of("choice").is_some());
    }
}
