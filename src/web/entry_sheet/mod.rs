//! The entry sheet: what a board's portal asks for, activity by activity, to be copied field by field and ticked off.

mod fields;
mod view;

use crate::db::{DbError, licences, reported_activities};
use crate::web::app::App;
use crate::web::audit;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::routing::get;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/licences/{id}/entry-sheet", get(show).post(tick))
        .route("/licences/{id}/entry-sheet/table", get(table))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The end of the cycle; the present one unless said.
    cycle: Option<NaiveDate>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Draft {
    activity: String,
    /// Empty to take the tick back.
    entered: String,
    cycle: Option<NaiveDate>,
}

async fn show(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let drawn = drawn(&signed_in, id, asked.cycle).await?;
    let page =
        Page::new(format!("Entry sheet, {}", drawn.pack.kept.licence), Section::Licences).with_script("/copy.js");
    Ok(page.show(&signed_in.visitor, move || view::sheet(drawn)).await)
}

async fn table(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let drawn = drawn(&signed_in, id, asked.cycle).await?;
    let page = Page::new(format!("Entry sheet, {}", drawn.pack.kept.licence), Section::Licences);
    Ok(page.show(&signed_in.visitor, move || view::table(drawn)).await)
}

async fn drawn(signed_in: &SignedIn, id: Uuid, cycle: Option<NaiveDate>) -> Result<view::Drawn> {
    let pack = audit::open(signed_in, id, cycle, false).await?;
    let reported = reported_activities::list_reported_activities(signed_in.db(), signed_in.owner(), id).await?;
    Ok(view::Drawn { id, pack, cycle, reported })
}

/// Notes that an activity stands in the portal, or that it does not.
async fn tick(signed_in: SignedIn, Path(id): Path<Uuid>, Form(draft): Form<Draft>) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    if licences::find_licence(db, owner, id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    let activity: Uuid = draft.activity.parse().map_err(|_| AppError::Unreadable)?;
    if draft.entered.is_empty() {
        reported_activities::remove_reported_activity(db, owner, id, activity).await?;
    } else {
        match reported_activities::record_reported_activity(db, owner, id, activity, signed_in.today).await {
            Ok(()) => {}
            Err(DbError::Conflict) => return Err(AppError::NotFound),
            Err(error) => return Err(error.into()),
        }
    }
    let cycle = draft.cycle.map(|end| format!("?cycle={end}")).unwrap_or_default();
    Ok(Flash::Saved.redirect(&format!("/licences/{id}/entry-sheet{cycle}#activity-{activity}")))
}
