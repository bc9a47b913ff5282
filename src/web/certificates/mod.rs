//! Certificates: dropped, photographed or chosen, read, and kept beside the learning they prove. Nothing becomes learning
//! before a person says yes.

mod alike;
mod attach;
mod fill;
mod intake;
mod list;
mod list_view;
mod name;
mod of_activity;
mod one;
mod one_view;
mod original;
mod outcome;
mod remove;
mod sent;

pub use intake::take;
pub use list_view::door;
pub use of_activity::{Proofs, proofs, proven};
pub use sent::Sent;

use crate::db::certificates::{self, Certificate};
use crate::evidence;
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};
use uuid::Uuid;

/// Files that are taken at once.
pub const MOST_FILES: usize = 30;

pub fn router() -> Router<App> {
    Router::new()
        .route("/certificates/{id}", get(one::show).post(one::record))
        .route("/certificates/{id}/page/{number}", get(original::page))
        .route("/certificates/{id}/original", get(original::download))
        .route("/certificates/{id}/attach", post(attach::attach))
        .route("/certificates/{id}/detach", post(attach::detach))
        .route("/certificates/{id}/remove", get(remove::ask).post(remove::remove))
}

/// Where files are sent to: large, and slow from a phone; it has its own time.
pub fn uploads() -> Router<App> {
    let room = DefaultBodyLimit::max(MOST_FILES * (evidence::MOST_BYTES + 64 * 1024));
    Router::new().route("/certificates", get(list::list).post(list::take)).layer(room)
}

async fn find(signed_in: &SignedIn, id: Uuid) -> Result<Certificate> {
    certificates::find_certificate(signed_in.db(), signed_in.owner(), id).await?.ok_or(AppError::NotFound)
}

/// The file itself; it is missing only where the store lost it.
async fn content(signed_in: &SignedIn, certificate: &Certificate) -> Result<Vec<u8>> {
    let content = signed_in.app().files.get(signed_in.owner(), &certificate.hash).await?;
    content.ok_or_else(|| AppError::Broken(anyhow::anyhow!("the store of files has lost a file")))
}
