//! The devices that are signed in: a page that lists them and signs them out. Starting and ending a session's cookie.

use crate::db::{AccountId, sessions};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::{SignedIn, Visitor, cookie};
use axum::Router;
use axum::extract::{Path, Request, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use leptos::prelude::*;
use std::sync::{Arc, OnceLock};
use uuid::Uuid;

pub fn router() -> Router<App> {
    Router::new()
        .route("/account/sessions", get(list))
        .route("/account/sessions/{id}/remove", post(remove))
        .route("/sign-out", post(sign_out))
}

/// Signs the device in and leads to a page.
pub async fn start(app: &App, account: AccountId, headers: &HeaderMap, to: &str) -> Result {
    let device = device(headers);
    let token = sessions::record_session(&app.db, account, &device, (app.now)()).await?;
    let mut response = Redirect::to(to).into_response();
    put_cookie(&mut response, &token, MOST_SECONDS, app.settings.secure);
    Ok(response)
}

const MOST_SECONDS: i64 = sessions::DAYS * 24 * 60 * 60;

/// The token of a session that lives on by this request: set where the session is read.
#[derive(Clone, Default)]
pub struct Renewal(pub Arc<OnceLock<String>>);

/// The cookie lives on with its session, unless the answer says otherwise.
pub async fn renew(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let renewal = Renewal::default();
    request.extensions_mut().insert(renewal.clone());
    let mut response = next.run(request).await;
    let name = cookie(app.settings.secure).as_bytes();
    let mut said = response.headers().get_all(header::SET_COOKIE).iter();
    let has_its_own = said.any(|said| said.as_bytes().starts_with(name));
    if let Some(token) = renewal.0.get().filter(|_| !has_its_own) {
        put_cookie(&mut response, token, MOST_SECONDS, app.settings.secure);
    }
    response
}

fn put_cookie(response: &mut Response, token: &str, seconds: i64, secure: bool) {
    let (name, secure) = (cookie(secure), if secure { "; Secure" } else { "" });
    let cookie = format!("{name}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}");
    let value = HeaderValue::from_str(&cookie).expect("a token is base64");
    response.headers_mut().append(header::SET_COOKIE, value);
}

/// "Firefox on Android": enough for a person to know her own device by.
fn device(headers: &HeaderMap) -> String {
    let agent = headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
    let among =
        |names: &[(&str, &'static str)]| names.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name);
    let browser = among(&[
        ("Edg", "Edge"),
        ("OPR", "Opera"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrom", "Chrome"),
        ("Safari", "Safari"),
    ]);
    let system = among(&[
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "A browser".to_owned(),
    }
}

async fn list(signed_in: SignedIn) -> Result {
    let now = signed_in.now();
    let sessions = sessions::list_sessions(signed_in.db(), signed_in.owner(), now).await?;
    let (here, english, zone) = (signed_in.session.id, signed_in.english(), signed_in.account.time_zone);
    let rows = sessions
        .into_iter()
        .map(|session| {
            let seen = session.last_seen_at.with_timezone(&zone).date_naive();
            let since = session.created_at.with_timezone(&zone).date_naive();
            Row {
                here: session.id == here,
                action: format!("/account/sessions/{}/remove", session.id),
                device: session.device,
                seen: domain::words::date(seen, english),
                since: domain::words::date(since, english),
            }
        })
        .collect();
    let page = Page::new("Devices", Section::None);
    Ok(page.show(&signed_in.visitor, move || view! { <Devices rows=rows /> }).await)
}

struct Row {
    here: bool,
    action: String,
    device: String,
    seen: String,
    since: String,
}

#[component]
fn Devices(rows: Vec<Row>) -> impl IntoView {
    let rows = rows.into_iter().map(|row| {
        let button = if row.here {
            view! { <span class="tag">"This device"</span> }.into_any()
        } else {
            let label = format!("Sign out {}", row.device);
            view! {
                <form method="post" action=row.action>
                    <button class="button" aria-label=label>
                        "Sign out"
                    </button>
                </form>
            }
            .into_any()
        };
        view! {
            <tr>
                <th scope="row">{row.device}</th>
                <td data-label="Last seen">{row.seen}</td>
                <td data-label="Signed in">{row.since}</td>
                <td>{button}</td>
            </tr>
        }
    });
    view! {
        <h1>"Where you are signed in"</h1>
        <p class="lead">"A device you do not know can be signed out here. Then change your password."</p>
        <table class="table">
            <caption class="hidden">"Devices that are signed in"</caption>
            <thead>
                <tr>
                    <th scope="col">"Device"</th>
                    <th scope="col">"Last seen"</th>
                    <th scope="col">"Signed in"</th>
                    <th scope="col">
                        <span class="hidden">"Action"</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
        <p>
            <a href="/account">"Back to your account"</a>
        </p>
    }
}

async fn remove(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    if !sessions::remove_session(signed_in.db(), signed_in.owner(), id).await? {
        return Err(AppError::NotFound);
    }
    Ok(Flash::SignedOutThere.redirect("/account/sessions"))
}

/// Who is signed out already is where she wanted to be.
async fn sign_out(visitor: Visitor) -> Result {
    if let Some((account, session)) = &visitor.signed_in {
        sessions::remove_session(&visitor.app.db, &account.owner, session.id).await?;
    }
    let mut response = Redirect::to("/").into_response();
    put_cookie(&mut response, "", 0, visitor.app.settings.secure);
    Ok(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_as_its_owner_would() {
        let named = |agent: &'static str| {
            device(&HeaderMap::from_iter([(header::USER_AGENT, HeaderValue::from_static(agent))]))
        };
        let phone =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1 Version/18.0 Mobile Safari/604.1";
        assert_eq!(named(phone), "Safari on iPhone");
        assert_eq!(named("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"), "Firefox on Linux");
        assert_eq!(named("curl/8"), "A browser");
    }
}
