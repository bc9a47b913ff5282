//! The ledger of a cycle as it is kept when the cycle is closed: rules, hours and words of that day. Plain words, so that
//! it reads the same when the rules, or this program, have long changed.

use super::{bars, headline};
use crate::db::licences::Licence;
use crate::web::outlook::outlook;
use crate::web::standing::{Standing, name};
use crate::web::verdict::told;
use chrono::NaiveDate;
use domain::credit::portfolio::Status;
use domain::credit::{CarryState, Code, CycleReport, Line};
use domain::quantity::Credit;
use domain::rules::RuleSet;
use domain::vocabulary::Vocabulary;
use domain::words::{self, Cited, English};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

/// Everything that a printed page of a closed cycle says.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// The form of this record, so that a later one can tell it apart.
    pub schema: u32,
    /// "Texas LPC"
    pub licence: String,
    pub board: String,
    pub rule_set: String,
    /// The date of the newest source of the rules, `YYYY` or `YYYY-MM`.
    pub rules_as_of: String,
    pub opens: NaiveDate,
    pub closes: NaiveDate,
    pub headline: String,
    pub requirements: Vec<Requirement>,
    pub hours: Vec<Hours>,
    /// Hundredths of an hour.
    pub earned: i64,
    pub counted: i64,
    /// What was still open, each as one line; empty when nothing was.
    pub open: Vec<String>,
    pub carry: String,
    /// The rules it was counted by, in words.
    pub rules: Vec<Rule>,
}

/// A requirement, a limit or a duty.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Requirement {
    /// Its id in the rules; empty in records of before it was kept.
    #[serde(default)]
    pub id: String,
    /// Of a duty that is not hours: whether it was done.
    #[serde(default)]
    pub done: Option<bool>,
    pub heading: String,
    pub line: String,
    pub sources: Vec<String>,
}

/// One activity.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Hours {
    /// None for hours carried in, and in records of before it was kept.
    #[serde(default)]
    pub activity: Option<Uuid>,
    /// What the hours go towards: the id of a requirement, and hundredths of an hour.
    #[serde(default)]
    pub serves: BTreeMap<String, i64>,
    pub date: Option<NaiveDate>,
    pub title: String,
    pub kind: String,
    /// Hundredths of an hour.
    pub earned: i64,
    pub counts: i64,
    pub why: String,
    pub sources: Vec<String>,
}

/// One rule.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rule {
    pub heading: String,
    pub sentence: String,
    pub sources: Vec<String>,
}

/// The ledger of a cycle, to be kept as it is today.
#[must_use]
pub fn kept(
    standing: &Standing,
    licence: &Licence,
    set: &RuleSet,
    cycle: &CycleReport,
    today: NaiveDate,
    english: English,
) -> Kept {
    let done = cycle.ledger.iter().filter(|line| line.status == Status::Completed && belongs(standing, line, cycle));
    let mut hours: Vec<Hours> = done.map(|line| hours(standing, line, set, cycle, today, english)).collect();
    hours.sort_by_key(|row| row.date);
    Kept {
        schema: 1,
        licence: name(set, &licence.held.title),
        board: set.board.clone(),
        rule_set: set.id.clone(),
        rules_as_of: set.as_of.clone(),
        opens: cycle.window.opens,
        closes: cycle.window.closes,
        headline: headline::headline(set, cycle),
        requirements: requirements(standing, set, cycle, today),
        earned: hours.iter().map(|row| row.earned).sum(),
        counted: cycle.objective.now.counted,
        hours,
        open: outlook(set, &licence.held.title, cycle).still_open(),
        carry: carry(set, cycle),
        rules: rules(set, today),
    }
}

/// What lay outside the period altogether belongs to another one, and is not part of this record.
fn belongs(standing: &Standing, line: &Line, cycle: &CycleReport) -> bool {
    if line.uncounted.is_empty() && line.earned == 0 {
        // It earns nothing yet, such as learning without a length: its day decides.
        let day = standing.activity(&line.activity).map(|activity| activity.facts.completed_on);
        return day.is_some_and(|day| (cycle.window.opens..=cycle.window.closes).contains(&day));
    }
    let elsewhere = |why: &Code| matches!(why, Code::OutsideWindow { .. } | Code::OtherCycle { .. });
    line.counted + line.outside > 0 || !line.uncounted.iter().all(|entry| elsewhere(&entry.why))
}

fn named(sources: Vec<Cited>) -> Vec<String> {
    sources.into_iter().map(|cited| format!("{}, {}", cited.title, cited.when)).collect()
}

fn requirements(standing: &Standing, set: &RuleSet, cycle: &CycleReport, today: NaiveDate) -> Vec<Requirement> {
    let parts = bars::parts(standing, set, cycle, today).into_iter().map(|part| {
        let figures: Vec<String> = part.figures.iter().map(|(figure, word)| format!("{figure} {word}")).collect();
        let asked = words::upper(part.note.trim_end_matches('.'));
        let mut lines = vec![format!("{asked}: {}.", figures.join(", "))];
        lines.extend(part.near);
        Requirement {
            id: part.id,
            done: None,
            heading: part.heading,
            line: lines.join(" "),
            sources: named(part.sources),
        }
    });
    let duties = bars::duties(set, cycle, today).into_iter().map(|duty| Requirement {
        id: duty.id,
        done: Some(duty.is_done),
        heading: duty.what,
        line: duty.line,
        sources: named(duty.sources),
    });
    parts.chain(duties).collect()
}

fn hours(
    standing: &Standing,
    line: &Line,
    set: &RuleSet,
    cycle: &CycleReport,
    today: NaiveDate,
    english: English,
) -> Hours {
    let told = told(line, cycle, set, today, english);
    let activity = standing.activity(&line.activity);
    let (date, title, kind) = match activity {
        Some(activity) => {
            let facts = &activity.facts;
            let kind = Vocabulary::builtin().kind(&facts.kind).map_or(facts.kind.clone(), |kind| kind.label.clone());
            (Some(facts.completed_on), facts.title.clone(), kind)
        }
        None => (None, "Hours carried in".into(), "From the period before".into()),
    };
    Hours {
        activity: activity.map(|activity| activity.id),
        serves: line.requirements.clone(),
        date,
        title,
        kind,
        earned: told.earned,
        counts: told.counts,
        why: told.why,
        sources: named(told.sources),
    }
}

/// What carries over, as the rules have it.
#[must_use]
pub fn carry(set: &RuleSet, cycle: &CycleReport) -> String {
    let hours = Credit(cycle.carry_out.hours);
    match cycle.carry_out.state {
        CarryState::Allowed if hours.0 > 0 => {
            let rule = set.carry_over.as_ref().and_then(|carry| carry.max_hours);
            let most = rule.map(|most| format!(" The rule allows up to {}.", words::hours(most))).unwrap_or_default();
            let verb = if hours == Credit::hours(1) { "carries" } else { "carry" };
            format!("{} {verb} over into the next period.{most}", words::hours(hours))
        }
        CarryState::Allowed => "Hours may carry over, but none are left over.".into(),
        CarryState::NotAllowed => "Hours do not carry over into the next period.".into(),
        CarryState::Unknown => {
            format!("Whether hours carry over, our copy does not say: ask {}.", words::phrase::the(&set.board))
        }
    }
}

fn rules(set: &RuleSet, today: NaiveDate) -> Vec<Rule> {
    let vocabulary = Vocabulary::builtin();
    let sources = |ids: &[String]| {
        named(ids.iter().filter_map(|id| set.source(id)).map(|source| words::cited(source, today)).collect())
    };
    let said = words::rule_set(set, vocabulary).into_iter().map(|said| Rule {
        heading: said.heading.to_owned(),
        sentence: said.sentence,
        sources: sources(&said.sources),
    });
    let rules = set.rule.iter().map(|rule| Rule {
        heading: words::heading(vocabulary, set, rule),
        sentence: words::rule(rule, set, vocabulary),
        sources: sources(&rule.source),
    });
    said.chain(rules).collect()
}
