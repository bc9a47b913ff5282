//! The form of an activity as typed, and as understood. All problems are found at once.

use super::marks::Marks;
use crate::db::activities::{Activity, Amount, Cost, Day, Facts, Segment};
use crate::web::form::{self, Problems};
use crate::web::guarded::{Private, catalogue, clinical};
use chrono::NaiveDate;
use domain::quantity::Credit;
use domain::rules::Profession;
use domain::typed::{self, LONGEST, MOST_ROWS, clock, hours_of, slugs};
use domain::vocabulary::Vocabulary;
use serde::Deserialize;

mod from_list;

/// Rows for topics and days that a fresh form shows; a button asks for more.
pub const ROWS: usize = 3;

/// Everything as it was typed.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub id: String,
    pub version: String,
    pub title: String,
    pub kind: String,
    pub status: String,
    pub completed_on: String,
    pub starts_on: String,
    pub hours: String,
    pub minutes: String,
    pub credit: String,
    pub credit_unit: String,
    pub delivery: String,
    pub provider: String,
    pub approvals: Vec<String>,
    pub approval_number: String,
    pub categories: Vec<String>,
    pub topic: Vec<String>,
    pub topic_hours: Vec<String>,
    pub day: Vec<String>,
    pub day_hours: Vec<String>,
    pub evidence: Vec<String>,
    pub relevant_to: Vec<String>,
    pub cost: String,
    pub currency: String,
    pub own_practice_minutes: String,
    pub group_size: String,
    pub preparation_minutes: String,
    pub first_time: String,
    pub repeat_key: String,
    pub notes: String,
    pub goals: Vec<String>,
    /// "rows": show more rows instead of saving; "counts": say what it would count for.
    pub more: String,
    /// What stands as it was read from a certificate.
    #[serde(skip)]
    pub marks: Marks,
}

impl Draft {
    /// A fresh form for a person who means to log something today.
    #[must_use]
    pub fn fresh(today: NaiveDate, planned: bool) -> Self {
        Self {
            id: uuid::Uuid::now_v7().to_string(),
            kind: "workshop".into(),
            status: if planned { "planned" } else { "completed" }.into(),
            completed_on: if planned { String::new() } else { today.to_string() },
            currency: "USD".into(),
            ..Self::default()
        }
    }

    /// An activity as its form shows it.
    #[must_use]
    pub fn of(activity: &Activity, goals: Vec<String>) -> Self {
        let facts = &activity.facts;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        let (hours, minutes, credit, unit) = match &facts.amount {
            Some(Amount::Minutes(minutes)) => {
                ((minutes / 60).to_string(), (minutes % 60).to_string(), String::new(), String::new())
            }
            Some(Amount::Credit { hundredths, unit }) => {
                (String::new(), String::new(), Credit(i64::from(*hundredths)).to_string(), unit.clone())
            }
            None => Default::default(),
        };
        let by_minutes = matches!(facts.amount, Some(Amount::Minutes(_)) | None);
        let amount = |amount: u32| if by_minutes { hours_of(amount) } else { Credit(i64::from(amount)).to_string() };
        let pairs = facts.segments.iter().flat_map(|segment| {
            // One row a topic; a segment about two topics is two rows with the same time, joined again on reading.
            let shown = amount(segment.amount);
            segment
                .topics
                .iter()
                .enumerate()
                .map(move |(place, topic)| (topic.clone(), if place == 0 { shown.clone() } else { String::new() }))
        });
        let (topic, topic_hours) = pairs.unzip();
        Self {
            id: activity.id.to_string(),
            version: activity.version.to_string(),
            title: facts.title.clone(),
            kind: facts.kind.clone(),
            status: if facts.planned { "planned" } else { "completed" }.into(),
            completed_on: facts.completed_on.to_string(),
            starts_on: facts.starts_on.map(|day| day.to_string()).unwrap_or_default(),
            hours,
            minutes,
            credit,
            credit_unit: unit,
            delivery: facts.delivery.clone().unwrap_or_default(),
            provider: facts.provider.clone().unwrap_or_default(),
            approvals: facts.approvals.clone(),
            approval_number: facts.approval_number.clone().unwrap_or_default(),
            categories: facts.categories.clone(),
            topic,
            topic_hours,
            day: facts.days.iter().map(|day| day.date.to_string()).collect(),
            day_hours: facts.days.iter().map(|day| hours_of(day.minutes)).collect(),
            evidence: facts.evidence.clone(),
            relevant_to: facts.relevant_to.clone(),
            cost: facts.cost.as_ref().map(|cost| Credit(i64::from(cost.minor)).to_string()).unwrap_or_default(),
            currency: facts.cost.as_ref().map_or_else(|| "USD".into(), |cost| cost.currency.clone()),
            own_practice_minutes: number(facts.own_practice_minutes),
            group_size: number(facts.group_size),
            preparation_minutes: number(facts.preparation_minutes),
            first_time: match facts.first_time {
                Some(true) => "yes".into(),
                Some(false) => "no".into(),
                None => String::new(),
            },
            repeat_key: facts.repeat_key.clone().unwrap_or_default(),
            notes: facts.notes.clone().unwrap_or_default(),
            goals,
            more: String::new(),
            marks: Marks::default(),
        }
    }

    /// What the guard reads.
    #[must_use]
    pub fn private(&self) -> [Private<'_>; 4] {
        [
            catalogue("title", &self.title),
            catalogue("provider", &self.provider),
            catalogue("repeat_key", &self.repeat_key),
            clinical("notes", &self.notes),
        ]
    }

    /// What was typed, understood; or every problem with it.
    pub fn parse(&self, today: NaiveDate, vocabulary: &Vocabulary) -> Result<Facts, Problems> {
        let mut problems = Problems::default();
        let title = problems.take("title", form::required(&self.title, "A title", 300));
        let kind = problems.take("kind", typed::kind(&self.kind, vocabulary));
        let planned = self.status == "planned";
        let completed_on = self.completed_on(today, planned, &mut problems);
        let starts_on = problems.take("starts_on", form::date(&self.starts_on));
        if starts_on.is_some_and(|start| start > completed_on) && problems.of("completed_on").is_none() {
            problems.add("starts_on", "It starts after it ends. Change one of the two.");
        }
        let amount = self.amount(&mut problems);
        let delivery = problems.take("delivery", typed::delivery(&self.delivery, &kind, vocabulary));
        let days = self.days(completed_on, amount.as_ref(), &mut problems);
        let segments = self.segments(amount.as_ref(), vocabulary, &mut problems);
        let cost = self.cost(&mut problems);
        let whole = |field: &'static str, text: &str, problems: &mut Problems| problems.take(field, number(text));
        let facts = Facts {
            title,
            kind,
            planned,
            starts_on,
            completed_on,
            days,
            amount,
            delivery,
            approvals: slugs(&self.approvals),
            approval_number: problems.take("approval_number", form::optional(&self.approval_number, 120)),
            categories: slugs(&self.categories),
            segments,
            evidence: slugs(&self.evidence),
            relevant_to: self.professions(),
            cost,
            own_practice_minutes: whole("own_practice_minutes", &self.own_practice_minutes, &mut problems),
            group_size: whole("group_size", &self.group_size, &mut problems).filter(|size| *size > 0),
            preparation_minutes: whole("preparation_minutes", &self.preparation_minutes, &mut problems),
            first_time: match self.first_time.as_str() {
                "yes" => Some(true),
                "no" => Some(false),
                _ => None,
            },
            repeat_key: problems.take("repeat_key", form::optional(&self.repeat_key, 120)),
            provider: problems.take("provider", form::optional(&self.provider, 200)),
            notes: problems.take("notes", form::optional(&self.notes, 4000)),
        };
        if problems.is_empty() { Ok(facts) } else { Err(problems) }
    }

    /// Those that it is directly related to; of other words no rule speaks.
    fn professions(&self) -> Vec<String> {
        let is_known = |slug: &str| Profession::ALL.iter().any(|known| known.slug() == slug);
        let mut chosen = slugs(&self.relevant_to);
        chosen.retain(|slug| is_known(slug));
        chosen
    }

    fn completed_on(&self, today: NaiveDate, planned: bool, problems: &mut Problems) -> NaiveDate {
        match form::date(&self.completed_on) {
            Ok(Some(day)) if !planned && day > today => {
                problems.add("completed_on", "That day has not come yet. Choose “planned”, or change the date.");
                day
            }
            Ok(Some(day)) => day,
            Ok(None) => {
                problems.add("completed_on", if planned { "Say when it will be." } else { "Say when it was." });
                today
            }
            Err(problem) => {
                problems.add("completed_on", problem);
                today
            }
        }
    }

    fn amount(&self, problems: &mut Problems) -> Option<Amount> {
        let by_clock = !self.hours.trim().is_empty() || !self.minutes.trim().is_empty();
        let by_credit = !self.credit.trim().is_empty();
        if by_clock && by_credit {
            problems.add("credit", "Give either the time it took or the credit on the certificate, not both.");
            return None;
        }
        if by_credit {
            let amount = Credit::parse(self.credit.trim()).filter(|credit| (1..=100_000).contains(&credit.0));
            let unit = if self.credit_unit.is_empty() { "hour" } else { self.credit_unit.as_str() };
            if !UNITS.iter().any(|(slug, _)| *slug == unit) {
                problems.add("credit_unit", "Choose the unit that the certificate names.");
            }
            let Some(amount) = amount else {
                problems.add("credit", "Write credit as a number such as 3 or 1.5.");
                return None;
            };
            let hundredths = u32::try_from(amount.0).unwrap_or(0);
            return Some(Amount::Credit { hundredths, unit: unit.to_owned() });
        }
        let hours = problems.take("hours", clock(&self.hours));
        let minutes = problems.take("minutes", number(&self.minutes)).unwrap_or(0);
        problems.take("hours", typed::in_all(hours + minutes)).map(Amount::Minutes)
    }

    fn days(&self, last: NaiveDate, amount: Option<&Amount>, problems: &mut Problems) -> Vec<Day> {
        let mut days = Vec::new();
        for (place, text) in self.day.iter().take(MOST_ROWS).enumerate() {
            let time = self.day_hours.get(place).map(String::as_str).unwrap_or_default();
            if text.trim().is_empty() && time.trim().is_empty() {
                continue;
            }
            match (form::date(text), clock(time)) {
                (Ok(Some(date)), Ok(minutes)) if minutes > 0 => days.push(Day { date, minutes }),
                (Err(problem), _) => problems.add("day", problem),
                _ => problems.add("day", "Each day needs its date and its hours."),
            }
        }
        days.sort_by_key(|day| day.date);
        if days.windows(2).any(|pair| pair[0].date == pair[1].date) {
            problems.add("day", "One day stands there twice. Add its hours up.");
        }
        if days.last().is_some_and(|day| day.date != last) && problems.of("completed_on").is_none() {
            problems.add("day", "The last day is not the day it ended. Make the two agree.");
        }
        let sum: u32 = days.iter().map(|day| day.minutes).sum();
        match amount {
            Some(Amount::Minutes(minutes)) if !days.is_empty() && sum != *minutes => problems.add(
                "day",
                format!("The days add up to {} hours, the whole to {}.", hours_of(sum), hours_of(*minutes)),
            ),
            _ => {}
        }
        days
    }

    fn segments(&self, amount: Option<&Amount>, vocabulary: &Vocabulary, problems: &mut Problems) -> Vec<Segment> {
        let all = match amount {
            Some(Amount::Minutes(minutes)) => *minutes,
            Some(Amount::Credit { hundredths, .. }) => *hundredths,
            None => 0,
        };
        let by_credit = matches!(amount, Some(Amount::Credit { .. }));
        let read = |time: &str| {
            let credit = || Credit::parse(time).and_then(|credit| u32::try_from(credit.0).ok());
            if by_credit { credit() } else { clock(time).ok() }
        };
        let note = |problem: &str| problems.add("topic", problem);
        let parts = typed::topics((&self.topic, &self.topic_hours), all, read, vocabulary, note);
        parts.into_iter().map(|(amount, topics)| Segment { amount, topics }).collect()
    }

    fn cost(&self, problems: &mut Problems) -> Option<Cost> {
        let text = self.cost.trim();
        if text.is_empty() {
            return None;
        }
        let amount = Credit::parse(text).filter(|amount| amount.0 <= 10_000_000);
        let currency = if self.currency.is_empty() { "USD" } else { self.currency.as_str() };
        if !CURRENCIES.contains(&currency) {
            problems.add("currency", "Choose a currency.");
        }
        match amount.and_then(|amount| u32::try_from(amount.0).ok()) {
            Some(minor) => Some(Cost { minor, currency: currency.to_owned() }),
            None => {
                problems.add("cost", "Write the cost as a number such as 120 or 89.50.");
                None
            }
        }
    }
}

/// Units that certificates name, with their words.
pub const UNITS: [(&str, &str); 9] = [
    ("hour", "hours (CE or contact hours)"),
    ("ceu", "CEUs"),
    ("point", "points"),
    ("credit", "credits"),
    ("unit", "units"),
    ("semester_credit", "semester credits"),
    ("quarter_credit", "quarter credits"),
    ("audited_credit", "audited credits"),
    ("graduate_course", "graduate courses"),
];

pub const CURRENCIES: [&str; 7] = ["USD", "CAD", "GBP", "EUR", "AUD", "NZD", "CHF"];

fn number(text: &str) -> Result<Option<u32>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text
            .parse::<u32>()
            .ok()
            .filter(|number| *number <= LONGEST)
            .map(Some)
            .ok_or_else(|| "Write a whole number.".into()),
    }
}

#[cfg(test)]
mod tests;
