//! What is asked, as typed: which planned courses stay, when they would be, and a course that is only imagined.

use crate::credit::WhatIf;
use crate::credit::portfolio::{Activity, Amount, Portfolio, Status};
use crate::typed;
use crate::vocabulary::Vocabulary;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The id of the imagined course: no activity has it.
pub const IMAGINED: &str = "00000000-0000-0000-0000-000000000000";

/// The form as typed.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// Planned activities with their days as typed, and those that stay.
    pub dates: BTreeMap<String, String>,
    pub on: Vec<String>,
    /// The imagined course.
    pub title: String,
    pub kind: String,
    pub delivery: String,
    pub completed_on: String,
    pub hours: String,
    pub topic: Vec<String>,
    pub topic_hours: Vec<String>,
    pub approvals: Vec<String>,
    /// "rows": show more rows instead of answering.
    pub more: String,
}

/// A planned activity as the form shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    pub id: String,
    pub title: String,
    pub date: String,
    pub on: bool,
}

impl Asked {
    /// The form as it is first shown: all as planned.
    #[must_use]
    pub fn fresh(portfolio: &Portfolio) -> Self {
        let dates: BTreeMap<String, String> =
            planned(portfolio).map(|activity| (activity.id.clone(), activity.date.to_string())).collect();
        Self { on: dates.keys().cloned().collect(), dates, kind: "workshop".into(), ..Self::default() }
    }

    /// The form as sent: each planned activity has a date field of its own name.
    #[must_use]
    pub fn of(pairs: impl IntoIterator<Item = (String, String)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "on" => asked.on.push(value),
                "title" => asked.title = value,
                "kind" => asked.kind = value,
                "delivery" => asked.delivery = value,
                "completed_on" => asked.completed_on = value,
                "hours" => asked.hours = value,
                "topic" => asked.topic.push(value),
                "topic_hours" => asked.topic_hours.push(value),
                "approvals" => asked.approvals.push(value),
                "more" => asked.more = value,
                other => {
                    if let Some(id) = other.strip_prefix("date-") {
                        asked.dates.insert(id.to_owned(), value);
                    }
                }
            }
        }
        asked
    }

    /// The planned activities, with what was typed about them.
    #[must_use]
    pub fn planned(&self, portfolio: &Portfolio) -> Vec<Planned> {
        let each = planned(portfolio).map(|activity| {
            let typed = self.dates.get(&activity.id).cloned();
            Planned {
                id: activity.id.clone(),
                title: activity.title.clone().unwrap_or_default(),
                on: typed.is_none() || self.on.contains(&activity.id),
                date: typed.unwrap_or_else(|| activity.date.to_string()),
            }
        });
        let mut planned: Vec<Planned> = each.collect();
        planned.sort_by(|a, b| (&a.date, &a.title).cmp(&(&b.date, &b.title)));
        planned
    }

    /// Whether anything is imagined at all.
    #[must_use]
    pub fn imagines(&self) -> bool {
        [&self.title, &self.hours, &self.completed_on].iter().any(|text| !text.trim().is_empty())
    }

    /// What was typed, understood; or every problem with it, with its field.
    pub fn parse(&self, portfolio: &Portfolio, vocabulary: &Vocabulary) -> Result<WhatIf, Vec<(String, String)>> {
        let mut problems = Vec::new();
        let mut what_if = WhatIf::default();
        for planned in self.planned(portfolio) {
            if !planned.on {
                what_if.without.insert(planned.id);
                continue;
            }
            match typed::date(&planned.date) {
                Ok(Some(day)) => drop(what_if.moved.insert(planned.id, day)),
                Ok(None) => {}
                Err(problem) => problems.push((format!("date-{}", planned.id), problem)),
            }
        }
        if self.imagines() {
            what_if.added = Some(self.imagined(portfolio.as_of, vocabulary, &mut problems));
        }
        if problems.is_empty() { Ok(what_if) } else { Err(problems) }
    }

    /// The imagined course, by the same reading as any activity's form.
    fn imagined(&self, today: NaiveDate, vocabulary: &Vocabulary, problems: &mut Vec<(String, String)>) -> Activity {
        let mut note = |field: &str, problem: String| problems.push((field.to_owned(), problem));
        let title = typed::optional(&self.title, 300).unwrap_or_else(|problem| {
            note("title", problem);
            None
        });
        let kind = typed::kind(&self.kind, vocabulary).unwrap_or_else(|problem| {
            note("kind", problem);
            String::new()
        });
        let day = typed::date(&self.completed_on).and_then(|day| day.ok_or_else(|| "Say when it will be.".into()));
        let date = day.unwrap_or_else(|problem| {
            note("completed_on", problem);
            today
        });
        let minutes = typed::clock(&self.hours).and_then(typed::in_all).unwrap_or_else(|problem| {
            note("hours", problem);
            None
        });
        let delivery = typed::delivery(&self.delivery, &kind, vocabulary).unwrap_or_else(|problem| {
            note("delivery", problem);
            None
        });
        let (all, rows) = (minutes.unwrap_or(0), (self.topic.as_slice(), self.topic_hours.as_slice()));
        let read = |time: &str| typed::clock(time).ok();
        let parts = typed::topics(rows, all, read, vocabulary, |problem| note("topic", problem.to_owned()));
        let parts: Vec<(u32, &[String])> = parts.iter().map(|(part, topics)| (*part, topics.as_slice())).collect();
        Activity {
            id: IMAGINED.into(),
            title: Some(title.unwrap_or_else(|| "The course you imagine".into())),
            activity: vocabulary.kind(&kind).map_or_else(|| "course".into(), |kind| kind.board_activity.clone()),
            delivery,
            providers: typed::slugs(&self.approvals),
            categories: vec![],
            date,
            days: vec![],
            amount: minutes.map(|minutes| Amount { minutes: Some(i64::from(minutes)), ..Amount::default() }),
            segments: typed::segments(&parts, all),
            status: Status::Planned,
            repeat_key: None,
            first_time: None,
            own_practice_minutes: None,
            group_size: None,
            preparation_minutes: None,
            relevant_to: vec![],
            evidence: vec![],
        }
    }
}

fn planned(portfolio: &Portfolio) -> impl Iterator<Item = &Activity> {
    portfolio.activities.iter().filter(|activity| activity.status == Status::Planned)
}
