//! Accounts at their edges: removals that stop, tries at once, sessions that live on or end, passwords asked for again.

use crate::support::{Client, Store, TestApp, newcomer, now};
use chrono::TimeDelta;
use growing_edge::db::accounts;
use growing_edge::web;
use growing_edge::web::app::{App, Settings, SignUp};
use sea_orm::{ConnectionTrait, Database};
use std::sync::Arc;
use tokio::task::JoinSet;

async fn stores() -> Vec<Store> {
    let mut stores = vec![Store::sqlite().await];
    if std::env::var("GROWING_EDGE_TEST_POSTGRES").is_ok() {
        stores.push(Store::postgres().await);
    }
    stores
}

#[tokio::test]
async fn a_removal_that_stops_halfway_removes_nothing_and_can_be_asked_for_again() {
    for store in stores().await {
        let is_sqlite = store.url.starts_with("sqlite:");
        let test = TestApp::on(store, SignUp::Open).await;
        let mut client = test.signed_in("Robin").await;
        let admin = Database::connect(&test.store.url).await.unwrap();
        let (stop, go_on): (&[&str], &[&str]) = if is_sqlite {
            (
                &["CREATE TRIGGER stop BEFORE DELETE ON accounts BEGIN SELECT RAISE(ABORT, 'stop'); END"],
                &["DROP TRIGGER stop"],
            )
        } else {
            (
                &[
                    "CREATE FUNCTION stop() RETURNS trigger AS $$ BEGIN RAISE EXCEPTION 'stop'; END $$ LANGUAGE plpgsql",
                    "CREATE TRIGGER stop BEFORE DELETE ON accounts FOR EACH ROW EXECUTE FUNCTION stop()",
                ],
                &["DROP TRIGGER stop ON accounts"],
            )
        };
        for statement in stop {
            admin.execute_unprepared(statement).await.unwrap();
        }
        let sure = [("password", "a long password")];
        assert_eq!(client.post("/account/remove", &sure).await.status, 500);
        client.page("/account").await;
        for statement in go_on {
            admin.execute_unprepared(statement).await.unwrap();
        }
        client.post("/account/remove", &sure).await.leads_to();
        test.signed_in("Robin").await;
    }
}

#[tokio::test]
async fn a_removal_that_an_earlier_version_left_halfway_is_finished() {
    for store in stores().await {
        let test = TestApp::on(store, SignUp::Open).await;
        test.signed_in("Robin").await;
        let admin = Database::connect(&test.store.url).await.unwrap();
        let nothing = if test.store.url.starts_with("sqlite:") { "x''" } else { "''" };
        admin.execute_unprepared(&format!("UPDATE accounts SET data_key = {nothing}")).await.unwrap();
        test.signed_in("Kim").await;
        assert_eq!(accounts::finish_removals(&test.app.db).await.unwrap(), 1);
        test.signed_in("Robin").await;
    }
}

#[tokio::test]
async fn passwords_tried_at_once_are_all_counted() {
    for store in stores().await {
        let test = TestApp::on(store, SignUp::Open).await;
        test.signed_in("Robin").await;
        let tries = (0..30).map(|_| {
            let mut client = test.client();
            tokio::spawn(async move {
                client.post("/sign-in", &[("email", "robin@example.org"), ("password", "wrong")]).await.status
            })
        });
        let mut looked_at = 0;
        for tried in tries.collect::<Vec<_>>() {
            looked_at += usize::from(tried.await.unwrap() == 422);
        }
        assert!(looked_at <= 8, "{looked_at} of 30 passwords were looked at");
    }
}

#[tokio::test]
async fn a_good_sign_in_does_not_count_against_the_address() {
    let test = TestApp::new().await;
    test.signed_in("Robin").await;
    for _ in 0..45 {
        let mut client = test.client();
        client.post("/sign-in", &[("email", "robin@example.org"), ("password", "a long password")]).await.leads_to();
    }
}

#[tokio::test]
async fn someone_who_comes_daily_stays_signed_in() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.get("/account").await.header("set-cookie").is_empty(), "not with each page");
    let mut test = test;
    for day in 1..40 {
        test = test.at(now() + TimeDelta::days(day));
        client.moves_to(test.router());
        let answer = client.get("/account").await;
        assert_eq!(answer.status, 200, "day {day}");
        assert!(answer.header("set-cookie").contains("Max-Age=2592000"), "day {day}");
    }
    let answer = client.post("/sign-out", &[]).await;
    assert_eq!(answer.headers.get_all("set-cookie").iter().count(), 1, "signing out is not undone");
}

#[tokio::test]
async fn what_was_typed_into_a_form_outlives_its_session() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let mut other = test.client();
    let enter = [("email", "robin@example.org"), ("password", "a long password")];
    other.post("/sign-in", &enter).await.leads_to();
    let page = other.page("/account/sessions").await;
    let action = page.split("action=\"").find(|part| part.starts_with("/account/sessions/")).unwrap();
    let action = action.split('"').next().unwrap().to_owned();
    other.post(&action, &[]).await.leads_to();

    let line = "I said <yes> & then found out that I had meant quite the opposite";
    let typed = [("kind", "push_pull"), ("line", line), ("password", "never shown")];
    let answer = client.post("/challenges/new", &typed).await;
    assert_eq!((answer.status, answer.header("location")), (401, ""));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.body.contains("action=\"/challenges/new\"") && answer.body.contains("name=\"line\""));
    assert!(answer.body.contains("I said &lt;yes&gt; &amp; then"), "{}", answer.body);
    assert!(!answer.body.contains("never shown") && !answer.header("set-cookie").contains("yes"));

    client.post("/sign-in", &enter).await.leads_to();
    client.post("/challenges/new", &typed).await.leads_to();
}

#[tokio::test]
async fn with_https_the_cookie_is_this_host_s_alone() {
    let test = TestApp::new().await;
    let settings = Settings { secure: true, ..Settings::clone(&test.app.settings) };
    let app = App { settings: Arc::new(settings), ..test.app.clone() };
    let mut client = Client::new(web::router(app));
    let fields = [("name", "Robin"), ("email", "r@example.org"), ("password", "a long password"), ("time_zone", "UTC")];
    let cookie = client.post("/sign-up", &fields).await.header("set-cookie").to_owned();
    assert!(cookie.starts_with("__Host-growing_edge_session=") && cookie.contains("Path=/;"), "{cookie}");
    assert!(cookie.contains("Secure") && !cookie.contains("Domain"), "{cookie}");
    client.page("/account").await;
}

#[tokio::test]
async fn a_device_left_open_is_no_place_to_try_passwords_at() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    for _ in 0..4 {
        let answer = client.post("/account/remove", &[("password", "wrong")]).await;
        assert!(answer.body.contains("not your password"));
        client.post("/account/password", &[("password", "wrong"), ("new_password", "another long one")]).await;
    }
    let answer = client.post("/account/remove", &[("password", "a long password")]).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Wait 15 minutes"));
    let fields = [("password", "a long password"), ("new_password", "another long one")];
    assert_eq!(client.post("/account/password", &fields).await.status, 422);
}

#[tokio::test]
async fn a_new_password_ends_the_access_of_programs_and_calendars_if_she_leaves_it_ticked() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let token = uuid::Uuid::now_v7().to_string();
    client.post("/tokens", &[("id", &token), ("name", "Sheet"), ("scopes", "dates:read")]).await;
    client.post("/calendar", &[("kinds", "renewals")]).await.leads_to();
    let names = |page: String| page.contains("Sheet");
    assert!(names(client.page("/tokens").await), "there is one");
    let page = client.page("/account").await;
    let tick = page.split("name=\"end_access\"").nth(1).unwrap().split('>').next().unwrap();
    assert!(tick.contains("checked"), "{tick}");

    let fields = [("password", "a long password"), ("new_password", "another long one")];
    client.post("/account/password", &fields).await.leads_to();
    assert!(names(client.page("/tokens").await), "it was not ticked");
    let fields = [("password", "another long one"), ("new_password", "a third long one"), ("end_access", "on")];
    client.post("/account/password", &fields).await.leads_to();
    assert!(!names(client.page("/tokens").await));
    assert!(!client.page("/calendar").await.contains("/growing-edge.ics\""), "the address has ended");
}

#[tokio::test]
async fn accounts_that_were_made_are_counted_by_address() {
    let test = TestApp::new().await;
    for number in 0..40 {
        test.signed_in(&format!("Robin{number}")).await;
    }
    let fields = [("name", "Kim"), ("email", "k@example.org"), ("password", "a long password"), ("time_zone", "UTC")];
    let answer = test.client().post("/sign-up", &fields).await;
    assert_eq!(answer.status, 422);
    assert!(answer.body.contains("Wait 15 minutes"));
}

#[tokio::test]
async fn of_two_who_come_at_a_moment_one_is_the_first() {
    for store in [Store::sqlite().await, Store::postgres().await] {
        let test = TestApp::on(store, SignUp::Open).await;
        let mut made = JoinSet::new();
        for number in 0..8 {
            let (app, new) = (test.app.clone(), newcomer(&format!("{number}@example.org")));
            made.spawn(async move { accounts::record_account(&app.db, &app.server_key, new, now()).await.unwrap() });
        }
        let made = made.join_all().await;
        let keepers = made.iter().filter(|account| account.keeps_server).count();
        assert_eq!((made.len(), keepers), (8, 1), "{}", test.store.url);
    }
}

#[tokio::test]
async fn nobody_comes_in_beside_the_first_where_sign_up_is_closed() {
    for store in [Store::sqlite().await, Store::postgres().await] {
        let test = TestApp::on(store, SignUp::Closed).await;
        let mut tries = JoinSet::new();
        for number in 0..4 {
            let (mut client, email) = (test.client(), format!("{number}@example.org"));
            tries.spawn(async move {
                let fields =
                    [("name", "Robin"), ("email", &email), ("password", "a long password"), ("time_zone", "UTC")];
                client.post("/sign-up", &fields).await.status
            });
        }
        let mut tries = tries.join_all().await;
        tries.sort_unstable();
        assert_eq!(tries, [303, 403, 403, 403], "{}", test.store.url);
    }
}
