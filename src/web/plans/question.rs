//! The question as typed, and as understood.

use crate::web::activities::draft::CURRENCIES;
use crate::web::form::{self, Problems};
use chrono::NaiveDate;
use domain::credit::plan::Unknowns;
use domain::quantity::Credit;
use serde::Deserialize;

/// Everything as it was typed; it stands in the address, for it holds nothing private.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    /// Set once the question is asked, not merely shown.
    pub asked: String,
    pub budget: String,
    pub currency: String,
    pub by: String,
    pub licence: Vec<String>,
    /// "ignore": what is unclear is left out.
    pub unclear: String,
    /// Only courses with these words.
    pub q: String,
}

/// The question, understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// In minor units of the currency.
    pub budget: Option<i64>,
    pub currency: String,
    pub by: Option<NaiveDate>,
    pub licences: Vec<String>,
    pub unknowns: Unknowns,
    pub words: String,
}

impl Asked {
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.asked.is_empty()
    }

    /// Whether a licence is to be planned for: at first all are.
    #[must_use]
    pub fn has(&self, licence: &str) -> bool {
        (!self.is_asked() && self.licence.is_empty()) || self.licence.iter().any(|id| id == licence)
    }

    /// What was typed, understood; or every problem with it. `held` are the ids of the person's licences.
    pub fn parse(&self, today: NaiveDate, held: &[String]) -> Result<Question, Problems> {
        let mut problems = Problems::default();
        let budget = match self.budget.trim() {
            "" => None,
            text => match Credit::parse(text).filter(|amount| amount.0 <= 100_000_000) {
                Some(amount) => Some(amount.0),
                None => {
                    problems.add("budget", "Write the budget as a number such as 200 or 149.50.");
                    None
                }
            },
        };
        let by = problems.take("by", form::date(&self.by));
        if by.is_some_and(|day| day < today) {
            problems.add("by", "That day has passed. Choose one that is still to come, or none.");
        }
        let licences: Vec<String> = held.iter().filter(|id| self.licence.contains(id)).cloned().collect();
        if licences.is_empty() && !held.is_empty() {
            problems.add("licence", "Choose what the plan is for.");
        }
        let words = problems.take("q", form::optional(&self.q, 200)).unwrap_or_default();
        let question = Question {
            budget,
            currency: currency(&self.currency),
            by,
            licences,
            unknowns: if self.unclear == "ignore" { Unknowns::Ignore } else { Unknowns::Due },
            words,
        };
        if problems.is_empty() { Ok(question) } else { Err(problems) }
    }
}

fn currency(code: &str) -> String {
    CURRENCIES.into_iter().find(|known| *known == code).unwrap_or(CURRENCIES[0]).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(asked: &Asked) -> Result<Question, Problems> {
        asked.parse("2026-11-23".parse().unwrap(), &["ny".into(), "tx".into()])
    }

    #[test]
    fn a_question_is_read_and_another_s_licence_is_nothing() {
        let asked = Asked {
            budget: "149.50".into(),
            by: "2027-04-30".into(),
            licence: vec!["tx".into(), "hers".into()],
            unclear: "ignore".into(),
            ..Asked::default()
        };
        let question = parse(&asked).unwrap();
        assert_eq!(
            (question.budget, question.licences, question.unknowns),
            (Some(14950), vec!["tx".into()], Unknowns::Ignore)
        );
        assert_eq!(question.currency, "USD");
    }

    #[test]
    fn all_problems_are_told_at_once() {
        let asked = Asked { budget: "much".into(), by: "2026-01-01".into(), ..Asked::default() };
        let problems = parse(&asked).unwrap_err();
        for field in ["budget", "by", "licence"] {
            assert!(problems.of(field).is_some(), "{field}");
        }
    }

    #[test]
    fn at_first_all_licences_are_planned_for() {
        let first = Asked::default();
        assert!(first.has("ny") && first.has("tx"));
        let from_ledger = Asked { licence: vec!["tx".into()], ..Asked::default() };
        assert!(from_ledger.has("tx") && !from_ledger.has("ny"));
        let none = Asked { asked: "1".into(), ..Asked::default() };
        assert!(!none.has("ny"));
    }
}
