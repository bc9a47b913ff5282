//! Files as they are sent: read piece by piece, none larger than is taken, one after the other.

use crate::evidence::MOST_BYTES;
use crate::web::error::Result;
use axum::extract::multipart::Field;

/// One file.
pub struct Sent {
    pub name: String,
    /// `None` when there was more of it than is taken.
    pub bytes: Option<Vec<u8>>,
}

/// Reads one file to its end, and keeps it if it is not too large.
pub async fn file(mut field: Field<'_>) -> Result<Sent> {
    let name = field.file_name().unwrap_or_default().to_owned();
    let mut bytes = Some(Vec::new());
    while let Some(piece) = field.chunk().await? {
        bytes = bytes.filter(|bytes| bytes.len() + piece.len() <= MOST_BYTES);
        if let Some(bytes) = &mut bytes {
            bytes.extend_from_slice(&piece);
        }
    }
    Ok(Sent { name, bytes })
}
