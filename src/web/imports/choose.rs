//! Rows are ticked, page by page, and come in: all chosen ones in one transaction, or none.

use super::look::Looked;
use super::{Asked, find, is_coming_in, look_page};
use crate::db::DbError;
use crate::db::accounts;
use crate::db::activities::Facts;
use crate::db::imports::{self, Choices};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect};
use serde::Deserialize;
use uuid::Uuid;

/// So many come in while one waits; more of them while the page tells how far it is.
const AT_ONCE: usize = 500;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    version: String,
    show: String,
    page: String,
    /// The numbers of the rows that the page shows, and of those ticked.
    shown: Vec<String>,
    row: Vec<String>,
    /// "add", "keep", "all", "none"
    then: String,
    /// Another page of rows.
    go: String,
}

pub async fn choose(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    let import = find(&signed_in, id).await?;
    let there = format!("/imports/{id}");
    if is_coming_in(&signed_in, &import) {
        return Ok(Redirect::to(&there).into_response());
    }
    let asked = Asked { show: draft.show.clone(), page: draft.page.clone() };
    let whole = signed_in.app().kept.seen.whole(&signed_in, id).await?;
    let version: i32 = draft.version.parse().map_err(|_| AppError::Unreadable)?;
    let choices = ticked(&draft, &asked, whole.rows(), &whole.choices);
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let mut now_at = version;
    if choices != whole.choices {
        if !imports::amend_choices(db, owner, id, version, &choices).await? {
            return Err(AppError::NotFound);
        }
        now_at += 1;
    }
    if draft.then != "add" {
        let page = draft.go.parse().unwrap_or_else(|_| asked.number());
        let to = asked.at(id, page);
        let kept = !draft.then.is_empty();
        return Ok(if kept { Flash::Saved.redirect(&to) } else { Redirect::to(&to).into_response() });
    }
    let chosen = whole.rows().iter().filter(|row| row.is_chosen(&choices));
    let rows: Vec<(u32, Facts)> = chosen.filter_map(|row| Some((row.number, row.facts.clone()?))).collect();
    if rows.is_empty() {
        // Sent twice: it came in already.
        if import.added_at.is_some() && whole.rows().iter().all(|row| row.facts.is_none()) {
            return Ok(Redirect::to(&there).into_response());
        }
        let mut problems = Problems::default();
        problems.add("row", "Tick at least one row that is to come in.");
        return look_page(&signed_in, id, asked, problems).await;
    }
    match imports::begin(db, owner, id, now_at, signed_in.now()).await {
        Ok(true) => {}
        Ok(false) => return Err(AppError::NotFound),
        // The other of two presses is at it.
        Err(DbError::Stale) => return Ok(Redirect::to(&there).into_response()),
        Err(error) => return Err(error.into()),
    }
    let few = rows.len() <= AT_ONCE;
    let coming = come_in(signed_in, id, rows);
    if !few {
        tokio::spawn(coming);
    } else if coming.await {
        return Ok(Flash::Added.redirect(&there));
    }
    Ok(Redirect::to(&there).into_response())
}

/// What is ticked: as the page says for the rows that it shows, as it was for all others.
fn ticked(draft: &Draft, asked: &Asked, rows: &[Looked], before: &Choices) -> Choices {
    let mut choices = before.clone();
    let shown = draft.shown.iter().filter_map(|number| number.parse::<u32>().ok());
    for number in shown {
        choices.ticks.insert(number, draft.row.iter().any(|row| row.parse() == Ok(number)));
    }
    if matches!(draft.then.as_str(), "all" | "none") {
        for row in rows.iter().filter(|row| asked.state().is_none_or(|state| row.state == state)) {
            choices.ticks.insert(row.number, draft.then == "all");
        }
    }
    // Only what differs from the way rows are taken anyway, of rows that can come in.
    let differs = |number: &u32, tick: &bool| {
        let row = rows.iter().find(|row| row.number == *number);
        row.is_some_and(|row| row.facts.is_some() && row.is_chosen(&Choices::default()) != *tick)
    };
    choices.ticks.retain(|number, tick| differs(number, tick));
    choices
}

/// Whether the rows came in; where they did not, the list's page says so.
async fn come_in(signed_in: SignedIn, id: Uuid, rows: Vec<(u32, Facts)>) -> bool {
    let seen = signed_in.app().kept.seen.clone();
    match bring_in(signed_in, id, rows).await {
        Ok(()) => true,
        Err(error) => {
            tracing::error!(%error, "a list did not come in");
            seen.fail(id);
            false
        }
    }
}

/// Writes the rows; whatever happens, the list is not said to be coming in afterwards.
async fn bring_in(signed_in: SignedIn, id: Uuid, rows: Vec<(u32, Facts)>) -> Result<()> {
    let (db, owner, seen) = (signed_in.db(), signed_in.owner(), signed_in.app().kept.seen.clone());
    let (of, teller) = (rows.len(), seen.clone());
    seen.tell(id, 0, of);
    let tell = move |written| teller.tell(id, written, of);
    let done = imports::bring_in(db, owner, id, rows, signed_in.now(), tell).await;
    seen.forget(id);
    if done.is_err() {
        imports::give_up(db, owner, id).await?;
    }
    // What is kept in memory is no longer so: nobody waits for this write as for a form.
    accounts::raise_revision(db, owner.id).await?;
    Ok(done?)
}
