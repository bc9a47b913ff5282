//! Renewals: closing a cycle with its ledger as it is then, reading it later, and taking the closing back.

mod close_view;
mod closing;
mod kept_view;

use super::find;
use crate::db::DbError;
use crate::db::licences::Licence;
use crate::db::renewals::{self, Renewal};
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::ledger::kept::{Kept, carry, kept};
use crate::web::outlook::outlook;
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::response::Response;
use chrono::NaiveDate;
use domain::credit::Cycle;
use domain::words;
use serde::Deserialize;
use uuid::Uuid;

pub use kept_view::tab;

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
pub struct Draft {
    id: String,
    /// The end of the cycle that the form was made for.
    cycle_end: String,
    renewed_on: String,
}

pub async fn fresh(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    find(&signed_in, id).await?;
    let standing = Standing::load(&signed_in).await?;
    let licence = standing.licences.iter().find(|known| known.id == id).ok_or(AppError::NotFound)?;
    let draft = Draft { id: Uuid::now_v7().to_string(), renewed_on: signed_in.today.to_string(), ..Draft::default() };
    page(&signed_in, &standing, licence, draft, Problems::default()).await
}

pub async fn record(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    find(&signed_in, id).await?;
    let standing = Standing::load(&signed_in).await?;
    let licence = standing.licences.iter().find(|known| known.id == id).ok_or(AppError::NotFound)?;
    let renewal: Uuid = draft.id.parse().map_err(|_| AppError::Unreadable)?;
    let there = format!("/licences/{id}/renewals/{renewal}");
    if standing.renewals.iter().any(|known| known.id == renewal) {
        return Ok(Flash::Saved.redirect(&there));
    }
    let open = open_cycle(&standing, licence, signed_in.today);
    let Some(cycle) = open.filter(|cycle| cycle.end.to_string() == draft.cycle_end) else {
        return late(&signed_in, id, draft).await;
    };
    let renewed_on = match renewed_on(&draft, &cycle, signed_in.today) {
        Ok(day) => day,
        Err(problem) => {
            let mut problems = Problems::default();
            problems.add("renewed_on", problem);
            return page(&signed_in, &standing, licence, draft, problems).await;
        }
    };
    let report = standing.report_when_renewed(licence, &cycle, renewed_on).ok_or(AppError::Unreadable)?;
    let (set, _) = standing.of(licence).ok_or(AppError::NotFound)?;
    let kept = kept(&standing, licence, set, &report, signed_in.today, signed_in.english());
    let next = standing.cycle_after(licence, cycle.end);
    let held = &licence.held;
    let renewal = Renewal {
        id: renewal,
        licence: id,
        cycle_end: cycle.end,
        renewed_on,
        expired_on: held.expires_on,
        carried_out: closing::carried_out(set, &standing, licence, &report),
        used: closing::used(&standing, &report, next.as_ref().map(|next| next.opens)),
    };
    // A licence whose end is worked out from the rules goes on being worked out.
    let expires_on = held.expires_on.map(|now| next.map_or(now, |next| next.end));
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match renewals::record_renewal(db, owner, &renewal, &kept, (licence.version, expires_on), signed_in.now()).await {
        Ok(()) => Ok(Flash::Saved.redirect(&there)),
        Err(DbError::Conflict | DbError::Stale) => late(&signed_in, id, draft).await,
        Err(error) => Err(error.into()),
    }
}

/// Another device was faster: it closed the period on the same day, which is as good as saved, or on another one, or it
/// changed the license. The form is shown again as typed, for the period that there is to close now.
async fn late(signed_in: &SignedIn, id: Uuid, mut draft: Draft) -> Result {
    let standing = Standing::load(signed_in).await?;
    let licence = standing.licences.iter().find(|known| known.id == id).ok_or(AppError::NotFound)?;
    let mut problems = Problems::default();
    let mut closed = standing.renewals.iter().filter(|known| known.licence == id);
    match closed.find(|known| known.cycle_end.to_string() == draft.cycle_end) {
        Some(closed) => {
            let there = format!("/licences/{id}/renewals/{}", closed.id);
            if form::date(&draft.renewed_on) == Ok(Some(closed.renewed_on)) {
                return Ok(Flash::Saved.redirect(&there));
            }
            let words = "This period was closed on another device since you opened it. To give another day for it, take that renewal back first.";
            problems.overtaken(words, there);
        }
        None => {
            let words = "This license was changed on another device since you opened it, and its period with it. What you typed is not saved yet.";
            problems.overtaken(words, format!("/licences/{id}"));
        }
    }
    draft.id = Uuid::now_v7().to_string();
    page(signed_in, &standing, licence, draft, problems).await
}

pub async fn show(signed_in: SignedIn, Path((id, renewal)): Path<(Uuid, Uuid)>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let kept: Kept = renewals::find_kept(db, owner, id, renewal).await?.ok_or(AppError::NotFound)?;
    let all = renewals::list_renewals(db, owner).await?;
    let all: Vec<Renewal> = all.into_iter().filter(|known| known.licence == id).collect();
    let place = all.iter().position(|known| known.id == renewal).ok_or(AppError::NotFound)?;
    let drawn = kept_view::Drawn { is_last: place + 1 == all.len(), all, place, kept, english: signed_in.english() };
    let page = Page::new(format!("{}, a closed period", drawn.kept.licence), Section::Licences);
    Ok(page.show(&signed_in.visitor, move || kept_view::view(drawn)).await)
}

pub async fn remove(signed_in: SignedIn, Path((id, renewal)): Path<(Uuid, Uuid)>) -> Result {
    if !renewals::remove_last_renewal(signed_in.db(), signed_in.owner(), id, renewal).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/licences/{id}")))
}

/// The cycle that can be closed: the next one in order, once it has begun.
fn open_cycle(standing: &Standing, licence: &Licence, today: NaiveDate) -> Option<Cycle> {
    standing.to_close(licence).filter(|cycle| cycle.opens <= today)
}

fn renewed_on(draft: &Draft, cycle: &Cycle, today: NaiveDate) -> std::result::Result<NaiveDate, String> {
    match form::date(&draft.renewed_on)? {
        None => Err("Say on which day it was renewed.".into()),
        Some(day) if day > today => Err("That day has not come yet.".into()),
        Some(day) if day < cycle.start => Err("That is before this period began.".into()),
        Some(day) => Ok(day),
    }
}

async fn page(
    signed_in: &SignedIn,
    standing: &Standing,
    licence: &Licence,
    draft: Draft,
    problems: Problems,
) -> Result<Response> {
    let status = problems.status();
    let (english, today) = (signed_in.english(), signed_in.today);
    let (set, _) = standing.of(licence).ok_or(AppError::NotFound)?;
    let title = name(set, &licence.held.title);
    let to_close = open_cycle(standing, licence, today).and_then(|cycle| {
        let report = standing.report_of(licence, cycle.end)?;
        let outlook = outlook(set, &licence.held.title, &report);
        let next = standing.cycle_after(licence, cycle.end);
        Some(close_view::ToClose {
            span: format!(
                "{} to {}",
                words::date(report.window.opens, english),
                words::date(report.window.closes, english)
            ),
            end: cycle.end,
            open: outlook.still_open(),
            lead: outlook.lead,
            rest: outlook.rest,
            carry: carry(set, &report),
            runs_until: (!standing.has_ended(&cycle)).then(|| words::date(cycle.closes.max(cycle.end), english)),
            next_end: next.map(|next| words::date(next.end, english)),
        })
    });
    let drawn = close_view::Drawn { id: licence.id, title: title.clone(), to_close, draft, problems };
    let page = Page::new(format!("Renewal of {title}"), Section::Licences).status(status);
    Ok(page.show(&signed_in.visitor, move || close_view::view(drawn)).await)
}
