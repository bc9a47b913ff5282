//! Reading a portfolio: strict, with the path of the first fault.

use super::portfolio::*;
use crate::rules::Library;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// The largest amount taken, in hundredths or minutes.
pub(super) const MOST: i64 = 100_000_000;
const UNITS: [&str; 12] = [
    "hour",
    "point",
    "credit",
    "unit",
    "professional_development_hour",
    "ceu_60_minutes",
    "ceu",
    "semester_credit",
    "quarter_credit",
    "audited_credit",
    "graduate_course",
    "day",
];

/// What is wrong with a portfolio, and where: `activities[3].amount.minutes`. An empty path is the whole text.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {message}")]
pub struct PortfolioError {
    pub path: String,
    pub message: String,
}

pub(super) fn fault<T>(path: impl Into<String>, message: impl Into<String>) -> Result<T, PortfolioError> {
    Err(PortfolioError { path: path.into(), message: message.into() })
}

/// Reads and checks a portfolio; `as_of` stands instead of its own day when given.
pub fn parse_portfolio(json: &str, as_of: Option<NaiveDate>, library: &Library) -> Result<Portfolio, PortfolioError> {
    let mut portfolio: Portfolio = read(json)?;
    if let Some(day) = as_of {
        portfolio.as_of = day;
    }
    check_portfolio(&portfolio, library)?;
    Ok(portfolio)
}

/// Reads one JSON text whole; the first fault has its path.
pub(super) fn read<T: serde::de::DeserializeOwned>(json: &str) -> Result<T, PortfolioError> {
    let mut reader = serde_json::Deserializer::from_str(json);
    let value = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
        let path = error.path().to_string();
        let inner = error.inner();
        let whole = path == "." || inner.is_syntax() || inner.is_eof();
        let message = if whole && !inner.is_data() { format!("is not JSON: {inner}") } else { inner.to_string() };
        let path = if whole { String::new() } else { path };
        // A field that is not there is named as if it were.
        let absent = message.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
        let path = match absent {
            Some(field) if path.is_empty() => field.to_owned(),
            Some(field) => format!("{path}.{field}"),
            None => path,
        };
        PortfolioError { path, message }
    })?;
    reader.end().map_err(|error| PortfolioError { path: String::new(), message: format!("is not JSON: {error}") })?;
    Ok(value)
}

/// Everything that types cannot say.
pub fn check_portfolio(portfolio: &Portfolio, library: &Library) -> Result<(), PortfolioError> {
    if portfolio.schema != 1 {
        return fault("schema", "must be 1");
    }
    range("person.birth_month", portfolio.person.birth_month.map(i64::from), 1, 12)?;
    range("person.birth_day", portfolio.person.birth_day.map(i64::from), 1, 31)?;
    let mut ids = BTreeSet::new();
    for (index, licence) in portfolio.licences.iter().enumerate() {
        let path = format!("licences[{index}]");
        if licence.id.is_empty() || !ids.insert(&licence.id) {
            return fault(format!("{path}.id"), "is empty or there twice");
        }
        check_licence(&path, licence, portfolio.as_of, library)?;
    }
    let mut activities = BTreeSet::new();
    for (index, activity) in portfolio.activities.iter().enumerate() {
        let path = format!("activities[{index}]");
        if activity.id.is_empty() || !activities.insert(&activity.id) {
            return fault(format!("{path}.id"), "is empty or there twice");
        }
        check_activity(&path, activity, portfolio.as_of)?;
    }
    for (index, task) in portfolio.tasks.iter().enumerate() {
        let path = format!("tasks[{index}]");
        slug(&format!("{path}.task"), &task.task)?;
        range(&format!("{path}.count"), Some(task.count), 1, MOST)?;
        if task.licence.as_ref().is_some_and(|licence| !ids.contains(licence)) {
            return fault(format!("{path}.licence"), "is no licence of this portfolio");
        }
    }
    for (index, pin) in portfolio.pins.iter().enumerate() {
        check_pin(&format!("pins[{index}]"), pin, portfolio, library, &activities)?;
    }
    Ok(())
}

fn check_licence(path: &str, licence: &Licence, as_of: NaiveDate, library: &Library) -> Result<(), PortfolioError> {
    let Some(set) = library.get(&licence.rule_set) else {
        return fault(format!("{path}.rule_set"), format!("there is no rule set {}", licence.rule_set));
    };
    if !set.titles.contains(&licence.title) {
        return fault(format!("{path}.title"), format!("{} is not a title of {}", licence.title, set.id));
    }
    if licence.issued_on > as_of {
        return fault(format!("{path}.issued_on"), "is after as_of");
    }
    if licence.expires_on.is_some_and(|day| day <= licence.issued_on) {
        return fault(format!("{path}.expires_on"), "is not after issued_on");
    }
    for (index, lot) in licence.carried_in.iter().enumerate() {
        range(&format!("{path}.carried_in[{index}].hours"), Some(lot.hours), 1, MOST)?;
        range(&format!("{path}.carried_in[{index}].cycles_ago"), Some(i64::from(lot.cycles_ago)), 1, 100)?;
        slugs(&format!("{path}.carried_in[{index}].topics"), &lot.topics)?;
    }
    for rule in licence.last_met.keys() {
        if set.rule(rule).is_none() {
            return fault(format!("{path}.last_met.{rule}"), format!("is no rule of {}", set.id));
        }
    }
    for (name, base) in &licence.bases {
        range(&format!("{path}.bases.{name}"), Some(*base), 0, MOST)?;
    }
    Ok(())
}

pub(super) fn check_activity(path: &str, activity: &Activity, as_of: NaiveDate) -> Result<(), PortfolioError> {
    slug(&format!("{path}.activity"), &activity.activity)?;
    if let Some(delivery) = &activity.delivery {
        slug(&format!("{path}.delivery"), delivery)?;
    }
    for (key, list) in [("providers", &activity.providers), ("categories", &activity.categories)] {
        for (index, name) in list.iter().enumerate() {
            let bare = name.split_once('/').map_or(name.as_str(), |(_, bare)| bare);
            slug(&format!("{path}.{key}[{index}]"), bare)?;
        }
    }
    slugs(&format!("{path}.relevant_to"), &activity.relevant_to)?;
    slugs(&format!("{path}.evidence"), &activity.evidence)?;
    if activity.status == Status::Completed && activity.date > as_of {
        return fault(format!("{path}.date"), "a completed activity is after as_of");
    }
    let minutes = check_amount(path, activity)?;
    for (key, value) in
        [("own_practice_minutes", activity.own_practice_minutes), ("preparation_minutes", activity.preparation_minutes)]
    {
        range(&format!("{path}.{key}"), value, 0, MOST)?;
    }
    range(&format!("{path}.group_size"), activity.group_size, 1, MOST)?;
    for (index, day) in activity.days.iter().enumerate() {
        range(&format!("{path}.days[{index}].minutes"), Some(day.minutes), 1, MOST)?;
        if index > 0 && activity.days[index - 1].date >= day.date {
            return fault(format!("{path}.days[{index}].date"), "is not after the day before it");
        }
    }
    if let Some(last) = activity.days.last()
        && last.date != activity.date
    {
        return fault(format!("{path}.days"), "the last day is not the activity's date");
    }
    let by_days: i64 = activity.days.iter().map(|day| day.minutes).sum();
    if let Some(minutes) = minutes
        && !activity.days.is_empty()
        && by_days != minutes
    {
        return fault(format!("{path}.days"), format!("add up to {by_days} minutes, not {minutes}"));
    }
    check_segments(path, activity, minutes)
}

fn check_amount(path: &str, activity: &Activity) -> Result<Option<i64>, PortfolioError> {
    let Some(amount) = &activity.amount else { return Ok(None) };
    match (amount.minutes, amount.credit, &amount.unit) {
        (Some(minutes), None, None) => {
            range(&format!("{path}.amount.minutes"), Some(minutes), 1, MOST)?;
            Ok(Some(minutes))
        }
        (None, Some(credit), unit) => {
            range(&format!("{path}.amount.credit"), Some(credit), 1, MOST)?;
            match unit.as_deref() {
                Some(unit) if !UNITS.contains(&unit) => {
                    fault(format!("{path}.amount.unit"), format!("{unit} is no unit"))
                }
                _ => Ok(None),
            }
        }
        _ => fault(format!("{path}.amount"), "is either minutes, or credit with a unit"),
    }
}

fn check_segments(path: &str, activity: &Activity, minutes: Option<i64>) -> Result<(), PortfolioError> {
    let mut sum = 0;
    for (index, segment) in activity.segments.iter().enumerate() {
        let place = format!("{path}.segments[{index}]");
        match (segment.minutes, segment.share) {
            (Some(amount), None) => {
                range(&format!("{place}.minutes"), Some(amount), 1, MOST)?;
                sum += amount;
            }
            (None, Some(share)) => range(&format!("{place}.share"), Some(share), 1, MOST)?,
            _ => return fault(place, "has either minutes or a share"),
        }
        if activity.segments[0].minutes.is_some() != segment.minutes.is_some() {
            return fault(place, "is weighed in another way than the first segment");
        }
        slugs(&format!("{place}.topics"), &segment.topics)?;
    }
    match minutes {
        Some(minutes) if sum > 0 && sum != minutes => {
            fault(format!("{path}.segments"), format!("add up to {sum} minutes, not {minutes}"))
        }
        _ => Ok(()),
    }
}

fn check_pin(
    path: &str,
    pin: &Pin,
    portfolio: &Portfolio,
    library: &Library,
    activities: &BTreeSet<&String>,
) -> Result<(), PortfolioError> {
    if !activities.contains(&pin.activity) {
        return fault(format!("{path}.activity"), "is no activity of this portfolio");
    }
    let Some(licence) = portfolio.licences.iter().find(|licence| licence.id == pin.licence) else {
        return fault(format!("{path}.licence"), "is no licence of this portfolio");
    };
    if pin.cycle.is_some() && pin.requirement.is_some() {
        return fault(path, "names either a cycle or a requirement");
    }
    if let Some(rule) = &pin.requirement
        && library.get(&licence.rule_set).is_none_or(|set| set.rule(rule).is_none())
    {
        return fault(format!("{path}.requirement"), format!("is no rule of {}", licence.rule_set));
    }
    if pin.effect == Effect::Force && pin.cycle.is_none() && pin.requirement.is_none() {
        return fault(path, "a force pin names a cycle or a requirement");
    }
    if pin.hours.is_some() && (pin.effect != Effect::Force || pin.cycle.is_none()) {
        return fault(format!("{path}.hours"), "goes with force and a cycle");
    }
    range(&format!("{path}.hours"), pin.hours, 0, MOST)
}

pub(super) fn range(path: &str, value: Option<i64>, least: i64, most: i64) -> Result<(), PortfolioError> {
    match value {
        Some(value) if !(least..=most).contains(&value) => fault(path, format!("is not from {least} to {most}")),
        _ => Ok(()),
    }
}

fn slugs(path: &str, list: &[String]) -> Result<(), PortfolioError> {
    list.iter().enumerate().try_for_each(|(index, text)| slug(&format!("{path}[{index}]"), text))
}

fn slug(path: &str, text: &str) -> Result<(), PortfolioError> {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    if text.is_empty() || !text.bytes().all(fits) {
        return fault(path, format!("{text:?} is no slug"));
    }
    Ok(())
}
