//! Making an account, and the sample account for looking around.

use crate::db::DbError;
use crate::db::accounts::{self, NewAccount};
use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::web::app::{App, SignUp};
use crate::web::error::{AppError, Result};
use crate::web::form::{self, Form, Problems};
use crate::web::page::Page;
use crate::web::sign_in::Address;
use crate::web::time_zones;
use crate::web::ui::{Entrance, ErrorSummary, Field, Section, Select};
use crate::web::visitor::Visitor;
use crate::web::{passwords, session};
use axum::Router;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::words::English;
use leptos::prelude::*;
use serde::Deserialize;

pub fn router() -> Router<App> {
    Router::new().route("/sign-up", get(show).post(sign_up))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    name: String,
    email: String,
    password: String,
    time_zone: String,
}

/// The first person may always make an account; others when the host lets them.
pub async fn is_open(app: &App) -> Result<bool> {
    Ok(app.settings.sign_up == SignUp::Open || accounts::count_accounts(&app.db).await? == 0)
}

async fn show(visitor: Visitor) -> Result {
    if visitor.signed_in.as_ref().is_some_and(|(account, _)| !account.sample) {
        return Ok(Redirect::to("/").into_response());
    }
    if !is_open(&visitor.app).await? {
        return Err(AppError::SignUpClosed);
    }
    let draft = Draft { time_zone: time_zones::DEFAULT.to_owned(), ..Draft::default() };
    Ok(page(visitor, draft, Problems::default()).await)
}

async fn sign_up(visitor: Visitor, from: Address, headers: HeaderMap, Form(draft): Form<Draft>) -> Result {
    let app = visitor.app.clone();
    if !is_open(&app).await? {
        return Err(AppError::SignUpClosed);
    }
    let now = (app.now)();
    let mut problems = Problems::default();
    let name = problems.take("name", form::required(&draft.name, "What we may call you", 120));
    let email = problems.take("email", email(&draft.email));
    let password = problems.take("password", passwords::check(&draft.password));
    let zone = problems.take("time_zone", time_zones::parse(&draft.time_zone));
    if !problems.is_empty() {
        return Ok(page(visitor, draft, problems).await);
    }
    let address = from.sign_up();
    let limited = attempts::has_reached_limit(&app.db, from.subject(), now).await?
        // Accounts that were made count as well: nobody fills the disk with them.
        || attempts::record_attempt(&app.db, Subject::Address(&address), now).await?.is_none();
    if limited {
        problems.add("email", format!("Too many tries from here. Wait {} minutes, then try again.", attempts::MINUTES));
        return Ok(page(visitor, draft, problems).await);
    }
    let as_first = app.settings.sign_up == SignUp::Closed;
    let english = if time_zones::writes_american(&zone) { English::American } else { English::British };
    let password_hash = passwords::hash(password).await.map_err(AppError::Broken)?;
    let new = NewAccount { email, name, password_hash, english, time_zone: zone, sample: false, as_first };
    match accounts::record_account(&app.db, &app.server_key, new, now).await {
        Ok(account) => session::start(&app, account.owner.id, &headers, "/licences/new").await,
        Err(DbError::Conflict) => {
            attempts::record_attempt(&app.db, from.subject(), now).await?;
            problems.add("email", "There is an account with this email. Sign in instead.");
            Ok(page(visitor, draft, problems).await)
        }
        // Someone else was the first at the same moment.
        Err(DbError::Stale) => Err(AppError::SignUpClosed),
        Err(error) => Err(error.into()),
    }
}

/// An address that can be one: a local part, an @, a host with a dot or a bare name.
pub fn email(text: &str) -> std::result::Result<String, String> {
    let email = form::required(text, "Your email", 254)?.to_lowercase();
    let fits =
        email.split_once('@').is_some_and(|(local, host)| !local.is_empty() && !host.is_empty() && !host.contains('@'));
    if !fits || email.chars().any(char::is_whitespace) {
        return Err("An email looks like name@example.org.".into());
    }
    Ok(email)
}

async fn page(visitor: Visitor, draft: Draft, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = Page::new("Make an account", Section::None).status(status).bare();
    page.show(&visitor, move || view! { <MakeAccount draft=draft problems=problems /> }).await
}

#[component]
fn MakeAccount(draft: Draft, problems: Problems) -> impl IntoView {
    view! {
        <Entrance>
            <h1>"Make an account"</h1>
            <p class="lead">"It stays on this server. What you write about your work is kept encrypted."</p>
            <ErrorSummary problems=problems.summary() />
            <form method="post" action="/sign-up" class="form" novalidate>
                <Field
                    name="name"
                    label="What we may call you"
                    value=draft.name
                    error=problems.of("name")
                    autocomplete="given-name"
                />
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
                    hint=format!("At least {} characters.", passwords::SHORTEST)
                    error=problems.of("password")
                    autocomplete="new-password"
                />
                <Select
                    name="time_zone"
                    label="Time zone"
                    options=time_zones::options()
                    value=draft.time_zone
                    hint="So that a date is your date."
                    error=problems.of("time_zone")
                />
                <p class="actions">
                    <button class="button main">"Make the account"</button>
                </p>
            </form>
            <p>
                "You have one? "
                <a href="/sign-in">"Sign in"</a>
            </p>
        </Entrance>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_email_is_kept_in_lower_case_and_must_have_two_sides() {
        assert_eq!(email(" Dana@Example.org "), Ok("dana@example.org".into()));
        for wrong in ["", "dana", "@example.org", "dana@", "da na@example.org", "a@b@c"] {
            assert!(email(wrong).is_err(), "{wrong}");
        }
    }
}
