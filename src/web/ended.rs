//! A form that was sent after its session had ended, or after what it changes was removed: what was typed comes back, and is
//! nowhere else. It stands in no address, no cookie and no table.

mod view;

use crate::web::app::App;
use crate::web::error::AppError;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::Visitor;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, FromRequestParts, MatchedPath, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;
use view::{Removed, SignedOut};

/// As large as the largest form of all: a list of many rows. Each form's own limit is looked at after this one.
const MOST_HELD: usize = 1024 * 1024;

/// Forms that can be sent as new once their record is gone, and where to.
const AS_NEW: [(&str, &str); 14] = [
    ("/activities/{id}/edit", "/activities/new"),
    ("/candidates/{id}/edit", "/candidates/new"),
    ("/certificates/{id}", "/activities/new"),
    ("/challenges/{id}", "/challenges/new"),
    ("/check-ins/{id}/edit", "/check-ins/new"),
    ("/goals/{id}/edit", "/goals/new"),
    ("/imports/{id}/rows/{row}", "/activities/new"),
    ("/learning-plans/{id}/edit", "/learning-plans/new"),
    ("/licences/{id}/edit", "/licences/new"),
    ("/own-rule-sets/{id}/edit", "/own-rule-sets/new"),
    ("/practices/{id}/edit", "/practices/new"),
    ("/reflections/{id}/edit", "/reflections/new"),
    ("/supervision/{id}/edit", "/supervision/new"),
    ("/supervisors/{id}", "/supervisors/new"),
];

/// The fields of a form, in their order.
type Fields = Vec<(String, String)>;

/// Marks the answer to a write of nobody.
#[derive(Clone, Copy)]
struct Ended;

/// Where someone goes who is not signed in: a page is asked for again after signing in, a form keeps what was typed.
#[must_use]
pub fn answer(method: &Method) -> Response {
    if matches!(*method, Method::GET | Method::HEAD) {
        return Redirect::to("/sign-in").into_response();
    }
    let mut response = StatusCode::UNAUTHORIZED.into_response();
    response.extensions_mut().insert(Ended);
    response
}

/// Holds a form while it is answered, so that it can come back if its session has ended or its record is gone.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // A file is still where it was chosen from.
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let (mut parts, body) = request.into_parts();
    let (body, typed) = if is_form {
        let Ok(typed) = to_bytes(body, MOST_HELD).await else { return AppError::TooLarge.into_response() };
        (Body::from(typed.clone()), typed)
    } else {
        (body, Bytes::new())
    };
    let response = next.run(Request::from_parts(parts.clone(), body)).await;
    if response.extensions().get::<Ended>().is_some() {
        let fields = read(typed).await;
        let visitor = Visitor { app, signed_in: None, flash: None };
        let action = parts.uri.path().to_owned();
        let page = Page::new("You were signed out", Section::None).status(StatusCode::UNAUTHORIZED).bare();
        return page.show(&visitor, move || view! { <SignedOut action=action fields=fields is_form=is_form /> }).await;
    }
    let is_missing = is_form && response.status() == StatusCode::NOT_FOUND;
    let Some(route) = parts.extensions.get::<MatchedPath>().cloned().filter(|_| is_missing) else { return response };
    let (fields, new) = (read(typed).await, as_new(route.as_str()));
    if new.is_none() && !fields.iter().any(|(_, text)| is_words(text)) {
        return response;
    }
    match Visitor::from_request_parts(&mut parts, &app).await {
        // Another's record and one that never was are answered alike.
        Ok(visitor) if visitor.signed_in.is_some() => {
            let page = Page::new("Removed meanwhile", Section::None).status(StatusCode::GONE);
            page.show(&visitor, move || view! { <Removed fields=fields new=new /> }).await
        }
        _ => response,
    }
}

/// Where a form goes that can be sent as new.
fn as_new(route: &str) -> Option<&'static str> {
    AS_NEW.into_iter().find(|(changes, _)| *changes == route).map(|(_, new)| new)
}

/// Words rather than a choice, a number or an id: shown as text to copy.
fn is_words(text: &str) -> bool {
    text.trim().contains(char::is_whitespace)
}

/// The fields of a form; passwords are typed again.
async fn read(typed: Bytes) -> Fields {
    let mut request = Request::new(Body::from(typed));
    *request.method_mut() = Method::POST;
    let kind = header::HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    let read = axum_extra::extract::Form::<Fields>::from_request(request, &()).await;
    let fields = read.map(|axum_extra::extract::Form(fields)| fields).unwrap_or_default();
    fields.into_iter().filter(|(name, _)| !name.contains("password")).collect()
}
