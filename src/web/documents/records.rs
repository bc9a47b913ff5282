//! The records of a period, as documents draw on them.

use super::period::Period;
use crate::db::activities::{self, Activity};
use crate::db::challenges::{self, Challenge};
use crate::db::goals::{self, Goal, State as Standing};
use crate::db::reflections::{self, Reflection, State};
use crate::db::supervision::{self, Session};
use crate::db::supervisors::{self, Supervisor};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;

/// More reflections than a life of practice has.
const MOST: u64 = 100_000;

pub struct Records {
    pub period: Period,
    /// Done within the period, oldest first.
    pub learning: Vec<Activity>,
    /// Finished, of the period or about its learning, oldest first.
    pub reflections: Vec<Reflection>,
    /// Open within the period.
    pub goals: Vec<Goal>,
    pub challenges: Vec<Challenge>,
    /// Held within the period, oldest first.
    pub sessions: Vec<Session>,
    pub supervisors: Vec<Supervisor>,
}

impl Records {
    pub async fn load(signed_in: &SignedIn, period: Period) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let mut learning = activities::list_activities(db, owner).await?;
        learning.retain(|activity| !activity.facts.planned && period.holds(activity.facts.completed_on));
        learning.reverse();
        let (mut reflections, _) = reflections::list_reflections(db, owner, 0, MOST).await?;
        reflections.retain(|reflection| {
            let facts = &reflection.facts;
            let about = facts.about.activity.is_some_and(|id| learning.iter().any(|activity| activity.id == id));
            facts.state == State::Finished && (about || period.holds(facts.day))
        });
        reflections.reverse();
        let mut goals = goals::list_goals(db, owner).await?;
        goals.retain(|goal| {
            let facts = &goal.facts;
            let open = facts.started_on <= period.to && facts.closed_on.is_none_or(|day| day >= period.from);
            facts.state != Standing::Draft && open
        });
        goals.reverse();
        let mut sessions = supervision::list_sessions(db, owner).await?;
        sessions.retain(|session| period.holds(session.facts.held_on));
        sessions.reverse();
        Ok(Self {
            period,
            learning,
            reflections,
            goals,
            challenges: challenges::list_challenges(db, owner).await?,
            sessions,
            supervisors: supervisors::list_supervisors(db, owner).await?,
        })
    }

    /// What learning was called.
    #[must_use]
    pub fn title(&self, reflection: &Reflection) -> Option<&str> {
        let id = reflection.facts.about.activity?;
        self.learning.iter().find(|activity| activity.id == id).map(|activity| activity.facts.title.as_str())
    }
}
