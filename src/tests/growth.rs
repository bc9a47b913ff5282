//! Growth as a person meets it: check-ins, the timeline by year and as a file, what recurs, every skill at a glance.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

async fn check_in(client: &mut Client, day: &str, answers: &[(&str, &str)]) {
    let id = id();
    let fields = [&[("id", id.as_str()), ("checked_on", day)], answers].concat();
    assert_eq!(client.post("/check-ins/new", &fields).await.leads_to(), "/check-ins");
}

#[tokio::test]
async fn the_quiet_note_opens_at_two_in_a_row_and_not_at_one() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    assert!(client.page("/check-ins").await.contains("No check-in yet."));
    check_in(&mut client, "2026-11-08", &[("recovery", "1"), ("load", "3")]).await;
    let one = client.page("/check-ins").await;
    assert!(!one.contains("When it is a lot") && one.contains("A little"), "{one}");
    check_in(&mut client, "2026-11-22", &[("recovery", "0"), ("load", "3")]).await;
    let two = client.page("/check-ins").await;
    assert!(two.contains("In your last check-ins, recovery stood at the hard end."), "{two}");
    for word in ["A supervisor.", "A support line.", "A lighter load."] {
        assert!(two.contains(word), "{word}");
    }
    assert!(two.contains("Only you see this.") && two.contains("Left empty"));
    for never in ["Total", "total", "score", "streak", "average"] {
        assert!(!two.contains(never), "{never} is never made of it");
    }
    assert!(!client.page("/growth").await.contains("hard end"), "other pages tell when, never what");
}

#[tokio::test]
async fn a_check_in_needs_one_line_and_keeps_what_was_chosen_when_it_is_refused() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let (one, day) = (id(), ("checked_on", "2026-11-20"));
    let empty = client.post("/check-ins/new", &[("id", &one), day, ("staying", "")]).await;
    assert_eq!(empty.status, 422);
    assert!(empty.body.contains("Answer one line at least.") && empty.body.contains("value=\"2026-11-20\""));
    let ahead = [("id", one.as_str()), ("checked_on", "2026-12-01"), ("patience", "3")];
    let ahead = client.post("/check-ins/new", &ahead).await;
    assert_eq!(ahead.status, 422);
    assert!(ahead.body.contains("That day has not come yet."));
    assert!(ahead.body.contains("name=\"patience\" value=\"3\" checked"), "{}", ahead.body);
    let odd = client.post("/check-ins/new", &[("id", &one), day, ("load", "5")]).await;
    assert_eq!(odd.status, 422);
    for _ in 0..2 {
        client.post("/check-ins/new", &[("id", &one), day, ("patience", "3")]).await.leads_to();
    }
    let list = client.page("/check-ins").await;
    assert_eq!(list.matches("/edit\"").count(), 1, "sent twice, made once");
    let fresh = client.page("/check-ins/new").await;
    assert!(fresh.contains("The last one was 3 days ago, on November 20, 2026. Another is fine"), "{fresh}");
    let edit = format!("/check-ins/{one}/edit");
    assert!(client.page(&edit).await.contains("name=\"patience\" value=\"3\" checked"));
    let change = [("version", "1"), day, ("patience", "4")];
    client.post(&edit, &change).await.leads_to();
    assert_eq!(client.post(&edit, &change).await.status, 409, "a change that comes too late overwrites nothing");
    assert!(client.page("/check-ins").await.contains("Fully"));
    client.post(&format!("/check-ins/{one}/remove"), &[]).await.leads_to();
    assert!(client.page("/check-ins").await.contains("No check-in yet."));
}

#[tokio::test]
async fn the_raw_database_does_not_say_what_was_answered() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    check_in(&mut client, "2026-11-08", &[("recovery", "1"), ("staying", "3")]).await;
    let mut raw = Vec::new();
    for file in std::fs::read_dir(test.store.folder.path()).unwrap() {
        raw.extend(std::fs::read(file.unwrap().path()).unwrap());
    }
    let holds = |word: &str| raw.windows(word.len()).any(|part| part == word.as_bytes());
    assert!(holds("checkins") && !holds("recovery") && !holds("staying"));
}
