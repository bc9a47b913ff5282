//! A list is sent, read and held to be looked at.

use super::file::{self, Fault, Sent};
use super::view;
use crate::db::DbError;
use crate::db::imports::{self, Content};
use crate::web::error::{AppError, Result};
use crate::web::form::Problems;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::extract::Multipart;
use axum::extract::multipart::MultipartRejection;
use axum::response::{IntoResponse, Redirect, Response};
use uuid::Uuid;

pub async fn ask(signed_in: SignedIn) -> Result {
    Ok(page(&signed_in, Uuid::now_v7().to_string(), String::new(), Problems::default(), false).await)
}

pub async fn record(signed_in: SignedIn, multipart: std::result::Result<Multipart, MultipartRejection>) -> Result {
    let sent = Sent::read(multipart.map_err(|_| AppError::Unreadable)?).await?;
    let id: Uuid = sent.id.parse().map_err(|_| AppError::Unreadable)?;
    let (typed, text) = (sent.id.clone(), sent.text.clone());
    let name = match sent.name.trim() {
        _ if sent.file.is_empty() => "Pasted",
        "" => "A file",
        name => name,
    };
    let name = name.to_owned();
    let fault = match file::content(&signed_in.app().reader, sent, signed_in.account.time_zone).await? {
        Ok(content) => return hold(&signed_in, id, &name, &content).await,
        Err(fault) => fault,
    };
    let mut problems = Problems::default();
    let own = fault == Fault::OwnExport;
    match fault {
        Fault::Field(field, problem) => problems.add(field, problem),
        Fault::OwnExport => problems.add(
            "file",
            "This is an export of Growing Edge itself, with more in it than a list. “Bring an export in” takes all of it.",
        ),
    }
    Ok(page(&signed_in, typed, text, problems, own).await)
}

/// Holds a list and leads to it; sent twice it is held once.
pub async fn hold(signed_in: &SignedIn, id: Uuid, name: &str, content: &Content) -> Result<Response> {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    match imports::record_import(db, owner, id, name, content, signed_in.now()).await {
        Ok(()) => {}
        // Another owner's id is nobody's business.
        Err(DbError::Conflict) if imports::find_import(db, owner, id).await?.is_some() => {
            let kept = imports::find_content(db, owner, id).await?;
            if kept.is_none_or(|(kept, _)| kept != *content) {
                // Another list, sent by the same form: it stands beside the first.
                let id = Uuid::now_v7();
                imports::record_import(db, owner, id, name, content, signed_in.now()).await?;
                return Ok(Redirect::to(&format!("/imports/{id}")).into_response());
            }
        }
        Err(error) => return Err(error.into()),
    }
    Ok(Redirect::to(&format!("/imports/{id}")).into_response())
}

async fn page(signed_in: &SignedIn, id: String, text: String, problems: Problems, own: bool) -> Response {
    let status = problems.status();
    let page = Page::new("Bring in a list", Section::Learning).status(status);
    page.show(&signed_in.visitor, move || view::ask(id, text, problems, own)).await
}
