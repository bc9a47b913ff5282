//! Where a person stands: her records as the engine's portfolio, and the engine's answer. Four queries, whatever the page.

use crate::db::activities::{self, Activity, Amount};
use crate::db::licences::{self, Licence};
use crate::db::{condition_answers, own_rule_sets, tasks_done};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use domain::credit::portfolio as engine;
use domain::credit::{CycleReport, LicenceReport, Portfolio, Report, assess};
use domain::rules::{Library, RuleSet};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Records and the answer to them.
pub struct Standing {
    pub library: Library,
    pub licences: Vec<Licence>,
    pub activities: Vec<Activity>,
    pub portfolio: Portfolio,
    pub report: Report,
}

impl Standing {
    /// Reads a person's records and assesses them as of today.
    pub async fn load(signed_in: &SignedIn) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let licences = licences::list_licences(db, owner).await?;
        let activities = activities::list_activities(db, owner).await?;
        let library = library(signed_in).await?;
        let answers = condition_answers::list_condition_answers(db, owner).await?;
        let tasks = tasks_done::list_tasks_done(db, owner).await?;
        let portfolio = Portfolio {
            schema: 1,
            as_of: signed_in.today,
            person: person(signed_in, &answers),
            licences: licences.iter().filter_map(|licence| to_licence(licence, &library)).collect(),
            activities: activities.iter().map(|activity| to_activity(activity, &library, signed_in.today)).collect(),
            tasks: tasks.iter().map(to_task).collect(),
            pins: vec![],
        };
        let report = assess(&portfolio, &library);
        Ok(Self { library, licences, activities, portfolio, report })
    }

    /// A licence's rule set and its part of the report.
    #[must_use]
    pub fn of(&self, licence: &Licence) -> Option<(&RuleSet, &LicenceReport)> {
        let id = licence.id.to_string();
        let report = self.report.licences.iter().find(|report| report.id == id)?;
        Some((self.library.get(&licence.held.rule_set)?, report))
    }

    /// An activity by the id that the report knows it by.
    #[must_use]
    pub fn activity(&self, id: &str) -> Option<&Activity> {
        let id: Uuid = id.parse().ok()?;
        self.activities.iter().find(|activity| activity.id == id)
    }
}

/// The cycle that matters most today: the earliest whose hours can still be earned, else the last.
#[must_use]
pub fn current(report: &LicenceReport, today: chrono::NaiveDate) -> Option<&CycleReport> {
    report.cycles.iter().find(|cycle| cycle.window.closes >= today).or(report.cycles.last())
}

/// The shared rule sets and the person's own.
pub async fn library(signed_in: &SignedIn) -> Result<Library> {
    let own = own_rule_sets::list_own_rule_sets(signed_in.db(), signed_in.owner()).await?;
    Ok(signed_in.app().library.with(own.into_iter().map(|own| own.rules)))
}

/// What a licence is called: "New York LCSW".
#[must_use]
pub fn name(set: &RuleSet, title: &str) -> String {
    if set.is_own() {
        return title.to_owned();
    }
    let place = domain::vocabulary::Jurisdictions::label(&set.jurisdiction);
    if title.contains(place) { title.to_owned() } else { format!("{place} {title}") }
}

fn person(signed_in: &SignedIn, answers: &BTreeMap<String, String>) -> engine::Person {
    let answer = |slug: &String| match slug.as_str() {
        "yes" => engine::Answer::Yes,
        "no" => engine::Answer::No,
        _ => engine::Answer::Unknown,
    };
    engine::Person {
        conditions: answers.iter().map(|(condition, slug)| (condition.clone(), answer(slug))).collect(),
        birth_month: signed_in.account.birth_month,
        birth_day: signed_in.account.birth_day,
    }
}

fn to_licence(licence: &Licence, library: &Library) -> Option<engine::Licence> {
    let held = &licence.held;
    let set = library.get(&held.rule_set).filter(|set| set.titles.contains(&held.title))?;
    let met = |(rule, when): (&String, &String)| {
        let when = match when.as_str() {
            "never" => engine::LastMet::Never,
            day => engine::LastMet::On(day.parse().ok()?),
        };
        set.rule(rule).map(|_| (rule.clone(), when))
    };
    Some(engine::Licence {
        id: licence.id.to_string(),
        rule_set: held.rule_set.clone(),
        title: held.title.clone(),
        issued_on: held.issued_on,
        expires_on: held.expires_on,
        number_parity: match held.number_parity.as_deref() {
            Some("odd") => Some(engine::NumberParity::Odd),
            Some("even") => Some(engine::NumberParity::Even),
            _ => None,
        },
        first_renewal: match held.first_renewal.as_str() {
            "yes" => engine::FirstRenewalChoice::Yes,
            "no" => engine::FirstRenewalChoice::No,
            _ => engine::FirstRenewalChoice::Auto,
        },
        applications_received: held.facts.applications_received.clone(),
        carried_in: held
            .facts
            .carried_in
            .iter()
            .map(|lot| engine::CarriedIn {
                hours: i64::from(lot.hours),
                topics: lot.topics.clone(),
                cycles_ago: lot.cycles_ago,
            })
            .collect(),
        last_met: held.facts.last_met.iter().filter_map(met).collect(),
        bases: held.facts.bases.iter().map(|(name, base)| (name.clone(), i64::from(*base))).collect(),
    })
}

/// An activity as the boards' rules see it.
#[must_use]
pub fn to_activity(activity: &Activity, library: &Library, today: chrono::NaiveDate) -> engine::Activity {
    let facts = &activity.facts;
    let class = library.vocabulary().kind(&facts.kind).map_or("course", |kind| kind.board_activity.as_str());
    let amount = facts.amount.as_ref().map(|amount| match amount {
        Amount::Minutes(minutes) => engine::Amount { minutes: Some(i64::from(*minutes)), ..engine::Amount::default() },
        Amount::Credit { hundredths, unit } => engine::Amount {
            credit: Some(i64::from(*hundredths)),
            unit: Some(unit.clone()),
            ..engine::Amount::default()
        },
    });
    // A day that has come does not make a planned activity done: the person says so.
    let planned = facts.planned || facts.completed_on > today;
    engine::Activity {
        id: activity.id.to_string(),
        title: Some(facts.title.clone()),
        activity: class.to_owned(),
        delivery: facts.delivery.clone(),
        providers: facts.approvals.clone(),
        categories: facts.categories.clone(),
        date: facts.completed_on,
        days: facts.days.iter().map(|day| engine::Day { date: day.date, minutes: i64::from(day.minutes) }).collect(),
        amount,
        segments: segments(facts),
        status: if planned { engine::Status::Planned } else { engine::Status::Completed },
        repeat_key: facts.repeat_key.clone(),
        first_time: facts.first_time,
        own_practice_minutes: facts.own_practice_minutes.map(i64::from),
        group_size: facts.group_size.map(i64::from),
        preparation_minutes: facts.preparation_minutes.map(i64::from),
        relevant_to: facts.relevant_to.clone(),
        evidence: facts.evidence.clone(),
    }
}

/// Topics with their share; what no topic was given for stays without one.
fn segments(facts: &activities::Facts) -> Vec<engine::Segment> {
    let all = match &facts.amount {
        Some(Amount::Minutes(minutes)) => *minutes,
        Some(Amount::Credit { hundredths, .. }) => *hundredths,
        None => 0,
    };
    let given: u32 = facts.segments.iter().map(|segment| segment.amount).sum();
    let segment = |amount: u32, topics: Vec<String>| engine::Segment {
        share: Some(i64::from(amount.max(1))),
        minutes: None,
        topics,
    };
    let mut segments: Vec<engine::Segment> =
        facts.segments.iter().map(|part| segment(part.amount, part.topics.clone())).collect();
    if given > 0 && given < all {
        segments.push(segment(all - given, vec![]));
    }
    segments
}

fn to_task(task: &tasks_done::TaskDone) -> engine::Task {
    engine::Task {
        task: task.task.clone(),
        date: task.done_on,
        count: i64::from(task.count.max(1)),
        licence: task.licence.map(|id| id.to_string()),
    }
}
