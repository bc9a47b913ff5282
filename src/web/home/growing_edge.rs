//! The current goal on Home: the challenge that prompted it by category, how it went, where the skill stands, what is next.

use crate::db::challenges::{Challenge, Handled, Meeting};
use crate::db::goals::{Goal, State};
use crate::db::ratings::Rated;
use crate::web::standing::Standing;
use crate::web::ui::{Encounter, GlyphRow, LevelMark, LevelStrip, Margin, Voice};
use crate::web::visitor::SignedIn;
use chrono::{Datelike, NaiveDate};
use domain::growth::Source;
use domain::vocabulary::Vocabulary;
use domain::words;
use leptos::prelude::*;
use std::collections::BTreeMap;

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
        let label = vocabulary.challenge(&challenge.kind).map_or(challenge.kind.clone(), |kind| words::lower(&kind.label));
        (format!("/challenges/{}", challenge.id), label)
    });
    let mut encounters: Vec<(NaiveDate, Encounter)> =
        prompting.iter().map(|challenge| (challenge.noted_on, Encounter::First)).collect();
    let again = meetings.iter().filter(|meeting| goal.facts.challenges.contains(&meeting.challenge));
    encounters.extend(again.map(|meeting| {
        let how = match meeting.handled {
            Handled::Worse => Encounter::Harder,
            Handled::Same => Encounter::Same,
            Handled::Better => Encounter::Better,
        };
        (meeting.met_on, how)
    }));
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
        quarters: quarters(&encounters),
        skill: skill(goal, ratings, vocabulary),
        next: next.or_else(|| goal.facts.practice.clone()),
    })
}

/// "met seven times. The last two went better."
fn met(encounters: &[(NaiveDate, Encounter)]) -> String {
    let count = i64::try_from(encounters.len()).unwrap_or(0);
    if count == 0 {
        return String::new();
    }
    let times = match count {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        count => format!("{} times", words::number(domain::quantity::Credit::hours(count))),
    };
    let better = encounters.iter().rev().take_while(|(_, how)| *how == Encounter::Better).count();
    let last = match better {
        0 => String::new(),
        1 => " The last one went better.".into(),
        more => format!(" The last {} went better.", words::number(domain::quantity::Credit::hours(more as i64))),
    };
    format!(", met {times}.{last}")
}

/// The last five quarters in which it was met, each with what happened in it.
fn quarters(encounters: &[(NaiveDate, Encounter)]) -> Vec<(String, Vec<Encounter>)> {
    let mut by_quarter: BTreeMap<(i32, u32), Vec<Encounter>> = BTreeMap::new();
    for (day, how) in encounters {
        by_quarter.entry((day.year(), (day.month() - 1) / 3)).or_default().push(*how);
    }
    let skip = by_quarter.len().saturating_sub(5);
    let name = |(year, quarter): (i32, u32)| {
        format!("{}–{} {year}", words::short_month(quarter * 3 + 1), words::short_month(quarter * 3 + 3))
    };
    by_quarter.into_iter().skip(skip).map(|(quarter, list)| (name(quarter), list)).collect()
}

/// The latest rating of each source, for the first skill of the goal that has any.
fn skill(goal: &Goal, ratings: &[Rated], vocabulary: &Vocabulary) -> Option<(String, Vec<LevelMark>)> {
    let rated = goal.facts.skills.iter().find(|skill| ratings.iter().any(|rated| rated.rating.skill == **skill))?;
    let label = vocabulary.skill(rated).map_or(rated.clone(), |skill| skill.label.clone());
    let mut marks = Vec::new();
    for source in Source::ALL {
        let own = ratings.iter().filter(|one| {
            one.rating.skill == *rated && one.rating.source == source && !one.rating.looking_back
        });
        let Some(last) = own.max_by_key(|one| one.rating.rated_on) else { continue };
        marks.push(LevelMark {
            voice: voice(source),
            half_levels: u32::from(last.rating.level.halves()),
            name: source.label().to_owned(),
        });
    }
    Some((format!("{label}, level 1 to 5"), marks))
}

fn voice(source: Source) -> Voice {
    match source {
        Source::Own => Voice::You,
        Source::Supervisor | Source::Expert => Voice::Supervisor,
        Source::Peer => Voice::Peers,
        Source::ClientAggregate => Voice::Clients,
    }
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
