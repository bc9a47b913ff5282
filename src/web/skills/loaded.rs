//! What the page of a skill, its picture and its table are made from.

use super::{skill, voice};
use crate::db::goals::Goal;
use crate::db::practices::{self, Practice};
use crate::db::ratings::{self, Rated};
use crate::db::reflections::{self, About, Reflection, State};
use crate::db::turning_points::{self, TurningPoint};
use crate::db::{activities, challenges, goals};
use crate::web::challenges::encounters;
use crate::web::chart::timeline::{Lane, Point, Timeline};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use chrono::{Datelike, NaiveDate};
use domain::growth::training::{FollowUp, around};
use domain::growth::{Rating, Source};
use domain::vocabulary::{Kind as ActivityKind, Skill, Vocabulary};
use domain::words::English;
use serde::Deserialize;

/// More ratings than this are shown year by year, unless all are asked for.
pub const MANY: usize = 200;

/// `?year=2026`, `?year=all`, or neither.
#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Zoom {
    pub year: String,
}

/// A skill with all that tells of it.
pub struct Loaded {
    pub skill: &'static Skill,
    /// All ratings, oldest first.
    pub ratings: Vec<Rated>,
    /// What is looked at: all of it, or a year.
    pub timeline: Timeline,
    /// The years that can be looked at.
    pub years: Vec<i32>,
    pub turning_points: Vec<TurningPoint>,
    /// Practice, oldest first.
    pub practices: Vec<Practice>,
    /// What was written about them, and about the goals for it and what was learned for them.
    pub reflections: Vec<Reflection>,
    pub goals: Vec<(String, String)>,
    pub english: English,
    pub today: NaiveDate,
}

impl Loaded {
    /// The ratings of what is looked at, oldest first.
    pub fn shown(&self) -> impl DoubleEndedIterator<Item = &Rated> {
        let year = self.timeline.year;
        self.ratings.iter().filter(move |rated| year.is_none_or(|year| rated.rating.rated_on.year() == year))
    }

    /// Bare ratings, for the rules.
    #[must_use]
    pub fn plain(&self) -> Vec<Rating> {
        self.ratings.iter().map(|rated| rated.rating.clone()).collect()
    }
}

pub async fn load(signed_in: &SignedIn, slug: &str, zoom: &Zoom) -> Result<Loaded> {
    let skill = skill(slug)?;
    let (db, owner, today) = (signed_in.db(), signed_in.owner(), signed_in.today);
    let ratings = ratings::list_ratings_of(db, owner, slug).await?;
    let mut goals: Vec<Goal> = goals::list_goals(db, owner).await?;
    goals.retain(|goal| goal.facts.skills.contains(slug));
    let activities = activities::list_activities(db, owner).await?;
    let challenges = challenges::list_challenges(db, owner).await?;
    let meetings = challenges::list_meetings(db, owner).await?;
    let mut turning_points = turning_points::list_turning_points(db, owner).await?;
    turning_points.retain(|point| point.skill == slug);
    let practices = practices::list_practices_of(db, owner, slug).await?;
    let mut about: Vec<About> =
        turning_points.iter().map(|point| About { turning_point: Some(point.id), ..About::default() }).collect();
    about.extend(goals.iter().map(|goal| About { goal: Some(goal.id), ..About::default() }));
    let learned = goals.iter().flat_map(|goal| &goal.facts.activities);
    about.extend(learned.map(|id| About { activity: Some(*id), ..About::default() }));
    let reflections = reflections::list_reflections_about(db, owner, &about).await?;
    let vocabulary = Vocabulary::builtin();
    let serving = |id: &uuid::Uuid| goals.iter().any(|goal| goal.facts.activities.contains(id));
    let is_training = |kind: &str| vocabulary.kind(kind).is_some_and(ActivityKind::is_training);
    let mut trainings: Vec<(NaiveDate, String)> = activities
        .iter()
        .filter(|activity| !activity.facts.planned && serving(&activity.id) && is_training(&activity.facts.kind))
        .map(|activity| (activity.facts.completed_on, activity.facts.title.clone()))
        .collect();
    trainings.sort();
    let prompting = challenges.iter().filter(|one| goals.iter().any(|goal| goal.facts.challenges.contains(&one.id)));
    let met = prompting.map(|one| {
        let label = vocabulary.challenge(&one.kind).map_or(one.kind.clone(), |kind| kind.label.clone());
        (label, encounters(one, &meetings))
    });
    let whole = Timeline {
        skill: skill.label.clone(),
        today,
        lanes: lanes(&ratings, &trainings, today),
        challenges: met.collect(),
        turning_points: turning_points.iter().map(|point| point.turned_on).collect(),
        trainings,
        moments: reflections.iter().filter(|one| one.facts.state == State::Finished).map(|one| one.facts.day).collect(),
        practised: practices
            .iter()
            .filter(|one| !one.facts.planned)
            .map(|one| (one.facts.practised_on, one.facts.repetitions))
            .collect(),
        planned: practices.iter().filter(|one| one.facts.planned).map(|one| one.facts.practised_on).collect(),
        year: None,
    };
    let years = whole.years();
    let asked = zoom.year.parse().ok().filter(|year| years.contains(year));
    let many = ratings.len() > MANY && zoom.year != "all";
    let latest = ratings.last().filter(|_| many).map(|rated| rated.rating.rated_on.year());
    let timeline = match asked.or(latest) {
        Some(year) => whole.of_year(year),
        None => whole,
    };
    let goals = goals.into_iter().map(|goal| (format!("/goals/{}", goal.id), goal.facts.statement)).collect();
    let english = signed_in.english();
    Ok(Loaded { skill, ratings, timeline, years, turning_points, practices, reflections, goals, english, today })
}

/// A lane for each source that has rated, and always one's own.
pub fn lanes(ratings: &[Rated], trainings: &[(NaiveDate, String)], today: NaiveDate) -> Vec<Lane> {
    let lane = |source: Source| {
        let points: Vec<Point> = ratings
            .iter()
            .filter(|rated| rated.rating.source == source)
            .map(|rated| Point {
                day: rated.rating.rated_on,
                halves: u32::from(rated.rating.level.halves()),
                level: rated.rating.level.to_string(),
                how: if rated.rating.looking_back {
                    "looking back, where you were".into()
                } else {
                    rated.rating.directness.phrase().into()
                },
                back: rated.rating.looking_back,
            })
            .collect();
        let shown = !points.is_empty() || source == Source::Own;
        let due = if source == Source::Own { due(ratings, trainings, today) } else { Vec::new() };
        shown.then(|| Lane { voice: voice(source), name: source.label().to_owned(), points, due })
    };
    [Source::Supervisor, Source::Expert, Source::Own, Source::Peer, Source::ClientAggregate]
        .into_iter()
        .filter_map(lane)
        .collect()
}

/// The follow-ups of trainings that wait for one's own rating.
fn due(ratings: &[Rated], trainings: &[(NaiveDate, String)], today: NaiveDate) -> Vec<(NaiveDate, String)> {
    let ratings: Vec<Rating> = ratings.iter().map(|rated| rated.rating.clone()).collect();
    let waiting = trainings.iter().flat_map(|(training, _)| around(&ratings, *training, today).follow_ups);
    let said = waiting.filter_map(|(days, day, became)| match became {
        FollowUp::Open => Some((day, format!("{days}-day follow-up open"))),
        FollowUp::Ahead => Some((day, String::new())),
        FollowUp::Rated(_) | FollowUp::Passed => None,
    });
    said.collect()
}
