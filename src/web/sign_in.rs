//! Signing in: one answer for a wrong email and a wrong password, and limits by both email and address.

use crate::db::accounts;
use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::web::app::{App, SignUp};
use crate::web::error::{AppError, Result};
use crate::web::form::{Form, Problems};
use crate::web::page::Page;
use crate::web::ui::{Entrance, ErrorSummary, Field, Section};
use crate::web::visitor::Visitor;
use crate::web::{passwords, session};
use axum::Router;
use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect};
use axum::routing::get;
use leptos::prelude::*;
use serde::Deserialize;
use std::net::SocketAddr;

pub fn router() -> Router<App> {
    Router::new().route("/sign-in", get(show).post(sign_in))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    email: String,
    password: String,
}

/// The address that a request came from, for the limits.
pub struct Address(String);

impl Address {
    #[must_use]
    pub fn subject(&self) -> Subject<'_> {
        Subject::Address(&self.0)
    }

    /// The same address, counted apart for sample accounts.
    #[must_use]
    pub fn sample(&self) -> String {
        format!("sample {}", self.0)
    }

    /// The same address, counted apart for links that nobody made.
    #[must_use]
    pub fn link(&self) -> String {
        format!("link {}", self.0)
    }
}

impl FromRequestParts<App> for Address {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> std::result::Result<Self, AppError> {
        let forwarded = parts.headers.get("x-forwarded-for").and_then(|value| value.to_str().ok());
        // The last entry is the one our own proxy wrote; those before it are what the client claims.
        let forwarded = forwarded.and_then(|list| list.rsplit(',').next()).map(|address| address.trim().to_owned());
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip().to_string());
        let address = if app.settings.trust_proxy { forwarded.or(direct) } else { direct };
        Ok(Self(address.unwrap_or_else(|| "unknown".into())))
    }
}

async fn show(visitor: Visitor) -> Result {
    if visitor.signed_in.is_some() {
        return Ok(Redirect::to("/").into_response());
    }
    Ok(page(visitor, Draft::default(), Problems::default()).await)
}

async fn sign_in(visitor: Visitor, from: Address, headers: HeaderMap, Form(draft): Form<Draft>) -> Result {
    let app = visitor.app.clone();
    let now = (app.now)();
    let email = draft.email.trim().to_lowercase();
    let mut problems = Problems::default();
    if email.is_empty() {
        problems.add("email", "Your email is needed.");
    }
    if draft.password.is_empty() {
        problems.add("password", "Your password is needed.");
    }
    if email.len() > 254 || draft.password.len() > 4 * passwords::LONGEST {
        problems.add("email", "That email and password do not go together.");
    }
    if !problems.is_empty() {
        return Ok(page(visitor, draft, problems).await);
    }
    let subjects = [Subject::Email(&email), from.subject()];
    for subject in subjects {
        if attempts::has_reached_limit(&app.db, subject, now).await? {
            let wait = format!("Too many tries did not fit. Wait {} minutes, then try again.", attempts::MINUTES);
            problems.add("email", wait);
            let mut response = page(visitor, draft, problems).await;
            *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
            return Ok(response);
        }
    }
    let found = accounts::find_account_by_email(&app.db, &app.server_key, &email).await?;
    let hash = found.as_ref().map(|(_, hash)| hash.clone());
    let fits = passwords::fits(draft.password.clone(), hash).await.map_err(AppError::Broken)?;
    let Some((account, _)) = found.filter(|_| fits) else {
        for subject in subjects {
            attempts::record_attempt(&app.db, subject, now).await?;
        }
        problems.add("email", "That email and password do not go together.");
        return Ok(page(visitor, draft, problems).await);
    };
    attempts::remove_attempts(&app.db, subjects[0]).await?;
    session::start(&app, account.owner.id, &headers, "/").await
}

async fn page(visitor: Visitor, draft: Draft, problems: Problems) -> axum::response::Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let open = visitor.app.settings.sign_up == SignUp::Open;
    let page = Page::new("Sign in", Section::None).status(status).bare();
    page.show(&visitor, move || view! { <SignIn draft=draft problems=problems open=open /> }).await
}

#[component]
fn SignIn(draft: Draft, problems: Problems, open: bool) -> impl IntoView {
    view! {
        <Entrance>
            <h1>"Sign in"</h1>
            <ErrorSummary problems=problems.summary() />
            <form method="post" action="/sign-in" class="form" novalidate>
                <Field
                    name="email"
                    label="Email"
                    kind="email"
                    value=draft.email
                    error=problems.of("email")
                    autocomplete="username"
                />
                <Field
                    name="password"
                    label="Password"
                    kind="password"
                    error=problems.of("password")
                    autocomplete="current-password"
                />
                <p class="actions">
                    <button class="button main">"Sign in"</button>
                </p>
            </form>
            {open
                .then(|| {
                    view! {
                        <p>
                            "New here? "
                            <a href="/sign-up">"Make an account"</a>
                        </p>
                    }
                })}
            <form method="post" action="/sample">
                <button class="button quiet">"Look around with sample data"</button>
            </form>
        </Entrance>
    }
}
