//! Where certificates lie: sealed under their owner's key, by names that tell nothing. In a folder, or in a bucket of anyone who
//! speaks S3. One content of one owner is stored once; nobody but the owner's key makes its name again.

mod store;

pub use store::{Bucket, bucket, folder, make_private};

use crate::db::Owner;
use crate::db::seal::{SealError, Vault};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use futures_util::TryStreamExt;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use std::sync::Arc;
use uuid::Uuid;

/// Says whose store it is.
const MARK: &str = "server";

/// Why a file cannot be kept or found. The cause never holds a person's words.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    #[error("the store of files did not answer: {0}")]
    Store(#[from] object_store::Error),
    #[error(transparent)]
    Seal(#[from] SealError),
}

pub type Result<T> = std::result::Result<T, FileError>;

/// The store. Cheap to clone.
#[derive(Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
}

impl Files {
    #[must_use]
    pub fn new(store: Arc<dyn ObjectStore>) -> Self {
        Self { store }
    }

    /// Keeps a file, and says the name by which the owner finds it again: the same content has the same name.
    pub async fn put(&self, owner: &Owner, content: &[u8]) -> Result<String> {
        let name = owner.vault.file_name(content);
        let sealed = owner.vault.seal_file(&name, content);
        self.store.put(&path(&name), Bytes::from(sealed).into()).await?;
        Ok(name)
    }

    /// The owner's file; `None` when there is none of this name.
    pub async fn get(&self, owner: &Owner, name: &str) -> Result<Option<Vec<u8>>> {
        let sealed = match self.store.get(&path(name)).await {
            Ok(found) => found.bytes().await?,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        Ok(Some(owner.vault.open_file(name, &sealed)?))
    }

    /// Removes a file; it may be gone already.
    pub async fn remove(&self, name: &str) -> Result<()> {
        match self.store.delete(&path(name)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a file can be written and removed again, tried with one that is nobody's. Should it stay, it is swept away with the
    /// files that no record names.
    pub async fn probe(&self) -> Result<()> {
        let name = format!("probe-{}", uuid::Uuid::now_v7());
        self.store.put(&path(&name), Bytes::from_static(b"probe").into()).await?;
        self.remove(&name).await
    }

    /// The names of files that were stored before a moment, whoever owns them: for sweeping.
    pub async fn list_before(&self, moment: DateTime<Utc>) -> Result<Vec<String>> {
        let all: Vec<_> = self.store.list(None).try_collect().await?;
        let old = all.into_iter().filter(|file| file.last_modified < moment);
        let name = |path: &Path| path.filename().filter(|name| *name != MARK).map(str::to_owned);
        Ok(old.filter_map(|file| name(&file.location)).collect())
    }

    /// Whether the store belongs to the server with this key; one that nobody has marked yet is marked as its own.
    pub async fn is_of(&self, server: &Vault) -> Result<bool> {
        let mark = Bytes::from(server.secret("store of files", Uuid::nil()).to_vec());
        match self.store.get(&Path::from(MARK)).await {
            Ok(found) => Ok(found.bytes().await? == mark),
            Err(object_store::Error::NotFound { .. }) => {
                self.store.put(&Path::from(MARK), mark.into()).await?;
                Ok(true)
            }
            Err(error) => Err(error.into()),
        }
    }
}

/// A folder a pair of signs: thousands of files in one are slow to look through.
fn path(name: &str) -> Path {
    Path::from(format!("{}/{name}", name.get(..2).unwrap_or("00")))
}
