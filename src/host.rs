//! Where things of this server lie, as whoever keeps it may read: never a key, never a password.

use crate::chores::Chores;
use crate::config::{Config, FilesAt};
use crate::db::keys::KeySource;
use std::path::PathBuf;

/// Where certificates lie.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FilesPlace {
    Folder(PathBuf),
    Bucket {
        name: String,
        /// Its server's name alone; AWS when none is set.
        host: Option<String>,
    },
}

/// Where the server key comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyPlace {
    Environment,
    File(PathBuf),
}

/// What the pages cannot ask anyone else about.
#[derive(Clone)]
pub struct Host {
    /// SQLite's file; `None` for PostgreSQL.
    pub database: Option<PathBuf>,
    pub files: FilesPlace,
    pub key: KeyPlace,
    /// A folder of rule sets in place of those inside.
    pub rules: Option<PathBuf>,
    pub chores: Chores,
}

impl Host {
    #[must_use]
    pub fn of(config: &Config) -> Self {
        Self {
            database: config.database_url.strip_prefix("sqlite:").map(PathBuf::from),
            files: match &config.files {
                FilesAt::Folder(folder) => FilesPlace::Folder(folder.clone()),
                FilesAt::Bucket(bucket) => {
                    FilesPlace::Bucket { name: bucket.name.clone(), host: bucket.endpoint.as_deref().map(host_of) }
                }
            },
            key: match &config.key {
                KeySource::Given(_) => KeyPlace::Environment,
                KeySource::File(path) => KeyPlace::File(path.clone()),
            },
            rules: config.rules.clone(),
            chores: Chores::default(),
        }
    }
}

/// Host and port of an address, without who asks there.
#[must_use]
pub fn host_of(address: &str) -> String {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    authority.rsplit_once('@').map_or(authority, |(_, host)| host).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_an_address_its_host_alone_is_told() {
        assert_eq!(host_of("smtps://user:pa%40ss@mail.example.org"), "mail.example.org");
        assert_eq!(host_of("smtp://user@x:p@mail.example.org:587?tls=required"), "mail.example.org:587");
        assert_eq!(host_of("https://s3.example.org/path"), "s3.example.org");
        assert_eq!(host_of("s3.example.org"), "s3.example.org");
    }
}
