//! The program that asks: known by its token alone, never by a cookie.

use super::problem::Problem;
use crate::db::tokens::{self, Scope, Token};
use crate::web::app::App;
use crate::web::kept::Writer;
use crate::web::visitor::SignedIn;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub struct Caller {
    token: Token,
    person: SignedIn,
}

impl Caller {
    /// The person whose records these are, if the token may do this.
    pub fn allowed(&self, scope: Scope) -> Result<&SignedIn, Problem> {
        if self.token.scopes.contains(&scope) { Ok(&self.person) } else { Err(Problem::not_allowed(scope.slug())) }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let said = parts.headers.get(AUTHORIZATION).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let (scheme, secret) = said.split_once(' ').unwrap_or_default();
        if !scheme.eq_ignore_ascii_case("bearer") {
            return Err(Problem::nobody());
        }
        let found = tokens::find_account_by_secret(&app.db, &app.server_key, secret.trim()).await?;
        let (account, token) = found.ok_or_else(Problem::nobody)?;
        if let Some(writer) = parts.extensions.get::<Writer>() {
            let _ = writer.0.set(account.owner.id);
        }
        let person = SignedIn::by_address(app.clone(), account);
        tokens::note_use(&app.db, person.owner(), &token, person.today).await?;
        Ok(Self { token, person })
    }
}

/// A body of JSON; what cannot be read is told as a problem, by its place.
pub struct Body<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        match Json::<T>::from_request(request, app).await {
            Ok(Json(body)) => Ok(Self(body)),
            Err(JsonRejection::MissingJsonContentType(_)) => {
                Err(Problem::not_understood("Send it as application/json."))
            }
            Err(JsonRejection::BytesRejection(_)) => Err(crate::web::error::AppError::TooLarge.into()),
            Err(rejection) => Err(Problem::not_understood(rejection.body_text())),
        }
    }
}

/// JSON of a person's own, which nobody in between keeps.
pub fn private<T: Serialize>(body: &T) -> Response {
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}
