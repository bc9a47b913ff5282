//! Capture: three taps and a line; sent twice it is kept once; two devices lose nothing; the shell is of nobody.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn capture(client: &mut Client, id: &str, fields: &[(&str, &str)]) -> String {
    let mut all = vec![("id", id)];
    all.extend_from_slice(fields);
    client.post("/capture", &all).await.leads_to()
}

#[tokio::test]
async fn a_first_time_is_noted_and_the_next_says_how_it_went() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.page("/capture").await.contains("What met you?"));
    let first = capture(&mut client, &id(), &[("kind", "push_pull"), ("line", "I chase.")]).await;
    let again = id();
    let unsaid = client.post("/capture", &[("id", &again), ("kind", "push_pull"), ("line", "I waited.")]).await;
    assert_eq!(unsaid.status, 422);
    assert!(unsaid.body.contains("choose how it went this time") && unsaid.body.contains("I waited."));
    let fields = [("kind", "push_pull"), ("handled", "better"), ("line", "I waited.")];
    assert_eq!(capture(&mut client, &again, &fields).await, first, "the same pattern, met again");
    let page = client.page(&first).await;
    for words in ["met twice", "I chase.", "I waited.", "Oct–Dec 2026: first noted, better"] {
        assert!(page.contains(words), "{words} is missing");
    }
    let next = client.page("/capture?kind=push_pull").await;
    assert!(next.contains("Met twice. The last time went better"), "{next}");
    assert!(next.contains("value=\"push_pull\" checked"));
}

#[tokio::test]
async fn what_is_sent_twice_is_kept_once() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (first, second) = (id(), id());
    let fields = [("kind", "push_pull"), ("handled", "worse"), ("line", "I chase.")];
    for id in [&first, &first, &second, &first, &second] {
        capture(&mut client, id, &fields).await;
    }
    assert!(client.page("/challenges").await.contains("Met twice, in 1 quarter."));
}

#[tokio::test]
async fn two_devices_that_were_offline_lose_nothing_and_keep_their_days() {
    let test = TestApp::new().await;
    let mut phone = test.signed_in("Robin").await;
    let mut desk = phone.clone();
    let on_phone =
        [("kind", "over_responsibility"), ("handled", "worse"), ("line", "I stayed."), ("met_on", "2026-09-30")];
    let on_desk =
        [("kind", "over_responsibility"), ("handled", "same"), ("line", "I left late."), ("met_on", "2026-10-01")];
    let there = capture(&mut desk, &id(), &on_desk).await;
    assert_eq!(capture(&mut phone, &id(), &on_phone).await, there);
    let page = phone.page(&there).await;
    for words in ["I stayed.", "I left late.", "Jul–Sep 2026: harder", "Oct–Dec 2026: first noted"] {
        assert!(page.contains(words), "{words} is missing");
    }
}

#[tokio::test]
async fn a_draft_that_waited_is_not_kept_under_another_account() {
    let test = TestApp::new().await;
    let mut her = test.signed_in("Robin").await;
    let page = her.page("/capture").await;
    let (_, rest) = page.split_once("name=\"account\" value=\"").expect("the form names the account");
    let account = rest.split('"').next().unwrap().to_owned();
    let mut him = test.signed_in("Kim").await;
    let draft = [("id", id()), ("account", account), ("kind", "push_pull".into()), ("line", "I chase.".into())];
    let draft: Vec<(&str, &str)> = draft.iter().map(|(name, value)| (*name, value.as_str())).collect();
    assert_eq!(him.post("/capture", &draft).await.status, 410);
    assert!(him.page("/challenges").await.contains("Nothing has met you yet."));
    her.post("/capture", &draft).await.leads_to();
}

#[tokio::test]
async fn the_shell_that_a_device_keeps_is_of_nobody() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Quillfeather").await;
    capture(&mut client, &id(), &[("kind", "push_pull"), ("line", "quokkaline")]).await;
    let shell = client.page("/capture/offline").await;
    for private in ["Quillfeather", "quokkaline", "Saved."] {
        assert!(!shell.contains(private), "{private} stands in the shell");
    }
    assert!(shell.contains("name=\"account\" value=\"\"") && shell.contains("src=\"/capture.js\""), "{shell}");
    assert_eq!(shell, strip_nonces(&test.client().page("/capture/offline").await, &shell), "the same for anyone");
}

/// Pages differ in the nonce of their scripts alone.
fn strip_nonces(page: &str, like: &str) -> String {
    let nonce = |page: &str| page.split("nonce=\"").nth(1).and_then(|rest| rest.split('"').next()).map(str::to_owned);
    match (nonce(page), nonce(like)) {
        (Some(own), Some(other)) => page.replace(&own, &other),
        _ => page.to_owned(),
    }
}

#[tokio::test]
async fn workers_and_manifests_come_from_here_alone() {
    let test = TestApp::new().await;
    let answer = test.client().get("/capture/offline").await;
    let policy = answer.header("content-security-policy");
    assert!(policy.contains("worker-src 'self'") && policy.contains("manifest-src 'self'"), "{policy}");
}
