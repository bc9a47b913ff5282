//! A page sends as many statements for a full shelf as for an empty one, and few of them.

use crate::support::{Client, TestApp};
use std::collections::{BTreeMap, BTreeSet};

/// The most that a page may send: who is signed in, her records, and the links between them. Home sends the most, one of them
/// for what was answered or set aside of the questions after learning.
const MOST: u64 = 17;

/// The search page opens everything that can be found: a statement for each kind of record.
const MOST_FOR_SEARCH: u64 = 24;

/// Every page that links lead to from Home, with the statements it sent.
async fn walk(test: &TestApp, client: &mut Client) -> BTreeMap<String, u64> {
    let mut pages = BTreeMap::new();
    let mut ahead = vec!["/".to_owned()];
    let mut seen = BTreeSet::new();
    while let Some(path) = ahead.pop() {
        if !seen.insert(path.clone()) {
            continue;
        }
        let before = test.app.db.statements();
        let answer = client.get(&path).await;
        // Who is signed in is sent on from where one signs in.
        if answer.status == 303 {
            continue;
        }
        assert_eq!(answer.status, 200, "{path}");
        pages.insert(path, test.app.db.statements() - before);
        ahead.extend(links(&answer.body));
    }
    pages
}

/// Pages of the app that a page leads to; searches and assets left out.
fn links(body: &str) -> Vec<String> {
    let targets =
        body.split("<a ").skip(1).filter_map(|tag| tag.split('>').next()?.split("href=\"").nth(1)?.split('"').next());
    let pages = targets.filter(|target| target.starts_with('/') && !target.contains(['?', '.']));
    pages.map(|target| target.split('#').next().unwrap_or_default().to_owned()).collect()
}

#[tokio::test]
async fn more_records_need_no_more_statements() {
    let test = TestApp::new().await;
    let mut client = test.client();
    client.post("/sample", &[]).await.leads_to();
    let few = walk(&test, &mut client).await;
    assert!(few.len() > 30, "links lead to most pages: {few:?}");
    for number in 0..40 {
        let (id, title) = (uuid::Uuid::now_v7().to_string(), format!("Course {number}"));
        let day = [("kind", "workshop"), ("completed_on", "2026-05-01"), ("hours", "1"), ("topic", "ethics")];
        client
            .post("/activities/new", &[&[("id", id.as_str()), ("title", &title)], &day[..]].concat())
            .await
            .leads_to();
        let challenge = [("kind", "push_pull"), ("noted_on", "2026-01-01")];
        client.post("/challenges/new", &challenge).await.leads_to();
    }
    let unlike: Vec<String> = {
        let mut unlike = Vec::new();
        for (path, count) in &few {
            let before = test.app.db.statements();
            client.page(path).await;
            let now = test.app.db.statements() - before;
            let most = if path == "/search" { MOST_FOR_SEARCH } else { MOST };
            if now > *count || now > most {
                unlike.push(format!("{path}: {count}, then {now}"));
            }
        }
        unlike
    };
    assert!(unlike.is_empty(), "{unlike:#?}");
}

/// Home is drawn once and kept, but never tells of yesterday's records, of another day or of another person.
#[tokio::test]
async fn home_is_drawn_anew_when_what_it_tells_has_changed() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let drawn = client.get("/").await;
    let first = drawn.body.clone();
    assert!(first.contains("No license yet."));
    let before = test.app.db.statements();
    let again = client.get("/").await;
    assert_eq!(test.app.db.statements() - before, 1, "only who is there is asked");
    // Its scripts run under a nonce of this answer's own.
    let nonce =
        |policy: &str| policy.split("'nonce-").nth(1).and_then(|rest| rest.split('\'').next()).map(str::to_owned);
    let fresh = nonce(again.header("content-security-policy")).unwrap_or_default();
    assert_eq!(fresh.is_empty(), nonce(drawn.header("content-security-policy")).is_none());
    let before = nonce(drawn.header("content-security-policy")).unwrap_or_default();
    assert!(before.is_empty() || (fresh != before && !again.body.contains(&before)));
    assert_eq!(again.body.replace(&fresh, ""), first.replace(&before, ""));
    client.texas("2027-04-30").await;
    // The word about what was just saved is shown once, and is no part of what is kept.
    let told = client.page("/").await;
    assert!(told.contains("Texas LPC") && told.contains("Added."), "{told}");
    let kept = client.page("/").await;
    assert!(kept.contains("Texas LPC") && !kept.contains("Added."));
    assert!(test.signed_in("Sam").await.page("/").await.contains("No license yet."));
}
