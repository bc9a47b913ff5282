//! What a person's calendar is told: days, and names that say nothing of her work.

use crate::db::calendar_feeds::{Chosen, Kind};
use crate::db::follow_ups;
use crate::db::goals::{self, State};
use crate::web::error::Result;
use crate::web::reflections::asked;
use crate::web::standing::{self, Standing};
use crate::web::visitor::SignedIn;
use chrono::NaiveDate;
use domain::words::English;

/// One entry, of whole days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    pub kind: Kind,
    /// Stays the same while the entry is the same, so that a calendar moves it instead of adding another.
    pub uid: String,
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub words: String,
}

pub async fn of(signed_in: &SignedIn, chosen: &Chosen) -> Result<Vec<Date>> {
    let standing = match chosen.kinds.iter().all(|kind| *kind == Kind::Reviews) {
        true => None,
        false => Some(Standing::load(signed_in).await?),
    };
    told(signed_in, standing.as_ref(), chosen).await
}

/// The same for who has loaded her standing already; without it reviews alone are told.
pub async fn told(signed_in: &SignedIn, standing: Option<&Standing>, chosen: &Chosen) -> Result<Vec<Date>> {
    let mut dates = Vec::new();
    let has = |kind| chosen.kinds.contains(&kind);
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let by_goals = has(Kind::Reviews) || has(Kind::FollowUps);
    let goals = if by_goals { goals::list_goals(db, owner).await? } else { vec![] };
    if let Some(standing) = standing {
        dates.extend(licences(standing, signed_in.english()));
        dates.extend(courses(standing, chosen.titles));
        if has(Kind::FollowUps) {
            let settled = follow_ups::list_follow_ups(db, owner).await?;
            let ahead = asked::ahead(&standing.activities, &goals, &settled, signed_in.today);
            dates.extend(ahead.into_iter().map(|(activity, days, day)| Date {
                uid: format!("{}-{days}-{activity}", Kind::FollowUps.slug()),
                ..date(Kind::FollowUps, activity, (day, day), asked::AGAIN.into())
            }));
        }
    }
    if has(Kind::Reviews) {
        let open = goals.into_iter().filter(|goal| matches!(goal.facts.state, State::Draft | State::Active));
        dates.extend(open.filter_map(|goal| {
            let day = goal.facts.review_on?;
            Some(date(Kind::Reviews, goal.id, (day, day), "Review a learning goal".into()))
        }));
    }
    dates.retain(|date| has(date.kind));
    // The license's end says it all where it is the last day for hours too.
    let renewals: Vec<_> = dates.iter().filter(|date| date.kind == Kind::Renewals).cloned().collect();
    let same = |date: &Date| renewals.iter().any(|other| other.first == date.first && row(other) == row(date));
    dates.retain(|date| date.kind != Kind::Periods || !same(date));
    dates.sort_by(|one, other| (one.first, &one.uid).cmp(&(other.first, &other.uid)));
    Ok(dates)
}

/// The row that an entry is about.
fn row(date: &Date) -> &str {
    date.uid.split_once('-').map_or(date.uid.as_str(), |(_, row)| row)
}

fn licences(standing: &Standing, english: English) -> Vec<Date> {
    let mut dates = Vec::new();
    for licence in &standing.licences {
        let Some((set, _)) = standing.of(licence) else { continue };
        let name = standing::name(set, &licence.held.title);
        if let Some(end) = licence.held.expires_on {
            let license = if english == English::British { "licence" } else { "license" };
            dates.push(date(Kind::Renewals, licence.id, (end, end), format!("{name}: {license} ends")));
        }
        let present = standing.present(licence).filter(|present| present.renewed.is_none());
        if let Some(present) = present.filter(|present| present.cycle.cycle_end.is_some()) {
            let last = present.cycle.window.closes;
            dates.push(date(Kind::Periods, licence.id, (last, last), format!("{name}: last day for hours")));
        }
    }
    dates
}

fn courses(standing: &Standing, titles: bool) -> Vec<Date> {
    let planned = standing.activities.iter().filter(|activity| activity.facts.planned);
    let told = planned.map(|activity| {
        let facts = &activity.facts;
        let first = facts.starts_on.unwrap_or(facts.completed_on).min(facts.completed_on);
        let words = if titles { facts.title.clone() } else { "Planned learning".to_owned() };
        date(Kind::Courses, activity.id, (first, facts.completed_on), words)
    });
    told.collect()
}

fn date(kind: Kind, row: uuid::Uuid, (first, last): (NaiveDate, NaiveDate), words: String) -> Date {
    Date { kind, uid: format!("{}-{row}", kind.slug()), first, last, words }
}
