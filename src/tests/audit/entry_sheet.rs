//! The entry sheet: each field to be copied, each activity ticked once it is in the portal.

use super::workshop;
use crate::support::TestApp;

#[tokio::test]
async fn each_field_can_be_selected_and_what_is_not_recorded_is_said() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    assert!(client.page(&format!("{licence}/entry-sheet")).await.contains("Nothing to type yet."));
    workshop(&mut client, "Ethics at Dawn", &[("provider", "Marsh Lane Institute")]).await;
    let page = client.page(&format!("{licence}/entry-sheet")).await;
    for value in ["Ethics at Dawn", "03/01/2026", "Marsh Lane Institute"] {
        assert!(page.contains(&format!("readonly value=\"{value}\"")), "{value}: {page}");
    }
    assert!(page.contains("Not recorded"), "its approval number");
    assert!(page.contains("No text we hold states in which order a portal asks."));
    assert!(page.contains("src=\"/copy.js\""));
    let table = client.page(&format!("{licence}/entry-sheet/table")).await;
    assert!(table.contains("Approval number") && table.contains("Marsh Lane Institute"), "{table}");
}

#[tokio::test]
async fn an_activity_is_ticked_once_and_the_tick_taken_back() {
    let test = TestApp::new().await;
    let mut client = test.signed_in("Robin").await;
    let licence = client.texas("2027-04-30").await;
    let course = workshop(&mut client, "Ethics at Dawn", &[]).await;
    let sheet = format!("{licence}/entry-sheet");
    let tick = [("activity", course.as_str()), ("entered", "1")];
    for _ in 0..2 {
        assert_eq!(client.post(&sheet, &tick).await.leads_to(), format!("{sheet}#activity-{course}"));
    }
    let page = client.page(&sheet).await;
    assert!(
        page.contains("in the portal since Nov 23, 2026") && page.contains("All of them are in the portal."),
        "{page}"
    );
    client.post(&sheet, &[("activity", course.as_str()), ("entered", "")]).await.leads_to();
    assert!(client.page(&sheet).await.contains("One activity to type."));
    let mut other = test.signed_in("Kim").await;
    let hers = other.texas("2027-04-30").await;
    assert_eq!(other.post(&format!("{hers}/entry-sheet"), &tick).await.status, 404, "another's activity is not there");
}
