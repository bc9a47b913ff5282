//! What a few minutes would settle: offered, never nagged.

use crate::db::follow_ups::FollowUp;
use crate::db::goals::{Goal, State};
use crate::web::reflections::asked::asked;
use crate::web::rule_copies::title;
use crate::web::standing::{Standing, name};
use crate::web::ui::OwedTask;
use chrono::NaiveDate;
use domain::words::{self, English};

/// Questions after learning that stand here; the others wait with the reflections.
const ASKED: usize = 2;

/// Rules that changed, periods that have ended, planned learning whose day has come, goals to look at again, what is asked after
/// learning, learning without a length.
pub fn owed(
    standing: &Standing,
    goals: &[Goal],
    follow_ups: &[FollowUp],
    today: NaiveDate,
    english: English,
) -> Vec<OwedTask> {
    let planned =
        standing.activities.iter().filter(|activity| activity.facts.planned && activity.facts.completed_on <= today);
    let planned = planned.map(|activity| OwedTask {
        what: "Was it as planned?".into(),
        why: format!("{}, {}.", activity.facts.title, words::short_date(activity.facts.completed_on, english)),
        action: "Answer".into(),
        href: format!("/activities/{}", activity.id),
    });
    let review = goals
        .iter()
        .filter(|goal| goal.facts.state == State::Active && goal.facts.review_on.is_some_and(|day| day <= today));
    let review = review.map(|goal| OwedTask {
        what: "Look at a goal again".into(),
        why: format!(
            "You chose {} for it.",
            goal.facts.review_on.map(|day| words::short_date(day, english)).unwrap_or_default()
        ),
        action: "Look".into(),
        href: format!("/goals/{}", goal.id),
    });
    let asked = asked(&standing.activities, goals, follow_ups, today);
    let asked = asked.into_iter().filter(|asked| !asked.is_set_aside).take(ASKED).map(|asked| OwedTask {
        what: asked.what().into(),
        why: asked.why(english),
        action: asked.action().into(),
        href: asked.href(),
    });
    let bare = standing.activities.iter().filter(|activity| !activity.facts.planned && activity.facts.amount.is_none());
    let bare = bare.map(|activity| OwedTask {
        what: "How long was it?".into(),
        why: format!("{} earns 0 until its length is given.", activity.facts.title),
        action: "Add".into(),
        href: format!("/activities/{}/edit", activity.id),
    });
    let ended = standing.licences.iter().filter_map(|licence| {
        let (set, _) = standing.of(licence)?;
        let cycle = standing.to_close(licence).filter(|cycle| standing.has_ended(cycle))?;
        Some(OwedTask {
            what: "Record a renewal".into(),
            why: format!(
                "{}: the period ended on {}.",
                name(set, &licence.held.title),
                words::short_date(cycle.end, english)
            ),
            action: "Record".into(),
            href: format!("/licences/{}/renewals/new", licence.id),
        })
    });
    let changed = standing.changed.iter().filter_map(|id| {
        let set = standing.library.get(id)?;
        Some(OwedTask {
            what: format!("The rules of {} changed", title(standing, set)),
            why: "Nothing changes here until you say so.".into(),
            action: "See what".into(),
            href: format!("/rule-copies/{id}"),
        })
    });
    changed.chain(ended).chain(planned).chain(review).chain(asked).chain(bare).chain(look_backs(standing)).collect()
}

/// Duties that look back, where she has not said when she last did them: asked once for each licence.
fn look_backs(standing: &Standing) -> Vec<OwedTask> {
    let asked = standing.licences.iter().filter_map(|licence| {
        let (set, report) = standing.of(licence)?;
        let rows = report.cycles.iter().flat_map(|cycle| &cycle.requirements);
        let mut open = rows.filter(|row| {
            row.missing > 0
                && row.unknowns.iter().any(|unknown| unknown == "last_met")
                && !licence.held.facts.last_met.contains_key(&row.id)
        });
        open.next().map(|_| OwedTask {
            what: "When did you last do this?".into(),
            why: format!("{} has duties that come once, or every few years.", name(set, &licence.held.title)),
            action: "Answer".into(),
            href: format!("/licences/{}/look-backs", licence.id),
        })
    });
    asked.collect()
}
