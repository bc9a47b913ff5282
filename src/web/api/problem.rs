//! What a program is told when something is refused: RFC 9457, with a line for each field.

use crate::db::DbError;
use crate::web::error::AppError;
use crate::web::form::Problems;
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

pub type Result<T> = std::result::Result<T, Problem>;

/// A problem, as `application/problem+json`.
#[derive(Debug, Serialize, ToSchema)]
pub struct Problem {
    /// Always `about:blank`: the status and the title say it all.
    #[serde(rename = "type")]
    #[schema(example = "about:blank")]
    kind: &'static str,
    #[schema(example = "Not understood")]
    title: &'static str,
    #[schema(example = 422)]
    status: u16,
    detail: String,
    /// What is wrong, field by field; empty where it is about none.
    errors: Vec<FieldError>,
}

/// What is wrong with one field.
#[derive(Debug, Serialize, ToSchema)]
pub struct FieldError {
    #[schema(example = "completed_on")]
    field: String,
    #[schema(example = "That day has not come yet.")]
    detail: String,
}

impl Problem {
    fn new(status: StatusCode, title: &'static str, detail: impl Into<String>) -> Self {
        Self { kind: "about:blank", title, status: status.as_u16(), detail: detail.into(), errors: vec![] }
    }

    /// No token, or one that is not known here: the two are never told apart.
    pub fn nobody() -> Self {
        let detail = "Send a token of yours as “Authorization: Bearer …”. Tokens are made under “Access for programs”.";
        Self::new(StatusCode::UNAUTHORIZED, "Who asks is not known", detail)
    }

    pub fn not_allowed(scope: &str) -> Self {
        let detail = format!("This token has not the scope {scope}.");
        Self::new(StatusCode::FORBIDDEN, "The token may not do this", detail)
    }

    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "Not there", "You have nothing of this id.")
    }

    pub fn not_understood(detail: impl Into<String>) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "Not understood", detail)
    }

    /// The problems of a form, under the names that fields have here.
    pub fn of(problems: &Problems) -> Self {
        let errors = problems.summary().into_iter().map(|(field, detail)| {
            let field = match field.as_str() {
                "hours" => "minutes".to_owned(),
                "topic" | "topic_hours" => "segments".to_owned(),
                "day" | "day_hours" => "days".to_owned(),
                "credit_unit" => "credit".to_owned(),
                "currency" => "cost".to_owned(),
                _ => field,
            };
            FieldError { field, detail }
        });
        Self { errors: errors.collect(), ..Self::not_understood("Nothing was changed.") }
    }
}

impl From<AppError> for Problem {
    fn from(error: AppError) -> Self {
        match error {
            AppError::NotFound => Self::not_found(),
            AppError::Stale => Self::new(
                StatusCode::CONFLICT,
                "Changed elsewhere",
                "It has another version by now. Read it again, then send your change with that version.",
            ),
            AppError::TooLarge => Self::new(StatusCode::PAYLOAD_TOO_LARGE, "Too large", "Nothing was changed."),
            AppError::WrongMethod => {
                let detail = "This address is not asked by that method; “Allow” names those that are.";
                Self::new(StatusCode::METHOD_NOT_ALLOWED, "Not by this method", detail)
            }
            AppError::TookTooLong => {
                let detail = "We stopped waiting. Look whether it is there before you ask again.";
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "Took too long", detail)
            }
            AppError::OtherOrigin => {
                let detail = "A write needs a token, sent as “Authorization: Bearer …”. Nothing was changed.";
                Self::new(StatusCode::FORBIDDEN, "Who asks is not known", detail)
            }
            AppError::Broken(cause) => {
                tracing::error!(error = ?cause, "a program's request broke");
                let detail = "Something broke on our side. Nothing was lost.";
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "Broken", detail)
            }
            other => Self::not_understood(other.to_string()),
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        AppError::from(error).into()
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = (status, Json(self)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if status == StatusCode::UNAUTHORIZED {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"Growing Edge\""));
        }
        response
    }
}
