//! A licence's life: pins, a cycle closed and opened again, what carries over, an end that has passed, rules that changed.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// A Texas counselor's licence whose period ends on a day; returns its page.
async fn texas(client: &mut Client, ends: &str) -> String {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("rule_set", "us-tx-counselor"),
        ("title", "LPC"),
        ("issued_on", "2013-05-01"),
        ("expires_on", ends),
    ];
    client.post("/licences/new", &fields).await.leads_to()
}

/// A workshop that Texas takes; returns its id.
async fn workshop(client: &mut Client, title: &str, day: &str, hours: &str, topic: &str) -> String {
    let id = id();
    let fields = [
        ("id", id.as_str()),
        ("title", title),
        ("kind", "workshop"),
        ("completed_on", day),
        ("hours", hours),
        ("topic", topic),
        ("topic_hours", ""),
        ("approvals", "tx_listed"),
    ];
    client.post("/activities/new", &fields).await.leads_to();
    id
}

#[tokio::test]
async fn a_pin_takes_hours_out_says_so_and_is_undone() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = texas(&mut client, "2027-04-30").await;
    let course = workshop(&mut client, "Grief", "2026-03-01", "4", "grief_end_of_life").await;
    assert!(client.page(&licence).await.contains("4 of 24 hours count."));
    let page = client.page(&format!("{licence}/pins/new?activity={course}&cycle=2027-04-30")).await;
    assert!(page.contains("Do not use it for this license") && page.contains("The period to April 30, 2029"));
    let refused = client
        .post(&format!("{licence}/pins/new"), &[("activity", &course), ("choice", "force_cycle"), ("hours", "2")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("Choose the period.") && refused.body.contains("value=\"2\""));
    let pin = [("activity", course.as_str()), ("choice", "forbid")];
    assert_eq!(client.post(&format!("{licence}/pins/new"), &pin).await.leads_to(), licence);
    let page = client.page(&licence).await;
    assert!(page.contains("0 of 24 hours count.") && page.contains("You asked not to use it here."), "{page}");
    assert!(page.contains("Your choice: not used for this license."));
    let undo = between(&page, "<form method=\"post\" action=\"", "\"", "/pins/");
    client.post(&undo, &[]).await.leads_to();
    assert!(client.page(&licence).await.contains("4 of 24 hours count."));
}

#[tokio::test]
async fn a_pin_moves_hours_to_another_period_or_away_from_one_requirement() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = texas(&mut client, "2027-04-30").await;
    let course = workshop(&mut client, "Ethics", "2026-03-01", "4", "ethics").await;
    let pins = format!("{licence}/pins/new");
    let away = [("activity", course.as_str()), ("choice", "forbid_requirement"), ("requirement", "ethics")];
    let page = client.page(&format!("{pins}?activity={course}")).await;
    let ethics = between(&page, "<option value=\"", "\"", "ethics");
    let away = [away[0], away[1], ("requirement", ethics.as_str())];
    client.post(&pins, &away).await.leads_to();
    let page = client.page(&licence).await;
    assert!(page.contains("4 of 24 hours count.") && page.contains("Your choice: not used for"), "{page}");
    let next = [("activity", course.as_str()), ("choice", "force_cycle"), ("cycle", "2029-04-30")];
    client.post(&pins, &next).await.leads_to();
    let page = client.page(&licence).await;
    assert!(page.contains("0 of 24 hours count."));
    assert!(page.contains("Used in the period that ends on April 30, 2029"));
}

/// What stands between two marks, the first that holds a word.
fn between(page: &str, before: &str, after: &str, word: &str) -> String {
    let mut found = page.split(before).skip(1).filter_map(|part| part.split(after).next());
    found.find(|part| part.contains(word)).unwrap_or_else(|| panic!("nothing with {word} follows {before}")).to_owned()
}
