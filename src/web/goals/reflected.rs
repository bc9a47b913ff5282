//! What was written about a goal, its challenges, its learning and its turning points, and what is still asked.

use crate::db::activities::Activity;
use crate::db::follow_ups::{self, FollowUp};
use crate::db::goals::Goal;
use crate::db::reflections::{self, About, Reflection, State};
use crate::db::turning_points::{self, TurningPoint};
use crate::web::error::Result;
use crate::web::reflections::asked::{self, Asked, asked};
use crate::web::reflections::beside;
use crate::web::ui::{Icon, Link, Place, Quote, Sign};
use crate::web::visitor::SignedIn;
use chrono::Datelike;
use domain::quantity::Credit;
use domain::words;
use leptos::prelude::*;

pub struct Reflected {
    /// Newest first, without drafts.
    written: Vec<Reflection>,
    /// Questions that are open today.
    asked: Vec<Asked>,
    follow_ups: Vec<FollowUp>,
    /// The last turning point since the goal began.
    point: Option<TurningPoint>,
}

impl Reflected {
    pub async fn load(signed_in: &SignedIn, goal: &Goal, learning: &[Activity]) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        let facts = &goal.facts;
        let mut points = turning_points::list_turning_points(db, owner).await?;
        points.retain(|point| {
            let is_prompted = point.challenge.is_none_or(|challenge| facts.challenges.contains(&challenge));
            facts.skills.contains(&point.skill) && is_prompted && point.turned_on >= facts.started_on
        });
        let mut things = vec![About { goal: Some(goal.id), ..About::default() }];
        things.extend(facts.challenges.iter().map(|id| About { challenge: Some(*id), ..About::default() }));
        things.extend(facts.activities.iter().map(|id| About { activity: Some(*id), ..About::default() }));
        things.extend(points.iter().map(|point| About { turning_point: Some(point.id), ..About::default() }));
        let mut written = reflections::list_reflections_about(db, owner, &things).await?;
        written.retain(|one| one.facts.state == State::Finished);
        let follow_ups = follow_ups::list_follow_ups(db, owner).await?;
        let mut asked = asked(learning, std::slice::from_ref(goal), &follow_ups, signed_in.today);
        asked.retain(|asked| !asked.is_set_aside);
        Ok(Self { written, asked, follow_ups, point: points.pop() })
    }

    pub fn is_written(&self) -> bool {
        !self.written.is_empty()
    }

    /// The link of the chain: "4 reflections", and what waits.
    pub fn link(&self) -> Link {
        let count = i64::try_from(self.written.len()).unwrap_or(i64::MAX);
        let statement = match count {
            0 => "None yet".to_owned(),
            count => words::count(count, "reflection", "reflections"),
        };
        let named: Vec<String> = self.asked.iter().take(2).map(Asked::short).collect();
        let waiting = match self.asked.len() {
            0 => String::new(),
            1 => format!("One more is waiting for you: {}.", named[0]),
            2 => format!("Two more are waiting for you: {}.", words::and(&named)),
            more => {
                let more = words::number(Credit::hours(i64::try_from(more).unwrap_or(i64::MAX)));
                format!("{} more are waiting for you, {} among them.", words::upper(&more), words::and(&named))
            }
        };
        Link { place: Place::Reflection, statement, facts: view! { <p>{waiting}</p> }.into_any() }
    }

    /// The latest reflection and the latest turning point, in her own words; not twice the same moment.
    pub fn quotes(&self, learning: &[Activity]) -> Vec<AnyView> {
        let latest = self.written.iter().find(|one| one.facts.about.turning_point.is_none()).map(|one| {
            let month = words::month_name(one.facts.day.month());
            let about = learning.iter().find(|activity| Some(activity.id) == one.facts.about.activity);
            let source = match about.map(|activity| (activity, asked::answered(activity, one.facts.day))) {
                Some((activity, Some(days))) if days > 0 => {
                    format!("{days} days after {}, {month}", activity.facts.title)
                }
                Some((activity, _)) => format!("After {}, {month}", activity.facts.title),
                None => format!("{}, {month}", beside::form_label(one)),
            };
            view! { <Quote words=beside::beginning(one) source=source /> }.into_any()
        });
        let point = self.point.as_ref().map(|point| {
            let source = format!("Turning point, {}", words::month_name(point.turned_on.month()));
            view! { <Quote words=point.words.clone() source=source turning_point=true /> }.into_any()
        });
        latest.into_iter().chain(point).collect()
    }

    /// What an activity's row says of reflection: "After and at 30 days; 90 is open".
    pub fn cell(&self, activity: &Activity) -> AnyView {
        if activity.facts.planned {
            return ().into_any();
        }
        let own = self.follow_ups.iter().filter(|one| one.activity == activity.id && one.reflection.is_some());
        let mut days: Vec<u32> = own.map(|one| one.days).collect();
        days.sort_unstable();
        let name = |days: &u32| if *days == 0 { "after".to_owned() } else { format!("at {days} days") };
        let answered = match days.as_slice() {
            [0] => "Written".to_owned(),
            days => words::upper(&words::and(&days.iter().map(name).collect::<Vec<_>>())),
        };
        let open = self.asked.iter().find(|asked| asked.activity == activity.id);
        let (sign, said) = match (days.is_empty(), open) {
            (true, None) if asked::steps(activity).is_empty() => return "None asked".into_any(),
            (true, None) => return "Not written".into_any(),
            (true, Some(_)) => (Sign::NotYet, "Not yet".to_owned()),
            (false, None) => (Sign::Done, answered),
            (false, Some(open)) => (Sign::Clock, format!("{answered}; {} is open", open.days)),
        };
        let write = open.map(|open| {
            let spoken = format!("{}: {}", open.action(), open.short());
            view! {
                " "
                <a href=open.href() aria-label=spoken>
                    {open.action()}
                </a>
            }
        });
        view! {
            <span class="reflected">
                <Icon sign=sign />
                <span>{said} {write}</span>
            </span>
        }
        .into_any()
    }
}
