//! Challenges: patterns that meet the therapist in the work. Noted in one line, met again, never a person.

mod answers;
mod list;
mod new;
mod show;

use crate::db::DbError;
use crate::db::challenges::{self, Challenge, Handled, Meeting};
use crate::db::goals::{self, Goal};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Problems};
use crate::web::guarded::{Guard, Guarded, clinical};
use crate::web::ui::Encounter;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::Path;
use axum::routing::{get, post};
use chrono::NaiveDate;
use domain::growth::recurrence;
use serde::Deserialize;
use uuid::Uuid;

/// The longest line: a pattern, not a story.
pub const LINE: usize = 280;

pub fn router() -> Router<App> {
    Router::new()
        .route("/challenges", get(list::list))
        .route("/challenges/new", get(new::show).post(new::record))
        .route("/challenges/{id}", get(show::show).post(amend))
        .route("/challenges/{id}/meetings", post(meet))
        .route("/challenges/{id}/meetings/{meeting}/remove", post(remove_meeting))
        .route("/challenges/{id}/archive", post(archive))
        .route("/challenges/{id}/remove", post(remove))
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Challenge> {
    challenges::find_challenge(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Change {
    version: String,
    line: String,
}

async fn amend(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut change, answers): Guarded<Change>) -> Result {
    find(&signed_in, id).await?;
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let line = problems.take("line", form::optional(&change.line, LINE));
    guard.read(&[clinical("line", &change.line)], &mut problems);
    if !problems.is_empty() {
        let typed = show::Typed { line: Some(change.line), ..show::Typed::default() };
        return show::page(&signed_in, id, typed, problems).await;
    }
    let version = change.version.parse().map_err(|_| AppError::Unreadable)?;
    match challenges::amend_challenge(signed_in.db(), signed_in.owner(), id, version, line.as_deref()).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        Err(DbError::Stale) => {
            let kept = find(&signed_in, id).await?;
            if kept.line != line {
                let mut problems = guard.marks(&[clinical("line", &change.line)]);
                problems.late(&mut change.version, kept.version, format!("/challenges/{id}"));
                let typed = show::Typed { line: Some(change.line), ..show::Typed::default() };
                return show::page(&signed_in, id, typed, problems).await;
            }
        }
        Err(error) => return Err(error.into()),
    }
    let flash = guard.kept(&signed_in, Flash::Saved).await?;
    Ok(flash.redirect(&format!("/challenges/{id}")))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Met {
    id: String,
    met_on: String,
    handled: String,
    met_line: String,
}

impl Met {
    fn typed(self) -> show::Typed {
        show::Typed {
            meeting: self.id.parse().ok(),
            met_on: self.met_on,
            handled: self.handled,
            met_line: self.met_line,
            ..show::Typed::default()
        }
    }
}

async fn meet(signed_in: SignedIn, Path(id): Path<Uuid>, Guarded(mut met, answers): Guarded<Met>) -> Result {
    let challenge = find(&signed_in, id).await?;
    let meeting = met.id.parse().unwrap_or_else(|_| Uuid::now_v7());
    let mut guard = Guard::new(&signed_in, answers).await?;
    let mut problems = Problems::default();
    let line = problems.take("met_line", form::optional(&met.met_line, LINE));
    guard.read(&[clinical("met_line", &met.met_line)], &mut problems);
    let handled = Handled::parse(&met.handled);
    if handled.is_none() {
        problems.add("handled", "Choose how it went.");
    }
    let met_on = match form::date(&met.met_on) {
        Ok(Some(day)) if day > signed_in.today => {
            problems.add("met_on", "That day has not come yet.");
            None
        }
        Ok(Some(day)) if day < challenge.noted_on => {
            problems.add("met_on", "That is before you first noted it.");
            None
        }
        Ok(day) => Some(day.unwrap_or(signed_in.today)),
        Err(problem) => {
            problems.add("met_on", problem);
            None
        }
    };
    let (Some(handled), Some(met_on), true) = (handled, met_on, problems.is_empty()) else {
        met.id = meeting.to_string();
        return show::page(&signed_in, id, met.typed(), problems).await;
    };
    let meeting = Meeting { id: meeting, challenge: id, met_on, handled, line };
    let flash = match challenges::record_meeting(signed_in.db(), signed_in.owner(), &meeting).await {
        Ok(_) => guard.kept(&signed_in, Flash::Saved).await?,
        Err(DbError::Conflict) => {
            let kept = challenges::list_meetings(signed_in.db(), signed_in.owner()).await?;
            let kept = kept.into_iter().find(|kept| kept.id == meeting.id).ok_or(AppError::NotFound)?;
            if kept != meeting {
                let mut problems = guard.marks(&[clinical("met_line", &met.met_line)]);
                problems.again(&mut met.id, format!("/challenges/{id}"));
                return show::page(&signed_in, id, met.typed(), problems).await;
            }
            Flash::Saved
        }
        Err(error) => return Err(error.into()),
    };
    Ok(flash.redirect(&format!("/challenges/{id}")))
}

async fn remove_meeting(signed_in: SignedIn, Path((id, meeting)): Path<(Uuid, Uuid)>) -> Result {
    find(&signed_in, id).await?;
    if !challenges::remove_meeting(signed_in.db(), signed_in.owner(), meeting).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/challenges/{id}")))
}

/// Archives a challenge, or takes it out of the archive.
async fn archive(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let challenge = find(&signed_in, id).await?;
    let at = (!challenge.is_archived).then(|| signed_in.now());
    challenges::archive_challenge(signed_in.db(), signed_in.owner(), id, at).await?;
    Ok(Flash::Saved.redirect(&format!("/challenges/{id}")))
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    match challenges::remove_challenge(signed_in.db(), signed_in.owner(), id).await {
        Ok(true) => Ok(Flash::Removed.redirect("/challenges")),
        Ok(false) => Err(AppError::NotFound),
        Err(DbError::Conflict) => {
            let mut problems = Problems::default();
            problems.add(
                "remove",
                "A goal was prompted by it, so it stays. Archive it instead: it leaves your lists and keeps the link.",
            );
            show::page(&signed_in, id, show::Typed::default(), problems).await
        }
        Err(error) => Err(error.into()),
    }
}

/// First noted, then each time it was met again, oldest first.
pub fn encounters(challenge: &Challenge, meetings: &[Meeting]) -> Vec<(NaiveDate, Encounter)> {
    let again = meetings.iter().filter(|meeting| meeting.challenge == challenge.id).map(|meeting| {
        let how = match meeting.handled {
            Handled::Worse => Encounter::Harder,
            Handled::Same => Encounter::Same,
            Handled::Better => Encounter::Better,
        };
        (meeting.met_on, how)
    });
    let mut all: Vec<(NaiveDate, Encounter)> =
        std::iter::once((challenge.noted_on, Encounter::First)).chain(again).collect();
    all.sort_by_key(|(day, _)| *day);
    all
}

/// Encounters by quarter, those quarters alone in which there were some: "Oct–Dec 2025" and what happened in it.
pub fn by_quarter(encounters: &[(NaiveDate, Encounter)]) -> Vec<(String, Vec<Encounter>)> {
    let last = encounters.iter().map(|(day, _)| *day).max().unwrap_or_default();
    let quarters = recurrence::by_quarter(encounters, last).into_iter();
    quarters.filter(|(_, list)| !list.is_empty()).map(|(quarter, list)| (quarter.name(), list)).collect()
}

/// How often in each quarter until today, empty ones too.
fn counts(encounters: &[(NaiveDate, Encounter)], today: NaiveDate) -> Vec<(String, usize)> {
    let quarters = recurrence::by_quarter(encounters, today).into_iter();
    quarters.map(|(quarter, list)| (quarter.name(), list.len())).collect()
}

/// "Met again six times: harder twice, the same twice, better twice. The last two went better." `None` before it came back.
fn handled_said(encounters: &[(NaiveDate, Encounter)]) -> Option<String> {
    let again: Vec<Encounter> = encounters.iter().map(|(_, how)| *how).filter(|how| *how != Encounter::First).collect();
    let last = *again.last()?;
    let each = [Encounter::Harder, Encounter::Same, Encounter::Better].map(|how| {
        let count = again.iter().filter(|one| **one == how).count();
        (count > 0).then(|| format!("{} {}", how.words(), times(count)))
    });
    let each: Vec<String> = each.into_iter().flatten().collect();
    let run = again.iter().rev().take_while(|one| **one == last).count();
    let lately = match run {
        _ if again.len() == 1 => String::new(),
        1 => format!(" The last one went {}.", last.words()),
        run => {
            let run = i64::try_from(run).unwrap_or(i64::MAX);
            format!(" The last {} went {}.", domain::words::number(domain::quantity::Credit::hours(run)), last.words())
        }
    };
    Some(format!("Met again {}: {}.{lately}", times(again.len()), each.join(", ")))
}

/// "once", "twice", "seven times".
pub fn times(count: usize) -> String {
    match count {
        0 => "not yet".into(),
        1 => "once".into(),
        2 => "twice".into(),
        count => {
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            format!("{} times", domain::words::number(domain::quantity::Credit::hours(count)))
        }
    }
}

/// The goals that a challenge prompted.
pub async fn goals_of(signed_in: &SignedIn, id: Uuid) -> Result<Vec<Goal>> {
    let mut goals = goals::list_goals(signed_in.db(), signed_in.owner()).await?;
    goals.retain(|goal| goal.facts.challenges.contains(&id));
    Ok(goals)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn met(list: &[Encounter]) -> Vec<(NaiveDate, Encounter)> {
        list.iter().map(|how| (NaiveDate::default(), *how)).collect()
    }

    #[test]
    fn how_it_was_handled_is_said_with_what_happened_lately() {
        use Encounter::{Better, First, Harder, Same};
        assert_eq!(handled_said(&met(&[First])), None);
        assert_eq!(handled_said(&met(&[First, Harder])).unwrap(), "Met again once: harder once.");
        let said = handled_said(&met(&[First, Harder, Harder, Same, Same, Better, Better])).unwrap();
        assert_eq!(said, "Met again six times: harder twice, the same twice, better twice. The last two went better.");
        let said = handled_said(&met(&[First, Better, Harder])).unwrap();
        assert_eq!(said, "Met again twice: harder once, better once. The last one went harder.");
    }
}
