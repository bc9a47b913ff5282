//! The edges of the server: what the framework would answer by itself, addresses to pass on, and visitors who look around.

use crate::support::{Client, Store, TestApp};
use growing_edge::web;
use growing_edge::web::app::{App, Settings, SignUp};
use std::sync::Arc;

fn with(test: &TestApp, change: impl FnOnce(&mut Settings)) -> Client {
    let mut settings = Settings::clone(&test.app.settings);
    change(&mut settings);
    Client::new(web::router(App { settings: Arc::new(settings), ..test.app.clone() }))
}

#[tokio::test]
async fn an_address_that_is_none_is_answered_in_our_words() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    for path in ["/goals/abc", "/activities/abc/edit", "/licences/1/ledger"] {
        let answer = client.get(path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert!(answer.body.contains("This page is not here"), "{path}: {}", answer.body);
    }
    let answer = client.post("/rules", &[]).await;
    assert_eq!(answer.status, 405);
    assert!(answer.body.contains("not asked in that way") && answer.header("allow").contains("GET"));
}

#[tokio::test]
async fn programs_are_told_each_problem_as_a_problem() {
    let test = TestApp::new().await;
    let mut client = test.client();
    for (path, status) in [("/api/v1/activities/abc", 401), ("/api/v1/nothing", 404)] {
        let answer = client.get(path).await;
        assert!([status, 404].contains(&answer.status), "{path}: {}", answer.status);
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}: {}", answer.body);
    }
    let answer = client.post("/api/v1/dates", &[]).await;
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
}

#[tokio::test]
async fn secret_addresses_begin_where_the_host_says_that_people_reach_the_app() {
    let test = TestApp::new().await;
    let mut client = with(&test, |settings| settings.public_address = Some("https://edge.example.org/".into()));
    let fields = [("name", "Robin"), ("email", "r@example.org"), ("password", "a long password"), ("time_zone", "UTC")];
    client.post("/sign-up", &fields).await.leads_to();
    client.post("/calendar", &[("kinds", "renewals")]).await.leads_to();
    let page = client.page("/calendar").await;
    assert!(page.contains("https://edge.example.org/calendar/"), "{page}");
}

#[tokio::test]
async fn nobody_looks_around_where_the_host_does_not_want_it() {
    let test = TestApp::on(Store::sqlite().await, SignUp::Open).await;
    assert!(test.client().page("/").await.contains("sample data"));
    let mut client = with(&test, |settings| settings.samples = false);
    assert!(!client.page("/").await.contains("sample data"));
    assert!(!client.page("/sign-in").await.contains("sample data"));
    assert_eq!(client.post("/sample", &[]).await.status, 404);
}

#[tokio::test]
async fn the_list_of_learning_is_searched_by_titles_since_its_words_stand_in_the_address() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let id = uuid::Uuid::now_v7().to_string();
    let fields = [
        ("id", id.as_str()),
        ("title", "Plain title"),
        ("kind", "workshop"),
        ("completed_on", "2026-11-01"),
        ("hours", "1"),
        ("provider", "Quokka House"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    assert!(client.page("/activities?q=plain").await.contains("Plain title"));
    assert!(!client.page("/activities?q=quokka").await.contains("Plain title"));
}
