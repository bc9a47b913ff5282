//! Home as it was last drawn, what a search opened (`search/opened.rs`) and what a list came to (`imports/seen.rs`), kept in memory while nothing of it has changed.
//!
//! A page is known by the account, the account's revision and the day where it lives. Each write that a signed-in person
//! sends raises the revision once it is done, in the database, so that several copies of the app agree. What is kept holds
//! private words, as the page does: it is forgotten minutes after it was last asked for, and never written anywhere.

use crate::db::{AccountId, accounts};
use crate::web::app::App;
use crate::web::error::AppError;
use crate::web::imports::Seen;
use crate::web::search::{self, Opened};
use crate::web::security;
use crate::web::visitor::SignedIn;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use chrono::NaiveDate;
use leptos::nonce::Nonce;
use moka::sync::Cache;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tracing::Instrument;

/// The most memory that kept pages take.
const MOST_BYTES: u64 = 32 * 1024 * 1024;
const KEPT_FOR: Duration = Duration::from_secs(10 * 60);

type Key = (AccountId, i64, NaiveDate);

/// A page, and the nonce of its scripts if it has any: each answer gets a nonce of its own.
#[derive(Clone)]
struct Drawn {
    page: Bytes,
    nonce: Option<String>,
}

/// Cheap to clone.
#[derive(Clone)]
pub struct Kept {
    pages: Cache<Key, Drawn>,
    pub opened: Opened,
    pub seen: Seen,
}

impl Default for Kept {
    fn default() -> Self {
        let weight = |_: &Key, drawn: &Drawn| u32::try_from(drawn.page.len()).unwrap_or(u32::MAX);
        let pages = Cache::builder().max_capacity(MOST_BYTES).weigher(weight).time_to_idle(KEPT_FOR).build();
        Self { pages, opened: Opened::default(), seen: Seen::default() }
    }
}

impl Kept {
    /// The page as drawn before, or as drawn now. One that tells what just happened is drawn anew and not kept.
    pub async fn page<E>(
        &self,
        signed_in: &SignedIn,
        draw: impl Future<Output = Result<Response, E>>,
    ) -> Result<Response, E> {
        if signed_in.visitor.flash.is_some() {
            return draw.await;
        }
        let key = (signed_in.account.owner.id, signed_in.account.revision, signed_in.today);
        if let Some(drawn) = self.pages.get(&key) {
            return Ok(again(drawn));
        }
        let (parts, body) = draw.await?.into_parts();
        // Home is drawn whole before it is sent: this neither waits nor fails.
        let page = to_bytes(body, usize::MAX).await.unwrap_or_default();
        if parts.status.is_success() {
            let nonce = nonce(&parts.headers);
            self.pages.insert(key, Drawn { page: page.clone(), nonce });
        }
        Ok(Response::from_parts(parts, Body::from(page)))
    }
}

/// The same page with headers of its own.
fn again(Drawn { page, nonce }: Drawn) -> Response {
    let (page, nonce) = match nonce {
        None => (page, None),
        Some(before) => {
            let fresh = Nonce::new().to_string();
            (String::from_utf8_lossy(&page).replace(&before, &fresh).into(), Some(fresh))
        }
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, security::content_policy(nonce.as_deref())),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, page).into_response()
}

/// The nonce that a page was drawn with.
fn nonce(headers: &HeaderMap) -> Option<String> {
    let policy = headers.get(header::CONTENT_SECURITY_POLICY)?.to_str().ok()?;
    let (nonce, _) = policy.split_once("'nonce-")?.1.split_once('\'')?;
    Some(nonce.to_owned())
}

/// Who a request turned out to come from: set where the session is read.
#[derive(Clone, Default)]
pub struct Writer(pub Arc<OnceLock<AccountId>>);

/// Raises the revision of whoever wrote, when the write is done and before it is answered.
pub async fn raise_revision(State(app): State<App>, mut request: Request, next: Next) -> Response {
    // A search is sent as a form only to keep its words out of addresses: it writes nothing.
    let asks = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if asks || request.uri().path() == search::ADDRESS {
        return next.run(request).await;
    }
    let writer = Writer::default();
    request.extensions_mut().insert(writer.clone());
    // In a task of its own: a browser that goes away does not stop a write halfway, nor hide what it wrote.
    let done = async move {
        let response = next.run(request).await;
        if let Some(account) = writer.0.get()
            && let Err(error) = accounts::raise_revision(&app.db, *account).await
        {
            return AppError::from(error).into_response();
        }
        response
    };
    match tokio::spawn(done.in_current_span()).await {
        Ok(response) => response,
        Err(stopped) => std::panic::resume_unwind(stopped.into_panic()),
    }
}
