//! A certificate removed: asked first, then row and file are gone. The learning stays.

use super::find;
use crate::db::certificates;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::{Button, Heading, Kind, LinkButton, Section};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use leptos::prelude::*;
use uuid::Uuid;

pub async fn ask(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let certificate = find(&signed_in, id).await?;
    let page = Page::new("Remove this certificate?", Section::Learning);
    let view = move || {
        let line = format!(
            "“{}” goes from this server now, and from its backups when they are thrown away. The learning it proves stays.",
            certificate.name
        );
        view! {
            <Heading title="Remove this certificate?" line=line />
            <form method="post" action=format!("/certificates/{id}/remove") class="actions">
                <Button label="Remove it" />
                <LinkButton href=format!("/certificates/{id}") label="Keep it" kind=Kind::Quiet />
            </form>
        }
        .into_any()
    };
    Ok(page.show(&signed_in.visitor, view).await)
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
