//! What is counted, and by whose rules: once, and in the words of each body.

use super::{id, session, supervisor};
use crate::support::{Client, TestApp};

async fn licence(client: &mut Client, rule_set: &str, title: &str) -> String {
    let new = id();
    let fields = [("id", new.as_str()), ("rule_set", rule_set), ("title", title), ("issued_on", "2020-01-01")];
    client.post("/licences/new", &[&fields[..], &[("expires_on", "2026-12-31")]].concat()).await.leads_to();
    new
}

#[tokio::test]
async fn a_session_kept_as_learning_is_counted_once_by_a_licence_that_takes_it() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let held = licence(&mut client, "au-psychotherapist-pacfa", "Clinical PACFA").await;
    let bron = supervisor(&mut client, "Bronwen Mostyn").await;
    let keep = [("keep", "on"), ("minutes", "90")];
    let one = session(&mut client, &bron, "2026-09-03", &keep).await;
    session(&mut client, &bron, "2026-09-10", &[("minutes", "30")]).await;
    let hub = client.page("/supervision").await;
    assert!(hub.contains("At least 10 hours"), "the rule is told: {hub}");
    assert!(hub.contains("Kept as learning: 1.5 of 1.5 hours count here. 1 session is not kept as learning."), "{hub}");
    let activities = client.page("/activities").await;
    assert_eq!(activities.matches(">Supervision, one to one</a>").count(), 1, "{activities}");

    // Changed with the session, still once; what was added to the activity stays.
    let page = client.page(&format!("/supervision/{one}")).await;
    let (_, rest) = page.split_once("href=\"/activities/").expect("the session leads to its activity");
    let activity = format!("/activities/{}", rest.split('"').next().unwrap());
    let fields = [("version", "1"), ("held_on", "2026-09-03"), ("kind", "individual"), ("keep", "on")];
    let edit = format!("/supervision/{one}/edit");
    client.post(&edit, &[&fields[..], &[("minutes", "120")]].concat()).await.leads_to();
    assert!(client.page(&activity).await.contains("Kept with "), "the activity says where it comes from");
    assert!(client.page("/supervision").await.contains("Kept as learning: 2 of 2 hours count here."));
    assert_eq!(client.page("/activities").await.matches(">Supervision, one to one</a>").count(), 1);
    assert!(client.page(&format!("/licences/{held}")).await.contains("Supervision, one to one"));

    // Entered by hand already: asked about, not counted twice.
    let by_hand = id();
    let hand = [("id", by_hand.as_str()), ("title", "With Bron"), ("kind", "supervision_received"), ("hours", "1")];
    client.post("/activities/new", &[&hand[..], &[("completed_on", "2026-10-01")]].concat()).await.leads_to();
    let twice = id();
    let fields = [("id", twice.as_str()), ("held_on", "2026-10-01"), ("kind", "individual"), ("minutes", "60")];
    let fields = [&fields[..], &[("keep", "on")]].concat();
    let asked = client.post("/supervision/new", &fields).await;
    assert_eq!(asked.status, 422);
    assert!(asked.body.contains("Your learning has “With Bron” on that day already."), "{}", asked.body);
    client.post("/supervision/new", &[&fields[..], &[("another", "on")]].concat()).await.leads_to();

    // Not kept any more, and removed.
    let fields = [("version", "2"), ("held_on", "2026-09-03"), ("kind", "individual"), ("minutes", "120")];
    client.post(&edit, &fields).await.leads_to();
    assert_eq!(client.get(&activity).await.status, 404, "it went with the tick");
    client.post(&format!("/supervision/{twice}/remove"), &[]).await.leads_to();
    let left = client.page("/activities").await;
    assert!(!left.contains("Supervision, one to one") && left.contains("With Bron"), "{left}");
}

#[tokio::test]
async fn own_practice_minutes_and_months_are_told_by_the_rules_of_the_body_and_silence_stays_silence() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Aroha").await;
    let bron = supervisor(&mut client, "Bronwen Mostyn").await;
    let peer = |more: &[(&'static str, &'static str)]| {
        [&[("kind", "peer"), ("minutes", "120"), ("keep", "on")][..], more].concat()
    };
    session(&mut client, &bron, "2026-10-01", &peer(&[("group_size", "6")])).await;
    session(&mut client, &bron, "2026-10-08", &peer(&[("own_practice_minutes", "35"), ("group_size", "6")])).await;
    session(&mut client, &bron, "2026-10-15", &peer(&[])).await;
    licence(&mut client, "au-psychologist", "Registered Psychologist").await;
    let hub = client.page("/supervision").await;
    let said = "55 minutes on your own practice, 3 hours 5 minutes on that of others. 1 session does not say";
    assert!(hub.contains(said), "{hub}");
    assert!(hub.contains("the time spent on your own practice counts as such"), "the rule and its source: {hub}");
    assert!(!hub.contains("The rules we hold do not say how time in a group counts."), "{hub}");

    let mut tom = test.signed_in("Tom").await;
    let bron = supervisor(&mut tom, "Bronwen Mostyn").await;
    for month in ["01", "02", "03", "04", "05", "06", "07", "09", "10", "11"] {
        session(&mut tom, &bron, &format!("2026-{month}-05"), &[("minutes", "90")]).await;
    }
    session(&mut tom, &bron, "2026-08-06", &[("kind", "group"), ("minutes", "120"), ("group_size", "5")]).await;
    licence(&mut tom, "gb-counselor-bacp", "MBACP (Accred)").await;
    let hub = tom.page("/supervision").await;
    assert!(hub.contains("these months stand below it: Aug 2026 with 0 minutes and 2 hours in a group."), "{hub}");
    assert!(
        hub.contains("The rules we hold do not say how time in a group counts.") && hub.contains("Ask the board"),
        "{hub}"
    );
    assert!(hub.contains("None of them is kept as learning"), "{hub}");
    let alone = session(&mut tom, &bron, "2026-08-20", &[("minutes", "90")]).await;
    assert!(tom.page("/supervision").await.contains("Each month reaches it one to one."));
    assert_eq!(client.get(&format!("/supervision/{alone}")).await.status, 404, "his is his");
}
