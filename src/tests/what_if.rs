//! "What if": what a planned course is worth, and one that is only imagined; nothing of it is saved.

use crate::support::{Client, TestApp};

fn id() -> String {
    uuid::Uuid::now_v7().to_string()
}

/// Texas LPC with 18 of 24 hours done and a planned ethics course; returns the course's id.
async fn therapist(client: &mut Client) -> String {
    let licence = id();
    let held = [("id", licence.as_str()), ("rule_set", "us-tx-counselor"), ("title", "LPC")];
    let dates = [("issued_on", "2013-05-01"), ("expires_on", "2027-04-30")];
    client.post("/licences/new", &[&held[..], &dates[..]].concat()).await.leads_to();
    let (done, planned) = (id(), id());
    let listed = ("approvals", "tx_listed");
    let day = [("kind", "workshop"), listed];
    let first = [("id", done.as_str()), ("title", "Done"), ("completed_on", "2026-10-01"), ("hours", "15")];
    client.post("/activities/new", &[&first[..], &day[..]].concat()).await.leads_to();
    let second =
        [("id", planned.as_str()), ("title", "Ethics in spring"), ("completed_on", "2027-03-01"), ("hours", "6")];
    let about = [("status", "planned"), ("topic", "ethics")];
    client.post("/activities/new", &[&second[..], &about[..], &day[..]].concat()).await.leads_to();
    planned
}

#[tokio::test]
async fn a_planned_course_left_out_shows_what_it_was_worth_and_stays_planned() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let page = client.page("/what-if").await;
    assert!(page.contains("Ethics in spring") && page.contains("Nothing is saved."), "{page}");
    let date = format!("date-{planned}");
    let answer = client.post("/what-if", &[(date.as_str(), "2027-03-01")]).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    for said in ["Hours in all", "21 of 24, 3 open", "15 of 24, 9 open", "9 hours would be missing, in place of 6."] {
        assert!(answer.body.contains(said), "{said}: {}", answer.body);
    }
    assert!(client.page("/activities").await.contains("Ethics in spring"), "it is planned as before");
    let kept = client.post("/what-if", &[(date.as_str(), "2027-03-01"), ("on", &planned)]).await;
    assert!(kept.body.contains("Nothing changes."), "{}", kept.body);
}

#[tokio::test]
async fn a_course_moved_past_the_deadline_no_longer_counts() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let date = format!("date-{planned}");
    let answer = client.post("/what-if", &[(date.as_str(), "2027-05-02"), ("on", &planned)]).await;
    assert!(answer.body.contains("15 of 24, 9 open") && answer.body.contains("0 of 6"), "{}", answer.body);
}

#[tokio::test]
async fn an_imagined_course_can_be_planned_with_one_press() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let planned = therapist(&mut client).await;
    let date = format!("date-{planned}");
    let same = [(date.as_str(), "2027-03-01"), ("on", planned.as_str())];
    let course = [("title", "Culture"), ("hours", "3"), ("kind", "workshop"), ("completed_on", "2027-02-01")];
    let about = [("topic", "cultural_competence"), ("approvals", "tx_listed")];
    let answer = client.post("/what-if", &[&same[..], &course[..], &about[..]].concat()).await;
    assert!(
        answer.body.contains("24 of 24, met") && answer.body.contains("Add this course as planned"),
        "{}",
        answer.body
    );
    assert!(!client.page("/activities").await.contains("Culture"), "imagined, not saved");
    let refused = client.post("/what-if", &[&same[..], &course[..2], &[("completed_on", "2027-02-31")]].concat()).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains("2027-02-31") && refused.body.contains("February has 28 days"), "{}", refused.body);
}
