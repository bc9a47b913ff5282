//! A database for one test: a file in a folder of its own, or a PostgreSQL database made and dropped for it.

use sea_orm::{ConnectionTrait, Database};
use std::path::PathBuf;
use tempfile::TempDir;

pub struct Store {
    pub url: String,
    pub folder: TempDir,
}

impl Store {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Self { url, folder }
    }

    /// A new database on the server that `make test` starts.
    ///
    /// # Panics
    /// When no server is named: a test on PostgreSQL is never left out silently.
    pub async fn postgres() -> Self {
        let server = std::env::var("GROWING_EDGE_TEST_POSTGRES")
            .expect("GROWING_EDGE_TEST_POSTGRES names a PostgreSQL server; `make test` starts one and sets it");
        let admin = Database::connect(&server).await.expect("the server answers");
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.expect("a database is made");
        let (before, query) = server.split_once('?').map_or((server.as_str(), None), |(url, query)| (url, Some(query)));
        let (host, _) = before.rsplit_once('/').expect("the URL names a database");
        let query = query.map(|query| format!("?{query}")).unwrap_or_default();
        Self { url: format!("{host}/{name}{query}"), folder: tempfile::tempdir().expect("a folder") }
    }

    /// Every byte that was written: the database, the key, and the files in folders below.
    pub fn raw(&self) -> Vec<u8> {
        let mut raw = Vec::new();
        let mut folders = vec![self.folder.path().to_owned()];
        while let Some(folder) = folders.pop() {
            for found in std::fs::read_dir(folder).expect("a folder") {
                let path = found.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    raw.extend(std::fs::read(path).expect("a file"));
                }
            }
        }
        raw
    }

    pub fn key_file(&self) -> PathBuf {
        self.folder.path().join("server.key")
    }
}
