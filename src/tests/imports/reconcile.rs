//! A transcript beside what is held: in both, told in two ways, only here, only there; nothing of it is stored.

use super::{id, titles};
use crate::support::{Answer, Client, TestApp};

const TRANSCRIPT: &str = "Course Name,Educational Provider,Date Completed,Hours\n\
    Ethics and the phone,Riverbend,03/14/2026,2\n\
    Ethics and the phone,Riverbend,03/14/2026,1\n\
    Grief in families,Riverbend,04/15/2026,2\n\
    Law for counselors,Marsh Lane,05/16/2026,4\n\
    An old one,Marsh Lane,05/17/2019,4\n";

async fn licence(client: &mut Client) -> String {
    client.texas("2027-04-30").await.trim_start_matches("/licences/").to_owned()
}

async fn learned(client: &mut Client, title: &str, on: &str, hours: &str) {
    let fields = [("id", &*id()), ("title", title), ("kind", "workshop"), ("completed_on", on), ("hours", hours)];
    client.post("/activities/new", &fields).await.leads_to();
}

async fn compare(client: &mut Client, licence: &str, fields: &[(&str, &str)]) -> Answer {
    client.upload(&format!("/licences/{licence}/reconcile"), fields, None).await
}

#[tokio::test]
async fn each_course_is_told_with_its_next_step_and_nothing_is_stored() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = licence(&mut client).await;
    learned(&mut client, "Ethics and the Phone", "2026-03-14", "3").await;
    learned(&mut client, "Grief in families", "2026-04-15", "3").await;
    learned(&mut client, "Peer group", "2026-06-01", "1").await;
    client.page(&format!("/licences/{licence}/reconcile")).await;
    let answer = compare(&mut client, &licence, &[("text", TRANSCRIPT)]).await;
    let page = answer.body;
    assert_eq!(answer.status, 200, "{page}");
    let verdict = "1 course is in both. 1 is told in two ways, 1 is only here and 1 is only there.";
    assert!(page.contains(verdict), "two lines of one course are one: {page}");
    assert!(page.contains("1 course there lies outside this period."), "{page}");
    assert!(page.contains("3 hours") && page.contains("2 hours") && page.contains("Correct it here"), "{page}");
    assert_eq!(titles(&mut client).await.len(), 3, "nothing is stored");
    // What is only there is looked at like any list, and nothing else of the transcript.
    let text =
        page.split("action=\"/imports/new\"").nth(1).and_then(|rest| rest.split("name=\"text\" value=\"").nth(1));
    let text = text.and_then(|rest| rest.split("\">").next()).unwrap().replace("&quot;", "\"");
    let there = client.upload("/imports/new", &[("id", &id()), ("text", &text)], None).await.leads_to();
    let looked = client.page(&there).await;
    assert!(looked.contains("Law for counselors") && looked.contains("1 row is new."), "{looked}");
    assert!(!looked.contains("Ethics and the phone"), "{looked}");
    // Without the bounds of the period the old one is there too.
    let all = compare(&mut client, &licence, &[("text", TRANSCRIPT), ("all", "on")]).await;
    assert!(all.body.contains("2 are only there"), "{}", all.body);
}

#[tokio::test]
async fn dates_that_may_be_two_days_are_asked_about_before_anything_is_compared() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = licence(&mut client).await;
    let list = "Course,Date,Hours\nEthics,03/04/2026,2\n";
    let asked = compare(&mut client, &licence, &[("text", list)]).await;
    assert!(asked.status == 422 && asked.body.contains("What comes first in a date such as 03/04/2026?"));
    let answered = compare(&mut client, &licence, &[("text", list), ("order", "day_first")]).await;
    assert!(answered.status == 200 && answered.body.contains("April 3, 2026"), "{}", answered.body);
    let none = compare(&mut client, &licence, &[("text", "a;b\nc;d\n")]).await;
    assert!(none.status == 422 && none.body.contains("no columns that hold titles and dates"), "{}", none.body);
}
