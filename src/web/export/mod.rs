//! "Everything": one archive with all that an account holds, for people and for programs, which can be brought in again.

mod archive;
mod readme;
mod sheets;
mod view;

pub use archive::{DOCUMENT, write};

use crate::db::export::{self, count_rows};
use crate::web::app::App;
use crate::web::error::Result;
use crate::web::page::Page;
use crate::web::ui::Section;
use crate::web::visitor::SignedIn;
use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use std::io::{self, Write};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// What is written before it is sent on, and how much of it waits for a slow connection.
const PIECE: usize = 64 * 1024;
const WAITING: usize = 4;

pub fn router() -> Router<App> {
    Router::new().route("/account/export", get(show)).route("/account/export/growing-edge.zip", get(download))
}

async fn show(signed_in: SignedIn) -> Result {
    let counts = count_rows(signed_in.db().read(), signed_in.owner().id).await?;
    let page = Page::new("Take everything with you", Section::None);
    Ok(page.show(&signed_in.visitor, move || view::view(&counts)).await)
}

/// Read as of one moment, then written while it is sent: an archive is never whole in memory.
async fn download(signed_in: SignedIn) -> Result {
    let document = export::document(signed_in.db(), &signed_in.account, signed_in.now()).await?;
    let (english, today) = (signed_in.english(), signed_in.today);
    let (sender, receiver) = mpsc::channel(WAITING);
    tokio::task::spawn_blocking(move || {
        let pieces = io::BufWriter::with_capacity(PIECE, Pieces(sender.clone()));
        if let Err(error) = archive::write(pieces, &document, english, today) {
            // Told to the connection, so that half an archive does not look like a whole one.
            let _ = sender.blocking_send(Err(error));
        }
    });
    let mut response = Body::from_stream(ReceiverStream::new(receiver)).into_response();
    let name = format!("attachment; filename=\"growing-edge-{today}.zip\"");
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/zip"));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).expect("a date is ASCII"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// Sends what is written; fails when nobody listens any more.
struct Pieces(mpsc::Sender<io::Result<Bytes>>);

impl Write for Pieces {
    fn write(&mut self, piece: &[u8]) -> io::Result<usize> {
        let gone = |_| io::Error::from(io::ErrorKind::BrokenPipe);
        self.0.blocking_send(Ok(Bytes::copy_from_slice(piece))).map_err(gone)?;
        Ok(piece.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// A text to be kept as a file of this name.
pub fn text_file(name: &str, kind: &'static str, text: String) -> Response {
    let mut response = text.into_response();
    let headers = response.headers_mut();
    let name = format!("attachment; filename=\"{name}\"");
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(header::CONTENT_DISPOSITION, HeaderValue::from_str(&name).expect("names are ASCII"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
