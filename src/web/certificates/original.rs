//! The file itself, to keep or to look at: never run, never kept on the way.

use super::{content, find};
use crate::db::certificates::Media;
use crate::web::download;
use crate::web::error::{AppError, Result};
use crate::web::visitor::SignedIn;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use uuid::Uuid;

/// The original, as an attachment under a name of ours that tells its day.
pub async fn download(signed_in: SignedIn, Path(id): Path<Uuid>) -> Result {
    let certificate = find(&signed_in, id).await?;
    let bytes = content(&signed_in, &certificate).await?;
    let day = certificate.stated.completion_date.unwrap_or_else(|| certificate.came_on(signed_in.account.time_zone));
    let name = format!("certificate-{day}.{}", certificate.media.ending());
    Ok(download::attachment(&name, certificate.media.media_type(), bytes))
}

/// A page to look at: a PDF's or a photograph's (HEIC) is drawn by the process that opens it, another picture is its own page.
pub async fn page(signed_in: SignedIn, Path((id, number)): Path<(Uuid, usize)>) -> Result {
    let certificate = find(&signed_in, id).await?;
    if number == 0 || number > usize::try_from(certificate.pages).unwrap_or(0) {
        return Err(AppError::NotFound);
    }
    let bytes = content(&signed_in, &certificate).await?;
    match certificate.media {
        Media::Pdf | Media::Heic => {
            let drawn = signed_in.app().reader.page(&bytes, number).await;
            let drawn = drawn.map_err(|error| AppError::Broken(error.into()))?.ok_or(AppError::NotFound)?;
            Ok(picture("image/png", drawn))
        }
        Media::Png | Media::Jpeg => Ok(picture(certificate.media.media_type(), bytes)),
        Media::Mail => Err(AppError::NotFound),
    }
}

fn picture(kind: &'static str, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'; sandbox"),
    );
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
