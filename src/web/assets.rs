//! Styles, scripts, fonts and pictures, inside the binary. Compressed files lie beside their originals; names of what may
//! change carry a hash of the content, so that a browser keeps them for good.

use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;
use std::sync::OnceLock;

#[derive(RustEmbed)]
#[folder = "target/site"]
#[allow_missing = true]
struct Site;

/// The name under which scripts and styles are built, without hash.
pub const NAME: &str = "growing_edge";

/// `growing_edge.<hash>`: one hash over scripts, WebAssembly and style, so that they always fit each other.
pub fn hashed_name() -> &'static str {
    static HASHED: OnceLock<String> = OnceLock::new();
    HASHED.get_or_init(|| {
        let ends = [".js", ".css", "_bg.wasm", "_domain.js", "_domain_bg.wasm", "_engine.js", "_engine_bg.wasm"];
        let files = ends.map(|end| format!("pkg/{NAME}{end}"));
        let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
        for byte in files.iter().filter_map(|file| Site::get(file)).flat_map(|file| file.metadata.sha256_hash()) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        format!("{NAME}.{hash:016x}")
    })
}

/// Where the domain's module for browsers lies, which an island loads when it first needs it.
#[must_use]
pub fn domain_module() -> String {
    format!("/pkg/{}_domain.js", hashed_name())
}

/// Where the credit engine for browsers lies, which "what if" loads.
#[must_use]
pub fn engine_module() -> String {
    format!("/pkg/{}_engine.js", hashed_name())
}

/// Whether the scripts were built into this binary; without them every page still works.
pub fn has_scripts() -> bool {
    static SCRIPTS: OnceLock<bool> = OnceLock::new();
    *SCRIPTS.get_or_init(|| Site::get(&format!("pkg/{NAME}_bg.wasm")).is_some())
}

/// Serves a file of the site, or `None` when there is no such file.
pub fn serve(uri: &Uri, headers: &HeaderMap) -> Option<Response> {
    let asked = uri.path().trim_start_matches('/');
    let path = asked.replace(hashed_name(), NAME);
    let original = Site::get(&path)?;
    let etag = format!("\"{}\"", hex(&original.metadata.sha256_hash()[..12]));
    let immutable = path != asked || path.starts_with("fonts/");
    let cache = if immutable { "public, max-age=31536000, immutable" } else { "public, max-age=86400" };
    if headers.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == etag.as_bytes()) {
        return Some((StatusCode::NOT_MODIFIED, [(header::ETAG, etag)]).into_response());
    }
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let packed = [("br", ".br"), ("gzip", ".gz")].into_iter().find_map(|(encoding, end)| {
        let wanted = accepted.split(',').any(|part| part.trim().split(';').next() == Some(encoding));
        wanted.then(|| Site::get(&format!("{path}{end}")).map(|file| (encoding, file)))?
    });
    let kind = original.metadata.mimetype().to_owned();
    let (encoding, file) = packed.map_or((None, original), |(encoding, file)| (Some(encoding), file));
    let mut response = file.data.into_owned().into_response();
    let put = response.headers_mut();
    put.insert(header::CONTENT_TYPE, HeaderValue::from_str(&kind).ok()?);
    put.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    put.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    put.insert(header::ETAG, HeaderValue::from_str(&etag).ok()?);
    if let Some(encoding) = encoding {
        put.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    Some(response)
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
