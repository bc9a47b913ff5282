//! What a person sees when something is missing, refused or broken. Causes are logged once, here, and never shown.

use crate::db::DbError;
use crate::files::FileError;
use crate::web::api::Problem;
use crate::web::page;
use axum::extract::Request;
use axum::extract::multipart::MultipartError;
use axum::http::{StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

pub type Result<T = Response> = std::result::Result<T, AppError>;

/// Every way a page can fail. Each has a status, a sentence and a next step.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// Not there, or not yours: the two are never told apart.
    #[error("not found")]
    NotFound,
    /// A write that did not come from our own pages.
    #[error("the request came from another site")]
    OtherOrigin,
    /// A form that no page of ours sends.
    #[error("the form cannot be read")]
    Unreadable,
    #[error("the request is too large")]
    TooLarge,
    #[error("sign-up is closed")]
    SignUpClosed,
    #[error("too many tries")]
    TooMany,
    /// Changed on another device since the form was opened.
    #[error("changed elsewhere")]
    Stale,
    /// A page that is only looked at, or a form that is only sent.
    #[error("not asked in that way")]
    WrongMethod,
    #[error("it took too long")]
    TookTooLong,
    #[error(transparent)]
    Broken(anyhow::Error),
}

impl From<DbError> for AppError {
    fn from(error: DbError) -> Self {
        match error {
            DbError::Stale => Self::Stale,
            // An id that is taken, or a link to what is not there: another owner's is never told from none.
            DbError::Conflict => Self::NotFound,
            other => Self::Broken(other.into()),
        }
    }
}

impl From<FileError> for AppError {
    fn from(error: FileError) -> Self {
        Self::Broken(error.into())
    }
}

/// A form with files that could not be read to its end.
impl From<MultipartError> for AppError {
    fn from(error: MultipartError) -> Self {
        if error.status() == StatusCode::PAYLOAD_TOO_LARGE { Self::TooLarge } else { Self::Unreadable }
    }
}

impl AppError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OtherOrigin | Self::SignUpClosed => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Stale => StatusCode::CONFLICT,
            Self::WrongMethod => StatusCode::METHOD_NOT_ALLOWED,
            Self::TookTooLong => StatusCode::SERVICE_UNAVAILABLE,
            Self::Broken(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Heading, sentence, and where to go next (label, address).
    fn words(&self) -> (&'static str, &'static str, (&'static str, &'static str)) {
        let home = ("Go to Home", "/");
        match self {
            Self::NotFound => (
                "This page is not here",
                "It may have been removed, or the address is not quite right. Your records are where you left them.",
                home,
            ),
            Self::OtherOrigin => (
                "That did not come from this site",
                "To protect your records, changes are taken from our own pages alone. Nothing was changed. Open the page and try again.",
                home,
            ),
            Self::Unreadable => (
                "That form could not be read",
                "It was not sent in the way our pages send it, and nothing was changed. Go back and try once more.",
                home,
            ),
            Self::TooLarge => (
                "That is more than one form can hold",
                "Nothing was changed. Go back, shorten the longest text, and try again.",
                home,
            ),
            Self::SignUpClosed => (
                "New accounts are closed here",
                "Whoever keeps this server makes accounts by hand. Ask them for one, or sign in.",
                ("Sign in", "/sign-in"),
            ),
            Self::TooMany => (
                "That was asked for too often",
                "Wait a quarter of an hour, then try again. Nothing was changed.",
                home,
            ),
            Self::Stale => (
                "This changed on another device",
                "What is there now is newer than the page you had open, and nothing was overwritten. Open the page anew, and do it once more if it is still right.",
                home,
            ),
            Self::WrongMethod => (
                "This page is not asked in that way",
                "The address is right, but not for what was sent to it. Nothing was changed. Open the page and try again.",
                home,
            ),
            Self::TookTooLong => {
                ("That took too long", "We stopped waiting. Look whether it is there before you try again.", home)
            }
            Self::Broken(_) => (
                "Something broke on our side",
                "Nothing was lost. Go back and try again; if it stays, tell whoever keeps this server the time it happened.",
                home,
            ),
        }
    }
}

impl IntoResponse for AppError {
    fn into_response(self) -> Response {
        if let Self::Broken(cause) = &self {
            tracing::error!(error = ?cause, "a page broke");
        }
        let (heading, sentence, next) = self.words();
        page::plain(self.status(), heading, sentence, next)
    }
}

/// What the framework answers by itself, in our words: an address whose id is none, a form where there is only a page, a page
/// that took too long. Programs get it as a problem.
pub async fn in_our_words(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let is_program = path.starts_with("/api/");
    // Those who watch the server read the status alone.
    let is_watched = matches!(path, "/healthz" | "/readyz");
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    let is_bare = kind.is_empty() || kind.starts_with("text/plain") || (is_program && kind.starts_with("text/html"));
    let error = match response.status() {
        _ if is_watched || !is_bare => return response,
        // An id that is none, a query that no link of ours has: there is no such page.
        StatusCode::BAD_REQUEST | StatusCode::NOT_FOUND => AppError::NotFound,
        StatusCode::METHOD_NOT_ALLOWED => AppError::WrongMethod,
        StatusCode::SERVICE_UNAVAILABLE => AppError::TookTooLong,
        StatusCode::FORBIDDEN if is_program => AppError::OtherOrigin,
        _ => return response,
    };
    let allowed = response.headers().get(header::ALLOW).cloned();
    let mut said = if is_program { Problem::from(error).into_response() } else { error.into_response() };
    if let Some(allowed) = allowed {
        said.headers_mut().insert(header::ALLOW, allowed);
    }
    said
}
