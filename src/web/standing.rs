//! Where a person stands: her records as the engine's portfolio, and the engine's answer. Eight queries, whatever the page.

pub mod cycles;
mod portfolio;

use crate::db::activities::{self, Activity};
use crate::db::licences::{self, Licence};
use crate::db::pins::{self, Pin};
use crate::db::renewals::{self, Renewal};
use crate::db::rule_copies;
use crate::db::tasks_done::{self, TaskDone};
use crate::db::{condition_answers, own_rule_sets};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use chrono_tz::Tz;
use domain::credit::portfolio as engine;
use domain::credit::{Closed, CycleReport, LicenceReport, Portfolio, Report, assess};
use domain::rules::{Library, RuleSet};
use domain::what_if::Known;
use domain::words::English;
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

pub use portfolio::to_activity;

/// Records and the answer to them.
pub struct Standing {
    /// The rules that her licences are counted by: the shared ones, her own, and her copies of shared ones.
    pub library: Library,
    pub licences: Vec<Licence>,
    pub activities: Vec<Activity>,
    pub pins: Vec<Pin>,
    pub renewals: Vec<Renewal>,
    pub portfolio: Portfolio,
    pub report: Report,
    /// Ids of shared rule sets that differ from the copy she accepted.
    pub changed: Vec<String>,
    /// Since when she has counted by the copy of a rule set.
    pub accepted: Vec<(String, NaiveDate)>,
    tasks: Vec<TaskDone>,
    person: engine::Person,
    today: NaiveDate,
    zone: Tz,
}

impl Standing {
    /// The day that a licence was recorded here, where she lives.
    #[must_use]
    pub fn recorded_on(&self, licence: &Licence) -> NaiveDate {
        licence.recorded_on(self.zone)
    }

    /// Reads a person's records and assesses them as of today.
    pub async fn load(signed_in: &SignedIn) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let licences = licences::list_licences(db, owner).await?;
        let Copies { library, changed, accepted } = with_copies(signed_in).await?;
        let answers = condition_answers::list_condition_answers(db, owner).await?;
        let mut standing = Self {
            library,
            activities: activities::list_activities(db, owner).await?,
            pins: pins::list_pins(db, owner).await?,
            renewals: renewals::list_renewals(db, owner).await?,
            portfolio: Portfolio::default(),
            report: assess(&Portfolio::default(), &signed_in.app().library),
            changed: changed.into_iter().filter(|id| licences.iter().any(|own| own.held.rule_set == *id)).collect(),
            accepted,
            licences,
            tasks: tasks_done::list_tasks_done(db, owner).await?,
            person: portfolio::person(signed_in, &answers),
            today: signed_in.today,
            zone: signed_in.account.time_zone,
        };
        standing.portfolio = standing.portfolio_as_of(signed_in.today, &standing.library);
        standing.report = standing.answer(&standing.portfolio, &standing.library);
        Ok(standing)
    }

    /// The answer to the same records on another day: for a period that has ended or has not begun.
    #[must_use]
    pub fn report_as_of(&self, day: NaiveDate) -> Report {
        if day == self.today {
            return self.report.clone();
        }
        self.answer(&self.portfolio_as_of(day, &self.library), &self.library)
    }

    /// The answer to the same records by other rules.
    #[must_use]
    pub fn report_by(&self, library: &Library) -> Report {
        self.answer(&self.portfolio_as_of(self.today, library), library)
    }

    /// The answer to the same records with one activity more, or in place of what it was.
    #[must_use]
    pub fn report_with(&self, activity: &Activity) -> Report {
        let mut portfolio = self.portfolio.clone();
        let added = to_activity(activity, &self.library, self.today);
        portfolio.activities.retain(|other| other.id != added.id);
        portfolio.activities.push(added);
        self.answer(&portfolio, &self.library)
    }

    /// What the engine says, but for closed cycles.
    fn answer(&self, portfolio: &Portfolio, library: &Library) -> Report {
        assess(portfolio, library).without(&self.closed())
    }

    fn closed(&self) -> Closed {
        self.renewals.iter().map(|renewal| (renewal.licence.to_string(), renewal.cycle_end)).collect()
    }

    /// What each licence is called, by the id that the engine knows it by.
    #[must_use]
    pub fn names(&self) -> BTreeMap<String, String> {
        let named = |licence: &Licence| Some(name(self.library.get(&licence.held.rule_set)?, &licence.held.title));
        self.licences.iter().filter_map(|licence| Some((licence.id.to_string(), named(licence)?))).collect()
    }

    /// All that a browser has to know to answer a "what if" by itself.
    #[must_use]
    pub fn known(&self, english: English) -> Known {
        let held: BTreeSet<&str> = self.licences.iter().map(|licence| licence.held.rule_set.as_str()).collect();
        Known {
            portfolio: self.portfolio.clone(),
            closed: self.closed(),
            sets: held.into_iter().filter_map(|id| self.library.get(id).cloned()).collect(),
            vocabulary: self.library.vocabulary().brief(),
            names: self.names(),
            english,
        }
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

/// The rules that a person's licences are counted by: the shared ones, her own, and her copies of shared ones.
pub async fn library(signed_in: &SignedIn) -> Result<Library> {
    Ok(with_copies(signed_in).await?.library)
}

/// A person's library and what is known of her copies.
struct Copies {
    library: Library,
    /// Shared sets that differ from her copy.
    changed: Vec<String>,
    accepted: Vec<(String, NaiveDate)>,
}

async fn with_copies(signed_in: &SignedIn) -> Result<Copies> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let shared = &signed_in.app().library;
    let mut sets: Vec<RuleSet> =
        own_rule_sets::list_own_rule_sets(db, owner).await?.into_iter().map(|own| own.rules).collect();
    let (mut changed, mut accepted) = (Vec::new(), Vec::new());
    for copy in rule_copies::list_rule_copies(db, owner).await? {
        let newer = shared.get(&copy.rule_set);
        accepted.push((copy.rule_set.clone(), copy.accepted_on));
        if let Some(rules) = copy.unless_same(newer)? {
            // Rules that all share no more stay in force for who holds a copy; there is nothing to accept.
            if newer.is_some() {
                changed.push(copy.rule_set);
            }
            sets.push(rules);
        }
    }
    Ok(Copies { library: shared.with(sets), changed, accepted })
}

/// Keeps the rules of a licence as they are now, unless a copy is there. Rules of one's own change only by oneself.
pub async fn keep_copy(signed_in: &SignedIn, set: &RuleSet) -> Result<()> {
    if !set.is_own() {
        rule_copies::record_rule_copy(signed_in.db(), signed_in.owner(), set, signed_in.today).await?;
    }
    Ok(())
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
