//! Pages: one file a noun, each with its `router()`, handlers and views. Axum owns the addresses, Leptos draws.

pub mod account;
pub mod activities;
pub mod allowed_words;
pub mod api;
pub mod app;
pub mod assets;
pub mod audit;
pub mod calendar;
pub mod candidates;
pub mod capture;
pub mod certificates;
pub mod challenges;
pub mod chart;
pub mod checkins;
pub mod confirm;
pub mod documents;
pub mod download;
pub mod ended;
pub mod entry_sheet;
pub mod error;
pub mod export;
pub mod flash;
pub mod form;
pub mod goals;
pub mod growth;
pub mod guarded;
pub mod health;
pub mod home;
pub mod imports;
pub mod kept;
pub mod learning_plans;
pub mod ledger;
pub mod licences;
pub mod links;
pub mod outlook;
pub mod own_rule_sets;
pub mod page;
pub mod passwords;
pub mod plans;
pub mod practices;
pub mod privacy;
pub mod reflections;
pub mod reminders;
pub mod removal;
pub mod restorations;
pub mod rule_copies;
pub mod rules;
pub mod sample;
pub mod search;
pub mod security;
pub mod server;
pub mod session;
pub mod sign_in;
pub mod sign_up;
pub mod signatures;
pub mod skills;
pub mod standing;
pub mod supervision;
pub mod supervisors;
pub mod time_zones;
pub mod tokens;
pub mod ui;
pub mod verdict;
pub mod visitor;
pub mod welcome;
pub mod what_if;

use crate::web::app::App;
use crate::web::error::AppError;
use axum::Router;
use axum::body::Body;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderMap, Request, Uri};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use std::time::Duration;
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate};
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

/// A form may hold so many bytes: the longest texts of the longest form, with room to spare.
const LARGEST_FORM: usize = 256 * 1024;

/// Every page of the app.
pub fn router(app: App) -> Router {
    let pages = Router::new()
        .merge(home::router())
        .merge(sign_in::router())
        .merge(sign_up::router())
        .merge(session::router())
        .merge(account::router())
        .merge(export::router())
        .merge(restorations::router())
        .merge(calendar::router())
        .merge(reminders::router())
        .merge(tokens::router())
        .merge(api::router())
        .merge(licences::router())
        .merge(ledger::router())
        .merge(audit::router())
        .merge(entry_sheet::router())
        .merge(rules::router())
        .merge(rule_copies::router())
        .merge(own_rule_sets::router())
        .merge(activities::router())
        .merge(capture::router())
        .merge(certificates::router())
        .merge(candidates::router())
        .merge(imports::router())
        .merge(plans::router())
        .merge(what_if::router())
        .merge(challenges::router())
        .merge(goals::router())
        .merge(learning_plans::router())
        .merge(documents::router())
        .merge(reflections::router())
        .merge(skills::router())
        .merge(practices::router())
        .merge(growth::router())
        .merge(supervision::router())
        .merge(supervisors::router())
        .merge(signatures::router())
        .merge(confirm::router())
        .merge(checkins::router())
        .merge(privacy::router())
        .merge(allowed_words::router())
        .merge(search::router())
        .merge(sample::router())
        .merge(server::router())
        .merge(health::router());
    let in_time = |seconds| {
        TimeoutLayer::with_status_code(axum::http::StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(seconds))
    };
    let uploads = certificates::uploads().merge(restorations::uploads());
    // What is sent from a phone takes its time, and each file is read before it is answered.
    let pages = pages.layer(in_time(30)).merge(uploads.layer(in_time(600)));
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(from_fn_with_state(app.clone(), security::fence))
        .layer(CompressionLayer::new().br(true).gzip(true).compress_when(compressible()))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(from_fn(error::in_our_words))
        .layer(DefaultBodyLimit::max(LARGEST_FORM))
        .layer(from_fn(security::same_origin))
        .layer(from_fn_with_state(app.clone(), ended::keep))
        .layer(from_fn_with_state(app.clone(), session::renew))
        .layer(from_fn_with_state(app.clone(), kept::raise_revision));
    pages.fallback(missing).layer(layers).with_state(app)
}

/// All but what is compressed already.
fn compressible() -> impl Predicate {
    DefaultPredicate::new().and(NotForContentType::const_new("application/zip"))
}

/// An asset, or the friendly 404.
async fn missing(uri: Uri, headers: HeaderMap) -> Response {
    assets::serve(&uri, &headers).unwrap_or_else(|| AppError::NotFound.into_response())
}

/// Logs name the route, never the query or the body: they could hold private text.
fn span(request: &Request<Body>) -> tracing::Span {
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or_default();
    let route =
        request.extensions().get::<axum::extract::MatchedPath>().map_or("-", axum::extract::MatchedPath::as_str);
    tracing::info_span!("request", id, method = %request.method(), route)
}

fn panicked(_: Box<dyn std::any::Any + Send + 'static>) -> Response {
    AppError::Broken(anyhow::anyhow!("a handler panicked")).into_response()
}
