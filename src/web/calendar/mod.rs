//! Dates in one's own calendar: a private address that it reads by itself, or a file. Days and names of licenses, and nothing
//! that was written about the work.

pub mod dates;
mod ics;
mod view;

use crate::db::calendar_feeds::{self as feeds, Chosen, Kind};
use crate::web::app::App;
use crate::web::error::{AppError, Result};
use crate::web::flash::Flash;
use crate::web::form::{Form, Problems};
use crate::web::links;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde::Deserialize;

/// Days before a date on which a calendar may remind.
const ALARMS: [u32; 3] = [90, 30, 7];

pub fn router() -> Router<App> {
    Router::new()
        .route("/calendar", get(show).post(amend))
        .route("/calendar/address", post(renew))
        .route("/calendar/address/remove", post(remove))
        .route("/calendar.ics", get(download))
        .route("/calendar/{token}/growing-edge.ics", get(feed))
}

#[derive(Clone, Default, Deserialize)]
#[serde(default)]
struct Draft {
    kinds: Vec<String>,
    alarms: Vec<String>,
    titles: String,
}

impl Draft {
    fn chosen(&self) -> Chosen {
        let kinds = Kind::ALL.into_iter().filter(|kind| self.kinds.iter().any(|slug| slug == kind.slug()));
        let alarms = ALARMS.into_iter().filter(|days| self.alarms.contains(&days.to_string()));
        Chosen { kinds: kinds.collect(), alarms: alarms.collect(), titles: !self.titles.is_empty() }
    }
}

async fn show(signed_in: SignedIn, headers: HeaderMap) -> Result {
    let feed = feeds::find_feed(signed_in.db(), signed_in.owner()).await?;
    let chosen = feed.map(|feed| feed.chosen).unwrap_or_default();
    page(&signed_in, &headers, chosen, Problems::default()).await
}

/// Saves what is told; the first time, that makes the address.
async fn amend(signed_in: SignedIn, headers: HeaderMap, Form(draft): Form<Draft>) -> Result {
    let chosen = draft.chosen();
    if chosen.kinds.is_empty() {
        let mut problems = Problems::default();
        problems.add("kinds", "Choose at least one kind of dates, or end the address.");
        return page(&signed_in, &headers, chosen, problems).await;
    }
    let (db, owner) = (signed_in.db(), signed_in.owner());
    if !feeds::amend_feed(db, owner, &chosen).await? {
        feeds::record_feed(db, owner, &chosen, signed_in.now()).await?;
    }
    Ok(Flash::Saved.redirect("/calendar"))
}

async fn renew(signed_in: SignedIn) -> Result {
    let (db, owner) = (signed_in.db(), signed_in.owner());
    let before = feeds::find_feed(db, owner).await?;
    let chosen = before.map(|feed| feed.chosen).unwrap_or_default();
    feeds::record_feed(db, owner, &chosen, signed_in.now()).await?;
    Ok(Flash::AddressRenewed.redirect("/calendar"))
}

async fn remove(signed_in: SignedIn) -> Result {
    feeds::remove_feed(signed_in.db(), signed_in.owner()).await?;
    Ok(Flash::AddressEnded.redirect("/calendar"))
}

async fn download(signed_in: SignedIn) -> Result {
    let feed = feeds::find_feed(signed_in.db(), signed_in.owner()).await?;
    let chosen = feed.map(|feed| feed.chosen).unwrap_or_default();
    let mut response = calendar(&signed_in, &chosen).await?;
    let name = HeaderValue::from_static("attachment; filename=\"growing-edge.ics\"");
    response.headers_mut().insert(header::CONTENT_DISPOSITION, name);
    Ok(response)
}

/// For a calendar, which cannot sign in. An address that never was and one that ended get the same answer.
async fn feed(State(app): State<App>, Path(token): Path<String>) -> Result {
    let found = feeds::find_account_by_address(&app.db, &app.server_key, &token).await?;
    let (account, feed) = found.ok_or(AppError::NotFound)?;
    calendar(&SignedIn::by_address(app, account), &feed.chosen).await
}

async fn calendar(signed_in: &SignedIn, chosen: &Chosen) -> Result {
    let dates = dates::of(signed_in, chosen).await?;
    let mut response = ics::write(&dates, &chosen.alarms, signed_in.now()).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/calendar; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert("x-robots-tag", HeaderValue::from_static("noindex, nofollow"));
    Ok(response)
}

async fn page(signed_in: &SignedIn, headers: &HeaderMap, chosen: Chosen, problems: Problems) -> Result<Response> {
    let feed = feeds::find_feed(signed_in.db(), signed_in.owner()).await?;
    let address = feed.map(|feed| {
        let path = format!("/calendar/{}/growing-edge.ics", feed.token(signed_in.owner()));
        links::whole(signed_in.app(), headers, &path)
    });
    let status = problems.status();
    let page = Page::new("Your dates in a calendar", Section::None).status(status);
    Ok(page.show(&signed_in.visitor, move || view::view(address, chosen, problems)).await)
}
