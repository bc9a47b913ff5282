//! One's own account: name, spelling, time zone, birthday (some boards count from it), password, and removing it all.

use crate::db::accounts::{self, AccountChange};
use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::db::{access, certificates, sessions};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use crate::web::{passwords, time_zones};
use axum::Router;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use domain::words::English;
use serde::Deserialize;

mod receipt;
mod view;

pub fn router() -> Router<App> {
    Router::new()
        .route("/account", get(show).post(amend))
        .route("/account/password", post(change_password))
        .route("/account/remove", get(ask).post(remove))
        .route("/account/removed/{receipt}", get(receipt::show))
        .route("/account/removed/{receipt}/receipt.txt", get(receipt::download))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    name: String,
    english: String,
    time_zone: String,
    birth_month: String,
    birth_day: String,
    password: String,
    new_password: String,
    /// Ticked: tokens and the calendar's address end with the old password.
    end_access: String,
}

impl Draft {
    fn of(signed_in: &SignedIn) -> Self {
        let account = &signed_in.account;
        let number = |number: Option<u32>| number.map(|number| number.to_string()).unwrap_or_default();
        Self {
            name: account.name.clone(),
            english: if account.english == English::British { "british" } else { "american" }.into(),
            time_zone: account.time_zone.name().into(),
            birth_month: number(account.birth_month),
            birth_day: number(account.birth_day),
            ..Self::default()
        }
    }
}

async fn show(signed_in: SignedIn) -> Result {
    let draft = Draft::of(&signed_in);
    Ok(page(&signed_in, draft, Problems::default()).await)
}

async fn amend(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let mut problems = Problems::default();
    let name = problems.take("name", form::required(&draft.name, "What we may call you", 120));
    let time_zone = problems.take("time_zone", time_zones::parse(&draft.time_zone));
    let birth_month = problems.take("birth_month", number(&draft.birth_month, 1..=12, "A month is 1 to 12."));
    let birth_day = problems.take("birth_day", number(&draft.birth_day, 1..=31, "A day is 1 to 31."));
    let english = if draft.english == "british" { English::British } else { English::American };
    if birth_day.is_some() && birth_month.is_none() && problems.is_empty() {
        problems.add("birth_month", "A day needs its month.");
    }
    if let (Some(month), Some(day)) = (birth_month, birth_day)
        && chrono::NaiveDate::from_ymd_opt(2024, month, day).is_none()
    {
        problems.add("birth_day", "That month has no such day.");
    }
    if !problems.is_empty() {
        return Ok(page(&signed_in, draft, problems).await);
    }
    let change = AccountChange { name, english, time_zone, birth_month, birth_day };
    accounts::amend_account(signed_in.db(), signed_in.owner(), change).await?;
    Ok(Flash::Saved.redirect("/account"))
}

fn number(text: &str, range: std::ops::RangeInclusive<u32>, wrong: &str) -> std::result::Result<Option<u32>, String> {
    match text.trim() {
        "" => Ok(None),
        text => text.parse().ok().filter(|number| range.contains(number)).map(Some).ok_or_else(|| wrong.to_owned()),
    }
}

async fn change_password(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let mut problems = Problems::default();
    let password = problems.take("new_password", passwords::check(&draft.new_password));
    match knows_password(&signed_in, &draft.password).await? {
        Known::Yes => {}
        Known::No => problems.add("password", "That is not your present password."),
        Known::NotNow => problems.add("password", too_often()),
    }
    if !problems.is_empty() {
        return Ok(page(&signed_in, Draft::of(&signed_in), problems).await);
    }
    let hash = passwords::hash(password).await.map_err(AppError::Broken)?;
    let id = signed_in.owner().id;
    accounts::amend_password(signed_in.db(), id, hash).await?;
    sessions::remove_sessions(signed_in.db(), id, Some(signed_in.session.id)).await?;
    if !draft.end_access.is_empty() {
        access::end(signed_in.db(), signed_in.owner()).await?;
    }
    Ok(Flash::PasswordChanged.redirect("/account"))
}

/// Whether someone signed in knows the password.
enum Known {
    Yes,
    No,
    /// Too many tries: it was not looked at.
    NotNow,
}

/// A device that was left open is no place to try passwords at.
async fn knows_password(signed_in: &SignedIn, password: &str) -> Result<Known> {
    let (db, subject) = (signed_in.db(), Subject::Account(signed_in.owner().id));
    if attempts::record_attempt(db, subject, signed_in.now()).await?.is_none() {
        return Ok(Known::NotNow);
    }
    let hash = accounts::find_password_hash(db, signed_in.owner()).await?;
    let password = password.chars().take(passwords::LONGEST + 1).collect();
    if !passwords::fits(password, hash).await.map_err(AppError::Broken)? {
        return Ok(Known::No);
    }
    attempts::remove_attempts(db, subject).await?;
    Ok(Known::Yes)
}

fn too_often() -> String {
    format!("Too many tries did not fit. Wait {} minutes, then try again.", attempts::MINUTES)
}

async fn page(signed_in: &SignedIn, draft: Draft, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (email, sample) = (signed_in.account.email.clone(), signed_in.account.sample);
    let keeps_server = signed_in.account.keeps_server;
    let page = Page::new("Your account", Section::None).status(status);
    page.show(&signed_in.visitor, move || view::account(draft, problems, email, sample, keeps_server)).await
}

async fn ask(signed_in: SignedIn) -> Result {
    Ok(ask_page(&signed_in, Problems::default()).await)
}

async fn ask_page(signed_in: &SignedIn, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let sample = signed_in.account.sample;
    let page = Page::new("Remove everything", Section::None).status(status);
    page.show(&signed_in.visitor, move || view::remove(problems, sample)).await
}

/// A sample account has no password that anyone knows; it goes without.
async fn remove(signed_in: SignedIn, Form(draft): Form<Draft>) -> Result {
    let known = if signed_in.account.sample { Known::Yes } else { knows_password(&signed_in, &draft.password).await? };
    let problem = match known {
        Known::Yes => None,
        Known::No => Some("That is not your password. Nothing was removed.".to_owned()),
        Known::NotNow => Some(too_often()),
    };
    if let Some(problem) = problem {
        let mut problems = Problems::default();
        problems.add("password", problem);
        return Ok(ask_page(&signed_in, problems).await);
    }
    let files = certificates::list_hashes(signed_in.db(), signed_in.owner().id).await?;
    let removed = accounts::remove_account(signed_in.db(), signed_in.owner().id).await?;
    for name in files {
        // Without the key it opens no more; what cannot be removed now is swept away later.
        if let Err(error) = signed_in.app().files.remove(&name).await {
            tracing::warn!(%error, "a certificate's file was not removed with its account");
        }
    }
    Ok(Redirect::to(&receipt::address(&signed_in, &removed)).into_response())
}
