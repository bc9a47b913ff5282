//! Pages behind a secret link, for whoever has it: nobody is signed in. They are in no search engine, and wrong links are counted
//! as wrong passwords are.

use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::sign_in::Address;
use crate::web::visitor::Visitor;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;

/// A whole address for others: where the host says that people reach the app, else where this page was asked for.
#[must_use]
pub fn whole(app: &App, headers: &HeaderMap, path: &str) -> String {
    if let Some(public) = &app.settings.public_address {
        return format!("{}{path}", public.trim_end_matches('/'));
    }
    let scheme = if app.settings.secure { "https" } else { "http" };
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("{scheme}://{host}{path}")
}

/// What a link opens. A wrong one is not there, and too many wrong ones have to wait: then nothing is looked for.
pub async fn opened<T>(
    visitor: &Visitor,
    from: &Address,
    find: impl Future<Output = crate::db::Result<Option<T>>>,
) -> Result<T> {
    let (db, now) = (&visitor.app.db, (visitor.app.now)());
    let address = from.link();
    let subject = Subject::Address(&address);
    if attempts::has_reached_limit(db, subject, now).await? {
        return Err(AppError::TooMany);
    }
    match find.await? {
        Some(found) => Ok(found),
        None => {
            attempts::record_attempt(db, subject, now).await?;
            Err(AppError::NotFound)
        }
    }
}

/// No engine lists it. The policy of every page keeps its address from other sites; a stricter one would also take the origin
/// from a form, which is how a write from another site is told.
pub async fn unlisted(mut response: Response) -> Response {
    response.headers_mut().insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    response
}
