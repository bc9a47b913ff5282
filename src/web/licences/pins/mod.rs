//! Pins: where a person wants an activity used, or not used, at a licence. Set on a page, shown and undone in the ledger.

mod draft;
mod form_view;
mod words;

use super::find;
use crate::db::DbError;
use crate::db::activities::Activity;
use crate::db::licences::Licence;
use crate::db::pins;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::standing::{Standing, name};
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::{Path, Query};
use axum::response::Response;
use chrono::NaiveDate;
use draft::{Choices, Draft};
use serde::Deserialize;
use uuid::Uuid;

pub use words::words;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    activity: String,
    /// The end of the cycle whose ledger asked.
    cycle: String,
}

pub async fn fresh(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    find(&signed_in, id).await?;
    let standing = Standing::load(&signed_in).await?;
    let (licence, activity) = both(&standing, id, &asked.activity)?;
    let draft = Draft {
        id: Uuid::now_v7().to_string(),
        activity: asked.activity.clone(),
        cycle: asked.cycle.clone(),
        back: asked.cycle,
        choice: "forbid".into(),
        ..Draft::default()
    };
    Ok(page(&signed_in, &standing, licence, activity, draft, Problems::default()).await)
}

pub async fn record(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    find(&signed_in, id).await?;
    let standing = Standing::load(&signed_in).await?;
    let (licence, activity) = both(&standing, id, &draft.activity)?;
    let choices = Choices::of(&standing, licence, signed_in.english());
    let pin = match draft.parse(&choices, licence.id, activity.id) {
        Ok(pin) => pin,
        Err(problems) => return Ok(page(&signed_in, &standing, licence, activity, draft, problems).await),
    };
    let again = standing.pins.iter().any(|known| pins::Pin { id: pin.id, ..known.clone() } == pin);
    if !again {
        match pins::record_pin(signed_in.db(), signed_in.owner(), &pin, signed_in.now()).await {
            Ok(()) => {}
            Err(DbError::Conflict) => return Err(AppError::NotFound),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(Flash::Saved.redirect(&ledger(id, &draft.back)))
}

pub async fn remove(signed_in: SignedIn, Path((id, pin)): Path<(Uuid, Uuid)>) -> Result {
    if !pins::remove_pin(signed_in.db(), signed_in.owner(), id, pin).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::Removed.redirect(&format!("/licences/{id}")))
}

/// The ledger that was left, at its cycle when that is a day.
fn ledger(id: Uuid, back: &str) -> String {
    match back.parse::<NaiveDate>() {
        Ok(end) => format!("/licences/{id}?cycle={end}"),
        Err(_) => format!("/licences/{id}"),
    }
}

fn both<'a>(standing: &'a Standing, licence: Uuid, activity: &str) -> Result<(&'a Licence, &'a Activity)> {
    let licence = standing.licences.iter().find(|known| known.id == licence).ok_or(AppError::NotFound)?;
    Ok((licence, standing.activity(activity).ok_or(AppError::NotFound)?))
}

async fn page(
    signed_in: &SignedIn,
    standing: &Standing,
    licence: &Licence,
    activity: &Activity,
    draft: Draft,
    problems: Problems,
) -> Response {
    let status = problems.status();
    let title = standing.of(licence).map_or(licence.held.title.clone(), |(set, _)| name(set, &licence.held.title));
    let drawn = form_view::Drawn {
        back: ledger(licence.id, &draft.back),
        id: licence.id,
        licence: title,
        activity: activity.facts.title.clone(),
        choices: Choices::of(standing, licence, signed_in.english()),
        draft,
        problems,
    };
    let page = Page::new(format!("Where {} counts", activity.facts.title), Section::Licences).status(status);
    page.show(&signed_in.visitor, move || form_view::view(drawn)).await
}
