//! The files of certificates that come in with an export: sealed anew under this account's key, by names that only it makes.
//! Those that are looked at and never added are swept away later, like any file without a record.

use super::file;
use crate::db::Owner;
use crate::db::certificates::Media;
use crate::db::export::{Document, Row};
use crate::evidence;
use crate::files::Files;
use crate::web::export;
use serde_json::Value as Json;

/// Keeps the file of each certificate in the document, and writes its new name into the record. A record whose file is not
/// there loses its name, and is refused for that. Without `store` nothing is kept: for looking alone.
pub async fn keep(
    files: &Files,
    owner: &Owner,
    mut archive: file::Files,
    document: &mut Document,
    store: bool,
) -> anyhow::Result<()> {
    let Some(rows) = document.tables.get_mut("certificates") else { return Ok(()) };
    for row in rows {
        let found;
        (archive, found) = content(files, owner, archive, row).await?;
        let name = match found.filter(|content| fits(row, content)) {
            Some(content) if store => files.put(owner, &content).await?,
            Some(content) => owner.vault.file_name(&content),
            None => String::new(),
        };
        row.insert("hash".into(), name.into());
    }
    Ok(())
}

/// From the archive; from the store, where the document came alone and the account has the file.
async fn content(
    files: &Files,
    owner: &Owner,
    mut archive: file::Files,
    row: &Row,
) -> anyhow::Result<(file::Files, Option<Vec<u8>>)> {
    if let Some(place) = export::place(row) {
        let unpack = move || {
            let unpacked = archive.take(&place, evidence::MOST_BYTES);
            (archive, unpacked)
        };
        let unpacked;
        (archive, unpacked) = tokio::task::spawn_blocking(unpack).await?;
        if unpacked.is_some() {
            return Ok((archive, unpacked));
        }
    }
    let name = row.get("hash").and_then(Json::as_str).filter(|name| is_name(name));
    let stored = match name {
        Some(name) => files.get(owner, name).await.unwrap_or(None),
        None => None,
    };
    Ok((archive, stored))
}

/// Whether a text can be the name of a stored file.
fn is_name(name: &str) -> bool {
    name.len() == 64 && name.bytes().all(|byte| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte))
}

/// Whether the content is what the record says of it.
fn fits(row: &Row, content: &[u8]) -> bool {
    let media = row.get("media_type").and_then(Json::as_str).and_then(Media::parse);
    let is = match evidence::kind("", content) {
        evidence::Kind::Pdf => Some(Media::Pdf),
        evidence::Kind::Picture if content.starts_with(b"\x89PNG") => Some(Media::Png),
        evidence::Kind::Picture => Some(Media::Jpeg),
        evidence::Kind::Heic => Some(Media::Heic),
        evidence::Kind::Mail => Some(Media::Mail),
        _ => None,
    };
    let size = row.get("size").and_then(Json::as_u64);
    media.is_some() && media == is && size == u64::try_from(content.len()).ok()
}
