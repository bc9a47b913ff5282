//! The page of whoever keeps the server: there for them alone, telling states and never a person.

use crate::support::{Client, Post, Store, TestApp, queue_is};
use axum::body::Body;
use axum::http::{Request, header};
use growing_edge::chores;
use growing_edge::db::accounts::{amend_keeper, find_account_by_email};
use growing_edge::db::jobs::{self, Job};
use growing_edge::web::app::SignUp;
use http_body_util::BodyExt;
use sea_orm::{ConnectionTrait, Database};
use std::sync::atomic::Ordering;
use tower::ServiceExt;

async fn the_first_keeps_the_server_and_nobody_else(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    let mut sample = test.client();
    sample.post("/sample", &[]).await.leads_to();
    let mut robin = test.signed_in("Robin").await;
    let mut kim = test.signed_in("Kim").await;
    assert!(robin.page("/account").await.contains("href=\"/server\""));
    let page = robin.page("/server").await;
    assert!(page.contains("<h1>This server</h1>"), "{page}");
    for other in [&mut sample, &mut kim] {
        assert_eq!(other.get("/server").await.status, 404);
        assert_eq!(other.post("/server", &[]).await.status, 404);
        assert!(!other.page("/account").await.contains("/server\""));
    }
    // Two accounts and a sample: numbers, never who they are.
    assert!(page.contains("<b>2</b>") && page.contains("And 1 sample account"), "{page}");
    for word in ["Kim", "kim@", "robin@", "Dana", "Texas LPC"] {
        assert!(!page.contains(word), "{word}: {page}");
    }
    // Given on, and taken back.
    let account = |email: &'static str| {
        let (db, key) = (test.app.db.clone(), test.app.server_key.clone());
        async move { find_account_by_email(&db, &key, email).await.unwrap().unwrap().0 }
    };
    amend_keeper(&test.app.db, account("kim@example.org").await.owner.id, true).await.unwrap();
    amend_keeper(&test.app.db, account("robin@example.org").await.owner.id, false).await.unwrap();
    assert_eq!(kim.get("/server").await.status, 200);
    assert_eq!(robin.get("/server").await.status, 404);
    // Nobody who comes later gets it, though nobody who came first has it.
    amend_keeper(&test.app.db, account("kim@example.org").await.owner.id, false).await.unwrap();
    assert_eq!(test.signed_in("Sam").await.get("/server").await.status, 404);
}

#[tokio::test]
async fn the_first_keeps_the_server_on_sqlite() {
    the_first_keeps_the_server_and_nobody_else(Store::sqlite().await).await;
}

#[tokio::test]
async fn the_first_keeps_the_server_on_postgres() {
    the_first_keeps_the_server_and_nobody_else(Store::postgres().await).await;
}

async fn the_migration_gives_it_to_the_oldest(store: Store) {
    let test = TestApp::on(store, SignUp::Open).await;
    test.client().post("/sample", &[]).await.leads_to();
    let mut robin = test.signed_in("Robin").await;
    let mut kim = test.signed_in("Kim").await;
    let database = Database::connect(&test.store.url).await.unwrap();
    // As it was before, with Kim's account older than Robin's.
    for sql in [
        "ALTER TABLE accounts DROP COLUMN keeps_server",
        "DELETE FROM seaql_migrations WHERE version = 'm20261127_000022_keepers'",
        "UPDATE accounts SET created_at = '2020-01-01 00:00:00+00:00' WHERE name = 'Kim'",
        "UPDATE accounts SET created_at = '2019-01-01 00:00:00+00:00' WHERE sample",
    ] {
        database.execute_unprepared(sql).await.unwrap();
    }
    test.app.db.migrate().await.unwrap();
    assert_eq!(kim.get("/server").await.status, 200);
    assert_eq!(robin.get("/server").await.status, 404);
}

#[tokio::test]
async fn the_migration_gives_it_to_the_oldest_on_sqlite() {
    the_migration_gives_it_to_the_oldest(Store::sqlite().await).await;
}

#[tokio::test]
async fn the_migration_gives_it_to_the_oldest_on_postgres() {
    the_migration_gives_it_to_the_oldest(Store::postgres().await).await;
}

/// Each says what it is, and what helps.
#[tokio::test]
async fn it_says_how_the_server_stands() {
    let test = TestApp::new().await;
    let mut keeper = test.signed_in("Robin").await;
    let page = keeper.page("/server").await;
    let database = test.store.folder.path().join("test.db").display().to_string();
    for words in [
        env!("CARGO_PKG_VERSION"),
        "SQLite 3",
        database.as_str(),
        "migrations are applied.",
        "Can be written",
        "encrypted. Tried just now.",
        "server.key",
        "Keep a copy apart from the backups",
        "234 rule sets",
        "read on November 23, 2026",
        "None is sent",
        "GROWING_EDGE_PUBLIC_ADDRESS=",
        "GROWING_EDGE_SIGN_UP=closed",
        "Not done since the start",
        "growing-edge account keeper",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
    assert!(!page.contains("Send me a test mail"));
    assert_eq!(keeper.post("/server", &[]).await.status, 404, "there is no mail to try");
    // Nothing of the trial stays.
    let files = test.app.files.list_before(chrono::DateTime::<chrono::Utc>::MAX_UTC).await.unwrap();
    assert_eq!(files, Vec::<String>::new());
    chores::round(&test.app).await;
    let page = keeper.page("/server").await;
    assert_eq!(page.matches("Done on November 23, 2026 at 12:00").count(), 6, "{page}");
    assert!(page.contains("Not done: no mail is sent"));
}

#[tokio::test]
async fn what_does_not_work_is_named_on_top() {
    let test = TestApp::new().await;
    let mut keeper = test.signed_in("Robin").await;
    // The folder is gone, and a file stands in its place; and a table is gone, too.
    let database = Database::connect(&test.store.url).await.unwrap();
    database.execute_unprepared("DROP TABLE imports").await.unwrap();
    let folder = test.store.folder.path().join("files");
    std::fs::remove_dir_all(&folder).unwrap();
    std::fs::write(&folder, "").unwrap();
    chores::round(&test.app).await;
    let page = keeper.page("/server").await;
    assert!(page.contains("things want a look:") && page.contains("Cannot be written"), "{page}");
    assert!(page.contains("Did not work on November 23, 2026") && page.contains("The log says why."), "{page}");
}

#[tokio::test]
async fn plain_http_from_elsewhere_is_warned_of() {
    let test = TestApp::new().await;
    let keeper = test.signed_in("Robin").await;
    let cookie = format!("{}={}", growing_edge::web::visitor::COOKIE, keeper.session().unwrap());
    let asked = |host: &'static str, more: &'static [(&'static str, &'static str)]| {
        let mut request = Request::get("/server").header(header::HOST, host).header(header::COOKIE, &cookie);
        for (name, value) in more {
            request = request.header(*name, *value);
        }
        let (router, request) = (test.router(), request.body(Body::empty()).unwrap());
        async move {
            let answer = router.oneshot(request).await.unwrap();
            String::from_utf8(answer.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap()
        }
    };
    let http = asked("ce.example.org", &[]).await;
    assert!(http.contains("You reached this page without it") && http.contains("passwords too"), "{http}");
    let local = asked("localhost:3000", &[]).await;
    assert!(local.contains("Not needed here") && !local.contains("passwords too"), "{local}");
    const PROXIED: [(&str, &str); 2] = [("sec-fetch-site", "same-origin"), ("x-forwarded-for", "192.0.2.1")];
    let https = asked("ce.example.org", &PROXIED).await;
    assert!(https.contains("not yet told to the app") && https.contains("GROWING_EDGE_SECURE=true"), "{https}");
    assert!(https.contains("GROWING_EDGE_TRUST_PROXY=true"), "{https}");
}

async fn keeper_with_mail(store: Store) -> (TestApp, Post, Client) {
    let (post, mailer) = Post::open();
    let test = TestApp::on(store, SignUp::Open).await.with_mailer(mailer);
    jobs::prepare(&test.app.db).await.expect("the queue is made");
    let keeper = test.signed_in("Robin").await;
    (test, post, keeper)
}

#[tokio::test]
async fn a_test_mail_goes_to_the_keeper_or_says_what_the_server_said() {
    let (_test, post, mut keeper) = keeper_with_mail(Store::sqlite().await).await;
    let page = keeper.page("/server").await;
    assert!(page.contains("127.0.0.1:") && page.contains("https://edge.example"), "{page}");
    assert_eq!(keeper.post("/server", &[]).await.leads_to(), "/server");
    let page = keeper.page("/server").await;
    assert!(page.contains("The mail server took it."), "{page}");
    let sent = post.sent();
    assert!(sent.len() == 1 && sent[0].0 == ["robin@example.org"], "{sent:?}");
    assert!(sent[0].1.contains("https://edge.example/server"), "{sent:?}");
    post.refuses.store(1, Ordering::SeqCst);
    let refused = keeper.post("/server", &[]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Not sent: the mail server did not take it: ") && refused.body.contains("451"));
    assert!(!refused.body.contains("robin@"), "{}", refused.body);
    for _ in 0..6 {
        keeper.post("/server", &[]).await.leads_to();
    }
    let often = keeper.post("/server", &[]).await;
    assert!(often.status == 422 && often.body.contains("Wait 15 minutes"), "{}", often.body);
}

async fn the_queue_is_told(store: Store) {
    let (test, _post, mut keeper) = keeper_with_mail(store).await;
    assert!(keeper.page("/server").await.contains("None waits"));
    for day in ["2026-11-23", "2026-11-24"] {
        let job = Job { reminder: uuid::Uuid::now_v7(), day: day.parse().unwrap() };
        jobs::push(&test.app.db, &job).await.unwrap();
    }
    let page = keeper.page("/server").await;
    assert!(page.contains("2 mails wait") && page.contains("None was sent yet."), "{page}");
    let quick = jobs::Pace { look: std::time::Duration::from_millis(100), beat: std::time::Duration::from_secs(1) };
    let first = "2026-11-23".parse().unwrap();
    let send = move |job: Job| async move {
        anyhow::ensure!(job.day == first, "refused");
        Ok(())
    };
    let stop = queue_is(&test.app.db, |queue| queue.last_done.is_some() && queue.tried_in_vain == 1);
    jobs::work(&test.app.db, quick, send, stop).await.unwrap();
    let page = keeper.page("/server").await;
    assert!(page.contains("The last was sent, or wanted no more, on"), "{page}");
    assert!(page.contains("The log says what the mail server answered."), "{page}");
    let tried = "Since November 24, 2026: 1 mail could not be sent yet and is tried again.";
    assert!(page.contains("1 mail waits") && page.contains(tried), "{page}");
}

#[tokio::test]
async fn the_queue_is_told_on_sqlite() {
    the_queue_is_told(Store::sqlite().await).await;
}

#[tokio::test]
async fn the_queue_is_told_on_postgres() {
    the_queue_is_told(Store::postgres().await).await;
}
