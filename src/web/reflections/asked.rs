//! What is asked after learning that serves a goal: offered, never nagged. Hours for a board alone ask for nothing.

use crate::db::activities::Activity;
use crate::db::follow_ups::FollowUp;
use crate::db::goals::{Goal, State};
use chrono::NaiveDate;
use domain::growth::follow_up;
use domain::quantity::Credit;
use domain::vocabulary::{Kind, Vocabulary};
use domain::words::{self, English};
use uuid::Uuid;

/// A question that is open today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asked {
    pub activity: Uuid,
    pub days: u32,
    /// Set aside: asked again only when she says so.
    pub is_set_aside: bool,
    title: String,
    done_on: NaiveDate,
    is_reading: bool,
}

fn kind(activity: &Activity) -> Option<&'static Kind> {
    Vocabulary::builtin().kind(&activity.facts.kind)
}

/// What is asked some time after a training.
pub const AGAIN: &str = "What have you tried?";

/// The days after which an activity is asked about.
pub fn steps(activity: &Activity) -> Vec<u32> {
    kind(activity).map(|kind| follow_up::steps(kind, Vocabulary::builtin())).unwrap_or_default()
}

/// The question that something written on a day answers.
pub fn answered(activity: &Activity, day: NaiveDate) -> Option<u32> {
    follow_up::step_on(activity.facts.completed_on, &steps(activity), day).filter(|_| !activity.facts.planned)
}

/// Whether learning was done for a goal that was not set aside: hours for a board alone are not asked about.
fn is_asked_about(activity: &Activity, goals: &[Goal]) -> bool {
    let mut goals = goals.iter().filter(|goal| goal.facts.state != State::SetAside);
    !activity.facts.planned && goals.any(|goal| goal.facts.activities.contains(&activity.id))
}

/// Questions whose day is still to come and that nobody settled: activity, days after it, and the day.
pub fn ahead(
    activities: &[Activity],
    goals: &[Goal],
    follow_ups: &[FollowUp],
    today: NaiveDate,
) -> Vec<(Uuid, u32, NaiveDate)> {
    let asked = activities.iter().filter(|activity| is_asked_about(activity, goals));
    let questions = asked.flat_map(|activity| {
        let day = |days: u32| activity.facts.completed_on.checked_add_days(chrono::Days::new(u64::from(days)));
        steps(activity).into_iter().filter_map(move |days| Some((activity.id, days, day(days)?)))
    });
    let is_settled = |id: Uuid, days: u32| follow_ups.iter().any(|one| one.activity == id && one.days == days);
    questions.filter(|(id, days, day)| *day > today && !is_settled(*id, *days)).collect()
}

/// What is asked today about learning that serves a goal which was not set aside, the latest first.
pub fn asked(activities: &[Activity], goals: &[Goal], follow_ups: &[FollowUp], today: NaiveDate) -> Vec<Asked> {
    let done = activities.iter().filter(|activity| is_asked_about(activity, goals));
    let mut all: Vec<Asked> = done
        .filter_map(|activity| {
            let done_on = activity.facts.completed_on;
            let days = follow_up::due(done_on, &steps(activity), today)?;
            let settled = follow_ups.iter().find(|one| one.activity == activity.id && one.days == days);
            if settled.is_some_and(|one| one.reflection.is_some()) {
                return None;
            }
            Some(Asked {
                activity: activity.id,
                days,
                is_set_aside: settled.is_some(),
                title: activity.facts.title.clone(),
                done_on,
                is_reading: kind(activity).is_some_and(|kind| kind.board_activity == "reading"),
            })
        })
        .collect();
    all.sort_by_key(|asked| std::cmp::Reverse(asked.done_on + chrono::Days::new(u64::from(asked.days))));
    all
}

impl Asked {
    /// Verb first, or the question itself.
    pub fn what(&self) -> &'static str {
        match (self.days, self.is_reading) {
            (0, true) => "A thought on your reading",
            (0, false) => "A thought on what you learned",
            _ => AGAIN,
        }
    }

    /// "90 days after Mentalizing Under Fire. Four questions."
    pub fn why(&self, english: English) -> String {
        let when = match self.days {
            0 => format!("{}, {}", self.title, words::short_date(self.done_on, english)),
            _ => self.short(),
        };
        let count = Vocabulary::builtin().follow_up_form().prompts.len();
        let count = words::number(Credit::hours(i64::try_from(count).unwrap_or(i64::MAX)));
        format!("{when}. {} questions.", words::upper(&count))
    }

    /// "The Chase and the Retreat", "90 days after Mentalizing Under Fire".
    pub fn short(&self) -> String {
        if self.days == 0 { self.title.clone() } else { format!("{} days after {}", self.days, self.title) }
    }

    pub fn action(&self) -> &'static str {
        if self.days == 0 { "Write" } else { "Answer" }
    }

    /// The form that is offered for it.
    pub fn href(&self) -> String {
        offer(self.activity)
    }

    /// Where the question itself is answered to: set aside, or asked again.
    pub fn path(&self) -> String {
        format!("/activities/{}/follow-ups/{}", self.activity, self.days)
    }
}

/// The form for what was learned.
pub fn offer(activity: Uuid) -> String {
    format!("/reflections/new?form={}&activity={activity}", Vocabulary::builtin().follow_up_form().slug)
}
