//! Home: the answer in words first, then each licence, then what grows.

use crate::web::app::App;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::{SignedIn, Visitor};
use crate::web::welcome;
use axum::Router;
use axum::routing::get;
use leptos::prelude::*;

pub fn router() -> Router<App> {
    Router::new().route("/", get(show))
}

async fn show(visitor: Visitor) -> Result {
    let Some(signed_in) = SignedIn::of(visitor.clone()) else {
        return welcome::show(visitor).await;
    };
    let today = domain::words::date(signed_in.today, signed_in.english());
    let page = Page::new("Home", Section::Home);
    Ok(page.show(&signed_in.visitor, move || view! { <h1>{today}</h1> }).await)
}
