//! A form that was sent after its session had ended: what was typed comes back to be sent again, and is nowhere else. It
//! stands in no address, no cookie and no table.

use crate::web::app::App;
use crate::web::error::AppError;
use crate::web::page::Page;
use crate::web::ui::{Entrance, Quote, Section};
use crate::web::visitor::Visitor;
use axum::body::{Body, Bytes, to_bytes};
use axum::extract::{FromRequest, Request, State};
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use leptos::prelude::*;

/// From so many characters on a field is shown as text to copy.
const LONG: usize = 40;

/// As large as the largest form of all: a list of many rows. Each form's own limit is looked at after this one.
const MOST_HELD: usize = 1024 * 1024;

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

/// Holds a form while it is answered, so that it can come back if its session has ended.
pub async fn keep(State(app): State<App>, request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || request.uri().path().starts_with("/api/") {
        return next.run(request).await;
    }
    let action = request.uri().path().to_owned();
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
    // A file is still where it was chosen from.
    let is_form = kind.starts_with("application/x-www-form-urlencoded");
    let (request, typed) = if is_form {
        let (parts, body) = request.into_parts();
        let Ok(typed) = to_bytes(body, MOST_HELD).await else { return AppError::TooLarge.into_response() };
        (Request::from_parts(parts, Body::from(typed.clone())), typed)
    } else {
        (request, Bytes::new())
    };
    let response = next.run(request).await;
    if response.extensions().get::<Ended>().is_none() {
        return response;
    }
    let fields = read(typed).await;
    let visitor = Visitor { app, signed_in: None, flash: None };
    let page = Page::new("You were signed out", Section::None).status(StatusCode::UNAUTHORIZED).bare();
    page.show(&visitor, move || view! { <SignedOut action=action fields=fields is_form=is_form /> }).await
}

/// The fields of a form, in their order; passwords are typed again.
async fn read(typed: Bytes) -> Vec<(String, String)> {
    let mut request = Request::new(Body::from(typed));
    *request.method_mut() = Method::POST;
    let kind = header::HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(header::CONTENT_TYPE, kind);
    let read = axum_extra::extract::Form::<Vec<(String, String)>>::from_request(request, &()).await;
    let fields = read.map(|axum_extra::extract::Form(fields)| fields).unwrap_or_default();
    fields.into_iter().filter(|(name, _)| !name.contains("password")).collect()
}

#[component]
fn SignedOut(action: String, fields: Vec<(String, String)>, is_form: bool) -> impl IntoView {
    let long = |text: &String| text.chars().count() >= LONG || text.contains('\n');
    let texts: Vec<String> = fields.iter().map(|(_, text)| text.clone()).filter(long).collect();
    let texts = (!texts.is_empty()).then(|| {
        let quotes = texts.into_iter().map(|words| view! { <Quote words=words source="You, just now" /> });
        view! {
            <h2>"What you typed, to copy"</h2>
            {quotes.collect_view()}
        }
    });
    let hidden = fields.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value /> });
    let again = is_form.then(|| {
        view! {
            <form method="post" action=action class="form">
                {hidden.collect_view()}
                <p class="actions">
                    <button class="button main">"Send it again"</button>
                </p>
            </form>
        }
    });
    let lead = if is_form {
        "Nothing was saved, and nothing is lost: this page holds what you typed. Sign in in a new tab, come back here, and send it again."
    } else {
        "Nothing was saved. The file is still on your device: sign in, and choose it again."
    };
    view! {
        <Entrance>
            <h1>"You were signed out meanwhile"</h1>
            <p class="lead">{lead}</p>
            <p>
                <a href="/sign-in" target="_blank" rel="noopener">
                    "Sign in, in a new tab"
                </a>
            </p>
            {again}
            {texts}
        </Entrance>
    }
}
