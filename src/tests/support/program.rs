//! A program that asks with a token: no cookies, no word of where it comes from.

use super::{Client, TestApp};
use axum::Router;
use axum::body::Body;
use axum::http::{HeaderMap, Request, header};
use http_body_util::BodyExt;
use serde_json::Value;
use tower::ServiceExt;

/// An answer as JSON; null where there is no body.
pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

pub struct Program {
    router: Router,
    pub token: String,
}

impl Program {
    /// A program with a token that its owner makes for it on the page.
    pub async fn of(test: &TestApp, owner: &mut Client, scopes: &[&str]) -> Self {
        let id = uuid::Uuid::now_v7().to_string();
        let mut fields = vec![("id", id.as_str()), ("name", "phone widget")];
        fields.extend(scopes.iter().map(|scope| ("scopes", *scope)));
        let made = owner.post("/tokens", &fields).await.leads_to();
        let page = owner.page(&made).await;
        let token = page.split("<code>").find(|part| part.starts_with("growing-edge_")).expect("the token is shown");
        let token = token.split('<').next().unwrap_or_default().to_owned();
        Self { router: test.router(), token }
    }

    pub async fn ask(&self, method: &str, path: &str, body: Option<&Value>) -> Reply {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::HOST, "edge.example")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token));
        let request = match body {
            Some(body) => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
            None => request.body(Body::empty()),
        };
        let response = self.router.clone().oneshot(request.expect("a request")).await.expect("the router answers");
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.expect("a body").to_bytes();
        let body = serde_json::from_slice(&bytes).unwrap_or(Value::Null);
        Reply { status: parts.status.as_u16(), headers: parts.headers, body }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.ask("GET", path, None).await
    }
}
