//! Pages behind a secret link, for whoever has it: nobody is signed in. They are in no search engine, and wrong links are counted
//! as wrong passwords are.

use crate::db::sign_in_attempts::{self as attempts, Subject};
use crate::web::error::{AppError, Result};
use crate::web::sign_in::Address;
use crate::web::visitor::Visitor;
use axum::http::HeaderValue;
use axum::response::Response;

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
