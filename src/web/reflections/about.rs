//! What reflections can be about, by name: for the links of a page and the choices of the form.

use crate::db::activities::{self, Activity};
use crate::db::challenges::{self, Challenge};
use crate::db::goals::{self, Goal};
use crate::db::reflections::Reflection;
use crate::db::turning_points::{self, TurningPoint};
use crate::web::error::Result;
use crate::web::visitor::SignedIn;
use chrono::{Datelike, NaiveDate};
use domain::vocabulary::Vocabulary;
use domain::words::{self, English};

/// Activities that the form offers: the latest, and the one chosen.
const OFFERED: usize = 60;

/// One therapist's challenges, goals, learning and turning points.
pub struct Records {
    challenges: Vec<Challenge>,
    pub goals: Vec<Goal>,
    pub activities: Vec<Activity>,
    points: Vec<TurningPoint>,
}

/// Value and words of each choice.
type Options = Vec<(String, String)>;

/// What the form lets one choose from.
pub struct Choices {
    pub challenges: Options,
    pub goals: Options,
    pub activities: Options,
    pub points: Options,
}

impl Records {
    pub async fn load(signed_in: &SignedIn) -> Result<Self> {
        let (db, owner) = (signed_in.db(), signed_in.owner());
        Ok(Self {
            challenges: challenges::list_challenges(db, owner).await?,
            goals: goals::list_goals(db, owner).await?,
            activities: activities::list_activities(db, owner).await?,
            points: turning_points::list_turning_points(db, owner).await?,
        })
    }

    /// What a reflection is about: address and words.
    pub fn named(&self, reflection: &Reflection) -> Vec<(String, String)> {
        let about = reflection.facts.about;
        let challenge = self.challenges.iter().find(|one| Some(one.id) == about.challenge);
        let challenge = challenge.map(|one| (format!("/challenges/{}", one.id), label(one)));
        let goal = self.goals.iter().find(|one| Some(one.id) == about.goal);
        let goal = goal.map(|one| (format!("/goals/{}", one.id), one.facts.statement.clone()));
        let activity = self.activities.iter().find(|one| Some(one.id) == about.activity);
        let activity = activity.map(|one| (format!("/activities/{}", one.id), after(one, reflection.facts.day)));
        let point = self.points.iter().find(|one| Some(one.id) == about.turning_point);
        let point = point.map(|one| (format!("/skills/{}", one.skill), moment(one)));
        [challenge, goal, activity, point].into_iter().flatten().collect()
    }

    pub fn choices(&self, activity: &str, english: English) -> Choices {
        let challenges = self.challenges.iter().map(|one| {
            let noted = words::short_date(one.noted_on, english);
            (one.id.to_string(), format!("{}, noted {noted}", label(one)))
        });
        let goals = self.goals.iter().map(|one| (one.id.to_string(), shortened(&one.facts.statement, 80)));
        let offered = self.activities.iter().filter(|one| !one.facts.planned).enumerate();
        let offered = offered.filter(|(place, one)| *place < OFFERED || one.id.to_string() == activity);
        let activities = offered.map(|(_, one)| {
            let day = words::short_date(one.facts.completed_on, english);
            (one.id.to_string(), format!("{}, {day}", shortened(&one.facts.title, 80)))
        });
        let points = self.points.iter().rev().map(|one| (one.id.to_string(), moment(one)));
        Choices {
            challenges: challenges.collect(),
            goals: goals.collect(),
            activities: activities.collect(),
            points: points.collect(),
        }
    }
}

fn label(challenge: &Challenge) -> String {
    let kind = Vocabulary::builtin().challenge(&challenge.kind);
    kind.map_or(challenge.kind.clone(), |kind| kind.label.clone())
}

/// "Mentalizing Under Fire, 30 days after".
fn after(activity: &Activity, day: NaiveDate) -> String {
    match super::asked::answered(activity, day) {
        None | Some(0) => activity.facts.title.clone(),
        Some(days) => format!("{}, {days} days after", activity.facts.title),
    }
}

/// "Turning point in Mentalizing stance, October 2026".
fn moment(point: &TurningPoint) -> String {
    let skill = Vocabulary::builtin().skill(&point.skill).map_or(point.skill.clone(), |skill| skill.label.clone());
    format!("Turning point in {skill}, {}", month(point.turned_on))
}

/// "October 2026": the pages name no day on which something was written.
pub fn month(day: NaiveDate) -> String {
    format!("{} {}", words::month_name(day.month()), day.year())
}

/// The beginning of a text, cut between words where there are any.
pub fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let end = cut.rfind(char::is_whitespace).unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end())
}

#[cfg(test)]
mod tests {
    use super::shortened;

    #[test]
    fn a_long_text_is_cut_between_words() {
        assert_eq!(shortened("I waited a breath", 17), "I waited a breath");
        assert_eq!(shortened("I waited a breath", 12), "I waited a…");
        assert_eq!(shortened("ééééé", 3), "ééé…");
    }
}
