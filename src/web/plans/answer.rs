//! From the question to the answer: what is on offer goes to the planner, and what it says is put into words.

use super::question::Question;
use super::words::{self, Blocked, Left};
use crate::db::activities::Activity;
use crate::db::candidates::Candidate;
use crate::web::candidates::has_words;
use crate::web::error::{AppError, Result};
use crate::web::standing::{Standing, to_activity};
use chrono::NaiveDate;
use domain::credit::plan::{Candidate as Offer, Catalogue, Choices, Outcome, Unknowns};
use domain::credit::{Plan, Portfolio, Report, assess, plan};
use domain::rules::Library;
use tokio::sync::Semaphore;
use uuid::Uuid;

/// Courses weighed at once: what the planner is built for.
pub const MOST_WEIGHED: usize = 60;
/// Plans worked out at the same time: one is a core's work for up to some seconds, and pages must go on being served.
static TURNS: Semaphore = Semaphore::const_new(2);

/// The answer in words.
pub enum Answer {
    /// More courses fit the question than can be weighed.
    TooMany(usize),
    /// What to take.
    Take(Box<Take>),
    /// What stands in the way.
    Blocked { verdict: String, rows: Vec<Blocked>, proved: bool },
}

/// A plan that leaves nothing missing.
pub struct Take {
    /// In minor units of the question's currency.
    pub cost: i64,
    pub minutes: i64,
    pub finish_on: Option<NaiveDate>,
    pub courses: Vec<Course>,
    pub tasks: Vec<Left>,
    /// What the question left out as unclear.
    pub unclear: Vec<Left>,
    /// No other choice is cheaper.
    pub proved: bool,
    pub weighed: usize,
}

/// A course of the plan.
pub struct Course {
    pub candidate: Candidate,
    /// "New York LCSW: 3 hours, all of ethics"
    pub serves: Vec<String>,
}

/// What is on offer and not weighed, and why.
#[derive(Default)]
pub struct LeftOut {
    pub passed: usize,
    pub late: usize,
    pub other_currency: usize,
    pub other_words: usize,
}

/// The courses that fit the question.
pub fn fitting<'a>(
    candidates: &'a [Candidate],
    question: &Question,
    today: NaiveDate,
) -> (Vec<&'a Candidate>, LeftOut) {
    let mut left = LeftOut::default();
    let fits = candidates.iter().filter(|candidate| candidate.activity.is_none()).filter(|candidate| {
        let facts = &candidate.facts;
        let reason = if facts.completed_on < today {
            &mut left.passed
        } else if question.by.is_some_and(|by| facts.completed_on > by) {
            &mut left.late
        } else if facts.cost.as_ref().is_some_and(|cost| cost.currency != question.currency && cost.minor > 0) {
            &mut left.other_currency
        } else if !has_words(candidate, &question.words) {
            &mut left.other_words
        } else {
            return true;
        };
        *reason += 1;
        false
    });
    (fits.collect(), left)
}

/// Works the answer out, away from the threads that serve pages.
pub async fn answer(standing: &Standing, fitting: &[&Candidate], question: &Question) -> Result<Answer> {
    if fitting.len() > MOST_WEIGHED {
        return Ok(Answer::TooMany(fitting.len()));
    }
    let today = standing.portfolio.as_of;
    let offers = fitting.iter().map(|candidate| offer(candidate, &standing.library, today)).collect();
    let catalogue = Catalogue {
        choices: Choices { budget: question.budget, by: question.by, licences: Some(question.licences.clone()) },
        unknowns: question.unknowns,
        candidates: offers,
    };
    let (portfolio, library) = (standing.portfolio.clone(), standing.library.clone());
    let turn = TURNS.acquire().await.map_err(|error| AppError::Broken(error.into()))?;
    let worked = tokio::task::spawn_blocking(move || work(portfolio, catalogue, &library)).await;
    drop(turn);
    let (plan, report) = worked.map_err(|error| AppError::Broken(error.into()))?;
    Ok(match plan.outcome {
        Outcome::Buy { cost, minutes, finish_on, chosen, tasks_remaining } => {
            let mut courses: Vec<Course> = fitting
                .iter()
                .filter(|candidate| chosen.contains(&candidate.id.to_string()))
                .map(|candidate| Course {
                    candidate: (*candidate).clone(),
                    serves: words::serves(standing, &report, &question.licences, candidate.id),
                })
                .collect();
            courses.sort_by_key(|course| course.candidate.facts.completed_on);
            let tasks = tasks_remaining.iter().filter_map(|left| words::left(standing, left)).collect();
            let unclear = match question.unknowns {
                Unknowns::Due => vec![],
                Unknowns::Ignore => words::unclear(standing, &question.licences),
            };
            let (proved, weighed) = (plan.optimal, fitting.len());
            Answer::Take(Box::new(Take { cost, minutes, finish_on, courses, tasks, unclear, proved, weighed }))
        }
        Outcome::Blocked { blocking, cheapest_cost } => {
            let rows: Vec<Blocked> = blocking.iter().filter_map(|row| words::blocked(standing, row)).collect();
            let verdict = words::blocked_verdict(question, cheapest_cost, rows.len());
            Answer::Blocked { verdict, rows, proved: plan.optimal }
        }
    })
}

/// The plan, and the report with what it chose.
fn work(mut portfolio: Portfolio, catalogue: Catalogue, library: &Library) -> (Plan, Report) {
    let plan = plan(&portfolio, &catalogue, library);
    if let Outcome::Buy { chosen, .. } = &plan.outcome {
        let bought = catalogue.candidates.into_iter().filter(|offer| chosen.contains(&offer.activity.id));
        portfolio.activities.extend(bought.map(|offer| offer.activity));
    }
    let report = assess(&portfolio, library);
    (plan, report)
}

fn offer(candidate: &Candidate, library: &Library, today: NaiveDate) -> Offer {
    let Candidate { id, version, facts, .. } = candidate.clone();
    let cost = facts.cost.as_ref().map_or(0, |cost| i64::from(cost.minor));
    Offer { activity: to_activity(&Activity { id, version, facts }, library, today), cost }
}

/// The plan that was accepted last, while it can still be taken back: its id, and the titles that would go.
pub fn accepted(candidates: &[Candidate], activities: &[Activity]) -> Option<(Uuid, Vec<String>)> {
    let untouched = |candidate: &&Candidate| {
        let became = activities.iter().find(|activity| Some(activity.id) == candidate.activity);
        became.is_some_and(|activity| activity.facts.planned && activity.version == 1)
    };
    let open: Vec<&Candidate> = candidates.iter().filter(untouched).collect();
    let last = open.iter().filter_map(|candidate| candidate.plan).max()?;
    let titles = open.iter().filter(|candidate| candidate.plan == Some(last));
    Some((last, titles.map(|candidate| candidate.facts.title.clone()).collect()))
}
