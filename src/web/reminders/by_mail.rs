//! The pages behind the links in a mail: yes, and no more. Whoever reads the mail may answer; nobody is signed in.

use super::view;
use crate::db::accounts::Account;
use crate::db::reminders::{self, Reminder};
use crate::web::error::{AppError, Result};
use crate::web::links;
use crate::web::page::Page;
use crate::web::sign_in::Address;
use crate::web::ui::Section;
use crate::web::visitor::Visitor;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;
use leptos::prelude::AnyView;

async fn find(visitor: &Visitor, from: &Address, token: &str) -> Result<(Account, Reminder)> {
    let app = &visitor.app;
    links::opened(visitor, from, reminders::find_account_by_link(&app.db, &app.server_key, token)).await
}

pub async fn ask(visitor: Visitor, from: Address, Path(token): Path<String>) -> Result {
    let (_, reminder) = find(&visitor, &from, &token).await?;
    let title = "Reminders by mail";
    if reminder.confirmed {
        return Ok(page(&visitor, title, view::confirmed).await);
    }
    Ok(page(&visitor, title, move || view::ask(format!("/reminders/confirm/{token}"))).await)
}

pub async fn confirm(visitor: Visitor, from: Address, Path(token): Path<String>) -> Result {
    let (account, reminder) = find(&visitor, &from, &token).await?;
    let app = &visitor.app;
    reminders::confirm_reminder(&app.db, &account.owner, reminder.id, (app.now)()).await?;
    Ok(page(&visitor, "Reminders by mail", view::confirmed).await)
}

pub async fn ask_end(visitor: Visitor, from: Address, Path(token): Path<String>) -> Result {
    // Ended before: the answer to a second click is the same calm page.
    match find(&visitor, &from, &token).await {
        Ok(_) => {
            let action = format!("/reminders/end/{token}");
            Ok(page(&visitor, "End the reminders", move || view::ask_end(action)).await)
        }
        Err(AppError::NotFound) => Ok(gone(&visitor).await),
        Err(error) => Err(error),
    }
}

/// By the button of the page, or by a mail program's own (RFC 8058), which sends no word of where it comes from.
pub async fn end(visitor: Visitor, from: Address, Path(token): Path<String>) -> Result {
    match find(&visitor, &from, &token).await {
        Ok((account, reminder)) => {
            reminders::remove_reminder(&visitor.app.db, &account.owner, reminder.id).await?;
            Ok(page(&visitor, "The reminders have ended", view::ended).await)
        }
        Err(AppError::NotFound) => Ok(gone(&visitor).await),
        Err(error) => Err(error),
    }
}

async fn gone(visitor: &Visitor) -> Response {
    let page = Page::new("The reminders have ended", Section::None).status(StatusCode::GONE).bare();
    page.show(visitor, view::ended).await
}

async fn page(visitor: &Visitor, title: &'static str, view: impl FnOnce() -> AnyView + Send + 'static) -> Response {
    Page::new(title, Section::None).bare().show(visitor, view).await
}
