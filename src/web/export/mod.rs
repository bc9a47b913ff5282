//! "Everything": one archive with all that an account holds, for people and for programs, which can be brought in again.

mod archive;
mod files;
mod readme;
mod sheets;
mod view;

pub use archive::{DOCUMENT, write};
pub use files::{Fetch, place};

use crate::db::export::{self, count_rows};
use crate::web::app::App;
use crate::web::download;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::routing::get;

pub fn router() -> Router<App> {
    Router::new().route("/account/export", get(show)).route("/account/export/growing-edge.zip", get(download))
}

async fn show(signed_in: SignedIn) -> Result {
    let counts = count_rows(signed_in.db().read(), signed_in.owner().id).await?;
    let page = Page::new("Take everything with you", Section::None);
    Ok(page.show(&signed_in.visitor, move || view::view(&counts)).await)
}

/// Read as of one moment, then written while it is sent.
async fn download(signed_in: SignedIn) -> Result {
    let document = export::document(signed_in.db(), &signed_in.account, signed_in.now()).await?;
    let (english, today) = (signed_in.english(), signed_in.today);
    let files = Fetch::new(&signed_in.app().files, signed_in.owner());
    let name = format!("growing-edge-{today}.zip");
    Ok(download::archive(&name, move |pieces| archive::write(pieces, &document, &files, english, today)))
}
