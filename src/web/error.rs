//! What a person sees when something is missing, refused or broken. Causes are logged once, here, and never shown.

use crate::db::DbError;
use crate::files::FileError;
use crate::web::page;
use axum::http::StatusCode;
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

impl AppError {
    fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::OtherOrigin | Self::SignUpClosed => StatusCode::FORBIDDEN,
            Self::Unreadable => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Self::Stale => StatusCode::CONFLICT,
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
