//! Who is asking: read once per request from the session's cookie, with the day it is where they live.

use crate::db::accounts::Account;
use crate::db::sessions::{self, Session};
use crate::db::{Db, Owner};
use crate::web::app::App;
use crate::web::ended;
use crate::web::error::AppError;
use crate::web::flash::Flash;
use crate::web::kept::Writer;
use crate::web::session::Renewal;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use chrono::{DateTime, NaiveDate, Utc};
use domain::words::English;

/// The name of the session's cookie where there is no https.
pub const COOKIE: &str = "growing_edge_session";

/// The name of the session's cookie. With https a browser takes it from this host alone: a neighbour below the same domain
/// cannot set one.
#[must_use]
pub const fn cookie(secure: bool) -> &'static str {
    if secure { "__Host-growing_edge_session" } else { COOKIE }
}

/// Anyone: signed in or not.
#[derive(Clone)]
pub struct Visitor {
    pub app: App,
    pub signed_in: Option<(Account, Session)>,
    /// A word about what just happened, shown once.
    pub flash: Option<Flash>,
}

impl FromRequestParts<App> for Visitor {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, AppError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let signed_in = match jar.get(cookie(app.settings.secure)) {
            Some(cookie) => {
                sessions::find_account_by_token(&app.db, &app.server_key, cookie.value(), (app.now)()).await?
            }
            None => None,
        };
        if let (Some((_, session)), Some(renewal)) = (&signed_in, parts.extensions.get::<Renewal>())
            && session.lives_on((app.now)())
        {
            let token = jar.get(cookie(app.settings.secure)).map(|cookie| cookie.value().to_owned());
            let _ = renewal.0.set(token.unwrap_or_default());
        }
        if let (Some((account, _)), Some(writer)) = (&signed_in, parts.extensions.get::<Writer>()) {
            let _ = writer.0.set(account.owner.id);
        }
        Ok(Self { app: app.clone(), signed_in, flash: Flash::read(&jar) })
    }
}

/// Someone who is signed in; others are sent to the sign-in page, or get back what they typed (`ended.rs`).
#[derive(Clone)]
pub struct SignedIn {
    pub visitor: Visitor,
    pub account: Account,
    pub session: Session,
    /// Today in the therapist's own time zone, resolved once.
    pub today: NaiveDate,
}

impl SignedIn {
    /// The visitor, if signed in.
    #[must_use]
    pub fn of(visitor: Visitor) -> Option<Self> {
        let (account, session) = visitor.signed_in.clone()?;
        let today = (visitor.app.now)().with_timezone(&account.time_zone).date_naive();
        Some(Self { visitor, account, session, today })
    }

    /// The owner as a calendar reads for her, by an address that she gave it: nobody is signed in.
    #[must_use]
    pub fn by_address(app: App, account: Account) -> Self {
        let now = (app.now)();
        let session = Session { id: uuid::Uuid::nil(), device: String::new(), created_at: now, last_seen_at: now };
        let today = now.with_timezone(&account.time_zone).date_naive();
        let visitor = Visitor { app, signed_in: None, flash: None };
        Self { visitor, account, session, today }
    }

    #[must_use]
    pub fn db(&self) -> &Db {
        &self.visitor.app.db
    }

    #[must_use]
    pub fn app(&self) -> &App {
        &self.visitor.app
    }

    #[must_use]
    pub fn owner(&self) -> &Owner {
        &self.account.owner
    }

    #[must_use]
    pub fn english(&self) -> English {
        self.account.english
    }

    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.visitor.app.now)()
    }
}

impl FromRequestParts<App> for SignedIn {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let visitor = Visitor::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        Self::of(visitor).ok_or_else(|| ended::answer(&parts.method))
    }
}
