//! The audit pack: what a board would be sent for one period of a licence. First what is missing, then one document with
//! its proofs, and an archive with the originals.

mod archive;
mod checklist;
mod document;
mod pack;
mod proofs;
mod sheet;
mod view;

use crate::db::export::count_rows;
use crate::db::licences;
use crate::db::renewals;
use crate::web::app::App;
use crate::web::download::{self, attachment};
use crate::web::error::{AppError, Result};
use crate::web::ledger::kept::{Kept, kept};
use crate::web::page::Page;
use crate::web::standing::Standing;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, Query};
use axum::response::Response;
use axum::routing::get;
use chrono::NaiveDate;
use serde::Deserialize;
use uuid::Uuid;

pub use document::{language, printed, sheet};
pub use pack::{Line, Pack, Stated};

pub fn router() -> Router<App> {
    Router::new()
        .route("/licences/{id}/audit", get(show))
        .route("/licences/{id}/audit/{file}", get(make))
        .route("/licences/{id}/renewals/{renewal}/audit", get(show_closed))
        .route("/licences/{id}/renewals/{renewal}/audit/{file}", get(make_closed))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Asked {
    /// The end of the cycle; the present one unless said.
    cycle: Option<NaiveDate>,
    /// Whether activities that do not count are listed too.
    others: Option<String>,
}

async fn show(signed_in: SignedIn, Path(id): Path<Uuid>, Query(asked): Query<Asked>) -> Result {
    let pack = open(&signed_in, id, asked.cycle, asked.others.is_some()).await?;
    page(&signed_in, pack, format!("/licences/{id}"), asked.cycle).await
}

async fn show_closed(signed_in: SignedIn, Path((id, renewal)): Path<(Uuid, Uuid)>) -> Result {
    let pack = closed(&signed_in, id, renewal, &Asked::default()).await?;
    page(&signed_in, pack, format!("/licences/{id}/renewals/{renewal}"), None).await
}

async fn make(signed_in: SignedIn, Path((id, file)): Path<(Uuid, String)>, Query(asked): Query<Asked>) -> Result {
    known(&file)?;
    let pack = open(&signed_in, id, asked.cycle, asked.others.is_some()).await?;
    made(&signed_in, pack, &file).await
}

async fn make_closed(
    signed_in: SignedIn,
    Path((id, renewal, file)): Path<(Uuid, Uuid, String)>,
    Query(asked): Query<Asked>,
) -> Result {
    known(&file)?;
    let pack = closed(&signed_in, id, renewal, &asked).await?;
    made(&signed_in, pack, &file).await
}

const FILES: [&str; 3] = ["pack.pdf", "pack.zip", "pack.csv"];

fn known(file: &str) -> Result<()> {
    if FILES.contains(&file) { Ok(()) } else { Err(AppError::NotFound) }
}

/// A period as it stands today: the present one, or the one that ends on a day.
pub async fn open(signed_in: &SignedIn, id: Uuid, cycle: Option<NaiveDate>, shows_uncounted: bool) -> Result<Pack> {
    // Cheap first: someone else's licence is refused before anything is worked out.
    if licences::find_licence(signed_in.db(), signed_in.owner(), id).await?.is_none() {
        return Err(AppError::NotFound);
    }
    let standing = Standing::load(signed_in).await?;
    let licence = standing.licences.iter().find(|licence| licence.id == id).ok_or(AppError::NotFound)?;
    let (set, _) = standing.of(licence).ok_or(AppError::NotFound)?;
    let chosen = cycle.and_then(|end| standing.report_of(licence, end));
    let present = || standing.present(licence).map(|present| present.cycle);
    let cycle = chosen.or_else(present).ok_or(AppError::NotFound)?;
    let kept = kept(&standing, licence, set, &cycle, signed_in.today, signed_in.english());
    let activities = &standing.activities;
    Pack::gather(signed_in, kept, None, activities, shows_uncounted).await
}

/// A closed period, from what was kept of it.
async fn closed(signed_in: &SignedIn, id: Uuid, renewal: Uuid, asked: &Asked) -> Result<Pack> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let kept: Kept = renewals::find_kept(db, owner, id, renewal).await?.ok_or(AppError::NotFound)?;
    let all = renewals::list_renewals(db, owner).await?;
    let renewed_on = all.iter().find(|known| known.id == renewal).map(|known| known.renewed_on);
    let activities = crate::db::activities::list_activities(db, owner).await?;
    Pack::gather(signed_in, kept, renewed_on, &activities, asked.others.is_some()).await
}

async fn page(signed_in: &SignedIn, pack: Pack, above: String, cycle: Option<NaiveDate>) -> Result<Response> {
    let counts = count_rows(signed_in.db().read(), signed_in.owner().id).await?;
    let title = format!("Audit pack, {}", pack.kept.licence);
    let drawn = view::Drawn { pack, counts, above, cycle, today: signed_in.today };
    Ok(Page::new(title, Section::Licences).show(&signed_in.visitor, move || view::view(drawn)).await)
}

async fn made(signed_in: &SignedIn, pack: Pack, file: &str) -> Result<Response> {
    let name = pack.file_name();
    match file {
        "pack.csv" => {
            let csv = download::csv(&sheet::rows(&pack))?;
            Ok(attachment(&format!("{name}.csv"), "text/csv; charset=utf-8", csv))
        }
        "pack.zip" => archive::answer(signed_in, pack).await,
        _ => {
            let made =
                printed(signed_in.app(), document::paper(&pack), proofs::files(signed_in, &pack.proofs).await?).await?;
            Ok(attachment(&format!("{name}.pdf"), "application/pdf", made.pdf))
        }
    }
}
