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
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

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

    /// The same address, counted apart for accounts that were made.
    #[must_use]
    pub fn sign_up(&self) -> String {
        format!("sign-up {}", self.0)
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
        let forwarded = forwarded(&parts.headers);
        let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| network(info.0.ip()));
        let address = if app.settings.trust_proxy { forwarded.or(direct) } else { direct };
        Ok(Self(address.unwrap_or_else(|| "unknown".into())))
    }
}

/// The last entry of the last line is the one our own proxy wrote; those before it are what the client claims.
fn forwarded(headers: &HeaderMap) -> Option<String> {
    let line = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    let last = line.rsplit(',').next()?.trim();
    let bare = last.trim_start_matches('[').trim_end_matches(']');
    let address = bare.parse::<IpAddr>().or_else(|_| last.parse::<SocketAddr>().map(|with_port| with_port.ip()));
    Some(address.map_or_else(|_| last.to_owned(), network))
}

/// Who may hold an address: one of IPv4, or the /64 that one person has of IPv6.
fn network(address: IpAddr) -> String {
    match address.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => {
            let network = Ipv6Addr::from_bits(address.to_bits() & (u128::MAX << 64));
            format!("{network}/64")
        }
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
    // Noted before the password is looked at: tries that are sent at once all count.
    let mut noted = Vec::new();
    for subject in subjects {
        if let Some(attempt) = attempts::record_attempt(&app.db, subject, now).await? {
            noted.push(attempt);
        } else {
            for attempt in noted {
                attempts::remove_attempt(&app.db, attempt).await?;
            }
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
        problems.add("email", "That email and password do not go together.");
        return Ok(page(visitor, draft, problems).await);
    };
    for attempt in noted {
        attempts::remove_attempt(&app.db, attempt).await?;
    }
    attempts::remove_attempts(&app.db, subjects[0]).await?;
    session::start(&app, account.owner.id, &headers, "/").await
}

async fn page(visitor: Visitor, draft: Draft, problems: Problems) -> axum::response::Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let (open, samples) = (visitor.app.settings.sign_up == SignUp::Open, visitor.app.settings.samples);
    let page = Page::new("Sign in", Section::None).status(status).bare();
    page.show(&visitor, move || view! { <SignIn draft=draft problems=problems open=open samples=samples /> }).await
}

#[component]
fn SignIn(draft: Draft, problems: Problems, open: bool, samples: bool) -> impl IntoView {
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
            {samples
                .then(|| {
                    view! {
                        <form method="post" action="/sample">
                            <button class="button quiet">"Look around with sample data"</button>
                        </form>
                    }
                })}
        </Entrance>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    fn counted(lines: &[&'static str]) -> Option<String> {
        let name = axum::http::HeaderName::from_static("x-forwarded-for");
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(name.clone(), HeaderValue::from_static(line));
        }
        forwarded(&headers)
    }

    #[test]
    fn what_a_client_claims_to_be_does_not_count() {
        assert_eq!(counted(&["198.51.100.7, 203.0.113.9"]).as_deref(), Some("203.0.113.9"));
        assert_eq!(counted(&["198.51.100.7", "203.0.113.9"]).as_deref(), Some("203.0.113.9"), "a line of its own");
        assert_eq!(counted(&["203.0.113.9:4711"]).as_deref(), Some("203.0.113.9"), "without the port");
        assert_eq!(counted(&[]), None);
    }

    #[test]
    fn an_ipv6_client_is_counted_by_its_network() {
        let network = Some("2001:db8:1:2::/64");
        assert_eq!(counted(&["2001:db8:1:2:3:4:5:6"]).as_deref(), network);
        assert_eq!(counted(&["2001:db8:1:2:ffff::1"]).as_deref(), network);
        assert_eq!(counted(&["[2001:db8:1:2::9]:4711"]).as_deref(), network);
        assert_ne!(counted(&["2001:db8:1:3::9"]).as_deref(), network);
        assert_eq!(counted(&["::ffff:203.0.113.9"]).as_deref(), Some("203.0.113.9"));
    }
}
