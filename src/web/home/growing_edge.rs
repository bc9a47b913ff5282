//! The current goal on Home: the challenge that prompted it by category, how it went, where the skill stands, what is next.

use crate::db::challenges::{Challenge, Meeting};
use crate::db::goals::{Goal, State};
use crate::db::ratings::Rated;
use crate::web::challenges::{by_quarter, encounters as encounters_of, times};
use crate::web::skills::marks;
use crate::web::standing::Standing;
use crate::web::ui::{Encounter, GlyphRow, LevelMark, LevelStrip, Margin};
use crate::web::visitor::SignedIn;
use chrono::{Datelike, NaiveDate};
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;

/// What is shown of it.
pub struct Edge {
    since: String,
    href: String,
    statement: String,
    prompted: Vec<(String, String)>,
    met: String,
    quarters: Vec<(String, Vec<Encounter>)>,
    skill: Option<(String, Vec<LevelMark>)>,
    next: Option<String>,
}

/// The active goal begun first that is nearest to its review; none when there is none.
pub fn edge(
    signed_in: &SignedIn,
    standing: &Standing,
    goals: &[Goal],
    challenges: &[Challenge],
    meetings: &[Meeting],
    ratings: &[Rated],
) -> Option<Edge> {
    let active = goals.iter().filter(|goal| goal.facts.state == State::Active);
    let goal = active.min_by_key(|goal| (goal.facts.review_on.unwrap_or(NaiveDate::MAX), goal.facts.started_on))?;
    let vocabulary = Vocabulary::builtin();
    let prompting: Vec<&Challenge> =
        challenges.iter().filter(|challenge| goal.facts.challenges.contains(&challenge.id)).collect();
    let prompted = prompting.iter().map(|challenge| {
        let label =
            vocabulary.challenge(&challenge.kind).map_or(challenge.kind.clone(), |kind| words::lower(&kind.label));
        (format!("/challenges/{}", challenge.id), label)
    });
    let mut encounters: Vec<(NaiveDate, Encounter)> =
        prompting.iter().flat_map(|challenge| encounters_of(challenge, meetings)).collect();
    encounters.sort_by_key(|(day, _)| *day);
    let english = signed_in.english();
    let planned = standing.activities.iter().filter(|activity| {
        activity.facts.planned
            && activity.facts.completed_on >= signed_in.today
            && goal.facts.activities.contains(&activity.id)
    });
    let next = planned.min_by_key(|activity| activity.facts.completed_on).map(|activity| {
        let day = words::near_date(activity.facts.completed_on, signed_in.today, english);
        format!("{}, on {day}.", activity.facts.title)
    });
    Some(Edge {
        since: format!("since {}", words::month_name(goal.facts.started_on.month())),
        href: format!("/goals/{}", goal.id),
        statement: goal.facts.statement.clone(),
        prompted: prompted.collect(),
        met: met(&encounters),
        quarters: by_quarter(&encounters).into_iter().rev().take(5).rev().collect(),
        skill: skill(goal, ratings, vocabulary),
        next: next.or_else(|| goal.facts.practice.clone()),
    })
}

/// "met seven times. The last two went better."
fn met(encounters: &[(NaiveDate, Encounter)]) -> String {
    if encounters.is_empty() {
        return String::new();
    }
    let times = times(encounters.len());
    let better = encounters.iter().rev().take_while(|(_, how)| *how == Encounter::Better).count();
    let last = match better {
        0 => String::new(),
        1 => " The last one went better.".into(),
        more => format!(" The last {} went better.", words::number(domain::quantity::Credit::hours(more as i64))),
    };
    format!(", met {times}.{last}")
}

/// The latest rating of each source, for the first skill of the goal that has any.
fn skill(goal: &Goal, ratings: &[Rated], vocabulary: &Vocabulary) -> Option<(String, Vec<LevelMark>)> {
    let rated = goal.facts.skills.iter().find(|skill| ratings.iter().any(|rated| rated.rating.skill == **skill))?;
    let label = vocabulary.skill(rated).map_or(rated.clone(), |skill| skill.label.clone());
    let marks = marks(ratings, rated);
    Some((format!("{label}, level 1 to 5"), marks))
}

impl Edge {
    pub fn view(self) -> AnyView {
        let prompted = self.prompted.into_iter().enumerate().map(|(place, (href, label))| {
            let before = if place > 0 { ", " } else { "" };
            view! {
                {before}
                <a href=href>{label}</a>
            }
        });
        let prompted = prompted.collect_view();
        let quarters = self.quarters.into_iter().map(|(name, encounters)| {
            let label = format!("{name}: {}", encounters.iter().map(|how| how.words()).collect::<Vec<_>>().join(", "));
            view! {
                <li>
                    <GlyphRow encounters=encounters label=label />
                    <span>{name}</span>
                </li>
            }
        });
        let quarters = quarters.collect_view();
        let skill = self.skill.map(|(label, marks)| view! { <LevelStrip label=label marks=marks /> });
        let next = self.next.map(|words| {
            view! {
                <div>
                    <p class="fine">"Next step"</p>
                    <p>{words}</p>
                </div>
            }
        });
        view! {
            <Margin heading="Growing edge" note=self.since current=true>
                <p class="goal">
                    <a href=self.href>{self.statement}</a>
                </p>
                <div class="pair">
                    <p>"Prompted by " {prompted} {self.met}</p>
                    <ul class="quarters">{quarters}</ul>
                </div>
                <div class="pair">{skill} {next}</div>
            </Margin>
        }
        .into_any()
    }
}
