//! A session kept as learning too: one activity that goes with it, so that licences count it by their own rules, and once.

use super::draft::Draft;
use crate::db::activities::{self, Activity, Amount};
use crate::db::supervision::{self, Facts, Links};
use crate::db::supervisors;
use crate::web::error::Result;
use crate::web::form::Problems;
use crate::web::visitor::SignedIn;
use domain::vocabulary::Vocabulary;
use uuid::Uuid;

type Parsed = std::result::Result<(Facts, Links), Problems>;

/// Asks before a second activity of the same kind is kept on the same day: it may be this very session, entered by hand.
pub async fn unless_there(signed_in: &SignedIn, draft: &Draft, kept: Option<Uuid>, parsed: Parsed) -> Result<Parsed> {
    let Ok((facts, about)) = parsed else { return Ok(parsed) };
    if draft.keep.is_empty() || !draft.another.is_empty() || kept.is_some() {
        return Ok(Ok((facts, about)));
    }
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let sessions = supervision::list_sessions(db, owner).await?;
    let activities = activities::list_activities(db, owner).await?;
    let by_hand = |activity: &&Activity| !sessions.iter().any(|session| session.activity == Some(activity.id));
    let same = |activity: &&Activity| {
        activity.facts.completed_on == facts.held_on && class(&activity.facts.kind) == class(facts.kind.activity())
    };
    let Some(there) = activities.iter().filter(by_hand).find(same) else { return Ok(Ok((facts, about))) };
    let mut problems = Problems::default();
    problems.add(
        "keep",
        format!(
            "Your learning has “{}” on that day already. Untick this, or say that it is another.",
            there.facts.title
        ),
    );
    Ok(Err(problems))
}

fn class(kind: &str) -> Option<&'static str> {
    Vocabulary::builtin().kind(kind).map(|kind| kind.board_activity.as_str())
}

/// The activity that a session is kept as; what its owner added there stays.
pub async fn of(
    signed_in: &SignedIn,
    draft: &Draft,
    kept: Option<Uuid>,
    facts: &Facts,
) -> Result<Option<activities::Facts>> {
    if draft.keep.is_empty() {
        return Ok(None);
    }
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let before = match kept {
        Some(id) => activities::find_activity(db, owner, id).await?.map(|activity| activity.facts),
        None => None,
    };
    let provider = match facts.supervisor {
        Some(id) => supervisors::find_supervisor(db, owner, id).await?.map(|found| found.facts.name),
        None => None,
    };
    let amount = Some(Amount::Minutes(facts.minutes));
    let mut learning = before.unwrap_or_else(|| bare(facts));
    if learning.kind != facts.kind.activity() {
        (learning.title, learning.kind) = (facts.kind.label().into(), facts.kind.activity().into());
    }
    if learning.amount != amount {
        // Its split over topics was of another length.
        learning.segments.clear();
    }
    learning.days.clear();
    (learning.starts_on, learning.completed_on, learning.amount) = (None, facts.held_on, amount);
    (learning.own_practice_minutes, learning.group_size) = (facts.own_practice_minutes, facts.group_size);
    (learning.delivery, learning.provider) = (facts.delivery.clone(), provider);
    Ok(Some(learning))
}

fn bare(facts: &Facts) -> activities::Facts {
    activities::Facts {
        title: facts.kind.label().into(),
        kind: facts.kind.activity().into(),
        completed_on: facts.held_on,
        ..activities::Facts::default()
    }
}
