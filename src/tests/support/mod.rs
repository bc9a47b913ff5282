//! A test's own app on a database of its own, and clients that behave as a browser does.

mod client;
mod database;
mod paper;
mod post;
mod program;

pub use client::{Answer, Client};
pub use database::Store;
pub use paper::{pdf_is_sound, pdf_plain, pdf_structure, pdf_words, program};
pub use post::{Post, queue_is};
pub use program::Program;

use chrono::{DateTime, Utc};
use domain::rules::Library;
use domain::words::English;
use growing_edge::chores::Chores;
use growing_edge::db::accounts::NewAccount;
use growing_edge::db::{Db, keys};
use growing_edge::evidence::Reader;
use growing_edge::files::Files;
use growing_edge::host::{FilesPlace, Host, KeyPlace};
use growing_edge::mail::Mailer;
use growing_edge::web;
use growing_edge::web::app::{App, Settings, SignUp};
use growing_edge::web::kept::Kept;
use std::sync::{Arc, OnceLock};

/// Noon in New York on a Monday: the day that every test lives on.
pub fn now() -> DateTime<Utc> {
    "2026-11-23T17:00:00Z".parse().expect("a moment")
}

/// Someone who comes for the first time.
pub fn newcomer(email: &str) -> NewAccount {
    NewAccount {
        email: email.into(),
        name: "Robin".into(),
        password_hash: "hash".into(),
        english: English::British,
        time_zone: "Europe/London".into(),
        sample: false,
        as_first: false,
    }
}

/// An app with its database; gone when dropped.
pub struct TestApp {
    pub app: App,
    pub store: Store,
    router: axum::Router,
}

impl TestApp {
    /// On SQLite, with sign-up open.
    pub async fn new() -> Self {
        Self::on(Store::sqlite().await, SignUp::Open).await
    }

    pub async fn closed() -> Self {
        Self::on(Store::sqlite().await, SignUp::Closed).await
    }

    pub async fn on(store: Store, sign_up: SignUp) -> Self {
        static RENDERER: OnceLock<()> = OnceLock::new();
        RENDERER.get_or_init(|| any_spawner::Executor::init_tokio().expect("the renderer starts once"));
        let db = Db::connect(&store.url).await.expect("the database opens");
        db.migrate().await.expect("the tables are made");
        let key = keys::server_key(&db, &keys::KeySource::File(store.key_file())).await.expect("a key is made");
        let app = App {
            db,
            server_key: Arc::new(key),
            files: growing_edge::files::folder(&store.folder.path().join("files")).expect("a folder for files"),
            reader: Reader::new(env!("CARGO_BIN_EXE_growing-edge").into()),
            library: Arc::new(Library::builtin().clone()),
            settings: Arc::new(Settings {
                sign_up,
                kept_by: None,
                secure: false,
                trust_proxy: false,
                public_address: None,
                samples: sign_up == SignUp::Open,
            }),
            now: Arc::new(now),
            mailer: None,
            kept: Kept::default(),
            host: Arc::new(Host {
                database: store.url.strip_prefix("sqlite:").map(Into::into),
                files: FilesPlace::Folder(store.folder.path().join("files")),
                key: KeyPlace::File(store.key_file()),
                rules: None,
                chores: Chores::default(),
            }),
        };
        let router = web::router(app.clone());
        Self { app, store, router }
    }

    /// For another kind of client.
    pub fn router(&self) -> axum::Router {
        self.router.clone()
    }

    /// The same records, started again with other rules.
    pub fn restarted_with(self, rules: Library) -> Self {
        let app = App { library: Arc::new(rules), kept: Kept::default(), ..self.app };
        Self { router: web::router(app.clone()), app, store: self.store }
    }

    /// The same records with certificates in another store.
    pub fn keeping(self, files: Files) -> Self {
        let app = App { files, ..self.app };
        Self { router: web::router(app.clone()), app, store: self.store }
    }

    /// The same records at another moment.
    pub fn at(self, moment: DateTime<Utc>) -> Self {
        let app = App { now: Arc::new(move || moment), kept: Kept::default(), ..self.app };
        Self { router: web::router(app.clone()), app, store: self.store }
    }

    /// The same records, with a mail server.
    pub fn with_mailer(self, mailer: Mailer) -> Self {
        let app = App { mailer: Some(mailer), ..self.app };
        Self { router: web::router(app.clone()), app, store: self.store }
    }

    /// A browser that nobody is signed in with.
    pub fn client(&self) -> Client {
        Client::new(self.router.clone())
    }

    /// A browser signed in to a new account.
    pub async fn signed_in(&self, name: &str) -> Client {
        let mut client = self.client();
        let email = format!("{}@example.org", name.to_lowercase());
        let fields =
            [("name", name), ("email", &email), ("password", "a long password"), ("time_zone", "America/New_York")];
        let answer = client.post("/sign-up", &fields).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        client
    }
}
