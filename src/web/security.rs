//! What guards every request: one check of where a write comes from, and the headers that fence a page in.

use crate::web::app::App;
use crate::web::error::AppError;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Scripts and styles from ourselves alone; inline scripts by nonce; no styles in attributes.
pub fn content_policy(nonce: Option<&str>) -> HeaderValue {
    let nonce = nonce.map(|nonce| format!(" 'nonce-{nonce}'")).unwrap_or_default();
    let policy = format!(
        "default-src 'none'; script-src 'self'{nonce} 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    );
    HeaderValue::from_str(&policy).expect("a nonce is base64")
}

/// The one check for all writes: a browser says where a request comes from, and it must be us.
pub async fn same_origin(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if reads || is_program(&request) || is_one_click(&request) || is_same_origin(request.headers()) {
        return next.run(request).await;
    }
    AppError::OtherOrigin.into_response()
}

/// A program sends its token in a header that no other site can make a browser send without being asked first, and where a
/// token is asked for, cookies are not looked at.
fn is_program(request: &Request) -> bool {
    request.uri().path().starts_with("/api/") && request.headers().contains_key(header::AUTHORIZATION)
}

/// A mail program ends reminders by itself (RFC 8058): the secret in the address stands for where it comes from, and can do
/// nothing else.
fn is_one_click(request: &Request) -> bool {
    request.uri().path().starts_with("/reminders/end/")
}

fn is_same_origin(headers: &HeaderMap) -> bool {
    let text = |name| headers.get(name).and_then(|value: &HeaderValue| value.to_str().ok());
    if let Some(site) = text(header::HeaderName::from_static("sec-fetch-site")) {
        return site == "same-origin";
    }
    // Older browsers: the origin's host must be the host that was asked.
    let origin = text(header::ORIGIN).and_then(|origin| origin.split_once("://")).map(|(_, host)| host);
    origin.is_some() && origin == text(header::HOST)
}

/// Headers that every response carries.
pub async fn fence(State(app): State<App>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    // A page whose address is a secret passes nothing on.
    headers.entry(header::REFERRER_POLICY).or_insert(HeaderValue::from_static("same-origin"));
    let mut put = |name: &'static str, value: &'static str| {
        headers.insert(name, HeaderValue::from_static(value));
    };
    put("x-content-type-options", "nosniff");
    put("cross-origin-opener-policy", "same-origin");
    put("cross-origin-resource-policy", "same-origin");
    put("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), browsing-topics=()");
    if app.settings.secure {
        put("strict-transport-security", "max-age=63072000; includeSubDomains");
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs
            .iter()
            .map(|(name, value)| (header::HeaderName::from_static(name), HeaderValue::from_static(value)))
            .collect()
    }

    #[test]
    fn only_our_own_pages_may_write() {
        assert!(is_same_origin(&headers(&[("sec-fetch-site", "same-origin")])));
        assert!(!is_same_origin(&headers(&[("sec-fetch-site", "same-site")])));
        assert!(!is_same_origin(&headers(&[("sec-fetch-site", "none")])));
        assert!(is_same_origin(&headers(&[("origin", "https://edge.example"), ("host", "edge.example")])));
        assert!(!is_same_origin(&headers(&[("origin", "https://evil.example"), ("host", "edge.example")])));
        assert!(!is_same_origin(&headers(&[("origin", "null"), ("host", "edge.example")])));
        assert!(!is_same_origin(&headers(&[("host", "edge.example")])));
    }
}
