//! The server key: it wraps the data key of every account. From the environment or from a file that only we can read,
//! made at the first start; never in the database.

use crate::db::entity::{account, server_key};
use crate::db::seal::{Vault, hex};
use crate::db::{Db, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sea_orm::{EntityTrait, PaginatorTrait, Set};
use sha2::{Digest, Sha256};
use std::io::Write;
use std::path::{Path, PathBuf};
use uuid::Uuid;

/// Why there is no usable server key. Each message says how to mend it.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error(
        "the key file {0} is missing, but this database holds sealed text that only its key opens. Put the file back \
         from where you keep it, or name it with --key-file or GROWING_EDGE_KEY_FILE"
    )]
    Missing(PathBuf),
    #[error(
        "the server key is not the one that sealed the text in this database. Use the key this database was started with"
    )]
    Wrong,
    #[error("the key in {0} is not 32 bytes in base64. `openssl rand -base64 32` makes one")]
    Malformed(String),
    #[error("the key file {0} cannot be read or written: {1}")]
    File(PathBuf, std::io::Error),
    #[error(transparent)]
    Database(#[from] crate::db::DbError),
}

/// Where the key comes from.
pub enum KeySource {
    /// Base64 from the environment.
    Given(String),
    File(PathBuf),
}

/// Reads the server key, makes one on the very first start, and checks it against the database.
pub async fn server_key(db: &Db, source: &KeySource) -> std::result::Result<Vault, KeyError> {
    let sealed_data = holds_sealed_text(db).await?;
    let bytes = match source {
        KeySource::Given(text) => decode(text, "GROWING_EDGE_KEY")?,
        KeySource::File(path) if path.exists() => {
            let text = std::fs::read_to_string(path).map_err(|error| KeyError::File(path.clone(), error))?;
            decode(&text, &path.display().to_string())?
        }
        KeySource::File(path) if sealed_data => return Err(KeyError::Missing(path.clone())),
        KeySource::File(path) => create(path)?,
    };
    let fingerprint = fingerprint(&bytes);
    match server_key::Entity::find_by_id(&fingerprint).one(db.read()).await.map_err(crate::db::DbError::from)? {
        Some(_) => {}
        None if sealed_data => return Err(KeyError::Wrong),
        None => remember(db, fingerprint).await?,
    }
    Ok(Vault::new(Uuid::nil(), bytes))
}

async fn holds_sealed_text(db: &Db) -> Result<bool> {
    Ok(account::Entity::find().count(db.read()).await? > 0)
}

async fn remember(db: &Db, fingerprint: String) -> Result<()> {
    let row = server_key::ActiveModel { fingerprint: Set(fingerprint), created_at: Set(chrono::Utc::now()) };
    server_key::Entity::insert(row).exec_without_returning(db.write()).await?;
    Ok(())
}

fn decode(text: &str, from: &str) -> std::result::Result<[u8; 32], KeyError> {
    let bytes = STANDARD.decode(text.trim()).map_err(|_| KeyError::Malformed(from.to_owned()))?;
    bytes.try_into().map_err(|_| KeyError::Malformed(from.to_owned()))
}

fn create(path: &Path) -> std::result::Result<[u8; 32], KeyError> {
    let fault = |error| KeyError::File(path.to_owned(), error);
    let key: [u8; 32] = rand::random();
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(fault)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).map_err(fault)?;
    writeln!(file, "{}", STANDARD.encode(key)).and_then(|()| file.sync_all()).map_err(fault)?;
    Ok(key)
}

/// Tells keys apart without telling anything of the key: a hash under a name of its own.
fn fingerprint(key: &[u8; 32]) -> String {
    let digest = Sha256::new().chain_update(b"growing-edge server key fingerprint").chain_update(key).finalize();
    hex(&digest[..16])
}
