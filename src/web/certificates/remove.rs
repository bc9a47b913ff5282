//! A certificate removed: asked first, then row and file are gone. The learning stays.

use super::find;
use crate::db::certificates;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::removal::Removal;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use uuid::Uuid;

pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let certificate = find(&signed_in, id).await?;
    let line = format!(
        "“{}” goes from this server now, and from its backups when they are thrown away. The learning it proves stays.",
        certificate.name
    );
    let there = format!("/certificates/{id}");
    Ok(Removal::of(Section::Learning, "Remove this certificate?", line, &there).ask(&signed_in).await)
}

pub async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let certificate = find(&signed_in, id).await?;
    if !certificates::remove_certificate(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    // The row first: a file without one is swept away, a row without its file would be a broken page.
    signed_in.app().files.remove(&certificate.hash).await?;
    Ok(Flash::Removed.redirect("/certificates"))
}
