//! Every shape a list may have: sheets, transcripts, calendars, and what is none.

use super::{paste, press, send, titles, version};
use crate::support::{Answer, Client, TestApp};
use std::path::Path;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/tests/samples").join(name)).unwrap()
}

#[tokio::test]
async fn a_transcript_is_read_with_its_subjects_and_numbers() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = send(&mut client, "course_history_MH18842.csv", &sample("course_history_MH18842.csv")).await.leads_to();
    let page = client.page(&there).await;
    assert!(page.contains("7 rows are new. 1 is worth a look."), "{page}");
    assert!(page.contains("two parts of one course?"), "one course stands there under two subjects: {page}");
    press(&mut client, &there, &[("then", "add")]).await.leads_to();
    let held = titles(&mut client).await;
    assert!(held.contains(&"Ethics and Boundary Issues 2025".to_owned()) && held.len() == 7, "{held:?}");
}

#[tokio::test]
async fn a_list_of_one_s_own_is_read_with_all_its_slips() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = send(&mut client, "my CE log.csv", &sample("my CE log.csv")).await.leads_to();
    let page = client.page(&there).await;
    for words in [
        "2025 comes from the heading above it.",
        "It is the same as line 15.",
        "“6/??/2025” is not one day.",
        "It is a total.",
        "It reads as if it did not take place, or not yet.",
        "Its day is still to come: it would be planned, not done.",
    ] {
        assert!(page.contains(words), "{words}: {page}");
    }
}

#[tokio::test]
async fn a_workbook_is_read_by_a_process_of_its_own() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = send(&mut client, "CE hours Lindqvist.xlsx", &sample("CE hours Lindqvist.xlsx")).await.leads_to();
    let page = client.page(&there).await;
    assert!(page.contains("new."), "{page}");
    press(&mut client, &there, &[("then", "add")]).await.leads_to();
    assert!(titles(&mut client).await.len() > 3);
}

#[tokio::test]
async fn events_of_a_calendar_come_in_with_their_minutes() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let calendar = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\n\
        BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Grief in families\r\nDTSTART:20260314T140000Z\r\n\
        DTEND:20260314T170000Z\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:2\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Spring conference\r\nDTSTART;VALUE=DATE:20260412\r\n\
        DTEND;VALUE=DATE:20260414\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nUID:3\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Late talk\r\nDTSTART:20260316T003000Z\r\n\
        DURATION:PT1H30M\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
    let there = send(&mut client, "events.ics", calendar.as_bytes()).await.leads_to();
    let page = client.page(&there).await;
    assert!(page.contains("Grief in families") && page.contains("3 h"), "{page}");
    assert!(page.contains("March 15, 2026"), "by the clocks of New York it was the evening before: {page}");
    assert!(page.contains("It says no hours.") && page.contains("did not take place"), "{page}");
    press(&mut client, &there, &[("then", "add")]).await.leads_to();
    assert_eq!(titles(&mut client).await, ["Grief in families"]);
}

#[tokio::test]
async fn dates_that_may_be_two_days_are_asked_about_once() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let list = "Date,Course,Hours\n03/04/2026,Ethics,3\n05/06/2026,Grief,2\n";
    let there = paste(&mut client, list).await;
    let page = client.page(&there).await;
    assert!(page.contains("What comes first in a date such as 03/04/2026 or 05/06/2026?"), "{page}");
    assert!(page.contains("Nothing in it is new. 2 are not taken."), "{page}");
    let fields = [
        ("version", version(&page)),
        ("heading", "0".into()),
        ("what", "date".into()),
        ("what", "title".into()),
        ("what", "hours".into()),
        ("order", "day_first".into()),
    ];
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    client.post(&format!("{there}/columns"), &fields).await.leads_to();
    let page = client.page(&there).await;
    assert!(page.contains("April 3, 2026") && page.contains("2 rows are new."), "{page}");
    // The next list like it is read the same way.
    let next = paste(&mut client, "Date,Course,Hours\n07/08/2026,Law,1\n").await;
    assert!(client.page(&next).await.contains("August 7, 2026"));
}

#[tokio::test]
async fn columns_are_corrected_and_what_is_missing_is_said() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let there = paste(&mut client, "Alpha;Beta;Gamma\nEthics and the phone;2026-03-14;3\n").await;
    let page = client.page(&there).await;
    assert!(page.contains("“Beta” as date") && page.contains("“Gamma” as hours it took"), "{page}");
    for (whats, words) in [
        (["title", "", "hours"], "Say which column holds the date."),
        (["title", "title", "date"], "Two columns are read as “Title”."),
    ] {
        let refused = columns(&mut client, &there, whats).await;
        assert!(refused.status == 422 && refused.body.contains(words), "{words}: {}", refused.body);
    }
    columns(&mut client, &there, ["title", "date", "credit"]).await.leads_to();
    assert!(client.page(&there).await.contains("“Gamma” as credit in hours"));
}

/// Says what three columns hold, named by the first line.
async fn columns(client: &mut Client, there: &str, whats: [&str; 3]) -> Answer {
    let version = version(&client.page(there).await);
    let fields = [("version", version.as_str()), ("heading", "0"), ("what", whats[0]), ("what", whats[1])];
    client.post(&format!("{there}/columns"), &[&fields[..], &[("what", whats[2])]].concat()).await
}

#[tokio::test]
async fn what_is_no_list_is_answered_with_what_to_do() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let answer = client.upload("/imports/new", &[("id", &super::id()), ("text", "")], None).await;
    assert!(answer.status == 422 && answer.body.contains("Choose a file, or paste a list below."));
    let pdf = send(&mut client, "a.pdf", b"%PDF-1.7 nothing").await;
    assert!(pdf.status == 422 && pdf.body.contains("holds no list"), "{}", pdf.body);
    let broken = send(&mut client, "a.xlsx", b"PK\x03\x04 broken").await;
    assert!(broken.status == 422 && broken.body.contains("damaged"), "{}", broken.body);
    let archive = client.get("/account/export/growing-edge.zip").await;
    let own = send(&mut client, "growing-edge.zip", &archive.bytes).await;
    assert!(own.status == 422 && own.body.contains("href=\"/account/import\""), "{}", own.body);
    let text = [("id", super::id()), ("text", "kept as typed\n\"".into())];
    let text: Vec<(&str, &str)> = text.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let wide = vec!["x"; 65].join(",");
    let refused = client.upload("/imports/new", &[text[0], ("text", &wide)], None).await;
    assert!(refused.status == 422 && refused.body.contains("x,x,x"), "what was pasted stays: {}", refused.body);
}
